/** Tables about the comments of a year: where each stands, what was removed and why, and what became of that. */
import { rules } from '../../discussion/discussion.ts';
import { withTotal, type FigureTable } from './figures.ts';
import type { CommentCount, HeldCount, OutcomeCount, RemovalCount } from './report.store.ts';

const stands = ['published', 'waiting', 'removed-staff', 'removed-machine', 'deleted', 'other'] as const;

/** Every comment stands in exactly one of these. */
const standOf = ({ state, removed_by: by }: CommentCount): (typeof stands)[number] => {
  if (state === 'removed') return by === 'machine' ? 'removed-machine' : 'removed-staff';
  if (state === 'published' || state === 'waiting' || state === 'deleted') return state;
  return 'other';
};

export const commentTables = (counts: readonly CommentCount[]): FigureTable[] => {
  const table = (key: 'comments' | 'taken-over', isOwn: 0 | 1): FigureTable => {
    const own = counts.filter((one) => one.is_own === isOwn);
    const figures = stands.map((stand) => ({
      key: stand,
      values: [own.reduce((sum, one) => sum + (standOf(one) === stand ? one.count : 0), 0)],
    }));
    return { key, rows: 'words', columns: ['count'], figures: withTotal(figures, 1) };
  };
  const takenOver = table('taken-over', 0);
  return [table('comments', 1), ...(takenOver.figures.at(-1)?.values[0] === 0 ? [] : [takenOver])];
};

export const heldTable = (counts: readonly HeldCount[]): FigureTable => {
  const figures = counts.map(({ check, ...row }) => {
    const [held, published, removed, waiting] = [row.held, row.published, row.removed, row.waiting];
    return { key: check, values: [held, published, removed, waiting, held - published - removed - waiting] };
  });
  const columns = ['held', 'published', 'removed', 'waiting', 'deleted'];
  return { key: 'held', rows: 'checks', columns, figures: withTotal(figures, 5) };
};

const sum = (counts: readonly RemovalCount[], is: (one: RemovalCount) => boolean): number =>
  counts.reduce((total, one) => total + (is(one) ? one.count : 0), 0);

export const removalTables = (counts: readonly RemovalCount[]): FigureTable[] => {
  const used = new Set(counts.map(({ rule }) => rule ?? 'other'));
  const keys = [
    ...rules.filter((rule) => used.has(rule)),
    ...[...used].filter((rule) => !rules.some((r) => r === rule)),
  ];
  const byRule = keys.map((key) => {
    const isIt = (one: RemovalCount): boolean => (one.rule ?? 'other') === key;
    const byMachine = sum(counts, (one) => isIt(one) && one.machine === 1);
    const all = sum(counts, isIt);
    return { key, values: [all - byMachine, byMachine, all] };
  });
  const found = ['notice', 'report', 'check', 'staff'].map((key) => ({
    key,
    values: [sum(counts, (one) => (one.found ?? 'staff') === key)],
  }));
  return [
    { key: 'removals', rows: 'rules', columns: ['persons', 'machines', 'all'], figures: withTotal(byRule, 3) },
    { key: 'found', rows: 'words', columns: ['count'], figures: withTotal(found, 1) },
  ];
};

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;

/** What became of what was removed, and how often machines were wrong. */
export const outcomeTable = (counts: readonly OutcomeCount[], held: readonly HeldCount[]): FigureTable[] => {
  const of = (outcome: string | undefined, isMachine?: boolean): number =>
    counts.reduce(
      (total, one) =>
        total +
        ((outcome === undefined || one.outcome === outcome) && (!isMachine || one.machine === 1) ? one.count : 0),
      0,
    );
  const figures = ['standing', 'taken-back', 'on-appeal', 'restored'].map((key) => ({ key, values: [of(key)] }));
  const byMachine = of(undefined, true);
  const wrong = byMachine - of('standing', true);
  const decided = held.reduce((total, one) => total + one.published + one.removed, 0);
  const approved = held.reduce((total, one) => total + one.published, 0);
  const rows: [string, number | null][] = [
    ['machine-removed', byMachine],
    ['machine-back', wrong],
    ['machine-error-percent', percent(wrong, byMachine)],
    ['held-decided', decided],
    ['held-approved', approved],
    ['held-error-percent', percent(approved, decided)],
  ];
  return [
    { key: 'outcomes', rows: 'words', columns: ['count'], figures: withTotal(figures, 1) },
    {
      key: 'automated',
      rows: 'words',
      columns: ['count'],
      figures: rows.map(([key, value]) => ({ key, values: [value] })),
    },
  ];
};
