import type { Body, Film, Gallery, Picture, Sound } from './body/body.ts';

export const articleKinds = [
  'news',
  'opinion',
  'analysis',
  'explainer',
  'gallery',
  'video',
  'liveblog',
  'episode',
  'page',
] as const;
/** `page` is a plain page (about, contact): it has an address but stands in no list; `episode` one of a podcast, see the audio room. */
export type ArticleKind = (typeof articleKinds)[number];

export const articleStatuses = ['draft', 'scheduled', 'published', 'unpublished', 'private', 'trashed'] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

export const correctionKinds = ['correction', 'clarification', 'update', 'editors-note'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

export type LeadMedia = Picture | Gallery | Film | Sound;

export type Section = {
  id: string;
  edition: string;
  /** The same in every edition. */
  key: string;
  slug: string;
  name: string;
  description: string;
  position: number;
  /** Shown over its page, and where it is shared. */
  pictureId: string | undefined;
  /** Address with its edition: `/es/ciencia`. */
  path: string;
};

export type Tag = {
  id: string;
  edition: string;
  key: string;
  slug: string;
  name: string;
  description: string;
  path: string;
};

export type Author = {
  id: string;
  slug: string;
  /** As the edition at hand writes it. */
  name: string;
  role: string;
  bio: string;
  isGuest: boolean;
  links: { label: string; url: string }[];
  portraitId: string | undefined;
  path: string;
};

export type Correction = { id: string; at: number; kind: CorrectionKind; text: string };

export type LiveEntry = {
  id: string;
  at: number;
  updatedAt: number | undefined;
  headline: string;
  body: Body;
  isKey: boolean;
  isPinned: boolean;
  author: Author | undefined;
  /** Any change that pages follow. */
  changedAt: number;
  /** What was wrong in it, and since when it is right. */
  correction: { at: number; text: string } | undefined;
  /** It is gone, and a line stays in its place: why, and which entry of another live blog it became. */
  removed: { why: string; movedTo: string | undefined } | undefined;
};

/** What machines are told apart from what readers see. */
export type ArticleMeta = {
  title?: string;
  description?: string;
  noindex?: boolean;
  pageKey?: string;
  /** It is not put into letters to readers by itself. */
  noLetter?: boolean;
  /** The sound it can be heard as, by media id. */
  soundId?: string;
};

/** A story as lists, teasers and feeds without text need it. */
export type ArticleSummary = {
  id: string;
  edition: string;
  translationGroup: string;
  kind: ArticleKind;
  status: ArticleStatus;
  /** The address readers see, with its edition: `/es/ciencia/2026/11/23/las-mareas`. */
  path: string;
  headline: string;
  standfirst: string;
  /** What lists say under the headline: the standfirst, or how the text begins when there is none. */
  teaser: string;
  kicker: string;
  place: string;
  lead: LeadMedia | undefined;
  section: Section | undefined;
  authors: Author[];
  priority: number;
  wordCount: number;
  liveState: 'running' | 'ended' | undefined;
  /** First publication; undefined while it never was public. */
  publishedAt: number | undefined;
  /** The last change that matters to readers, if it came after the publication. */
  updatedAt: number | undefined;
  /** Any change. */
  modifiedAt: number;
};

/** A whole story. */
export type Article = ArticleSummary & {
  body: Body;
  tags: Tag[];
  corrections: Correction[];
  meta: ArticleMeta;
  canonicalUrl: string | undefined;
  liveEndedAt: number | undefined;
  threadState: string;
  scheduledAt: number | undefined;
  createdAt: number;
  revision: number;
  origin: string | undefined;
  originId: string | undefined;
};

/** A page of a list, newest first, and where the next one begins. */
export type ArticlePage = { articles: ArticleSummary[]; older: Cursor | undefined };
/** A place in a list: what was listed before it. In addresses as `?before=<listedAt>-<id>`. */
export type Cursor = { listedAt: number; id: string };

export const cursorText = ({ listedAt, id }: Cursor): string => `${listedAt}-${id}`;
export const parseCursor = (text: string | undefined): Cursor | undefined => {
  const found = /^(\d{1,15})-([0-9a-f-]{36})$/.exec(text ?? '');
  return found?.[1] && found[2] ? { listedAt: Number(found[1]), id: found[2] } : undefined;
};

/** Minutes an adult needs at 230 words a minute, at least one. */
export const readingMinutes = (wordCount: number): number => Math.max(1, Math.round(wordCount / 230));
