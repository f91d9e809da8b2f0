import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import { discussionSettings } from './discussion-settings.ts';
import { putThreadState, threadAnnouncement } from './comments.store.ts';
import { recordDecision } from './record-decision.ts';
import { may } from './staff-actions.ts';
import { storyFacts, threadStateTopic } from './story-facts.ts';
import type { SettingsHere } from './settings-here.ts';
import type { ThreadOwn } from './thread-presets.ts';
import { sealingTime } from './thread-state.ts';
import type { ThreadState } from './thread.ts';

const longestAnnouncement = 2_000;

export type ThreadSetting = {
  account: Account;
  articleId: string;
  /** null: as section, age and publication say. Left out: as it is. */
  state?: ThreadState | null | undefined;
  /** A text above this thread; empty: none. Left out: as it is. */
  announcement?: string | undefined;
  /** The key of a preset, which then says the state; null: none. Left out: as it is. */
  preset?: string | null | undefined;
  /** Numbers that differ in this thread. Left out: as they are. */
  numbers?: SettingsHere | undefined;
};

/** What the thread has of its own from now on. */
const ownFrom = (before: ThreadOwn, { preset, numbers }: Pick<ThreadSetting, 'preset' | 'numbers'>): ThreadOwn => {
  const own = {
    preset: preset === undefined ? before.preset : (preset ?? undefined),
    numbers: numbers ?? before.numbers,
  };
  return Object.keys(own.numbers ?? {}).length > 0 ? own : { preset: own.preset };
};

/** Opens, holds, closes or hides one thread, or puts a text above it. */
export const setThreadState = async (
  world: World,
  { account, articleId, announcement, ...asked }: ThreadSetting,
): Promise<Outcome<{ storyPath: string }, 'not-allowed' | 'no-story'>> => {
  if (!may(account, 'thread-state')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  const story = await storyFacts(world, articleId);
  if (!story) return refuse('no-story');
  const { presets } = discussionSettings(publication);
  // One that was taken out meanwhile is none.
  const chosen = asked.preset && !presets.some(({ key }) => key === asked.preset) ? null : asked.preset;
  // A preset says the state; a state set by hand is no preset any more.
  const state = chosen ? null : asked.state;
  const preset = asked.state === undefined ? chosen : (chosen ?? null);
  const ownState = state === undefined ? story.ownState : state;
  const own = ownFrom(story.own, { preset, numbers: asked.numbers });
  await world.write(async (tx) => {
    const said =
      announcement === undefined
        ? await threadAnnouncement(tx.db, articleId)
        : cutText(cleanCommentText(announcement).trim(), longestAnnouncement);
    await putThreadState(tx.db, {
      article_id: articleId,
      state: ownState,
      own_settings: JSON.stringify(own),
      announcement: said,
      sealed_at: state === undefined ? story.sealedAt : sealingTime(state ?? undefined, world.now()),
    });
    await recordDecision(world, tx, {
      by: account,
      act: 'thread-state',
      about: { article_id: articleId },
      publication,
      words: announcement === undefined ? '' : said,
      details: { state: ownState, ...own },
    });
    await tx.changed(`thread:${articleId}`, threadStateTopic(articleId));
  });
  return ok({ storyPath: story.path });
};
