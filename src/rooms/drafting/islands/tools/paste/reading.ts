/** What is known while a tree from the clipboard is read, and what is found besides text. */
import type { Mark, Node, Schema } from 'prosemirror-model';
import type { StyleRules } from './style-of.ts';

/** Who wrote it, as far as it makes a difference. */
export type Source = 'word' | 'docs' | 'office' | 'web' | 'markdown';

/** A picture that has to be brought in; in the blocks it is a paragraph with its mark. */
export type FoundPicture = { at: string; url: string; alt?: string; caption?: string };
/** A comment or footnote: it becomes a note in the margin. */
export type FoundNote = { id: string; text: string };

export type Reading = {
  schema: Schema;
  rules: StyleRules;
  source: Source;
  /** Of this site: its addresses become paths. */
  origin: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** What comes on top of a heading's level. */
  shift: number;
  /** Texts of comments and footnotes by the name of their place. */
  margin: ReadonlyMap<string, string>;
  makeId: () => string;
  pictures: FoundPicture[];
  notes: FoundNote[];
  /** Pictures of files that the clipboard did not bring along. */
  lost: number;
};

export type Piece = { text: string; marks: readonly Mark[] } | 'break';

/** An item of a list that is told by its level, not by nesting. */
export type LevelItem = { level: number; ordered: boolean; start?: number; blocks: Node[] };

/** Where one is: what is inherited by everything inside. */
export type Place = { marks: readonly Mark[]; keepsBreaks: boolean; isHeading: boolean; isCell: boolean };
export const outside: Place = { marks: [], keepsBreaks: false, isHeading: false, isCell: false };

/** Blocks that are ready, the paragraph being read, and list items waiting to be nested. */
export type Flow = { blocks: Node[]; run: Piece[]; items: LevelItem[] };

const pictureSign = /^\ue000(\w+)\ue001$/;
export const pictureMark = (name: string): string => `\ue000${name}\ue001`;
/** The name of the picture a paragraph holds the place of. */
export const pictureNameOf = (node: Node): string | undefined =>
  node.type.name === 'paragraph' && node.childCount === 1 ? pictureSign.exec(node.textContent)?.[1] : undefined;
