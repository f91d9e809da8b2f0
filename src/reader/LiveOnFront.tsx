import type { JSX } from 'preact';
import { cutText } from '../common/text.ts';
import { wordsFor } from '../common/words.ts';
import { bodyToText, type ArticleSummary, type LiveEntry } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { frontWords } from './front-words.ts';
import type { Pictures } from './story-pictures.ts';
import { ClockOrDate } from './story-time.tsx';
import { StoryTeaser } from './StoryTeaser.tsx';

const longest = 140;

/** How an entry without a headline begins, up to a word's end. */
const beginning = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${cutText(line, longest).replace(/\s\S*$/, '')}…`;
};

type LiveProps = {
  story: ArticleSummary;
  entries: readonly LiveEntry[];
  visit: Visit;
  pictures: Pictures;
  now: number;
};

/** A running live blog: its teaser, and what was reported last, each leading to its place in it. */
export const LiveOnFront = ({ story, entries, visit, pictures, now }: LiveProps): JSX.Element => {
  const href = visit.stay(story.path);
  return (
    <div class="front-live">
      <StoryTeaser story={story} size="major" visit={visit} pictures={pictures} hasStandfirst />
      {entries.length > 0 && (
        <div class="front-live-entries">
          <ol>
            {entries.map(({ id, at, headline, body }) => (
              <li>
                <span class="front-live-time">
                  <ClockOrDate at={at} today={now} visit={visit} />
                </span>
                <a href={`${href}?entry=${id}#entry-${id}`}>{headline || beginning(bodyToText(body))}</a>
              </li>
            ))}
          </ol>
          <p class="block-more">
            <a href={href}>{wordsFor(frontWords, visit.edition.language).allReports}</a>
          </p>
        </div>
      )}
    </div>
  );
};
