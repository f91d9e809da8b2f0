import type { WordsIn } from '../../../common/words.ts';

/** What the file of notes is called in the download of one’s data. */
export const peopleOwnDataWords: WordsIn<{ notes: string }> = {
  en: { notes: 'What moderators noted about you' },
  es: { notes: 'Lo que los moderadores han anotado sobre usted' },
  ru: { notes: 'Что модераторы записали о вас' },
  ar: { notes: 'ما دوّنه المشرفون عنك' },
};
