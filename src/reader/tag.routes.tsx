import type { FastifyInstance } from 'fastify';
import { wordsFor } from '../common/words.ts';
import { slot } from '../delivery/delivery.ts';
import { articlesWithTag, counterpartsOfTag, parseCursor, tagBySlug } from '../rooms/articles/articles.ts';
import { Kicker } from '../ui/parts/Kicker.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { FeedLink } from './FeedLink.tsx';
import { listFeeds } from './list-head.ts';
import { readerWords } from './reader-words.ts';
import { countsHold, picturesOf, topicsOfTeasers } from './story-pictures.ts';
import { StoryList, StoryPager } from './StoryList.tsx';

type TagRequest = { Params: { slug: string }; Querystring: { before?: string } };

export const tagRoutes = (app: FastifyInstance, world: World): void => {
  app.get<TagRequest>('/tag/:slug', async (request, reply) => {
    const { visit } = request;
    const words = wordsFor(readerWords, visit.edition.language);
    const tag = await tagBySlug(world, visit.edition.code, request.params.slug);
    if (!tag) return reply.notFound();
    const before = parseCursor(request.query.before);
    const list = await articlesWithTag(world, tag.id, { before });
    const pictures = await picturesOf(world, list.articles);
    const counterparts = await counterpartsOfTag(world, tag);
    const part = (
      <div class="page">
        <PageHead title={tag.name} standfirst={tag.description || undefined} over={<Kicker>{words.topic}</Kicker>}>
          <FeedLink path={tag.path} visit={visit} />
          {slot('follow', 'tag', tag.id)}
        </PageHead>
        {list.articles.length === 0 && <p>{words.noStories}</p>}
        <StoryList stories={list.articles} visit={visit} pictures={pictures} />
        <StoryPager visit={visit} path={tag.path} older={list.older} isFirst={!before} />
      </div>
    );
    await reply.show(part, {
      head: {
        title: tag.name,
        description: tag.description || undefined,
        ...(before ? {} : { canonical: tag.path }),
        alternates: counterparts.map(({ edition, path }) => ({
          language: visit.publication.editionByCode(edition)?.language ?? edition,
          path,
        })),
        feeds: listFeeds(tag.path, `${visit.edition.publicationName}: ${tag.name}`),
        kind: 'tag',
        about: { kind: 'tag', value: { tag, articles: list.articles } },
      },
      topics: [`tag:${tag.id}`, ...topicsOfTeasers(list.articles)],
      maxAge: countsHold,
    });
  });
};
