import type { Finding } from '../rooms/discussion/discussion.ts';

/** What moderators call the checks; one that is not named here goes by its own name. */
const checkNames: Readonly<Record<string, string>> = {
  'closed-thread': 'Closed discussion',
  'suspended-reader': 'Suspended reader',
  length: 'Length',
  rates: 'Too many at once',
  repeats: 'Repeat',
  links: 'Links',
  words: 'Word list',
  shouting: 'Shouting',
  record: 'Often removed',
  'own-rules': 'Rule of our own',
  'mail-domain': 'Domain of the e-mail address',
  'new-reader': 'New reader',
  'held-thread': 'Every comment is read first',
};

const verdictWords: Record<Finding['verdict'], string> = {
  publish: 'published',
  nudge: 'asked to rephrase',
  hold: 'waits for a moderator',
  refuse: 'refused',
};

export const nameOfCheck = ({ check, rule }: Pick<Finding, 'check' | 'rule'>): string =>
  rule ? `Rule: ${rule.name}` : (checkNames[check] ?? check);

export const wordsOfVerdict = ({ verdict }: Finding): string => verdictWords[verdict];
