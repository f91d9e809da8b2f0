import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import type { ArticleSummary } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Block } from '../ui/parts/Block.tsx';
import type { FrontBlock, FrontStories } from '../rooms/fronts/fronts.ts';
import { readerWords } from './reader-words.ts';
import type { Pictures } from './story-pictures.ts';
import { ClockOrDate } from './story-time.tsx';
import { StoryTeaser } from './StoryTeaser.tsx';

type Drawing = { visit: Visit; pictures: Pictures; now: number };

/** So few lines leave room to say more of each. */
const few = 3;

/** Headlines one under the other, in one place of a block. */
export const Lines = ({
  stories,
  visit,
  pictures,
  level = 3,
}: Omit<Drawing, 'now'> & { stories: readonly ArticleSummary[]; level?: 2 | 3 }): JSX.Element | null =>
  stories.length === 0 ? null : (
    <div class="teasers teasers-stack">
      {stories.map((story) => (
        <StoryTeaser
          story={story}
          size="line"
          level={level}
          visit={visit}
          pictures={pictures}
          hasStandfirst={stories.length <= few}
        />
      ))}
    </div>
  );

/** The newest stories in a column beside the lead, each with its clock. */
export const Recent = ({
  stories,
  visit,
  pictures,
  now,
}: Drawing & { stories: readonly ArticleSummary[] }): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  const more = { href: visit.link('/archive'), text: words.allRecent };
  return (
    <div class="front-recent">
      <Block id="recent" title={words.mostRecent} shape="stack" more={more}>
        {stories.map((story) => {
          const time = <ClockOrDate at={story.publishedAt ?? 0} today={now} visit={visit} />;
          return <StoryTeaser story={story} size="line" visit={visit} pictures={pictures} time={time} isBare />;
        })}
      </Block>
    </div>
  );
};

const Top = ({ stories, ...drawing }: Drawing & { stories: FrontStories }): JSX.Element => {
  const { lead, second, more, recent } = stories;
  const { visit, pictures } = drawing;
  return (
    <div class="front-top">
      <div class="front-lead">
        {lead && (
          <StoryTeaser story={lead} size="lead" level={2} visit={visit} pictures={pictures} hasStandfirst isFirst />
        )}
        {more.length > 0 && (
          <div class="front-more">
            {more.map((story) => (
              <StoryTeaser story={story} size="line" level={2} visit={visit} pictures={pictures} hasStandfirst />
            ))}
          </div>
        )}
      </div>
      {second.length > 0 && (
        <div class="front-second">
          {second.map((story) => (
            <StoryTeaser story={story} size="minor" level={2} visit={visit} pictures={pictures} hasStandfirst />
          ))}
        </div>
      )}
      {recent.length > 0 && <Recent {...drawing} stories={recent} />}
    </div>
  );
};

/** Opinion is words alone, the voice before what it says. */
const Opinion = ({ block, visit, pictures }: Drawing & { block: FrontBlock }): JSX.Element => (
  <Block id={block.section.key} title={block.section.name} href={visit.stay(block.section.path)} tone="wash">
    {block.stories.slice(0, 4).map((story) => (
      <StoryTeaser
        story={story}
        size="minor"
        visit={visit}
        pictures={{ ...pictures, media: new Map() }}
        hasStandfirst
      />
    ))}
  </Block>
);

/** News blocks take turns: a large story with others beside it, its mirror image, and a row of equals. */
const shapes = ['feature', 'mirrored', 'columns'] as const;

const News = ({ block, place, ...drawing }: Drawing & { block: FrontBlock; place: number }): JSX.Element => {
  const { section, stories } = block;
  const { visit, pictures } = drawing;
  const shape = stories.length < 4 ? 'columns' : (shapes[place % shapes.length] ?? 'feature');
  const href = visit.stay(section.path);
  if (shape === 'columns') {
    return (
      <Block id={section.key} title={section.name} href={href}>
        {stories.slice(0, 4).map((story) => (
          <StoryTeaser
            story={story}
            size={stories.length < 3 ? 'side' : 'minor'}
            visit={visit}
            pictures={pictures}
            hasStandfirst
          />
        ))}
      </Block>
    );
  }
  const [first, next, ...rest] = stories;
  return (
    <Block id={section.key} title={section.name} href={href} shape={shape}>
      {first && <StoryTeaser story={first} size="major" visit={visit} pictures={pictures} hasStandfirst />}
      {next && <StoryTeaser story={next} size="minor" visit={visit} pictures={pictures} hasStandfirst />}
      <Lines stories={rest} {...drawing} />
    </Block>
  );
};

const Galleries = ({ stories, visit, pictures }: Drawing & { stories: readonly ArticleSummary[] }): JSX.Element => (
  <Block
    id="in-pictures"
    title={wordsFor(readerWords, visit.edition.language).inPictures}
    shape={stories.length > 2 ? 'feature' : 'columns'}
  >
    {stories.map((story, place) => (
      <StoryTeaser
        story={story}
        size={place === 0 || stories.length === 2 ? 'major' : 'minor'}
        visit={visit}
        pictures={pictures}
        hasStandfirst
      />
    ))}
  </Block>
);

const Nothing = ({ visit }: { visit: Visit }): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  return (
    <div class="page">
      <h1 class="page-title">{words.nothingYet}</h1>
      <p>{words.nothingYetText}</p>
    </div>
  );
};

/** The front page: a lead, what else matters, the newest, then section by section. */
export const FrontPage = ({
  stories,
  discussed,
  episodes,
  ...drawing
}: Drawing & {
  stories: FrontStories;
  discussed?: JSX.Element | undefined;
  episodes?: JSX.Element | undefined;
}): JSX.Element => {
  const { visit } = drawing;
  if (!stories.lead) return <Nothing visit={visit} />;
  const words = wordsFor(readerWords, visit.edition.language);
  let place = 0;
  return (
    <div class="page">
      <h1 class="unseen">{`${visit.edition.publicationName}: ${words.latestNews}`}</h1>
      <Top stories={stories} {...drawing} />
      {stories.blocks.map((block) =>
        block.isOpinion ? <Opinion block={block} {...drawing} /> : <News block={block} place={place++} {...drawing} />,
      )}
      {episodes}
      {discussed}
      {stories.galleries.length > 0 && <Galleries stories={stories.galleries} {...drawing} />}
    </div>
  );
};
