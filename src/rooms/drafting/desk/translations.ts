import type { Account } from '../../accounts/accounts.ts';
import {
  counterpartsOfSection,
  counterpartsOfTag,
  sectionById,
  tagById,
  type ArticleKind,
  type Block,
  type Body,
} from '../../articles/articles.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { publicationOf, type Edition } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import { createStory } from '../document/create-story.ts';
import { draftOf } from '../document/draft-of.ts';
import type { StoryFields } from '../document/story-fields.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import { mayOnDesk } from './desk-rules.ts';
import type { DeskStory } from './desk-state.ts';
import { compareWithSource, countChanges, type SaidText, type SourceRow } from './source-changes.ts';
import { deskStories, deskStory } from './stories-for-desk.ts';
import { storyFor, type NotYours } from './story-in-hand.ts';
import { changeWork, workRow } from './story-work.store.ts';
import { groupIds, putSource, sourceRows, storyTexts } from './translation.store.ts';

const bodyIn = (json: string): Body => {
  try {
    return JSON.parse(json) as Body;
  } catch {
    return { type: 'doc', content: [] };
  }
};

/** What stories say now: readers' text of what is public, else the draft's. */
const textsOf = async (world: World, ids: readonly string[]): Promise<Map<string, SaidText>> => {
  const rows = await storyTexts(world.db, ids);
  return new Map(rows.map(({ id, headline, standfirst, body }) => [id, { headline, standfirst, body: bodyIn(body) }]));
};

export type EditionOfStory = {
  edition: Edition;
  story: DeskStory | undefined;
  /** The story it was translated from, and what has happened there since. */
  source: { id: string; edition: string; at: number; changes: number } | undefined;
  mayStart: boolean;
};

/** A story in every edition: which there are, by whom, and how far behind each is. */
export const translationsOfStory = async (
  world: World,
  account: Account,
  articleId: string,
): Promise<{ story: DeskStory; editions: EditionOfStory[] } | undefined> => {
  const row = await workRow(world.db, articleId);
  const story = row && (await deskStory(world, account, articleId));
  if (!row || !story) return undefined;
  const ids = await groupIds(world.db, row.translation_group);
  const stories = await deskStories(world, account, ids);
  const sources = new Map((await sourceRows(world.db, ids)).map((one) => [one.article_id, one]));
  const texts = await textsOf(world, [...new Set([...sources.values()].map(({ source_id: id }) => id))]);
  const editionOf = new Map(stories.map(({ id, edition }) => [id, edition]));
  const mayStart = mayOnDesk(account, 'translate', { isOwn: story.isOwn, state: story.state });
  const { editions } = await publicationOf(world);
  return {
    story,
    editions: editions.map((edition) => {
      // Where an edition has several, the one that is not in the bin counts.
      const here = stories.filter((one) => one.edition === edition.code);
      const found = here.find(({ id }) => id === articleId) ?? here.find(({ state }) => state !== 'bin') ?? here[0];
      const from = found && sources.get(found.id);
      const now = from && texts.get(from.source_id);
      return {
        edition,
        story: found,
        source:
          from && now
            ? {
                id: from.source_id,
                edition: editionOf.get(from.source_id) ?? '',
                at: from.at,
                changes: countChanges(JSON.parse(from.text) as SaidText, now),
              }
            : undefined,
        mayStart: mayStart && (found === undefined || found.state === 'bin'),
      };
    }),
  };
};

/** The same block with nothing written in it yet; what needs no words stays as it is. */
const emptied = (block: Block): Block =>
  block.type === 'paragraph' || block.type === 'heading' || block.type === 'pullQuote'
    ? { ...block, content: [] }
    : block;

/** Section, tags and address are those of the other edition, where it has them. */
const placeIn = async (
  world: World,
  fields: StoryFields,
  edition: string,
): Promise<{ sectionId: string | undefined; tagIds: string[] }> => {
  const section = fields.sectionId ? await sectionById(world, fields.sectionId) : undefined;
  const sections = section ? await counterpartsOfSection(world, section) : [];
  const tags = await Promise.all(
    fields.tagIds.map(async (id) => {
      const tag = await tagById(world, id);
      const counterparts = tag ? await counterpartsOfTag(world, tag) : [];
      return counterparts.find((one) => one.edition === edition)?.id;
    }),
  );
  return {
    sectionId: sections.find((one) => one.edition === edition)?.id,
    tagIds: tags.filter((id) => id !== undefined),
  };
};

export type TranslateRefusal = NotYours | 'unknown-edition' | 'there-already' | 'same-edition' | 'not-begun';

type Asked = {
  account: Account;
  articleId: string;
  edition: string;
  /** `copy`: the source's words are there to be written over; `empty`: paragraphs and headings begin empty. */
  text?: 'copy' | 'empty' | undefined;
};

