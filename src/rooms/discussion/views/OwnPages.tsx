import type { JSX } from 'preact';
import { formatDate } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { AccountPage, Portrait, type Account } from '../../accounts/accounts.ts';
import { appealWords } from '../appeals/appeal-words.ts';
import { editTimeLeft, type Comment } from '../comment.ts';
import type { History } from '../load-comments.ts';
import { ownReportsWords } from '../notices/own-reports-words.ts';
import type { MutedRow } from '../own-in-thread.store.ts';
import { noticeWords } from '../restrictions/notice-words.ts';
import { HistoryItem, HistoryPager, type HistoryScene } from './ReaderPage.tsx';

type OwnProps = { account: Account; scene: HistoryScene };

type ItemProps = { comment: Comment; scene: HistoryScene; now: number; editMinutes: number };

/** What has become of a comment, and what its writer can still do. */
const OwnFoot = ({ comment, scene: { visit, words }, now, editMinutes }: ItemProps): JSX.Element => {
  const path = visit.link(`/comments/${comment.id}`);
  const isThere = comment.state === 'published' || comment.state === 'waiting';
  const mayEdit = isThere && editTimeLeft(comment.createdAt, now, editMinutes) > 0;
  return (
    <p class="link-row">
      <strong class={comment.state === 'published' ? 'state' : 'state state-not'}>{words.states[comment.state]}</strong>
      <a href={`${path}/status`}>{words.status}</a>
      {comment.state === 'removed' ? (
        <a href={`${path}/status#appeal`}>{wordsFor(appealWords, visit.edition.language).title}</a>
      ) : null}
      {mayEdit ? <a href={`${path}/edit`}>{words.edit}</a> : null}
      {isThere ? <a href={`${path}/delete`}>{words.delete}</a> : null}
    </p>
  );
};

export type OwnCommentsProps = OwnProps & {
  history: History;
  isFirst: boolean;
  now: number;
  editMinutes: number;
  /** The account's own page for everybody, where it lets them. */
  publicPath: string | undefined;
};

/** Everything an account wrote. */
export const OwnComments = ({ account, history, scene, publicPath, ...rest }: OwnCommentsProps): JSX.Element => {
  const { visit, words } = scene;
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me/comments"
      title={words.ownTitle}
      standfirst={history.comments.length === 0 && rest.isFirst ? words.ownNone : words.ownText}
    >
      <p class="link-row">
        {publicPath === undefined ? null : <a href={publicPath}>{words.openPage}</a>}
        <a href={visit.link('/me/notices')}>{wordsFor(noticeWords, visit.edition.language).title}</a>
        <a href={visit.link('/me/reports')}>{wordsFor(ownReportsWords, visit.edition.language).title}</a>
      </p>
      <ol class="history">
        {history.comments.map((comment) => (
          <HistoryItem
            comment={comment}
            scene={scene}
            foot={<OwnFoot comment={comment} scene={scene} now={rest.now} editMinutes={rest.editMinutes} />}
          />
        ))}
      </ol>
      <HistoryPager history={history} scene={scene} path="/me/comments" isFirst={rest.isFirst} />
    </AccountPage>
  );
};

/** Whom an account has muted, each with the way back. */
export const OwnMutes = ({ account, scene, muted }: OwnProps & { muted: readonly MutedRow[] }): JSX.Element => {
  const { visit, words, place } = scene;
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me/mutes"
      title={words.mutesTitle}
      standfirst={muted.length === 0 ? words.mutesNone : words.mutesText}
    >
      <ul class="muted-list">
        {muted.map(({ commenterId, name, picture, at }) => (
          <li>
            {visit.textOnly ? null : <Portrait id={commenterId} name={name} picture={picture} />}
            <span>
              <bdi>{name}</bdi>
              <span class="meta">{words.mutedOn.replace('#', formatDate(at, place))}</span>
            </span>
            <form method="post" action={visit.link('/me/mutes')}>
              <input type="hidden" name="commenter" value={commenterId} />
              <Button tone="quiet">{words.unmute}</Button>
            </form>
          </li>
        ))}
      </ul>
    </AccountPage>
  );
};
