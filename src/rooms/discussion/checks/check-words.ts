import { formatDateTime } from '../../../common/dates.ts';
import {
  formatNumber,
  interfaceLanguage,
  plural,
  wordsFor,
  type PluralForms,
  type WordsIn,
} from '../../../common/words.ts';
import type { Finding } from '../comment.ts';

/** What each reason says to the writer: what, why, and what to do. `$` stands for what it is about. */
const en = {
  'thread-closed': 'This discussion is closed. You can still read it.',
  'thread-hidden': 'There is no discussion under this story.',
  'replies-only': 'This discussion only takes replies now. Choose “Reply” under a comment.',
  'account-closed':
    'This account has been closed, so nothing can be posted with it. Write to the newsroom if you think that is a mistake.',
  suspended: 'You cannot comment until $. Your account has been paused by a moderator.',
  banned: 'You can no longer comment here: a moderator has closed commenting for your account.',
  'unread-warning':
    'There is a warning from a moderator for you. Please read it first; then you can post this. Your text is kept.',
  'held-reader': 'A moderator reads your comments before they appear, so this one waits.',
  'subthread-closed': 'Nobody can reply here any more: a moderator has closed this part of the discussion.',
  seeNotices: 'See why, and how to object',
  readWarning: 'Read the warning',
  suspendedWhy: 'The moderator’s words: “$”',
  'account-rate': 'You are writing faster than others can read. Please try again in $; your text is kept.',
  'network-rate': 'Very many comments are coming from your network just now. Please try again in $; your text is kept.',
  'thread-rate': 'This discussion is very busy just now. Please try again in $; your text is kept.',
  empty: 'There is nothing to read in this comment yet. Please write a few words.',
  'too-short': 'This comment is very short. Please write at least $.',
  'too-long': 'This comment is too long. At most $ are possible; please shorten it or write two.',
  'long-word':
    'There is a word without spaces of more than $ in it, which nobody could read on a phone. Please put spaces into it.',
  'too-many-lines': 'This comment has too many lines. At most $ are possible.',
  'own-repeat': 'You have posted this comment already. To say it to others as well, share a link to it.',
  'own-near-repeat': 'You have posted almost the same already. To add something, write only what is new.',
  'others-repeat': 'The same text was posted by somebody else a short while ago, so a moderator reads yours first.',
  'others-near-repeat':
    'Almost the same text was posted by somebody else a short while ago, so a moderator reads yours first.',
  'new-reader-links':
    'Links by new readers are read by a moderator before they appear. That ends once a few of your comments are published.',
  'many-links': 'There are many links in this comment, so a moderator reads it first.',
  'too-many-links': 'There are too many links in this comment. Please keep fewer than $.',
  'look-alike-host':
    'The link to $ is written with letters that look like others, as in false addresses. A moderator looks at it first.',
  'other-address': 'A link names one address and leads to another, $. Please write the true one, or a few words.',
  'short-link': 'The link by $ does not show where it leads. Please use the full address of the page.',
  'words-refused': 'There are words in this comment that are not allowed here. Please say it in others.',
  'words-held': 'There are words in this comment that a moderator looks at first. It appears once it has been read.',
  'words-nudge':
    'Some words in this comment may hurt others and end the conversation. Would you rephrase it? If you post it as it is, a moderator reads it first.',
  capitals:
    'Most of this comment is in CAPITALS, which reads as shouting. Would you write it in small letters? You can also post it as it is.',
  emoji: 'Most of this comment is emoji. Would you say it in words? You can also post it as it is.',
  record:
    'Several of your comments were removed, so a moderator reads this one first. It appears once it has been read.',
  'first-comments':
    'The first comments of new readers are read by a moderator before they appear. Thank you for your patience.',
  'thread-held': 'In this discussion every comment is read by a moderator before it appears.',
  'mail-domain-refuse':
    'Comments are not taken here from addresses at your mail provider. Change the address of your account, and try again.',
  'mail-domain-hold': 'Comments from addresses at your mail provider are read by a moderator before they appear.',
  'staff-only': 'In this discussion only people who work here write. You can read it.',
  'beyond-capacity':
    'We can only look after a few discussions just now, and this one is not among them. Others are open.',
  'capacity-held':
    'We can only look after a few discussions just now. In this one a moderator reads every comment first, which may take a while.',
  'own-rule-publish': 'This comment need not wait.',
  'own-rule-noted': 'This comment is published; a moderator looks at it afterwards.',
  'own-rule-nudge': 'Would you say it differently? If you post it as it is, a moderator reads it first.',
  'own-rule-hold': 'A moderator reads this comment before it appears, by a rule of this publication.',
  'own-rule-refuse':
    'This comment cannot be posted, by a rule of this publication. Your text is kept so that you can change it.',
  'judge-nudge':
    'Would you say it differently? An automatic check ($) has its doubts. If you post it as it is, a moderator reads it first.',
  'judge-hold': 'An automatic check ($) has its doubts about this comment, so a moderator reads it first.',
  'judge-refuse':
    'An automatic check ($) found that this comment cannot be posted here. Your text is kept so that you can change it.',
  'judge-away': 'An automatic check does not answer just now, so a moderator reads this comment first.',
  unjudged: 'This comment is published; an automatic check will look at it later.',
  judged: 'An automatic check found nothing to object to.',
  unknown: 'A moderator looks at this comment first.',
  seeFirst: 'See the first one',
};

