import type { JSX } from 'preact';
import { formatDate, formatMonth, momentOf } from '../common/dates.ts';
import { wordsFor } from '../common/words.ts';
import type { ArticlePage } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Breadcrumb } from '../ui/parts/Breadcrumb.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { Pager } from '../ui/parts/Pager.tsx';
import { TagList } from '../ui/parts/TagList.tsx';
import { archivePath, type Period } from './archive-days.ts';
import { readerWords } from './reader-words.ts';
import type { Pictures } from './story-pictures.ts';
import { placeOf } from './story-time.tsx';
import { StoryList, StoryPager } from './StoryList.tsx';

type Months = readonly { year: number; month: number }[];

/** “2026”, “November 2026” or “23 November 2026”. */
export const periodName = (period: Period, visit: Visit): string => {
  const place = placeOf(visit);
  const at = momentOf({ ...period, hour: 12 }, place.timeZone);
  if (period.day) return formatDate(at, place);
  if (period.month) return formatMonth(at, place);
  return new Intl.DateTimeFormat(place.language, { year: 'numeric', timeZone: place.timeZone }).format(at);
};

const monthLinks = (months: Months, year: number, visit: Visit): { name: string; href: string }[] =>
  months
    .filter((month) => month.year === year)
    .map((month) => ({ name: periodName(month, visit), href: visit.link(archivePath(month)) }));

/** All years with their months. */
export const ArchiveIndex = ({ months, visit }: { months: Months; visit: Visit }): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  const years = [...new Set(months.map(({ year }) => year))];
  return (
    <div class="page">
      <PageHead title={words.archive} standfirst={words.archiveText} />
      {years.length === 0 && <p>{words.noStories}</p>}
      {years.map((year) => (
        <section class="archive-year" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>
            <a href={visit.link(archivePath({ year }))}>{periodName({ year }, visit)}</a>
          </h2>
          <TagList label={periodName({ year }, visit)} tags={monthLinks(months, year, visit)} />
        </section>
      ))}
    </div>
  );
};

const steps = (period: Period, visit: Visit): { name: string; href?: string }[] => {
  const { year, month } = period;
  const words = wordsFor(readerWords, visit.edition.language);
  const above: Period[] = [...(month ? [{ year }] : []), ...(period.day && month ? [{ year, month }] : [])];
  return [
    { name: words.archive, href: visit.link('/archive') },
    ...above.map((one) => ({ name: periodName(one, visit), href: visit.link(archivePath(one)) })),
    { name: periodName(period, visit) },
  ];
};

export type PeriodProps = {
  period: Period;
  months: Months;
  /** Of the month that is shown. */
  days: readonly number[];
  list: ArticlePage;
  isFirst: boolean;
  visit: Visit;
  pictures: Pictures;
};

/** The periods of the same kind before and after that have stories. */
const neighbours = ({
  period,
  months,
  days,
}: PeriodProps): { earlier: Period | undefined; later: Period | undefined } => {
  const { year, month, day } = period;
  if (day && month) {
    const earlier = days.findLast((other) => other < day);
    const later = days.find((other) => other > day);
    return {
      earlier: earlier && { year, month, day: earlier },
      later: later && { year, month, day: later },
    } as ReturnType<typeof neighbours>;
  }
  const order = (one: Period): number => one.year * 12 + (one.month ?? 0);
  const all: Period[] = month ? [...months] : [...new Set(months.map((one) => one.year))].map((one) => ({ year: one }));
  return {
    earlier: all.find((one) => order(one) < order(period)),
    later: all.findLast((one) => order(one) > order(period)),
  };
};

const Inside = ({ period, months, days, visit }: PeriodProps): JSX.Element | null => {
  const { year, month, day } = period;
  if (day) return null;
  const name = periodName(period, visit);
  if (!month) return <TagList label={name} tags={monthLinks(months, year, visit)} />;
  const number = new Intl.NumberFormat(visit.edition.language);
  const links = days.map((one) => ({
    name: number.format(one),
    href: visit.link(archivePath({ year, month, day: one })),
  }));
  return <TagList label={name} tags={links} />;
};

/** The stories of a year, month or day, with ways into, out of and beside it. */
export const ArchivePeriod = (props: PeriodProps): JSX.Element => {
  const { period, list, isFirst, visit, pictures } = props;
  const words = wordsFor(readerWords, visit.edition.language);
  const { earlier, later } = neighbours(props);
  const linkTo = (one: Period | undefined): { href: string; text: string } | undefined =>
    one && { href: visit.link(archivePath(one)), text: periodName(one, visit) };
  return (
    <div class="page">
      <Breadcrumb label={words.breadcrumb} steps={steps(period, visit)} />
      <PageHead title={periodName(period, visit)}>
        <Inside {...props} />
      </PageHead>
      {list.articles.length === 0 && <p>{words.noStoriesThen}</p>}
      <StoryList stories={list.articles} visit={visit} pictures={pictures} />
      <StoryPager
        visit={visit}
        path={visit.publication.inEdition(visit.edition, archivePath(period))}
        older={list.older}
        isFirst={isFirst}
      />
      <Pager label={words.archive} newer={linkTo(later)} older={linkTo(earlier)} />
    </div>
  );
};
