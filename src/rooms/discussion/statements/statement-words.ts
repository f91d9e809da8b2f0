/** The words of a statement of reasons: its page and its mail. */
import type { PluralForms, WordsIn } from '../../../common/words.ts';
import type { FoundBy, RestrictionKind } from './statement.ts';

type Measure = 'comment' | RestrictionKind;

export type StatementWords = {
  title: string;
  standfirst: string;
  /** Subject of the mail; what it is about: the story's headline, or until when. */
  subjects: Record<Measure, (about: string) => string>;
  subjectMany: PluralForms;
  introMany: string;
  measure: string;
  measures: Record<Measure, string>;
  withComments: string;
  scope: string;
  until: (when: string) => string;
  forGood: string;
  untilRead: string;
  facts: string;
  wroteAt: (when: string, story: string) => string;
  wroteOn: (when: string) => string;
  textGone: string;
  found: string;
  foundBy: Record<FoundBy, string>;
  machine: string;
  decidedByPerson: string;
  decidedByMachine: string;
  foundByMachine: string;
  notFoundByMachine: string;
  ground: string;
  byGuidelines: (rule: string, version: string) => string;
  byLaw: (ground: string) => string;
  lawOpen: string;
  guidelines: string;
  theirWords: string;
  redress: string;
  appeal: (until: string, within: string) => string;
  further: string;
  toCase: string;
  toStatement: string;
  none: string;
};

const en: StatementWords = {
  title: 'Statement of reasons',
  standfirst: 'What was decided, why, how, and what you can do about it.',
  subjects: {
    comment: (story) => (story === '' ? 'Your comment was removed' : `Your comment under “${story}” was removed`),
    warn: () => 'A warning from the moderators',
    suspend: (until) => `You cannot comment until ${until}`,
    ban: () => 'You can no longer comment',
    hold: () => 'Your comments are now read by a moderator first',
  },
  subjectMany: { one: '# comment of yours was removed', other: '# comments of yours were removed' },
  introMany: 'These comments of yours were removed. Only you and the moderators can still read them.',
  measure: 'What was decided',
  measures: {
    comment: 'Your comment was removed. Only you and the moderators can still read it.',
    warn: 'You were given a warning. You can comment again as soon as you have said that you have read it.',
    suspend: 'You cannot write comments for a time. You can still read, save and follow everything.',
    ban: 'You cannot write comments any more. You can still read, save and follow everything.',
    hold: 'A moderator reads your comments before others do.',
  },
  withComments: 'All comments you have written are removed as well.',
  scope: 'This holds wherever our site can be read.',
  until: (when) => `It ends by itself on ${when}.`,
  forGood: 'It has no end of its own.',
  untilRead: 'It ends when you have said that you have read it.',
  facts: 'What it is about',
  wroteAt: (when, story) => `Your comment of ${when} under “${story}”:`,
  wroteOn: (when) => `Your comment of ${when}:`,
  textGone: 'You have deleted its text.',
  found: 'How it came to our notice',
  foundBy: {
    check: 'An automatic check set the comment aside:',
    notice: 'Somebody gave notice that it is illegal content.',
    report: 'A reader reported it.',
    staff: 'Our moderators came upon it by themselves.',
  },
  machine: 'Automatic means',
  decidedByPerson: 'A person decided this.',
  decidedByMachine: 'This was decided by an automatic check, without a person.',
  foundByMachine: 'An automatic check had found the comment before.',
  notFoundByMachine: 'No automatic means were used to find it.',
  ground: 'On what ground',
  byGuidelines: (rule, version) => `Our guidelines (version ${version}). In our view it breaks this rule: ${rule}.`,
  byLaw: (ground) => `In our view it is against the law: ${ground}.`,
  lawOpen: 'In our view it is against the law.',
  guidelines: 'Our guidelines',
  theirWords: 'The moderator’s words',
  redress: 'What you can do',
  appeal: (until, within) =>
    `You can appeal until ${until}, free of charge. A person who did not make this decision answers you within ${within}.`,
  further: 'You may also turn to an out-of-court dispute settlement body, or to the courts.',
  toCase: 'See it, or appeal',
  toStatement: 'Statement of reasons',
  none: 'There is no statement here.',
};

