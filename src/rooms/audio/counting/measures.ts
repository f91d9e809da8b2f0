/** How far somebody has listened on the site. */
export const measures = ['started', '25', '50', '75', 'ended'] as const;
export type Measure = (typeof measures)[number];

/** The part of the recording that has been heard at least, if nothing was skipped. */
export const partOf: Record<Measure, number> = { started: 0, '25': 0.25, '50': 0.5, '75': 0.75, ended: 1 };
