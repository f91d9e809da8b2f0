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
  type Cursor,
  type Section,
} from '../rooms/articles/articles.ts';
import { playButtonAssets } from '../rooms/audio/audio.ts';
import {
  fillLayout,
  publishedLayout,
  sectionPlace,
  storiesOn,
  type FilledFront,
  type Layout,
} from '../rooms/fronts/fronts.ts';
import { mediaById, type Media } from '../rooms/media/media.ts';
import type { Publication, Visit } from '../rooms/publication/publication.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { ArrangedBlocks } from './ArrangedFront.tsx';
import { FeedLink } from './FeedLink.tsx';
import { secondsUntil, type DrawnFront } from './front-of.tsx';
import { mostDiscussedBlock, mostDiscussedTitle } from './most-discussed.tsx';
import { listFeeds } from './list-head.ts';
import { readerWords } from './reader-words.ts';
import { countsHold, picturesOf, stillOf, topicsOfTeasers, withPlayables, type Pictures } from './story-pictures.ts';
import { secondsLeftToday, ShortDate } from './story-time.tsx';
import { SectionPicture } from './SectionPicture.tsx';
import { StoryList, StoryPager } from './StoryList.tsx';
import { StoryTeaser } from './StoryTeaser.tsx';

type SectionProps = {
  section: Section;
  /** What the page opens with. */
  picture: Media | undefined;
  list: ArticlePage;
  isFirst: boolean;
  visit: Visit;
  pictures: Pictures;
  discussed: JSX.Element | undefined;
  /** What the editors arranged over the list. */
  front: FilledFront | undefined;
  now: number;
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

const SectionPage = (props: SectionProps): JSX.Element => {
  const { section, picture, list, isFirst, visit, pictures, discussed, front, now } = props;
  const words = wordsFor(readerWords, visit.edition.language);
  const hasFeature = isFirst && !front && list.articles.length >= 5;
  const isBare = list.articles.length === 0 && !(front && storiesOn(front).length > 0);
  return (
    <div class={front ? 'page arranged' : 'page'}>
      {picture && <SectionPicture media={picture} visit={visit} />}
      <PageHead title={section.name} standfirst={section.description || undefined}>
        <FeedLink path={section.path} visit={visit} />
        {slot('follow', 'section', section.id)}
      </PageHead>
      {front && (
        <ArrangedBlocks
          front={front}
          visit={visit}
          pictures={pictures}
          now={now}
          discussedTitle={mostDiscussedTitle(visit)}
        />
      )}
      {isBare && <p>{words.noStories}</p>}
      {hasFeature && <Featured stories={list.articles.slice(0, 3)} visit={visit} pictures={pictures} />}
      <StoryList stories={hasFeature ? list.articles.slice(3) : list.articles} visit={visit} pictures={pictures} />
      <StoryPager visit={visit} path={section.path} older={list.older} isFirst={isFirst} />
      {discussed}
    </div>
  );
};

const languageOf = (publication: Publication, code: string): string =>
  publication.editionByCode(code)?.language ?? code;

type Asked = { section: Section; before?: Cursor | undefined; layout: Layout | undefined };

/** A section's first page by this layout, or by itself; its later pages are the list alone. */
export const sectionOf = async (world: World, visit: Visit, asked: Asked): Promise<DrawnFront> => {
  const { section, before, layout } = asked;
  const place = sectionPlace(section);
  const found = await articlesInSection(world, section.id, { before, limit: 23 });
  const front = layout && !before ? await fillLayout(world, place, layout) : undefined;
  const above = front ? storiesOn(front) : [];
  const shown = new Set(above.map(({ id }) => id));
  const list = { ...found, articles: found.articles.filter(({ id }) => !shown.has(id)) };
  const stories = [...above, ...list.articles];
  const plain = await picturesOf(world, stories);
  const pictures = front ? await withPlayables(world, visit, plain, front) : plain;
  const picture = section.pictureId && !before ? stillOf(await mediaById(world, section.pictureId)) : undefined;
  const hasOwn = front !== undefined || before !== undefined;
  const discussed = hasOwn ? undefined : await mostDiscussedBlock(world, visit, { section: section.id });
  return {
    part: (
      <SectionPage
        section={section}
        picture={picture}
        list={list}
        isFirst={!before}
        visit={visit}
        pictures={pictures}
        discussed={discussed}
        front={front}
        now={world.now()}
      />
    ),
    stories,
    topics: [
      `front:${place.key}`,
      `section:${section.id}`,
      ...(section.pictureId ? [`media:${section.pictureId}`] : []),
      ...(front?.topics ?? []),
      ...topicsOfTeasers(stories),
    ],
    maxAge: Math.min(
      countsHold,
      secondsUntil(front?.until, world.now()),
      front ? secondsLeftToday(world.now(), visit.publication.settings.timeZone) : Infinity,
    ),
    styles: [...(front ? ['fronts.css'] : []), ...(pictures.playables ? playButtonAssets.styles : [])],
    islands: pictures.playables ? [...playButtonAssets.islands] : [],
  };
};

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
  const layout = await publishedLayout(world, sectionPlace(section));
  const drawn = await sectionOf(world, visit, { section, before, layout });
  const counterparts = await counterpartsOfSection(world, section);
  await reply.show(drawn.part, {
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
      styles: drawn.styles,
      ...(drawn.islands ? { islands: drawn.islands } : {}),
      about: { kind: 'section', value: { section, articles: drawn.stories } },
    },
    topics: drawn.topics,
    noted: `place:section:${section.id}`,
    maxAge: drawn.maxAge,
  });
};
