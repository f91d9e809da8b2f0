import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanText, cutText } from '../../../common/text.ts';
import { addCorrection, type CorrectionKind } from '../../articles/articles.ts';
import type { World } from '../../../world.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import { recordStoryEvent } from './story-events.ts';
import { storyAtHand } from './story-at-hand.ts';
import { tellStory } from './tell-story.ts';

/** Adds a dated note for readers under a public story whose text stays as it is; it stands on the corrections page, too. */
export const correctStory = async (
  world: World,
  { account, articleId, kind, text }: Acting & { kind: CorrectionKind; text: string },
): Promise<Outcome<{ id: string }, ActRefusal | 'not-published' | 'empty'>> => {
  const found = await storyFor(world, { account, articleId }, 'publish-story');
  if (!found.ok) return found;
  const words = cutText(cleanText(text).trim(), 2_000);
  if (words === '') return refuse('empty');
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (story?.row.status !== 'published') return refuse('not-published');
    const id = await addCorrection(world, tx, { articleId, kind, text: words });
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'corrected', details: { kind } });
    await tellStory(tx, { event: 'story.corrected', articleId, at: world.now() });
    return ok({ id });
  });
};