const es: StatementWords = {
  title: 'Motivos de la decisión',
  standfirst: 'Qué se ha decidido, por qué, cómo y qué puede hacer usted.',
  subjects: {
    comment: (story) => (story === '' ? 'Su comentario se ha retirado' : `Su comentario en «${story}» se ha retirado`),
    warn: () => 'Una advertencia de los moderadores',
    suspend: (until) => `No puede comentar hasta el ${until}`,
    ban: () => 'Ya no puede comentar',
    hold: () => 'Un moderador lee ahora antes sus comentarios',
  },
  subjectMany: {
    one: '# comentario suyo se ha retirado',
    many: '# de comentarios suyos se han retirado',
    other: '# comentarios suyos se han retirado',
  },
  introMany: 'Estos comentarios suyos se han retirado. Solo usted y los moderadores pueden leerlos todavía.',
  measure: 'Qué se ha decidido',
  measures: {
    comment: 'Su comentario se ha retirado. Solo usted y los moderadores pueden leerlo todavía.',
    warn: 'Ha recibido una advertencia. Podrá comentar de nuevo en cuanto diga que la ha leído.',
    suspend: 'No puede escribir comentarios durante un tiempo. Puede seguir leyendo, guardando y siguiendo todo.',
    ban: 'Ya no puede escribir comentarios. Puede seguir leyendo, guardando y siguiendo todo.',
    hold: 'Un moderador lee sus comentarios antes que los demás.',
  },
  withComments: 'También se retiran todos los comentarios que ha escrito.',
  scope: 'Vale en todos los lugares donde se puede leer nuestro sitio.',
  until: (when) => `Termina por sí sola el ${when}.`,
  forGood: 'No tiene fecha de fin.',
  untilRead: 'Termina cuando diga que la ha leído.',
  facts: 'De qué se trata',
  wroteAt: (when, story) => `Su comentario del ${when} en «${story}»:`,
  wroteOn: (when) => `Su comentario del ${when}:`,
  textGone: 'Usted ha borrado su texto.',
  found: 'Cómo llegó a nuestro conocimiento',
  foundBy: {
    check: 'Un control automático apartó el comentario:',
    notice: 'Alguien notificó que es contenido ilegal.',
    report: 'Un lector lo denunció.',
    staff: 'Nuestros moderadores dieron con él por su cuenta.',
  },
  machine: 'Medios automáticos',
  decidedByPerson: 'Lo decidió una persona.',
  decidedByMachine: 'Lo decidió un control automático, sin una persona.',
  foundByMachine: 'Un control automático había detectado antes el comentario.',
  notFoundByMachine: 'No se utilizaron medios automáticos para encontrarlo.',
  ground: 'Con qué fundamento',
  byGuidelines: (rule, version) =>
    `Nuestras normas (versión ${version}). A nuestro juicio incumple esta norma: ${rule}.`,
  byLaw: (ground) => `A nuestro juicio es contrario a la ley: ${ground}.`,
  lawOpen: 'A nuestro juicio es contrario a la ley.',
  guidelines: 'Nuestras normas',
  theirWords: 'Palabras del moderador',
  redress: 'Qué puede hacer',
  appeal: (until, within) =>
    `Puede reclamar gratuitamente hasta el ${until}. Le responde en un plazo de ${within} una persona que no tomó esta decisión.`,
  further: 'También puede acudir a un órgano de resolución extrajudicial de litigios o a los tribunales.',
  toCase: 'Verlo o reclamar',
  toStatement: 'Motivos de la decisión',
  none: 'Aquí no hay motivos que mostrar.',
};

const ru: StatementWords = {
  title: 'Обоснование решения',
  standfirst: 'Что решено, почему, каким образом и что вы можете сделать.',
  subjects: {
    comment: (story) => (story === '' ? 'Ваш комментарий удалён' : `Ваш комментарий под материалом «${story}» удалён`),
    warn: () => 'Предупреждение от модераторов',
    suspend: (until) => `Вы не можете комментировать до ${until}`,
    ban: () => 'Вы больше не можете комментировать',
    hold: () => 'Теперь ваши комментарии сначала читает модератор',
  },
  subjectMany: {
    one: 'Удалён # ваш комментарий',
    few: 'Удалены # ваших комментария',
    many: 'Удалены # ваших комментариев',
    other: 'Удалены # вашего комментария',
  },
  introMany: 'Эти ваши комментарии удалены. Прочитать их теперь можете только вы и модераторы.',
  measure: 'Что решено',
  measures: {
    comment: 'Ваш комментарий удалён. Прочитать его теперь можете только вы и модераторы.',
    warn: 'Вам вынесено предупреждение. Вы снова сможете комментировать, как только отметите, что прочли его.',
    suspend:
      'Некоторое время вы не можете писать комментарии. Читать, сохранять и подписываться вы можете, как прежде.',
    ban: 'Вы больше не можете писать комментарии. Читать, сохранять и подписываться вы можете, как прежде.',
    hold: 'Модератор читает ваши комментарии раньше других.',
  },
  withComments: 'Все написанные вами комментарии тоже удаляются.',
  scope: 'Это действует везде, где доступен наш сайт.',
  until: (when) => `Срок истекает сам собой: ${when}.`,
  forGood: 'Срок не ограничен.',
  untilRead: 'Действует, пока вы не отметите, что прочли его.',
  facts: 'О чём речь',
  wroteAt: (when, story) => `Ваш комментарий (${when}) под материалом «${story}»:`,
  wroteOn: (when) => `Ваш комментарий (${when}):`,
  textGone: 'Вы удалили его текст.',
  found: 'Как мы об этом узнали',
  foundBy: {
    check: 'Комментарий отложила автоматическая проверка:',
    notice: 'Поступило уведомление, что это незаконный контент.',
    report: 'На него пожаловался читатель.',
    staff: 'Его заметили сами модераторы.',
  },
  machine: 'Автоматические средства',
  decidedByPerson: 'Это решил человек.',
  decidedByMachine: 'Это решила автоматическая проверка, без участия человека.',
  foundByMachine: 'До этого комментарий нашла автоматическая проверка.',
  notFoundByMachine: 'Для поиска автоматические средства не применялись.',
  ground: 'На каком основании',
  byGuidelines: (rule, version) => `Наши правила (версия ${version}). По нашему мнению, нарушено правило: ${rule}.`,
  byLaw: (ground) => `По нашему мнению, это противоречит закону: ${ground}.`,
  lawOpen: 'По нашему мнению, это противоречит закону.',
  guidelines: 'Наши правила',
  theirWords: 'Слова модератора',
  redress: 'Что вы можете сделать',
  appeal: (until, within) =>
    `Вы можете бесплатно обжаловать решение до ${until}. Вам ответит не тот, кто его принял; срок ответа: ${within}.`,
  further: 'Вы также можете обратиться в орган внесудебного урегулирования споров или в суд.',
  toCase: 'Посмотреть или обжаловать',
  toStatement: 'Обоснование решения',
  none: 'Здесь нет обоснования.',
};

