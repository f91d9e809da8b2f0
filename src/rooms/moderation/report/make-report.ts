import { calendarParts, momentOf } from '../../../common/dates.ts';
import type { World } from '../../../world.ts';
import { illegalGrounds, rules } from '../../discussion/discussion.ts';
import { publicationOf } from '../../publication/publication.ts';
import { commentTables, heldTable, outcomeTable, removalTables } from './comment-tables.ts';
import type { FigureTable, Figures } from './figures.ts';
import { withTotal } from './figures.ts';
import {
  actCounts,
  appealCountsIn,
  commentCounts,
  deskCountsIn,
  firstMoment,
  heldCounts,
  medianTime,
  moderatorsIn,
  outcomeCounts,
  removalCounts,
  removalFlow,
  removedNow,
  reportCounts,
  takenOverRemoved,
  type ActCount,
  type AppealCount,
  type ReportCount,
  type Span,
} from './report.store.ts';

type Storage = World['storage'];

const hour = 3_600_000;
const beginning = 0;

/** A year in the publication’s own time. */
export const yearSpan = (year: number, timeZone: string): Span => ({
  from: momentOf({ year }, timeZone),
  until: momentOf({ year: year + 1 }, timeZone),
});

/** Years there is anything to report of, the newest first. */
export const reportYears = async (world: World): Promise<number[]> => {
  const { timeZone } = (await publicationOf(world)).settings;
  const now = calendarParts(world.now(), timeZone).year;
  const first = await firstMoment(world.storage);
  const from = first === undefined ? now : calendarParts(first, timeZone).year;
  return Array.from({ length: Math.min(50, Math.max(1, now - from + 1)) }, (_, i) => now - i);
};

/** Removed at the beginning, more and fewer, removed at the end: every comment that moves is counted where it leaves and arrives. */
const balanceTable = async (storage: Storage, { from, until }: Span): Promise<FigureTable> => {
  const [before, within, takenOver] = await Promise.all([
    removalFlow(storage, { from: beginning, until: from }),
    removalFlow(storage, { from, until }),
    takenOverRemoved(storage),
  ]);
  const start = takenOver + before.entered - before.left;
  return {
    key: 'balance',
    rows: 'words',
    columns: ['count'],
    figures: [
      { key: 'start', values: [start] },
      { key: 'entered', values: [within.entered] },
      { key: 'left', values: [within.left] },
      { key: 'end', values: [start + within.entered - within.left] },
    ],
  };
};

const sumOf = <Row extends { count: number }>(rows: readonly Row[], is: (row: Row) => boolean): number =>
  rows.reduce((sum, row) => sum + (is(row) ? row.count : 0), 0);

type Kind = 'illegal' | 'report' | 'error';

const reportTable = (counts: readonly ReportCount[], kind: Kind): FigureTable => {
  const own = counts.filter((one) => one.kind === kind);
  const known: readonly string[] = kind === 'illegal' ? illegalGrounds : kind === 'report' ? rules : ['error'];
  const keys = [...known, ...new Set(own.map(({ reason }) => reason).filter((reason) => !known.includes(reason)))];
  const figures = keys.map((key) => {
    const of = (state?: string): number =>
      sumOf(own, (row) => row.reason === key && (state === undefined || row.state === state));
    return { key, values: [of(), of('upheld'), of('declined'), of('open')] };
  });
  const key = kind === 'illegal' ? 'notices' : kind === 'report' ? 'reports' : 'errors';
  const rows = kind === 'illegal' ? 'grounds' : kind === 'report' ? 'rules' : 'words';
  const shown = figures.filter(({ values }) => (values[0] ?? 0) > 0);
  return { key, rows, columns: ['received', 'upheld', 'declined', 'open'], figures: withTotal(shown, 4) };
};

const appealTable = (counts: readonly AppealCount[]): FigureTable => {
  const figures = ['comment', 'restriction', 'notice'].map((key) => {
    const of = (state?: string): number =>
      sumOf(counts, (row) => row.kind === key && (state === undefined || row.state === state));
    return { key, values: [of(), of('upheld'), of('overturned'), of('withdrawn'), of('open')] };
  });
  const columns = ['received', 'upheld', 'overturned', 'withdrawn', 'open'];
  return { key: 'appeals', rows: 'words', columns, figures: withTotal(figures, 5) };
};

