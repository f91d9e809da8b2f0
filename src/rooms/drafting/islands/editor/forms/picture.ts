/** A picture: what it shows for those who do not see it, its caption, whose it is, how far it reaches. */
import type { PickedMedia } from '../../../../../common/media-picked.ts';
import { make, makeButton } from '../dom.ts';
import { pickMedia } from '../asking.ts';
import type { Room } from '../room.ts';
import { boundFields, plainField, textOf, type Holder, type NodeForm } from './holder.ts';

const looks = [
  {
    key: 'alt',
    label: 'Alternative text',
    hint: 'What one would have to know about the picture without seeing it: read out to people who cannot, and shown where it does not load.',
    kind: 'lines',
  },
  { key: 'credit', label: 'Credit' },
  {
    key: 'reach',
    label: 'Width',
    kind: 'choice',
    choices: [
      ['', 'As the text'],
      ['wide', 'Wider than the text'],
      ['full', 'The whole window'],
    ],
  },
] as const;

/** What stands between the picture and its readers, in a few words. */
const faultsIn = (media: PickedMedia | undefined, holder: Holder): string => {
  if (!media) return '';
  const node = holder.get();
  const hasAlt = textOf(node, 'alt') !== '' || media.alt !== '';
  const hasCredit = textOf(node, 'credit') !== '' || media.credit !== '';
  return [
    hasAlt ? '' : 'It has no alternative text yet.',
    hasCredit ? '' : 'It has no credit yet.',
    ...media.faults.filter((fault) => !/alternative text|credit/.test(fault)),
  ]
    .filter(Boolean)
    .join(' ');
};

type Shown = { image: HTMLElement; faults: HTMLElement; element: HTMLElement };

const drawn = (media: PickedMedia | undefined, alt: string): HTMLElement => {
  const address = media?.kind === 'picture' ? (media.file ?? media.thumb) : media?.thumb;
  if (!address) return make('p', { class: 'media-none' }, media ? `${media.name}: there is nothing to show.` : '…');
  const size = media?.width && media.height ? { width: media.width, height: media.height } : {};
  return make('img', { src: address, alt, loading: 'lazy', decoding: 'async', draggable: 'false', ...size });
};

const showMedia = (room: Room, holder: Holder, shown: Shown, fields: HTMLElement): void => {
  const id = textOf(holder.get(), 'mediaId');
  room.media.get(id, (media) => {
    if (textOf(holder.get(), 'mediaId') !== id) return;
    const image = drawn(media, textOf(holder.get(), 'alt') || (media?.alt ?? ''));
    shown.image.replaceWith(image);
    shown.image = image;
    shown.faults.textContent = faultsIn(media, holder);
    const placeholder = (key: 'alt' | 'credit' | 'caption'): void => {
      const field = shown.element.querySelector<HTMLInputElement>(`[data-key="${key}"]`);
      if (field && media?.[key]) field.placeholder = media[key];
    };
    placeholder('alt');
    placeholder('credit');
    placeholder('caption');
    void fields;
  });
};

export const pictureForm = (room: Room, holder: Holder): NodeForm => {
  const caption = plainField(holder, { key: 'caption', label: 'Caption', class: 'figure-caption' });
  const fields = boundFields(holder, looks);
  const replace = makeButton({ words: 'Another picture', class: 'button button-quiet' }, () => {
    void pickMedia(room, { kind: 'picture' }).then(([media]) => media && holder.set({ mediaId: media.id }));
  });
  const focal = make(
    'a',
    { class: 'link-button', target: '_blank', rel: 'noopener' },
    'Where the eye rests, and its words everywhere',
  );
  const remove = makeButton({ words: 'Take it out' }, () => holder.replace(undefined));
  const acts = make('div', { class: 'block-acts' }, replace, focal, remove);
  const form = make('div', { class: 'block-form', lang: 'en', dir: 'ltr' }, ...fields.rows, acts);
  const shown: Shown = {
    image: make('p', { class: 'media-none' }, '…'),
    faults: make('p', { class: 'media-fault' }),
    element: make('figure', { class: 'figure' }),
  };
  shown.element.append(shown.image, shown.faults, caption.element, form);
  let mediaId = '';
  const update = (): void => {
    const node = holder.get();
    caption.update();
    fields.update();
    shown.element.className = `figure ${textOf(node, 'reach') || 'text'}`;
    const now = `${textOf(node, 'mediaId')} ${textOf(node, 'alt') === ''} ${textOf(node, 'credit') === ''}`;
    if (now === mediaId) return;
    mediaId = now;
    focal.setAttribute('href', `/newsroom/media/${encodeURIComponent(textOf(node, 'mediaId'))}`);
    showMedia(room, holder, shown, form);
  };
  update();
  return { element: shown.element, update };
};
