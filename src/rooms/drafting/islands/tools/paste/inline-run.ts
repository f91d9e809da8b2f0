/** Pieces of text become the content of paragraphs: spaces folded, breaks at the ends dropped, two breaks a new paragraph. */
import type { Mark, Node, Schema } from 'prosemirror-model';
import type { Piece } from './reading.ts';

/** Invisible signs that programs leave behind, and the signs that hold a picture's place, which nobody may bring along. */
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u00ad\u200b\u2060\ufeff\ufffc\ue000\ue001]/g;

/** Spaces that do not break stay where typography has them; elsewhere they are what a program made of plain ones. */
const cleanSpaces = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(/(?<![«‹\d№§])\u00a0(?![:;!?»›%‰€$£₽–—\d])/g, ' ')
    .replace(/[ \t\n\r\f]+/g, ' ');

type Line = { nodes: Node[]; last: string };

const trimEnd = (line: Line, schema: Schema): Node[] => {
  const nodes = [...line.nodes];
  for (let last = nodes.at(-1); last; last = nodes.at(-1)) {
    const text = (last.text ?? '').replace(/[ \u00a0]+$/, '');
    if (last.isText && text === last.text) break;
    nodes.pop();
    if (!text) continue;
    nodes.push(schema.text(text, last.marks));
    break;
  }
  return nodes;
};

const addText = (line: Line, schema: Schema, { text, marks }: { text: string; marks: readonly Mark[] }): void => {
  let clean = cleanSpaces(text);
  if (line.last === '' || line.last === ' ') clean = clean.replace(/^ +/, '');
  if (!clean) return;
  line.nodes.push(schema.text(clean, marks));
  line.last = clean.at(-1) ?? '';
};

/** The paragraphs a run makes, each as inline nodes; none for a run of spaces. */
export const paragraphsOf = (run: readonly Piece[], schema: Schema): Node[][] => {
  const lines: Line[] = [{ nodes: [], last: '' }];
  const { hardBreak } = schema.nodes;
  let breaks = 0;
  for (const piece of run) {
    const line = lines.at(-1) as Line;
    if (piece !== 'break') {
      const had = line.nodes.length;
      addText(line, schema, piece);
      if (line.nodes.length > had) breaks = 0;
    } else if (line.nodes.length > 0) {
      breaks += 1;
      if (breaks > 1) lines.push({ nodes: [], last: '' });
      else if (hardBreak) line.nodes.push(hardBreak.create());
      if (breaks > 1) breaks = 0;
      line.last = '';
    }
  }
  return lines
    .map((line) => trimEnd(line, schema))
    .filter((nodes) => nodes.some((node) => (node.text ?? '').trim() !== ''));
};
