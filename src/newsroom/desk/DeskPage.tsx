import type { JSX } from 'preact';
import type { Place } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  mostCounted,
  type Claim,
  type DeskCounts,
  type DeskList,
  type DeskPage as Page,
  type OwnLatest,
  type SavedView,
} from '../../rooms/moderation/moderation.ts';
import type { ShiftNotice } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { DeskBar } from '../views/DeskBar.tsx';
import { ShiftBar } from '../duties/ShiftBar.tsx';
import { SaveView } from '../people/SaveView.tsx';
import { StaffBar } from '../views/StaffBar.tsx';
import { deskHref, isNarrowed, type DeskView } from './desk-address.ts';
import { countOf, listEmpty, listHints, listNames, listOrder, ruleChoices, saidOfAct } from './desk-names.ts';
import { DeskQueue } from './desk-element.ts';
import { DeskCard, type CardScene } from './DeskCard.tsx';
import { DeskFilters, type FilterChoices } from './DeskFilters.tsx';

export type DeskPageProps = {
  account: Account;
  visit: Visit;
  view: DeskView & { list: DeskList };
  page: Page;
  counts: DeskCounts;
  claims: readonly Claim[];
  views: readonly SavedView[];
  choices: FilterChoices;
  latest: OwnLatest | undefined;
  notice: ShiftNotice | undefined;
  now: number;
  mayDecide: boolean;
  maySeeEscalations: boolean;
};

export const counted = (count: number): string => (count >= mostCounted ? `${mostCounted - 1}+` : String(count));

/** Lists that have pages of their own. */
const elsewhere: Partial<Record<DeskList, string>> = {
  appeals: '/newsroom/discussion/appeals',
  escalated: '/newsroom/discussion/escalations',
};

