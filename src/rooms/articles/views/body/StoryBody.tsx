import type { ComponentChildren, JSX } from 'preact';
import { safeHref } from '../../../../common/addresses.ts';
import { directionOf } from '../../../../common/words.ts';
import { FactBox } from '../../../../ui/parts/FactBox.tsx';
import { Figure, FilmFigure, SoundFigure } from '../../../media/media.ts';
import type {
  Block,
  Body,
  Code,
  FactBox as FactBoxNode,
  Film,
  Heading,
  List,
  Picture,
  PullQuote,
  Quote,
  Sound,
} from '../../body/body.ts';
import { idOf, type StoryContext } from './story-context.ts';
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
    return (
      <li>
        {first?.type === 'paragraph'
          ? [drawInline(first.content, context), drawBlocks(rest, context)]
          : drawBlocks(blocks, context)}
      </li>
    );
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
      <figcaption class="quote-by">
        {address ? <a href={address.startsWith('/') ? context.stay(address) : address}>{attribution}</a> : attribution}
      </figcaption>
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

const drawRecording = ({ type, attrs }: Sound | Film, { language, textOnly, media }: StoryContext): JSX.Element => {
  const shared = { media: media.get(attrs.mediaId), language, title: attrs.title, caption: attrs.caption, textOnly };
  return type === 'sound' ? <SoundFigure {...shared} /> : <FilmFigure {...shared} />;
};

const drawFactBox = (node: FactBoxNode, context: StoryContext): JSX.Element => (
  <FactBox id={idOf(node, context)} title={node.attrs?.title}>
    {drawBlocks(node.content, context)}
  </FactBox>
);

const drawCode = ({ attrs }: Code): JSX.Element => (
  <pre class="code" tabindex={0} dir="ltr">
    <code>{attrs.text}</code>
  </pre>
);

const drawBlock = (block: Block, context: StoryContext): ComponentChildren => {
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
    case 'film':
      return drawRecording(block, context);
    case 'table':
      return <StoryTable table={block} id={idOf(block, context)} context={context} />;
    case 'factBox':
      return drawFactBox(block, context);
    case 'code':
      return drawCode(block);
    case 'rule':
      return <hr />;
    case 'embed':
      return <StoryEmbed embed={block} context={context} />;
    case 'rawHtml':
      return <StoryRawHtml node={block} context={context} />;
  }
};

const drawBlocks = (blocks: readonly Block[], context: StoryContext): ComponentChildren =>
  blocks.map((block) => drawBlock(block, context));

/** The place a story is told from opens its text: “Aldermouth —”. */
const drawOpening = (block: Block, place: string, context: StoryContext): JSX.Element | null =>
  block.type === 'paragraph' ? (
    <p>
      <span class="place">{`${place} —`}</span> {drawInline(block.content, context)}
    </p>
  ) : null;

/** The text of a story as HTML for its page. Everything in it is escaped; addresses are judged again. */
export const StoryBody = ({
  body,
  context,
  place = '',
}: {
  body: Body;
  context: StoryContext;
  place?: string;
}): JSX.Element => {
  const [first, ...rest] = body.content;
  const opening = first && place ? drawOpening(first, place, context) : null;
  return <>{opening ? [opening, drawBlocks(rest, context)] : drawBlocks(body.content, context)}</>;
};
