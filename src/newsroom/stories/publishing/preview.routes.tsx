/** The preview page: the real pages in frames (drawn by reader/preview.routes.tsx), and what machines make of a story. */
import type { FastifyInstance } from 'fastify';
import { foldSpace, shorten } from '../../../common/text.ts';
import { bodyToText, type Article } from '../../../rooms/articles/articles.ts';
import { previewStory } from '../../../rooms/drafting/drafting.ts';
import { cardOf, mediaByIds } from '../../../rooms/media/media.ts';
import type { World } from '../../../world.ts';
import { PreviewPage, previewKinds, type PreviewKind, type PreviewScene } from './PreviewPage.tsx';
import { openStory, showStoryPage, type Opened, type Params } from './story-pages.tsx';

const cardPicture = async (world: World, { lead }: Article): Promise<PreviewScene['card']> => {
  const id = lead?.type === 'gallery' ? lead.content[0]?.attrs.mediaId : lead?.attrs.mediaId;
  const media = id === undefined ? undefined : (await mediaByIds(world, [id])).get(id);
  const still = media?.kind === 'film' ? media.poster : media;
  return still?.kind === 'picture' ? cardOf(still) : undefined;
};

const framePath = (opened: Opened, article: Article, kind: PreviewKind): string => {
  const { publication } = opened;
  const edition = publication.editionByCode(article.edition) ?? publication.defaultEdition;
  const what = kind === 'teaser' ? 'teaser' : 'story';
  const path = publication.inEdition(edition, `/preview/${what}/${article.id}`);
  return kind === 'text' ? `/text${path}` : path;
};

const sceneFor = async (
  world: World,
  opened: Opened,
  article: Article,
  query: Params['Querystring'],
): Promise<PreviewScene> => {
  const { publication } = opened;
  const edition = publication.editionByCode(article.edition) ?? publication.defaultEdition;
  const kind = previewKinds.find(([one]) => one === query['as'])?.[0] ?? 'story';
  const { meta } = article;
  return {
    opened,
    article,
    kind,
    width: query['width'] === 'wide' ? 'wide' : 'phone',
    title: foldSpace(meta.title ?? '') || foldSpace(article.headline),
    description:
      foldSpace(meta.description ?? '') || foldSpace(article.standfirst) || shorten(bodyToText(article.body), 200),
    card: await cardPicture(world, article),
    publicationName: edition.publicationName,
    language: edition.language,
    direction: edition.direction,
    src: framePath(opened, article, kind),
    host: new URL(world.config.publicUrl).host,
  };
};

export const storyPreviewRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>('/newsroom/stories/:id/preview', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (!opened) return;
    const article = await previewStory(world, opened.story.row.id);
    if (!article) return reply.notFound();
    const scene = await sceneFor(world, opened, article, request.query);
    await showStoryPage(reply, opened, {
      title: 'Preview',
      here: 'preview',
      children: <PreviewPage scene={scene} />,
    });
  });
};
