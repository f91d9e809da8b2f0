import type { JSX } from 'preact';
import { clockTime } from '../../../common/clock-time.ts';
import { formatDate, isoInZone } from '../../../common/dates.ts';
import { formatNumber, wordsFor } from '../../../common/words.ts';
import { isoDuration } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { audioWords } from '../audio-words.ts';
import { lengthOf, type EpisodeView } from '../episodes/episode-view.ts';

/** Season and number of an episode, or that it is a trailer or bonus; in words, each on its own. */
export const placeWords = (
  { type, season, number }: Pick<EpisodeView, 'type' | 'season' | 'number'>,
  language: string,
): string[] => {
  const words = wordsFor(audioWords, language);
  const counted = (form: string, value: number | undefined): string[] =>
    value === undefined ? [] : [form.replace('#', formatNumber(language, value))];
  return [
    ...(type === 'full' ? [] : [words[type]]),
    ...counted(words.season, season),
    ...counted(words.number, number),
  ];
};

export type FactsProps = { visit: Visit; episode: EpisodeView; hasDate?: boolean; hasLength?: boolean };

/** When it came out, where in the show it belongs, how long it is. */
export const EpisodeFacts = ({ visit, episode, hasDate = true, hasLength = true }: FactsProps): JSX.Element | null => {
  const { language } = visit.edition;
  const { timeZone } = visit.publication.settings;
  const words = wordsFor(audioWords, language);
  const { publishedAt } = episode;
  const seconds = lengthOf(episode);
  const parts: (JSX.Element | string)[] = [
    ...(hasDate && publishedAt !== undefined
      ? [<time datetime={isoInZone(publishedAt, timeZone)}>{formatDate(publishedAt, { language, timeZone })}</time>]
      : []),
    ...placeWords(episode, language),
    ...(hasLength && seconds
      ? [<time datetime={isoDuration(Math.round(seconds))}>{words.length.replace('#', clockTime(seconds))}</time>]
      : []),
    ...(episode.isExplicit ? [words.explicit] : []),
  ];
  return parts.length === 0 ? null : (
    <p class="episode-facts meta">
      {parts.map((part, at) => (
        <>
          {at > 0 ? ' · ' : null}
          {part}
        </>
      ))}
    </p>
  );
};
