/** What a route answers when it wants its answer kept, compressed and revalidated for it. */
export type Page = {
  body: string | Uint8Array;
  /** The Content-Type, with its charset. */
  type: string;
  /** What the page depends on: it is forgotten when one of these changes. */
  topics: readonly string[];
  status?: number;
  /** Seconds for which it may be kept when nothing changes, here and in a shared cache in front. */
  maxAge?: number;
  /** Further headers; they win over the ones delivery sets. */
  headers?: Record<string, string>;
  /** Milliseconds since 1970. */
  lastModified?: number;
  /**
   * The query parameters the page depends on, beside those its route looked at through `watchQuery`; all others are
   * ignored, so that they cannot multiply kept pages.
   */
  query?: readonly string[];
  /** The same for every reader, signed in or not, whatever the appearance: feeds, sitemaps, Markdown. */
  shared?: boolean;
  /** Handed to whoever fills the page's slots. */
  scene?: unknown;
  /** A page with a session's own content: never kept, whoever asked. */
  isPersonal?: boolean;
  /** Under this name it is counted how often the page is sent. */
  counted?: string | undefined;
  /** Under this name `onCounted` hears of it, where that is another one: names that anybody may make up are not summed here. */
  noted?: string | undefined;
};
