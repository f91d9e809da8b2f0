/** Pictures in an order of one's own, each with its words. */
import { make, makeButton } from '../dom.ts';
import { pickMedia } from '../asking.ts';
import type { Room } from '../room.ts';
import { plainField, type Holder, type NodeForm, type NodeJson } from './holder.ts';
import { pictureForm } from './picture.ts';

type Slide = { element: HTMLElement; update: () => void };

const moved = (list: readonly NodeJson[], from: number, to: number): NodeJson[] => {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one) next.splice(to, 0, one);
  return next;
};

/** The pictures of the gallery as they are now, and a way to say they shall be others. */
const picturesOf = (holder: Holder): { get: () => NodeJson[]; set: (pictures: NodeJson[]) => void } => ({
  get: () => holder.get().content ?? [],
  set: (content) => holder.replace(content.length === 0 ? undefined : { ...holder.get(), content }),
});

const slideAt = (room: Room, holder: Holder, index: number): Slide => {
  const pictures = picturesOf(holder);
  const empty: NodeJson = { type: 'picture', attrs: {} };
  const own: Holder = {
    get: () => pictures.get()[index] ?? empty,
    set: (attrs) =>
      pictures.set(
        pictures.get().map((one, at) => (at === index ? { ...one, attrs: { ...one.attrs, ...attrs } } : one)),
      ),
    replace: () => pictures.set(pictures.get().filter((_, at) => at !== index)),
  };
  const form = pictureForm(room, own);
  const move = (by: 1 | -1): void => {
    const list = pictures.get();
    if (index + by < 0 || index + by >= list.length) return;
    pictures.set(moved(list, index, index + by));
    room.say(`Picture ${index + by + 1} of ${list.length}.`);
    // The keyboard goes along with the picture.
    const there = order.closest('ol')?.children[index + by];
    there?.querySelector<HTMLElement>(`[aria-label="${by < 0 ? 'Earlier' : 'Later'}"]`)?.focus();
  };
  const order = make(
    'div',
    { class: 'block-acts slide-order' },
    make('span', { class: 'meta' }, String(index + 1)),
    makeButton({ icon: 'up', words: 'Earlier' }, () => move(-1)),
    makeButton({ icon: 'down', words: 'Later' }, () => move(1)),
  );
  return { element: make('li', { class: 'gallery-slide-form' }, order, form.element), update: form.update };
};

export const galleryForm = (room: Room, holder: Holder): NodeForm => {
  const title = plainField(holder, { key: 'title', label: 'Title of the gallery', class: 'gallery-title' });
  const list = make('ol', { class: 'gallery-form' });
  const pictures = picturesOf(holder);
  const add = makeButton({ words: 'More pictures', class: 'button button-quiet' }, () => {
    void pickMedia(room, { kind: 'picture', many: true }).then((picked) => {
      const more = picked.map(({ id }): NodeJson => ({ type: 'picture', attrs: { mediaId: id } }));
      if (more.length > 0) pictures.set([...pictures.get(), ...more]);
    });
  });
  const remove = makeButton({ words: 'Take the gallery out' }, () => holder.replace(undefined));
  const element = make(
    'div',
    { class: 'gallery-block' },
    title.element,
    list,
    make('div', { class: 'block-acts block-form', lang: 'en', dir: 'ltr' }, add, remove),
  );
  let slides: Slide[] = [];
  const update = (): void => {
    title.update();
    const count = pictures.get().length;
    if (count !== slides.length) {
      slides = Array.from({ length: count }, (_, index) => slideAt(room, holder, index));
      list.replaceChildren(...slides.map((slide) => slide.element));
    } else for (const slide of slides) slide.update();
  };
  update();
  return { element, update };
};
