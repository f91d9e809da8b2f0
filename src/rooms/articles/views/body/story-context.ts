import type { Media } from '../../../media/media.ts';
import type { ArticleWords } from '../../article-words.ts';
import type { Body, BodyNode, Heading, RawHtml } from '../../body/body.ts';
import { headingAnchors, nodesOf, type OutlineEntry } from '../../body/walk-body.ts';

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
  /** Tells the ids of one body on the page from those of another. */
  prefix: string;
  /** Tables, fact boxes and galleries, counted. */
  numbers: ReadonlyMap<BodyNode, number>;
};

/** The pieces of raw HTML in a body, in order: the address of each counts them. */
export const rawHtmlIn = (body: Body): RawHtml[] =>
  [...nodesOf(body)].filter((node): node is RawHtml => node.type === 'rawHtml');

const counted = new Set<BodyNode['type']>(['table', 'factBox', 'gallery']);

/** An id no other part of the page has; a story's lead is no part of its body and counts as 0. */
export const idOf = (node: BodyNode, { prefix, numbers }: StoryContext): string =>
  `${prefix}-${node.type.toLowerCase()}-${numbers.get(node) ?? 0}`;

export type StorySetting = Pick<StoryContext, 'language' | 'words' | 'textOnly' | 'media' | 'stay'>;

/** A context for one body; `rawBase` is the address its raw HTML is served under. */
export const contextFor = (
  body: Body,
  setting: StorySetting,
  { rawBase, prefix = 'part' }: { rawBase: string; prefix?: string },
): StoryContext => ({
  ...setting,
  prefix,
  numbers: new Map([...nodesOf(body)].filter(({ type }) => counted.has(type)).map((node, index) => [node, index + 1])),
  anchors: headingAnchors(body, prefix),
  rawPaths: new Map(rawHtmlIn(body).map((node, index) => [node, `${rawBase}/${index}`])),
});
