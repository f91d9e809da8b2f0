import * as v from 'valibot';

export const judgeVerdicts = ['publish', 'nudge', 'hold', 'refuse'] as const;
export type JudgeVerdict = (typeof judgeVerdicts)[number];

/** What becomes of a comment while a judge does not answer: held if there is any reason to, or held in any case. */
export const awayRules = ['risk', 'hold'] as const;
export type AwayRule = (typeof awayRules)[number];

/** Which comments a judge is asked about; an empty list: all. */
export type JudgeScope = { editions: string[]; sections: string[]; mayRefuse: boolean };

/** A check outside the process. */
export type ExternalJudge = {
  id: string;
  name: string;
  url: string;
  timeoutMs: number;
  scope: JudgeScope;
  whenAway: AwayRule;
  isOn: boolean;
  createdAt: number;
  okAt: number | undefined;
  faultAt: number | undefined;
  fault: string;
};

/** What one judge said, or that it said nothing in time. */
export type Vote = {
  judge: { id: string; name: string; whenAway: AwayRule };
  said: JudgeVerdict | 'away';
  /** What that comes to: a judge that refuses too much only holds. */
  verdict: JudgeVerdict | 'away';
  /** The judge's own name for it, or why there was no answer. */
  reason: string;
  score: number | undefined;
  model: string;
};

export const longestTimeout = 2_000;
export const usualTimeout = 800;

/** Control signs and what turns the direction of a line have no place in what another system says. */
const line = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.transform((text) => text.replace(/[\p{Cc}\p{Cf}]/gu, '')),
  );

/** What a judge may answer; anything else is as if it had not answered. */
const answerSchema = v.object({
  verdict: v.picklist(judgeVerdicts),
  reason: v.optional(v.pipe(v.string(), v.regex(/^(?:[a-z][a-z0-9-]{0,39})?$/)), ''),
  score: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))),
  model: v.optional(line(100), ''),
});

export type JudgeAnswer = v.InferOutput<typeof answerSchema>;

/** What a judge said; undefined when it is not as it was agreed. */
export const readAnswer = (bytes: Buffer): JudgeAnswer | undefined => {
  try {
    const read = v.safeParse(answerSchema, JSON.parse(bytes.toString('utf8')));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
};
