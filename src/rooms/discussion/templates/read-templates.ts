/** Words for readers, ready to be used: the publication's own, by rule and edition; where it has none under a rule, those that come along. */
import { wordsFor } from '../../../common/words.ts';
import type { Db } from '../../../storage/storage.ts';
import type { Edition } from '../../publication/publication.ts';
import { ruleName } from '../rule-name.ts';
import { rules, type Rule } from '../rules.ts';
import { shippedTemplates } from './template-words.ts';
import { templateRows } from './templates.store.ts';

export type Template = {
  /** Empty for one that comes along. */
  id: string;
  rule: Rule;
  title: string;
  words: string;
  /** It comes along, and stands until the publication has one of its own under this rule. */
  isShipped: boolean;
};

const shipped = (rule: Rule, language: string): Template => ({
  id: '',
  rule,
  title: ruleName(rule, language),
  words: wordsFor(shippedTemplates, language)[rule],
  isShipped: true,
});

/** What moderators can choose from in an edition, by the order of the rules. */
export const templatesFor = async (
  world: { db: Db },
  { code, language }: Pick<Edition, 'code' | 'language'>,
): Promise<Template[]> => {
  const own = await templateRows(world.db, code);
  return rules.flatMap((rule): Template[] => {
    const here = own.filter((row) => row.rule === rule);
    return here.length === 0
      ? [shipped(rule, language)]
      : here.map(({ id, title, words }) => ({ id, rule, title, words, isShipped: false }));
  });
};
