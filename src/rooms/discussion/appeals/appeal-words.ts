import type { WordsIn } from '../../../common/words.ts';
import type { AppealState } from './appeal.ts';
import type { AppealRefusal } from './file-appeal.ts';

export type AppealWords = {
  title: string;
  text: string;
  wordsLabel: string;
  press: string;
  until: string;
  /** `$`: within how long it is answered. */
  within: string;
  over: string;
  heading: string;
  number: string;
  received: string;
  due: string;
  late: string;
  decided: string;
  yourWords: string;
  answer: string;
  states: Record<AppealState, string>;
  withdraw: string;
  withdrawn: string;
  done: string;
  doneText: string;
  further: string;
  refusals: Record<AppealRefusal, string>;
  gone: string;
  seeStatus: string;
  mail: {
    receiptSubject: string;
    receipt: Record<'comment' | 'restriction' | 'notice', string>;
    youWrote: string;
    dueBy: string;
    other: string;
    outcomeSubject: string;
    upheld: Record<'comment' | 'restriction' | 'notice', string>;
    overturned: Record<'comment' | 'restriction' | 'notice', string>;
    because: string;
    byPerson: string;
    further: string;
    toCase: string;
  };
};

const en: AppealWords = {
  title: 'Appeal',
  text: 'A person who did not make this decision looks at it again. It costs nothing, and it cannot make things worse for you.',
  wordsLabel: 'Why should it be decided otherwise?',
  press: 'Send the appeal',
  until: 'You can appeal until $.',
  within: 'You get an answer within $.',
  over: 'The time to appeal ended on $.',
  heading: 'Your appeal',
  number: 'Number',
  received: 'Received',
  due: 'Answer by',
  late: 'The answer is late. We are sorry; it still comes.',
  decided: 'Decided',
  yourWords: 'Your words',
  answer: 'The answer',
  states: {
    open: 'It waits for somebody other than who decided.',
    upheld: 'The decision stands.',
    overturned: 'You were right: the decision was taken back.',
    withdrawn: 'You took it back.',
  },
  withdraw: 'Take the appeal back',
  withdrawn: 'The appeal is taken back.',
  done: 'Your appeal has arrived',
  doneText: 'You get a mail with its number now, and another with the answer.',
  further: 'You may also turn to an out-of-court dispute settlement body, or to the courts.',
  refusals: {
    'not-yours': 'Only who is concerned can appeal.',
    'no-decision': 'There is no decision here to appeal against. It may have been taken back already.',
    'no-words': 'Please say in a few words why it should be decided otherwise.',
    'too-late': 'The time to appeal against this decision is over.',
    appealed: 'You have appealed against this decision already.',
    'too-many': 'Very many appeals of yours are open. Please wait for some answers first.',
  },
  gone: 'This appeal has been decided already.',
  seeStatus: 'See how it stands',
  mail: {
    receiptSubject: 'We have your appeal (no. $)',
    receipt: {
      comment: 'We have received your appeal against the removal of your comment.',
      restriction: 'We have received your appeal against the measure on your account.',
      notice: 'We have received your appeal against the decision about your notice.',
    },
    youWrote: 'You wrote:',
    dueBy: 'You get an answer by $ at the latest.',
    other: 'It is decided by a person other than who made the decision.',
    outcomeSubject: 'Your appeal (no. $): what was decided',
    upheld: {
      comment: 'We looked at your appeal. The decision stands: your comment stays removed.',
      restriction: 'We looked at your appeal. The decision stands: the measure on your account remains.',
      notice: 'We looked at your appeal. The decision stands: the comment you gave notice of stays.',
    },
    overturned: {
      comment: 'We looked at your appeal. You were right: the decision was taken back, and your comment is restored.',
      restriction: 'We looked at your appeal. You were right: the measure on your account is lifted.',
      notice: 'We looked at your appeal. You were right: the comment you gave notice of has been removed.',
    },
    because: 'The reason:',
    byPerson: 'A person decided this, not a machine.',
    further: 'If you do not agree, you may turn to an out-of-court dispute settlement body, or to the courts.',
    toCase: 'See how it stands',
  },
};

