/** What the readers of foreign comment files hand over, whatever the system. */

/** A thread of the other system: the page it stood under. */
export type ForeignThread = {
  what: 'thread';
  id: string;
  link: string;
  /** What the old site called the page, often its CMS's id. */
  identifier: string;
  title: string;
  /** `closed`, or another state of our own threads; empty: as the settings say. */
  state: string;
  announcement?: string;
  isDeleted: boolean;
  line: number;
};

export type ForeignPost = {
  what: 'post';
  id: string;
  threadId: string;
  parentId: string;
  /** Tells one writer from another: e-mail address if there is one, else what the system calls them. */
  personKey: string;
  name: string;
  email: string;
  url: string;
  at: number;
  state: 'published' | 'waiting' | 'removed' | 'deleted' | 'spam' | 'trash';
  kind: 'comment' | 'pingback' | 'trackback';
  /** HTML as the system had it. */
  source: string;
  line: number;
  /** JSON of what only our own format tells. */
  extra?: string;
};

export type ForeignThing =
  | ForeignThread
  | ForeignPost
  | { what: 'site'; name: string }
  | { what: 'person'; id: string; data: string }
  | { what: 'loss'; reason: string; detail: string; line: number };

export type CommentSystem = {
  source: 'disqus' | 'courant-comments';
  label: string;
  fileNames: RegExp;
  /** Everything in the file, in its order, in memory that does not grow with it. */
  read: (bytes: AsyncIterable<Buffer>) => AsyncGenerator<ForeignThing>;
};
