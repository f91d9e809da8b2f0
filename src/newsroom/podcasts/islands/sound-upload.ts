/**
 * A sound goes ahead of its form: in pieces, gone on with after a broken connection. The form then says only which one it was. Takes
 * files that are chosen, dropped, or come from the recorder beside it.
 */
import type { PickedMedia } from '../../../common/media-picked.ts';
import { FileSender } from '../../media/islands/sending/send-file.ts';
import { uploadRow } from '../../media/islands/sending/upload-row.ts';
import { make } from './sound/parts.ts';

class SoundUpload extends HTMLElement {
  #sender: FileSender | undefined;
  #list = make('ul', { class: 'upload-list', 'aria-label': 'Uploads' });
  #status = make('p', { class: 'upload-told', role: 'status' });
  #isSending = false;

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type="file"]');
    const place = this.querySelector('[data-upload-place]');
    if (!input || !place || this.#list.isConnected) return;
    this.classList.add('is-live');
    place.append(this.#list, this.#status);
    const hint = this.querySelector('.field-hint');
    if (hint) hint.textContent += ' It can be dropped here.';
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      input.value = '';
      if (file) this.#send(file);
    });
    this.addEventListener('sound-recorded', (event) => this.#send((event as CustomEvent<File>).detail));
    this.#takeDrops();
    this.querySelector('form')?.addEventListener('submit', (event) => {
      if (!this.#isSending) return;
      event.preventDefault();
      this.#status.textContent = 'The sound is still on its way. Send the form when it is there.';
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.#isSending) event.preventDefault();
    });
  }

  #takeDrops(): void {
    const isOver = (is: boolean) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.classList.toggle('is-over', is);
    };
    this.addEventListener('dragover', isOver(true));
    this.addEventListener('dragleave', isOver(false));
    this.addEventListener('drop', (event) => {
      isOver(false)(event);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) this.#send(file);
    });
  }

  #send(file: File): void {
    if (this.#sender) void this.#sender.cancel();
    const { uploads = '', page = '' } = this.dataset;
    const sender = new FileSender({
      file,
      uploads,
      onChange: (sending) => {
        row.follow(sending);
        this.#isSending = ['sending', 'broken', 'judging', 'paused', 'stopped'].includes(sending.state);
        if (sending.state === 'done' && sending.media) this.#arrived(sending.media);
      },
    });
    const row = uploadRow(sender, page, {
      goOn: () => void sender.send(),
      pause: () => sender.pause(),
      cancel: () => {
        void sender.cancel();
        this.#isSending = false;
        row.element.remove();
      },
    });
    this.#sender = sender;
    this.#status.textContent = '';
    this.#list.replaceChildren(row.element);
    void sender.send();
  }

  #arrived(media: PickedMedia): void {
    if (media.kind !== 'sound') {
      this.#status.textContent = `“${media.name}” is no sound: it is in the library, but no episode can be made of it.`;
      return;
    }
    const field = this.querySelector<HTMLInputElement>('input[name="media"]');
    if (field) field.value = `/newsroom/media/${media.id}`;
    const headline = this.querySelector<HTMLInputElement>('input[name="headline"]');
    const named = media.title || media.name.replace(/\.[a-z\d]{2,5}$/i, '').replaceAll(/[_-]+/g, ' ');
    if (headline && headline.value.trim() === '') headline.value = named;
    this.#status.textContent = 'The sound is there. Look at the rest, then send the form.';
  }
}

customElements.define('sound-upload', SoundUpload);
