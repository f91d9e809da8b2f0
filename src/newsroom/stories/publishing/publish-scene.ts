import type { CheckItem } from '../../../common/check-item.ts';
import {
  addressToBe,
  changedFacts,
  changedTexts,
  checkStory,
  fieldsOfStory,
  hasChanges,
  isTextChanged,
  plannedOut,
  planOf,
  type ChangedPart,
  type StoryPlan,
} from '../../../rooms/drafting/drafting.ts';
import { articleById, mayStory, sectionById } from '../../../rooms/articles/articles.ts';
import type { World } from '../../../world.ts';
import { breakingLetters, type BreakingLetter } from '../../letters/BreakingForm.tsx';
import type { Opened } from './story-pages.tsx';

/** What a form said that was refused: it stands in the form again. */
export type Said = Readonly<Record<string, string>>;
export type Refusal = { refusal: string; detail?: string | undefined };

/** Everything the publish page shows. */
export type PublishScene = {
  opened: Opened;
  items: CheckItem[];
  plan: StoryPlan;
  address: { path: string; isTaken: boolean };
  sectionName: string | undefined;
  /** Where readers are led once it is taken back. */
  goneTo: string;
  /** Letters by which a public story can be told of at once. */
  breaking: BreakingLetter[];
  mayPublish: boolean;
  mayDelete: boolean;
  changes: { parts: ChangedPart[]; facts: string[]; isText: boolean } | undefined;
  planned: ReturnType<typeof plannedOut>;
  now: number;
  done: string | undefined;
  refused: Refusal | undefined;
  said: Said;
};

export const publishScene = async (
  world: World,
  opened: Opened,
  more: { done?: string | undefined; refused?: Refusal; said?: Said } = {},
): Promise<PublishScene> => {
  const { story, account, isOwn } = opened;
  const now = world.now();
  const at = story.row.scheduled_at ?? now;
  const [items, plan, address] = await Promise.all([
    checkStory(world, story.row.id, { at }),
    planOf(world.db, story.row.id),
    addressToBe(world, story, at),
  ]);
  const before = fieldsOfStory(story);
  const section = story.fields.sectionId ? await sectionById(world, story.fields.sectionId) : undefined;
  const goneTo = plan.gone?.to === undefined ? undefined : await articleById(world, plan.gone.to);
  return {
    opened,
    items,
    plan,
    address,
    sectionName: section?.name,
    goneTo: goneTo?.path ?? '',
    breaking: await breakingLetters(world, account, story.row),
    mayPublish: mayStory(account, 'publish-story', isOwn),
    mayDelete: mayStory(account, 'delete-story', isOwn),
    changes: hasChanges(story)
      ? {
          parts: changedTexts(before, story.fields),
          facts: changedFacts(before, story.fields),
          isText: isTextChanged(before, story.fields),
        }
      : undefined,
    planned: plannedOut(story),
    now,
    done: more.done,
    refused: more.refused,
    said: more.said ?? {},
  };
};
