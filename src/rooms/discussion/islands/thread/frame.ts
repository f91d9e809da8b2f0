/** What open pages are told of a thread: which comments came, changed and went, never what they say. */

/** `edited`: when its text was last changed, 0 if never; `at`: when anything of it was. */
export type LiveComment = { id: string; recommends: number; replies: number; edited: number; at: number };

/** One event of the stream, and the answer to those who ask now and then. */
export type LiveFrame = {
  /** The moment of the last change it tells of; the page resumes from here. Milliseconds since 1970. */
  at: number;
  /** Published comments. */
  count: number;
  state: string;
  /** How many have the thread open, where the publication wants it shown. */
  viewers?: number;
  /** An answer tells its top comment and its parent. */
  added: (LiveComment & { root: string; parent?: string; name: string })[];
  changed: LiveComment[];
  gone: { id: string; why: 'removed' | 'deleted'; at: number }[];
  /** Too much has changed to be told one by one: only the count holds. */
  isMany?: true;
};
