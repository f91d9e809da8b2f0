/** A story's sections: each from its heading to the next one of the same or a higher level. */
import type { Fragment, Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';

export type Section = {
  level: number;
  text: string;
  /** Before its heading, and behind its last block. */
  from: number;
  to: number;
  fault?: string;
};

const faultOf = (level: number, text: string, before: number): string | undefined => {
  if (text === '') return 'This heading is empty';
  if (level > before + 1) return `Level ${level} comes right after level ${before}: a level is skipped`;
  return undefined;
};

export const sectionsOf = (doc: Node): Section[] => {
  const sections: Section[] = [];
  doc.forEach((node, offset) => {
    if (node.type.name !== 'heading') return;
    const level = Number(node.attrs['level']);
    const text = node.textContent.trim();
    const fault = faultOf(level, text, sections.at(-1)?.level ?? 1);
    sections.push({ level, text, from: offset, to: doc.content.size, ...(fault ? { fault } : {}) });
  });
  for (const [at, section] of sections.entries()) {
    const next = sections.slice(at + 1).find(({ level }) => level <= section.level);
    if (next) section.to = next.from;
  }
  return sections;
};

/** The section beside one, of the same level and under the same heading. */
const neighbour = (sections: readonly Section[], at: number, by: 1 | -1): Section | undefined => {
  const own = sections[at];
  if (!own) return undefined;
  if (by === 1) return sections.find(({ from, level }) => from === own.to && level === own.level);
  return sections.slice(0, at).findLast(({ to, level }) => to === own.from && level === own.level);
};

/** Swaps a section with the one beside it; the cursor stays where it is in it. */
export const moveSection = (state: EditorState, at: number, by: 1 | -1): Transaction | undefined => {
  const sections = sectionsOf(state.doc);
  const own = sections[at];
  const other = neighbour(sections, at, by);
  if (!own || !other) return undefined;
  const [first, second] = by === 1 ? [own, other] : [other, own];
  const parts = [
    state.doc.slice(second.from, second.to).content,
    state.doc.slice(first.from, first.to).content,
  ] as const;
  const both: Fragment = parts[0].append(parts[1]);
  const tr = state.tr.replaceWith(first.from, second.to, both);
  const moved = by === 1 ? other.to - other.from : -(other.to - other.from);
  const { anchor, head } = state.selection;
  if (head >= own.from && head <= own.to)
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + moved), tr.doc.resolve(head + moved)));
  return tr.scrollIntoView();
};

/** The innermost section a position is in; -1 before the first heading. */
export const sectionAt = (sections: readonly Section[], pos: number): number =>
  sections.findLastIndex(({ from, to }) => pos >= from && pos <= to);

const moving =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const at = sectionAt(sectionsOf(state.doc), state.selection.head);
    const tr = moveSection(state, at, by);
    if (tr && dispatch) dispatch(tr);
    return tr !== undefined;
  };

export const moveSectionUp = moving(-1);
export const moveSectionDown = moving(1);
