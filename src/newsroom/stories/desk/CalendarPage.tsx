import type { JSX } from 'preact';
import { formatClock, formatFullDate, formatMonth, type Place } from '../../../common/dates.ts';
import type { CalendarItem } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { Choice, type Option } from '../../people/Choice.tsx';
import { dateText, type CalendarDay, type CalendarSpan } from './calendar-days.ts';
import { wallTime } from './desk-address.ts';
import { StoryDesk } from './story-desk-element.ts';
import { StoryHeadline } from './StoryLine.tsx';
import { calendarNames, fullTime } from './story-words.ts';

export type CalendarView = { span: CalendarSpan; on: string; edition: string; sectionId: string };

export type CalendarPageProps = {
  visit: Visit;
  view: CalendarView;
  days: readonly CalendarDay[];
  items: readonly CalendarItem[];
  isMore: boolean;
  sections: readonly Option[];
  place: Place;
  now: number;
  before: string;
  after: string;
};

export const calendarHref = (view: CalendarView): string => {
  const query = new URLSearchParams({ view: view.span, on: view.on });
  if (view.edition) query.set('edition', view.edition);
  if (view.sectionId) query.set('section', view.sectionId);
  return `/newsroom/stories/calendar?${query}`;
};

const Move = ({
  item,
  visit,
  place,
  back,
}: {
  item: CalendarItem;
  visit: Visit;
  place: Place;
  back: string;
}): JSX.Element => (
  <details class="calendar-move">
    <summary>
      Move<span class="unseen">{` “${item.story.headline}”`}</span>
    </summary>
    <form method="post" action={visit.link('/newsroom/stories/calendar/move')}>
      <input type="hidden" name="id" value={item.story.id} />
      <input type="hidden" name="kind" value={item.kind} />
      <input type="hidden" name="back" value={back} />
      <label>
        <span class="unseen">To</span>
        <input
          class="input"
          type="datetime-local"
          name="at"
          required
          value={wallTime(item.at, place.timeZone)}
          aria-label={`${calendarNames[item.kind]}: new time`}
        />
      </label>
      <button type="submit" class="button button-quiet">
        Move
      </button>
    </form>
  </details>
);

type ItemProps = { item: CalendarItem; visit: Visit; place: Place; back: string; now: number };

const Item = ({ item, visit, place, back, now }: ItemProps): JSX.Element => (
  <li
    class="calendar-item"
    data-kind={item.kind}
    data-late={item.kind === 'due' && item.at < now ? '' : undefined}
    data-item={item.mayMove ? item.story.id : undefined}
    data-at={item.mayMove ? wallTime(item.at, place.timeZone) : undefined}
  >
    <p class="story-facts">
      <time datetime={new Date(item.at).toISOString()} title={fullTime(item.at, place)}>
        {formatClock(item.at, place)}
      </time>
      <span class="calendar-kind">{calendarNames[item.kind]}</span>
    </p>
    <StoryHeadline story={item.story} visit={visit} />
    {item.mayMove ? <Move item={item} visit={visit} place={place} back={back} /> : null}
  </li>
);

const Day = ({ day, props, back }: { day: CalendarDay; props: CalendarPageProps; back: string }): JSX.Element => {
  const { items, visit, place, now, view } = props;
  const own = items.filter(({ at }) => at >= day.from && at < day.until);
  const isToday = now >= day.from && now < day.until;
  const isOther = view.span === 'month' && day.month !== Number(view.on.slice(5, 7));
  return (
    <li
      class="calendar-day"
      data-day={dateText(day)}
      data-empty={own.length === 0 ? '' : undefined}
      data-other={isOther ? '' : undefined}
      data-past={day.until <= now ? '' : undefined}
    >
      <h2>
        <time datetime={dateText(day)} aria-current={isToday ? 'date' : undefined}>
          <span class="calendar-number" aria-hidden="true">
            {day.day}
          </span>
          <span class="calendar-full">{formatFullDate(day.from + 43_200_000, place)}</span>
        </time>
      </h2>
      {own.length === 0 ? null : (
        <ol>
          {own.map((item) => (
            <Item key={`${item.kind}-${item.story.id}`} {...{ item, visit, place, back, now }} />
          ))}
        </ol>
      )}
    </li>
  );
};

const Steps = ({ visit, view, before, after }: CalendarPageProps): JSX.Element => {
  const step = (change: Partial<CalendarView>): string => visit.link(calendarHref({ ...view, ...change }));
  const unit = view.span;
  return (
    <nav class="calendar-steps" aria-label="Time">
      <a class="button button-quiet" href={step({ on: before })} rel="prev">
        {`Earlier ${unit}`}
      </a>
      <a class="button button-quiet" href={visit.link(`/newsroom/stories/calendar?view=${unit}`)}>
        Today
      </a>
      <a class="button button-quiet" href={step({ on: after })} rel="next">
        {`Later ${unit}`}
      </a>
      <ul class="link-row">
        {(['month', 'week'] as const).map((span) => (
          <li key={span}>
            <a href={step({ span })} aria-current={span === view.span ? 'page' : undefined}>
              {span === 'month' ? 'Month' : 'Week'}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Filters = ({ visit, view, sections }: CalendarPageProps): JSX.Element => (
  <form class="stories-selects" method="get" action={visit.link('/newsroom/stories/calendar')}>
    <input type="hidden" name="view" value={view.span} />
    <input type="hidden" name="on" value={view.on} />
    {visit.publication.editions.length > 1 ? (
      <Choice
        name="edition"
        label="Edition"
        all="All editions"
        value={view.edition}
        options={visit.publication.editions.map(({ code, name }) => ({ value: code, label: name }))}
      />
    ) : null}
    <Choice name="section" label="Section" all="All sections" value={view.sectionId} options={sections} />
    <button type="submit" class="button button-quiet">
      Show
    </button>
  </form>
);

/** What goes out when, what is due, what was published: a month or a week. On a telephone it is a list of the days that have something. */
export const CalendarPage = (props: CalendarPageProps): JSX.Element => {
  const { visit, view, days, isMore, place } = props;
  const back = visit.link(calendarHref(view));
  const middle = Date.parse(`${view.on}T12:00:00Z`);
  const title = view.span === 'month' ? formatMonth(middle, { ...place, timeZone: 'UTC' }) : 'Week';
  const first = days[0];
  const last = days.at(-1);
  return (
    <StoryDesk
      class="stories-desk"
      data-stream={visit.link('/newsroom/stories/live')}
      data-move={visit.link('/newsroom/stories/calendar/move')}
    >
      <h1>
        {view.span === 'month' || !first || !last
          ? title
          : `${formatFullDate(first.from + 43_200_000, place)} to ${formatFullDate(last.from + 43_200_000, place)}`}
      </h1>
      <Steps {...props} />
      <Filters {...props} />
      {isMore ? (
        <Notice>
          <p>There is more than can be shown. Choose a week, an edition or a section to see all of it.</p>
        </Notice>
      ) : null}
      <ol class="calendar" data-span={view.span} data-fresh="calendar">
        {days.map((day) => (
          <Day key={dateText(day)} day={day} props={props} back={back} />
        ))}
      </ol>
      <p class="stories-hint">
        {`Times are those of ${place.timeZone}. `}
        <a href={visit.link('/newsroom/stories/calendar/feed')}>
          This calendar in your own program, and mail about stories
        </a>
      </p>
    </StoryDesk>
  );
};
