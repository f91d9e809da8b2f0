import type { Account } from '../../accounts/accounts.ts';
import { articleKinds, markdownToBody, mayStory, type ArticleKind, type Body } from '../../articles/articles.ts';
import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { deleteTemplate, putTemplate, templateRow, templateRows, type TemplateRow } from './templates.store.ts';

/** How stories of a kind begin: headings, fact boxes and reminders that are there before the first word. */
export type StoryTemplate = {
  id: string;
  name: string;
  kind: ArticleKind;
  /** Empty: for every edition. */
  edition: string;
  /** As editors write it: Markdown. */
  text: string;
};

export const mostTemplates = 100;
const longestName = 80;
const longestText = 20_000;

const templateOf = ({ id, name, kind, edition, text }: TemplateRow): StoryTemplate => ({
  id,
  name,
  kind: kind as ArticleKind,
  edition,
  text,
});

/** All templates, by name. */
export const storyTemplates = async (world: Pick<World, 'db'>): Promise<StoryTemplate[]> =>
  (await templateRows(world.db, mostTemplates)).map(templateOf);

export const storyTemplate = async (world: Pick<World, 'db'>, id: string): Promise<StoryTemplate | undefined> => {
  const row = await templateRow(world.db, id);
  return row && templateOf(row);
};

/** The body a story of this template begins with. */
export const templateBody = ({ text }: Pick<StoryTemplate, 'text'>): Body => markdownToBody(text).body;

export type TemplateDraft = { id?: string; name: string; kind: string; edition: string; text: string };
export type TemplateRefusal = 'forbidden' | 'not-found' | 'no-name' | 'too-long' | 'unknown-kind' | 'too-many';

const wrongWith = ({ name, kind, text }: TemplateDraft): TemplateRefusal | undefined => {
  if (name.trim() === '') return 'no-name';
  if (name.length > longestName || text.length > longestText) return 'too-long';
  return articleKinds.some((one) => one === kind) ? undefined : 'unknown-kind';
};

/** Keeps a template; `text` is Markdown. Editors and publishers only. */
export const saveStoryTemplate = async (
  world: World,
  account: Account,
  draft: TemplateDraft,
): Promise<Outcome<{ id: string }, TemplateRefusal>> => {
  if (!mayStory(account, 'edit-settings')) return refuse('forbidden');
  const wrong = wrongWith(draft);
  if (wrong) return refuse(wrong);
  const text = cleanText(draft.text).trim();
  return world.write(async (tx) => {
    const known = await templateRows(tx.db, mostTemplates);
    if (draft.id !== undefined && !known.some(({ id }) => id === draft.id)) return refuse('not-found');
    if (draft.id === undefined && known.length >= mostTemplates) return refuse('too-many');
    const id = draft.id ?? world.newId();
    await putTemplate(tx.db, {
      id,
      name: cleanText(draft.name).trim(),
      kind: draft.kind,
      edition: draft.edition,
      text,
      changed_at: world.now(),
      changed_by: account.id,
    });
    return ok({ id });
  });
};

export const removeStoryTemplate = async (
  world: World,
  account: Account,
  id: string,
): Promise<Outcome<undefined, 'forbidden'>> => {
  if (!mayStory(account, 'edit-settings')) return refuse('forbidden');
  await world.write((tx) => deleteTemplate(tx.db, id));
  return ok(undefined);
};
