import type { FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../common/words.ts';
import { articlesInEdition } from '../rooms/articles/articles.ts';
import { goneStory } from '../rooms/drafting/drafting.ts';
import { Block } from '../ui/parts/Block.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { readerWords } from './reader-words.ts';
import { SearchBox } from './SearchBox.tsx';
import { noPictures } from './story-pictures.ts';
import { StoryTeaser } from './StoryTeaser.tsx';

/**
 * Answers the address of a story that was taken back: with the newsroom's words, or by leading to the story it named. False, and
 * nothing answered, where the newsroom has said neither: then it is as if there had never been one.
 */
export const answerForGone = async (
  world: World,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  articleId: string,
): Promise<boolean> => {
  const gone = await goneStory(world, articleId);
  if (!gone) return false;
  const { visit } = request;
  // It may come back: browsers must not remember this for good.
  if (gone.path !== undefined) {
    await reply.redirect(encodeURI(visit.stay(gone.path)), 302);
    return true;
  }
  const words = wordsFor(readerWords, visit.edition.language);
  const [title = '', usual = ''] = words.problems.gone;
  const latest = (await articlesInEdition(world, visit.edition.code, { limit: 4 })).articles;
  const part = (
    <div class="page">
      <PageHead title={title} standfirst={gone.words || usual}>
        <SearchBox visit={visit} words={words} query="" />
      </PageHead>
      {latest.length > 0 && (
        <Block id="latest" title={words.latest}>
          {latest.map((story) => (
            <StoryTeaser story={story} size="line" visit={visit} pictures={noPictures} hasStandfirst />
          ))}
        </Block>
      )}
    </div>
  );
  const topics = [`article:${articleId}`, `list:${visit.edition.code}`];
  await reply.show(part, { head: { title, kind: 'problem' }, topics, status: 410, maxAge: 0 });
  return true;
};
