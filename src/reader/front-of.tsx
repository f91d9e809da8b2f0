import type { ArticleSummary } from '../rooms/articles/articles.ts';
import { allStories, automaticFront, fillLayout, storiesOn, type Layout, type Place } from '../rooms/fronts/fronts.ts';
import type { HtmlPart, Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { ArrangedFront } from './ArrangedFront.tsx';
import { FrontPage } from './FrontPage.tsx';
import { latestEpisodesOn } from './latest-episodes.tsx';
import { mostDiscussedBlock, mostDiscussedTitle } from './most-discussed.tsx';
import { countsHold, picturesOf, topicsOfTeasers, withPlayables } from './story-pictures.ts';
import { secondsLeftToday } from './story-time.tsx';

/** A front as it is drawn, and what the page depends on. */
export type DrawnFront = {
  part: HtmlPart;
  stories: ArticleSummary[];
  topics: string[];
  maxAge: number;
  styles: string[];
  islands?: string[];
};

/** Seconds until a moment, at least one. */
export const secondsUntil = (at: number | undefined, now: number): number =>
  at === undefined ? Infinity : Math.max(1, Math.ceil((at - now) / 1000));

const automatic = async (world: World, visit: Visit): Promise<Omit<DrawnFront, 'maxAge'>> => {
  const { code } = visit.edition;
  const found = await automaticFront(world, code);
  const stories = allStories(found);
  const pictures = await picturesOf(world, stories);
  const discussed = await mostDiscussedBlock(world, visit);
  const episodes = await latestEpisodesOn(world, visit);
  return {
    part: (
      <FrontPage
        stories={found}
        visit={visit}
        pictures={pictures}
        now={world.now()}
        discussed={discussed}
        episodes={episodes.part}
      />
    ),
    stories,
    topics: [`front:${code}`, `list:${code}`, ...topicsOfTeasers(stories), ...episodes.topics],
    styles: episodes.styles,
    islands: episodes.islands,
  };
};

/** An edition's front: by this layout, or by itself. */
export const frontOf = async (
  world: World,
  visit: Visit,
  { place, layout }: { place: Place; layout: Layout | undefined },
): Promise<DrawnFront> => {
  const now = world.now();
  // The date in the masthead and the clock beside the newest stories are of today.
  const maxAge = Math.min(countsHold, secondsLeftToday(now, visit.publication.settings.timeZone));
  if (!layout) return { ...(await automatic(world, visit)), maxAge };
  const front = await fillLayout(world, place, layout);
  const stories = storiesOn(front);
  const pictures = await withPlayables(world, visit, await picturesOf(world, stories), front);
  const episodes = await latestEpisodesOn(world, visit);
  // Where the editors gave podcasts a place of their own they stand there alone.
  const hasOwnPlace = front.blocks.some(({ block }) => block.kind === 'podcast');
  return {
    part: (
      <>
        <ArrangedFront
          front={front}
          visit={visit}
          pictures={pictures}
          now={now}
          discussedTitle={mostDiscussedTitle(visit)}
        />
        {hasOwnPlace || !episodes.part ? null : <div class="page">{episodes.part}</div>}
      </>
    ),
    stories,
    topics: [...front.topics, ...topicsOfTeasers(stories), ...episodes.topics],
    maxAge: Math.min(maxAge, secondsUntil(front.until, now)),
    styles: ['fronts.css', ...episodes.styles],
    islands: episodes.islands,
  };
};
