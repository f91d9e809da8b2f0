import type { WordsIn } from '../common/words.ts';

export type PreviewWords = {
  /** Over a story that is not out. */
  bar: string;
  until: string;
  teasers: string;
  goneTitle: string;
  gone: string;
};

export const previewWords: WordsIn<PreviewWords> = {
  en: {
    bar: 'Not published. Please do not pass on.',
    until: 'This link works until',
    teasers: 'In lists',
    goneTitle: 'This link no longer works',
    gone: 'It has expired, or those who made it have ended it. Ask them for another one.',
  },
  es: {
    bar: 'Sin publicar. Por favor, no lo difunda.',
    until: 'Este enlace funciona hasta el',
    teasers: 'En las listas',
    goneTitle: 'Este enlace ya no funciona',
    gone: 'Ha caducado o lo ha cerrado quien lo creó. Pídale otro.',
  },
  ru: {
    bar: 'Не опубликовано. Пожалуйста, не передавайте другим.',
    until: 'Ссылка действует до',
    teasers: 'В списках',
    goneTitle: 'Эта ссылка больше не действует',
    gone: 'Её срок истёк, или её закрыли те, кто её создал. Попросите у них новую.',
  },
  ar: {
    bar: 'لم يُنشر بعد. نرجو عدم تداوله.',
    until: 'يعمل هذا الرابط حتى',
    teasers: 'في القوائم',
    goneTitle: 'لم يعد هذا الرابط يعمل',
    gone: 'انتهت مدته أو أوقفه من أنشأه. اطلب منه رابطًا آخر.',
  },
};
