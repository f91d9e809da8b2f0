/** Choosing from the media library, or bringing something in from this device. */
import type { PickedMedia, PickedPage } from '../../../../common/media-picked.ts';
import { make, makeButton } from './dom.ts';
import { openDialog } from './dialog.ts';
import { ask, whenQuiet, type Room } from './room.ts';
import { sendFile } from './send-file.ts';

export type PickKind = PickedMedia['kind'];
export type Wanted = { kind: PickKind; many?: boolean };

const names: Record<PickKind, string> = { picture: 'pictures', sound: 'sound', film: 'films', file: 'files' };
const accepted: Record<PickKind, string | undefined> = {
  picture: 'image/*',
  sound: 'audio/*',
  film: 'video/*',
  file: undefined,
};

const card = (media: PickedMedia, isMany: boolean, name: string): HTMLElement =>
  make(
    'label',
    { class: 'media-card' },
    make('input', { type: isMany ? 'checkbox' : 'radio', name, value: media.id }),
    media.thumb
      ? make('img', { src: media.thumb, alt: '', loading: 'lazy', width: '160', height: '120' })
      : make('span', { class: 'media-none' }, media.name),
    make('span', { class: 'media-name' }, media.title || media.alt || media.name),
    media.faults.length > 0 ? make('span', { class: 'media-fault' }, media.faults.join(' ')) : undefined,
  );

type Shelf = {
  element: HTMLElement;
  load: (words: string) => Promise<void>;
  chosen: () => PickedMedia[];
  add: (media: PickedMedia) => void;
};

const makeShelf = (room: Room, { kind, many = false }: Wanted): Shelf => {
  const list = make('div', { class: 'media-shelf', role: 'group', 'aria-label': 'Media library' });
  const more = makeButton({ words: 'More', class: 'button button-quiet' }, () => void load(words, next));
  const status = make('p', { role: 'status', class: 'field-hint' });
  const found = new Map<string, PickedMedia>();
  let [words, next]: [string, string | null] = ['', null];
  let asked = 0;
  const put = (media: PickedMedia, where: 'append' | 'prepend'): HTMLElement => {
    found.set(media.id, media);
    room.media.know(media);
    const made = card(media, many, 'medium');
    list[where](made);
    return made;
  };
  const load = async (looked: string, before: string | null): Promise<void> => {
    const mine = (asked += 1);
    const query = { kind, q: looked, language: room.data.language, ...(before ? { before } : {}) };
    const page = await ask<PickedPage>('/newsroom/media/pick', query);
    if (mine !== asked) return;
    if (!before) list.replaceChildren();
    [words, next] = [looked, page?.next ?? null];
    for (const media of page?.media ?? []) put(media, 'append');
    more.hidden = next === null;
    const isNone = (page?.media.length ?? 0) === 0 && !before;
    status.textContent = page ? (isNone ? 'Nothing found.' : '') : 'The library cannot be reached just now.';
  };
  more.hidden = true;
  return {
    element: make('div', { class: 'media-shelves' }, status, list, more),
    load: (looked) => load(looked, null),
    chosen: () =>
      [...list.querySelectorAll<HTMLInputElement>(':checked')].flatMap(({ value }) => found.get(value) ?? []),
    add: (media) => {
      const input = put(media, 'prepend').querySelector('input');
      if (input) input.checked = true;
    },
  };
};

const bringIn = (room: Room, wanted: Wanted, shelf: Shelf): HTMLElement => {
  const status = make('p', { role: 'status', class: 'field-hint' });
  const input = make('input', { type: 'file', class: 'unseen', accept: accepted[wanted.kind], multiple: wanted.many });
  const label = make('label', { class: 'button button-quiet' }, 'From this device', input);
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) {
      const sent = sendFile(file, room.data.language, (part) => {
        status.textContent = `${file.name}: ${Math.round(part * 100)} %`;
      });
      void sent.then((answer) => {
        if (answer.state === 'done') shelf.add(answer.media);
        status.textContent =
          answer.state === 'done' ? `${file.name} is in the library.` : `${file.name}: ${answer.words}`;
      });
    }
    input.value = '';
  });
  return make('div', { class: 'media-bring' }, label, status);
};

/** Lets one choose; nothing when one thinks better of it. */
export const pickMedia = async (room: Room, wanted: Wanted): Promise<PickedMedia[]> => {
  const shelf = makeShelf(room, wanted);
  const search = make('input', {
    type: 'search',
    class: 'input',
    placeholder: 'Words, names, credits',
    'aria-label': 'Find in the library',
  });
  search.addEventListener(
    'input',
    whenQuiet(200, () => void shelf.load(search.value.trim())),
  );
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  const body = [make('div', { class: 'media-find' }, search, bringIn(room, wanted, shelf)), shelf.element];
  void shelf.load('');
  const { closed } = openDialog(
    room.element,
    { title: `Choose ${names[wanted.kind]}`, body, yes: 'Put in', class: 'media-dialog' },
    () => shelf.chosen().length > 0,
  );
  return (await closed) ? shelf.chosen() : [];
};
