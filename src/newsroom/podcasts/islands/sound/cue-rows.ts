/** The rows of a transcript: read, split, joined, numbered anew. */
import { secondsIn, soundTime } from '../../../../common/sound-times.ts';

export type CueRow = {
  element: HTMLElement;
  start: HTMLInputElement;
  end: HTMLInputElement;
  speaker: HTMLInputElement;
  text: HTMLTextAreaElement;
};

export type CueWords = { start: string; end: string; speaker: string; text: string };

export const rowOf = (element: Element | null | undefined): CueRow | undefined => {
  if (!(element instanceof HTMLElement)) return undefined;
  const [start, end, speaker] = element.querySelectorAll('input');
  const text = element.querySelector('textarea');
  return start && end && speaker && text ? { element, start, end, speaker, text } : undefined;
};

export const rowsIn = (list: Element): CueRow[] =>
  [...list.querySelectorAll('[data-row]')].flatMap((element) => rowOf(element) ?? []);

export const wordsOf = ({ start, end, speaker, text }: CueRow): CueWords => ({
  start: start.value,
  end: end.value,
  speaker: speaker.value,
  text: text.value,
});

export const write = (row: CueRow, words: CueWords): void => {
  for (const name of ['start', 'end', 'speaker', 'text'] as const) row[name].value = words[name];
};

/** Names and spoken names follow the order in which the rows stand. */
export const numberAnew = (list: Element): void => {
  for (const [at, row] of rowsIn(list).entries())
    for (const name of ['start', 'end', 'speaker', 'text'] as const) {
      row[name].name = `${name}-${at}`;
      const label = row[name].getAttribute('aria-label') ?? '';
      row[name].setAttribute('aria-label', label.replace(/\d+$/, String(at + 1)));
    }
};

/** A new row after another, like it but empty. */
export const insertAfter = (row: CueRow, words: CueWords): CueRow | undefined => {
  const element = row.element.cloneNode(true) as HTMLElement;
  element.classList.remove('is-now');
  element.removeAttribute('aria-current');
  element.querySelector('.cue-fault')?.remove();
  row.element.after(element);
  const made = rowOf(element);
  if (made) write(made, words);
  if (row.element.parentElement) numberAnew(row.element.parentElement);
  return made;
};

/** Cuts a row in two where the caret stands; the time between them is the playhead’s, or shared out by length. */
export const splitRow = (row: CueRow, now: number | undefined): CueRow | undefined => {
  const at = row.text.selectionStart;
  const [before, after] = [row.text.value.slice(0, at).trim(), row.text.value.slice(at).trim()];
  const [start, end] = [secondsIn(row.start.value), secondsIn(row.end.value)];
  let between = '';
  if (start !== undefined && end !== undefined) {
    const share = start + ((end - start) * before.length) / Math.max(1, before.length + after.length);
    const isInside = now !== undefined && now > start + 0.2 && now < end - 0.2;
    between = soundTime(Math.round((isInside ? now : share) * 100) / 100);
  }
  const next = insertAfter(row, { start: between, end: row.end.value, speaker: row.speaker.value, text: after });
  row.text.value = before;
  row.end.value = between;
  return next;
};

/** Makes one of a row and the next. */
export const joinRows = (row: CueRow): boolean => {
  const next = rowOf(row.element.nextElementSibling);
  if (!next) return false;
  const caret = row.text.value.trim().length + 1;
  row.text.value = [row.text.value.trim(), next.text.value.trim()].filter(Boolean).join(' ');
  if (next.end.value !== '') row.end.value = next.end.value;
  if (row.start.value === '') row.start.value = next.start.value;
  const list = row.element.parentElement;
  next.element.remove();
  if (list) numberAnew(list);
  row.text.setSelectionRange(caret, caret);
  return true;
};
