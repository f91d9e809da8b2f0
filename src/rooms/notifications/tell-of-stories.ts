import type { World } from '../../world.ts';
import { articleById, type Article } from '../articles/articles.ts';
import { followerIds } from '../bookmarks/bookmarks.ts';
import { readersOfEdition } from './comment-facts.store.ts';
import { tell, toldAtOnce } from './tell.ts';

/** What is older is no news: an archive that is brought in tells nobody. */
const newsFor = 2 * 86_400_000;

type Target = { kind: 'section' | 'tag' | 'author'; targetId: string };

const newStory = async (world: World, id: string): Promise<Article | undefined> => {
  const story = await articleById(world, id);
  const isPublic = story?.status === 'published' && story.kind !== 'page' && story.publishedAt !== undefined;
  return isPublic && world.now() - (story.publishedAt ?? 0) < newsFor ? story : undefined;
};

const targetsOf = ({ section, tags, authors }: Article): Target[] => [
  ...authors.map(({ id }) => ({ kind: 'author', targetId: id }) as const),
  ...tags.map(({ id }) => ({ kind: 'tag', targetId: id }) as const),
  ...(section ? [{ kind: 'section', targetId: section.id } as const] : []),
];

/** A story is out for the first time: whoever follows one of its authors, topics or its section is told, once. */
export const tellOfStory = async (world: World, { articleId }: { articleId: string }): Promise<void> => {
  const story = await newStory(world, articleId);
  if (!story) return;
  await world.write((tx) => tx.later('tell-followers', { articleId, targets: targetsOf(story), after: '' }));
};

type Stretch = { articleId: string; targets: Target[]; after: string };

/** A stretch of the followers of the first target; what is left is another job's. */
export const tellFollowers = async (world: World, { articleId, targets, after }: Stretch): Promise<void> => {
  const [target, ...rest] = targets;
  const story = target && (await newStory(world, articleId));
  if (!story) return;
  const followers = await followerIds(world.db, target, { after, limit: toldAtOnce });
  // An author's stories come out in several languages: one is told in one's own.
  const accountIds = target.kind === 'author' ? await readersOfEdition(world.db, story.edition, followers) : followers;
  const isWhole = followers.length < toldAtOnce;
  const next = isWhole ? { targets: rest, after: '' } : { targets, after: followers.at(-1) ?? '' };
  await world.write(async (tx) => {
    await tell(world, tx, {
      kind: 'story',
      subjectId: story.translationGroup,
      details: { articleId, because: target },
      accountIds,
    });
    if (next.targets.length > 0) await tx.later('tell-followers', { articleId, ...next });
  });
};
