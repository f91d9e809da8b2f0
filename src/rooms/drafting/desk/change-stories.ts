import type { Account } from '../../accounts/accounts.ts';
import { sectionById, tagById } from '../../articles/articles.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { draftOf } from '../document/draft-of.ts';
import { replaceDraft } from '../document/replace-draft.ts';
import type { StoryFields } from '../document/story-fields.ts';
import { restoreStory, trashStory } from '../publishing/trash-story.ts';
import { assignStory } from './assign-story.ts';
import type { WorkState } from './desk-state.ts';
import { saveWorkState } from './save-work-state.ts';
import { storiesForDesk, type DeskAsked } from './stories-for-desk.ts';
import { storyFor } from './story-in-hand.ts';

/** What can be done with several stories at once. */
export type BulkChange =
  | { do: 'state'; to: WorkState; note?: string | undefined }
  | { do: 'assign'; to: string | null }
  | { do: 'due'; at: number | null }
  | { do: 'section'; sectionId: string }
  | { do: 'tag'; tagId: string }
  | { do: 'untag'; tagId: string }
  | { do: 'bin' }
  | { do: 'restore' };

export type BulkReport = {
  /** What was done; of states also what each was before, so that it can be taken back. */
  done: { id: string; from?: WorkState }[];
  notDone: { id: string; refusal: string }[];
};

/** So many at a time. */
export const mostAtOnce = 500;

type Asked = { account: Account; articleId: string };
type Done = Outcome<{ from?: WorkState }>;

const place = async (world: World, asked: Asked, fields: Partial<StoryFields>): Promise<Done> => {
  const done = await replaceDraft(world, { ...asked, fields });
  return done.ok ? ok({}) : done;
};

const setSection = async (world: World, asked: Asked, sectionId: string): Promise<Done> => {
  const found = await storyFor(world, { ...asked, act: 'place' });
  if (!found.ok) return found;
  const section = await sectionById(world, sectionId);
  if (section?.edition !== found.value.row.edition) return refuse('other-edition');
  return place(world, asked, { sectionId });
};

const setTag = async (world: World, asked: Asked, change: { tagId: string; isOn: boolean }): Promise<Done> => {
  const found = await storyFor(world, { ...asked, act: 'place' });
  if (!found.ok) return found;
  const tag = await tagById(world, change.tagId);
  if (tag?.edition !== found.value.row.edition) return refuse('other-edition');
  const draft = await draftOf(world, asked.articleId);
  if (!draft) return refuse('not-found');
  const others = draft.fields.tagIds.filter((id) => id !== tag.id);
  return place(world, asked, { tagIds: change.isOn ? [...others, tag.id] : others });
};

/** What readers see is taken back first, story by story: that is nothing to do to many at once. */
const binStory = async (world: World, asked: Asked): Promise<Done> => {
  const found = await storyFor(world, { ...asked, act: 'bin' });
  if (!found.ok) return found;
  const done = await trashStory(world, asked);
  return done.ok ? ok({}) : done;
};

const changeOne = async (world: World, asked: Asked, change: BulkChange): Promise<Done> => {
  const plain = async (doing: Promise<Outcome<unknown>>): Promise<Done> => {
    const done = await doing;
    return done.ok ? ok({}) : done;
  };
  switch (change.do) {
    case 'state':
      return saveWorkState(world, { ...asked, to: change.to, note: change.note });
    case 'assign':
      return plain(assignStory(world, { ...asked, to: change.to }));
    case 'due':
      return plain(assignStory(world, { ...asked, dueAt: change.at }));
    case 'section':
      return setSection(world, asked, change.sectionId);
    case 'tag':
    case 'untag':
      return setTag(world, asked, { tagId: change.tagId, isOn: change.do === 'tag' });
    case 'bin':
      return binStory(world, asked);
    case 'restore':
      return plain(restoreStory(world, asked));
  }
};

/** Does the same with several stories, each in a transaction of its own, and says what was not done, and why. */
export const changeStories = async (
  world: World,
  { account, ids, change }: { account: Account; ids: readonly string[]; change: BulkChange },
): Promise<BulkReport> => {
  const report: BulkReport = { done: [], notDone: [] };
  for (const articleId of [...new Set(ids)].slice(0, mostAtOnce)) {
    const one = await changeOne(world, { account, articleId }, change);
    if (one.ok) report.done.push({ id: articleId, ...(one.value.from ? { from: one.value.from } : {}) });
    else report.notDone.push({ id: articleId, refusal: one.refusal });
  }
  return report;
};

/** The stories of a whole list, up to as many as are changed at once. */
export const idsOfList = async (world: World, asked: DeskAsked): Promise<string[]> => {
  const ids: string[] = [];
  let after = asked.after;
  do {
    const page = await storiesForDesk(world, { ...asked, after, limit: 200 });
    ids.push(...page.stories.map(({ id }) => id));
    after = page.next;
  } while (after && ids.length < mostAtOnce);
  return ids.slice(0, mostAtOnce);
};
