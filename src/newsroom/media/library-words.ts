import { libraryFilters, type LibraryFilter, type MediaKind } from '../../rooms/media/media.ts';

export const kindNames: Record<MediaKind, { one: string; many: string }> = {
  picture: { one: 'Picture', many: 'Pictures' },
  sound: { one: 'Sound', many: 'Sound' },
  film: { one: 'Film', many: 'Film' },
  file: { one: 'Document', many: 'Documents' },
};

export const filterNames: Record<LibraryFilter, string> = {
  'no-alt': 'No alternative text',
  'no-credit': 'No credit',
  expired: 'Rights have ended',
  expiring: 'Rights end within 30 days',
  unused: 'Not used anywhere',
  missing: 'File missing',
  bin: 'Bin',
};

export const filterOf = (text: string | undefined): LibraryFilter | undefined =>
  libraryFilters.find((filter) => filter === text);

/** What a list says when nothing is in it. */
export const emptyWords: Record<LibraryFilter | 'all' | 'search', string> = {
  all: 'Nothing is in the library yet. Upload pictures, sound, film or documents above.',
  search: 'Nothing was found. Fewer words, or another list, may help.',
  'no-alt': 'Every picture has its alternative text.',
  'no-credit': 'Everything has its credit.',
  expired: 'No rights have ended.',
  expiring: 'No rights end within 30 days.',
  unused: 'Everything is used somewhere.',
  missing: 'No file is missing.',
  bin: 'The bin is empty.',
};

export const bytesInWords = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'KB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
};

export const secondsInWords = (seconds: number): string => {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};
