import type { ComponentChildren } from 'preact';
import type { Appearance } from '../../delivery/appearance.ts';
import type { Publication } from './publication-of.ts';
import type { Edition } from './settings.ts';

/** Markup that is ready to be drawn. */
export type HtmlPart = ComponentChildren;

/** What is known about a request before its route runs: which edition, shown how. */
export type Visit = {
  publication: Publication;
  edition: Edition;
  /** The text-only edition at `/text/…`. */
  textOnly: boolean;
  /** The path inside the edition and shell: for `/text/es/tag/sea` it is `/tag/sea`. */
  path: string;
  /** A path of this edition in the same shell: `link('/tag/sea')` → `/text/es/tag/sea` or `/es/tag/sea`. */
  link: (path: string) => string;
  /** A stored address (already with its edition) in the same shell. */
  stay: (storedPath: string) => string;
  /** The same for machines: absolute, in the ordinary shell. */
  absolute: (path: string) => string;
  /** How this reader wants pages to look; as the device has it unless told. */
  appearance?: Appearance;
};

/** What a page tells its shell and the machines that read it. */
export type Head = {
  title: string;
  description?: string;
  /** Path (with edition) of the one address this page should be known by; left out: not to be indexed. */
  canonical?: string;
  /** Absolute address when the story's home is elsewhere; wins over `canonical`. */
  canonicalElsewhere?: string;
  /** The same page in other editions: BCP 47 tag → path. The page itself is among them. */
  alternates?: { language: string; path: string }[];
  feeds?: { title: string; path: string }[];
  /** Markup for the head that a page brings itself (Open Graph, JSON-LD): trusted, already escaped. */
  extra?: string;
  /** Stylesheets beside the site's own, by asset name (see ui/assets). */
  styles?: string[];
  /** Islands whose elements are on the page, by asset name. */
  islands?: string[];
  /** Which kind of page, as a class on <body>: `front`, `article`, … */
  kind: string;
  /** What the page is about, for machines: cards and structured data are drawn from it. */
  about?: About;
  prevPath?: string;
  nextPath?: string;
};

/**
 * The subject of a page. This room knows no stories, so `value` is left open; `feeds/head-extra.ts` narrows it. By convention:
 * - `article`: `{ article: Article, media?: Map<string, Media>, liveEntries?: LiveEntry[] }`
 * - `section`: `{ section: Section, articles?: ArticleSummary[] }`, `tag`: `{ tag: Tag, articles? }`, `author`: `{ author: Author, articles? }`
 * - `show`: `{ show: Show, art?: Media, episodes?: EpisodeView[] }`
 * - `front`, `list` (archive, corrections, search): `{ articles? }` or nothing.
 */
export type About = { kind: 'front' | 'article' | 'section' | 'tag' | 'author' | 'show' | 'list'; value?: unknown };
