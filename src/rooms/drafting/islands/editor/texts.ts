/** Plain fields over the text (headline, standfirst, kicker), shared letter by letter. */
import type { Doc, Text, YEvent } from 'yjs';
import { grow } from './forms/holder.ts';

/** What lies between the beginning and the end that two texts share. */
export const differenceOf = (before: string, after: string): { at: number; gone: number; come: string } => {
  let at = 0;
  const most = Math.min(before.length, after.length);
  while (at < most && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < most - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { at, gone: before.length - at - end, come: after.slice(at, after.length - end) };
};

/** Where a place in a text is after a change to it. */
const movedBy = (place: number, { at, gone, come }: ReturnType<typeof differenceOf>): number => {
  if (place <= at) return place;
  return place >= at + gone ? place + come.length - gone : at + come.length;
};

const own = Symbol('typed here');

const bindText = (area: HTMLTextAreaElement, text: Text): void => {
  const show = (): void => {
    const next = text.toString();
    if (area.value === next) return;
    const change = differenceOf(area.value, next);
    const [start, end] = [area.selectionStart, area.selectionEnd];
    area.value = next;
    if (document.activeElement === area) area.setSelectionRange(movedBy(start, change), movedBy(end, change));
    grow(area);
  };
  text.observe((event: YEvent<Text>) => {
    if (event.transaction.origin !== own) show();
  });
  area.addEventListener('input', () => {
    // A headline is one line, whatever was pasted.
    if (/\n/.test(area.value)) {
      const at = area.selectionStart;
      area.value = area.value.replace(/\s*\n\s*/g, ' ');
      area.setSelectionRange(at, at);
    }
    const { at, gone, come } = differenceOf(text.toString(), area.value);
    text.doc?.transact(() => {
      if (gone > 0) text.delete(at, gone);
      if (come !== '') text.insert(at, come);
    }, own);
    grow(area);
  });
  show();
  grow(area);
};

/** Binds every `[data-text]`; Enter and the down arrow lead on to the next field and then into the text. */
export const bindTexts = (element: HTMLElement, doc: Doc, enterText: () => void): void => {
  const areas = [...element.querySelectorAll<HTMLTextAreaElement>('textarea[data-text]')];
  for (const [index, area] of areas.entries()) {
    bindText(area, doc.getText(area.dataset['text'] ?? ''));
    area.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const isEnd = area.selectionStart === area.value.length;
      const next = event.key === 'Enter' || (event.key === 'ArrowDown' && isEnd);
      if (event.key === 'ArrowUp' && area.selectionStart === 0 && index > 0) {
        event.preventDefault();
        return areas[index - 1]?.focus();
      }
      if (!next || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      const after = areas[index + 1];
      if (after) after.focus();
      else enterText();
    });
  }
};
