/** Words for whoever gave notice of illegal content: mails, and the page that says what became of it. */
import type { WordsIn } from '../../../common/words.ts';
import type { NoticeState } from './notice.ts';

export type NoticeWords = {
  title: string;
  number: string;
  received: string;
  decided: string;
  about: string;
  ground: string;
  yourWords: string;
  states: Record<NoticeState, string>;
  stateTitle: string;
  waits: string;
  rule: string;
  byPerson: string;
  byMachine: string;
  disagree: string;
  appealUntil: (when: string) => string;
  further: string;
  unknown: string;
  seeComment: string;
  mail: {
    receiptSubject: (number: string) => string;
    receipt: (story: string) => string;
    youSaid: string;
    next: string;
    see: string;
    keep: string;
    outcomeSubject: (number: string) => string;
    outcome: (story: string) => string;
    appeal: (when: string) => string;
  };
};

const en: NoticeWords = {
  title: 'Your notice of illegal content',
  number: 'Number',
  received: 'Received',
  decided: 'Decided',
  about: 'About',
  ground: 'Ground',
  yourWords: 'Your words',
  states: {
    open: 'It waits for a moderator.',
    upheld: 'The comment has been removed.',
    declined: 'The comment stays: we found nothing in it that is against the law or our guidelines.',
    gone: 'The comment is gone: its writer has deleted it.',
    reversed: 'The comment is there again: its removal was taken back after another look.',
  },
  stateTitle: 'How it stands',
  waits: 'You need not do anything: you get a mail when it is decided.',
  rule: 'Rule',
  byPerson: 'A person decided this; no automatic means were used.',
  byMachine: 'This was decided by an automatic check.',
  disagree: 'If you do not agree',
  appealUntil: (when) => `You can appeal until ${when}, free of charge. Somebody other than who decided looks at it.`,
  further: 'You may also turn to an out-of-court dispute settlement body, or to the courts.',
  unknown: 'This link leads to no notice. Please take it from our mail once more, whole.',
  seeComment: 'To the comment',
  mail: {
    receiptSubject: (number) => `We have your notice (no. ${number})`,
    receipt: (story) => `We have received your notice of illegal content in a comment under “${story}”.`,
    youSaid: 'You wrote:',
    next: 'A person will look at it. You get another mail when it is decided.',
    see: 'See how it stands',
    keep: 'This link is for you alone: keep it, and do not pass it on.',
    outcomeSubject: (number) => `Your notice (no. ${number}): what was decided`,
    outcome: (story) => `You gave notice of a comment under “${story}”.`,
    appeal: (when) =>
      `If you do not agree, you can appeal by this link until ${when}, free of charge: somebody other than who decided looks at it. You may also turn to an out-of-court dispute settlement body, or to the courts.`,
  },
};

const es: NoticeWords = {
  title: 'Su notificación de contenido ilegal',
  number: 'Número',
  received: 'Recibida',
  decided: 'Resuelta',
  about: 'Sobre',
  ground: 'Fundamento',
  yourWords: 'Sus palabras',
  states: {
    open: 'Espera a un moderador.',
    upheld: 'El comentario se ha retirado.',
    declined: 'El comentario se queda: no encontramos en él nada contrario a la ley ni a nuestras normas.',
    gone: 'El comentario ya no está: lo ha borrado quien lo escribió.',
    reversed: 'El comentario vuelve a estar: su retirada se anuló tras una nueva revisión.',
  },
  stateTitle: 'Cómo está',
  waits: 'No tiene que hacer nada: recibirá un correo cuando se decida.',
  rule: 'Norma',
  byPerson: 'Lo decidió una persona; no se utilizaron medios automáticos.',
  byMachine: 'Lo decidió un control automático.',
  disagree: 'Si no está de acuerdo',
  appealUntil: (when) =>
    `Puede reclamar gratuitamente hasta el ${when}. Lo revisa una persona distinta de la que decidió.`,
  further: 'También puede acudir a un órgano de resolución extrajudicial de litigios o a los tribunales.',
  unknown: 'Este enlace no lleva a ninguna notificación. Tómelo de nuevo, entero, de nuestro correo.',
  seeComment: 'Ir al comentario',
  mail: {
    receiptSubject: (number) => `Hemos recibido su notificación (n.º ${number})`,
    receipt: (story) => `Hemos recibido su notificación de contenido ilegal en un comentario de «${story}».`,
    youSaid: 'Usted escribió:',
    next: 'La mirará una persona. Recibirá otro correo cuando se decida.',
    see: 'Ver cómo está',
    keep: 'Este enlace es solo para usted: guárdelo y no lo comparta.',
    outcomeSubject: (number) => `Su notificación (n.º ${number}): qué se ha decidido`,
    outcome: (story) => `Usted notificó un comentario en «${story}».`,
    appeal: (when) =>
      `Si no está de acuerdo, puede reclamar gratuitamente con este enlace hasta el ${when}: lo revisa una persona distinta de la que decidió. También puede acudir a un órgano de resolución extrajudicial de litigios o a los tribunales.`,
  },
};

