import { normalPath } from '../../../common/addresses.ts';
import { addCorrection, saveArticle, type CorrectionKind } from '../../articles/articles.ts';
import type { Tx, World } from '../../../world.ts';
import { draftIsOut } from '../document/draft-of.ts';
import { keepDraftVersion } from '../revisions/save-version.ts';
import { wantedSlug } from './address-to-be.ts';
import type { Telling } from './plan.ts';
import { changeDraft, changeWork, freeAddress, pathOfStory } from './publishing.store.ts';
import { draftToSave, type StoryAtHand } from './story-at-hand.ts';

/** A dated note for readers about what was changed. */
export type ReadersNote = { kind: CorrectionKind; text: string };

type Going = {
  accountId: string | undefined;
  /** Kept with the revision. */
  why: string;
  telling: Pick<Telling, 'followers' | 'hubs' | 'letters'>;
  /** When it counts as published; of a story that was public before the former moment stands unless told. */
  publishedAt?: number;
  note?: ReadersNote | undefined;
};

/**
 * The page says what the draft says: the one way in which something written goes out. A story that was never public gets its address
 * now. The draft and the page are the same afterwards.
 */
export const goOut = async (world: World, tx: Tx, story: StoryAtHand, going: Going): Promise<void> => {
  const { row } = story;
  const { accountId, why, telling, publishedAt, note } = going;
  const draft = draftToSave(story, 'published');
  const { noLetter: _, ...meta } = draft.meta ?? {};
  const isFirst = row.published_at === null;
  await keepDraftVersion(world, tx, { articleId: row.id, accountId: accountId ?? null, note: why });
  await saveArticle(world, tx, {
    ...draft,
    meta: telling.letters ? meta : { ...meta, noLetter: true },
    ...(isFirst ? { slug: wantedSlug(story) } : {}),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    tell: { followers: telling.followers, hubs: telling.hubs },
    ...(accountId === undefined ? {} : { accountId }),
    note: why,
  });
  if (note) await addCorrection(world, tx, { articleId: row.id, kind: note.kind, text: note.text });
  await settleAsPublished(tx, story, isFirst);
};

const settleAsPublished = async (tx: Tx, { row }: StoryAtHand, isFirst: boolean): Promise<void> => {
  await draftIsOut(tx, row.id);
  await changeDraft(tx.db, row.id, { goes_out: null, goes_out_at: null });
  await changeWork(tx.db, row.id, { work_state: 'ready' });
  // Nobody outside ever knew the address a draft had.
  if (isFirst) await dropDraftAddress(tx, row.id, row.path);
};

const dropDraftAddress = async (tx: Tx, articleId: string, path: string): Promise<void> => {
  const now = await pathOfStory(tx.db, articleId);
  if (now !== undefined && now !== path) await freeAddress(tx.db, articleId, normalPath(path) ?? path);
};
