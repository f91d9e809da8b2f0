/** The words for writing comments and for all that is done with them; those of the thread itself are in thread-words.ts. */
import { wordsFor, type WordsIn } from '../../common/words.ts';
import type { PostRefusal } from './post-comment.ts';
import type { ReportRefusal } from './report-comment.ts';
import { isRule, type IllegalGround, type Rule } from './rules.ts';
import type { ThreadState } from './thread.ts';

type Refusal =
  | PostRefusal
  | 'too-late'
  | 'not-yours'
  | 'own'
  | 'no-comment'
  | 'no-commenter'
  | 'too-many'
  | 'not-allowed'
  | 'gone';

export type ActWords = {
  yourComment: string;
  yourReply: string;
  post: string;
  postAsItIs: string;
  preview: string;
  save: string;
  send: string;
  cancel: string;
  toDiscussion: string;
  toComment: string;
  markdownHint: string;
  answerTitle: Record<'published' | 'waiting' | 'refused' | 'nudge' | 'preview' | 'tooMany', string>;
  posted: string;
  waits: string;
  usually: string;
  noneYet: string;
  mailWhenDecided: string;
  keptText: string;
  notYetPosted: string;
  refusals: Record<Refusal, string>;
  tooManyText: string;
  editTitle: string;
  editHint: string;
  deleteTitle: string;
  deleteText: string;
  delete: string;
  reportTitle: string;
  reportHint: string;
  reasonLabel: string;
  moreLabel: string;
  whoReports: string;
  signInToReport: string;
  isIllegal: string;
  illegalTitle: string;
  illegalHint: string;
  ground: string;
  explanation: string;
  explanationHint: string;
  place: string;
  name: string;
  email: string;
  childHint: string;
  goodFaith: string;
  errorTitle: string;
  errorHint: string;
  errorLabel: string;
  reportFaults: Record<ReportRefusal, string>;
  thanksTitle: string;
  reportThanks: string;
  illegalThanks: string;
  errorThanks: string;
  rules: Record<Rule, string>;
  grounds: Record<IllegalGround, string>;
  statusTitle: string;
  statusPublished: string;
  statusWaiting: string;
  statusRemoved: string;
  statusDeleted: string;
  since: string;
  decidedAt: string;
  underRule: string;
  moderatorWords: string;
  byPerson: string;
  byMachine: string;
  leaveEmpty: string;
  removeTitle: string;
  removeHint: string;
  rule: string;
  wordsToWriter: string;
  remove: string;
  approve: string;
  restore: string;
  pickTitle: string;
  pickHint: string;
  whyLabel: string;
  pick: string;
  unpick: string;
  threadTitle: string;
  threadState: string;
  threadNumbers: string;
  asSettings: string;
  announcement: string;
  threadStates: Record<ThreadState, string>;
  minutes: { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };
  hours: { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };
  days: { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };
  data: {
    comments: string;
    recommendations: string;
    reports: string;
    mutes: string;
    decisions: string;
    statements: string;
    appeals: string;
  };
  mail: {
    errorSubject: string;
    error: string;
    toComment: string;
  };
};

