/** What the page's island says; the words it shares with the page come from `thread-words.ts`. */
import { wordsFor, type WordsIn } from '../../common/words.ts';
import type { LiveWords } from './islands/thread/words.ts';
import { threadWords } from './thread-words.ts';

type Shared =
  | 'count'
  | 'answers'
  | 'removed'
  | 'deleted'
  | 'answerTo'
  | 'postAnswer'
  | 'cancel'
  | 'preview'
  | 'formatting'
  | 'recommend'
  | 'recommended'
  | 'undo'
  | 'seeStatus';

type Own = Omit<LiveWords, Shared>;

const en: Own = {
  newComments: { one: '# new comment', other: '# new comments' },
  newAnswers: { one: '# new answer', other: '# new answers' },
  many: 'Many new comments: begin with the newest',
  editedNow: 'This comment was edited. Show it as it is now',
  changed: 'This discussion has changed.',
  reload: 'Load it again',
  loadFailed: 'It could not be loaded. Please try again.',
  readers: { one: '# reader here', other: '# readers here' },
  posting: 'Posting …',
  posted: 'Your comment is published.',
  waits: 'Your comment waits for a moderator.',
  isNew: 'New',
  offline: 'The connection failed. Your text is still here: please try again.',
  failed: 'That did not work just now. Your text is still here: please try again.',
  postAnyway: 'Post it as it is',
  draftIsBack: 'Your draft is back.',
  discard: 'Discard it',
  left: { one: '# character left', other: '# characters left' },
  close: 'Close',
  strong: 'Strong',
  em: 'Emphasis',
  quote: 'Quote',
  list: 'List',
  link: 'Link',
  spoiler: 'Spoiler',
  code: 'Code',
  copied: 'Link copied',
  momentAdded: 'The time # is in your comment.',
  done: 'Done.',
  keys: 'Keyboard shortcuts',
  keyNext: 'next comment',
  keyPrevious: 'previous comment',
  keyAnswer: 'answer it',
  keyList: 'this list',
  keysOn: 'Single keys work in discussions',
};

const es: Own = {
  newComments: { one: '# comentario nuevo', other: '# comentarios nuevos' },
  newAnswers: { one: '# respuesta nueva', other: '# respuestas nuevas' },
  many: 'Muchos comentarios nuevos: empezar por los más recientes',
  editedNow: 'Este comentario ha sido editado. Ver cómo queda',
  changed: 'Este debate ha cambiado.',
  reload: 'Volver a cargarlo',
  loadFailed: 'No se ha podido cargar. Inténtelo de nuevo.',
  readers: { one: '# lector aquí', other: '# lectores aquí' },
  posting: 'Publicando…',
  posted: 'Su comentario está publicado.',
  waits: 'Su comentario espera a un moderador.',
  isNew: 'Nuevo',
  offline: 'La conexión ha fallado. Su texto sigue aquí: inténtelo de nuevo.',
  failed: 'Ahora mismo no ha sido posible. Su texto sigue aquí: inténtelo de nuevo.',
  postAnyway: 'Publicarlo como está',
  draftIsBack: 'Su borrador ha vuelto.',
  discard: 'Descartarlo',
  left: { one: 'Queda # carácter', other: 'Quedan # caracteres' },
  close: 'Cerrar',
  strong: 'Negrita',
  em: 'Cursiva',
  quote: 'Cita',
  list: 'Lista',
  link: 'Enlace',
  spoiler: 'Destripe',
  code: 'Código',
  copied: 'Enlace copiado',
  momentAdded: 'El momento # está en su comentario.',
  done: 'Hecho.',
  keys: 'Atajos de teclado',
  keyNext: 'comentario siguiente',
  keyPrevious: 'comentario anterior',
  keyAnswer: 'responder',
  keyList: 'esta lista',
  keysOn: 'Usar teclas sueltas en los debates',
};

