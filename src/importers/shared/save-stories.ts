import { parseBlock, parseBody, saveArticles, type ArticleDraft, type Block, type Body } from '../../rooms/articles/articles.ts';
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
  for (const { reason, detail = '', line } of losses) carrying.scratch.addLoss({ item: item.number, reason, line, title: item.title.slice(0, 200), detail });
};

/** Puts the media room's ids where a story named files of the old site. */
const settleMedia = (blocks: readonly unknown[], ids: ReadonlyMap<string, string>): void => {
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
  const places = converted.flatMap(({ item, story }) => [...story.media].map(([placeholder, ref]) => ({ item, story, placeholder, ref, ...system.mediaAddress(ref.url, scratch, site) })));
  const wanted = new Map<string, Wanted & { alt?: string; caption?: string }>();
  for (const { url, ref, item, alt, caption } of places) if (!wanted.has(url)) wanted.set(url, { url, ref, item, ...(alt ? { alt } : {}), ...(caption ? { caption } : {}) });
  const ids = new Map<string, string>();
  for (const [url, { id }] of await mediaAt(tx?.db ?? world.db, [...wanted.keys()])) ids.set(url, id);
  for (const [url, { ref, item, alt, caption }] of wanted) {
    if (!scratch.medium(url)) count(report, 'media', ids.has(url) ? 'unchanged' : 'added');
    scratch.addMedium({ url, kind: ref.kind, line: item.line, title: item.title });
    if (!tx || ids.has(url)) continue;
    const texts = { ...(alt ?? ref.alt ? { alt: alt ?? ref.alt } : {}), ...(caption ?? ref.caption ? { caption: caption ?? ref.caption } : {}) };
    ids.set(url, await addMissingMedia(world, tx, { originUrl: url, origin: site.origin, kind: ref.kind, ...texts }));
  }
  for (const { story, placeholder, url } of places) {
    const one = new Map([[placeholder, ids.get(url) ?? 'dry-run']]);
    settleMedia(story.lead ? [story.lead, ...story.blocks] : story.blocks, one);
  }
};

/** The body at the door of the articles room: what it refuses is left out block by block, and told. */
const bodyOf = (story: ForeignStory, lose: (reason: string, detail: string) => void): Body => {
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
    if (length < content.length) lose('A text is too long to be kept whole: its end was left out', `${length} of ${content.length} blocks were kept`);
    return rest.value;
  }
  return { type: 'doc', content: [] };
};

const targets = (scratch: Scratch, kind: 'tag' | 'author', keys: readonly string[]): string[] => keys.flatMap((key) => scratch.term(kind, key)?.target || []);

const draftOf = ({ item, story, known }: Converted, carrying: Carrying): ArticleDraft => {
  const { scratch, site } = carrying;
  const lose = (reason: string, detail: string): void => note(carrying, item, [{ reason, detail, line: item.line }]);
  const lead = story.lead && parseBlock(story.lead, ['picture', 'gallery', 'film', 'sound']);
  if (lead && !lead.ok) lose('A lead picture could not be kept', lead.detail ?? '');
  const section = story.sectionKey === undefined ? '' : (scratch.term('section', story.sectionKey)?.target ?? '');
  const { kind, status, edition, headline, standfirst, publishedAt, updatedAt, scheduledAt, createdAt, priority, meta, canonicalUrl, threadState } = story;
  return {
    ...(known ? { id: known.targetId } : {}),
    kind, status, edition: edition || carrying.edition, headline, standfirst, publishedAt, updatedAt, scheduledAt, createdAt, priority, meta, canonicalUrl, threadState,
    ...(section ? { sectionId: section } : {}),
    ...(lead?.ok ? { lead: lead.value } : {}),
    path: scratch.entry(item.originId)?.newPath || undefined,
    body: bodyOf(story, lose),
    tagIds: targets(scratch, 'tag', story.tagKeys),
    authorIds: targets(scratch, 'author', story.authorKeys),
    origin: site.origin,
    originId: item.originId,
    note: `Imported from ${carrying.system.label}`,
  };
};

