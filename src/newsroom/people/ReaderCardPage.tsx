import type { ComponentChildren, JSX } from 'preact';
import { CommentText, commentStates, ruleName, type CommentState } from '../../rooms/discussion/discussion.ts';
import type { ReaderCard, ReaderHistory } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { saidOfAct } from '../desk/desk-names.ts';
import { CardPart } from './CardPart.tsx';
import { Connections } from './Connections.tsx';
import { At, CommentLine, counted, Covered, stateNames } from './people-pages.tsx';
import { Notes, type NoteTyped } from './ReaderNotes.tsx';
import { Reports } from './ReaderReports.tsx';

export type CardMay = {
  restrict: readonly ('warn' | 'suspend' | 'ban' | 'hold')[];
  lift: boolean;
  note: boolean;
  seeNotes: boolean;
};

export type CardProps = {
  card: ReaderCard;
  history: ReaderHistory;
  state: CommentState | undefined;
  visit: Visit;
  now: number;
  can: CardMay;
  note: NoteTyped;
};

const kinds: Record<string, string> = {
  warn: 'Warning',
  suspend: 'Suspended',
  ban: 'Banned',
  hold: 'All comments wait',
};
const acts = { warn: 'Warn', suspend: 'Suspend…', ban: 'Ban…', hold: 'Hold all comments' } as const;

const Fact = ({ name, children }: { name: string; children: ComponentChildren }): JSX.Element => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const accountWords = (card: ReaderCard): string => {
  const kind = card.isFormer
    ? 'deleted'
    : card.hasAccount
      ? (card.role ?? 'reader')
      : 'none here: known from an archive';
  return `${kind}${card.isDisabled ? ', closed' : ''}${card.badge ? ` · ${card.badge}` : ''}`;
};

const countWords = ({ counts }: ReaderCard): string =>
  commentStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state].toLocaleString('en')} ${stateNames[state].toLowerCase()}`)
    .join(', ') || 'none';

const Names = ({ card, visit }: Pick<CardProps, 'card' | 'visit'>): JSX.Element => (
  <Fact name="Earlier names">
    {card.names.map(({ name, until }) => (
      <span class="card-name" key={name}>
        <bdi>{name}</bdi>
        {until === undefined ? null : (
          <>
            {' '}
            until <At at={until} visit={visit} />
          </>
        )}
      </span>
    ))}
  </Fact>
);

const Facts = ({ card, visit }: Pick<CardProps, 'card' | 'visit'>): JSX.Element => (
  <dl class="card-facts">
    <Fact name="Known since">
      <At at={card.since} visit={visit} />
    </Fact>
    <Fact name="Account">{accountWords(card)}</Fact>
    <Fact name="Comments">{countWords(card)}</Fact>
    <Fact name="Liked">
      {counted(card.recommended, 'recommendation')}, {counted(card.picks, 'pick')}
    </Fact>
    {card.origins.length === 0 ? null : <Fact name="Came with an archive">{card.origins.join(', ')}</Fact>}
    {card.names.length === 0 ? null : <Names card={card} visit={visit} />}
    <Fact name="Reputation">{card.reputation.words}</Fact>
  </dl>
);

const Restrictions = ({ card, visit, can }: CardProps): JSX.Element => (
  <CardPart id="restrictions" title="Restrictions">
    {card.restrictions.length === 0 ? <p>None so far.</p> : null}
    <ul class="card-list">
      {card.restrictions.map((one) => (
        <li key={one.id} class={one.isInForce ? 'card-in-force' : undefined}>
          <b>{kinds[one.kind] ?? one.kind}</b> since <At at={one.startsAt} visit={visit} />
          {one.until === undefined ? '' : ' until '}
          {one.until === undefined ? null : <At at={one.until} visit={visit} />}
          {one.rule ? ` · ${ruleName(one.rule, 'en')}` : ''}
          {one.acknowledgedAt === undefined ? '' : ' · read and acknowledged'}
          {one.liftedAt === undefined ? '' : ' · lifted'}
          {one.words === '' ? null : (
            <>
              {' '}
              <q dir="auto">{one.words}</q>
            </>
          )}
          {one.isInForce && can.lift && one.kind !== 'warn' ? (
            <>
              {' '}
              <a href={visit.link(`/newsroom/restrictions/${one.id}/lift`)}>Lift…</a>
            </>
          ) : null}
        </li>
      ))}
    </ul>
    {can.restrict.length === 0 ? null : (
      <ul class="link-row card-acts">
        {can.restrict.map((kind) => (
          <li key={kind}>
            <a class="button button-quiet" href={visit.link(`/newsroom/readers/${card.id}/${kind}`)}>
              {acts[kind]}
            </a>
          </li>
        ))}
      </ul>
    )}
  </CardPart>
);

const Decisions = ({ card, visit }: CardProps): JSX.Element | null =>
  card.decisions.length === 0 ? null : (
    <CardPart id="decisions" title="Decisions">
      <ol class="card-list">
        {card.decisions.map((one) => (
          <li key={one.id}>
            <At at={one.at} visit={visit} />:{' '}
            <bdi>{one.isAutomated ? 'A check' : (one.by ?? 'Somebody who has left')}</bdi> {saidOfAct(one.act)}
            {one.rule ? ` · ${ruleName(one.rule, 'en')}` : ''}
            {one.words === '' ? null : (
              <>
                {' '}
                <q dir="auto">{one.words}</q>
              </>
            )}
            {one.commentId === undefined ? null : (
              <>
                {' '}
                <a href={visit.link(`/newsroom/discussion/comments/${one.commentId}`)}>Case</a>
              </>
            )}
          </li>
        ))}
      </ol>
    </CardPart>
  );

const States = ({ card, visit, state }: CardProps): JSX.Element => {
  const href = (one?: CommentState): string =>
    visit.link(`/newsroom/readers/${card.id}${one === undefined ? '' : `?state=${one}`}#history`);
  const all = Object.values(card.counts).reduce((sum, count) => sum + count, 0);
  return (
    <nav aria-label="Comments by state">
      <ul class="link-row">
        <li>
          <a href={href()} aria-current={state === undefined ? 'page' : undefined}>
            All ({all.toLocaleString('en')})
          </a>
        </li>
        {commentStates
          .filter((one) => card.counts[one] > 0)
          .map((one) => (
            <li key={one}>
              <a href={href(one)} aria-current={state === one ? 'page' : undefined}>
                {stateNames[one]} ({card.counts[one].toLocaleString('en')})
              </a>
            </li>
          ))}
        <li>
          <a href={visit.link(`/newsroom/discussion/search?q=&reader=${card.id}`)}>Search in them</a>
        </li>
      </ul>
    </nav>
  );
};