type CheckWords = typeof en;

const words: WordsIn<CheckWords> = {
  en,
  es: {
    'thread-closed': 'Este debate está cerrado. Puede seguir leyéndolo.',
    'thread-hidden': 'Este artículo no tiene debate.',
    'replies-only': 'En este debate ya solo se admiten respuestas. Elija «Responder» bajo un comentario.',
    'account-closed': 'Esta cuenta está cerrada y no permite publicar. Escriba a la redacción si cree que es un error.',
    suspended: 'No puede comentar hasta el $. Un moderador ha puesto su cuenta en pausa.',
    banned: 'Ya no puede comentar aquí: un moderador ha cerrado los comentarios para su cuenta.',
    'unread-warning':
      'Hay un aviso de un moderador para usted. Léalo primero; después podrá publicar esto. Su texto se conserva.',
    'held-reader': 'Un moderador lee sus comentarios antes de que aparezcan, así que este espera.',
    'subthread-closed': 'Aquí ya no se puede responder: un moderador ha cerrado esta parte del debate.',
    seeNotices: 'Ver el motivo y cómo reclamar',
    readWarning: 'Leer el aviso',
    suspendedWhy: 'Palabras del moderador: «$»',
    'account-rate':
      'Escribe más deprisa de lo que los demás pueden leer. Inténtelo de nuevo en $; su texto se conserva.',
    'network-rate':
      'Ahora mismo llegan muchísimos comentarios desde su red. Inténtelo de nuevo en $; su texto se conserva.',
    'thread-rate': 'Este debate está muy concurrido ahora mismo. Inténtelo de nuevo en $; su texto se conserva.',
    empty: 'En este comentario aún no hay nada que leer. Escriba unas palabras.',
    'too-short': 'Este comentario es muy corto. Escriba al menos $.',
    'too-long': 'Este comentario es demasiado largo. El máximo es de $; acórtelo o escriba dos.',
    'long-word':
      'Contiene una palabra sin espacios de más de $ que nadie podría leer en un teléfono. Sepárela con espacios.',
    'too-many-lines': 'Este comentario tiene demasiadas líneas. El máximo es de $.',
    'own-repeat': 'Ya ha publicado este comentario. Para decírselo a otros, comparta un enlace a él.',
    'own-near-repeat': 'Ya ha publicado casi lo mismo. Si quiere añadir algo, escriba solo lo nuevo.',
    'others-repeat': 'Otra persona publicó hace poco el mismo texto, así que un moderador leerá antes el suyo.',
    'others-near-repeat':
      'Otra persona publicó hace poco un texto casi igual, así que un moderador leerá antes el suyo.',
    'new-reader-links':
      'Un moderador lee los enlaces de los lectores nuevos antes de que aparezcan. Eso termina cuando se publican algunos de sus comentarios.',
    'many-links': 'Este comentario tiene muchos enlaces, así que un moderador lo leerá antes.',
    'too-many-links': 'Este comentario tiene demasiados enlaces. Deje menos de $.',
    'look-alike-host':
      'El enlace a $ está escrito con letras que se parecen a otras, como en las direcciones falsas. Un moderador lo mirará antes.',
    'other-address': 'Un enlace nombra una dirección y lleva a otra, $. Escriba la verdadera o unas palabras.',
    'short-link': 'El enlace de $ no muestra adónde lleva. Use la dirección completa de la página.',
    'words-refused': 'En este comentario hay palabras que aquí no se admiten. Dígalo con otras.',
    'words-held': 'En este comentario hay palabras que un moderador mira antes. Aparecerá cuando lo haya leído.',
    'words-nudge':
      'Algunas palabras de este comentario pueden herir y acabar con la conversación. ¿Quiere decirlo de otro modo? Si lo publica tal cual, un moderador lo leerá antes.',
    capitals:
      'Casi todo el comentario está en MAYÚSCULAS, que se leen como gritos. ¿Lo escribe en minúsculas? También puede publicarlo tal cual.',
    emoji: 'Casi todo el comentario son emojis. ¿Lo dice con palabras? También puede publicarlo tal cual.',
    record:
      'Se han retirado varios comentarios suyos, así que un moderador leerá antes este. Aparecerá cuando lo haya leído.',
    'first-comments':
      'Un moderador lee los primeros comentarios de los lectores nuevos antes de que aparezcan. Gracias por su paciencia.',
    'thread-held': 'En este debate un moderador lee cada comentario antes de que aparezca.',
    'mail-domain-refuse':
      'Aquí no se aceptan comentarios desde direcciones de su proveedor de correo. Cambie la dirección de su cuenta e inténtelo de nuevo.',
    'mail-domain-hold': 'Un moderador lee antes los comentarios de direcciones de su proveedor de correo.',
    'staff-only': 'En este debate solo escribe quien trabaja aquí. Puede leerlo.',
    'beyond-capacity':
      'Ahora solo podemos atender unos pocos debates y este no está entre ellos. Otros están abiertos.',
    'capacity-held':
      'Ahora solo podemos atender unos pocos debates. En este, un moderador lee antes cada comentario, y puede tardar.',
    'own-rule-publish': 'Este comentario no tiene que esperar.',
    'own-rule-noted': 'Este comentario está publicado; un moderador lo mirará después.',
    'own-rule-nudge': '¿Quiere decirlo de otro modo? Si lo publica tal cual, un moderador lo leerá antes.',
    'own-rule-hold': 'Por una norma de esta publicación, un moderador lee este comentario antes de que aparezca.',
    'own-rule-refuse':
      'Por una norma de esta publicación, este comentario no se puede publicar. Su texto se conserva para que pueda cambiarlo.',
    'judge-nudge':
      '¿Quiere decirlo de otro modo? Una comprobación automática ($) tiene dudas. Si lo publica tal cual, un moderador lo leerá antes.',
    'judge-hold':
      'Una comprobación automática ($) tiene dudas sobre este comentario, así que un moderador lo leerá antes.',
    'judge-refuse':
      'Según una comprobación automática ($), este comentario no se puede publicar aquí. Su texto se conserva para que pueda cambiarlo.',
    'judge-away':
      'Una comprobación automática no responde en este momento, así que un moderador leerá antes este comentario.',
    unjudged: 'Este comentario está publicado; una comprobación automática lo mirará más tarde.',
    judged: 'Una comprobación automática no ha encontrado nada que objetar.',
    unknown: 'Un moderador mirará antes este comentario.',
    seeFirst: 'Ver el primero',
  },
  ru: {
    'thread-closed': 'Это обсуждение закрыто. Его по-прежнему можно читать.',
    'thread-hidden': 'Под этой статьёй нет обсуждения.',
    'replies-only': 'В этом обсуждении теперь можно только отвечать. Нажмите «Ответить» под комментарием.',
    'account-closed': 'Эта учётная запись закрыта, писать от её имени нельзя. Если это ошибка, напишите в редакцию.',
    suspended: 'Вы не можете комментировать до $. Модератор приостановил вашу учётную запись.',
    banned: 'Вы больше не можете комментировать здесь: модератор закрыл комментарии для вашей учётной записи.',
    'unread-warning':
      'Для вас есть предупреждение от модератора. Сначала прочтите его, затем вы сможете отправить комментарий. Текст сохранён.',
    'held-reader': 'Модератор читает ваши комментарии до публикации, поэтому этот ждёт.',
    'subthread-closed': 'Здесь больше нельзя отвечать: модератор закрыл эту ветку обсуждения.',
    seeNotices: 'Причина и как возразить',
    readWarning: 'Прочитать предупреждение',
    suspendedWhy: 'Слова модератора: «$»',
    'account-rate': 'Вы пишете быстрее, чем другие успевают читать. Попробуйте снова через $; текст сохранён.',
    'network-rate': 'Из вашей сети сейчас приходит очень много комментариев. Попробуйте снова через $; текст сохранён.',
    'thread-rate': 'В этом обсуждении сейчас очень оживлённо. Попробуйте снова через $; текст сохранён.',
    empty: 'В этом комментарии пока нечего читать. Напишите хотя бы несколько слов.',
    'too-short': 'Комментарий слишком короткий. Нужно не меньше $.',
    'too-long': 'Комментарий слишком длинный. Можно не больше $; сократите его или напишите два.',
    'long-word': 'В нём есть слово без пробелов длиннее $: на телефоне его не прочесть. Разделите его пробелами.',
    'too-many-lines': 'В комментарии слишком много строк. Можно не больше $.',
    'own-repeat': 'Вы уже публиковали этот комментарий. Чтобы показать его другим, поделитесь ссылкой на него.',
    'own-near-repeat': 'Вы уже публиковали почти то же самое. Если хотите что-то добавить, напишите только новое.',
    'others-repeat': 'Недавно такой же текст опубликовал другой читатель, поэтому ваш сначала прочтёт модератор.',
    'others-near-repeat':
      'Недавно почти такой же текст опубликовал другой читатель, поэтому ваш сначала прочтёт модератор.',
    'new-reader-links':
      'Ссылки новых читателей сначала смотрит модератор. Так будет, пока не опубликовано несколько ваших комментариев.',
    'many-links': 'В комментарии много ссылок, поэтому сначала его прочтёт модератор.',
    'too-many-links': 'В комментарии слишком много ссылок. Оставьте меньше $.',
    'look-alike-host':
      'Ссылка на $ написана буквами, похожими на другие, как бывает в поддельных адресах. Сначала её посмотрит модератор.',
    'other-address':
      'В ссылке назван один адрес, а ведёт она на другой: $. Укажите настоящий или напишите несколько слов.',
    'short-link': 'Ссылка через $ не показывает, куда ведёт. Укажите полный адрес страницы.',
    'words-refused': 'В комментарии есть слова, которые здесь недопустимы. Скажите это иначе.',
    'words-held': 'В комментарии есть слова, которые сначала смотрит модератор. Он появится, когда его прочтут.',
    'words-nudge':
      'Некоторые слова в комментарии могут обидеть и оборвать разговор. Может быть, сказать иначе? Если отправить как есть, сначала его прочтёт модератор.',
    capitals:
      'Почти весь комментарий написан ПРОПИСНЫМИ буквами, а это читается как крик. Может быть, строчными? Можно и оставить как есть.',
    emoji: 'Почти весь комментарий состоит из эмодзи. Может быть, сказать словами? Можно и оставить как есть.',
    record:
      'Несколько ваших комментариев было удалено, поэтому этот сначала прочтёт модератор. Он появится, когда его прочтут.',
    'first-comments': 'Первые комментарии новых читателей модератор читает до публикации. Спасибо за терпение.',
    'thread-held': 'В этом обсуждении модератор читает каждый комментарий до публикации.',
    'mail-domain-refuse':
      'Комментарии с адресов вашей почтовой службы здесь не принимаются. Смените адрес учётной записи и попробуйте снова.',
    'mail-domain-hold': 'Комментарии с адресов вашей почтовой службы сначала читает модератор.',
    'staff-only': 'В этом обсуждении пишут только сотрудники. Его можно читать.',
    'beyond-capacity':
      'Сейчас мы успеваем следить лишь за несколькими обсуждениями, и этого среди них нет. Другие открыты.',
    'capacity-held':
      'Сейчас мы успеваем следить лишь за несколькими обсуждениями. Здесь каждый комментарий сначала читает модератор, и это может занять время.',
    'own-rule-publish': 'Этому комментарию не нужно ждать.',
    'own-rule-noted': 'Комментарий опубликован; модератор посмотрит его позже.',
    'own-rule-nudge': 'Может быть, сказать это иначе? Если отправить как есть, его сначала прочтёт модератор.',
    'own-rule-hold': 'По правилу этого издания комментарий сначала прочтёт модератор.',
    'own-rule-refuse':
      'По правилу этого издания такой комментарий опубликовать нельзя. Текст сохранён: его можно изменить.',
    'judge-nudge':
      'Не хотите сказать это иначе? У автоматической проверки ($) есть сомнения. Если опубликовать как есть, сначала комментарий прочтёт модератор.',
    'judge-hold': 'У автоматической проверки ($) есть сомнения, поэтому сначала этот комментарий прочтёт модератор.',
    'judge-refuse':
      'По мнению автоматической проверки ($), этот комментарий здесь опубликовать нельзя. Текст сохранён, его можно изменить.',
    'judge-away': 'Автоматическая проверка сейчас не отвечает, поэтому сначала этот комментарий прочтёт модератор.',
    unjudged: 'Комментарий опубликован; автоматическая проверка посмотрит его позже.',
    judged: 'Автоматическая проверка не нашла возражений.',
    unknown: 'Сначала этот комментарий посмотрит модератор.',
    seeFirst: 'Посмотреть первый',
  },
  ar: {
    'thread-closed': 'أُغلق هذا النقاش، ولا يزال بإمكانك قراءته.',
    'thread-hidden': 'لا يوجد نقاش تحت هذا المقال.',
    'replies-only': 'لا يقبل هذا النقاش الآن سوى الردود. اختر «رد» تحت أحد التعليقات.',
    'account-closed': 'أُغلق هذا الحساب ولا يمكن النشر به. راسل غرفة الأخبار إن كنت ترى في ذلك خطأ.',
    suspended: 'لا يمكنك التعليق حتى $. أوقف أحد المشرفين حسابك مؤقتًا.',
    banned: 'لم يعد بإمكانك التعليق هنا: أغلق أحد المشرفين التعليق على حسابك.',
    'unread-warning': 'هناك تحذير من أحد المشرفين موجّه إليك. اقرأه أولًا ثم يمكنك نشر هذا. نصك محفوظ.',
    'held-reader': 'يقرأ أحد المشرفين تعليقاتك قبل ظهورها، لذلك ينتظر هذا التعليق.',
    'subthread-closed': 'لم يعد الرد هنا ممكنًا: أغلق أحد المشرفين هذا الجزء من النقاش.',
    seeNotices: 'اطّلع على السبب وكيفية الاعتراض',
    readWarning: 'اقرأ التحذير',
    suspendedWhy: 'كلمات المشرف: «$»',
    'account-rate': 'تكتب أسرع مما يستطيع الآخرون القراءة. حاول مجددًا بعد $؛ نصك محفوظ.',
    'network-rate': 'تصل الآن تعليقات كثيرة جدًا من شبكتك. حاول مجددًا بعد $؛ نصك محفوظ.',
    'thread-rate': 'هذا النقاش مزدحم جدًا الآن. حاول مجددًا بعد $؛ نصك محفوظ.',
    empty: 'ليس في هذا التعليق ما يُقرأ بعد. اكتب بضع كلمات.',
    'too-short': 'هذا التعليق قصير جدًا. الحد الأدنى هو $.',
    'too-long': 'هذا التعليق طويل جدًا. الحد الأقصى هو $؛ اختصره أو اكتب تعليقين.',
    'long-word': 'فيه كلمة بلا مسافات تتجاوز $ ولا يمكن قراءتها على الهاتف. ضع فيها مسافات.',
    'too-many-lines': 'في هذا التعليق أسطر كثيرة جدًا. الحد الأقصى هو $.',
    'own-repeat': 'سبق أن نشرت هذا التعليق. إن أردت أن يراه آخرون فشارك رابطه.',
    'own-near-repeat': 'سبق أن نشرت ما يكاد يطابق هذا. إن أردت الإضافة فاكتب الجديد وحده.',
    'others-repeat': 'نشر شخص آخر النص نفسه قبل قليل، لذلك يقرأ أحد المشرفين تعليقك أولًا.',
    'others-near-repeat': 'نشر شخص آخر نصًا يكاد يطابقه قبل قليل، لذلك يقرأ أحد المشرفين تعليقك أولًا.',
    'new-reader-links': 'يقرأ أحد المشرفين روابط القراء الجدد قبل ظهورها. ينتهي ذلك بعد نشر بضعة تعليقات لك.',
    'many-links': 'في هذا التعليق روابط كثيرة، لذلك يقرؤه أحد المشرفين أولًا.',
    'too-many-links': 'في هذا التعليق روابط أكثر مما ينبغي. اجعلها أقل من $.',
    'look-alike-host': 'الرابط إلى $ مكتوب بحروف تشبه غيرها كما في العناوين المزيفة. ينظر فيه أحد المشرفين أولًا.',
    'other-address': 'يذكر أحد الروابط عنوانًا ويقود إلى عنوان آخر هو $. اكتب العنوان الصحيح أو بضع كلمات.',
    'short-link': 'رابط $ لا يبيّن إلى أين يقود. استخدم العنوان الكامل للصفحة.',
    'words-refused': 'في هذا التعليق كلمات غير مسموح بها هنا. عبّر عنها بغيرها.',
    'words-held': 'في هذا التعليق كلمات ينظر فيها أحد المشرفين أولًا. سيظهر بعد قراءته.',
    'words-nudge':
      'قد تجرح بعض كلمات هذا التعليق الآخرين وتنهي الحوار. هل تعيد صياغته؟ إن نشرته كما هو فسيقرؤه أحد المشرفين أولًا.',
    capitals: 'معظم هذا التعليق بحروف كبيرة تُقرأ كأنها صراخ. هل تكتبه بحروف صغيرة؟ يمكنك أيضًا نشره كما هو.',
    emoji: 'معظم هذا التعليق رموز تعبيرية. هل تقوله بالكلمات؟ يمكنك أيضًا نشره كما هو.',
    record: 'أُزيل عدد من تعليقاتك، لذلك يقرأ أحد المشرفين هذا التعليق أولًا. سيظهر بعد قراءته.',
    'first-comments': 'يقرأ أحد المشرفين أولى تعليقات القراء الجدد قبل ظهورها. شكرًا على صبرك.',
    'thread-held': 'في هذا النقاش يقرأ أحد المشرفين كل تعليق قبل ظهوره.',
    'mail-domain-refuse': 'لا تُقبل هنا تعليقات من عناوين مزوّد بريدك. غيّر عنوان حسابك ثم حاول مجددًا.',
    'mail-domain-hold': 'يقرأ أحد المشرفين أولًا التعليقات الواردة من عناوين مزوّد بريدك.',
    'staff-only': 'لا يكتب في هذا النقاش إلا العاملون هنا، ويمكنك قراءته.',
    'beyond-capacity': 'لا نستطيع الآن متابعة سوى عدد قليل من النقاشات، وليس هذا منها. نقاشات أخرى مفتوحة.',
    'capacity-held':
      'لا نستطيع الآن متابعة سوى عدد قليل من النقاشات. في هذا النقاش يقرأ أحد المشرفين كل تعليق أولًا، وقد يستغرق ذلك وقتًا.',
    'own-rule-publish': 'لا يحتاج هذا التعليق إلى الانتظار.',
    'own-rule-noted': 'هذا التعليق منشور، وسيطّلع عليه أحد المشرفين لاحقًا.',
    'own-rule-nudge': 'هل تود قوله بصيغة أخرى؟ إذا نشرته كما هو فسيقرؤه أحد المشرفين أولًا.',
    'own-rule-hold': 'بموجب قاعدة في هذا الموقع يقرأ أحد المشرفين هذا التعليق قبل ظهوره.',
    'own-rule-refuse': 'بموجب قاعدة في هذا الموقع لا يمكن نشر هذا التعليق. نصّك محفوظ لتتمكن من تعديله.',
    'judge-nudge': 'هل تود قوله بصيغة أخرى؟ لدى فحص آلي ($) شكوك بشأنه. إذا نشرته كما هو فسيقرؤه أحد المشرفين أولًا.',
    'judge-hold': 'لدى فحص آلي ($) شكوك بشأن هذا التعليق، لذلك يقرؤه أحد المشرفين أولًا.',
    'judge-refuse': 'بحسب فحص آلي ($) لا يمكن نشر هذا التعليق هنا. نصّك محفوظ لتتمكن من تعديله.',
    'judge-away': 'لا يستجيب فحص آلي في هذه اللحظة، لذلك يقرأ أحد المشرفين هذا التعليق أولًا.',
    unjudged: 'هذا التعليق منشور، وسيطّلع عليه فحص آلي لاحقًا.',
    judged: 'لم يجد فحص آلي ما يعترض عليه.',
    unknown: 'ينظر أحد المشرفين في هذا التعليق أولًا.',
    seeFirst: 'انظر الأول',
  },
};

