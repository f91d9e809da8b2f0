import { plural, type PluralForms } from '../../../../common/words.ts';

/** What the island says, in the edition's language; the server writes it into the page. */
export type LiveSay = {
  newEntries: PluralForms;
  announced: PluralForms;
  changed: string;
  many: string;
  hasEnded: string;
  goesOn: string;
  reload: string;
};

export const counted = (count: number, forms: PluralForms): string =>
  plural(document.documentElement.lang, count, forms);
