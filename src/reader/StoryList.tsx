import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import { cursorText, type ArticleSummary, type Cursor } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Pager } from '../ui/parts/Pager.tsx';
import { readerWords } from './reader-words.ts';
import type { Pictures } from './story-pictures.ts';
import { ShortDate } from './story-time.tsx';
import { StoryTeaser } from './StoryTeaser.tsx';

export type StoryListProps = {
  stories: readonly ArticleSummary[];
  visit: Visit;
  pictures: Pictures;
  level?: 2 | 3;
};

/** Stories one under the other, newest first, each with its day. */
export const StoryList = ({ stories, visit, pictures, level = 2 }: StoryListProps): JSX.Element => (
  <div class="story-list">
    {stories.map((story) => (
      <StoryTeaser
        story={story}
        size="side"
        level={level}
        visit={visit}
        pictures={pictures}
        hasStandfirst
        time={story.publishedAt === undefined ? undefined : <ShortDate at={story.publishedAt} visit={visit} />}
      />
    ))}
  </div>
);

/** Links to older stories, and back to the newest when one has left them. `path` is the list's own, inside the edition. */
export const StoryPager = (props: {
  visit: Visit;
  path: string;
  older: Cursor | undefined;
  isFirst: boolean;
}): JSX.Element => {
  const { visit, path, older, isFirst } = props;
  const words = wordsFor(readerWords, visit.edition.language);
  const href = visit.stay(path);
  return (
    <Pager
      label={words.pages}
      newer={isFirst ? undefined : { href, text: words.newest }}
      older={older && { href: `${href}?before=${cursorText(older)}`, text: words.older }}
    />
  );
};
