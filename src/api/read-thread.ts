import { placeText, type ReadThread } from '../rooms/discussion/discussion.ts';
import type { World } from '../world.ts';
import type * as v from 'valibot';
import type { threadSchema } from './schemas.ts';
import { maybeMoment, shownComment, type ShownComment } from './shown.tsx';

export type ShownThread = v.InferOutput<typeof threadSchema>;

export const showsFor = (world: World, { stories }: Pick<ReadThread, 'stories'>) =>
  shownComment(world, new Map(stories.map(({ id, path }) => [id, path])));

const branches = (page: ReadThread, show: (comment: ReadThread['picks'][number]) => ShownComment) =>
  page.branches.map(({ root, answers, more }) => ({ comment: show(root), answers: answers.map(show), more }));

/** A page of a discussion; of a hidden one that it is hidden, and nothing else. */
export const shownThread = (world: World, page: ReadThread): ShownThread => {
  const { thread, asked } = page;
  const isHidden = thread.state === 'hidden';
  const show = showsFor(world, page);
  return {
    articleId: thread.articleId,
    state: thread.state,
    isSealed: thread.isSealed,
    announcement: isHidden ? '' : thread.announcement,
    count: isHidden ? 0 : thread.commentCount,
    elsewhere: isHidden ? 0 : page.elsewhere,
    lastCommentAt: isHidden ? null : maybeMoment(thread.lastCommentAt),
    sort: asked.sort,
    filter: asked.filter,
    languages: asked.languages,
    picks: isHidden ? [] : page.picks.map(show),
    branches: isHidden ? [] : branches(page, show),
    next: isHidden || !page.next ? null : placeText(page.next),
  };
};

/** What the page depends on. */
export const threadTopics = ({ stories }: ReadThread): string[] =>
  stories.flatMap(({ id }) => [`thread:${id}`, `article:${id}`]);
