/** What stands in the text but is made elsewhere: embeds, code, HTML of one's own. */
import { findEmbed, embedWords } from '../embed-dialog.ts';
import { make, makeButton } from '../dom.ts';
import { whenQuiet, type Room } from '../room.ts';
import { boundFields, grow, plainField, textOf, type Holder, type NodeForm } from './holder.ts';

const removal = (holder: Holder): HTMLElement =>
  make(
    'div',
    { class: 'block-acts' },
    makeButton({ words: 'Take it out' }, () => holder.replace(undefined)),
  );

const hostOf = (address: string): string => URL.parse(address)?.hostname.replace(/^www\./, '') ?? address;

export const embedForm = (_room: Room, holder: Holder): NodeForm => {
  const host = make('span', { class: 'embed-host' });
  const title = make('span', { class: 'embed-title' });
  const card = make('div', { class: 'embed-card' }, host, title);
  const caption = plainField(holder, { key: 'caption', label: 'Caption', class: 'figure-caption' });
  const note = make('p', { class: 'field-hint', role: 'status' });
  const fields = boundFields(holder, [
    { key: 'title', label: 'Title' },
    { key: 'url', label: 'Address', dir: 'ltr' },
  ]);
  const form = make('div', { class: 'block-form', lang: 'en', dir: 'ltr' }, ...fields.rows, note, removal(holder));
  const element = make('figure', { class: 'embed' }, card, caption.element, form);
  let known = '';
  const look = whenQuiet(300, () => {
    const url = textOf(holder.get(), 'url');
    void findEmbed(url).then((found) => {
      note.textContent = embedWords(found);
      const provider = found?.provider ?? null;
      if (found && (holder.get().attrs?.['provider'] ?? null) !== provider && url !== known) holder.set({ provider });
      known = url;
    });
  });
  const update = (): void => {
    const node = holder.get();
    const url = textOf(node, 'url');
    caption.update();
    fields.update();
    host.textContent = `From ${textOf(node, 'provider') || hostOf(url)}`;
    title.textContent = textOf(node, 'title') || url;
    if (url !== known) look();
  };
  update();
  return { element, update };
};

/** A field for signs that mean something: nothing is corrected in it, and a tab is a tab only on request. */
const listing = (holder: Holder, key: string, label: string): NodeForm => {
  const area = make('textarea', {
    class: 'code listing',
    rows: '3',
    dir: 'ltr',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    'data-key': key,
    'aria-label': label,
    placeholder: label,
  });
  area.value = textOf(holder.get(), key);
  area.addEventListener('input', () => {
    grow(area);
    holder.set({ [key]: area.value });
  });
  return {
    element: area,
    update: () => {
      const value = textOf(holder.get(), key);
      if (area.value === value) return;
      const at = area.selectionStart;
      area.value = value;
      if (document.activeElement === area) area.setSelectionRange(at, at);
    },
  };
};

export const codeForm = (_room: Room, holder: Holder): NodeForm => {
  const area = listing(holder, 'text', 'Code');
  const fields = boundFields(holder, [
    { key: 'language', label: 'Language of the code', hint: 'Such as “python”; it may be left empty.', dir: 'ltr' },
  ]);
  const form = make('div', { class: 'block-form', lang: 'en', dir: 'ltr' }, ...fields.rows, removal(holder));
  const element = make('div', { class: 'code-block' }, area.element, form);
  return {
    element,
    update: () => {
      area.update();
      fields.update();
    },
  };
};

const heightField = (holder: Holder): HTMLInputElement => {
  const height = make('input', {
    type: 'number',
    class: 'input',
    min: '40',
    max: '4000',
    'data-key': 'height',
    'aria-label': 'Height in pixels',
  });
  height.addEventListener('input', () => {
    const value = height.valueAsNumber;
    holder.set({ height: Number.isInteger(value) && value >= 40 && value <= 4000 ? value : null });
  });
  return height;
};

export const rawHtmlForm = (room: Room, holder: Holder): NodeForm => {
  const area = listing(holder, 'html', 'HTML');
  const mayChange = room.data.mayRawHtml;
  (area.element as HTMLTextAreaElement).readOnly = !mayChange;
  const fields = boundFields(holder, [
    { key: 'title', label: 'Title', hint: 'What it is, for people who cannot see it.' },
  ]);
  const height = heightField(holder);
  const note = make(
    'p',
    { class: 'field-hint' },
    'Readers see it in a frame of its own without any right: it reads nothing of the page, sets no cookies and fetches nothing.',
  );
  const form = make(
    'div',
    { class: 'block-form', lang: 'en', dir: 'ltr' },
    ...fields.rows,
    make('label', { class: 'field' }, 'Height in pixels', height),
    mayChange ? removal(holder) : undefined,
  );
  const element = make('div', { class: 'raw-block' }, area.element, note, form);
  const update = (): void => {
    area.update();
    fields.update();
    const value = textOf(holder.get(), 'height');
    if (height.value !== value && document.activeElement !== height) height.value = value;
  };
  update();
  return { element, update };
};