const History = (props: CardProps): JSX.Element => {
  const { card, history, visit, state } = props;
  const older = history.next;
  return (
    <CardPart id="history" title="Comments">
      <States {...props} />
      {history.comments.length === 0 ? <p>None.</p> : null}
      <ol class="found-list">
        {history.comments.map((item) => (
          <li key={item.id}>
            <CommentLine item={item} visit={visit} isAlone>
              <Covered isDisturbing={item.isDisturbing}>
                <div class="comment-text" dir="auto">
                  {item.body ? <CommentText body={item.body} /> : <p>(no text any more)</p>}
                </div>
              </Covered>
            </CommentLine>
          </li>
        ))}
      </ol>
      {older ? (
        <p>
          <a
            class="button button-quiet"
            rel="next"
            href={visit.link(
              `/newsroom/readers/${card.id}?${new URLSearchParams({ ...(state ? { state } : {}), before: `${older.at}-${older.id}` })}#history`,
            )}
          >
            Older
          </a>
        </p>
      ) : null}
    </CardPart>
  );
};

/** All that moderators may know about a reader. */
export const ReaderCardPage = (props: CardProps): JSX.Element => {
  const { card, visit, can, note } = props;
  return (
    <>
      {card.isFormer ? (
        <p class="notice">
          This reader has deleted their account. Their name and address are gone; what is left of their comments stays.
        </p>
      ) : null}
      <Facts card={card} visit={visit} />
      <Restrictions {...props} />
      {can.seeNotes ? <Notes card={card} visit={visit} mayWrite={can.note} typed={note} /> : null}
      {card.connections ? <Connections connections={card.connections} visit={visit} /> : null}
      <Decisions {...props} />
      <Reports reports={card.reports} visit={visit} />
      <History {...props} />
    </>
  );
};
