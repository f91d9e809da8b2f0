/**
 * The body of a story: a tree of typed nodes, stored as JSON, never as HTML.
 * The shape is that of ProseMirror's JSON, so that the editor reads and writes it as it is.
 */
export type Body = { type: 'doc'; content: Block[] };

/** What a paragraph or heading is made of. */
export type Inline = TextRun | HardBreak;
export type TextRun = { type: 'text'; text: string; marks?: Mark[] };
export type HardBreak = { type: 'hardBreak' };

export type Mark =
  | { type: 'strong' }
  | { type: 'em' }
  | { type: 'code' }
  | { type: 'strike' }
  | { type: 'subscript' }
  | { type: 'superscript' }
  /** `href` is http(s), mailto, tel, or an address on this site starting with `/` or `#`. */
  | { type: 'link'; attrs: { href: string; title?: string } }
  /** A run in another language than the story: BCP 47 tag. */
  | { type: 'foreign'; attrs: { lang: string } };

export type Block =
  | Paragraph
  | Heading
  | List
  | Quote
  | PullQuote
  | Picture
  | Gallery
  | Sound
  | Film
  | Table
  | FactBox
  | Code
  | Rule
  | Embed
  | RawHtml;

export type Paragraph = { type: 'paragraph'; content: Inline[] };
export type Heading = { type: 'heading'; attrs: { level: 2 | 3 | 4 }; content: Inline[] };
export type List = {
  type: 'bulletList' | 'orderedList';
  /** First number of an ordered list; 1 unless told. */
  attrs?: { start?: number };
  content: ListItem[];
};
export type ListItem = { type: 'listItem'; content: Block[] };
export type Quote = {
  type: 'quote';
  /** Who said or wrote it, and where; `lang` when it is in another language than the story. */
  attrs?: { attribution?: string; href?: string; lang?: string };
  content: Block[];
};
/** A sentence of the story set large; `attribution` names the speaker. */
export type PullQuote = { type: 'pullQuote'; attrs?: { attribution?: string }; content: Inline[] };

/** A picture of the media room. Caption, alt and credit given here win over the picture's own. */
export type Picture = {
  type: 'picture';
  attrs: {
    mediaId: string;
    caption?: string;
    alt?: string;
    credit?: string;
    /** How far it reaches: the text column (unless told), wider than it, or the whole window. */
    reach?: 'text' | 'wide' | 'full';
  };
};
export type Gallery = { type: 'gallery'; attrs?: { title?: string }; content: Picture[] };
export type Sound = { type: 'sound'; attrs: { mediaId: string; title?: string; caption?: string } };
export type Film = { type: 'film'; attrs: { mediaId: string; title?: string; caption?: string } };

export type Table = { type: 'table'; attrs?: { caption?: string }; content: TableRow[] };
export type TableRow = { type: 'tableRow'; content: TableCell[] };
export type TableCell = {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan?: number; rowspan?: number; align?: 'start' | 'center' | 'end' };
  content: Inline[];
};
export type FactBox = { type: 'factBox'; attrs?: { title?: string }; content: Block[] };
export type Code = { type: 'code'; attrs: { text: string; language?: string } };
export type Rule = { type: 'rule' };
/** Something elsewhere, by address. Nothing is fetched until the reader asks for it. */
export type Embed = {
  type: 'embed';
  attrs: { url: string; title?: string; caption?: string; provider?: string };
};
/** HTML as an editor with that permission wrote it; only ever drawn in a sandboxed frame. */
export type RawHtml = { type: 'rawHtml'; attrs: { html: string; title?: string; height?: number } };

export type BodyNode = Body | Block | Inline | ListItem | TableRow | TableCell;

export const emptyBody: Body = { type: 'doc', content: [] };
