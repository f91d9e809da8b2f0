import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  actWords,
  CommentText,
  deskLists,
  mostCounted,
  ruleWords,
  rules,
  wordsOfFinding,
  type DeskItem,
  type DeskList,
  type DeskNote,
  type DeskPage,
} from '../../rooms/discussion/discussion.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { nameOfCheck, wordsOfVerdict } from '../check-names.ts';
import { StaffBar } from './StaffBar.tsx';

type Counts = Record<Exclude<DeskList, 'newest'>, number>;

type DeskProps = { account: Account; visit: Visit; list: DeskList; page: DeskPage; counts: Counts };

const names: Record<DeskList, string> = {
  waiting: 'Waiting',
  reported: 'Reported',
  illegal: 'Notices of illegal content',
  errors: 'Errors in stories',
  newest: 'Newest',
};

const nothing: Record<DeskList, string> = {
  waiting: 'Nothing waits. Readers see every comment that was let through.',
  reported: 'No open reports.',
  illegal: 'No open notices.',
  errors: 'Nobody has found an error that is still open.',
  newest: 'Nobody has written anything yet.',
};

const counted = (count: number): string => (count >= mostCounted ? `${mostCounted - 1}+` : String(count));

const Lists = ({ list, counts, visit }: Pick<DeskProps, 'list' | 'counts' | 'visit'>): JSX.Element => (
  <nav aria-label="Lists">
    <ul class="link-row">
      {deskLists.map((one) => (
        <li key={one}>
          <a href={visit.link(`/newsroom/discussion?list=${one}`)} aria-current={one === list ? 'page' : undefined}>
            {names[one]}
            {one === 'newest' ? null : ` (${counted(counts[one])})`}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const At = ({ at, place }: { at: number; place: Place }): JSX.Element => (
  <time datetime={new Date(at).toISOString()}>{formatDateTime(at, place)}</time>
);

const Writer = ({ item: { writer }, visit }: { item: DeskItem; visit: Visit }): JSX.Element => (
  <span>
    <b>
      {writer.hasAccount ? (
        <a href={visit.link(`/reader/${writer.id}`)}>
          <bdi>{writer.name || 'Former reader'}</bdi>
        </a>
      ) : (
        <bdi>{writer.name || 'Former reader'}</bdi>
      )}
    </b>
    {writer.badge ? ` · ${writer.badge}` : ''} · {writer.published} published, {writer.removed} removed
  </span>
);

const Findings = ({ item, place }: { item: DeskItem; place: Place }): JSX.Element | null =>
  item.findings.length === 0 ? null : (
    <ul class="queue-why" aria-label="What the checks found">
      {item.findings.map((finding) => (
        <li key={finding.check}>
          <b>{nameOfCheck(finding)}</b> ({wordsOfVerdict(finding)}): {wordsOfFinding(finding, 'en', place.timeZone)}
        </li>
      ))}
    </ul>
  );

const reasonOf = (note: DeskNote): string =>
  note.notice
    ? ((actWords.en.grounds as Record<string, string>)[note.reason] ?? note.reason)
    : note.reason === 'error'
      ? 'Possible error'
      : ruleWords(note.reason, 'en');

const Note = ({ note, place }: { note: DeskNote; place: Place }): JSX.Element => (
  <li>
    <b>{reasonOf(note)}</b>, <At at={note.at} place={place} />
    {note.text === '' ? null : <span dir="auto">: {note.text}</span>}
    {note.notice ? (
      <span>
        {' '}
        — <bdi>{note.notice.name || 'no name'}</bdi>, <bdi>{note.notice.email || 'no address'}</bdi>,{' '}
        <bdi>{note.notice.place}</bdi>
      </span>
    ) : null}
  </li>
);

const Removal = ({ item, visit }: { item: DeskItem; visit: Visit }): JSX.Element => (
  <details class="queue-remove">
    <summary class="button button-quiet">Remove …</summary>
    <form class="form" method="post" action={visit.link(`/comments/${item.id}/remove`)}>
      <label>
        Rule{' '}
        <select class="input" name="rule">
          {rules.map((rule) => (
            <option key={rule} value={rule}>
              {ruleWords(rule, 'en')}
            </option>
          ))}
        </select>
      </label>
      <label>
        Words to the writer
        <textarea class="input" name="words" rows={2} maxlength={2_000} dir="auto" />
      </label>
      <Button>Remove</Button>
    </form>
  </details>
);

const Act = ({
  path,
  label,
  fields = {},
}: {
  path: string;
  label: string;
  fields?: Record<string, string>;
}): JSX.Element => (
  <form method="post" action={path}>
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <Button tone="quiet">{label}</Button>
  </form>
);

const Acts = ({ item, visit, list }: { item: DeskItem; visit: Visit; list: DeskList }): JSX.Element => {
  const path = visit.link(`/comments/${item.id}`);
  if (list === 'errors')
    return (
      <div class="queue-acts">
        {item.notes.map((note) => (
          <>
            <Act path={visit.link(`/reports/${note.id}/close`)} label="It was an error" fields={{ upheld: '1' }} />
            <Act path={visit.link(`/reports/${note.id}/close`)} label="No error" />
          </>
        ))}
      </div>
    );
  return (
    <div class="queue-acts">
      {item.state === 'removed' ? (
        <Act path={`${path}/restore`} label="Restore" />
      ) : (
        <>
          {list === 'newest' ? null : (
            <Act path={`${path}/approve`} label={item.state === 'waiting' ? 'Approve' : 'It is in order'} />
          )}
          <Removal item={item} visit={visit} />
        </>
      )}
      {item.state === 'published' ? <a href={`${path}/pick`}>{item.isPick ? 'Picked' : 'Pick'}</a> : null}
      {item.state === 'published' && item.writer.badge !== 'source' ? (
        <Act path={`${path}/source`} label="Writer is a source" />
      ) : null}
      {item.writer.badge === 'source' ? (
        <Act path={`${path}/source`} label="No longer a source" fields={{ off: '1' }} />
      ) : null}
    </div>
  );
};

type ItemProps = { item: DeskItem; place: Place; visit: Visit; list: DeskList };

const Item = ({ item, place, visit, list }: ItemProps): JSX.Element => (
  <li class="queue-item">
    <p class="queue-head">
      <Writer item={item} visit={visit} /> · <At at={item.createdAt} place={place} />
      {item.editedAt === undefined ? '' : ' · edited'}
      {item.isAnswer ? ' · an answer' : ''} · {item.recommends} recommendations
    </p>
    <p class="queue-head">
      Under{' '}
      <a href={item.state === 'published' ? visit.link(`/comments/${item.id}`) : visit.stay(item.path)} dir="auto">
        {item.headline}
      </a>{' '}
      · <a href={visit.link(`/threads/${item.articleId}/state`)}>Discussion’s state</a>
    </p>
    <div class="comment-text" dir="auto">
      {item.body ? <CommentText body={item.body} /> : <p>(no text)</p>}
    </div>
    <Findings item={item} place={place} />
    {item.notes.length === 0 ? null : (
      <ul class="queue-why" aria-label="What readers say">
        {item.notes.map((note) => (
          <Note key={note.id} note={note} place={place} />
        ))}
      </ul>
    )}
    <Acts item={item} visit={visit} list={list} />
  </li>
);

/** What moderators have to look at; every act leads back to the list it was done in. */
export const DiscussionDesk = ({ account, visit, list, page, counts }: DeskProps): JSX.Element => {
  const place = { language: 'en-GB', timeZone: visit.publication.settings.timeZone };
  const { next } = page;
  return (
    <div class="page staff">
      <StaffBar account={account} here="discussion" />
      <h1>Discussion</h1>
      <Lists list={list} counts={counts} visit={visit} />
      <h2>{names[list]}</h2>
      {page.items.length === 0 ? <p>{nothing[list]}</p> : null}
      <ol class="queue">
        {page.items.map((item) => (
          <Item key={item.id} item={item} place={place} visit={visit} list={list} />
        ))}
      </ol>
      {next ? (
        <p>
          <a href={visit.link(`/newsroom/discussion?list=${list}&after=${next.at}-${next.id}`)} rel="next">
            More
          </a>
        </p>
      ) : null}
    </div>
  );
};
