import type { World } from '../../world.ts';
import type { HtmlPart, Shown, Visit } from '../publication/publication.ts';
import { articleHead } from './article-head.ts';
import type { Article } from './article.ts';
import { loadArticleView, topicsOf, type LiveAsked } from './load-article-view.ts';
import type { StoryAround } from './story-around.ts';
import { sceneOf } from './views/scene.ts';
import { PlainPage, StoryPage } from './views/StoryPage.tsx';

type Drawing = {
  /** Under the text of a plain page: the contact page's form. */
  below?: HtmlPart;
  /** Beside and under a story: the discussion, the button that saves it. */
  around?: StoryAround;
  /** Which part of a live blog. */
  live?: LiveAsked;
  /** A preview: the path that what stands in frames is served under. */
  framesUnder?: string;
  /** Not to be passed on: nothing invites to share it. */
  isSecret?: boolean;
  /** A live blog that is loaded again every minute. */
  isReloading?: boolean;
};

/** The page of a story or plain page, between masthead and footer, and what it tells its shell. */
export const drawStory = async (
  world: World,
  visit: Visit,
  article: Article,
  { below, around = {}, live = {}, framesUnder, isSecret = false, isReloading = false }: Drawing = {},
): Promise<{ part: HtmlPart; shown: Shown }> => {
  const view = await loadArticleView(world, article, live);
  const scene = {
    ...sceneOf(view, visit),
    isSecret,
    isReloading,
    ...(framesUnder === undefined ? {} : { framesUnder }),
  };
  const head = articleHead(view, visit);
  if (article.kind === 'page')
    return { part: <PlainPage scene={scene} below={below} />, shown: { head, topics: topicsOf(view) } };
  return {
    part: <StoryPage scene={scene} around={around} />,
    shown: {
      head: {
        ...head,
        styles: [...(head.styles ?? []), ...(around.styles ?? [])],
        islands: [...(head.islands ?? []), ...(around.islands ?? [])],
      },
      topics: [...topicsOf(view), ...(around.topics ?? [])],
      ...(around.maxAge === undefined ? {} : { maxAge: around.maxAge }),
    },
  };
};