const wrongWith = async (
  world: World,
  { articleId, edition }: Asked,
  { group, from }: { group: string; from: string },
): Promise<TranslateRefusal | undefined> => {
  if (!(await publicationOf(world)).editionByCode(edition)) return 'unknown-edition';
  if (edition === from) return 'same-edition';
  const others = await groupIds(world.db, group);
  for (const id of others) {
    const row = id === articleId ? undefined : await workRow(world.db, id);
    if (row && row.edition === edition && row.status !== 'trashed') return 'there-already';
  }
  return undefined;
};

/** Notes down what a translation was made from, and as of when. */
const keepSource = (
  world: World,
  {
    account,
    articleId,
    source,
    text,
  }: { account: Account; articleId: string; source: { id: string; group: string; revision: number }; text: SaidText },
): Promise<void> =>
  world.write(async (tx) => {
    await changeWork(tx.db, articleId, {
      translation_group: source.group,
      translated_from: source.id,
      translated_revision: source.revision,
    });
    await putSource(tx.db, {
      article_id: articleId,
      source_id: source.id,
      text: JSON.stringify(text),
      at: world.now(),
      account_id: account.id,
    });
    await recordStoryEvent(world, tx, {
      articleId,
      accountId: account.id,
      act: 'translated',
      details: { from: source.id, revision: source.revision },
    });
    await tx.changed('drafts', `article:${articleId}`, `translations:${source.group}`);
  });

/** Begins a story's version for another edition: its structure and pictures, in the counterpart of its section. */
export const translateStory = async (
  world: World,
  asked: Asked,
): Promise<Outcome<{ articleId: string }, TranslateRefusal>> => {
  const { account, articleId, edition, text = 'copy' } = asked;
  const found = await storyFor(world, { account, articleId, act: 'translate' });
  if (!found.ok) return found;
  const { row } = found.value;
  const wrong = await wrongWith(world, asked, { group: row.translation_group, from: row.edition });
  if (wrong) return refuse(wrong);
  const draft = await draftOf(world, articleId);
  const said = (await textsOf(world, [articleId])).get(articleId);
  if (!draft || !said) return refuse('not-found');
  const { fields } = draft;
  const place = await placeIn(world, fields, edition);
  const body = text === 'copy' ? said.body : { ...said.body, content: said.body.content.map(emptied) };
  const made = await createStory(world, {
    account,
    edition,
    kind: row.kind as ArticleKind,
    headline: said.headline,
    ...(place.sectionId ? { sectionId: place.sectionId } : {}),
    fields: {
      kicker: text === 'copy' ? fields.kicker : '',
      place: fields.place,
      priority: fields.priority,
      authorIds: fields.authorIds,
      tagIds: place.tagIds,
      ...(fields.lead ? { lead: fields.lead } : {}),
      standfirst: text === 'copy' ? said.standfirst : '',
      legalNote: fields.legalNote,
      body,
    },
  });
  if (!made.ok) return refuse(made.refusal === 'forbidden' ? 'forbidden' : 'not-begun');
  const source = { id: articleId, group: row.translation_group, revision: row.revision };
  await keepSource(world, { account, articleId: made.value.articleId, source, text: said });
  return ok({ articleId: made.value.articleId });
};

export type Comparison = {
  source: DeskStory;
  translation: DeskStory;
  since: number;
  rows: SourceRow[];
  changes: number;
};

/** A translation beside its source, piece by piece, with what has changed in the source since. */
export const compareTranslation = async (
  world: World,
  account: Account,
  articleId: string,
): Promise<Comparison | undefined> => {
  const [kept] = await sourceRows(world.db, [articleId]);
  if (!kept) return undefined;
  const [source, translation] = await Promise.all([
    deskStory(world, account, kept.source_id),
    deskStory(world, account, articleId),
  ]);
  const draft = await draftOf(world, articleId);
  const now = (await textsOf(world, [kept.source_id])).get(kept.source_id);
  if (!source || !translation || !draft || !now) return undefined;
  const former = JSON.parse(kept.text) as SaidText;
  return {
    source,
    translation,
    since: kept.at,
    rows: compareWithSource(former, now, draft.fields),
    changes: countChanges(former, now),
  };
};

/** The translation says what its source says now. */
export const markTranslated = async (
  world: World,
  { account, articleId }: { account: Account; articleId: string },
): Promise<Outcome<{ articleId: string }, NotYours | 'no-source'>> => {
  const found = await storyFor(world, { account, articleId, act: 'translate' });
  if (!found.ok) return found;
  const [kept] = await sourceRows(world.db, [articleId]);
  const [said] = kept ? await storyTexts(world.db, [kept.source_id]) : [];
  if (!kept || !said) return refuse('no-source');
  const source = { id: kept.source_id, group: found.value.row.translation_group, revision: said.revision };
  const text = { headline: said.headline, standfirst: said.standfirst, body: bodyIn(said.body) };
  await keepSource(world, { account, articleId, source, text });
  return ok({ articleId });
};
