import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { Portrait } from '../../accounts/accounts.ts';
import type { Comment } from '../comment.ts';
import type { ThreadWords } from '../thread-words.ts';
import { nameOf, Who, Words } from './CommentItem.tsx';
import { momentWords } from './thread-scene.ts';

export type OwnWaitingProps = { comment: Comment; visit: Visit; words: ThreadWords; now: number; mayEdit: boolean };

const Answered = ({ comment: { inReplyTo }, words }: OwnWaitingProps): JSX.Element | null => {
  if (!inReplyTo || inReplyTo.name === '') return null;
  const [before = '', after = ''] = words.inReplyTo.split('#');
  return (
    <a class="in-reply" href={`?comment=${inReplyTo.id}#comment-${inReplyTo.id}`} rel="nofollow">
      {before}
      <bdi>{inReplyTo.name}</bdi>
      {after}
    </a>
  );
};

/** A comment that waits, where it will stand: only its writer is shown it. */
export const OwnWaiting = (props: OwnWaitingProps): JSX.Element => {
  const { comment, visit, words, now, mayEdit } = props;
  const path = visit.link(`/comments/${comment.id}`);
  const { ago, exact, iso } = momentWords(comment.createdAt, { visit, now });
  const { commenter } = comment;
  return (
    <li class={`${comment.parentId === undefined ? 'branch ' : ''}is-waiting`} id={`comment-${comment.id}`}>
      <article class="comment">
        <div class="comment-head">
          {visit.textOnly ? null : (
            <Portrait
              id={commenter.accountId ?? commenter.id}
              name={nameOf(comment, { words })}
              picture={commenter.picture}
            />
          )}
          <Who comment={comment} scene={{ visit, words }} />
          <p class="when-line">
            <Answered {...props} />
            <time class="when" datetime={iso} title={exact}>
              {ago}
            </time>
          </p>
        </div>
        <p class="waits">{words.waitingHere}</p>
        <Words comment={comment} scene={{ visit, words }} />
        <div class="comment-tools">
          <a class="tool" href={`${path}/status`}>
            {words.waitingSee}
          </a>
          {mayEdit ? (
            <a class="tool" href={`${path}/edit`}>
              {words.edit}
            </a>
          ) : null}
          <a class="tool" href={`${path}/delete`}>
            {words.delete}
          </a>
        </div>
      </article>
    </li>
  );
};
