import type { Page } from '../../delivery/delivery.ts';
import type { Head, HtmlPart, Visit } from './visit.ts';

/** A page that is no HTML (a feed, a sitemap, Markdown): the same for every reader. */
export type Document = Omit<Page, 'query' | 'shared'>;

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