const ar: StatementWords = {
  title: 'بيان الأسباب',
  standfirst: 'ما الذي تقرر، ولماذا، وكيف، وما الذي يمكنك فعله.',
  subjects: {
    comment: (story) => (story === '' ? 'أُزيل تعليقك' : `أُزيل تعليقك على «${story}»`),
    warn: () => 'تنبيه من المشرفين',
    suspend: (until) => `لا يمكنك التعليق حتى ${until}`,
    ban: () => 'لم يعد بإمكانك التعليق',
    hold: () => 'يقرأ مشرف تعليقاتك أولًا من الآن',
  },
  subjectMany: {
    zero: 'لم يُزَل أي تعليق لك',
    one: 'أُزيل تعليق واحد لك',
    two: 'أُزيل تعليقان لك',
    few: 'أُزيلت # تعليقات لك',
    many: 'أُزيل # تعليقًا لك',
    other: 'أُزيل # تعليق لك',
  },
  introMany: 'أُزيلت تعليقاتك هذه. لا يستطيع قراءتها الآن إلا أنت والمشرفون.',
  measure: 'ما الذي تقرر',
  measures: {
    comment: 'أُزيل تعليقك. لا يستطيع قراءته الآن إلا أنت والمشرفون.',
    warn: 'وُجّه إليك تنبيه. يمكنك التعليق من جديد متى ذكرت أنك قرأته.',
    suspend: 'لا يمكنك كتابة التعليقات لمدة. ما زال بإمكانك القراءة والحفظ والمتابعة.',
    ban: 'لم يعد بإمكانك كتابة التعليقات. ما زال بإمكانك القراءة والحفظ والمتابعة.',
    hold: 'يقرأ مشرف تعليقاتك قبل غيره.',
  },
  withComments: 'تُزال كذلك جميع التعليقات التي كتبتها.',
  scope: 'يسري هذا حيثما يمكن قراءة موقعنا.',
  until: (when) => `ينتهي من تلقاء نفسه في ${when}.`,
  forGood: 'ليس له موعد انتهاء.',
  untilRead: 'ينتهي متى ذكرت أنك قرأته.',
  facts: 'موضوع القرار',
  wroteAt: (when, story) => `تعليقك بتاريخ ${when} على «${story}»:`,
  wroteOn: (when) => `تعليقك بتاريخ ${when}:`,
  textGone: 'لقد حذفتَ نصه.',
  found: 'كيف علمنا به',
  foundBy: {
    check: 'أوقف فحص آلي التعليق:',
    notice: 'وصل إشعار بأنه محتوى غير قانوني.',
    report: 'أبلغ عنه أحد القراء.',
    staff: 'عثر عليه مشرفونا بأنفسهم.',
  },
  machine: 'الوسائل الآلية',
  decidedByPerson: 'اتخذ القرارَ شخص.',
  decidedByMachine: 'اتخذ القرارَ فحصٌ آلي من دون تدخل شخص.',
  foundByMachine: 'كان فحص آلي قد رصد التعليق قبل ذلك.',
  notFoundByMachine: 'لم تُستخدم وسائل آلية للعثور عليه.',
  ground: 'على أي أساس',
  byGuidelines: (rule, version) => `قواعدنا (الإصدار ${version}). نرى أنه يخالف هذه القاعدة: ${rule}.`,
  byLaw: (ground) => `نرى أنه مخالف للقانون: ${ground}.`,
  lawOpen: 'نرى أنه مخالف للقانون.',
  guidelines: 'قواعدنا',
  theirWords: 'كلمات المشرف',
  redress: 'ما الذي يمكنك فعله',
  appeal: (until, within) => `يمكنك الاعتراض مجانًا حتى ${until}. يجيبك خلال ${within} شخص غير الذي اتخذ القرار.`,
  further: 'يمكنك أيضًا اللجوء إلى هيئة لتسوية المنازعات خارج المحكمة أو إلى القضاء.',
  toCase: 'الاطلاع عليه أو الاعتراض',
  toStatement: 'بيان الأسباب',
  none: 'لا يوجد بيان هنا.',
};

export const statementWords: WordsIn<StatementWords> = { en, es, ru, ar };
