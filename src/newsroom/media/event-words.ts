import type { MediaEvent } from '../../rooms/media/media.ts';

/** What somebody did, after their name. */
export const eventWords: Record<MediaEvent['act'], string> = {
  added: 'added it',
  changed: 'changed what is said about it',
  replaced: 'replaced its file',
  'put-back': 'put a former file back',
  binned: 'put it into the bin',
  restored: 'took it out of the bin',
};

/** The parts of a medium by their columns. */
export const partNames: Record<string, string> = {
  title: 'Name',
  alt: 'Alternative text',
  caption: 'Caption',
  texts: 'Texts in other languages',
  credit: 'Credit',
  credit_url: 'Address of the credit',
  licence: 'Licence',
  licence_url: 'Address of the licence',
  holder: 'Whose the rights are',
  usage_terms: 'Usage terms',
  expires_at: 'May be used until',
  focal_x: 'Focal point, from the left',
  focal_y: 'Focal point, from the top',
};