const es: AppealWords = {
  title: 'Reclamar',
  text: 'Una persona que no tomó esta decisión la revisa. No cuesta nada y no puede empeorar su situación.',
  wordsLabel: '¿Por qué debería decidirse de otra manera?',
  press: 'Enviar la reclamación',
  until: 'Puede reclamar hasta el $.',
  within: 'Recibe una respuesta en un plazo de $.',
  over: 'El plazo para reclamar terminó el $.',
  heading: 'Su reclamación',
  number: 'Número',
  received: 'Recibida',
  due: 'Respuesta a más tardar',
  late: 'La respuesta se retrasa. Lo sentimos; llegará.',
  decided: 'Resuelta',
  yourWords: 'Sus palabras',
  answer: 'La respuesta',
  states: {
    open: 'Espera a una persona distinta de la que decidió.',
    upheld: 'La decisión se mantiene.',
    overturned: 'Tenía razón: la decisión se ha anulado.',
    withdrawn: 'Usted la retiró.',
  },
  withdraw: 'Retirar la reclamación',
  withdrawn: 'La reclamación está retirada.',
  done: 'Su reclamación ha llegado',
  doneText: 'Recibe ahora un correo con su número y después otro con la respuesta.',
  further: 'También puede acudir a un órgano de resolución extrajudicial de litigios o a los tribunales.',
  refusals: {
    'not-yours': 'Solo puede reclamar la persona afectada.',
    'no-decision': 'Aquí no hay ninguna decisión contra la que reclamar. Puede que ya se haya anulado.',
    'no-words': 'Diga en pocas palabras por qué debería decidirse de otra manera.',
    'too-late': 'Ha pasado el plazo para reclamar contra esta decisión.',
    appealed: 'Ya ha reclamado contra esta decisión.',
    'too-many': 'Tiene muchas reclamaciones abiertas. Espere primero algunas respuestas.',
  },
  gone: 'Esta reclamación ya está resuelta.',
  seeStatus: 'Ver cómo está',
  mail: {
    receiptSubject: 'Hemos recibido su reclamación (n.º $)',
    receipt: {
      comment: 'Hemos recibido su reclamación contra la retirada de su comentario.',
      restriction: 'Hemos recibido su reclamación contra la medida sobre su cuenta.',
      notice: 'Hemos recibido su reclamación contra la decisión sobre su notificación.',
    },
    youWrote: 'Usted escribió:',
    dueBy: 'Recibirá una respuesta a más tardar el $.',
    other: 'La resuelve una persona distinta de la que tomó la decisión.',
    outcomeSubject: 'Su reclamación (n.º $): qué se ha decidido',
    upheld: {
      comment: 'Hemos revisado su reclamación. La decisión se mantiene: su comentario sigue retirado.',
      restriction: 'Hemos revisado su reclamación. La decisión se mantiene: la medida sobre su cuenta sigue vigente.',
      notice: 'Hemos revisado su reclamación. La decisión se mantiene: el comentario que notificó se queda.',
    },
    overturned: {
      comment: 'Hemos revisado su reclamación. Tenía razón: la decisión se ha anulado y su comentario vuelve a verse.',
      restriction: 'Hemos revisado su reclamación. Tenía razón: la medida sobre su cuenta se ha levantado.',
      notice: 'Hemos revisado su reclamación. Tenía razón: el comentario que notificó se ha retirado.',
    },
    because: 'El motivo:',
    byPerson: 'Lo decidió una persona, no una máquina.',
    further:
      'Si no está de acuerdo, puede acudir a un órgano de resolución extrajudicial de litigios o a los tribunales.',
    toCase: 'Ver cómo está',
  },
};

