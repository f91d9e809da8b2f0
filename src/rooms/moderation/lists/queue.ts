/** The lists of the moderators' desk: what they are called, what they can be narrowed to, and a place in one. */

/** Lists of comments; `escalated` and appeals lead to pages of their own when something lies there. */
export const deskLists = [
  'reported',
  'waiting',
  'new',
  'approved',
  'removed',
  'appeals',
  'illegal',
  'errors',
  'mine',
  'escalated',
] as const;
export type DeskList = (typeof deskLists)[number];

/** Oldest first, or what is most likely to do harm first. */
export const deskOrders = ['oldest', 'risk'] as const;
export type DeskOrder = (typeof deskOrders)[number];

/** Written within the last hour, day or week, or lying there for longer. */
export const deskAges = ['hour', 'day', 'week', 'over-hour', 'over-day'] as const;
export type DeskAge = (typeof deskAges)[number];

/** What a list is narrowed to; kept in the address. */
export type DeskFilter = {
  section?: string | undefined;
  /** A story. */
  thread?: string | undefined;
  edition?: string | undefined;
  /** Of reports and notices: what they say; of what waits: the check; of what was removed: the rule. */
  reason?: string | undefined;
  age?: DeskAge | undefined;
  /** Who wrote it. */
  reader?: string | undefined;
};

/** What came before: a moment, a comment and, where the list goes by risk, how much of it. */
export type DeskPlace = { at: number; id: string; risk?: number };

export const deskPlaceText = ({ at, id, risk }: DeskPlace): string =>
  `${risk === undefined ? '' : `r${risk}-`}${at}-${id}`;

export const deskPlaceOf = (text: string | undefined): DeskPlace | undefined => {
  const found = /^(?:r(\d{1,6})-)?(\d{1,15})-([\da-f-]{36})$/.exec(text ?? '');
  if (!found) return undefined;
  const risk = found[1] === undefined ? {} : { risk: Number(found[1]) };
  return { at: Number(found[2]), id: found[3] ?? '', ...risk };
};

/** Which kind of report lies in which list. */
export const reportLists = { reported: 'report', illegal: 'illegal', errors: 'error' } as const;
export type ReportList = keyof typeof reportLists;
export const isReportList = (list: DeskList): list is ReportList => list in reportLists;

const hour = 3_600_000;
const spans: Record<DeskAge, { after?: number; before?: number }> = {
  hour: { after: hour },
  day: { after: 24 * hour },
  week: { after: 7 * 24 * hour },
  'over-hour': { before: hour },
  'over-day': { before: 24 * hour },
};

/** Between which moments something must have been written to be of this age. */
export const momentsOf = (age: DeskAge | undefined, now: number): { from: number; to: number } => {
  const { after, before } = age ? spans[age] : {};
  return {
    from: after === undefined ? 0 : now - after,
    to: before === undefined ? Number.MAX_SAFE_INTEGER : now - before,
  };
};
