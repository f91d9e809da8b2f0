import type { Tx, World } from '../../world.ts';
import { addMediaUses, setMediaUses, type UsingThing } from '../media/media.ts';
import { dropEpisode } from './episode-copies.store.ts';
import type { ArticleMeta, LeadMedia } from './article.ts';
import type { Body } from './body/body.ts';
import { mediaIdsIn } from './body/walk-body.ts';
import type { TaxonKind } from './merged.store.ts';
import { entriesShowing, liveEntriesAfter, portraitsAfter, storiesAfter, type Showing } from './media-uses.store.ts';

type Kept = { id: string; body: string; lead: string | null; meta?: string | null };

const soundIn = (meta: string | null | undefined): string[] => {
  const id = meta ? (JSON.parse(meta) as ArticleMeta).soundId : undefined;
  return id === undefined ? [] : [id];
};

const shownBy = ({ body, lead, meta }: Omit<Kept, 'id'>): string[] => [
  ...mediaIdsIn(JSON.parse(body) as Body, lead === null ? undefined : (JSON.parse(lead) as LeadMedia)),
  ...soundIn(meta),
];

const story = (id: string): UsingThing => ({ kind: 'article', id, storyId: id });

/** Tells the media room what a saved story shows. */
export const noteStoryMedia = (tx: Tx, row: Kept): Promise<void> => setMediaUses(tx, story(row.id), shownBy(row));

/** The same for new stories, many at once. */
export const noteMediaOfNewStories = (tx: Tx, rows: readonly Kept[]): Promise<void> =>
  addMediaUses(
    tx,
    rows.map((row) => ({ thing: story(row.id), mediaIds: shownBy(row) })),
  );

/** What a saved live entry shows. */
export const noteEntryMedia = (tx: Tx, entry: { id: string; articleId: string; body: Body }): Promise<void> =>
  setMediaUses(tx, { kind: 'live', id: entry.id, storyId: entry.articleId }, mediaIdsIn(entry.body));

/** What a story's draft shows beside what the story itself shows; nothing when the two say the same. */
export const noteDraftMedia = (
  tx: Tx,
  storyId: string,
  draft: { body: Body; lead?: LeadMedia | undefined } | undefined,
): Promise<void> =>
  setMediaUses(tx, { kind: 'draft', id: storyId, storyId }, draft ? mediaIdsIn(draft.body, draft.lead) : []);

/** A story is deleted for good: neither it nor its draft nor its entries show anything. To be told before its rows are gone. */
export const dropStoryMedia = async (tx: Tx, storyId: string): Promise<void> => {
  for (const id of await entriesShowing(tx.db, storyId)) await setMediaUses(tx, { kind: 'live', id, storyId }, []);
  await noteDraftMedia(tx, storyId, undefined);
  const episode = await dropEpisode(tx, storyId);
  if (episode !== undefined) await setMediaUses(tx, { kind: 'episode', id: episode, storyId }, []);
  await setMediaUses(tx, story(storyId), []);
};

/** Whose portrait a picture is. */
export const notePortrait = (tx: Tx, authorId: string, portraitId: string | null | undefined): Promise<void> =>
  setMediaUses(tx, { kind: 'author', id: authorId }, portraitId ? [portraitId] : []);

/** Which picture a section's page opens with. */
export const noteSectionPicture = (tx: Tx, sectionId: string, pictureId: string | null): Promise<void> =>
  setMediaUses(tx, { kind: 'section', id: sectionId }, pictureId ? [pictureId] : []);

/** What is gone, or has become one with something else, shows nothing. */
export const dropTaxonMedia = async (tx: Tx, kind: TaxonKind, id: string): Promise<void> => {
  if (kind === 'author') await notePortrait(tx, id, undefined);
  if (kind === 'section') await noteSectionPicture(tx, id, null);
};

const stages = ['article', 'live', 'author'] as const;
type Stage = (typeof stages)[number];
const atOnce = 100;

const note = async (world: World, stage: 'article' | 'live', rows: readonly Showing[]): Promise<void> => {
  for (const row of rows)
    await world.write((tx) => setMediaUses(tx, { kind: stage, id: row.id, storyId: row.storyId }, shownBy(row)));
};

/** The next hundred; gives the last of them while there may be more. */
const carryOn = async (world: World, stage: Stage, after: string): Promise<string | undefined> => {
  if (stage === 'author') {
    const rows = await portraitsAfter(world.db, after, atOnce);
    for (const row of rows) await world.write((tx) => notePortrait(tx, row.id, row.portrait_id));
    return rows.length === atOnce ? rows.at(-1)?.id : undefined;
  }
  const rows = await (stage === 'article' ? storiesAfter : liveEntriesAfter)(world.db, after, atOnce);
  await note(world, stage, rows);
  return rows.length === atOnce ? rows.at(-1)?.id : undefined;
};

/** Carries out the job `catalogue-media-uses`: where media are used, gone through from the beginning. Safe to repeat. */
export const catalogueMediaUses = async (
  world: World,
  { stage = 'article', after = '' }: { stage?: Stage; after?: string },
): Promise<void> => {
  const last = await carryOn(world, stage, after);
  const next = last === undefined ? { stage: stages[stages.indexOf(stage) + 1] } : { stage, after: last };
  if (next.stage) await world.write((tx) => tx.later('catalogue-media-uses', next));
};
