import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { readerTopic } from '../accounts/accounts.ts';
import {
  articlesByIds,
  authorById,
  sectionById,
  tagById,
  type ArticleSummary,
  type Cursor,
} from '../articles/articles.ts';
import { mostFollowed, type Follow } from './bookmark.ts';
import { countFollows, dropFollow, followRows, putFollow, storiesOfFollowed, type ListedRow } from './follows.store.ts';

/** Something that is followed, by its name and address. */
export type NamedFollow = Follow & { name: string; path: string; edition: string };

/** What a follow is called; undefined when it is not there (any more). `edition` for authors, who are in every one. */
export const nameFollow = async (world: World, follow: Follow, edition: string): Promise<NamedFollow | undefined> => {
  const { kind, targetId } = follow;
  if (kind === 'author') {
    const author = await authorById(world, targetId, edition);
    return author && { ...follow, name: author.name, path: author.path, edition };
  }
  if (kind === 'thread') {
    const [story] = await articlesByIds(world, [targetId]);
    return story && { ...follow, name: story.headline, path: story.path, edition: story.edition };
  }
  const found = kind === 'tag' ? await tagById(world, targetId) : await sectionById(world, targetId);
  return found && { ...follow, name: found.name, path: found.path, edition: found.edition };
};

export const startFollowing = async (
  world: World,
  accountId: string,
  follow: Follow,
): Promise<Outcome<undefined, 'nothing-there' | 'too-many'>> => {
  if (!(await nameFollow(world, follow, ''))) return refuse('nothing-there');
  return world.write(async (tx) => {
    if ((await countFollows(tx.db, accountId)) >= mostFollowed) return refuse('too-many');
    await putFollow(tx.db, accountId, follow, world.now());
    await tx.changed(readerTopic(accountId));
    return ok(undefined);
  });
};

export const stopFollowing = (world: World, accountId: string, follow: Follow): Promise<void> =>
  world.write(async (tx) => {
    await dropFollow(tx.db, accountId, follow);
    await tx.changed(readerTopic(accountId));
  });

/** Everything a reader follows, newest first; what has no name is not there any more. */
export const followsOf = async (
  world: World,
  accountId: string,
  edition: string,
): Promise<(Follow & { named: NamedFollow | undefined })[]> => {
  const rows = await followRows(world.db, accountId, mostFollowed);
  const newest = rows.toSorted((a, b) => b.createdAt - a.createdAt);
  return Promise.all(
    newest.map(async ({ kind, targetId }) => ({
      kind,
      targetId,
      named: await nameFollow(world, { kind, targetId }, edition),
    })),
  );
};

/** A story, and for which of the things that are followed it is here. */
export type FollowedStory = { story: ArticleSummary; because: NamedFollow[] };

/** Rows of one story, in the order of the list. */
const grouped = (rows: readonly ListedRow[]): { id: string; listedAt: number; reasons: Follow[] }[] => {
  const byId = new Map<string, { id: string; listedAt: number; reasons: Follow[] }>();
  for (const { article_id: id, listed_at: listedAt, kind, target_id: targetId } of rows) {
    const known = byId.get(id) ?? { id, listedAt, reasons: [] };
    known.reasons.push({ kind, targetId });
    byId.set(id, known);
  }
  return [...byId.values()].toSorted((a, b) => b.listedAt - a.listedAt || (a.id < b.id ? 1 : -1));
};

/** Whether something a reader follows can bring stories to this edition's page. */
const brings =
  (edition: string) =>
  ({ kind, named }: { kind: string; named: NamedFollow | undefined }): boolean =>
    kind !== 'thread' && named?.edition === edition;

const newest: Cursor = { listedAt: 9_000_000_000_000, id: '' };

/**
 * The newest stories of one edition under what a reader follows and nothing else, each once. A story stands in the lists of all it
 * belongs to at the same time, so one place parts them all.
 */
export const followedStories = async (
  world: World,
  follows: readonly (Follow & { named: NamedFollow | undefined })[],
  { edition, before = newest, limit = 20 }: { edition: string; before?: Cursor | undefined; limit?: number },
): Promise<{ stories: FollowedStory[]; older: Cursor | undefined }> => {
  const here = follows.filter(brings(edition));
  if (here.length === 0) return { stories: [], older: undefined };
  const rows = await storiesOfFollowed(world.db, here, { edition, before, limit: limit + 1 });
  const places = grouped(rows);
  const shown = places.slice(0, limit);
  const names = new Map(here.map(({ kind, targetId, named }) => [`${kind}:${targetId}`, named]));
  const summaries = await articlesByIds(
    world,
    shown.map(({ id }) => id),
  );
  const byId = new Map(summaries.map((story) => [story.id, story]));
  const stories = shown.flatMap(({ id, reasons }) => {
    const story = byId.get(id);
    const because = reasons.flatMap(({ kind, targetId }) => names.get(`${kind}:${targetId}`) ?? []);
    return story ? [{ story, because }] : [];
  });
  const last = shown.at(-1);
  return { stories, older: places.length > limit && last ? { listedAt: last.listedAt, id: last.id } : undefined };
};