const en: ActWords = {
  yourComment: 'Your comment',
  yourReply: 'Your reply',
  post: 'Post',
  postAsItIs: 'Post as it is',
  preview: 'Preview',
  save: 'Save',
  send: 'Send',
  cancel: 'Cancel',
  toDiscussion: 'Back to the discussion',
  toComment: 'Go to the comment',
  markdownHint: '*emphasis*, **strong**, > quote, - list, `code`, ||spoiler||, [words](address)',
  answerTitle: {
    published: 'Your comment is posted',
    waiting: 'Your comment is waiting for a moderator',
    refused: 'Your comment was not posted',
    nudge: 'Would you rephrase it?',
    preview: 'This is how it will look',
    tooMany: 'Too many at once',
  },
  posted: 'Everybody can read it now.',
  waits: 'A moderator reads it before others do. You need not do anything, and nothing is lost.',
  usually: 'Lately that took $.',
  noneYet: 'How long that takes cannot be said yet.',
  mailWhenDecided: 'This page always says how things stand.',
  keptText: 'Your text is still here.',
  notYetPosted: 'You began this before you signed in. It is not posted yet: read it and press Post.',
  refusals: {
    'no-story': 'There is no story here that can be commented on. It may have been taken down.',
    'no-parent': 'The comment you answer is not there any more. You can still post yours as a new one.',
    empty: 'There is nothing to read in this comment yet. Please write a few words.',
    'too-large': 'This text is far too long for a comment. Please shorten it.',
    closed: 'This discussion is closed.',
    suspended: 'You cannot comment for the time being.',
    nudge: 'Some readers may be hurt by this. Would you say it in other words?',
    refused: 'This comment cannot be posted as it is.',
    'too-late': 'The time in which a comment can be changed is over. You can still delete it.',
    'not-yours': 'Only its writer can do that, while the comment is there.',
    own: 'That is not possible with what you wrote yourself.',
    'no-comment': 'This comment is not there any more.',
    'no-commenter': 'This reader is not there any more.',
    'too-many': 'You have muted very many readers. Please unmute one first.',
    'not-allowed': 'Only moderators can do that.',
    gone: 'This has been decided already, or the comment is gone.',
  },
  tooManyText: 'Please try again in $.',
  editTitle: 'Change your comment',
  editHint: 'You can change it for another $. Readers see that it was edited.',
  deleteTitle: 'Delete your comment?',
  deleteText: 'Its text is deleted for good, also what it said before. Answers to it stay.',
  delete: 'Delete it',
  reportTitle: 'Report this comment',
  reportHint: 'A moderator looks at it. Its writer does not learn who reported it.',
  reasonLabel: 'What is wrong with it?',
  moreLabel: 'Anything else a moderator should know (may be left empty)',
  whoReports: 'Reports come from readers who are signed in. To give notice of something illegal you need no account.',
  signInToReport: 'Sign in and report it',
  isIllegal: 'It is illegal content',
  illegalTitle: 'Notice of illegal content',
  illegalHint: 'You need no account. You get a receipt by mail at once, and a second mail when it is decided.',
  ground: 'Which law is broken?',
  explanation: 'Why is it illegal?',
  explanationHint: 'Say which words you mean and what they break.',
  place: 'Exact address of the content',
  name: 'Your name',
  email: 'Your e-mail address',
  childHint: 'For sexual abuse of children, name and e-mail address may be left empty.',
  goodFaith: 'I believe in good faith that what I say here is accurate and complete.',
  errorTitle: 'This may be an error in the story',
  errorHint: 'The newsroom reads this, not the moderators. Thank you for looking closely.',
  errorLabel: 'What is wrong, and how do you know?',
  reportFaults: {
    'no-comment': 'This comment is not there any more.',
    'signed-out': 'Please sign in first.',
    'no-reason': 'Please choose one.',
    'no-text': 'Please say a little more.',
    'no-name': 'Please write your name.',
    'no-email': 'Please write your e-mail address.',
    'no-place': 'Please give the exact address.',
    'no-good-faith': 'Please confirm this.',
  },
  thanksTitle: 'Thank you',
  reportThanks: 'A moderator will look at the comment.',
  illegalThanks: 'Your notice has arrived. It is looked at by a person, and you are told what was decided.',
  errorThanks: 'The newsroom has your note. If the story is corrected, the correction stands under it.',
  rules: {
    insult: 'Insults and personal attacks',
    hate: 'Hatred against groups of people',
    threat: 'Threats or calls for violence',
    harassment: 'Harassment',
    spam: 'Advertising or spam',
    'off-topic': 'Not about the subject',
    'personal-data': 'Private details of others',
    impersonation: 'Pretending to be somebody else',
    falsehood: 'Harmful falsehoods',
    illegal: 'Against the law',
    other: 'Something else',
  },
  grounds: {
    defamation: 'Defamation or insult',
    'hate-speech': 'Hate speech',
    violence: 'Threats or incitement to violence',
    'child-abuse': 'Sexual abuse of children',
    privacy: 'Privacy or data protection',
    copyright: 'Copyright or other rights',
    consumer: 'Fraud or consumer protection',
    other: 'Another law',
  },
  statusTitle: 'How your comment stands',
  statusPublished: 'It is published: everybody can read it.',
  statusWaiting: 'It waits for a moderator; only you and they can read it.',
  statusRemoved: 'It was removed: only you and the moderators can read it.',
  statusDeleted: 'You deleted it. Its text is gone.',
  since: 'Since $',
  decidedAt: 'Decided: $',
  underRule: 'Rule',
  moderatorWords: 'The moderator’s words',
  byPerson: 'A person decided this.',
  byMachine: 'This was decided by an automatic check, without a person.',
  leaveEmpty: 'Leave this field empty',
  removeTitle: 'Remove this comment',
  removeHint: 'Its writer is told the rule and your words, at once.',
  rule: 'Under which rule?',
  wordsToWriter: 'Words to its writer (may be left empty)',
  remove: 'Remove',
  approve: 'Approve',
  restore: 'Restore',
  pickTitle: 'Pick this comment',
  pickHint: 'It stands above the discussion, with your name and your reason.',
  whyLabel: 'Why? Readers see it',
  pick: 'Pick',
  unpick: 'No longer a pick',
  threadTitle: 'This discussion',
  threadState: 'State',
  threadNumbers: 'Limits that differ in this discussion',
  asSettings: 'As the settings say',
  announcement: 'Announcement above this discussion',
  threadStates: {
    open: 'Open',
    held: 'Every comment waits for a moderator',
    replies: 'Replies only',
    staff: 'Only staff write',
    closed: 'Closed',
    hidden: 'Hidden',
  },
  minutes: { one: '# minute', other: '# minutes' },
  hours: { one: '# hour', other: '# hours' },
  days: { one: '# day', other: '# days' },
  data: {
    comments: 'Comments',
    recommendations: 'Recommended comments',
    reports: 'Reports',
    mutes: 'Muted readers',
    decisions: 'Decisions about your comments',
    statements: 'Reasons stated to you',
    appeals: 'Your appeals',
  },
  mail: {
    errorSubject: 'Possible error: $',
    error: 'A reader thinks that something in “$” is wrong:',
    toComment: 'To the comment',
  },
};

