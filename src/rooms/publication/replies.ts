import type { Page } from '../../delivery/delivery.ts';
import type { Head, HtmlPart, Visit } from './visit.ts';

/** A page without the shell (a feed, a sitemap, Markdown): the same for every reader, unless it has slots and says so. */
export type Document = Omit<Page, 'query' | 'shared'> & { shared?: false };

export type Shown = {
  head: Head;
  topics: readonly string[];
  status?: number;
  maxAge?: number;
  headers?: Record<string, string>;
  /** Never kept and never shared: it shows something of one reader alone. */
  isPrivate?: boolean;
  /** Under this name it is counted how often the page is sent (`article:ID`). */
  counted?: string | undefined;
  /** The same for pages that are no story: `place:front:en`, `search:…`. */
  noted?: string | undefined;
};

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit;
    /** The reader's network, for counting (see delivery's `networkOf`); never to be logged or kept as it is. */
    readonly network: string;
    /** Somebody's session was looked at: what is shown in answer is never kept. */
    isPersonal?: boolean;
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
