import type { JSX } from 'preact';
import { wordsFor, type WordsIn } from '../common/words.ts';
import { articlesByIds } from '../rooms/articles/articles.ts';
import { mostDiscussed } from '../rooms/discussion/discussion.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Block } from '../ui/parts/Block.tsx';
import type { World } from '../world.ts';
import { picturesOf } from './story-pictures.ts';
import { StoryTeaser } from './StoryTeaser.tsx';

const titles: WordsIn<{ title: string }> = {
  en: { title: 'Most discussed' },
  es: { title: 'Lo más debatido' },
  ru: { title: 'Самое обсуждаемое' },
  ar: { title: 'الأكثر نقاشًا' },
};

/** What the block of the most discussed stories is called. */
export const mostDiscussedTitle = (visit: Visit): string => wordsFor(titles, visit.edition.language).title;

const shown = 4;
/** Fewer are no choice. */
const fewest = 2;

/** The stories talked about most just now, with how much was said; nothing while there are hardly any. */
export const mostDiscussedBlock = async (
  world: World,
  visit: Visit,
  within: { except?: string; section?: string } = {},
): Promise<JSX.Element | undefined> => {
  const found = await mostDiscussed(world, {
    edition: visit.edition.code,
    limit: shown,
    ...within,
  });
  if (found.length < fewest) return undefined;
  const stories = await articlesByIds(
    world,
    found.map(({ articleId }) => articleId),
  );
  const pictures = await picturesOf(world, stories);
  return (
    <Block id="most-discussed" title={mostDiscussedTitle(visit)}>
      {stories.map((story) => (
        <StoryTeaser story={story} size="line" visit={visit} pictures={pictures} />
      ))}
    </Block>
  );
};
