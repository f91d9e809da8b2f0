import type { CorrectionKind } from '../rooms/articles/articles.ts';
import type { WordsIn } from '../common/words.ts';

type Words = {
  corrections: string;
  correctionsOf: (publication: string) => string;
  /** Before the text of a note: “Correction, 23 November 2026”. */
  note: Record<CorrectionKind, string>;
  /** Headings of llms.txt. */
  sections: string;
  latest: string;
  about: string;
  editions: string;
  markdownNote: string;
};

const en: Words = {
  corrections: 'Corrections and clarifications',
  correctionsOf: (publication) => `What ${publication} got wrong and put right.`,
  note: {
    correction: 'Correction',
    clarification: 'Clarification',
    update: 'Update',
    'editors-note': 'Editor’s note',
  },
  sections: 'Sections',
  latest: 'Latest stories',
  about: 'About the publication',
  editions: 'Other editions',
  markdownNote: 'Every story can be had as Markdown: add .md to its address.',
};

export const feedWords: WordsIn<Words> = {
  en,
  es: {
    corrections: 'Correcciones y aclaraciones',
    correctionsOf: (publication) => `Los errores de ${publication}, corregidos.`,
    note: {
      correction: 'Corrección',
      clarification: 'Aclaración',
      update: 'Actualización',
      'editors-note': 'Nota de la redacción',
    },
    sections: 'Secciones',
    latest: 'Últimas noticias',
    about: 'Sobre esta publicación',
    editions: 'Otras ediciones',
    markdownNote: 'Cada artículo está disponible en Markdown: basta con añadir .md a su dirección.',
  },
  ru: {
    corrections: 'Исправления и уточнения',
    correctionsOf: (publication) => `Ошибки издания «${publication}» и их исправления.`,
    note: {
      correction: 'Исправление',
      clarification: 'Уточнение',
      update: 'Обновление',
      'editors-note': 'От редакции',
    },
    sections: 'Разделы',
    latest: 'Последние материалы',
    about: 'Об издании',
    editions: 'На других языках',
    markdownNote: 'Любой материал можно получить в формате Markdown: добавьте .md к его адресу.',
  },
  ar: {
    corrections: 'التصويبات والتوضيحات',
    correctionsOf: (publication) => `ما أخطأت فيه ${publication} وصوّبته.`,
    note: {
      correction: 'تصويب',
      clarification: 'توضيح',
      update: 'تحديث',
      'editors-note': 'ملاحظة من هيئة التحرير',
    },
    sections: 'الأقسام',
    latest: 'أحدث المواد',
    about: 'عن هذه الصحيفة',
    editions: 'طبعات أخرى',
    markdownNote: 'كل مادة متاحة بصيغة ماركداون: أضف ‎.md إلى عنوانها.',
  },
};