const ru: AppealWords = {
  title: 'Обжаловать',
  text: 'Решение пересмотрит другой человек — не тот, кто его принял. Это бесплатно и не может ухудшить ваше положение.',
  wordsLabel: 'Почему следует решить иначе?',
  press: 'Отправить жалобу',
  until: 'Обжаловать можно до $.',
  within: 'Срок ответа: $.',
  over: 'Срок обжалования истёк: $.',
  heading: 'Ваша жалоба на решение',
  number: 'Номер',
  received: 'Получена',
  due: 'Ответ не позднее',
  late: 'Ответ задерживается. Просим прощения: он обязательно придёт.',
  decided: 'Рассмотрена',
  yourWords: 'Ваши слова',
  answer: 'Ответ',
  states: {
    open: 'Её рассмотрит не тот, кто принял решение.',
    upheld: 'Решение оставлено в силе.',
    overturned: 'Вы были правы: решение отменено.',
    withdrawn: 'Вы её отозвали.',
  },
  withdraw: 'Отозвать жалобу',
  withdrawn: 'Жалоба отозвана.',
  done: 'Ваша жалоба получена',
  doneText: 'Сейчас вы получите письмо с её номером, а позже — с ответом.',
  further: 'Вы также можете обратиться в орган внесудебного урегулирования споров или в суд.',
  refusals: {
    'not-yours': 'Обжаловать может только тот, кого это касается.',
    'no-decision': 'Здесь нет решения, которое можно обжаловать. Возможно, его уже отменили.',
    'no-words': 'Скажите в нескольких словах, почему следует решить иначе.',
    'too-late': 'Срок обжалования этого решения истёк.',
    appealed: 'Вы уже обжаловали это решение.',
    'too-many': 'У вас очень много нерассмотренных жалоб. Дождитесь сначала ответов.',
  },
  gone: 'Эта жалоба уже рассмотрена.',
  seeStatus: 'Посмотреть, как обстоит дело',
  mail: {
    receiptSubject: 'Мы получили вашу жалобу (№ $)',
    receipt: {
      comment: 'Мы получили вашу жалобу на удаление вашего комментария.',
      restriction: 'Мы получили вашу жалобу на ограничение вашей учётной записи.',
      notice: 'Мы получили вашу жалобу на решение по вашему уведомлению.',
    },
    youWrote: 'Вы написали:',
    dueBy: 'Вы получите ответ не позднее $.',
    other: 'Её рассмотрит не тот, кто принял решение.',
    outcomeSubject: 'Ваша жалоба (№ $): что решено',
    upheld: {
      comment: 'Мы рассмотрели вашу жалобу. Решение остаётся в силе: комментарий удалён.',
      restriction: 'Мы рассмотрели вашу жалобу. Решение остаётся в силе: ограничение вашей учётной записи действует.',
      notice:
        'Мы рассмотрели вашу жалобу. Решение остаётся в силе: комментарий, о котором вы сообщили, остаётся на сайте.',
    },
    overturned: {
      comment: 'Мы рассмотрели вашу жалобу. Вы были правы: решение отменено, ваш комментарий восстановлен.',
      restriction: 'Мы рассмотрели вашу жалобу. Вы были правы: ограничение вашей учётной записи снято.',
      notice: 'Мы рассмотрели вашу жалобу. Вы были правы: комментарий, о котором вы сообщили, удалён.',
    },
    because: 'Причина:',
    byPerson: 'Это решил человек, а не машина.',
    further: 'Если вы не согласны, вы можете обратиться в орган внесудебного урегулирования споров или в суд.',
    toCase: 'Посмотреть, как обстоит дело',
  },
};

