/** One line of what is looked at before a story goes out. */
export type CheckItem = {
  key: string;
  /** `advice` can be passed over, `blocks` cannot: the publication says which is which. */
  level: 'ok' | 'advice' | 'blocks';
  words: string;
  /** Where it is put right: a field of the editor, or the place of a node in the text. */
  where?: string;
};
