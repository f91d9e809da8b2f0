import type { FastifyRequest } from 'fastify';
import { secondIn } from '../common/clock-time.ts';
import { slot } from '../delivery/delivery.ts';
import type { Article, StoryAround } from '../rooms/articles/articles.ts';
import { soundAround } from '../rooms/audio/audio.ts';
import { readEnd } from '../rooms/audience/audience.ts';
import { discussionUnder } from '../rooms/discussion/discussion.ts';
import { lettersAtEnd } from '../rooms/newsletters/newsletters.ts';
import type { World } from '../world.ts';
import { latestEpisodesOn } from './latest-episodes.tsx';
import { mostDiscussedBlock } from './most-discussed.tsx';

/** What stands round a story beside the story itself: saving and following it, and its discussion. */
export const aroundStory = async (world: World, request: FastifyRequest, article: Article): Promise<StoryAround> => {
  const discussion = await discussionUnder(world, request, article);
  const end = readEnd(request.visit, article);
  const letters = await lettersAtEnd(world, request.visit);
  const discussed = await mostDiscussedBlock(world, request.visit, { except: article.id });
  const episodes = await latestEpisodesOn(world, request.visit, { except: article.id });
  const at = secondIn((request.query as { t?: string }).t);
  const sound = await soundAround(world, request.visit, { article, at });
  return {
    ...discussion,
    ...sound,
    head: (
      <>
        {discussion?.head}
        {discussion?.head ? ' ' : null}
        {slot('bookmark', article.id, 'story')}
      </>
    ),
    topics: [...(discussion?.topics ?? []), ...episodes.topics, ...(sound.topics ?? [])],
    styles: [...new Set([...(discussion?.styles ?? []), ...episodes.styles, ...(sound.styles ?? [])])],
    islands: [
      ...new Set([
        ...(discussion?.islands ?? []),
        ...(end ? ['read-end.js'] : []),
        ...episodes.islands,
        ...(sound.islands ?? []),
      ]),
    ],
    below: (
      <>
        {end}
        {letters}
        {episodes.part && <div class="related page">{episodes.part}</div>}
        {discussion?.below}
        {discussed && <div class="related page">{discussed}</div>}
      </>
    ),
    tools: (
      <div class="story-marks">
        {slot('bookmark', article.id, 'foot')}
        {slot('follow', 'thread', article.id)}
      </div>
    ),
  };
};
