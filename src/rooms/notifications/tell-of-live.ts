import type { World } from '../../world.ts';
import { liveEntryToTell, type EntryToTell } from '../articles/articles.ts';
import { followerIds } from '../bookmarks/bookmarks.ts';
import { readersOfEdition } from './comment-facts.store.ts';
import { tell, toldAtOnce } from './tell.ts';

/** A reporter who tells of everything tells of nothing: so many entries of a live blog are told in an hour. */
const mostAnHour = 4;
/** What waited for longer is no news. */
const newsFor = 3_600_000;

type Target = { kind: 'thread' | 'section' | 'tag' | 'author'; targetId: string };

const targetsOf = ({ article }: EntryToTell): Target[] => [
  { kind: 'thread', targetId: article.id },
  ...article.authors.map(({ id }) => ({ kind: 'author', targetId: id }) as const),
  ...article.tags.map(({ id }) => ({ kind: 'tag', targetId: id }) as const),
];

const found = async (world: World, entryId: string): Promise<EntryToTell | undefined> => {
  const entry = await liveEntryToTell(world, entryId);
  return entry && world.now() - entry.at < newsFor && entry.toldLately <= mostAnHour ? entry : undefined;
};

/** An entry of a live blog that is to be told: whoever follows its discussion, its authors or topics hears of it, once. */
export const tellOfLiveEntry = async (world: World, { entryId }: { entryId: string }): Promise<void> => {
  const entry = await found(world, entryId);
  if (!entry) return;
  await world.write((tx) => tx.later('tell-live-followers', { entryId, targets: targetsOf(entry), after: '' }));
};

type Stretch = { entryId: string; targets: Target[]; after: string };

/** A stretch of the followers of the first target; what is left is another job's. */
export const tellLiveFollowers = async (world: World, { entryId, targets, after }: Stretch): Promise<void> => {
  const [target, ...rest] = targets;
  const entry = target && (await found(world, entryId));
  if (!entry) return;
  const { article } = entry;
  const followers = await followerIds(world.db, target, { after, limit: toldAtOnce });
  // An author's live blogs are in several languages: one is told in one's own.
  const accountIds =
    target.kind === 'author' ? await readersOfEdition(world.db, article.edition, followers) : followers;
  const isWhole = followers.length < toldAtOnce;
  const next = isWhole ? { targets: rest, after: '' } : { targets, after: followers.at(-1) ?? '' };
  await world.write(async (tx) => {
    await tell(world, tx, {
      kind: 'story',
      subjectId: entryId,
      details: { articleId: article.id, entryId },
      accountIds,
    });
    if (next.targets.length > 0) await tx.later('tell-live-followers', { entryId, ...next });
  });
};
