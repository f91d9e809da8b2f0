import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { CommentText, permalinkOf, ruleName, undoMinutes } from '../../rooms/discussion/discussion.ts';
import type {
  CaseDecision,
  CaseReport,
  Claim,
  DeskCase,
  DeskItem,
  LikeDecision,
} from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { LinkForm } from '../duties/LikeDecisions.tsx';
import { DeskBar } from '../views/DeskBar.tsx';
import { StaffBar } from '../views/StaffBar.tsx';
import { CaseActs } from './CaseActs.tsx';
import { casePath, deskPath } from './desk-address.ts';
import { reasonOfNote, saidOfAct } from './desk-names.ts';
import { DeskQueue } from './desk-element.ts';
import { At, CardText, Findings } from './DeskCard.tsx';

export type CasePageProps = {
  account: Account;
  visit: Visit;
  found: DeskCase;
  like: readonly LikeDecision[];
  claims: readonly Claim[];
  back: string;
  now: number;
};

const stateNames: Record<string, string> = {
  published: 'published',
  waiting: 'waits for a moderator',
  removed: 'removed',
  deleted: 'deleted by its writer',
  spam: 'spam',
  trash: 'in the bin',
};

type Turn = { item: DeskItem; visit: Visit; place: Place; isIt?: boolean; depth?: 'above' | 'below' | 'beside' };

const Turn = ({ item, visit, place, isIt = false, depth = 'beside' }: Turn): JSX.Element => (
  <li class={`desk-turn desk-turn-${depth}`} data-it={isIt ? '' : undefined}>
    <p class="desk-meta">
      <b>
        <bdi>{item.writer.name || 'Former reader'}</bdi>
      </b>{' '}
      · <At at={item.createdAt} place={place} />
      {item.state === 'published' ? '' : ` · ${stateNames[item.state] ?? item.state}`}
      {isIt ? null : (
        <>
          {' '}
          · <a href={visit.link(casePath(item.id))}>look at this one</a>
        </>
      )}
    </p>
    <CardText item={item} />
  </li>
);

const Conversation = ({
  found,
  visit,
  place,
}: Pick<CasePageProps, 'found' | 'visit'> & { place: Place }): JSX.Element => {
  const turn = (depth: 'above' | 'below' | 'beside') => (item: DeskItem) => (
    <Turn key={item.id} item={item} visit={visit} place={place} depth={depth} />
  );
  return (
    <section id="conversation" class="desk-part" aria-labelledby="conversation-title">
      <h2 id="conversation-title">Conversation</h2>
      <ol class="desk-turns">
        {found.ancestors.map(turn('above'))}
        {found.before.map(turn('beside'))}
        <Turn item={found.item} visit={visit} place={place} isIt />
        {found.answers.map(turn('below'))}
        {found.after.map(turn('beside'))}
      </ol>
      <p>
        <a href={permalinkOf(found.item, visit.stay(found.item.path))}>The whole discussion</a>
      </p>
    </section>
  );
};

const reportStates: Record<string, string> = { open: 'open', upheld: 'confirmed', declined: 'not confirmed' };

