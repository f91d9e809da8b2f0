import {
  parseBlock,
  parseBody,
  saveArticles,
  type ArticleDraft,
  type Block,
  type Body,
} from '../../rooms/articles/articles.ts';
import { addMissingMedia } from '../../rooms/media/media.ts';
import type { Tx, World } from '../../world.ts';
import type { HtmlLoss, MediaRef } from '../html/conversion.ts';
import type { ForeignItem, ForeignSite, ForeignStory, ForeignSystem } from './foreign.ts';
import { carriedItems, mediaAt, putCarried, storyPaths, type Carried } from './import.store.ts';
import { count, countField, countState, type Report } from './report.ts';
import { saveComments, type CommentsOf } from './save-comments.ts';
import type { Scratch } from './scratch.store.ts';

export type StoryItem = Extract<ForeignItem, { what: 'story' }>;

export type Carrying = {
  world: World;
  scratch: Scratch;
  system: ForeignSystem;
  site: ForeignSite;
  report: Report;
  dryRun: boolean;
  /** Part of every mark: other options carry a story anew. */
  optionMark: string;
  /** Where stories go that name no edition. */
  edition: string;
};

type Converted = { item: StoryItem; story: ForeignStory; known: Carried | undefined };

const plural = { post: 'posts', page: 'pages' } as const;

const note = (carrying: Carrying, item: { number: number; title: string }, losses: readonly HtmlLoss[]): void => {
  for (const { reason, detail = '', line } of losses)
    carrying.scratch.addLoss({ item: item.number, reason, line, title: item.title.slice(0, 200), detail });
};

/** Puts the media room's ids where a story named files of the old site. */
export const settleMedia = (blocks: readonly unknown[], ids: ReadonlyMap<string, string>): void => {
  for (const block of blocks) {
    if (typeof block !== 'object' || block === null) continue;
    const { attrs, content } = block as { attrs?: { mediaId?: string }; content?: unknown[] };
    const id = attrs?.mediaId === undefined ? undefined : ids.get(attrs.mediaId);
    if (attrs && id !== undefined) attrs.mediaId = id;
    if (content) settleMedia(content, ids);
  }
};

type Wanted = { url: string; ref: MediaRef; item: StoryItem };

/** Makes the files known by their old addresses; each story's placeholders get their ids. */
const saveMedia = async (carrying: Carrying, tx: Tx | undefined, converted: readonly Converted[]): Promise<void> => {
  const { world, scratch, system, site, report } = carrying;
  const places = converted.flatMap(({ item, story }) =>
    [...story.media].map(([placeholder, ref]) => ({
      item,
      story,
      placeholder,
      ref,
      ...system.mediaAddress(ref.url, scratch, site),
    })),
  );
  const wanted = new Map<string, Wanted & { alt?: string; caption?: string }>();
  for (const { url, ref, item, alt, caption } of places)
    if (!wanted.has(url)) wanted.set(url, { url, ref, item, ...(alt ? { alt } : {}), ...(caption ? { caption } : {}) });
  const ids = new Map<string, string>();
  for (const [url, { id }] of await mediaAt(tx?.db ?? world.db, [...wanted.keys()])) ids.set(url, id);
  for (const [url, { ref, item, alt, caption }] of wanted) {
    if (!scratch.medium(url)) count(report, 'media', ids.has(url) ? 'unchanged' : 'added');
    scratch.addMedium({ url, kind: ref.kind, line: item.line, title: item.title });
    if (!tx || ids.has(url)) continue;
    const texts = {
      ...((alt ?? ref.alt) ? { alt: alt ?? ref.alt } : {}),
      ...((caption ?? ref.caption) ? { caption: caption ?? ref.caption } : {}),
    };
    ids.set(url, await addMissingMedia(world, tx, { originUrl: url, origin: site.origin, kind: ref.kind, ...texts }));
  }
  for (const { story, placeholder, url } of places) {
    const one = new Map([[placeholder, ids.get(url) ?? 'dry-run']]);
    settleMedia(story.lead ? [story.lead, ...story.blocks] : story.blocks, one);
  }
};

/** The body at the door of the articles room: what it refuses is left out block by block, and told. */
export const bodyOf = (story: Pick<ForeignStory, 'blocks'>, lose: (reason: string, detail: string) => void): Body => {
  const whole = parseBody({ type: 'doc', content: story.blocks });
  if (whole.ok) return whole.value;
  const content: Block[] = [];
  for (const block of story.blocks) {
    const one = parseBody({ type: 'doc', content: [block] });
    if (one.ok) content.push(...one.value.content);
    else lose('A part of a text could not be kept', one.detail ?? block.type);
  }
  for (let length = content.length; length > 0; length = Math.floor(length / 2)) {
    const rest = parseBody({ type: 'doc', content: content.slice(0, length) });
    if (!rest.ok) continue;
    if (length < content.length)
      lose(
        'A text is too long to be kept whole: its end was left out',
        `${length} of ${content.length} blocks were kept`,
      );
    return rest.value;
  }
  return { type: 'doc', content: [] };
};

const targets = (scratch: Scratch, kind: 'tag' | 'author', keys: readonly string[]): string[] =>
  keys.flatMap((key) => scratch.term(kind, key)?.target || []);

