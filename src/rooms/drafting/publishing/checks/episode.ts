import type { EpisodeFacts } from '../episode-facts.store.ts';
import type { Found, Looking } from './found.ts';

const soundWords = ({ hasSound, state, fault }: EpisodeFacts): string | undefined => {
  if (!hasSound) return 'The episode has no sound yet.';
  if (state === 'refused') return `The sound cannot be published: ${fault}`;
  return state === 'ready' ? undefined : 'The sound is still being looked into.';
};

/** Shorter ones are jumped through without chapters. */
const longWithoutChapters = 10 * 60;

/** What an episode needs to be heard, found and followed. */
const episode: Looking = ({ story, episode: facts }) => {
  if (story.fields.kind !== 'episode') return [];
  const at = `/newsroom/episodes/${story.row.id}`;
  if (!facts) return [{ key: 'sound', isFine: false, words: 'The episode is part of no show yet.', where: at }];
  const missing = soundWords(facts);
  const { duration, hasArt, chapters, transcripts } = facts;
  const found: Found[] = [
    {
      key: 'sound',
      isFine: missing === undefined,
      words: missing ?? 'The sound is there, and its length is known.',
      where: at,
    },
    {
      key: 'episode-art',
      isFine: hasArt,
      words: hasArt ? 'There is art, its own or the show’s.' : 'Neither the episode nor its show has art.',
      where: `${at}/details`,
    },
    {
      key: 'transcript',
      isFine: transcripts > 0,
      words: transcripts > 0 ? 'There is a transcript.' : 'There is no transcript: who cannot hear it is left out.',
      where: `${at}/transcript`,
    },
  ];
  if (chapters > 0 || (duration ?? 0) >= longWithoutChapters)
    found.push({
      key: 'chapters',
      isFine: chapters > 0,
      words:
        chapters > 0
          ? `It has ${chapters === 1 ? 'a chapter' : `${chapters} chapters`}.`
          : 'It is long, and has no chapters.',
      where: `${at}/chapters`,
    });
  return found;
};

export const episodeChecks: readonly Looking[] = [episode];