const es: ActWords = {
  yourComment: 'Su comentario',
  yourReply: 'Su respuesta',
  post: 'Publicar',
  postAsItIs: 'Publicar tal cual',
  preview: 'Vista previa',
  save: 'Guardar',
  send: 'Enviar',
  cancel: 'Cancelar',
  toDiscussion: 'Volver al debate',
  toComment: 'Ir al comentario',
  markdownHint: '*énfasis*, **negrita**, > cita, - lista, `código`, ||oculto||, [palabras](dirección)',
  answerTitle: {
    published: 'Su comentario está publicado',
    waiting: 'Su comentario espera a un moderador',
    refused: 'Su comentario no se ha publicado',
    nudge: '¿Podría decirlo de otra manera?',
    preview: 'Así se verá',
    tooMany: 'Demasiados a la vez',
  },
  posted: 'Ya puede leerlo todo el mundo.',
  waits: 'Un moderador lo lee antes que los demás. No tiene que hacer nada y nada se pierde.',
  usually: 'Últimamente ha tardado $.',
  noneYet: 'Aún no se puede decir cuánto tarda.',
  mailWhenDecided: 'Esta página dice siempre cómo está.',
  keptText: 'Su texto sigue aquí.',
  notYetPosted: 'Empezó este comentario antes de iniciar sesión. Aún no está publicado: léalo y pulse «Publicar».',
  refusals: {
    'no-story': 'Aquí no hay ningún artículo que se pueda comentar. Puede que se haya retirado.',
    'no-parent': 'El comentario al que responde ya no está. Puede publicar el suyo como uno nuevo.',
    empty: 'En este comentario aún no hay nada que leer. Escriba unas palabras.',
    'too-large': 'Este texto es demasiado largo para un comentario. Acórtelo.',
    closed: 'Este debate está cerrado.',
    suspended: 'Por ahora no puede comentar.',
    nudge: 'Puede que esto hiera a otros lectores. ¿Lo diría con otras palabras?',
    refused: 'Este comentario no se puede publicar tal cual.',
    'too-late': 'Ha pasado el tiempo en que se puede cambiar un comentario. Aún puede borrarlo.',
    'not-yours': 'Solo puede hacerlo quien lo escribió, mientras el comentario exista.',
    own: 'Eso no es posible con lo que ha escrito usted.',
    'no-comment': 'Este comentario ya no está.',
    'no-commenter': 'Este lector ya no está.',
    'too-many': 'Ha silenciado a muchísimos lectores. Deje de silenciar a uno primero.',
    'not-allowed': 'Solo los moderadores pueden hacerlo.',
    gone: 'Ya se ha decidido, o el comentario ya no está.',
  },
  tooManyText: 'Inténtelo de nuevo en $.',
  editTitle: 'Cambiar su comentario',
  editHint: 'Puede cambiarlo durante $ más. Los lectores verán que se ha editado.',
  deleteTitle: '¿Borrar su comentario?',
  deleteText: 'Su texto se borra para siempre, también lo que decía antes. Las respuestas se quedan.',
  delete: 'Borrarlo',
  reportTitle: 'Denunciar este comentario',
  reportHint: 'Lo mira un moderador. Quien lo escribió no sabrá quién lo ha denunciado.',
  reasonLabel: '¿Qué tiene de malo?',
  moreLabel: 'Algo más que deba saber el moderador (puede quedar vacío)',
  whoReports:
    'Denuncian los lectores que han iniciado sesión. Para avisar de algo ilegal no hace falta ninguna cuenta.',
  signInToReport: 'Iniciar sesión y denunciarlo',
  isIllegal: 'Es contenido ilegal',
  illegalTitle: 'Notificación de contenido ilegal',
  illegalHint: 'No necesita cuenta. Recibirá al momento un acuse por correo y otro mensaje cuando se decida.',
  ground: '¿Qué ley infringe?',
  explanation: '¿Por qué es ilegal?',
  explanationHint: 'Diga a qué palabras se refiere y qué infringen.',
  place: 'Dirección exacta del contenido',
  name: 'Su nombre',
  email: 'Su correo electrónico',
  childHint: 'En casos de abuso sexual de menores, el nombre y el correo pueden quedar vacíos.',
  goodFaith: 'Creo de buena fe que lo que digo aquí es exacto y completo.',
  errorTitle: 'Puede haber un error en el artículo',
  errorHint: 'Lo lee la redacción, no los moderadores. Gracias por fijarse.',
  errorLabel: '¿Qué está mal y cómo lo sabe?',
  reportFaults: {
    'no-comment': 'Este comentario ya no está.',
    'signed-out': 'Inicie sesión primero.',
    'no-reason': 'Elija una opción.',
    'no-text': 'Diga un poco más.',
    'no-name': 'Escriba su nombre.',
    'no-email': 'Escriba su correo electrónico.',
    'no-place': 'Indique la dirección exacta.',
    'no-good-faith': 'Confírmelo, por favor.',
  },
  thanksTitle: 'Gracias',
  reportThanks: 'Un moderador mirará el comentario.',
  illegalThanks: 'Su notificación ha llegado. La mira una persona y le diremos qué se ha decidido.',
  errorThanks: 'La redacción tiene su nota. Si se corrige el artículo, la corrección figurará debajo.',
  rules: {
    insult: 'Insultos y ataques personales',
    hate: 'Odio contra grupos de personas',
    threat: 'Amenazas o llamadas a la violencia',
    harassment: 'Acoso',
    spam: 'Publicidad o spam',
    'off-topic': 'No trata del tema',
    'personal-data': 'Datos privados de otras personas',
    impersonation: 'Hacerse pasar por otra persona',
    falsehood: 'Falsedades dañinas',
    illegal: 'Contrario a la ley',
    other: 'Otra cosa',
  },
  grounds: {
    defamation: 'Difamación o injuria',
    'hate-speech': 'Discurso de odio',
    violence: 'Amenazas o incitación a la violencia',
    'child-abuse': 'Abuso sexual de menores',
    privacy: 'Privacidad o protección de datos',
    copyright: 'Derechos de autor u otros derechos',
    consumer: 'Fraude o protección del consumidor',
    other: 'Otra ley',
  },
  statusTitle: 'Cómo está su comentario',
  statusPublished: 'Está publicado: lo puede leer todo el mundo.',
  statusWaiting: 'Espera a un moderador; solo usted y ellos pueden leerlo.',
  statusRemoved: 'Se ha retirado: solo usted y los moderadores pueden leerlo.',
  statusDeleted: 'Lo ha borrado usted. Su texto ya no existe.',
  since: 'Desde $',
  decidedAt: 'Decidido: $',
  underRule: 'Norma',
  moderatorWords: 'Palabras del moderador',
  byPerson: 'Lo ha decidido una persona.',
  byMachine: 'Lo ha decidido una comprobación automática, sin intervención de una persona.',
  leaveEmpty: 'Deje este campo vacío',
  removeTitle: 'Retirar este comentario',
  removeHint: 'Quien lo escribió conocerá al momento la norma y sus palabras.',
  rule: '¿Según qué norma?',
  wordsToWriter: 'Palabras para quien lo escribió (puede quedar vacío)',
  remove: 'Retirar',
  approve: 'Aprobar',
  restore: 'Restaurar',
  pickTitle: 'Destacar este comentario',
  pickHint: 'Figurará encima del debate, con su nombre y su motivo.',
  whyLabel: '¿Por qué? Los lectores lo ven',
  pick: 'Destacar',
  unpick: 'Dejar de destacar',
  threadTitle: 'Este debate',
  threadState: 'Estado',
  threadNumbers: 'Límites propios de este debate',
  asSettings: 'Como digan los ajustes',
  announcement: 'Aviso encima de este debate',
  threadStates: {
    open: 'Abierto',
    held: 'Todos los comentarios esperan a un moderador',
    replies: 'Solo respuestas',
    staff: 'Solo escribe la redacción',
    closed: 'Cerrado',
    hidden: 'Oculto',
  },
  minutes: { one: '# minuto', other: '# minutos' },
  hours: { one: '# hora', other: '# horas' },
  days: { one: '# día', other: '# días' },
  data: {
    comments: 'Comentarios',
    recommendations: 'Comentarios recomendados',
    reports: 'Denuncias',
    mutes: 'Lectores silenciados',
    decisions: 'Decisiones sobre sus comentarios',
    statements: 'Motivos que se le comunicaron',
    appeals: 'Sus reclamaciones',
  },
  mail: {
    errorSubject: 'Posible error: $',
    error: 'Un lector cree que algo en «$» está mal:',
    toComment: 'Ir al comentario',
  },
};