const Lists = ({ view, counts, visit, maySeeEscalations }: DeskPageProps): JSX.Element => (
  <nav class="desk-lists" aria-label="Queues">
    <ul>
      {listOrder.map((one) => {
        const count = countOf(counts, one);
        if (one === 'escalated' && !maySeeEscalations) return null;
        const href = elsewhere[one] ?? `/newsroom/discussion?list=${one}`;
        return (
          <li key={one}>
            <a href={visit.link(href)} aria-current={one === view.list ? 'page' : undefined}>
              {listNames[one]}
              {count === undefined ? null : (
                <>
                  {' '}
                  <span class="desk-count" data-count={one} data-some={count > 0 ? '' : undefined}>
                    {`(${counted(count)})`}
                  </span>
                </>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  </nav>
);

const Views = ({ views, visit }: Pick<DeskPageProps, 'views' | 'visit'>): JSX.Element | null =>
  views.length === 0 ? null : (
    <nav class="desk-lists desk-views" aria-label="Saved views">
      <p class="desk-meta">Saved views</p>
      <ul>
        {views.map(({ id, name, href, isOwn, by }) => (
          <li key={id}>
            <a href={visit.link(href)}>
              <bdi>{name}</bdi>
              {isOwn ? null : (
                <span class="desk-count">
                  {' '}
                  <bdi>{by}</bdi>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

/** Taking back what one has just decided. */
const Undo = ({ latest, visit, back }: Pick<DeskPageProps, 'latest' | 'visit'> & { back: string }): JSX.Element => (
  <form class="desk-undo" method="post" action={visit.link('/newsroom/discussion/undo')} hidden={latest === undefined}>
    <input type="hidden" name="back" value={back} />
    {latest?.decisionIds.map((id) => (
      <input key={id} type="hidden" name="decisions" value={id} />
    ))}
    <p data-said>
      {latest
        ? `You ${latest.commentIds.length === 1 ? saidOfAct(latest.act) : `${saidOfAct(latest.act)} (${latest.commentIds.length} comments)`}.`
        : ''}
    </p>
    <button type="submit" class="desk-act">
      Undo
    </button>
  </form>
);

const Bulk = ({
  visit,
  back,
  now,
  view,
}: Pick<DeskPageProps, 'visit' | 'now' | 'view'> & { back: string }): JSX.Element => (
  <form
    class="desk-bulk"
    id="desk-bulk"
    method="post"
    action={visit.link('/newsroom/discussion/decide')}
    aria-label="Decide about all that are selected"
  >
    {/* So that Enter on a box does not send the form: its first button is what Enter presses. */}
    <button type="submit" disabled hidden />
    <input type="hidden" name="since" value={now} />
    <input type="hidden" name="back" value={back} />
    <p data-selected>All that are selected:</p>
    {view.list === 'removed' ? (
      <button type="submit" class="desk-act" name="act" value="restore">
        Restore
      </button>
    ) : (
      <>
        {view.list === 'approved' ? null : (
          <button type="submit" class="desk-act desk-act-first" name="act" value="approve">
            {view.list === 'waiting' ? 'Approve' : 'In order'}
          </button>
        )}
        <label>
          <span class="unseen">Rule of the guidelines</span>
          <select class="input" name="rule">
            {ruleChoices().map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="unseen">Words to the writers</span>
          <input class="input" name="words" maxlength={2_000} placeholder="Words to the writers" dir="auto" />
        </label>
        <button type="submit" class="desk-act" name="act" value="remove">
          Remove
        </button>
        {view.list === 'new' ? (
          <button type="submit" class="desk-act" formaction={visit.link('/newsroom/discussion/looked')}>
            Seen
          </button>
        ) : null}
      </>
    )}
  </form>
);

const Cards = (props: DeskPageProps & { back: string }): JSX.Element => {
  const { account, visit, view, page, claims, now, back, mayDecide } = props;
  const place: Place = { language: 'en-GB', timeZone: visit.publication.settings.timeZone };
  const others = new Map(
    claims.filter(({ accountId }) => accountId !== account.id).map(({ subject, name }) => [subject, name]),
  );
  const scene = (id: string): CardScene => ({
    visit,
    place,
    list: view.list,
    now,
    back,
    mayDecide,
    claimedBy: others.get(`comment:${id}`),
  });
  return (
    <ol class="desk-cards">
      {page.items.map((item) => (
        <DeskCard key={item.id} item={item} scene={scene(item.id)} />
      ))}
    </ol>
  );
};

const Work = (props: DeskPageProps): JSX.Element => {
  const { visit, view, page, choices, latest, mayDecide, now } = props;
  const back = visit.link(deskHref(view));
  const canSelect = mayDecide && view.list !== 'errors' && page.items.length > 0;
  return (
    <section class="desk-work" aria-labelledby="desk-title">
      <div class="desk-head">
        <h1 id="desk-title">{listNames[view.list]}</h1>
        <p class="desk-meta">{listHints[view.list]}</p>
      </div>
      <DeskFilters view={view} visit={visit} choices={choices} />
      {isNarrowed(view.filter) ? (
        <SaveView visit={visit} query={deskHref({ ...view, after: undefined }).split('?')[1] ?? ''} back={back} />
      ) : null}
      <Undo latest={latest} visit={visit} back={back} />
      <p class="desk-empty" hidden={page.items.length > 0}>
        {listEmpty[view.list]}
      </p>
      <Cards {...props} back={back} />
      {page.next ? (
        <p class="desk-more">
          <a class="button button-quiet" href={visit.link(deskHref({ ...view, after: page.next }))} rel="next">
            More
          </a>
        </p>
      ) : null}
      {canSelect ? <Bulk visit={visit} view={view} now={now} back={back} /> : null}
    </section>
  );
};

/** The moderators' desk: its lists at the side, one of them in the middle. */
export const DeskPage = (props: DeskPageProps): JSX.Element => {
  const { account, visit, view, mayDecide } = props;
  return (
    <div class="page staff">
      <StaffBar account={account} here="discussion" />
      {mayDecide ? <DeskBar here="queues" account={account} /> : null}
      {props.notice ? <ShiftBar notice={props.notice} timeZone={visit.publication.settings.timeZone} /> : null}
      <DeskQueue
        class="desk"
        data-me={account.id}
        data-list={view.list}
        data-since={String(props.now)}
        data-base={visit.link('/newsroom/discussion')}
      >
        {mayDecide ? (
          <div class="desk-side">
            <Lists {...props} />
            <Views views={props.views} visit={visit} />
          </div>
        ) : null}
        <Work {...props} />
      </DeskQueue>
    </div>
  );
};
