import { cleanTexts } from '../../../common/text.ts';
import type { Tx, World } from '../../../world.ts';
import { insertStoryEvent, lastEventAt, storyEventRows } from './story-events.store.ts';

/** What can be done with a story; the history names each in words. */
export const storyActs = [
  'created',
  'edited',
  'state',
  'assigned',
  'noted',
  'scheduled',
  'published',
  'went-out',
  'corrected',
  'unpublished',
  'address',
  'restored',
  'trashed',
  'translated',
  'link-made',
  'link-revoked',
  'held-back',
  'planned',
] as const;
export type StoryAct = (typeof storyActs)[number];

/** Plain facts about an act: old and new state, words of reason, the revision it led to. Never a draft's text, never an address of mail. */
export type EventDetails = Record<string, string | number | boolean>;

export type StoryEvent = {
  id: string;
  at: number;
  act: StoryAct;
  /** Who did it; undefined when the clock did, or when the account is gone. */
  by: { id: string; name: string } | undefined;
  details: EventDetails;
};

type Done = {
  articleId: string;
  /** Left out: the clock did it. */
  accountId?: string | undefined;
  act: StoryAct;
  details?: EventDetails;
};

/** How often it is said that somebody goes on writing. */
const editedEvery = 3_600_000;

/** Writes down who did what with a story; that somebody wrote is said once an hour. */
export const recordStoryEvent = async (
  world: Pick<World, 'now' | 'newId'>,
  tx: Pick<Tx, 'db'>,
  { articleId, accountId, act, details = {} }: Done,
): Promise<void> => {
  const at = world.now();
  if (act === 'edited') {
    const last = await lastEventAt(tx.db, { articleId, accountId: accountId ?? null, act });
    if (last !== undefined && at - last < editedEvery) return;
  }
  const row = { id: world.newId(), article_id: articleId, account_id: accountId ?? null, at, act };
  await insertStoryEvent(tx.db, { ...row, details: JSON.stringify(cleanTexts(details)) });
};

const pageLength = 50;

/** What was done with a story, newest first; 50 unless told. `older` is where the list goes on. */
export const storyEvents = async (
  world: Pick<World, 'db'>,
  articleId: string,
  { before, limit = pageLength }: { before?: { at: number; id: string } | undefined; limit?: number } = {},
): Promise<{ events: StoryEvent[]; older: { at: number; id: string } | undefined }> => {
  const rows = await storyEventRows(world.db, articleId, { before, limit: limit + 1 });
  const events = rows.slice(0, limit).map((row): StoryEvent => ({
    id: row.id,
    at: row.at,
    act: row.act as StoryAct,
    by: row.account_id === null || row.name === null ? undefined : { id: row.account_id, name: row.name },
    details: JSON.parse(row.details) as EventDetails,
  }));
  const last = events.at(-1);
  return { events, older: rows.length > limit && last ? { at: last.at, id: last.id } : undefined };
};
