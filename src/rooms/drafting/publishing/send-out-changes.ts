import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import { correctionKinds } from '../../articles/articles.ts';
import type { Tx, World } from '../../../world.ts';
import { blockersIn, checkStory } from './check-story.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import { goOut, type ReadersNote } from './go-out.ts';
import { planOf } from './plan.ts';
import { changeDraft } from './publishing.store.ts';
import { recordStoryEvent } from './story-events.ts';
import { fieldsOfStory, storyAtHand, type StoryAtHand } from './story-at-hand.ts';
import { tellStory } from './tell-story.ts';
import { isTextChanged } from './text-change.ts';

/** Why and how changes go out: with a note for readers, or as a slip of the pen that matters to none of them. */
export type HowOut = { note?: ReadersNote; typoOnly?: string };

export type SendRefusal =
  | ActRefusal
  | 'not-published'
  | 'no-changes'
  | 'changed-meanwhile'
  | 'blocked'
  | 'note-needed'
  | 'past';

type Sending = Acting &
  HowOut & {
    version?: number | undefined;
    /** Not now but then. */
    at?: number | undefined;
    hubs?: boolean | undefined;
  };

/** What was said about the changes, fit to be kept; a note without words is none. */
const howOf = ({ note, typoOnly }: HowOut): HowOut => {
  const text = cutText(cleanText(note?.text ?? '').trim(), 2_000);
  const why = cutText(foldSpace(typoOnly ?? ''), 300);
  const isKind = correctionKinds.some((kind) => kind === note?.kind);
  if (note && text !== '' && isKind) return { note: { kind: note.kind, text } };
  return why === '' ? {} : { typoOnly: why };
};

/** Whether a draft says something that readers do not see. */
export const hasChanges = (story: StoryAtHand): boolean =>
  story.row.status === 'published' && story.row.draft_changed_at !== null;

/** The changes become the page; what was said about them becomes a dated note, and the story is “updated” only then. */
export const carryOutChanges = async (
  world: World,
  tx: Tx,
  story: StoryAtHand,
  { accountId, how, hubs }: { accountId: string | undefined; how: HowOut; hubs: boolean },
): Promise<void> => {
  const articleId = story.row.id;
  const { telling } = await planOf(tx.db, articleId);
  await goOut(world, tx, story, {
    accountId,
    why: how.note ? `${how.note.kind}: ${cutText(how.note.text, 200)}` : (how.typoOnly ?? 'Changed'),
    telling: { followers: false, hubs, letters: telling.letters },
    note: how.note,
  });
  const details = { revision: story.row.revision + 1, ...(how.typoOnly ? { typo: how.typoOnly } : {}) };
  await recordStoryEvent(world, tx, { articleId, accountId, act: 'went-out', details });
  const at = world.now();
  if (!how.note) return tellStory(tx, { event: 'story.changed', articleId, at });
  await recordStoryEvent(world, tx, { articleId, accountId, act: 'corrected', details: { kind: how.note.kind } });
  return tellStory(tx, { event: 'story.corrected', articleId, at });
};

const faultOf = (
  story: StoryAtHand,
  { version, at, how }: Sending & { how: HowOut },
  now: number,
): SendRefusal | undefined => {
  if (story.row.status !== 'published') return 'not-published';
  if (!hasChanges(story)) return 'no-changes';
  if (version !== undefined && version !== story.version) return 'changed-meanwhile';
  if (at !== undefined && at <= now) return 'past';
  const isSaid = how.note !== undefined || how.typoOnly !== undefined;
  return isTextChanged(fieldsOfStory(story), story.fields) && !isSaid ? 'note-needed' : undefined;
};

/**
 * Sends the changes to a public story out, now or at a moment. If its text has changed, readers are told why, or somebody says that it
 * was a slip of the pen.
 */
export const sendOutChanges = async (
  world: World,
  sending: Sending,
): Promise<Outcome<{ at: number | undefined }, SendRefusal>> => {
  const { account, articleId, at, hubs = true } = sending;
  const found = await storyFor(world, sending, 'publish-story');
  if (!found.ok) return found;
  const how = howOf(sending);
  const now = world.now();
  const fault = faultOf(found.value, { ...sending, how }, now);
  if (fault) return refuse(fault);
  const blockers = blockersIn(await checkStory(world, articleId, { at: at ?? now }));
  if (blockers.length > 0) return refuse('blocked', blockers.map(({ words }) => words).join('\n'));
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (!story) return refuse('not-found');
    const late = faultOf(story, { ...sending, how, version: found.value.version }, now);
    if (late) return refuse(late);
    if (at === undefined) await carryOutChanges(world, tx, story, { accountId: account.id, how, hubs });
    else {
      const goesOut = JSON.stringify({ how, hubs, by: account.id });
      await changeDraft(tx.db, articleId, { goes_out_at: at, goes_out: goesOut });
      await tx.later('draft-goes-out', { articleId }, at);
      await recordStoryEvent(world, tx, {
        articleId,
        accountId: account.id,
        act: 'scheduled',
        details: { at, changes: true },
      });
      await tx.changed('drafts');
    }
    return ok({ at });
  });
};

/** Changes that were to go out at a moment wait again. */
export const keepChangesBack = async (world: World, acting: Acting): Promise<Outcome<undefined, ActRefusal>> => {
  const found = await storyFor(world, acting, 'publish-story');
  if (!found.ok) return found;
  const { account, articleId } = acting;
  return world.write(async (tx) => {
    await changeDraft(tx.db, articleId, { goes_out_at: null, goes_out: null });
    const details = { schedule: 'cancelled' };
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'planned', details });
    await tx.changed('drafts');
    return ok(undefined);
  });
};

type Planned = { how: HowOut; hubs: boolean; by: string };

/** What was settled when the changes were planned. */
export const plannedOut = ({ goesOut }: StoryAtHand): Planned | undefined =>
  goesOut === undefined ? undefined : (JSON.parse(goesOut) as Planned);
