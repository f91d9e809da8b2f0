/** What lies on the clipboard as a piece of the story: the one place where foreign text becomes nodes. */
import { Fragment, Slice, type Node, type Schema } from 'prosemirror-model';
import { findElement, readHtml, textOf, type ClipElement } from './html-tree.ts';
import { marginTexts } from './margin-texts.ts';
import { isMarkdown, readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { readBlocks } from './read-blocks.ts';
import { readOwn } from './read-own.ts';
import { pictureNameOf, type FoundNote, type FoundPicture, type Reading, type Source } from './reading.ts';
import { isFromCodeEditor, styleRules } from './style-of.ts';

export type Clipboard = { html: string; text: string; /** Asked for without form. */ plain: boolean };
export type Surroundings = {
  schema: Schema;
  language: string;
  direction: 'ltr' | 'rtl';
  origin: string;
  /** What this browser's own copies are signed with. */
  key: string;
  knowsNote: (id: string) => boolean;
  makeId: () => string;
};
export type Pasted = {
  slice: Slice;
  isOwn: boolean;
  pictures: FoundPicture[];
  notes: FoundNote[];
  /** Pictures that only exist as files of the other computer's program. */
  lost: number;
};

const sourceOf = (html: string): Source => {
  if (/docs-internal-guid|id="docs-/i.test(html)) return 'docs';
  if (/schemas-microsoft-com:office|class="?Mso|content="?Word\.Document|\bSCXW\d+|data-ccp-props/i.test(html))
    return 'word';
  if (
    /name="?generator"? content="?(?:LibreOffice|OpenOffice)|Cocoa HTML Writer|<google-sheets-html-origin/i.test(html)
  )
    return 'office';
  return 'web';
};

const readingOf = (root: ClipElement, source: Source, around: Surroundings): Reading => {
  const { texts, drop } = marginTexts(root);
  for (const gone of drop) {
    gone.name = 'template';
    gone.children = [];
  }
  return {
    ...around,
    rules: styleRules(root),
    source,
    shift: findElement(
      root,
      ({ name, attrs }) =>
        name === 'h1' ||
        /\bMsoTitle\b/.test(attrs['class'] ?? '') ||
        (attrs['aria-level'] === '1' && attrs['role'] === 'heading'),
    )
      ? 1
      : 0,
    margin: texts,
    pictures: [],
    notes: [],
    lost: 0,
  };
};

/** Paragraphs at the ends flow into the text around them; anything else stands by itself. */
export const sliceOfBlocks = (blocks: readonly Node[]): Slice => {
  const [first] = blocks;
  if (!first) return Slice.empty;
  const opens = (node: Node | undefined): number => {
    if (!node || pictureNameOf(node) !== undefined) return 0;
    return node.type.name === 'paragraph' || (blocks.length === 1 && node.isTextblock) ? 1 : 0;
  };
  return new Slice(Fragment.fromArray([...blocks]), opens(first), opens(blocks.at(-1)));
};

const treeOf = ({ html, text, plain }: Clipboard): { root: ClipElement; source: Source } => {
  if (plain) return { root: readPlainText(text, true), source: 'web' };
  if (html) {
    const root = readHtml(html);
    const isText = isFromCodeEditor(root) && text !== '';
    if (!isText && (textOf(root).trim() !== '' || findElement(root, ({ name }) => /^(?:img|iframe)$/.test(name))))
      return { root, source: sourceOf(html.slice(0, 200_000)) };
  }
  return isMarkdown(text)
    ? { root: readMarkdown(text), source: 'markdown' }
    : { root: readPlainText(text), source: 'web' };
};

export const readClipboard = (clipboard: Clipboard, around: Surroundings): Pasted => {
  const { root, source } = treeOf(clipboard);
  const own = clipboard.plain
    ? undefined
    : readOwn(root, { schema: around.schema, key: around.key, knows: around.knowsNote });
  if (own) return { slice: own, isOwn: true, pictures: [], notes: [], lost: 0 };
  const reading = readingOf(root, source, around);
  const blocks = readBlocks(root, reading);
  return {
    slice: sliceOfBlocks(blocks),
    isOwn: false,
    pictures: reading.pictures,
    notes: reading.notes,
    lost: reading.lost,
  };
};
