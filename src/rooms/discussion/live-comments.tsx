import { renderToString } from 'preact-render-to-string';
import { escapeHtml } from '../../common/text.ts';
import type { World } from '../../world.ts';
import { articleById, translationsOf } from '../articles/articles.ts';
import type { Visit } from '../publication/publication.ts';
import { inOrder, loadComments } from './load-comments.ts';
import { soundsUnder } from './moments/moments.store.ts';
import { storyFacts, threadNow } from './story-facts.ts';
import { askedFor } from './thread-place.ts';
import { LiveComments } from './views/LiveComments.tsx';
import { threadScene } from './views/thread-scene.ts';

/** A small page that holds these comments of a story as its thread shows them, and the threads it depends on. */
export type LivePage = { html: string; topics: string[] };

/** Undefined when there is no such thread; comments that are not of it or not published are left out. */
export const liveComments = async (
  world: World,
  visit: Visit,
  { articleId, ids }: { articleId: string; ids: readonly string[] },
): Promise<LivePage | undefined> => {
  const facts = await storyFacts(world, articleId);
  const article = facts && (await articleById(world, articleId));
  if (!facts || !article) return undefined;
  const { state } = await threadNow(world, facts);
  if (state === 'hidden') return undefined;
  const stories = [article, ...(await translationsOf(world, article)).filter(({ id }) => id !== articleId)];
  const known = new Set(stories.map(({ id }) => id));
  const loaded = inOrder(ids, await loadComments(world, ids));
  const comments = loaded.filter((comment) => comment.state === 'published' && known.has(comment.articleId));
  const changedAt = Math.max(0, ...comments.map((comment) => comment.changedAt));
  const scene = threadScene({
    article,
    visit,
    now: world.now(),
    replying: undefined,
    changedAt,
    sounds: await soundsUnder(world.db, [...known]),
    page: {
      thread: {
        articleId,
        state,
        isSealed: false,
        isBeyondCapacity: false,
        announcement: '',
        commentCount: comments.length,
        lastCommentAt: undefined,
      },
      asked: askedFor(() => undefined, article),
      picks: [],
      branches: [],
      next: undefined,
      previous: undefined,
      stories: stories.map(({ id, edition, path }) => ({ id, edition, path })),
      elsewhere: 0,
      isMissing: false,
      sought: undefined,
    },
  });
  const { language, direction } = visit.edition;
  const drawn = renderToString(<LiveComments comments={comments} asked={ids} scene={scene} />);
  const html = `<!doctype html><html lang="${escapeHtml(language)}" dir="${direction}"><meta charset="utf-8"><title>${escapeHtml(article.headline)}</title><body>${drawn}</body></html>`;
  return { html, topics: [...stories.map(({ id }) => `thread:${id}`), `article:${articleId}`] };
};
