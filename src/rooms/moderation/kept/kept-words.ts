/** What is kept of people and why, in words for them; `#` stands for a number. */
import type { PluralForms, WordsIn } from '../../../common/words.ts';
import type { KeptKey } from './register.ts';

export type KeptWords = {
  title: string;
  text: string;
  what: string;
  howLong: string;
  never: string;
  neverText: string;
  account: string;
  writer: string;
  asked: string;
  record: string;
  days: PluralForms;
  entries: Record<KeptKey, { name: string; text: string }>;
};

export const keptWords: WordsIn<KeptWords> = {
  en: {
    title: 'What is kept, and for how long',
    text: 'Everything that is stored about people here: what it is for, and when it is forgotten. The server goes by this very list.',
    what: 'What',
    howLong: 'How long',
    never: 'What is never stored',
    neverText:
      'The address of your network (IP address), what you read, and anything about visitors who are not signed in.',
    account: 'until the account is deleted',
    writer: 'until its writer deletes it',
    asked: 'until you ask us to delete it',
    record: 'as long as the publication exists',
    days: { one: '# day', other: '# days' },
    entries: {
      account: {
        name: 'Your account',
        text: 'E-mail address, name, what you say about yourself, how you sign in, what you want to be told.',
      },
      sessions: {
        name: 'Signing in',
        text: 'That a browser is signed in, and proofs that were asked for. No address of your network.',
      },
      names: { name: 'Names given up', text: 'So that nobody else takes your former name at once.' },
      erasure: {
        name: 'That an account was deleted',
        text: 'A hash of its number, so that a backup does not bring it back.',
      },
      reading: {
        name: 'What you save and follow',
        text: 'Your reading list, what you follow, mute and recommend, when you last looked at a discussion.',
      },
      told: { name: 'What you were told', text: 'Notifications, after you have read them.' },
      listening: {
        name: 'Where you are in recordings',
        text: 'How far you have listened to what you began, for your own devices.',
      },
      comments: { name: 'Your comments', text: 'What you wrote, its earlier versions, what checks found in it.' },
      'network-marks': {
        name: 'A mark of your network beside a comment',
        text: 'A keyed hash by which two comments from one network are seen to be so. The address itself is never stored.',
      },
      drafts: { name: 'What you wrote before signing in', text: 'Kept so that it is not lost meanwhile.' },
      reports: {
        name: 'Who reported, and their words',
        text: 'Name, address and text of reports and notices, after they were decided. That there was one is counted.',
      },
      decisions: {
        name: 'Decisions and their reasons',
        text: 'What was decided about comments and readers, under which rule, appeals and their answers: the record nobody can change.',
      },
      notes: {
        name: 'Notes of moderators about a reader',
        text: 'What they tell one another so that like cases are treated alike.',
      },
      escalations: {
        name: 'Evidence of threats',
        text: 'A copy of a comment that threatened a life, with its writer, kept apart; counted from when the case was closed.',
      },
      shifts: { name: 'How much moderators looked at', text: 'Numbers only, seen by nobody but themselves.' },
      'hand-over': { name: 'Notes from shift to shift', text: 'What moderators tell whoever comes next.' },
      handings: { name: 'Comments handed to a colleague', text: 'With a word why, after they were dealt with.' },
      deliveries: {
        name: 'Messages to other systems of the publication',
        text: 'Which decision was told to which system.',
      },
      staff: {
        name: 'How moderators set up their desk',
        text: 'Their filters, mails, and what they are looking at just now.',
      },
      letters: {
        name: 'Letters you get by mail',
        text: 'Your e-mail address, which letters you want, when you agreed, and whether a letter could be delivered. Not whether you open it.',
      },
      newsroom: {
        name: 'Who worked on a story',
        text: 'Which of the staff wrote, changed and published what, and when; invitations and roles.',
      },
      work: { name: 'Work in hand', text: 'Mails that are being sent and the like; done work is forgotten.' },
    },
  },
  es: {
    title: 'Qué se guarda y durante cuánto tiempo',
    text: 'Todo lo que aquí se guarda sobre personas: para qué sirve y cuándo se olvida. El servidor se rige por esta misma lista.',
    what: 'Qué',
    howLong: 'Cuánto tiempo',
    never: 'Lo que nunca se guarda',
    neverText: 'La dirección de su red (dirección IP), lo que lee y nada sobre visitantes que no han iniciado sesión.',
    account: 'hasta que se elimine la cuenta',
    writer: 'hasta que lo borre su autor',
    asked: 'hasta que usted pida que se borre',
    record: 'mientras exista la publicación',
    days: { one: '# día', other: '# días' },
    entries: {
      account: {
        name: 'Su cuenta',
        text: 'Correo electrónico, nombre, lo que dice de usted, cómo inicia sesión, qué avisos quiere.',
      },
      sessions: {
        name: 'Inicio de sesión',
        text: 'Que un navegador ha iniciado sesión y las pruebas solicitadas. Ninguna dirección de su red.',
      },
      names: { name: 'Nombres abandonados', text: 'Para que nadie tome enseguida su nombre anterior.' },
      erasure: {
        name: 'Que una cuenta fue eliminada',
        text: 'Un resumen de su número, para que una copia de seguridad no la restaure.',
      },
      reading: {
        name: 'Lo que guarda y sigue',
        text: 'Su lista de lectura, lo que sigue, silencia y recomienda, cuándo miró un debate por última vez.',
      },
      told: { name: 'Lo que se le comunicó', text: 'Avisos, después de leerlos.' },
      listening: {
        name: 'Por dónde va en las grabaciones',
        text: 'Hasta dónde ha escuchado lo que empezó, para sus propios dispositivos.',
      },
      comments: {
        name: 'Sus comentarios',
        text: 'Lo que escribió, sus versiones anteriores, lo que hallaron los controles.',
      },
      'network-marks': {
        name: 'Una marca de su red junto a un comentario',
        text: 'Un resumen con clave que permite ver que dos comentarios vienen de una misma red. La dirección misma nunca se guarda.',
      },
      drafts: {
        name: 'Lo que escribió antes de iniciar sesión',
        text: 'Se guarda para que no se pierda mientras tanto.',
      },
      reports: {
        name: 'Quién denunció y sus palabras',
        text: 'Nombre, dirección y texto de denuncias y avisos, tras decidirse. Que hubo una se sigue contando.',
      },
      decisions: {
        name: 'Decisiones y sus motivos',
        text: 'Qué se decidió sobre comentarios y lectores, por qué norma, recursos y respuestas: el registro que nadie puede cambiar.',
      },
      notes: {
        name: 'Notas de moderadores sobre un lector',
        text: 'Lo que se dicen entre ellos para tratar igual los casos iguales.',
      },
      escalations: {
        name: 'Pruebas de amenazas',
        text: 'Copia de un comentario que amenazaba una vida, con su autor, guardada aparte; cuenta desde el cierre del caso.',
      },
      shifts: { name: 'Cuánto miraron los moderadores', text: 'Solo números, que nadie más ve.' },
      'hand-over': { name: 'Notas de turno a turno', text: 'Lo que los moderadores dicen a quien viene después.' },
      handings: { name: 'Comentarios pasados a un colega', text: 'Con una palabra del porqué, tras resolverse.' },
      deliveries: {
        name: 'Mensajes a otros sistemas de la publicación',
        text: 'Qué decisión se comunicó a qué sistema.',
      },
      staff: {
        name: 'Cómo organizan su mesa los moderadores',
        text: 'Sus filtros, correos y lo que miran en este momento.',
      },
      letters: {
        name: 'Los boletines que recibe por correo',
        text: 'Su dirección de correo, qué boletines quiere, cuándo dio su consentimiento y si un boletín pudo entregarse. No si lo abre.',
      },
      newsroom: {
        name: 'Quién trabajó en un texto',
        text: 'Quién de la redacción escribió, cambió y publicó qué, y cuándo; invitaciones y funciones.',
      },
      work: { name: 'Trabajo en curso', text: 'Correos que se están enviando y similares; lo hecho se olvida.' },
    },
  },
  ru: {
    title: 'Что хранится и как долго',
    text: 'Всё, что здесь хранится о людях: зачем и когда забывается. Сервер следует этому самому списку.',
    what: 'Что',
    howLong: 'Как долго',
    never: 'Что никогда не хранится',
    neverText: 'Адрес вашей сети (IP-адрес), что вы читаете, и что-либо о посетителях, которые не вошли.',
    account: 'до удаления учётной записи',
    writer: 'пока автор не удалит',
    asked: 'пока вы не попросите удалить',
    record: 'пока существует издание',
    days: { one: '# день', few: '# дня', many: '# дней', other: '# дня' },
    entries: {
      account: {
        name: 'Ваша учётная запись',
        text: 'Адрес почты, имя, что вы говорите о себе, как вы входите, о чём хотите узнавать.',
      },
      sessions: { name: 'Вход', text: 'Что браузер вошёл, и запрошенные подтверждения. Без адреса вашей сети.' },
      names: { name: 'Оставленные имена', text: 'Чтобы никто сразу не взял ваше прежнее имя.' },
      erasure: { name: 'Что учётная запись удалена', text: 'Хеш её номера, чтобы резервная копия не вернула её.' },
      reading: {
        name: 'Что вы сохраняете и на что подписаны',
        text: 'Список чтения, подписки, скрытые люди, рекомендации, когда вы последний раз смотрели обсуждение.',
      },
      told: { name: 'О чём вам сообщено', text: 'Уведомления, после прочтения.' },
      listening: {
        name: 'Где вы остановились в записях',
        text: 'До какого места вы дослушали начатое, для ваших же устройств.',
      },
      comments: { name: 'Ваши комментарии', text: 'Что вы написали, прежние версии, что нашли проверки.' },
      'network-marks': {
        name: 'Метка вашей сети у комментария',
        text: 'Хеш с ключом, по которому видно, что два комментария из одной сети. Сам адрес никогда не хранится.',
      },
      drafts: { name: 'Написанное до входа', text: 'Хранится, чтобы не пропало.' },
      reports: {
        name: 'Кто пожаловался и что написал',
        text: 'Имя, адрес и текст жалоб и уведомлений после решения. Сам факт учитывается.',
      },
      decisions: {
        name: 'Решения и их причины',
        text: 'Что решено о комментариях и читателях, по какому правилу, обжалования и ответы: журнал, который никто не может изменить.',
      },
      notes: {
        name: 'Заметки модераторов о читателе',
        text: 'Что они сообщают друг другу, чтобы одинаковые случаи решались одинаково.',
      },
      escalations: {
        name: 'Доказательства угроз',
        text: 'Копия комментария с угрозой жизни и сведения об авторе, отдельно; срок со дня закрытия дела.',
      },
      shifts: { name: 'Сколько просмотрели модераторы', text: 'Только числа, которые видят лишь они сами.' },
      'hand-over': { name: 'Заметки от смены к смене', text: 'Что модераторы сообщают сменщикам.' },
      handings: { name: 'Комментарии, переданные коллеге', text: 'С пояснением, после решения.' },
      deliveries: { name: 'Сообщения другим системам редакции', text: 'О каком решении какой системе сообщено.' },
      staff: { name: 'Как модераторы настроили рабочее место', text: 'Их фильтры, письма и что они смотрят сейчас.' },
      letters: {
        name: 'Рассылки, которые вы получаете',
        text: 'Ваш адрес электронной почты, какие рассылки вы выбрали, когда дали согласие и удалось ли доставить письмо. Не то, открываете ли вы его.',
      },
      newsroom: {
        name: 'Кто работал над материалом',
        text: 'Кто из редакции что писал, менял и публиковал и когда; приглашения и роли.',
      },
      work: { name: 'Текущая работа', text: 'Отправляемые письма и подобное; сделанное забывается.' },
    },
  },
  ar: {
    title: 'ما يُحفظ وإلى متى',
    text: 'كل ما يُخزَّن هنا عن الناس: لماذا، ومتى يُنسى. الخادم يعمل بهذه القائمة نفسها.',
    what: 'البند',
    howLong: 'المدة',
    never: 'ما لا يُخزَّن أبدًا',
    neverText: 'عنوان شبكتك (عنوان IP)، وما تقرؤه، وأي شيء عن زوار لم يسجلوا الدخول.',
    account: 'حتى حذف الحساب',
    writer: 'حتى يحذفه كاتبه',
    asked: 'إلى أن تطلب حذفه',
    record: 'ما دامت هذه الصحيفة',
    days: { zero: '# يوم', one: 'يوم واحد', two: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' },
    entries: {
      account: { name: 'حسابك', text: 'البريد الإلكتروني والاسم وما تقوله عن نفسك وطريقة الدخول وما تريد أن تُبلَّغ به.' },
      sessions: { name: 'تسجيل الدخول', text: 'أن متصفحًا مسجَّل الدخول، والإثباتات المطلوبة. لا عنوان لشبكتك.' },
      names: { name: 'أسماء متروكة', text: 'كي لا يأخذ أحد اسمك السابق فورًا.' },
      erasure: { name: 'أن حسابًا حُذف', text: 'بصمة رقمه كي لا تعيده نسخة احتياطية.' },
      reading: { name: 'ما تحفظه وتتابعه', text: 'قائمة قراءتك وما تتابعه وتكتمه وتوصي به ومتى نظرت آخر مرة في نقاش.' },
      told: { name: 'ما أُبلغت به', text: 'الإشعارات، بعد قراءتها.' },
      listening: { name: 'موضعك في التسجيلات', text: 'إلى أين وصلت فيما بدأت الاستماع إليه، لأجهزتك وحدها.' },
      comments: { name: 'تعليقاتك', text: 'ما كتبته ونسخه السابقة وما وجدته الفحوص.' },
      'network-marks': {
        name: 'علامة شبكتك بجانب التعليق',
        text: 'بصمة بمفتاح تُظهر أن تعليقين من شبكة واحدة. العنوان نفسه لا يُخزَّن أبدًا.',
      },
      drafts: { name: 'ما كتبته قبل تسجيل الدخول', text: 'يُحفظ كي لا يضيع.' },
      reports: { name: 'من أبلغ وكلماته', text: 'الاسم والعنوان ونص البلاغات بعد البتّ فيها. يبقى احتساب وجودها.' },
      decisions: {
        name: 'القرارات وأسبابها',
        text: 'ما تقرر بشأن التعليقات والقراء وبأي قاعدة، والاعتراضات والردود: سجل لا يغيّره أحد.',
      },
      notes: { name: 'ملاحظات المشرفين عن قارئ', text: 'ما يتبادلونه كي تُعامَل الحالات المتشابهة بالمثل.' },
      escalations: {
        name: 'أدلة تهديدات',
        text: 'نسخة من تعليق هدد حياة، مع كاتبه، محفوظة على حدة؛ تُحسب المدة من إغلاق الحالة.',
      },
      shifts: { name: 'كم اطّلع المشرفون', text: 'أرقام فقط لا يراها سواهم.' },
      'hand-over': { name: 'ملاحظات بين المناوبات', text: 'ما يقوله المشرفون لمن يأتي بعدهم.' },
      handings: { name: 'تعليقات سُلّمت لزميل', text: 'مع سبب ذلك، بعد البتّ فيها.' },
      deliveries: { name: 'رسائل إلى أنظمة أخرى للنشر', text: 'أي قرار أُبلغ لأي نظام.' },
      staff: { name: 'كيف ينظم المشرفون عملهم', text: 'مرشحاتهم ورسائلهم وما ينظرون إليه الآن.' },
      letters: {
        name: 'النشرات التي تصلك بالبريد',
        text: 'عنوان بريدك، وأي النشرات تريد، ومتى وافقت، وهل أمكن تسليم النشرة. لا نعرف هل تفتحها.',
      },
      newsroom: {
        name: 'من عمل على مادة',
        text: 'من في هيئة التحرير كتب وغيّر ونشر ماذا ومتى؛ والدعوات والأدوار.',
      },
      work: { name: 'أعمال جارية', text: 'رسائل قيد الإرسال ونحوها؛ ما أُنجز يُنسى.' },
    },
  },
};
