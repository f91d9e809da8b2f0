import { make, makeButton } from './dom.ts';
import type { LiveWords } from './words.ts';

type Format = {
  name: 'strong' | 'em' | 'quote' | 'list' | 'link' | 'spoiler' | 'code';
  /** A letter, or the path of a drawing on a square of 20. */
  sign: string;
  /** Round the selected text. */
  around?: readonly [string, string];
  /** Before every selected line. */
  before?: string;
};

const formats: readonly Format[] = [
  { name: 'strong', sign: 'B', around: ['**', '**'] },
  { name: 'em', sign: 'I', around: ['*', '*'] },
  { name: 'quote', sign: 'M4 10h4v5H4v-5c0-2 1-4 3-5M12 10h4v5h-4v-5c0-2 1-4 3-5', before: '> ' },
  { name: 'list', sign: 'M8 5h9M8 10h9M8 15h9M3 5h1M3 10h1M3 15h1', before: '- ' },
  {
    name: 'link',
    sign: 'M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M11.5 8.5a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1',
    around: ['[', '](https://)'],
  },
  { name: 'spoiler', sign: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM3 17 17 3', around: ['||', '||'] },
  { name: 'code', sign: 'M7 5 2 10l5 5M13 5l5 5-5 5', around: ['`', '`'] },
];

/** Types a text as if by hand, so that the browser's own undo takes it back. */
export const typeIn = (field: HTMLTextAreaElement, text: string): void => {
  field.focus();
  // The only way that keeps undo working; where it is gone the text is set all the same.
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

const wrap = (field: HTMLTextAreaElement, [open, close]: readonly [string, string]): void => {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const selected = value.slice(start, end);
  const isAround = value.slice(start - open.length, start) === open && value.slice(end, end + close.length) === close;
  if (isAround) {
    field.setSelectionRange(start - open.length, end + close.length);
    typeIn(field, selected);
    return field.setSelectionRange(start - open.length, end - open.length);
  }
  typeIn(field, open + selected + close);
  const at = start + open.length;
  // An address is what is missing from a link that has its words.
  if (close.length > open.length && selected !== '') field.setSelectionRange(end + 3, end + 2 + close.length - 1);
  else field.setSelectionRange(at, at + selected.length);
};

const prefixLines = (field: HTMLTextAreaElement, prefix: string): void => {
  const { selectionStart, selectionEnd, value } = field;
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const lines = value.slice(start, selectionEnd).split('\n');
  const isOn = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => (isOn ? line.slice(prefix.length) : prefix + line)).join('\n');
  const gap = !isOn && start > 0 && value.slice(start - 2, start) !== '\n\n' ? '\n' : '';
  field.setSelectionRange(start, selectionEnd);
  typeIn(field, gap + changed);
};

const apply = (field: HTMLTextAreaElement, { around, before }: Format): void => {
  if (around) wrap(field, around);
  else if (before) prefixLines(field, before);
};

/** One stop of the Tab key for all buttons; arrows go from one to the next, in reading direction. */
const walkByArrows = (bar: HTMLElement, buttons: readonly HTMLButtonElement[]): void => {
  for (const [i, button] of buttons.entries()) button.tabIndex = i === 0 ? 0 : -1;
  bar.addEventListener('keydown', (event) => {
    const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = event.key === forward ? 1 : /^Arrow(?:Left|Right)$/.test(event.key) ? -1 : 0;
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
};

const drawing = (path: string): SVGElement => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
};

/** The buttons above a field, and the keys for the two that everybody knows. */
export const addFormatting = (field: HTMLTextAreaElement, words: LiveWords): void => {
  const bar = make('div', 'format-bar');
  bar.role = 'toolbar';
  bar.ariaLabel = words.formatting;
  const buttons = formats.map((format) => {
    const isLetter = format.sign.length === 1;
    const button = makeButton(`format-${format.name}`, isLetter ? format.sign : '', () => apply(field, format));
    if (!isLetter) button.append(drawing(format.sign));
    button.ariaLabel = words[format.name];
    button.title = words[format.name];
    return button;
  });
  bar.append(...buttons);
  if (field.id) bar.setAttribute('aria-controls', field.id);
  walkByArrows(bar, buttons);
  field.before(bar);
  field.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const format = formats.find(({ name }) => name === { b: 'strong', i: 'em' }[event.key]);
    if (!format) return;
    event.preventDefault();
    apply(field, format);
  });
};
