import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cutText, foldSpace } from '../../../common/text.ts';
import { saveArticle, type ArticleStatus } from '../../articles/articles.ts';
import type { Tx, World } from '../../../world.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import { planOf, savePlan, type Gone } from './plan.ts';
import { changeDraft, changeWork } from './publishing.store.ts';
import { recordStoryEvent } from './story-events.ts';
import { draftToSave, fieldsOfStory, storyAtHand, type StoryAtHand } from './story-at-hand.ts';
import { tellStory } from './tell-story.ts';

/** Takes a story out of readers' sight as they have it; what is being written of it stays as it is. */
export const takeBack = async (
  world: World,
  tx: Tx,
  story: StoryAtHand,
  { status, accountId, why }: { status: ArticleStatus; accountId?: string; why: string },
): Promise<void> => {
  const { row } = story;
  const draft = draftToSave({ ...story, fields: fieldsOfStory(story) }, status);
  await saveArticle(world, tx, { ...draft, ...(accountId === undefined ? {} : { accountId }), note: why });
  await changeWork(tx.db, row.id, { unpublish_at: null, scheduled_at: null });
  await changeDraft(tx.db, row.id, { goes_out_at: null, goes_out: null });
  await tx.changed('drafts');
};

const wordsOf = (gone: Gone): Gone => ({ ...gone, words: cutText(foldSpace(gone.words), 500) });

/** Where a reader is led instead must be something of ours that is public, and not the story itself. */
const goneFault = async (world: World, articleId: string, { to }: Gone): Promise<boolean> => {
  if (to === undefined) return false;
  const other = to === articleId ? undefined : await storyAtHand(world.db, to);
  return other?.row.status !== 'published';
};

/** Takes a public story back. At its address readers find our words, or are led to another story. */
export const unpublishStory = async (
  world: World,
  { account, articleId, gone, words }: Acting & { gone: Gone; words?: string },
): Promise<Outcome<undefined, ActRefusal | 'not-published' | 'bad-target'>> => {
  const found = await storyFor(world, { account, articleId }, 'unpublish-story');
  if (!found.ok) return found;
  if (await goneFault(world, articleId, gone)) return refuse('bad-target');
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (story?.row.status !== 'published') return refuse('not-published');
    const why = cutText(foldSpace(words ?? ''), 500);
    await savePlan(world, tx, articleId, { gone: wordsOf(gone) });
    await takeBack(world, tx, story, { status: 'unpublished', accountId: account.id, why: 'Unpublished' });
    await recordStoryEvent(world, tx, {
      articleId,
      accountId: account.id,
      act: 'unpublished',
      details: { ...(why ? { words: why } : {}), ...(gone.to ? { to: gone.to } : {}) },
    });
    await tellStory(tx, { event: 'story.unpublished', articleId, at: world.now() });
    return ok(undefined);
  });
};

/** The job `unpublish-due`: takes a story back at its time; one whose time was changed meanwhile is left alone. */
export const unpublishDue = async (world: World, { articleId }: { articleId: string }): Promise<void> => {
  await world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    const at = story?.row.unpublish_at;
    if (!story || at == null || at > world.now() || story.row.status !== 'published') return;
    if (!(await planOf(tx.db, articleId)).gone) await savePlan(world, tx, articleId, { gone: { words: '' } });
    await takeBack(world, tx, story, { status: 'unpublished', why: 'Unpublished at its time' });
    await recordStoryEvent(world, tx, { articleId, act: 'unpublished', details: { planned: at } });
    await tellStory(tx, { event: 'story.unpublished', articleId, at: world.now() });
  });
};

/** What readers meet at the address of a story that was taken back; undefined where it is to be as if it had never been. */
export const goneStory = async (
  world: World,
  articleId: string,
): Promise<{ words: string; path: string | undefined } | undefined> => {
  const { gone } = await planOf(world.db, articleId);
  const story = gone && (await storyAtHand(world.db, articleId));
  // Nobody is told of a story that never was public.
  if (!gone || story?.row.published_at == null) return undefined;
  const other = gone.to === undefined ? undefined : await storyAtHand(world.db, gone.to);
  return { words: gone.words, path: other?.row.status === 'published' ? other.row.path : undefined };
};