const markOf = (item: StoryItem, carrying: Carrying): string => `${item.mark}-${carrying.optionMark}`;

const threadOf = (item: StoryItem, articleId: string): CommentsOf => ({ articleId, title: item.title, line: item.line, number: item.number, comments: item.comments });

/** Everything a story brings along, in the transaction of the whole batch. */
const saveConverted = async (carrying: Carrying, tx: Tx | undefined, converted: readonly Converted[]): Promise<Map<StoryItem, string>> => {
  await saveMedia(carrying, tx, converted);
  const drafts = converted.map((one) => draftOf(one, carrying));
  const ids = tx ? await saveArticles(carrying.world, tx, drafts) : drafts.map(() => '');
  const { origin } = carrying.site;
  if (tx) await putCarried(tx.db, converted.map(({ item }, index) => ({ origin, kind: 'story', origin_id: item.originId, target_id: ids[index] ?? '', mark: markOf(item, carrying) })));
  return new Map(converted.map(({ item }, index) => [item, ids[index] ?? '']));
};

/** The same id twice in one file: the later one is what WordPress shows. */
const lastOfEach = (items: readonly StoryItem[], carrying: Carrying): StoryItem[] => {
  const last = new Map(items.map((item) => [item.originId, item]));
  for (const item of items) {
    if (last.get(item.originId) === item) continue;
    count(carrying.report, plural[item.kind], 'left');
    note(carrying, item, [{ reason: 'The file has two things with the same id; the later one was carried', detail: `id ${item.originId}`, line: item.line }]);
  }
  return [...last.values()];
};

/**
 * Carries some hundred things of the file over: all of them, or none if anything fails. Stories that have not changed since the
 * last import are left alone. `finish` is called in the same transaction.
 */
export const saveBatch = async (carrying: Carrying, items: readonly ForeignItem[], finish: (tx: Tx) => Promise<void>): Promise<void> => {
  const { world, site, report } = carrying;
  const stories = lastOfEach(items.filter((item) => item.what === 'story'), carrying);
  const known = await carriedItems(world.db, site.origin, 'story', stories.map(({ originId }) => originId));
  const unchanged: StoryItem[] = [];
  const converted: Converted[] = [];
  for (const item of stories) {
    const before = known.get(item.originId);
    const isSame = before?.mark === markOf(item, carrying);
    count(report, plural[item.kind], isSame ? 'unchanged' : before ? 'updated' : 'added');
    if (isSame) unchanged.push(item);
    else converted.push({ item, story: item.convert(), known: before });
    for (const field of item.fields) countField(report, field);
    note(carrying, item, item.losses);
  }
  for (const { story } of converted) countState(report, story.status);
  for (const { item, story } of converted) note(carrying, item, story.losses);
  for (const item of items) {
    if (item.what === 'story') continue;
    if (item.reason) count(report, item.kind, 'left');
    if (item.reason) note(carrying, item, [{ reason: item.reason, line: item.line }]);
  }
  const save = async (tx: Tx | undefined): Promise<void> => {
    const ids = await saveConverted(carrying, tx, converted);
    const there = await storyPaths(tx?.db ?? world.db, unchanged.map(({ originId }) => known.get(originId)?.targetId ?? ''));
    // What was deleted here since stays deleted, its thread too.
    const kept = unchanged.filter(({ originId }) => there.has(known.get(originId)?.targetId ?? ''));
    const threads = [...kept.map((item) => threadOf(item, known.get(item.originId)?.targetId ?? '')), ...converted.map(({ item }) => threadOf(item, ids.get(item) ?? ''))];
    const lose = (of: CommentsOf, reason: string, detail: string): void => note(carrying, of, [{ reason, detail, line: of.line }]);
    await saveComments({ world, tx, origin: site.origin, report, lose }, threads);
  };
  if (carrying.dryRun) await save(undefined);
  else
    await world.write(async (tx) => {
      await save(tx);
      await finish(tx);
    });
};
