import { formatNumber, plural, type PluralForms } from '../../../../common/words.ts';

/** What the island says, in the edition's language; the server writes it into the page. */
export type LiveWords = {
  newComments: PluralForms;
  newAnswers: PluralForms;
  many: string;
  editedNow: string;
  changed: string;
  reload: string;
  loadFailed: string;
  readers: PluralForms;
  count: PluralForms;
  answers: PluralForms;
  removed: string;
  deleted: string;
  posting: string;
  posted: string;
  waits: string;
  seeStatus: string;
  isNew: string;
  offline: string;
  failed: string;
  postAnyway: string;
  draftIsBack: string;
  discard: string;
  left: PluralForms;
  answerTo: string;
  postAnswer: string;
  cancel: string;
  close: string;
  preview: string;
  formatting: string;
  strong: string;
  em: string;
  quote: string;
  list: string;
  link: string;
  spoiler: string;
  code: string;
  recommend: string;
  recommended: string;
  undo: string;
  copied: string;
  /** A time was put into the comment: `#` is the time. */
  momentAdded: string;
  done: string;
  keys: string;
  keyNext: string;
  keyPrevious: string;
  keyAnswer: string;
  keyList: string;
  keysOn: string;
};

/** The language of the page, and the words in it. */
export type Speech = {
  words: LiveWords;
  number: (value: number) => string;
  plural: (count: number, forms: PluralForms) => string;
};

export const speechOf = (element: HTMLElement): Speech => {
  const language = document.documentElement.lang || 'en';
  return {
    words: JSON.parse(element.dataset['words'] ?? '{}') as LiveWords,
    number: (value) => formatNumber(language, value),
    plural: (count, forms) => plural(language, count, forms),
  };
};
