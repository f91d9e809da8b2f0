import type { CheckItem } from '../../../common/check-item.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cutText, foldSpace } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import { blockersIn, checkStory } from './check-story.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import { goOut } from './go-out.ts';
import { planOf, savePlan, type Telling } from './plan.ts';
import { changeWork } from './publishing.store.ts';
import { recordStoryEvent } from './story-events.ts';
import { storyAtHand, type StoryAtHand } from './story-at-hand.ts';
import { tellStory } from './tell-story.ts';

export type PublishRefusal =
  | ActRefusal
  | 'already-published'
  | 'trashed'
  | 'embargoed'
  | 'blocked'
  | 'changed-meanwhile'
  | 'past'
  | 'too-far';

export type Publishing = Acting & {
  /** The state of the text the form was drawn with: what others changed since is told instead of published. */
  version?: number | undefined;
  telling?: Partial<Pick<Telling, 'followers' | 'hubs' | 'letters' | 'share'>> | undefined;
  /** Why the embargo is set aside. */
  liftEmbargo?: string | undefined;
  /** A story that was public before counts as new. */
  isFresh?: boolean | undefined;
};

const wordsOf = (items: readonly CheckItem[]): string => items.map(({ words }) => words).join('\n');

const reason = (text: string | undefined): string => cutText(foldSpace(text ?? ''), 500);

/** What hinders a story from going out at a moment, beside its checks. */
export const hindrance = (
  { row, version: now }: StoryAtHand,
  { at, version, liftEmbargo }: { at: number; version?: number | undefined; liftEmbargo?: string | undefined },
): PublishRefusal | undefined => {
  if (row.status === 'trashed') return 'trashed';
  if (row.status === 'published') return 'already-published';
  if (version !== undefined && version !== now) return 'changed-meanwhile';
  if (row.embargo_until !== null && row.embargo_until > at && reason(liftEmbargo) === '') return 'embargoed';
  return undefined;
};

/** Makes a story public now. It is refused while something blocks it; `detail` says what. */
export const publishStory = async (
  world: World,
  asked: Publishing,
): Promise<Outcome<{ path: string }, PublishRefusal>> => {
  const { account, articleId, telling, liftEmbargo } = asked;
  const found = await storyFor(world, asked, 'publish-story');
  if (!found.ok) return found;
  const at = world.now();
  const fault = hindrance(found.value, { ...asked, at });
  if (fault) return refuse(fault);
  const blockers = blockersIn(await checkStory(world, articleId, { at }));
  if (blockers.length > 0) return refuse('blocked', wordsOf(blockers));
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    // Somebody else pressed the same button, or went on writing, in this moment.
    if (!story) return refuse('not-found');
    const late = hindrance(story, { at, version: found.value.version, liftEmbargo });
    if (late) return refuse(late);
    await savePlan(world, tx, articleId, { telling: telling ?? {}, gone: null });
    const plan = await planOf(tx.db, articleId);
    const wasPublic = story.row.published_at !== null;
    const publishedAt = wasPublic && !asked.isFresh ? undefined : at;
    const why = wasPublic ? 'Published again' : 'Published';
    await goOut(world, tx, story, {
      accountId: account.id,
      why,
      telling: plan.telling,
      ...(publishedAt === undefined ? {} : { publishedAt }),
    });
    await endEmbargo(world, tx, story, { ...asked, at });
    await recordStoryEvent(world, tx, {
      articleId,
      accountId: account.id,
      act: 'published',
      details: { revision: story.row.revision + 1, ...(wasPublic ? { again: true } : {}) },
    });
    await tellStory(tx, { event: 'story.published', articleId, at });
    const after = await storyAtHand(tx.db, articleId);
    return ok({ path: after?.row.path ?? '' });
  });
};

/** An embargo that was set aside is over, and it is written down who did so and why. */
export const endEmbargo = async (
  world: World,
  tx: Parameters<Parameters<World['write']>[0]>[0],
  { row }: StoryAtHand,
  { account, articleId, liftEmbargo, at }: Publishing & { at: number },
): Promise<void> => {
  if (row.embargo_until === null) return;
  if (row.embargo_until > at) {
    const details = { embargo: 'lifted', until: row.embargo_until, words: reason(liftEmbargo) };
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'planned', details });
  }
  await changeWork(tx.db, articleId, { embargo_until: null });
};
