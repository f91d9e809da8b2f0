import type { FileSender, Sending } from './send-file.ts';

const sizeInWords = (bytes: number): string => {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
};

const button = (text: string, name: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button-quiet';
  made.textContent = text;
  made.setAttribute('aria-label', `${text} ${name}`);
  made.addEventListener('click', act);
  return made;
};

const text = (tag: string, name: string, content: string): HTMLElement => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = content;
  return made;
};

export type Row = { element: HTMLLIElement; follow: (sending: Sending) => void };

type Acts = { goOn: () => void; pause: () => void; cancel: () => void };

const wordsOf = (sending: Sending, size: number): string => {
  if (sending.words) return sending.words;
  if (sending.state === 'done') return sending.isSame ? 'Had been in the library already.' : 'Added.';
  if (sending.state === 'waiting') return `Waiting · ${sizeInWords(size)}`;
  return `${sizeInWords(sending.sent)} of ${sizeInWords(size)}`;
};

/** A line for one file: its name, how far it is, and what can be done. */
export const uploadRow = (sender: FileSender, page: string, acts: Acts): Row => {
  const { name, size } = sender.file;
  const element = document.createElement('li');
  element.className = 'upload-row';
  const title = text('bdi', 'upload-name', name);
  const bar = document.createElement('progress');
  bar.max = Math.max(1, size);
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  const words = text('span', 'upload-words', '');
  const pause = button('Pause', name, acts.pause);
  const goOn = button('Go on with', name, acts.goOn);
  goOn.textContent = 'Go on';
  const cancel = button('Cancel', name, acts.cancel);
  const open = document.createElement('a');
  open.textContent = 'Open';
  const buttons = document.createElement('span');
  buttons.className = 'upload-acts';
  buttons.append(pause, goOn, cancel, open);
  element.append(title, bar, words, buttons);
  const follow = (sending: Sending): void => {
    const { state, media } = sending;
    element.dataset['state'] = state;
    bar.value = sending.sent;
    words.textContent = wordsOf(sending, size);
    pause.hidden = !(state === 'sending' || state === 'broken' || state === 'waiting');
    goOn.hidden = !(state === 'paused' || state === 'stopped');
    cancel.hidden = state === 'done' || state === 'judging';
    bar.hidden = state === 'done' || state === 'refused';
    open.hidden = !media;
    if (media) {
      open.href = `${page}/${media.id}`;
      open.setAttribute('aria-label', `Open ${name}`);
    }
  };
  follow(sender.sending);
  return { element, follow };
};
