import type { JSX } from 'preact';
import { plural } from '../../../common/words.ts';
import { slot } from '../../../delivery/delivery.ts';
import type { Comment } from '../comment.ts';
import type { Branch } from '../thread.ts';
import { CommentItem, Foldable } from './CommentItem.tsx';
import { linkPrefix, type ThreadScene } from './thread-scene.ts';

/** An answer, with its own place for links to lead to. */
export const Answer = ({ comment, scene }: { comment: Comment; scene: ThreadScene }): JSX.Element => (
  <li id={`comment-${comment.id}`} data-changed={comment.changedAt}>
    <Foldable comment={comment}>
      <CommentItem comment={comment} scene={scene} />
    </Foldable>
  </li>
);

/** The answers below a top comment; the whole of them can be folded away. */
const Answers = ({
  branch: { root, answers, more },
  scene,
}: {
  branch: Branch;
  scene: ThreadScene;
}): JSX.Element | null => {
  if (answers.length === 0 && more === 0) return <>{slot('own-answers', root.articleId, root.id, 'new')}</>;
  const { words, visit } = scene;
  const { language } = visit.edition;
  const isWhole = scene.page.asked.answersTo === root.id;
  return (
    <details class="answers" open>
      <summary>{plural(language, Math.max(root.replyCount, answers.length), words.answers)}</summary>
      <ol class="answer-list">
        {answers.map((comment) => (
          <Answer comment={comment} scene={scene} />
        ))}
        {slot('own-answers', root.articleId, root.id)}
      </ol>
      {more > 0 && !isWhole ? (
        <a class="more-answers" href={`${linkPrefix(scene)}answers=${root.id}#comment-${root.id}`} rel="nofollow">
          {plural(language, more, words.moreAnswers)}
        </a>
      ) : null}
    </details>
  );
};

/** A top comment with what was answered to it. */
export const ThreadBranch = ({ branch, scene }: { branch: Branch; scene: ThreadScene }): JSX.Element => {
  const { root } = branch;
  const isFound = scene.page.asked.filter !== 'all';
  return (
    <li class="branch" id={`comment-${root.id}`} data-changed={root.changedAt}>
      <Foldable comment={root} answers={isFound ? 0 : root.replyCount}>
        <CommentItem comment={root} scene={scene} />
        {isFound ? (
          <p class="in-thread">
            <a href={`?comment=${root.id}#comment-${root.id}`} rel="nofollow">
              {scene.words.inThread}
            </a>
          </p>
        ) : (
          <Answers branch={branch} scene={scene} />
        )}
      </Foldable>
    </li>
  );
};
