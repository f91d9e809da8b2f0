/** What became of what a reader has reported. */
import type { WordsIn } from '../../../common/words.ts';

export type OwnReportsWords = {
  title: string;
  text: string;
  none: string;
  kinds: Record<'report' | 'illegal' | 'error', string>;
  states: Record<'open' | 'upheld' | 'declined', string>;
  /** The same of what may be wrong in a story. */
  errors: Record<'open' | 'upheld' | 'declined', string>;
  on: (when: string) => string;
  see: string;
  older: string;
};

export const ownReportsWords: WordsIn<OwnReportsWords> = {
  en: {
    title: 'What you reported',
    text: 'What became of it. The writers of comments do not learn who reported them.',
    none: 'You have reported nothing.',
    kinds: { report: 'A comment', illegal: 'Illegal content', error: 'A possible error in the story' },
    states: {
      open: 'A moderator still has to look at it.',
      upheld: 'The comment is gone.',
      declined: 'A moderator looked at it: the comment stays.',
    },
    errors: {
      open: 'The newsroom still has to look at it.',
      upheld: 'The newsroom found an error. Thank you.',
      declined: 'The newsroom looked at it and found it right.',
    },
    on: (when) => `Reported on ${when}`,
    see: 'See how it stands',
    older: 'Older reports',
  },
  es: {
    title: 'Lo que ha denunciado',
    text: 'Qué ha sido de ello. Quienes escriben no llegan a saber quién los denunció.',
    none: 'No ha denunciado nada.',
    kinds: { report: 'Un comentario', illegal: 'Contenido ilegal', error: 'Un posible error en el artículo' },
    states: {
      open: 'Un moderador aún tiene que mirarlo.',
      upheld: 'El comentario ya no está.',
      declined: 'Un moderador lo miró: el comentario se queda.',
    },
    errors: {
      open: 'La redacción aún tiene que mirarlo.',
      upheld: 'La redacción encontró un error. Gracias.',
      declined: 'La redacción lo miró y lo encontró correcto.',
    },
    on: (when) => `Denunciado el ${when}`,
    see: 'Ver cómo está',
    older: 'Denuncias anteriores',
  },
  ru: {
    title: 'На что вы пожаловались',
    text: 'Что из этого вышло. Авторы комментариев не узнают, кто на них пожаловался.',
    none: 'Вы ни на что не жаловались.',
    kinds: { report: 'Комментарий', illegal: 'Незаконный контент', error: 'Возможная ошибка в материале' },
    states: {
      open: 'Модератор ещё не смотрел.',
      upheld: 'Комментария больше нет.',
      declined: 'Модератор посмотрел: комментарий остаётся.',
    },
    errors: {
      open: 'Редакция ещё не смотрела.',
      upheld: 'Редакция нашла ошибку. Спасибо.',
      declined: 'Редакция проверила: ошибки нет.',
    },
    on: (when) => `Жалоба отправлена: ${when}`,
    see: 'Посмотреть, как обстоит дело',
    older: 'Более ранние',
  },
  ar: {
    title: 'ما أبلغت عنه',
    text: 'ما آل إليه الأمر. لا يعلم كتّاب التعليقات من أبلغ عنهم.',
    none: 'لم تبلغ عن شيء.',
    kinds: { report: 'تعليق', illegal: 'محتوى غير قانوني', error: 'خطأ محتمل في المقال' },
    states: {
      open: 'لم ينظر فيه مشرف بعد.',
      upheld: 'لم يعد التعليق موجودًا.',
      declined: 'نظر فيه مشرف: يبقى التعليق.',
    },
    errors: {
      open: 'لم تنظر فيه هيئة التحرير بعد.',
      upheld: 'وجدت هيئة التحرير خطأ. شكرًا لك.',
      declined: 'نظرت فيه هيئة التحرير ووجدته صحيحًا.',
    },
    on: (when) => `أُبلغ عنه في ${when}`,
    see: 'انظر إلى أين وصل',
    older: 'بلاغات أقدم',
  },
};
