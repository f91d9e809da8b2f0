/** A form for one node of the story, wherever that is kept: in the text, or as the story's lead. */
import { freshId, make } from '../dom.ts';
import { makeField, type FieldElement, type FieldLook } from '../field.ts';

export type NodeJson = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
};

export type Holder = {
  get: () => NodeJson;
  /** Changes some attributes; an empty text takes one away. */
  set: (attrs: Readonly<Record<string, unknown>>) => void;
  /** Puts another node in its place; undefined removes it. */
  replace: (node: NodeJson | undefined) => void;
};

/** Drawn once; `update` is called whenever the node is another, by one's own hand or a colleague's. */
export type NodeForm = { element: HTMLElement; update: () => void };

export const textOf = (node: NodeJson, key: string): string => {
  const value = node.attrs?.[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/** A field that is as tall as what stands in it. */
export const grow = (area: HTMLTextAreaElement): void => {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
};

export type Bound = { rows: HTMLElement[]; update: () => void };

const show = (control: FieldElement, value: string): void => {
  if (control.value === value) return;
  const isHere = document.activeElement === control;
  const at = isHere && 'selectionStart' in control ? control.selectionStart : null;
  control.value = value;
  if (at !== null && !(control instanceof HTMLSelectElement)) control.setSelectionRange(at, at);
  if (control instanceof HTMLTextAreaElement) grow(control);
};

/** Fields whose values are attributes of the node. */
export const boundFields = (holder: Holder, looks: readonly FieldLook[]): Bound => {
  const fields = looks.map((look) => ({ look, ...makeField({ ...look, value: textOf(holder.get(), look.key) }) }));
  for (const { look, control } of fields) {
    control.addEventListener('input', () => {
      holder.set({ [look.key]: control.value.trim() === '' ? null : control.value });
      if (control instanceof HTMLTextAreaElement) grow(control);
    });
  }
  return {
    rows: fields.map(({ row }) => row),
    update: () => {
      for (const { look, control } of fields) show(control, textOf(holder.get(), look.key));
    },
  };
};

/** One line or more under a block, plain as the text itself: a caption, who said it. */
export const plainField = (
  holder: Holder,
  { key, label, placeholder = label, ...look }: { key: string; label: string; placeholder?: string; class?: string },
): NodeForm & { area: HTMLTextAreaElement } => {
  const area = make('textarea', {
    id: freshId('plain'),
    rows: '1',
    class: `plain-field ${look.class ?? ''}`,
    'data-key': key,
    'aria-label': label,
    placeholder,
  });
  area.value = textOf(holder.get(), key);
  area.addEventListener('input', () => {
    grow(area);
    holder.set({ [key]: area.value.trim() === '' ? null : area.value.replace(/\s*\n\s*/g, ' ') });
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  return { element: area, area, update: () => show(area, textOf(holder.get(), key)) };
};