const restrictionTable = (acts: readonly ActCount[]): FigureTable => ({
  key: 'restrictions',
  rows: 'words',
  columns: ['count'],
  figures: ['warn', 'suspend', 'ban', 'hold', 'lift'].map((key) => ({
    key,
    values: [sumOf(acts, ({ act }) => act === key)],
  })),
});

const hours = (time: number | undefined): number | null =>
  time === undefined ? null : Math.round((time / hour) * 10) / 10;

const timesTable = async (storage: Storage, span: Span): Promise<FigureTable> => {
  const [notices, reports, appeals] = await Promise.all([
    medianTime(storage, { table: 'report', kind: 'illegal' }, span),
    medianTime(storage, { table: 'report', kind: 'report' }, span),
    medianTime(storage, { table: 'appeal', kind: '' }, span),
  ]);
  return {
    key: 'times',
    rows: 'words',
    columns: ['median-hours'],
    figures: [
      { key: 'notices', values: [hours(notices)] },
      { key: 'reports', values: [hours(reports)] },
      { key: 'appeals', values: [hours(appeals)] },
    ],
  };
};

const deskTables = async (storage: Storage, span: Span, acts: readonly ActCount[]): Promise<FigureTable[]> => {
  const [people, byEdition] = await Promise.all([moderatorsIn(storage, span), deskCountsIn(storage, span)]);
  const escalated = sumOf(acts, ({ act }) => act === 'escalate');
  return [
    {
      key: 'desk',
      rows: 'words',
      columns: ['count'],
      figures: [
        { key: 'people', values: [people] },
        { key: 'escalated', values: [escalated] },
      ],
    },
    {
      key: 'editions',
      rows: 'editions',
      columns: ['decisions', 'people'],
      figures: byEdition
        .map(({ edition, decisions, people: own }) => ({
          key: edition ?? '',
          values: [decisions, own],
        }))
        .toSorted((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0)),
    },
  ];
};

/** Counts a year anew, from the decisions and the tables as they are now. */
export const makeReport = async (world: World, year: number): Promise<Figures> => {
  const { storage } = world;
  const { timeZone } = (await publicationOf(world)).settings;
  const span = yearSpan(year, timeZone);
  const [comments, held, removals, outcomes, reports, appeals, acts] = await Promise.all([
    commentCounts(storage, span),
    heldCounts(storage, span),
    removalCounts(storage, span),
    outcomeCounts(storage, span),
    reportCounts(storage, span),
    appealCountsIn(storage, span),
    actCounts(storage, span),
  ]);
  const [balance, times, desk] = await Promise.all([
    balanceTable(storage, span),
    timesTable(storage, span),
    deskTables(storage, span, acts),
  ]);
  const tables = [
    ...commentTables(comments),
    heldTable(held),
    ...removalTables(removals),
    ...outcomeTable(outcomes, held),
    balance,
    reportTable(reports, 'illegal'),
    reportTable(reports, 'report'),
    reportTable(reports, 'error'),
    appealTable(appeals),
    restrictionTable(acts),
    times,
    ...desk,
  ];
  return { year, ...span, at: world.now(), timeZone, tables, remarks: '' };
};

/** Whether the record of decisions and the table of comments say the same about what is removed now. */
export type Balance = { byDecisions: number; inTable: number; gone: number; isEven: boolean };

/** The proof: what all decisions together say is removed now, beside what the table of comments says. */
export const balanceNow = async (world: World): Promise<Balance> => {
  const { storage } = world;
  const [flow, takenOver, now] = await Promise.all([
    removalFlow(storage, { from: beginning, until: Number.MAX_SAFE_INTEGER }),
    takenOverRemoved(storage),
    removedNow(storage),
  ]);
  const byDecisions = takenOver + flow.entered - flow.left;
  return { byDecisions, ...now, isEven: byDecisions === now.inTable + now.gone };
};
