import type { ComponentChildren, JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import type { ArticleSummary } from '../rooms/articles/articles.ts';
import { LatestEpisodes } from '../rooms/audio/audio.ts';
import type { FilledBlock, FilledFront } from '../rooms/fronts/fronts.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Block, type BlockProps } from '../ui/parts/Block.tsx';
import { frontWords } from './front-words.ts';
import { Lines, Recent } from './FrontPage.tsx';
import { LiveOnFront } from './LiveOnFront.tsx';
import { NoteOnFront } from './NoteOnFront.tsx';
import { readerWords } from './reader-words.ts';
import type { Pictures } from './story-pictures.ts';
import { StoryTeaser, type StoryTeaserProps } from './StoryTeaser.tsx';

type Drawing = { visit: Visit; pictures: Pictures; now: number };
type Filled = Drawing & { filled: FilledBlock };

/** The name a block has unless the editors gave it one: what it is about, or what its kind is called; some need none. */
const titleOf = ({ filled: { block, about }, visit }: Filled): string => {
  const words = wordsFor(readerWords, visit.edition.language);
  const own = wordsFor(frontWords, visit.edition.language);
  if (block.title) return block.title;
  if (about) return about.name;
  const named: Partial<Record<typeof block.kind, string>> = {
    opinion: words.opinion,
    live: own.liveNow,
    pictures: words.inPictures,
    podcast: own.podcasts,
    note: own.fromEditors,
    section: words.mostRecent,
    tag: words.mostRecent,
  };
  return named[block.kind] ?? '';
};

const hrefOf = ({ filled: { block, about }, visit }: Filled): string | undefined => {
  const target = block.link || about?.path;
  return target?.startsWith('/') ? visit.stay(target) : target;
};

/** A block under its heading; without one, its stories under a rule alone. */
const Framed = ({
  children,
  shape = 'columns',
  tone,
  ...props
}: Filled & Pick<BlockProps, 'shape' | 'tone'> & { children: ComponentChildren }): JSX.Element => {
  const title = titleOf(props);
  const id = `front-${props.filled.block.id}`;
  if (title)
    return (
      <Block id={id} title={title} href={hrefOf(props)} shape={shape} {...(tone ? { tone } : {})}>
        {children}
      </Block>
    );
  return (
    <div class="block">
      <div class="block-inner">
        <div class={`teasers ${shape === 'mirrored' ? 'teasers-feature teasers-mirrored' : `teasers-${shape}`}`}>
          {children}
        </div>
      </div>
    </div>
  );
};

const levelIn = (props: Filled): 2 | 3 => (titleOf(props) ? 3 : 2);

const teaser = (
  props: Filled,
  story: ArticleSummary,
  size: StoryTeaserProps['size'],
  more: Partial<StoryTeaserProps> = {},
): JSX.Element => (
  <StoryTeaser
    story={story}
    size={size}
    level={levelIn(props)}
    visit={props.visit}
    pictures={props.pictures}
    hasStandfirst
    {...more}
  />
);

/** The one strong story, two beside it, others under it in words; the newest in a column of their own where that is wanted. */
const Lead = (props: Filled & { isFirst: boolean }): JSX.Element => {
  const { filled, isFirst, visit, pictures, now } = props;
  const { stories, newest } = filled;
  const [lead, ...others] = stories;
  const second = others.slice(0, 2);
  const more = others.slice(2);
  const title = filled.block.title;
  const name = wordsFor(frontWords, visit.edition.language).supporting;
  const shape = newest.length > 0 ? '' : second.length > 0 ? ' front-top-two' : ' front-top-one';
  return (
    <section aria-label={title || name}>
      {title && <h2 class="block-title">{hrefOf(props) ? <a href={hrefOf(props)}>{title}</a> : title}</h2>}
      <div class={`front-top${shape}`}>
        <div class="front-lead">
          {lead && teaser(props, lead, 'lead', { level: title ? 3 : 2, isFirst })}
          {more.length > 0 && (
            <div class="front-more">{more.map((story) => teaser(props, story, 'line', { level: title ? 3 : 2 }))}</div>
          )}
        </div>
        {second.length > 0 && (
          <div class="front-second">
            {second.map((story) => teaser(props, story, 'minor', { level: title ? 3 : 2 }))}
          </div>
        )}
        {newest.length > 0 && <Recent stories={newest} visit={visit} pictures={pictures} now={now} />}
      </div>
    </section>
  );
};

/** Stories with pictures: a row of equals, or a large one with others beside it and what is left in lines. */
const Teasers = (props: Filled): JSX.Element => {
  const { stories, block } = props.filled;
  if (block.shape === 'columns' || stories.length < 3)
    return (
      <Framed {...props}>{stories.map((story) => teaser(props, story, stories.length < 3 ? 'side' : 'minor'))}</Framed>
    );
  const [first, next, ...rest] = stories;
  const isPictured = rest.length === 1 || block.kind === 'pictures';
  return (
    <Framed {...props} shape={block.shape}>
      {first && teaser(props, first, 'major')}
      {next && teaser(props, next, 'minor')}
      {isPictured ? (
        rest.map((story) => teaser(props, story, 'minor'))
      ) : (
        <Lines stories={rest} visit={props.visit} pictures={props.pictures} level={levelIn(props)} />
      )}
    </Framed>
  );
};

const List = (props: Filled): JSX.Element => (
  <Framed {...props} shape="stack">
    <div class="front-list">{props.filled.stories.map((story) => teaser(props, story, 'line'))}</div>
  </Framed>
);

/** Opinion is words alone, the voice before what it says. */
const Opinion = (props: Filled): JSX.Element => (
  <Framed {...props} tone="wash">
    {props.filled.stories.map((story) =>
      teaser(props, story, 'minor', { pictures: { ...props.pictures, media: new Map() } }),
    )}
  </Framed>
);

const Live = (props: Filled): JSX.Element => (
  <Framed {...props} shape="stack">
    {props.filled.stories.map((story) => (
      <LiveOnFront story={story} entries={props.filled.entries.get(story.id) ?? []} {...props} />
    ))}
  </Framed>
);

const Note = (props: Filled): JSX.Element => (
  <section class="front-note" aria-labelledby={`block-front-${props.filled.block.id}`}>
    <h2 class="front-note-title" id={`block-front-${props.filled.block.id}`}>
      {hrefOf(props) ? <a href={hrefOf(props)}>{titleOf(props)}</a> : titleOf(props)}
    </h2>
    <NoteOnFront text={props.filled.block.text} visit={props.visit} />
  </section>
);

/** Episodes that play where they stand; stories that were put among them fall out. */
const Podcasts = (props: Filled): JSX.Element => {
  const { filled, visit, pictures } = props;
  const episodes = filled.stories.flatMap(({ id, headline }) => {
    const found = pictures.playables?.get(id);
    return found ? [{ ...found, title: headline }] : [];
  });
  return <LatestEpisodes visit={visit} episodes={episodes} title={titleOf(props)} id={`front-${filled.block.id}`} />;
};

/** Most discussed is a ranking: numbers of comments stand under each headline. */
const Discussed = (props: Filled & { title: string }): JSX.Element => {
  const { filled, visit, title } = props;
  return (
    <Block id={`front-${filled.block.id}`} title={filled.block.title || title} href={hrefOf(props)}>
      {filled.stories.map((story) => (
        <StoryTeaser story={story} size="line" visit={visit} pictures={props.pictures} />
      ))}
    </Block>
  );
};

const draw = (props: Filled & { isFirst: boolean; discussedTitle: string }): JSX.Element => {
  switch (props.filled.block.kind) {
    case 'lead':
      return <Lead {...props} />;
    case 'list':
      return <List {...props} />;
    case 'opinion':
      return <Opinion {...props} />;
    case 'live':
      return <Live {...props} />;
    case 'note':
      return <Note {...props} />;
    case 'podcast':
      return <Podcasts {...props} />;
    case 'discussed':
      return <Discussed {...props} title={props.discussedTitle} />;
    default:
      return <Teasers {...props} />;
  }
};

/** Fewer are no choice. */
const fewestDiscussed = 2;

/** Whether there is anything of it to draw. */
const isDrawn = ({ block, stories }: FilledBlock): boolean =>
  block.kind === 'note' ? block.text !== '' : stories.length >= (block.kind === 'discussed' ? fewestDiscussed : 1);

/** The blocks of an arranged page, in their order; what is empty draws nothing. */
export const ArrangedBlocks = ({
  front,
  discussedTitle,
  ...drawing
}: Drawing & { front: FilledFront; discussedTitle: string }): JSX.Element => (
  <>
    {front.blocks.filter(isDrawn).map((filled, place) => (
      <div class={filled.block.phones === 'all' ? 'front-block' : `front-block phones-${filled.block.phones}`}>
        {draw({ ...drawing, filled, isFirst: place === 0, discussedTitle })}
      </div>
    ))}
  </>
);

/** A front page as the editors arranged it. */
export const ArrangedFront = (props: Parameters<typeof ArrangedBlocks>[0]): JSX.Element => {
  const { visit } = props;
  const words = wordsFor(readerWords, visit.edition.language);
  return (
    <div class="page arranged">
      <h1 class="unseen">{`${visit.edition.publicationName}: ${words.latestNews}`}</h1>
      <ArrangedBlocks {...props} />
    </div>
  );
};
