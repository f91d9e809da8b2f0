import type { Media } from '../../../media/media.ts';
import type { ArticleWords } from '../../article-words.ts';
import type { Body, BodyNode, Embed, Heading, RawHtml } from '../../body/body.ts';
import { headingAnchors, nodesOf, type OutlineEntry } from '../../body/walk-body.ts';
import { frameFor, type EmbedFrame } from '../../embed-providers.ts';

/** What an embed shows in its place when the reader asks for it, and the page of this site that frames it. */
export type ShownEmbed = { path: string; frame: EmbedFrame };

/** What the parts of a story's text need to be drawn on a page. */
export type StoryContext = {
  /** BCP 47 tag of the edition. */
  language: string;
  words: ArticleWords;
  textOnly: boolean;
  /** What `mediaIdsIn` named, already fetched. */
  media: ReadonlyMap<string, Media>;
  /** A path of this site in the shell at hand. */
  stay: (path: string) => string;
  anchors: ReadonlyMap<Heading, OutlineEntry>;
  /** Where each piece of raw HTML is served from. */
  rawPaths: ReadonlyMap<RawHtml, string>;
  /** The embeds that can be shown in their place. */
  shownEmbeds: ReadonlyMap<Embed, ShownEmbed>;
  /** The host this site is on. */
  ownHost: string;
  /** Tells the ids of one body on the page from those of another. */
  prefix: string;
  /** Tables, fact boxes and galleries, counted. */
  numbers: ReadonlyMap<BodyNode, number>;
};

/** The pieces of raw HTML in a body, in order: the address of each counts them. */
export const rawHtmlIn = (body: Body): RawHtml[] =>
  [...nodesOf(body)].filter((node): node is RawHtml => node.type === 'rawHtml');

/** The embeds in a body, in order: the address of each counts them, whether they can be shown or not. */
export const embedsIn = (body: Body): Embed[] =>
  [...nodesOf(body)].filter((node): node is Embed => node.type === 'embed');

const shownIn = (body: Body, ownHost: string, base: string): Map<Embed, ShownEmbed> =>
  new Map(
    embedsIn(body).flatMap((embed, index) => {
      const frame = frameFor(embed.attrs.url, ownHost);
      return frame ? [[embed, { path: `${base}/${index}`, frame }] as const] : [];
    }),
  );

const counted = new Set<BodyNode['type']>(['table', 'factBox', 'gallery']);

/** An id no other part of the page has; a story's lead is no part of its body and counts as 0. */
export const idOf = (node: BodyNode, { prefix, numbers }: StoryContext): string =>
  `${prefix}-${node.type.toLowerCase()}-${numbers.get(node) ?? 0}`;

export type StorySetting = Pick<StoryContext, 'language' | 'words' | 'textOnly' | 'media' | 'stay' | 'ownHost'>;

/** The addresses a body's raw HTML and the frames of its embeds are served under. */
export type FrameBases = { raw: string; embed: string };

/** A context for one body. */
export const contextFor = (
  body: Body,
  setting: StorySetting,
  { bases, prefix = 'part' }: { bases: FrameBases; prefix?: string },
): StoryContext => ({
  ...setting,
  prefix,
  numbers: new Map([...nodesOf(body)].filter(({ type }) => counted.has(type)).map((node, index) => [node, index + 1])),
  anchors: headingAnchors(body, prefix),
  rawPaths: new Map(rawHtmlIn(body).map((node, index) => [node, `${bases.raw}/${index}`])),
  shownEmbeds: shownIn(body, setting.ownHost, bases.embed),
});