const ru: NoticeWords = {
  title: 'Ваше уведомление о незаконном контенте',
  number: 'Номер',
  received: 'Получено',
  decided: 'Рассмотрено',
  about: 'О чём',
  ground: 'Основание',
  yourWords: 'Ваши слова',
  states: {
    open: 'Оно ждёт модератора.',
    upheld: 'Комментарий удалён.',
    declined: 'Комментарий остаётся: мы не нашли в нём ничего, что нарушало бы закон или наши правила.',
    gone: 'Комментария больше нет: его удалил автор.',
    reversed: 'Комментарий снова на месте: после повторного рассмотрения удаление отменено.',
  },
  stateTitle: 'Как обстоит дело',
  waits: 'Ничего делать не нужно: когда решение будет принято, вы получите письмо.',
  rule: 'Правило',
  byPerson: 'Это решил человек; автоматические средства не применялись.',
  byMachine: 'Это решила автоматическая проверка.',
  disagree: 'Если вы не согласны',
  appealUntil: (when) => `Вы можете бесплатно обжаловать решение до ${when}. Его пересмотрит не тот, кто его принял.`,
  further: 'Вы также можете обратиться в орган внесудебного урегулирования споров или в суд.',
  unknown: 'По этой ссылке нет уведомления. Возьмите её ещё раз из нашего письма, целиком.',
  seeComment: 'К комментарию',
  mail: {
    receiptSubject: (number) => `Мы получили ваше уведомление (№ ${number})`,
    receipt: (story) => `Мы получили ваше уведомление о незаконном контенте в комментарии под материалом «${story}».`,
    youSaid: 'Вы написали:',
    next: 'Его рассмотрит человек. Когда решение будет принято, вы получите ещё одно письмо.',
    see: 'Посмотреть, как обстоит дело',
    keep: 'Эта ссылка только для вас: сохраните её и никому не передавайте.',
    outcomeSubject: (number) => `Ваше уведомление (№ ${number}): что решено`,
    outcome: (story) => `Вы сообщили о комментарии под материалом «${story}».`,
    appeal: (when) =>
      `Если вы не согласны, вы можете бесплатно обжаловать решение по этой ссылке до ${when}: его пересмотрит не тот, кто его принял. Вы также можете обратиться в орган внесудебного урегулирования споров или в суд.`,
  },
};

const ar: NoticeWords = {
  title: 'إشعارك عن محتوى غير قانوني',
  number: 'الرقم',
  received: 'وصل في',
  decided: 'بُتّ فيه في',
  about: 'بشأن',
  ground: 'الأساس',
  yourWords: 'كلماتك',
  states: {
    open: 'ينتظر مشرفًا.',
    upheld: 'أُزيل التعليق.',
    declined: 'يبقى التعليق: لم نجد فيه ما يخالف القانون أو قواعدنا.',
    gone: 'لم يعد التعليق موجودًا: حذفه كاتبه.',
    reversed: 'عاد التعليق: أُلغيت إزالته بعد إعادة النظر.',
  },
  stateTitle: 'إلى أين وصل',
  waits: 'لا يلزمك فعل شيء: تصلك رسالة عند اتخاذ القرار.',
  rule: 'القاعدة',
  byPerson: 'اتخذ القرارَ شخص، ولم تُستخدم وسائل آلية.',
  byMachine: 'اتخذ القرارَ فحص آلي.',
  disagree: 'إن لم توافق',
  appealUntil: (when) => `يمكنك الاعتراض مجانًا حتى ${when}. ينظر فيه شخص غير الذي اتخذ القرار.`,
  further: 'يمكنك أيضًا اللجوء إلى هيئة لتسوية المنازعات خارج المحكمة أو إلى القضاء.',
  unknown: 'لا يؤدي هذا الرابط إلى أي إشعار. خذه كاملًا من رسالتنا مرة أخرى.',
  seeComment: 'إلى التعليق',
  mail: {
    receiptSubject: (number) => `وصلنا إشعارك (رقم ${number})`,
    receipt: (story) => `وصلنا إشعارك عن محتوى غير قانوني في تعليق على «${story}».`,
    youSaid: 'كتبتَ:',
    next: 'سينظر فيه شخص. تصلك رسالة أخرى عند اتخاذ القرار.',
    see: 'انظر إلى أين وصل',
    keep: 'هذا الرابط لك وحدك: احتفظ به ولا تعطه لأحد.',
    outcomeSubject: (number) => `إشعارك (رقم ${number}): ما الذي تقرر`,
    outcome: (story) => `أرسلتَ إشعارًا عن تعليق على «${story}».`,
    appeal: (when) =>
      `إن لم توافق فيمكنك الاعتراض مجانًا عبر هذا الرابط حتى ${when}: ينظر فيه شخص غير الذي اتخذ القرار. يمكنك أيضًا اللجوء إلى هيئة لتسوية المنازعات خارج المحكمة أو إلى القضاء.`,
  },
};

export const noticeWords: WordsIn<NoticeWords> = { en, es, ru, ar };
