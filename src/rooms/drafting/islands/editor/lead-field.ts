/** What stands over the story: a picture, gallery, film or sound, with the same forms as in the text. */
import { make, makeButton } from './dom.ts';
import { galleryForm } from './forms/gallery.ts';
import type { Holder, NodeForm, NodeJson } from './forms/holder.ts';
import { pictureForm } from './forms/picture.ts';
import { recordingForm } from './forms/recording.ts';
import { pickMedia } from './asking.ts';
import type { Room } from './room.ts';

const forms: Readonly<Record<string, (room: Room, holder: Holder) => NodeForm>> = {
  picture: pictureForm,
  gallery: galleryForm,
  film: recordingForm('film'),
  sound: recordingForm('sound'),
};

const isNode = (value: unknown): value is NodeJson =>
  typeof value === 'object' && value !== null && typeof (value as NodeJson).type === 'string';

/** Attributes that are empty are not said at all. */
const tidy = (node: NodeJson): NodeJson => ({
  ...node,
  ...(node.attrs
    ? { attrs: Object.fromEntries(Object.entries(node.attrs).filter(([, value]) => value !== null)) }
    : {}),
  ...(node.content ? { content: node.content.map(tidy) } : {}),
});

const chooser = (room: Room, save: (node: NodeJson) => void): HTMLElement => {
  const button = (words: string, kind: 'picture' | 'film' | 'sound', asGallery = false): HTMLElement =>
    makeButton({ words, class: 'button button-quiet' }, () => {
      void pickMedia(room, { kind, many: asGallery }).then((picked) => {
        const nodes = picked.map(({ id }): NodeJson => ({ type: kind, attrs: { mediaId: id } }));
        const [first] = nodes;
        if (first) save(asGallery ? { type: 'gallery', content: nodes } : first);
      });
    });
  return make(
    'div',
    { class: 'lead-choice' },
    button('Picture', 'picture'),
    button('Gallery', 'picture', true),
    button('Film', 'film'),
    button('Sound', 'sound'),
  );
};

export const dressLead = (room: Room, place: HTMLElement): void => {
  const { facts } = room;
  const save = (node: NodeJson | undefined): void => {
    if (node) facts.set('lead', tidy(node));
    else facts.delete('lead');
  };
  const current = (): NodeJson | undefined => {
    const value = facts.get('lead');
    return isNode(value) ? value : undefined;
  };
  const holder: Holder = {
    get: () => current() ?? { type: 'picture' },
    set: (attrs) => {
      const node = current();
      if (node) save({ ...node, attrs: { ...node.attrs, ...attrs } });
    },
    replace: save,
  };
  const label = make('p', { class: 'field-label' }, 'Over the story');
  let drawn: { type: string; form: NodeForm } | undefined;
  const draw = (): void => {
    const node = current();
    const form = node && forms[node.type];
    if (!node || !form) {
      drawn = undefined;
      return place.replaceChildren(label, chooser(room, save));
    }
    if (drawn?.type === node.type) return drawn.form.update();
    drawn = { type: node.type, form: form(room, holder) };
    place.replaceChildren(label, make('div', { class: 'lead-form is-current' }, drawn.form.element));
    if (room.data.mayEdit) return;
    for (const field of place.querySelectorAll<HTMLInputElement>('input, textarea, select')) field.disabled = true;
  };
  facts.observe((event) => {
    if (event.keysChanged.has('lead')) draw();
  });
  draw();
};
