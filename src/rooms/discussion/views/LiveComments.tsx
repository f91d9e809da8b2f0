import type { JSX } from 'preact';
import { slot } from '../../../delivery/delivery.ts';
import type { Comment } from '../comment.ts';
import { Answer, ThreadBranch } from './ThreadBranch.tsx';
import type { ThreadScene } from './thread-scene.ts';

const below = (rootId: string, answers: readonly Comment[]): Comment[] =>
  answers.filter((answer) => answer.rootId === rootId);

/** Comments as they stand in the thread, for an open page to take in: top comments, and answers by what they stand under. */
export const LiveComments = ({
  comments,
  asked,
  scene,
}: {
  comments: readonly Comment[];
  /** What was asked for: some of it may wait, and then only its writer is given it. */
  asked: readonly string[];
  scene: ThreadScene;
}): JSX.Element => {
  const roots = comments.filter(({ parentId }) => parentId === undefined);
  const answers = comments.filter(({ parentId }) => parentId !== undefined);
  const here = new Set(roots.map(({ id }) => id));
  const elsewhere = [...new Set(answers.map(({ rootId }) => rootId))].filter((id) => !here.has(id));
  return (
    <>
      <ol class="thread">
        {roots.map((root) => {
          const shown = below(root.id, answers);
          const more = Math.max(0, root.replyCount - shown.length);
          return <ThreadBranch branch={{ root, answers: shown, more }} scene={scene} />;
        })}
      </ol>
      {elsewhere.map((rootId) => (
        <ol class="answer-list" data-root={rootId}>
          {below(rootId, answers).map((comment) => (
            <Answer comment={comment} scene={scene} />
          ))}
        </ol>
      ))}
      {asked
        .filter((id) => !comments.some((comment) => comment.id === id))
        .map((id) => slot('own-one', scene.article.id, id))}
    </>
  );
};
