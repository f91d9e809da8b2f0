import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import {
  articleById,
  articleKinds,
  authorByAccount,
  mayStory,
  parseBody,
  saveArticle,
  sectionById,
  type ArticleKind,
} from '../../articles/articles.ts';
import { publicationOf } from '../../publication/publication.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import { tellStory } from '../publishing/tell-story.ts';
import { makeDraft } from './make-draft.ts';
import { setCreator } from './drafts.store.ts';
import { readDocument } from './read-document.ts';
import { emptyFields, type StoryFields } from './story-fields.ts';
import { documentOf } from './write-document.ts';

export const workStates = ['idea', 'draft', 'edit', 'ready'] as const;
/** How far a story that is not yet out has come. */
export type WorkState = (typeof workStates)[number];

export type NewStory = {
  account: Account;
  edition: string;
  kind: ArticleKind;
  sectionId?: string;
  headline?: string;
  workState?: WorkState;
  fields?: Partial<StoryFields>;
};

type Refusal = 'forbidden' | 'unknown-edition' | 'unknown-kind' | 'unknown-section' | 'invalid-body';

const faultOf = async (
  world: World,
  { account, edition, kind, sectionId, fields }: NewStory,
): Promise<Outcome<null, Refusal>> => {
  if (!mayStory(account, 'create-story', true)) return refuse('forbidden');
  if (!(await publicationOf(world)).editionByCode(edition)) return refuse('unknown-edition');
  if (!articleKinds.includes(kind)) return refuse('unknown-kind');
  const section = sectionId ? await sectionById(world, sectionId) : undefined;
  if (sectionId && section?.edition !== edition) return refuse('unknown-section');
  const body = fields?.body ? parseBody(fields.body, { allowRawHtml: true }) : undefined;
  return body && !body.ok ? refuse('invalid-body', body.detail) : ok(null);
};

/** What the new story begins with; its author is whoever begins it, where they are one. */
const firstFields = async (world: World, story: NewStory): Promise<StoryFields> => {
  const author = await authorByAccount(world, story.account.id, story.edition);
  return {
    ...emptyFields(story.kind),
    authorIds: author ? [author.id] : [],
    ...story.fields,
    kind: story.kind,
    headline: cutText(foldSpace(cleanText(story.headline ?? story.fields?.headline ?? '')), 500),
    ...(story.sectionId ? { sectionId: story.sectionId } : {}),
  };
};

/** Begins a story: a draft that nobody but the newsroom sees. */
export const createStory = async (
  world: World,
  story: NewStory,
): Promise<Outcome<{ articleId: string; path: string }, Refusal>> => {
  const fault = await faultOf(world, story);
  if (!fault.ok) return fault;
  const { fields } = readDocument(documentOf(await firstFields(world, story)));
  const { legalNote: _note, lead, ...said } = fields;
  const articleId = await world.write(async (tx) => {
    const id = await saveArticle(world, tx, {
      ...said,
      ...(lead ? { lead } : {}),
      edition: story.edition,
      status: 'draft',
      accountId: story.account.id,
    });
    await setCreator(tx.db, id, story.account.id, story.workState ?? 'draft');
    await makeDraft(tx, id, fields);
    await recordStoryEvent(world, tx, { articleId: id, accountId: story.account.id, act: 'created' });
    await tellStory(tx, { event: 'story.created', articleId: id, at: world.now() });
    await tx.changed('drafts');
    return id;
  });
  const article = await articleById(world, articleId);
  return ok({ articleId, path: article?.path ?? '' });
};
