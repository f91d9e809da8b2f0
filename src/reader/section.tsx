import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import { slot } from '../delivery/delivery.ts';
import {
  articlesInSection,
  counterpartsOfSection,
  parseCursor,
  sectionById,
  type ArticlePage,
  type ArticleSummary,
  type Section,
} from '../rooms/articles/articles.ts';
import type { Publication, Visit } from '../rooms/publication/publication.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { FeedLink } from './FeedLink.tsx';
import { mostDiscussedBlock } from './most-discussed.tsx';
import { listFeeds } from './list-head.ts';
import { readerWords } from './reader-words.ts';
import { countsHold, picturesOf, topicsOfTeasers, type Pictures } from './story-pictures.ts';
import { ShortDate } from './story-time.tsx';
import { StoryList, StoryPager } from './StoryList.tsx';
import { StoryTeaser } from './StoryTeaser.tsx';

type SectionProps = {
  section: Section;
  list: ArticlePage;
  isFirst: boolean;
  visit: Visit;
  pictures: Pictures;
  discussed: JSX.Element | undefined;
};

const Featured = ({
  stories,
  visit,
  pictures,
}: {
  stories: readonly ArticleSummary[];
  visit: Visit;
  pictures: Pictures;
}): JSX.Element => (
  <div class="teasers teasers-feature featured">
    {stories.map((story, place) => (
      <StoryTeaser
        story={story}
        size={place === 0 ? 'major' : 'minor'}
        level={2}
        visit={visit}
        pictures={pictures}
        hasStandfirst
        isFirst={place === 0}
        time={story.publishedAt === undefined ? undefined : <ShortDate at={story.publishedAt} visit={visit} />}
      />
    ))}
  </div>
);

const SectionPage = ({ section, list, isFirst, visit, pictures, discussed }: SectionProps): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  const hasFeature = isFirst && list.articles.length >= 5;
  return (
    <div class="page">
      <PageHead title={section.name} standfirst={section.description || undefined}>
        <FeedLink path={section.path} visit={visit} />
        {slot('follow', 'section', section.id)}
      </PageHead>
      {list.articles.length === 0 && <p>{words.noStories}</p>}
      {hasFeature && <Featured stories={list.articles.slice(0, 3)} visit={visit} pictures={pictures} />}
      <StoryList stories={hasFeature ? list.articles.slice(3) : list.articles} visit={visit} pictures={pictures} />
      <StoryPager visit={visit} path={section.path} older={list.older} isFirst={isFirst} />
      {discussed}
    </div>
  );
};

const languageOf = (publication: Publication, code: string): string =>
  publication.editionByCode(code)?.language ?? code;

/** Answers with a section's page; the 404 page when there is no such section in this edition. */
export const sectionPage = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  sectionId: string,
): Promise<void> => {
  const { visit } = request;
  const section = await sectionById(world, sectionId);
  if (!section || section.edition !== visit.edition.code) return reply.notFound();
  const before = parseCursor((request.query as { before?: string }).before);
  const list = await articlesInSection(world, section.id, { before, limit: 23 });
  const pictures = await picturesOf(world, list.articles);
  const discussed = before ? undefined : await mostDiscussedBlock(world, visit, { section: section.id });
  const counterparts = await counterpartsOfSection(world, section);
  await reply.show(
    <SectionPage
      section={section}
      list={list}
      isFirst={!before}
      visit={visit}
      pictures={pictures}
      discussed={discussed}
    />,
    {
      head: {
        title: section.name,
        description: section.description || undefined,
        ...(before ? {} : { canonical: section.path }),
        alternates: counterparts.map(({ edition, path }) => ({
          language: languageOf(visit.publication, edition),
          path,
        })),
        feeds: listFeeds(section.path, `${visit.edition.publicationName}: ${section.name}`),
        kind: 'section',
        about: { kind: 'section', value: { section, articles: list.articles } },
      },
      topics: [`section:${section.id}`, ...topicsOfTeasers(list.articles)],
      maxAge: countsHold,
    },
  );
};