const ru: Own = {
  newComments: { one: '# новый комментарий', few: '# новых комментария', other: '# новых комментариев' },
  newAnswers: { one: '# новый ответ', few: '# новых ответа', other: '# новых ответов' },
  many: 'Много новых комментариев: начать с самых новых',
  editedNow: 'Комментарий изменён. Показать, каким он стал',
  changed: 'Обсуждение изменилось.',
  reload: 'Загрузить заново',
  loadFailed: 'Не удалось загрузить. Попробуйте ещё раз.',
  readers: { one: 'Здесь # читатель', few: 'Здесь # читателя', other: 'Здесь # читателей' },
  posting: 'Отправляем…',
  posted: 'Ваш комментарий опубликован.',
  waits: 'Ваш комментарий ждёт модератора.',
  isNew: 'Новое',
  offline: 'Нет связи. Ваш текст на месте: попробуйте ещё раз.',
  failed: 'Сейчас не получилось. Ваш текст на месте: попробуйте ещё раз.',
  postAnyway: 'Опубликовать как есть',
  draftIsBack: 'Ваш черновик на месте.',
  discard: 'Удалить его',
  left: { one: 'Остался # знак', few: 'Осталось # знака', other: 'Осталось # знаков' },
  close: 'Закрыть',
  strong: 'Жирный',
  em: 'Курсив',
  quote: 'Цитата',
  list: 'Список',
  link: 'Ссылка',
  spoiler: 'Спойлер',
  code: 'Код',
  copied: 'Ссылка скопирована',
  momentAdded: 'Время # добавлено в ваш комментарий.',
  done: 'Готово.',
  keys: 'Клавиши',
  keyNext: 'следующий комментарий',
  keyPrevious: 'предыдущий комментарий',
  keyAnswer: 'ответить',
  keyList: 'этот список',
  keysOn: 'Одиночные клавиши работают в обсуждениях',
};

const ar: Own = {
  newComments: {
    zero: 'لا تعليقات جديدة',
    one: 'تعليق جديد واحد',
    two: 'تعليقان جديدان',
    few: '# تعليقات جديدة',
    many: '# تعليقًا جديدًا',
    other: '# تعليق جديد',
  },
  newAnswers: {
    zero: 'لا ردود جديدة',
    one: 'رد جديد واحد',
    two: 'ردان جديدان',
    few: '# ردود جديدة',
    many: '# ردًّا جديدًا',
    other: '# رد جديد',
  },
  many: 'تعليقات جديدة كثيرة: ابدأ بالأحدث',
  editedNow: 'عُدّل هذا التعليق. أظهره كما صار',
  changed: 'تغيّر هذا النقاش.',
  reload: 'حمّله من جديد',
  loadFailed: 'تعذّر التحميل. حاول مرة أخرى.',
  readers: {
    zero: 'لا قرّاء هنا',
    one: 'قارئ واحد هنا',
    two: 'قارئان هنا',
    few: '# قرّاء هنا',
    many: '# قارئًا هنا',
    other: '# قارئ هنا',
  },
  posting: 'جارٍ النشر…',
  posted: 'نُشر تعليقك.',
  waits: 'تعليقك ينتظر مراجعة المشرف.',
  isNew: 'جديد',
  offline: 'انقطع الاتصال. نصّك ما زال هنا: حاول مرة أخرى.',
  failed: 'لم ينجح ذلك الآن. نصّك ما زال هنا: حاول مرة أخرى.',
  postAnyway: 'انشره كما هو',
  draftIsBack: 'عادت مسودتك.',
  discard: 'احذفها',
  left: {
    zero: 'لم يبقَ أي حرف',
    one: 'بقي حرف واحد',
    two: 'بقي حرفان',
    few: 'بقيت # أحرف',
    many: 'بقي # حرفًا',
    other: 'بقي # حرف',
  },
  close: 'إغلاق',
  strong: 'غامق',
  em: 'مائل',
  quote: 'اقتباس',
  list: 'قائمة',
  link: 'رابط',
  spoiler: 'حرق أحداث',
  code: 'رمز برمجي',
  copied: 'نُسخ الرابط',
  momentAdded: 'أُضيف الوقت # إلى تعليقك.',
  done: 'تم.',
  keys: 'اختصارات لوحة المفاتيح',
  keyNext: 'التعليق التالي',
  keyPrevious: 'التعليق السابق',
  keyAnswer: 'الرد عليه',
  keyList: 'هذه القائمة',
  keysOn: 'المفاتيح المفردة تعمل في النقاشات',
};

const own: WordsIn<Own> = { en, es, ru, ar };

/** All that the island says, in an edition's language. */
export const liveWords = (language: string): LiveWords => {
  const words = wordsFor(threadWords, language);
  const { count, answers, removed, deleted, answerTo, postAnswer, cancel } = words;
  const { preview, formatting, recommend, recommended, undo } = words;
  const shared: Pick<LiveWords, Shared> = {
    count,
    answers,
    removed,
    deleted,
    answerTo,
    postAnswer,
    cancel,
    preview,
    formatting,
    recommend,
    recommended,
    undo,
    seeStatus: words.waitingSee,
  };
  return { ...wordsFor(own, language), ...shared };
};
