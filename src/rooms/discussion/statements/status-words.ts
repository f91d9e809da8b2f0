/** What has happened to a comment, for its writer. */
import type { PluralForms, WordsIn } from '../../../common/words.ts';

export const statusEvents = [
  'posted',
  'approve',
  'remove',
  'restore',
  'undo',
  'appealed',
  'withdrawn',
  'upheld',
  'overturned',
] as const;
export type StatusEvent = (typeof statusEvents)[number];

export type StatusWords = {
  /** How many wait longer; `zero` in every language. */
  before: PluralForms & { zero: string };
  beforeMany: string;
  history: string;
  events: Record<StatusEvent, string>;
  byMachine: string;
  allOwn: string;
  hello: string;
};

export const statusWords: WordsIn<StatusWords> = {
  en: {
    before: {
      zero: 'No comment waits longer than yours.',
      one: '# comment waits longer than yours.',
      other: '# comments wait longer than yours.',
    },
    beforeMany: 'Very many comments wait longer than yours.',
    history: 'What happened',
    events: {
      posted: 'You sent it.',
      approve: 'A moderator looked at it and found it in order.',
      remove: 'It was removed.',
      restore: 'It was restored.',
      undo: 'The last decision was taken back.',
      appealed: 'You appealed.',
      withdrawn: 'You took the appeal back.',
      upheld: 'Your appeal was answered: the decision stands.',
      overturned: 'Your appeal was answered: you were right.',
    },
    byMachine: 'By an automatic check.',
    allOwn: 'All your comments',
    hello: 'Everything that is decided about your comment stands here. Nothing is hidden from you.',
  },
  es: {
    before: {
      zero: 'Ningún comentario espera desde antes que el suyo.',
      one: '# comentario espera desde antes que el suyo.',
      many: '# de comentarios esperan desde antes que el suyo.',
      other: '# comentarios esperan desde antes que el suyo.',
    },
    beforeMany: 'Muchísimos comentarios esperan desde antes que el suyo.',
    history: 'Qué ha pasado',
    events: {
      posted: 'Usted lo envió.',
      approve: 'Un moderador lo miró y lo encontró en orden.',
      remove: 'Se retiró.',
      restore: 'Volvió a publicarse.',
      undo: 'La última decisión se deshizo.',
      appealed: 'Usted reclamó.',
      withdrawn: 'Usted retiró la reclamación.',
      upheld: 'Se respondió a su reclamación: la decisión se mantiene.',
      overturned: 'Se respondió a su reclamación: tenía razón.',
    },
    byMachine: 'Por un control automático.',
    allOwn: 'Todos sus comentarios',
    hello: 'Aquí está todo lo que se decide sobre su comentario. No se le oculta nada.',
  },
  ru: {
    before: {
      zero: 'Ни один комментарий не ждёт дольше вашего.',
      one: 'Дольше вашего ждёт # комментарий.',
      few: 'Дольше вашего ждут # комментария.',
      many: 'Дольше вашего ждут # комментариев.',
      other: 'Дольше вашего ждут # комментария.',
    },
    beforeMany: 'Дольше вашего ждёт очень много комментариев.',
    history: 'Что произошло',
    events: {
      posted: 'Вы его отправили.',
      approve: 'Модератор прочёл его и одобрил.',
      remove: 'Он удалён.',
      restore: 'Он восстановлен.',
      undo: 'Последнее решение отменено.',
      appealed: 'Вы обжаловали решение.',
      withdrawn: 'Вы отозвали жалобу.',
      upheld: 'На вашу жалобу ответили: решение остаётся в силе.',
      overturned: 'На вашу жалобу ответили: вы были правы.',
    },
    byMachine: 'Автоматической проверкой.',
    allOwn: 'Все ваши комментарии',
    hello: 'Здесь видно всё, что решено о вашем комментарии. От вас ничего не скрывают.',
  },
  ar: {
    before: {
      zero: 'لا ينتظر أي تعليق منذ وقت أطول من تعليقك.',
      one: 'ينتظر تعليق واحد منذ وقت أطول من تعليقك.',
      two: 'ينتظر تعليقان منذ وقت أطول من تعليقك.',
      few: 'تنتظر # تعليقات منذ وقت أطول من تعليقك.',
      many: 'ينتظر # تعليقًا منذ وقت أطول من تعليقك.',
      other: 'ينتظر # تعليق منذ وقت أطول من تعليقك.',
    },
    beforeMany: 'تنتظر تعليقات كثيرة جدًا منذ وقت أطول من تعليقك.',
    history: 'ما الذي حدث',
    events: {
      posted: 'أرسلتَه.',
      approve: 'نظر فيه مشرف ووجده سليمًا.',
      remove: 'أُزيل.',
      restore: 'أُعيد.',
      undo: 'أُلغي القرار الأخير.',
      appealed: 'اعترضتَ.',
      withdrawn: 'سحبتَ الاعتراض.',
      upheld: 'جاء الرد على اعتراضك: القرار باقٍ.',
      overturned: 'جاء الرد على اعتراضك: كنت على حق.',
    },
    byMachine: 'بفحص آلي.',
    allOwn: 'جميع تعليقاتك',
    hello: 'هنا كل ما يتقرر بشأن تعليقك. لا يُخفى عنك شيء.',
  },
};