const draftOf = ({ item, story, known }: Converted, carrying: Carrying): ArticleDraft => {
  const { scratch, site } = carrying;
  const lose = (reason: string, detail: string): void => note(carrying, item, [{ reason, detail, line: item.line }]);
  const lead = story.lead && parseBlock(story.lead, ['picture', 'gallery', 'film', 'sound']);
  if (lead && !lead.ok) lose('A lead picture could not be kept', lead.detail ?? '');
  const { blocks: _, media: __, losses: ___, lead: ____, sectionKey, tagKeys, authorKeys, edition, ...same } = story;
  const section = sectionKey === undefined ? '' : (scratch.term('section', sectionKey)?.target ?? '');
  return {
    ...(known ? { id: known.targetId } : {}),
    ...same,
    edition: edition || carrying.edition,
    ...(section ? { sectionId: section } : {}),
    ...(lead?.ok ? { lead: lead.value } : {}),
    path: scratch.entry(item.originId)?.newPath || undefined,
    body: bodyOf(story, lose),
    tagIds: targets(scratch, 'tag', tagKeys),
    authorIds: targets(scratch, 'author', authorKeys),
    origin: site.origin,
    originId: item.originId,
    note: `Imported from ${carrying.system.label}`,
  };
};

const markOf = (item: StoryItem, carrying: Carrying): string => `${item.mark}-${carrying.optionMark}`;

const threadOf = (item: StoryItem, articleId: string): CommentsOf => ({
  articleId,
  title: item.title,
  line: item.line,
  number: item.number,
  comments: item.comments,
});

/** Everything a story brings along, in the transaction of the whole batch. */
const saveConverted = async (
  carrying: Carrying,
  tx: Tx | undefined,
  converted: readonly Converted[],
): Promise<Map<StoryItem, string>> => {
  await saveMedia(carrying, tx, converted);
  const drafts = converted.map((one) => draftOf(one, carrying));
  const ids = tx ? await saveArticles(carrying.world, tx, drafts) : drafts.map(() => '');
  const { origin } = carrying.site;
  if (tx)
    await putCarried(
      tx.db,
      converted.map(({ item }, index) => ({
        origin,
        kind: 'story',
        origin_id: item.originId,
        target_id: ids[index] ?? '',
        mark: markOf(item, carrying),
      })),
    );
  return new Map(converted.map(({ item }, index) => [item, ids[index] ?? '']));
};

/** The same id twice in one file: the later one is what WordPress shows. */
const lastOfEach = (items: readonly StoryItem[], carrying: Carrying): StoryItem[] => {
  const last = new Map(items.map((item) => [item.originId, item]));
  for (const item of items) {
    if (last.get(item.originId) === item) continue;
    count(carrying.report, plural[item.kind], 'left');
    note(carrying, item, [
      {
        reason: 'The file has two things with the same id; the later one was carried',
        detail: `id ${item.originId}`,
        line: item.line,
      },
    ]);
  }
  return [...last.values()];
};

type Sorted = { unchanged: StoryItem[]; converted: Converted[]; known: ReadonlyMap<string, Carried> };

/** Which stories are as they were, and the others turned into bodies; everything is counted. */
const sortOut = async (carrying: Carrying, items: readonly ForeignItem[]): Promise<Sorted> => {
  const { world, site, report } = carrying;
  const stories = lastOfEach(
    items.filter((item) => item.what === 'story'),
    carrying,
  );
  const ids = stories.map(({ originId }) => originId);
  const known = await carriedItems(world.db, site.origin, 'story', ids);
  const sorted: Sorted = { unchanged: [], converted: [], known };
  for (const item of stories) {
    const before = known.get(item.originId);
    const isSame = before?.mark === markOf(item, carrying);
    count(report, plural[item.kind], isSame ? 'unchanged' : before ? 'updated' : 'added');
    for (const field of item.fields) countField(report, field);
    note(carrying, item, item.losses);
    if (isSame) sorted.unchanged.push(item);
    else sorted.converted.push({ item, story: item.convert(), known: before });
  }
  for (const { item, story } of sorted.converted) {
    countState(report, story.status);
    note(carrying, item, story.losses);
  }
  return sorted;
};

const noteOthers = (carrying: Carrying, items: readonly ForeignItem[]): void => {
  for (const item of items) {
    if (item.what === 'story' || item.reason === undefined) continue;
    count(carrying.report, item.kind, 'left');
    note(carrying, item, [{ reason: item.reason, line: item.line }]);
  }
};

/** The stories' comments, those of stories that have not changed too. What was deleted here since stays deleted, its thread too. */
const threadsOf = async (
  { unchanged, converted, known }: Sorted,
  ids: ReadonlyMap<StoryItem, string>,
  db: Tx['db'],
): Promise<CommentsOf[]> => {
  const targetOf = ({ originId }: StoryItem): string => known.get(originId)?.targetId ?? '';
  const there = await storyPaths(db, unchanged.map(targetOf));
  return [
    ...unchanged.filter((item) => there.has(targetOf(item))).map((item) => threadOf(item, targetOf(item))),
    ...converted.map(({ item }) => threadOf(item, ids.get(item) ?? '')),
  ];
};

/**
 * Carries some hundred things of the file over: all of them, or none if anything fails. Stories that have not changed since the
 * last import are left alone. `finish` is called in the same transaction.
 */
export const saveBatch = async (
  carrying: Carrying,
  items: readonly ForeignItem[],
  finish: (tx: Tx) => Promise<void>,
): Promise<void> => {
  const { world, site, report } = carrying;
  const sorted = await sortOut(carrying, items);
  noteOthers(carrying, items);
  const lose = (of: CommentsOf, reason: string, detail: string): void =>
    note(carrying, of, [{ reason, detail, line: of.line }]);
  const save = async (tx: Tx | undefined): Promise<void> => {
    const ids = await saveConverted(carrying, tx, sorted.converted);
    const threads = await threadsOf(sorted, ids, tx?.db ?? world.db);
    await saveComments({ world, tx, origin: site.origin, report, lose }, threads);
  };
  if (carrying.dryRun) return save(undefined);
  return world.write(async (tx) => {
    await save(tx);
    await finish(tx);
  });
};
