/** Sound and film: heard and seen here as readers will, with title and caption. */
import type { PickedMedia } from '../../../../../common/media-picked.ts';
import { make, makeButton } from '../dom.ts';
import { pickMedia } from '../asking.ts';
import type { Room } from '../room.ts';
import { plainField, textOf, type Holder, type NodeForm } from './holder.ts';

const player = (kind: 'sound' | 'film', media: PickedMedia | undefined): HTMLElement => {
  if (!media?.file) return make('p', { class: 'media-none' }, media ? `${media.name}: there is nothing to play.` : '…');
  const shared = { src: media.file, controls: true, preload: 'none', 'aria-label': media.title || media.name };
  return kind === 'sound' ? make('audio', shared) : make('video', { ...shared, poster: media.thumb });
};

const actsOf = (room: Room, holder: Holder, kind: 'sound' | 'film'): HTMLElement => {
  const another = kind === 'sound' ? 'Another recording' : 'Another film';
  return make(
    'div',
    { class: 'block-acts block-form', lang: 'en', dir: 'ltr' },
    makeButton({ words: another, class: 'button button-quiet' }, () => {
      void pickMedia(room, { kind }).then(([media]) => media && holder.set({ mediaId: media.id }));
    }),
    makeButton({ words: 'Take it out' }, () => holder.replace(undefined)),
  );
};

const formOf = (room: Room, holder: Holder, kind: 'sound' | 'film'): NodeForm => {
  const title = plainField(holder, { key: 'title', label: 'Title', class: 'recording-title' });
  const caption = plainField(holder, { key: 'caption', label: 'Caption', class: 'figure-caption' });
  const faults = make('p', { class: 'media-fault' });
  let shown: HTMLElement = make('p', { class: 'media-none' }, '…');
  const parts = [title.element, shown, faults, caption.element, actsOf(room, holder, kind)];
  const element = make('figure', { class: 'figure text recording' }, ...parts);
  let mediaId = '';
  const update = (): void => {
    title.update();
    caption.update();
    const now = textOf(holder.get(), 'mediaId');
    if (now === mediaId) return;
    mediaId = now;
    room.media.get(now, (media) => {
      const next = player(kind, media);
      shown.replaceWith(next);
      shown = next;
      faults.textContent = media?.faults.join(' ') ?? '';
    });
  };
  update();
  return { element, update };
};

export const recordingForm =
  (kind: 'sound' | 'film') =>
  (room: Room, holder: Holder): NodeForm =>
    formOf(room, holder, kind);
