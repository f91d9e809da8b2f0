/** How benches say what they found: ours, the limit, and whether the goal is met. */
export type Figure = {
  what: string;
  ours: number;
  /** What nature or a peer allows: the bare server, the empty page. */
  limit?: number;
  /** Left out: told, not judged. */
  goal?: number;
  /** Whether more is better, or less. */
  better: 'more' | 'less';
  unit: string;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 100) / 100);

export const isMet = ({ ours, goal, better }: Figure): boolean =>
  goal === undefined || (better === 'more' ? ours >= goal : ours <= goal);

const row = (figure: Figure): string[] => {
  const { what, ours, limit, goal, better, unit } = figure;
  return [
    what,
    `${rounded(ours)} ${unit}`,
    limit === undefined ? '' : `${rounded(limit)} ${unit}`,
    limit === undefined ? '' : `${rounded(ours / limit)} ×`,
    goal === undefined ? '' : `${better === 'more' ? '≥' : '≤'} ${rounded(goal)} ${unit}`,
    goal === undefined ? '' : isMet(figure) ? 'met' : 'MISSED',
  ];
};

/** Prints the figures as a table and sets the exit code when a goal is missed. */
export const report = (title: string, figures: readonly Figure[]): void => {
  const rows = [['', 'ours', 'limit', 'ratio', 'goal', ''], ...figures.map(row)];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0))) ?? [];
  console.log(`\n${title}`);
  for (const cells of rows) {
    console.log(
      cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    );
  }
  if (!figures.every(isMet)) process.exitCode = 1;
};
