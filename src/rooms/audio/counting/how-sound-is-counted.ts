import type { CountedElsewhere } from '../../audience/audience.ts';
import { wordsFor } from '../../../common/words.ts';
import { showsOf } from '../shows/read-shows.ts';
import { soundCountWords } from './how-sound-is-counted-words.ts';

/** What the page “How we count” says of sound, where there are podcasts. */
export const howSoundIsCounted: CountedElsewhere = async (world, visit) => {
  if ((await showsOf(world)).length === 0) return undefined;
  const { title, points, countries } = wordsFor(soundCountWords, visit.edition.language);
  return { id: 'sound', title, points: world.config.geoDatabase === undefined ? points : [...points, countries] };
};