const ar: AppealWords = {
  title: 'الاعتراض',
  text: 'يعيد النظر فيه شخص آخر غير الذي اتخذ القرار. الاعتراض مجاني ولا يمكن أن يزيد الأمر سوءًا.',
  wordsLabel: 'لماذا ينبغي أن يكون القرار مختلفًا؟',
  press: 'إرسال الاعتراض',
  until: 'يمكنك الاعتراض حتى $.',
  within: 'يصلك الرد خلال $.',
  over: 'انتهت مهلة الاعتراض في $.',
  heading: 'اعتراضك',
  number: 'الرقم',
  received: 'وصل في',
  due: 'الرد في موعد أقصاه',
  late: 'تأخر الرد. نعتذر عن ذلك، وسيصلك.',
  decided: 'بُتّ فيه في',
  yourWords: 'كلماتك',
  answer: 'الرد',
  states: {
    open: 'ينتظر شخصًا غير الذي اتخذ القرار.',
    upheld: 'القرار باقٍ.',
    overturned: 'كنت على حق: أُلغي القرار.',
    withdrawn: 'سحبته بنفسك.',
  },
  withdraw: 'سحب الاعتراض',
  withdrawn: 'سُحب الاعتراض.',
  done: 'وصل اعتراضك',
  doneText: 'تصلك الآن رسالة برقمه، ثم أخرى بالرد.',
  further: 'يمكنك أيضًا اللجوء إلى هيئة لتسوية المنازعات خارج المحكمة أو إلى القضاء.',
  refusals: {
    'not-yours': 'لا يعترض إلا من يعنيه القرار.',
    'no-decision': 'لا يوجد هنا قرار يُعترض عليه. ربما أُلغي بالفعل.',
    'no-words': 'قل في بضع كلمات لماذا ينبغي أن يكون القرار مختلفًا.',
    'too-late': 'انتهت مهلة الاعتراض على هذا القرار.',
    appealed: 'سبق أن اعترضت على هذا القرار.',
    'too-many': 'لديك اعتراضات كثيرة لم يُبتّ فيها بعد. انتظر بعض الردود أولًا.',
  },
  gone: 'سبق البتّ في هذا الاعتراض.',
  seeStatus: 'انظر إلى أين وصل',
  mail: {
    receiptSubject: 'وصلنا اعتراضك (رقم $)',
    receipt: {
      comment: 'وصلنا اعتراضك على إزالة تعليقك.',
      restriction: 'وصلنا اعتراضك على الإجراء المتخذ بشأن حسابك.',
      notice: 'وصلنا اعتراضك على القرار المتعلق بإشعارك.',
    },
    youWrote: 'كتبتَ:',
    dueBy: 'يصلك الرد في موعد أقصاه $.',
    other: 'يبتّ فيه شخص غير الذي اتخذ القرار.',
    outcomeSubject: 'اعتراضك (رقم $): ما الذي تقرر',
    upheld: {
      comment: 'نظرنا في اعتراضك. القرار باقٍ: يظل تعليقك مُزالًا.',
      restriction: 'نظرنا في اعتراضك. القرار باقٍ: يستمر الإجراء المتخذ بشأن حسابك.',
      notice: 'نظرنا في اعتراضك. القرار باقٍ: يبقى التعليق الذي أرسلت إشعارًا عنه.',
    },
    overturned: {
      comment: 'نظرنا في اعتراضك. كنت على حق: أُلغي القرار وأُعيد تعليقك.',
      restriction: 'نظرنا في اعتراضك. كنت على حق: رُفع الإجراء المتخذ بشأن حسابك.',
      notice: 'نظرنا في اعتراضك. كنت على حق: أُزيل التعليق الذي أرسلت إشعارًا عنه.',
    },
    because: 'السبب:',
    byPerson: 'اتخذ هذا القرارَ شخصٌ لا آلة.',
    further: 'إن لم توافق فيمكنك اللجوء إلى هيئة لتسوية المنازعات خارج المحكمة أو إلى القضاء.',
    toCase: 'انظر إلى أين وصل',
  },
};

export const appealWords: WordsIn<AppealWords> = { en, es, ru, ar };