const Reports = ({ reports, place }: { reports: readonly CaseReport[]; place: Place }): JSX.Element | null =>
  reports.length === 0 ? null : (
    <section class="desk-part" aria-labelledby="reports-title">
      <h2 id="reports-title">What readers say</h2>
      <ul class="desk-why">
        {reports.map((report) => (
          <li key={report.id}>
            <b>{reasonOfNote(report)}</b>, <At at={report.at} place={place} /> (
            {reportStates[report.state] ?? report.state}
            {report.handledBy ? `, ${report.handledBy}` : ''})
            {report.text ? (
              <>
                : <q dir="auto">{report.text}</q>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );

const Revisions = ({ revisions, place }: Pick<DeskCase, 'revisions'> & { place: Place }): JSX.Element | null =>
  revisions.length === 0 ? null : (
    <section class="desk-part" aria-labelledby="revisions-title">
      <h2 id="revisions-title">Earlier versions</h2>
      {revisions.map(({ number, at, body }) => (
        <details key={number}>
          <summary>
            Version {number}, <At at={at} place={place} />
          </summary>
          <div class="desk-text comment-text" dir="auto">
            {body ? <CommentText body={body} /> : null}
          </div>
        </details>
      ))}
    </section>
  );

const TraceLine = ({ decision, place }: { decision: CaseDecision; place: Place }): JSX.Element => (
  <>
    <b>
      <bdi>{decision.by || (decision.isAutomated ? 'A rule' : 'Former staff')}</bdi>
    </b>{' '}
    {saidOfAct(decision.act)}
    {decision.rule ? ` under “${ruleName(decision.rule, 'en')}”` : ''}, <At at={decision.at} place={place} />
    {decision.isAutomated ? ', automatically' : ''}
    {decision.guidelines > 0 ? `, guidelines ${decision.guidelines}` : ''}
    {decision.words ? (
      <>
        : <q dir="auto">{decision.words}</q>
      </>
    ) : null}
  </>
);

const Trace = ({
  found,
  visit,
  place,
  back,
  now,
}: Omit<CasePageProps, 'like' | 'claims' | 'account'> & { place: Place }): JSX.Element => {
  const last = found.trace.at(-1);
  const mayUndo = last?.isOwn === true && last.act !== 'undo' && now - last.at < undoMinutes * 60_000;
  return (
    <section class="desk-part" aria-labelledby="trace-title">
      <h2 id="trace-title">Decisions</h2>
      {found.trace.length === 0 ? <p class="desk-meta">Nothing has been decided about it.</p> : null}
      <ol class="desk-why">
        {found.trace.map((decision) => (
          <li key={decision.id}>
            <TraceLine decision={decision} place={place} />
          </li>
        ))}
      </ol>
      {mayUndo ? (
        <form method="post" action={visit.link(`${deskPath}/undo`)}>
          <input type="hidden" name="decisions" value={last.id} />
          <input type="hidden" name="back" value={back} />
          <button type="submit" class="desk-act">
            Take back your decision
          </button>
        </form>
      ) : null}
    </section>
  );
};

const judging = new Set(['approve', 'remove', 'restore']);

const Like = ({
  like,
  visit,
  place,
  found,
}: Pick<CasePageProps, 'like' | 'visit' | 'found'> & { place: Place }): JSX.Element | null => {
  // What is linked are decisions: before there is one about this comment there is nothing to link.
  const own = found.trace.findLast(({ act }) => judging.has(act))?.id;
  return like.length === 0 ? null : (
    <section class="desk-part" aria-labelledby="like-title">
      <h2 id="like-title">Decided like this before</h2>
      <ul class="desk-why">
        {like.map((one) => (
          <li key={one.decisionId}>
            <b>
              <bdi>{one.by ?? 'A rule'}</bdi>
            </b>{' '}
            {saidOfAct(one.act)}
            {one.rule ? ` under “${ruleName(one.rule, 'en')}”` : ''}, {formatDateTime(one.at, place)}:{' '}
            <a href={visit.link(casePath(one.commentId))} dir="auto">
              {one.text.slice(0, 140)}
            </a>
            {own === undefined ? null : <LinkForm decisionId={own} likeId={one.decisionId} isLinked={one.isLinked} />}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Facts = ({
  found: { item },
  visit,
  place,
}: Pick<CasePageProps, 'found' | 'visit'> & { place: Place }): JSX.Element => (
  <p class="desk-meta">
    By{' '}
    <a href={visit.link(`/newsroom/readers/${item.writer.id}`)}>
      <bdi>{item.writer.name || 'Former reader'}</bdi>
    </a>
    , <At at={item.createdAt} place={place} />, {stateNames[item.state] ?? item.state}
    {item.rule ? ` under “${ruleName(item.rule, 'en')}”` : ''}
    {item.isClosed ? ', answers below it are closed' : ''} · under{' '}
    <a href={visit.stay(item.path)} dir="auto">
      {item.headline}
    </a>{' '}
    · {item.writer.reputation.words}
  </p>
);

/** A comment with all that is known of it, and all that can be done: works as a page of its own, without a script. */
export const CasePage = (props: CasePageProps): JSX.Element => {
  const { account, visit, found, like, claims, back, now } = props;
  const place: Place = { language: 'en-GB', timeZone: visit.publication.settings.timeZone };
  const other = claims.find(({ accountId }) => accountId !== account.id);
  const { item } = found;
  return (
    <div class="page staff">
      <StaffBar account={account} here="discussion" />
      <DeskBar here="queues" account={account} />
      <DeskQueue class="desk-case" data-me={account.id} data-base={visit.link(deskPath)} data-case={item.id}>
        <div class="desk-head">
          <h1>
            Comment by <bdi>{item.writer.name || 'a former reader'}</bdi>
          </h1>
          <Facts found={found} visit={visit} place={place} />
          <p class="desk-claim" data-claim>
            {other ? `${other.name} is looking at this` : ''}
          </p>
        </div>
        <div class="desk-case-main">
          <Conversation found={found} visit={visit} place={place} />
          <CaseActs item={item} visit={visit} back={back} now={now} />
        </div>
        <div class="desk-case-side">
          {item.findings.length > 0 ? (
            <section class="desk-part" aria-labelledby="checks-title">
              <h2 id="checks-title">What the checks found</h2>
              <Findings item={item} place={place} />
            </section>
          ) : null}
          <Reports reports={found.reports} place={place} />
          <Trace found={found} visit={visit} place={place} back={back} now={now} />
          <Like like={like} visit={visit} place={place} found={found} />
          <Revisions revisions={found.revisions} place={place} />
        </div>
      </DeskQueue>
    </div>
  );
};
