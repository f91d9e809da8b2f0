import { reputationOf } from '../reputation.ts';
import type { Weighed } from './queue.store.ts';

const day = 86_400_000;
/** What checks hold for words or on somebody's word is more often urgent than a first comment. */
const urgent: Readonly<Record<string, number>> = {
  judges: 30,
  words: 25,
  'own-rules': 25,
  record: 20,
  'held-reader': 20,
  'network-flood': 20,
  links: 10,
  repeats: 10,
  shouting: 5,
};
/** Reports that somebody may come to harm. */
const grave: Readonly<Record<string, number>> = {
  threat: 60,
  'child-abuse': 60,
  violence: 60,
  hate: 40,
  'hate-speech': 40,
  harassment: 40,
  'personal-data': 40,
  illegal: 30,
};
const perReport = 12;
const mostReports = 8;

/**
 * How soon something should be looked at, 0 to a few hundred: what readers report, what the checks found, and last the writer's record.
 * It orders a list and nothing else; nobody's comment is decided by it.
 */
export const riskOf = (one: Omit<Weighed, 'id' | 'at'>, reasons: readonly string[], now: number): number => {
  const worst = Math.max(0, ...reasons.map((reason) => grave[reason] ?? 0));
  const reports = Math.min(one.reports, mostReports) * perReport;
  const found = one.heldWhy === null ? 0 : (urgent[one.heldWhy] ?? 5);
  const { score } = reputationOf(one.published, one.removed, (now - one.since) / day);
  return worst + reports + found + Math.round((100 - score) / 4);
};

/** Reasons for which a text is covered until somebody asks to see it. */
const disturbing = new Set(['hate', 'threat', 'violence', 'harassment', 'hate-speech', 'child-abuse', 'toxicity']);

/** Whether what readers or checks say of a text makes it one that nobody should meet unprepared. */
export const isDisturbing = (reasons: readonly string[]): boolean => reasons.some((reason) => disturbing.has(reason));
