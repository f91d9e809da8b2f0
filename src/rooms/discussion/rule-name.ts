import { wordsFor } from '../../common/words.ts';
import { actWords } from './act-words.ts';
import { isRule } from './rules.ts';

/** What a rule of the guidelines is called; the key itself for one that is no longer known. */
export const ruleName = (rule: string, language: string): string =>
  isRule(rule) ? wordsFor(actWords, language).rules[rule] : rule;
