import type { WordsIn } from '../common/words.ts';

/** What arranged pages say by themselves, where the editors give a block no title of its own. */
export type FrontWords = {
  podcasts: string;
  fromEditors: string;
  supporting: string;
  liveNow: string;
  /** Under a live story's newest entries. */
  allReports: string;
};

export const frontWords: WordsIn<FrontWords> = {
  en: {
    podcasts: 'Listen',
    fromEditors: 'From the editors',
    supporting: 'Top stories',
    liveNow: 'Happening now',
    allReports: 'Follow live',
  },
  es: {
    podcasts: 'Para escuchar',
    fromEditors: 'De la redacción',
    supporting: 'Lo principal',
    liveNow: 'Ahora mismo',
    allReports: 'Siga el directo',
  },
  ru: {
    podcasts: 'Послушать',
    fromEditors: 'От редакции',
    supporting: 'Главное',
    liveNow: 'Происходит сейчас',
    allReports: 'Следить онлайн',
  },
  ar: {
    podcasts: 'للاستماع',
    fromEditors: 'من هيئة التحرير',
    supporting: 'أبرز الأخبار',
    liveNow: 'يحدث الآن',
    allReports: 'تابع التغطية المباشرة',
  },
};