const ru: ActWords = {
  yourComment: 'Ваш комментарий',
  yourReply: 'Ваш ответ',
  post: 'Опубликовать',
  postAsItIs: 'Опубликовать как есть',
  preview: 'Предпросмотр',
  save: 'Сохранить',
  send: 'Отправить',
  cancel: 'Отмена',
  toDiscussion: 'Вернуться к обсуждению',
  toComment: 'Перейти к комментарию',
  markdownHint: '*курсив*, **жирный**, > цитата, - список, `код`, ||скрыто||, [слова](адрес)',
  answerTitle: {
    published: 'Ваш комментарий опубликован',
    waiting: 'Ваш комментарий ждёт модератора',
    refused: 'Ваш комментарий не опубликован',
    nudge: 'Может быть, сказать иначе?',
    preview: 'Так это будет выглядеть',
    tooMany: 'Слишком часто',
  },
  posted: 'Теперь его могут прочитать все.',
  waits: 'Модератор прочитает его раньше остальных. Делать ничего не нужно, ничего не пропадёт.',
  usually: 'В последнее время это занимало $.',
  noneYet: 'Сколько это займёт, пока сказать нельзя.',
  mailWhenDecided: 'На этой странице всегда видно, как обстоят дела.',
  keptText: 'Ваш текст сохранён здесь.',
  notYetPosted: 'Вы начали этот комментарий до входа. Он ещё не опубликован: прочтите его и нажмите «Опубликовать».',
  refusals: {
    'no-story': 'Здесь нет материала, который можно комментировать. Возможно, его убрали.',
    'no-parent': 'Комментария, на который вы отвечаете, больше нет. Свой можно опубликовать отдельно.',
    empty: 'В этом комментарии пока нечего читать. Напишите несколько слов.',
    'too-large': 'Текст слишком велик для комментария. Пожалуйста, сократите его.',
    closed: 'Это обсуждение закрыто.',
    suspended: 'Пока вы не можете комментировать.',
    nudge: 'Это может задеть других читателей. Скажете другими словами?',
    refused: 'В таком виде комментарий опубликовать нельзя.',
    'too-late': 'Время, когда комментарий можно изменить, прошло. Его всё ещё можно удалить.',
    'not-yours': 'Это может сделать только автор, пока комментарий существует.',
    own: 'С тем, что вы написали сами, этого сделать нельзя.',
    'no-comment': 'Этого комментария больше нет.',
    'no-commenter': 'Этого читателя больше нет.',
    'too-many': 'Вы скрыли очень многих читателей. Сначала верните кого-нибудь.',
    'not-allowed': 'Это могут делать только модераторы.',
    gone: 'Решение уже принято, или комментария больше нет.',
  },
  tooManyText: 'Попробуйте снова через $.',
  editTitle: 'Изменить комментарий',
  editHint: 'Изменить его можно ещё $. Читатели увидят, что он правился.',
  deleteTitle: 'Удалить ваш комментарий?',
  deleteText: 'Текст удаляется навсегда, вместе с прежними версиями. Ответы на него останутся.',
  delete: 'Удалить',
  reportTitle: 'Пожаловаться на комментарий',
  reportHint: 'Его посмотрит модератор. Автор не узнает, кто пожаловался.',
  reasonLabel: 'Что с ним не так?',
  moreLabel: 'Что ещё стоит знать модератору (можно оставить пустым)',
  whoReports: 'Жалобы принимаются от вошедших читателей. Чтобы сообщить о незаконном, учётная запись не нужна.',
  signInToReport: 'Войти и пожаловаться',
  isIllegal: 'Это незаконный контент',
  illegalTitle: 'Уведомление о незаконном контенте',
  illegalHint:
    'Учётная запись не нужна. Вы сразу получите подтверждение по почте и ещё одно письмо, когда будет решение.',
  ground: 'Какой закон нарушен?',
  explanation: 'Почему это незаконно?',
  explanationHint: 'Укажите, какие слова вы имеете в виду и что они нарушают.',
  place: 'Точный адрес',
  name: 'Ваше имя',
  email: 'Ваш адрес электронной почты',
  childHint: 'Если речь о сексуальном насилии над детьми, имя и адрес можно не указывать.',
  goodFaith: 'Я добросовестно считаю, что сказанное здесь точно и полно.',
  errorTitle: 'Возможно, в материале ошибка',
  errorHint: 'Это прочитает редакция, а не модераторы. Спасибо за внимательность.',
  errorLabel: 'Что неверно и откуда вы это знаете?',
  reportFaults: {
    'no-comment': 'Этого комментария больше нет.',
    'signed-out': 'Сначала войдите.',
    'no-reason': 'Выберите что-нибудь.',
    'no-text': 'Напишите немного подробнее.',
    'no-name': 'Напишите ваше имя.',
    'no-email': 'Напишите ваш адрес электронной почты.',
    'no-place': 'Укажите точный адрес.',
    'no-good-faith': 'Пожалуйста, подтвердите это.',
  },
  thanksTitle: 'Спасибо',
  reportThanks: 'Модератор посмотрит комментарий.',
  illegalThanks: 'Ваше уведомление получено. Его рассмотрит человек, и мы сообщим вам решение.',
  errorThanks: 'Редакция получила вашу заметку. Если материал исправят, поправка будет под ним.',
  rules: {
    insult: 'Оскорбления и переход на личности',
    hate: 'Ненависть к группам людей',
    threat: 'Угрозы и призывы к насилию',
    harassment: 'Травля',
    spam: 'Реклама или спам',
    'off-topic': 'Не по теме',
    'personal-data': 'Личные сведения о других',
    impersonation: 'Выдаёт себя за другого',
    falsehood: 'Вредная ложь',
    illegal: 'Нарушает закон',
    other: 'Другое',
  },
  grounds: {
    defamation: 'Клевета или оскорбление',
    'hate-speech': 'Разжигание ненависти',
    violence: 'Угрозы или подстрекательство к насилию',
    'child-abuse': 'Сексуальное насилие над детьми',
    privacy: 'Частная жизнь или персональные данные',
    copyright: 'Авторские или иные права',
    consumer: 'Мошенничество или права потребителей',
    other: 'Другой закон',
  },
  statusTitle: 'Что с вашим комментарием',
  statusPublished: 'Он опубликован, его могут прочитать все.',
  statusWaiting: 'Он ждёт модератора; его видите только вы и модераторы.',
  statusRemoved: 'Он удалён: его видите только вы и модераторы.',
  statusDeleted: 'Вы его удалили. Текста больше нет.',
  since: 'С $',
  decidedAt: 'Решено: $',
  underRule: 'Правило',
  moderatorWords: 'Слова модератора',
  byPerson: 'Это решил человек.',
  byMachine: 'Это решила автоматическая проверка, без участия человека.',
  leaveEmpty: 'Оставьте это поле пустым',
  removeTitle: 'Убрать этот комментарий',
  removeHint: 'Автор сразу узнает правило и ваши слова.',
  rule: 'По какому правилу?',
  wordsToWriter: 'Слова автору (можно оставить пустым)',
  remove: 'Убрать',
  approve: 'Одобрить',
  restore: 'Вернуть',
  pickTitle: 'Выделить этот комментарий',
  pickHint: 'Он будет над обсуждением, с вашим именем и объяснением.',
  whyLabel: 'Почему? Это увидят читатели',
  pick: 'Выделить',
  unpick: 'Больше не выделять',
  threadTitle: 'Это обсуждение',
  threadState: 'Состояние',
  threadNumbers: 'Особые пределы этого обсуждения',
  asSettings: 'Как в настройках',
  announcement: 'Объявление над этим обсуждением',
  threadStates: {
    open: 'Открыто',
    held: 'Каждый комментарий ждёт модератора',
    replies: 'Только ответы',
    staff: 'Пишет только редакция',
    closed: 'Закрыто',
    hidden: 'Скрыто',
  },
  minutes: { one: '# минуту', few: '# минуты', many: '# минут', other: '# минуты' },
  hours: { one: '# час', few: '# часа', many: '# часов', other: '# часа' },
  days: { one: '# день', few: '# дня', many: '# дней', other: '# дня' },
  data: {
    comments: 'Комментарии',
    recommendations: 'Рекомендованные комментарии',
    reports: 'Жалобы',
    mutes: 'Скрытые читатели',
    decisions: 'Решения о ваших комментариях',
    statements: 'Обоснования решений',
    appeals: 'Ваши жалобы на решения',
  },
  mail: {
    errorSubject: 'Возможная ошибка: $',
    error: 'Читатель считает, что в материале «$» что-то неверно:',
    toComment: 'К комментарию',
  },
};

