/** Markup as data: nothing but elements, their attributes and text. A page builds it without ever reading markup from a string. */
export type Tree = string | [tag: string, attributes: Record<string, string> | 0, ...children: Tree[]];

/** A part of the page besides the entries; no tree: there is nothing of it any more. */
export type LivePart = { name: 'summary' | 'keys' | 'state'; mark: string; tree: Tree | null };

export type FrameEntry = {
  id: string;
  /** Where it stands in time, and when it was last changed. */
  at: number;
  changed: number;
  isPinned: boolean;
  /** Only a line is left of it: nobody is told that something new has come. */
  isGone: boolean;
  tree: Tree;
};

/** What has become of a live blog; the same bytes for all who listen. */
export type LiveFrame = {
  /** As of when, in milliseconds since 1970: from here on one goes on. */
  at: number;
  entries: FrameEntry[];
  /** Entries of which nothing is left. */
  gone: string[];
  /** The pinned ones, in their order. */
  pins: string[];
  parts: LivePart[];
  state: 'running' | 'ended';
  /** More has happened than is told here. */
  isMany: boolean;
};
