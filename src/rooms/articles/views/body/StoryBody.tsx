import type { ComponentChildren, JSX } from 'preact';
import { safeHref } from '../../../../common/addresses.ts';
import { directionOf } from '../../../../common/words.ts';
import { FactBox } from '../../../../ui/parts/FactBox.tsx';
import { Figure, FilmFigure, SoundFigure } from '../../../media/media.ts';
import type { Block, Body, Heading, List, Picture, PullQuote, Quote } from '../../body/body.ts';
import type { StoryContext } from './story-context.ts';
import { StoryEmbed, StoryRawHtml } from './StoryEmbed.tsx';
import { StoryGallery } from './StoryGallery.tsx';
import { drawInline } from './StoryInline.tsx';
import { StoryTable } from './StoryTable.tsx';

const widths = {
  text: '(min-width: 40rem) 36rem, calc(100vw - 2rem)',
  wide: '(min-width: 61rem) 58rem, 100vw',
  full: '100vw',
} as const;

const drawHeading = (node: Heading, context: StoryContext): JSX.Element => {
  const Tag = `h${node.attrs.level}` as const;
  return <Tag id={context.anchors.get(node)?.id}>{drawInline(node.content, context)}</Tag>;
};

/** An item that is one paragraph is drawn without it, as lists are read. */
const drawList = ({ type, attrs, content }: List, context: StoryContext): JSX.Element => {
  const items = content.map(({ content: blocks }) => {
    const [first, ...rest] = blocks;
    return <li>{first?.type === 'paragraph' ? [drawInline(first.content, context), drawBlocks(rest, context)] : drawBlocks(blocks, context)}</li>;
  });
  return type === 'bulletList' ? <ul>{items}</ul> : <ol start={attrs?.start}>{items}</ol>;
};

const drawQuote = ({ attrs, content }: Quote, context: StoryContext): JSX.Element => {
  const { attribution, href, lang } = attrs ?? {};
  const words = (
    <blockquote class="quote" lang={lang} dir={lang ? directionOf(lang) : undefined}>
      {drawBlocks(content, context)}
    </blockquote>
  );
  if (!attribution) return words;
  const address = href === undefined ? undefined : safeHref(href);
  return (
    <figure class="quotation">
      {words}
      <figcaption class="quote-by">{address ? <a href={address.startsWith('/') ? context.stay(address) : address}>{attribution}</a> : attribution}</figcaption>
    </figure>
  );
};

const drawPullQuote = ({ attrs, content }: PullQuote, context: StoryContext): JSX.Element => (
  <figure class="pull-quote">
    <blockquote>
      <p>{drawInline(content, context)}</p>
    </blockquote>
    {attrs?.attribution ? <figcaption class="quote-by">{attrs.attribution}</figcaption> : null}
  </figure>
);

type PictureLook = { lazy?: boolean; crop?: boolean; reach?: 'text' | 'wide' | 'full' };

export const drawPicture = ({ attrs }: Picture, context: StoryContext, look: PictureLook = {}): JSX.Element => {
  const { language, textOnly, media } = context;
  const reach = look.reach ?? attrs.reach ?? 'text';
  return (
    <Figure
      media={media.get(attrs.mediaId)}
      language={language}
      sizes={widths[reach]}
      reach={reach}
      alt={attrs.alt}
      caption={attrs.caption}
      credit={attrs.credit}
      textOnly={textOnly}
      lazy={look.lazy ?? true}
      crop={look.crop}
    />
  );
};

const drawBlock = (block: Block, context: StoryContext, place: number): ComponentChildren => {
  const { language, textOnly, media } = context;
  switch (block.type) {
    case 'paragraph':
      return block.content.length > 0 ? <p>{drawInline(block.content, context)}</p> : null;
    case 'heading':
      return drawHeading(block, context);
    case 'bulletList':
    case 'orderedList':
      return drawList(block, context);
    case 'quote':
      return drawQuote(block, context);
    case 'pullQuote':
      return drawPullQuote(block, context);
    case 'picture':
      return drawPicture(block, context);
    case 'gallery':
      return <StoryGallery gallery={block} context={context} />;
    case 'sound':
      return <SoundFigure media={media.get(block.attrs.mediaId)} language={language} title={block.attrs.title} caption={block.attrs.caption} textOnly={textOnly} />;
    case 'film':
      return <FilmFigure media={media.get(block.attrs.mediaId)} language={language} title={block.attrs.title} caption={block.attrs.caption} textOnly={textOnly} />;
    case 'table':
      return <StoryTable table={block} id={`${context.prefix}-table-${place}`} context={context} />;
    case 'factBox':
      return (
        <FactBox id={`${context.prefix}-box-${place}`} title={block.attrs?.title}>
          {drawBlocks(block.content, context, `${place}-`)}
        </FactBox>
      );
    case 'code':
      return (
        <pre class="code" tabindex={0} dir="ltr">
          <code>{block.attrs.text}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
    case 'embed':
      return <StoryEmbed embed={block} context={context} />;
    case 'rawHtml':
      return <StoryRawHtml node={block} context={context} />;
  }
};

/** Blocks one after the other; ids in them count from their place, so that they never meet. */
const drawBlocks = (blocks: readonly Block[], context: StoryContext, within = ''): ComponentChildren =>
  blocks.map((block, index) => drawBlock(block, within ? { ...context, prefix: `${context.prefix}-${within}` } : context, index + 1));

/** The place a story is told from opens its text: “Aldermouth —”. */
const drawOpening = (block: Block, place: string, context: StoryContext): JSX.Element | null =>
  block.type === 'paragraph' ? (
    <p>
      <span class="place">{`${place} —`}</span>{' '}
      {drawInline(block.content, context)}
    </p>
  ) : null;

/** The text of a story as HTML for its page. Everything in it is escaped; addresses are judged again. */
export const StoryBody = ({ body, context, place = '' }: { body: Body; context: StoryContext; place?: string }): JSX.Element => {
  const [first, ...rest] = body.content;
  const opening = first && place ? drawOpening(first, place, context) : null;
  return <>{opening ? [opening, drawBlocks(rest, context)] : drawBlocks(body.content, context)}</>;
};
