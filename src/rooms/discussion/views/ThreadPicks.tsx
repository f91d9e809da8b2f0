import type { JSX } from 'preact';
import { Portrait } from '../../accounts/accounts.ts';
import type { Comment } from '../comment.ts';
import { nameOf, PickedBy, When, Who, Words } from './CommentItem.tsx';
import type { ThreadScene } from './thread-scene.ts';

const Pick = ({ comment, scene }: { comment: Comment; scene: ThreadScene }): JSX.Element => (
  <li class="pick" id={`pick-${comment.id}`}>
    <div class="comment-head">
      {scene.visit.textOnly ? null : (
        <Portrait
          id={comment.commenter.accountId ?? comment.commenter.id}
          name={nameOf(comment, scene)}
          picture={comment.commenter.picture}
        />
      )}
      <Who comment={comment} scene={scene} />
      <p class="when-line">
        <When comment={comment} scene={scene} />
      </p>
    </div>
    <Words comment={comment} scene={scene} />
    <p class="pick-why">
      {comment.pick?.why ? (
        <span class="why" dir="auto">
          {comment.pick.why}
        </span>
      ) : null}
      <PickedBy pick={comment.pick} scene={scene} />
    </p>
    <a class="tool" href={`?comment=${comment.id}#comment-${comment.id}`} rel="nofollow">
      {scene.words.inThread}
    </a>
  </li>
);

/** What editors picked from the discussion: who did, and why. */
export const ThreadPicks = ({ scene }: { scene: ThreadScene }): JSX.Element | null => {
  const { page, words } = scene;
  if (page.picks.length === 0) return null;
  return (
    <section class="picks" aria-labelledby="picks">
      <h3 id="picks">{words.picks}</h3>
      <ol class="pick-list">
        {page.picks.map((comment) => (
          <Pick comment={comment} scene={scene} />
        ))}
      </ol>
    </section>
  );
};
