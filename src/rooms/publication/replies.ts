import type { Head, HtmlPart, Visit } from './visit.ts';

/** A page that is no HTML: a feed, a sitemap, Markdown. */
export type Document = {
  body: string | Uint8Array;
  /** Media type with its charset. */
  type: string;
  /** What it depends on: it is kept until one of these changes. */
  topics: readonly string[];
  status?: number;
  /** Seconds it may be served without asking again; for what changes with the clock. */
  maxAge?: number;
  headers?: Record<string, string>;
  lastModified?: number;
};

export type Shown = {
  head: Head;
  topics: readonly string[];
  status?: number;
  maxAge?: number;
  headers?: Record<string, string>;
  /** Never kept and never shared: it shows something of one reader alone. */
  isPrivate?: boolean;
};

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit;
  }
  interface FastifyReply {
    /** Draws the part inside the shell and answers with the page; it is kept until a topic changes. */
    show: (part: HtmlPart, shown: Shown) => Promise<void>;
    /** Answers with something that is no HTML; it is kept the same way. */
    page: (document: Document) => Promise<void>;
    /** Answers with the 404 page. */
    notFound: () => Promise<void>;
  }
}