type Unit = 'signs' | 'lines' | 'seconds' | 'minutes';

const units: WordsIn<Record<Unit, PluralForms>> = {
  en: {
    signs: { one: '# character', other: '# characters' },
    lines: { one: '# line', other: '# lines' },
    seconds: { one: '# second', other: '# seconds' },
    minutes: { one: '# minute', other: '# minutes' },
  },
  es: {
    signs: { one: '# carácter', other: '# caracteres' },
    lines: { one: '# línea', other: '# líneas' },
    seconds: { one: '# segundo', other: '# segundos' },
    minutes: { one: '# minuto', other: '# minutos' },
  },
  ru: {
    // In the genitive after “не больше”, “не меньше”, “длиннее”.
    signs: { one: '# знака', other: '# знаков' },
    lines: { one: '# строки', other: '# строк' },
    seconds: { one: '# секунду', few: '# секунды', other: '# секунд' },
    minutes: { one: '# минуту', few: '# минуты', other: '# минут' },
  },
  ar: {
    signs: { one: 'حرف واحد', two: 'حرفان', few: '# أحرف', many: '# حرفًا', other: '# حرف' },
    lines: { one: 'سطر واحد', two: 'سطران', few: '# أسطر', many: '# سطرًا', other: '# سطر' },
    seconds: { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', many: '# ثانية', other: '# ثانية' },
    minutes: { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' },
  },
};

const unitOf: Record<string, Unit | 'number'> = {
  'too-short': 'signs',
  'too-long': 'signs',
  'long-word': 'signs',
  'too-many-lines': 'lines',
  'account-rate': 'seconds',
  'network-rate': 'seconds',
  'thread-rate': 'seconds',
  'too-many-links': 'number',
};

/** A first-strong isolate keeps hosts and quoted words from turning the sentence round them. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

const counted = (language: string, unit: Unit | 'number', given: string): string => {
  const count = Number(given);
  if (!Number.isFinite(count)) return given;
  if (unit === 'number') return formatNumber(language, count);
  const isLong = unit === 'seconds' && count > 90;
  return plural(
    language,
    isLong ? Math.ceil(count / 60) : count,
    units[interfaceLanguage(language)][isLong ? 'minutes' : unit],
  );
};

const inserted = (sentence: string, about: string): string => sentence.replace('$', () => about);

/** What a finding says to the writer of the comment: what, why, and what to do. Never a word of the comment itself. */
export const wordsOfFinding = (
  { reason, about = '' }: Pick<Finding, 'reason' | 'about'>,
  language: string,
  timeZone = 'Etc/UTC',
): string => {
  const own = wordsFor(words, language);
  const shown = interfaceLanguage(language);
  // A rule of the publication's own may come with its words.
  if (reason.startsWith('own-rule-') && about !== '') return about;
  const sentence = own[(Object.hasOwn(own, reason) ? reason : 'unknown') as keyof CheckWords];
  if (reason === 'banned')
    return about === '' ? sentence : `${sentence} ${inserted(own.suspendedWhy, isolated(about))}`;
  if (reason === 'suspended') {
    const [until = '', ...why] = about.split('\n');
    const at = Date.parse(until);
    const first = inserted(sentence, Number.isNaN(at) ? until : formatDateTime(at, { language: shown, timeZone }));
    return why.length === 0 ? first : `${first} ${inserted(own.suspendedWhy, isolated(why.join(' ')))}`;
  }
  const unit = unitOf[reason];
  return inserted(sentence, unit ? counted(shown, unit, about) : isolated(about));
};

type FindingLink = { path: string; label: string };

/** Where a finding leads: the comment that said the same before, or what a moderator said to the writer. */
export const linkOfFinding = (
  { reason, about }: Pick<Finding, 'reason' | 'about'>,
  language: string,
): FindingLink | undefined => {
  const own = wordsFor(words, language);
  const place = about === undefined ? '' : encodeURIComponent(about);
  if (place !== '' && (reason === 'own-repeat' || reason === 'own-near-repeat'))
    return { path: `/comments/${place}`, label: own.seeFirst };
  if (reason === 'unread-warning') return { path: `/me/notices/${place}`, label: own.readWarning };
  if (reason === 'suspended' || reason === 'banned') return { path: '/me/notices', label: own.seeNotices };
  return undefined;
};

/** Every reason there are words for. */
export const knownReasons: readonly string[] = Object.keys(en);
