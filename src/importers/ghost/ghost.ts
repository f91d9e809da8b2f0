import type { ForeignSystem } from '../shared/foreign.ts';
import { fetchAddress, mediaAddress } from './ghost-address.ts';
import { ghostItems } from './ghost-items.ts';
import { surveyGhost } from './ghost-survey.ts';

/** Ghost: the JSON of Settings → Import/Export, as it is or packed. */
export const ghost: ForeignSystem = {
  source: 'ghost',
  label: 'Ghost',
  fileNames: /\.json$/i,
  survey: surveyGhost,
  items: ghostItems,
  oldListPaths: ({ kind, key, slug }) =>
    kind === 'author' ? [`/author/${slug}`] : [`/tag/${key.slice(key.indexOf('/') + 1)}`],
  fetchAddress,
  mediaAddress,
};
