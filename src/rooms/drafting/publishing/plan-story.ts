import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import { savePlan, type Gone, type Telling } from './plan.ts';
import { changeWork } from './publishing.store.ts';
import { recordStoryEvent, type EventDetails } from './story-events.ts';

type Plan = Acting & {
  /** Not before; null: no embargo. */
  embargoUntil?: number | null;
  /** Taken back by itself at this moment; null: not. */
  unpublishAt?: number | null;
  /** What readers meet then. */
  gone?: Gone;
  telling?: Partial<Telling>;
  /** The legal check was done on this state of the text. */
  isLegal?: boolean;
};

const changedTime = (name: string, before: number | null, given: number | null | undefined): EventDetails =>
  given === undefined || given === before ? {} : { [name]: given ?? 'none' };

/** Settles what is settled about a story beside its text: embargo, when it is taken back, who is told, the legal check. */
export const planStory = async (
  world: World,
  { account, articleId, embargoUntil, unpublishAt, gone, telling = {}, isLegal }: Plan,
): Promise<Outcome<undefined, ActRefusal | 'past'>> => {
  const found = await storyFor(world, { account, articleId }, 'publish-story');
  if (!found.ok) return found;
  const { row, version } = found.value;
  const now = world.now();
  const isNewEnd = unpublishAt != null && unpublishAt !== row.unpublish_at;
  if (isNewEnd && unpublishAt <= now) return refuse('past');
  return world.write(async (tx) => {
    const legal = isLegal ? { legal: { at: now, by: account.name, version } } : {};
    await savePlan(world, tx, articleId, { telling: { ...telling, ...legal }, ...(gone ? { gone } : {}) });
    await changeWork(tx.db, articleId, {
      ...(embargoUntil === undefined ? {} : { embargo_until: embargoUntil }),
      ...(unpublishAt === undefined ? {} : { unpublish_at: unpublishAt }),
    });
    if (isNewEnd) await tx.later('unpublish-due', { articleId }, unpublishAt);
    const details = {
      ...changedTime('embargo', row.embargo_until, embargoUntil),
      ...changedTime('unpublish', row.unpublish_at, unpublishAt),
      ...(isLegal ? { legal: true } : {}),
    };
    if (Object.keys(details).length > 0)
      await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'planned', details });
    await tx.changed('drafts');
    return ok(undefined);
  });
};
