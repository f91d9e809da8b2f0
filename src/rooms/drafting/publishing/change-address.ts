import { normalPath } from '../../../common/addresses.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { slugify } from '../../../common/text.ts';
import { saveArticle } from '../../articles/articles.ts';
import type { World } from '../../../world.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import { addressesOf, changeDraft, freeAddress, pathOfStory } from './publishing.store.ts';
import { recordStoryEvent } from './story-events.ts';
import { draftToSave, fieldsOfStory, storyAtHand } from './story-at-hand.ts';

export type FormerAddress = { path: string; since: number };

/** The addresses that lead to a story beside its own. */
export const formerAddresses = async (world: World, articleId: string): Promise<FormerAddress[]> => {
  const current = await pathOfStory(world.db, articleId);
  const own = current === undefined ? undefined : normalPath(current);
  const all = await addressesOf(world.db, articleId);
  return all.filter(({ path }) => path !== own).map(({ path, createdAt }) => ({ path, since: createdAt }));
};

/** Gives a story that is or was public another end of its address; the former one leads there. */
export const changeAddress = async (
  world: World,
  { account, articleId, slug }: Acting & { slug: string },
): Promise<Outcome<{ path: string }, ActRefusal | 'never-public' | 'bad-address'>> => {
  const found = await storyFor(world, { account, articleId }, 'publish-story');
  if (!found.ok) return found;
  const end = slugify(slug);
  if (end === '') return refuse('bad-address');
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (!story || story.row.published_at === null) return refuse('never-public');
    const { row } = story;
    const path = `${row.path.replace(/[^/]+\/*$/, '')}${end}`;
    if (normalPath(path) === normalPath(row.path)) return ok({ path: row.path });
    const draft = draftToSave({ ...story, fields: fieldsOfStory(story) }, row.status as 'published');
    await saveArticle(world, tx, {
      ...draft,
      path,
      tell: { followers: false, hubs: true },
      accountId: account.id,
      note: 'Another address',
    });
    await changeDraft(tx.db, articleId, { base_revision: row.revision + 1 });
    const now = (await pathOfStory(tx.db, articleId)) ?? path;
    const details = { from: row.path, to: now };
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'address', details });
    await tx.changed('drafts');
    return ok({ path: now });
  });
};

/** A former address leads nowhere any more, and may be given to another story. */
export const dropAddress = async (
  world: World,
  { account, articleId, path }: Acting & { path: string },
): Promise<Outcome<undefined, ActRefusal | 'no-address'>> => {
  const found = await storyFor(world, { account, articleId }, 'publish-story');
  if (!found.ok) return found;
  const normal = normalPath(path);
  return world.write(async (tx) => {
    const own = normalPath((await pathOfStory(tx.db, articleId)) ?? '');
    if (normal === undefined || normal === own || !(await freeAddress(tx.db, articleId, normal)))
      return refuse('no-address');
    const details = { removed: normal };
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'address', details });
    await tx.changed(`article:${articleId}`);
    return ok(undefined);
  });
};
