import type { ForeignSite, ImportOptions } from './foreign.ts';
import type { Loss, Scratch } from './scratch.store.ts';

/** How many of a kind became what. */
export type Tally = { added: number; updated: number; unchanged: number; left: number };

/** What an import did, as far as it fits into memory: the losses themselves are in the scratch. */
export type Report = {
  counts: Record<string, Tally>;
  /** Custom field → how many things had it. */
  fields: Record<string, number>;
  /** Status → how many of the stories carried now have it. */
  states: Record<string, number>;
};

export const emptyReport = (): Report => ({ counts: {}, fields: Object.create(null) as Report['fields'], states: {} });

export const count = (report: Report, kind: string, what: keyof Tally, by = 1): void => {
  const tally = (report.counts[kind] ??= { added: 0, updated: 0, unchanged: 0, left: 0 });
  tally[what] += by;
};

export const countState = (report: Report, status: string): void =>
  void (report.states[status] = (report.states[status] ?? 0) + 1);

const mostFields = 500;

/** Counts a custom field; names made by a machine are folded together. */
export const countField = (report: Report, field: string): void => {
  const name = field.replace(/^_oembed_(?:time_)?[0-9a-f]{32}$/, '_oembed_…').slice(0, 100);
  const known = name in report.fields || Object.keys(report.fields).length < mostFields ? name : '(others)';
  report.fields[known] = (report.fields[known] ?? 0) + 1;
};

/** Shown of each reason on the screen; the file has all. */
const shownOfReason = 20;

const place = ({ line, title, detail }: Loss): string =>
  ['      ', line > 0 ? `line ${line}` : '', title ? `“${title}”` : '', detail].filter(Boolean).join('  ');

const lossText = (scratch: Scratch): string[] =>
  scratch.lossReasons().flatMap(({ reason, count }) => {
    const shown = scratch.lossesFor(reason, shownOfReason).map(place);
    return [
      `  ${count.toLocaleString('en')} × ${reason}`,
      ...shown,
      ...(count > shownOfReason
        ? [`       … and ${(count - shownOfReason).toLocaleString('en')} more (--report FILE has them all)`]
        : []),
    ];
  });

const fieldText = (fields: Record<string, number>): string[] => {
  const list = Object.entries(fields).sort(([, a], [, b]) => b - a);
  if (list.length === 0) return [];
  return [
    '',
    'Custom fields, which are not carried:',
    ...list.slice(0, shownOfReason).map(([name, n]) => `  ${n.toLocaleString('en').padStart(7)}  ${name}`),
    ...(list.length > shownOfReason ? [`          … and ${list.length - shownOfReason} more names`] : []),
  ];
};

const countText = (counts: Report['counts'], dryRun: boolean): string[] => {
  const width = Math.max(...Object.keys(counts).map((kind) => kind.length), 4);
  return Object.entries(counts).map(([kind, { added, updated, unchanged, left }]) => {
    const parts = [
      [added, dryRun ? 'would be added' : 'added'],
      [updated, dryRun ? 'would be updated' : 'updated'],
      [unchanged, 'unchanged'],
      [left, 'not carried'],
    ] as const;
    const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${n.toLocaleString('en')} ${word}`);
    return `  ${kind.padEnd(width)}  ${said.length > 0 ? said.join(', ') : '0'}`;
  });
};

const stateText = (states: Report['states']): string[] => {
  const said = Object.entries(states).map(([status, n]) => `${n.toLocaleString('en')} ${status}`);
  return said.length > 0 ? ['', `Stories carried now: ${said.join(', ')}.`] : [];
};

export type ReportFacts = {
  label: string;
  site: ForeignSite;
  edition: string;
  options: ImportOptions;
  report: Report;
  seconds: number;
  finished: boolean;
};

const state = ({ finished, options }: ReportFacts): string =>
  options.dryRun
    ? ' (dry run: nothing was written)'
    : finished
      ? ''
      : ' (stopped before the end: run the same command again to go on)';

/** The report for people. */
export const reportText = (facts: ReportFacts, scratch: Scratch): string => {
  const { label, site, edition, report } = facts;
  const losses = lossText(scratch);
  return [
    '',
    edition === ''
      ? `${label}: “${site.name}”${state(facts)}`
      : `${label}: “${site.name}” (${site.address || 'address unknown'}) → edition “${edition}”${state(facts)}`,
    '',
    ...countText(report.counts, facts.options.dryRun),
    ...stateText(report.states),
    ...(losses.length > 0
      ? ['', 'Not carried, or carried in another form:', ...losses]
      : ['', facts.finished ? 'Everything was carried.' : 'Nothing was lost so far.']),
    ...fieldText(report.fields),
  ].join('\n');
};

/** The report for machines, piece by piece: it names every loss, however many. */
export function* reportJson(facts: ReportFacts, scratch: Scratch): Generator<string> {
  const { label, site, edition, options, report, seconds, finished } = facts;
  const head = {
    system: label,
    site: { name: site.name, address: site.address },
    file: options.file,
    edition,
    dryRun: options.dryRun,
    finished,
    seconds: Math.round(seconds * 10) / 10,
    counts: report.counts,
    states: report.states,
    fields: report.fields,
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "losses": [`;
  let isFirst = true;
  for (const { reason, count } of scratch.lossReasons()) {
    yield `${isFirst ? '' : ','}\n    { "reason": ${JSON.stringify(reason)}, "count": ${count}, "places": [`;
    isFirst = false;
    let isFirstPlace = true;
    for (const { line, title, detail } of scratch.allLosses(reason)) {
      yield `${isFirstPlace ? '' : ','}\n      ${JSON.stringify({ ...(line > 0 ? { line } : {}), title, ...(detail ? { detail } : {}) })}`;
      isFirstPlace = false;
    }
    yield '\n    ] }';
  }
  yield '\n  ]\n}\n';
}
