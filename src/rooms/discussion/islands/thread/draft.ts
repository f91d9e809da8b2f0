import { make, makeButton, store, stored } from './dom.ts';
import type { LiveWords } from './words.ts';

/** A comment that is being written, kept in this browser alone and only once something was typed. */
type Draft = { text: string; at: number; isSent?: boolean };

const prefix = 'draft ';
const kept = 30 * 86_400_000;
/** A draft that went along to sign in comes back as a comment; after so long it evidently did not. */
const underWay = 3_600_000;

export const draftKey = (articleId: string, parentId: string): string => `${prefix}${articleId} ${parentId}`;

const read = (key: string): Draft | undefined => {
  try {
    return JSON.parse(stored(key) ?? '') as Draft;
  } catch {
    return undefined;
  }
};

const write = (key: string, draft: Draft | undefined): void => store(key, draft && JSON.stringify(draft));

const removeOld = (): void => {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix) && Date.now() - (read(key)?.at ?? 0) > kept) store(key, undefined);
  } catch {
    // Then there is nothing to remove either.
  }
};

export type DraftKeeper = { forget: () => void; markSent: () => void };

/** It went along to sign in, and has become a comment: the page shows it, or says that it waits. */
const hasArrived = ({ isSent, at }: Draft): boolean =>
  isSent === true &&
  Date.now() - at < underWay &&
  (new URLSearchParams(location.search).has('comment') || document.querySelector('.own-waiting') !== null);

/** Says that a draft is back, with a button that throws it away. */
const offerToDiscard = (field: HTMLTextAreaElement, line: HTMLElement, words: LiveWords, forget: () => void): void => {
  line.append(
    `${words.draftIsBack} `,
    makeButton('link-button', words.discard, () => {
      field.value = '';
      forget();
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    }),
  );
  field.after(line);
};

/** Keeps what is typed, and offers it again after the page was left. */
export const keepDraft = (field: HTMLTextAreaElement, key: string, words: LiveWords): DraftKeeper => {
  removeOld();
  let timer: number | undefined;
  const line = make('p', 'draft-line meta');
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
    write(key, undefined);
    line.remove();
  };
  const save = (isSent = false): void => {
    clearTimeout(timer);
    timer = undefined;
    const isEmpty = field.value.trim() === '';
    write(key, isEmpty ? undefined : { text: field.value, at: Date.now(), ...(isSent ? { isSent } : {}) });
  };
  const known = read(key);
  if (known && hasArrived(known)) forget();
  else if (known?.text && field.value === '') {
    field.value = known.text;
    offerToDiscard(field, line, words, forget);
  }
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  });
  // What was typed in the last moment before the page is left.
  addEventListener('pagehide', () => {
    if (timer !== undefined) save();
  });
  return { forget, markSent: () => save(true) };
};
