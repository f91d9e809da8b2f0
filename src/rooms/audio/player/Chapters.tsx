import type { JSX } from 'preact';
import { clockTime } from '../../../common/clock-time.ts';
import { atPath, type Playable } from './playable.ts';
import type { PlayerWords } from './player-words.ts';

/** The chapters as links to their seconds; the island plays from them in place. */
export const Chapters = ({
  playable: { chapters },
  path,
  words,
}: {
  playable: Playable;
  path: string;
  words: PlayerWords;
}): JSX.Element | null => {
  const shown = chapters.filter(({ isSilent }) => !isSilent);
  if (shown.length === 0) return null;
  return (
    <section class="player-chapters">
      <h2 class="player-title">{words.chapters}</h2>
      <ol>
        {shown.map(({ start, title }) => (
          <li>
            <a href={atPath(path, start)} data-t={start}>
              <span class="chapter-time">{clockTime(start)}</span>
              <bdi class="chapter-name">{title}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
};
