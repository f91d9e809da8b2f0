/** How long things of the moderation desk are kept, in days; the sweeping job goes by it. */
export type KeptDays = {
  /** Marks of readers' networks beside comments; never longer than their key. */
  networkMarks: number;
  /** How much a moderator has looked at. */
  shifts: number;
  /** Notes from one shift to the next. */
  handOverNotes: number;
  /** Comments handed to colleagues, after they were dealt with. */
  handings: number;
  /** Evidence of escalations, after they were closed. */
  escalations: number;
  /** Name, address and words of those who gave notice or reported, after it was decided. */
  reporters: number;
  /** The log of what was sent to other systems. */
  deliveries: number;
};

export const defaultKept: KeptDays = {
  networkMarks: 30,
  shifts: 90,
  handOverNotes: 365,
  handings: 90,
  escalations: 730,
  reporters: 365,
  deliveries: 30,
};

/** What may be set. The marks of networks mean nothing after 30 days: their key is gone by then. */
export const keptLimits: Record<keyof KeptDays, readonly [least: number, most: number]> = {
  networkMarks: [1, 30],
  shifts: [1, 365],
  handOverNotes: [7, 1_825],
  handings: [1, 1_825],
  escalations: [30, 3_650],
  // Who gave notice may appeal for six months.
  reporters: [190, 1_825],
  deliveries: [1, 30],
};
