import type { JSX } from 'preact';
import { plural } from '../../../common/words.ts';
import type { ThreadScene } from './thread-scene.ts';

/** At the head of a story: how much was said about it, leading there. */
export const ThreadLink = ({ scene: { page, visit, words } }: { scene: ThreadScene }): JSX.Element => {
  const { commentCount } = page.thread;
  return (
    <a class="tool tool-comments" href="#comments">
      {commentCount > 0 ? plural(visit.edition.language, commentCount, words.count) : words.discussion}
    </a>
  );
};