const ar: ActWords = {
  yourComment: 'تعليقك',
  yourReply: 'ردّك',
  post: 'نشر',
  postAsItIs: 'انشره كما هو',
  preview: 'معاينة',
  save: 'حفظ',
  send: 'إرسال',
  cancel: 'إلغاء',
  toDiscussion: 'العودة إلى النقاش',
  toComment: 'اذهب إلى التعليق',
  markdownHint: '*مائل*، **غامق**، > اقتباس، - قائمة، `رمز`، ||مخفي||، [كلمات](عنوان)',
  answerTitle: {
    published: 'نُشر تعليقك',
    waiting: 'تعليقك ينتظر المشرف',
    refused: 'لم يُنشر تعليقك',
    nudge: 'هل تعيد صياغته؟',
    preview: 'هكذا سيبدو',
    tooMany: 'محاولات كثيرة',
  },
  posted: 'صار بإمكان الجميع قراءته.',
  waits: 'يقرؤه مشرف قبل الآخرين. ليس عليك فعل شيء، ولن يضيع شيء.',
  usually: 'استغرق ذلك مؤخرًا $.',
  noneYet: 'لا يمكن تحديد المدة بعد.',
  mailWhenDecided: 'تبيّن هذه الصفحة دائمًا ما آل إليه.',
  keptText: 'ما زال نصك هنا.',
  notYetPosted: 'بدأت هذا التعليق قبل تسجيل الدخول، ولم يُنشر بعد: اقرأه ثم اضغط «نشر».',
  refusals: {
    'no-story': 'لا توجد هنا مادة يمكن التعليق عليها. ربما أزيلت.',
    'no-parent': 'لم يعد التعليق الذي ترد عليه موجودًا. يمكنك نشر تعليقك منفردًا.',
    empty: 'لا شيء يُقرأ في هذا التعليق بعد. اكتب بضع كلمات.',
    'too-large': 'هذا النص أطول بكثير من أن يكون تعليقًا. اختصره من فضلك.',
    closed: 'هذا النقاش مغلق.',
    suspended: 'لا يمكنك التعليق في الوقت الحالي.',
    nudge: 'قد يؤذي هذا بعض القراء. هل تقوله بكلمات أخرى؟',
    refused: 'لا يمكن نشر هذا التعليق كما هو.',
    'too-late': 'انقضى وقت تعديل التعليق. ما زال بإمكانك حذفه.',
    'not-yours': 'لا يستطيع ذلك إلا كاتبه، ما دام التعليق موجودًا.',
    own: 'لا يمكن ذلك مع ما كتبته بنفسك.',
    'no-comment': 'لم يعد هذا التعليق موجودًا.',
    'no-commenter': 'لم يعد هذا القارئ موجودًا.',
    'too-many': 'كتمت عددًا كبيرًا جدًا من القراء. ألغِ كتم أحدهم أولًا.',
    'not-allowed': 'لا يستطيع ذلك إلا المشرفون.',
    gone: 'اتُّخذ القرار من قبل، أو لم يعد التعليق موجودًا.',
  },
  tooManyText: 'حاول مجددًا بعد $.',
  editTitle: 'تعديل تعليقك',
  editHint: 'يمكنك تعديله خلال $ أخرى. سيرى القراء أنه عُدّل.',
  deleteTitle: 'هل تحذف تعليقك؟',
  deleteText: 'يُحذف نصه نهائيًا، وما كان يقوله من قبل أيضًا. تبقى الردود عليه.',
  delete: 'احذفه',
  reportTitle: 'الإبلاغ عن هذا التعليق',
  reportHint: 'ينظر فيه مشرف. لن يعرف كاتبه من أبلغ عنه.',
  reasonLabel: 'ما المشكلة فيه؟',
  moreLabel: 'ما يحسن أن يعرفه المشرف أيضًا (يمكن تركه فارغًا)',
  whoReports: 'البلاغات يقدّمها القرّاء بعد تسجيل الدخول. أما الإبلاغ عن محتوى غير قانوني فلا يحتاج إلى حساب.',
  signInToReport: 'سجّل الدخول وأبلغ عنه',
  isIllegal: 'إنه محتوى غير قانوني',
  illegalTitle: 'إشعار بمحتوى غير قانوني',
  illegalHint: 'لا تحتاج إلى حساب. يصلك إيصال بالبريد فورًا، ثم رسالة أخرى عند اتخاذ القرار.',
  ground: 'أي قانون يخالف؟',
  explanation: 'لماذا هو غير قانوني؟',
  explanationHint: 'حدّد الكلمات التي تقصدها وما تخالفه.',
  place: 'العنوان الدقيق للمحتوى',
  name: 'اسمك',
  email: 'بريدك الإلكتروني',
  childHint: 'في حالات الاعتداء الجنسي على الأطفال يمكن ترك الاسم والبريد فارغين.',
  goodFaith: 'أعتقد بحسن نية أن ما أقوله هنا دقيق وكامل.',
  errorTitle: 'قد يكون هذا خطأ في المادة',
  errorHint: 'تقرأ هذا هيئة التحرير لا المشرفون. شكرًا على انتباهك.',
  errorLabel: 'ما الخطأ، وكيف عرفت ذلك؟',
  reportFaults: {
    'no-comment': 'لم يعد هذا التعليق موجودًا.',
    'signed-out': 'سجّل الدخول أولًا.',
    'no-reason': 'اختر واحدًا من فضلك.',
    'no-text': 'اكتب المزيد من فضلك.',
    'no-name': 'اكتب اسمك من فضلك.',
    'no-email': 'اكتب بريدك الإلكتروني من فضلك.',
    'no-place': 'اذكر العنوان الدقيق من فضلك.',
    'no-good-faith': 'أكّد ذلك من فضلك.',
  },
  thanksTitle: 'شكرًا لك',
  reportThanks: 'سينظر مشرف في التعليق.',
  illegalThanks: 'وصل إشعارك. ينظر فيه إنسان، وسنخبرك بما تقرر.',
  errorThanks: 'وصلت ملاحظتك إلى هيئة التحرير. إذا صُحّحت المادة فسيظهر التصحيح أسفلها.',
  rules: {
    insult: 'شتائم وهجوم شخصي',
    hate: 'كراهية ضد جماعات من الناس',
    threat: 'تهديد أو دعوة إلى العنف',
    harassment: 'مضايقة',
    spam: 'إعلان أو رسائل مزعجة',
    'off-topic': 'خارج الموضوع',
    'personal-data': 'معلومات خاصة عن الآخرين',
    impersonation: 'انتحال شخصية أخرى',
    falsehood: 'أكاذيب ضارة',
    illegal: 'مخالف للقانون',
    other: 'شيء آخر',
  },
  grounds: {
    defamation: 'تشهير أو سب',
    'hate-speech': 'خطاب كراهية',
    violence: 'تهديد أو تحريض على العنف',
    'child-abuse': 'اعتداء جنسي على الأطفال',
    privacy: 'الخصوصية أو حماية البيانات',
    copyright: 'حقوق المؤلف أو حقوق أخرى',
    consumer: 'احتيال أو حماية المستهلك',
    other: 'قانون آخر',
  },
  statusTitle: 'حال تعليقك',
  statusPublished: 'إنه منشور ويستطيع الجميع قراءته.',
  statusWaiting: 'ينتظر مشرفًا؛ لا يقرؤه إلا أنت والمشرفون.',
  statusRemoved: 'أزيل: لا يقرؤه إلا أنت والمشرفون.',
  statusDeleted: 'حذفته أنت. لم يعد نصه موجودًا.',
  since: 'منذ $',
  decidedAt: 'تقرر: $',
  underRule: 'القاعدة',
  moderatorWords: 'كلمات المشرف',
  byPerson: 'اتخذ هذا القرار إنسان.',
  byMachine: 'اتخذ هذا القرار فحص آلي دون تدخل إنسان.',
  leaveEmpty: 'اترك هذا الحقل فارغًا',
  removeTitle: 'إزالة هذا التعليق',
  removeHint: 'يُبلَّغ كاتبه فورًا بالقاعدة وبكلماتك.',
  rule: 'بموجب أي قاعدة؟',
  wordsToWriter: 'كلمات إلى كاتبه (يمكن تركه فارغًا)',
  remove: 'إزالة',
  approve: 'قبول',
  restore: 'استعادة',
  pickTitle: 'إبراز هذا التعليق',
  pickHint: 'يظهر فوق النقاش مع اسمك وسببك.',
  whyLabel: 'لماذا؟ يراه القراء',
  pick: 'إبراز',
  unpick: 'إلغاء الإبراز',
  threadTitle: 'هذا النقاش',
  threadState: 'الحالة',
  threadNumbers: 'حدود خاصة بهذا النقاش',
  asSettings: 'كما في الإعدادات',
  announcement: 'إعلان فوق هذا النقاش',
  threadStates: {
    open: 'مفتوح',
    held: 'كل تعليق ينتظر مشرفًا',
    replies: 'ردود فقط',
    staff: 'يكتب فريق التحرير وحده',
    closed: 'مغلق',
    hidden: 'مخفي',
  },
  minutes: { zero: '# دقيقة', one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' },
  hours: { zero: '# ساعة', one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', many: '# ساعة', other: '# ساعة' },
  days: { zero: '# يوم', one: 'يومًا واحدًا', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' },
  data: {
    comments: 'التعليقات',
    recommendations: 'تعليقات أوصيت بها',
    reports: 'البلاغات',
    mutes: 'القراء المكتومون',
    decisions: 'قرارات بشأن تعليقاتك',
    statements: 'بيانات الأسباب الموجهة إليك',
    appeals: 'اعتراضاتك',
  },
  mail: {
    errorSubject: 'خطأ محتمل: $',
    error: 'يرى أحد القراء أن في «$» خطأ:',
    toComment: 'إلى التعليق',
  },
};

export const actWords: WordsIn<ActWords> = { en, es, ru, ar };

/** A sentence with what it is about put into it. */
export const said = (sentence: string, about: string): string => sentence.replace('$', () => about);

/** What a rule is called; a rule from elsewhere is called what it is called there. */
export const ruleWords = (rule: string, language: string): string =>
  isRule(rule) ? wordsFor(actWords, language).rules[rule] : rule;
