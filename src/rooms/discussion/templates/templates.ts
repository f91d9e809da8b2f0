/** Words for readers, ready to be used, as moderators write them. */
import { cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { cleanCommentText } from '../clean-comment-text.ts';
import { keptWords } from '../kept-words.ts';
import { recordDecision } from '../record-decision.ts';
import { isRule } from '../rules.ts';
import { may } from '../staff-actions.ts';
import { deleteTemplate, mostTemplates, putTemplate, templateRow, templateRows } from './templates.store.ts';

export type TemplateDraft = { id?: string | undefined; rule: string; edition: string; title: string; words: string };

/** `empty`: words and a title are needed; `gone`: there is none of that id. */
export type TemplateRefusal = 'not-allowed' | 'no-rule' | 'no-edition' | 'empty' | 'too-many' | 'gone';

const oneLine = (text: string): string => cutText(cleanCommentText(text).replace(/\s+/g, ' ').trim(), 120);

/** Adds words for readers, or changes them. */
export const saveTemplate = async (
  world: World,
  { account, ...draft }: TemplateDraft & { account: Account },
): Promise<Outcome<{ id: string }, TemplateRefusal>> => {
  if (!may(account, 'edit-templates')) return refuse('not-allowed');
  if (!isRule(draft.rule)) return refuse('no-rule');
  const publication = await publicationOf(world);
  if (!publication.editionByCode(draft.edition)) return refuse('no-edition');
  const text = { title: oneLine(draft.title), words: keptWords(draft.words) };
  if (text.title === '' || text.words === '') return refuse('empty');
  return world.write(async (tx) => {
    const before = draft.id ? await templateRow(tx.db, draft.id) : undefined;
    if (draft.id && !before) return refuse('gone');
    const others = await templateRows(tx.db, draft.edition);
    if (!before && others.length >= mostTemplates) return refuse('too-many');
    const id = before?.id ?? world.newId();
    const position = before?.position ?? (others.at(-1)?.position ?? 0) + 1;
    const { rule, edition } = draft;
    await putTemplate(tx.db, { id, rule, edition, ...text, position, changed_at: world.now(), changed_by: account.id });
    const details = { template: id, edition, title: text.title };
    await recordDecision(world, tx, { by: account, act: 'template-saved', about: {}, publication, rule, details });
    return ok({ id });
  });
};

/** Takes words away; under a rule without any of its own those that come along stand again. */
export const removeTemplate = async (
  world: World,
  { account, id }: { account: Account; id: string },
): Promise<Outcome<{ edition: string }, 'not-allowed' | 'gone'>> => {
  if (!may(account, 'edit-templates')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const row = await templateRow(tx.db, id);
    if (!row) return refuse('gone');
    await deleteTemplate(tx.db, id);
    const { rule, edition, title } = row;
    const details = { template: id, edition, title };
    await recordDecision(world, tx, { by: account, act: 'template-removed', about: {}, publication, rule, details });
    return ok({ edition });
  });
};
