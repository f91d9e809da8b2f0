import type { JSX } from 'preact';
import { formatShortDate } from '../../common/dates.ts';
import type { ArticleSummary } from '../../rooms/articles/articles.ts';
import { isCounted } from '../../rooms/fronts/fronts.ts';
import type { Arranging } from './BlockCard.tsx';
import { Act } from './FrontFields.tsx';
import { blockName } from './front-names.ts';

export type Found = { query: string; stories: readonly ArticleSummary[] };

const Story = ({ story, ...arranging }: Arranging & { story: ArticleSummary }): JSX.Element => {
  const { base, version, layout, names, timeZone } = arranging;
  const holder = layout.blocks.find(({ picks }) => picks.some((pick) => pick.story === story.id));
  const open = layout.blocks.filter(({ kind }) => !isCounted(kind));
  return (
    <li class="front-story" data-story={story.id} data-name={story.headline}>
      <button
        class="front-handle"
        type="button"
        data-handle
        hidden
        aria-label={`Put “${story.headline}” on the page`}
        title="Drag it into a block, or press space and use the arrow keys"
      >
        <span aria-hidden="true">⠿</span>
      </button>
      <div class="front-pick-words">
        <strong dir="auto">{story.headline}</strong>
        <small>
          {[
            story.section?.name,
            story.publishedAt === undefined
              ? undefined
              : formatShortDate(story.publishedAt, { language: 'en-GB', timeZone }),
            holder ? `in “${blockName(holder, names)}”` : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {open.length > 0 && (
          <Act
            action={`${base}/change`}
            version={version}
            fields={{ do: 'add-story', story: story.id }}
            class="front-add"
          >
            <select class="input" name="block" aria-label={`Block for “${story.headline}”`}>
              {open.map((block) => (
                <option value={block.id}>{blockName(block, names)}</option>
              ))}
            </select>
            <button class="button button-quiet" type="submit" aria-label={`Add “${story.headline}”`}>
              Add
            </button>
          </Act>
        )}
      </div>
    </li>
  );
};

/** Stories to put on the page: the newest, or those that were looked for. */
export const StoryPanel = ({ found, ...arranging }: Arranging & { found: Found }): JSX.Element => (
  <section class="front-panel" aria-labelledby="front-stories-title" id="front-stories">
    <h2 id="front-stories-title">Stories</h2>
    <form class="front-search" method="get" action={`${arranging.base}/stories`} role="search">
      <label class="front-field">
        <span>Find a published story</span>
        <input
          class="input"
          type="search"
          name="q"
          value={found.query}
          placeholder="Words, or its address"
          dir="auto"
        />
      </label>
      <button class="button button-quiet" type="submit">
        Search
      </button>
    </form>
    <div data-found>
      <p class="front-found">
        {found.query === ''
          ? 'The newest:'
          : found.stories.length === 0
            ? `Nothing is found for “${found.query}”.`
            : `${found.stories.length === 1 ? 'One story' : `${found.stories.length} stories`} for “${found.query}”:`}
      </p>
      <ul class="front-stories">
        {found.stories.map((story) => (
          <Story {...arranging} story={story} />
        ))}
      </ul>
    </div>
  </section>
);
