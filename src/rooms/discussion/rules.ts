/** What a comment is reported for and removed under; words in act-words.ts. Guidelines name them; decisions keep the key. */
export const rules = [
  'insult',
  'hate',
  'threat',
  'harassment',
  'spam',
  'off-topic',
  'personal-data',
  'impersonation',
  'falsehood',
  'illegal',
  'other',
] as const;
export type Rule = (typeof rules)[number];

export const isRule = (text: string | undefined): text is Rule => rules.some((rule) => rule === text);

/** What is illegal is told by a notice of its own. */
export const reportReasons: readonly Rule[] = rules.filter((rule) => rule !== 'illegal');

/** Grounds of a notice of illegal content. Whoever reports the abuse of children need not say who they are. */
export const illegalGrounds = [
  'defamation',
  'hate-speech',
  'violence',
  'child-abuse',
  'privacy',
  'copyright',
  'consumer',
  'other',
] as const;
export type IllegalGround = (typeof illegalGrounds)[number];

export const isIllegalGround = (text: string | undefined): text is IllegalGround =>
  illegalGrounds.some((ground) => ground === text);
