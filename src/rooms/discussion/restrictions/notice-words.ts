/** What readers are told of warnings, suspensions, bans and of comments that are read first. */
import type { WordsIn } from '../../../common/words.ts';
import type { RestrictionKind } from './restriction.ts';

/** `$` stands for a time. */
type Kind = {
  name: string;
  /** What it means while it holds. */
  means: string;
  /** The same where it ends by itself. */
  until?: string;
  /** What the mail says when it was lifted. */
  lifted: string;
};

export type NoticeWords = {
  title: string;
  standfirst: string;
  none: string;
  kinds: Record<RestrictionKind, Kind>;
  given: string;
  rule: string;
  words: string;
  byPerson: string;
  guidelines: string;
  read: string;
  readHint: string;
  readAt: string;
  thanks: string;
  liftedAt: string;
  overSince: string;
  inForce: string;
  over: string;
  still: string;
  all: string;
  toNotice: string;
  toStatement: string;
  liftedSubject: string;
  theirWords: string;
  unread: string;
};

export const noticeWords: WordsIn<NoticeWords> = {
  en: {
    title: 'From the moderators',
    standfirst: 'Warnings and limits on what you may write here, each with its reason and how long it holds.',
    none: 'There is nothing here: no moderator has warned you or limited what you may write.',
    kinds: {
      warn: {
        name: 'A warning',
        means: 'Please keep to the guidelines. You can comment again as soon as you have said that you have read this.',
        lifted: 'The moderators have taken back the warning they gave you.',
      },
      suspend: {
        name: 'A pause',
        means: 'You cannot comment for now.',
        until: 'You cannot comment until $.',
        lifted: 'The pause of your account was ended early: you can comment again now.',
      },
      ban: {
        name: 'Commenting has ended',
        means: 'You can no longer comment here.',
        lifted: 'You can comment here again: the moderators have taken back their decision.',
      },
      hold: {
        name: 'Comments are read first',
        means: 'A moderator reads each of your comments before it appears.',
        until: 'Until $ a moderator reads each of your comments before it appears.',
        lifted: 'Your comments appear at once again: moderators no longer read them first.',
      },
    },
    given: 'Decided on $.',
    rule: 'Rule of the guidelines',
    words: 'The moderator’s words',
    byPerson: 'A person decided this.',
    guidelines: 'Read the guidelines',
    read: 'I have read this',
    readHint: 'Nobody else sees that you have pressed it, except the moderators.',
    readAt: 'You said on $ that you have read this.',
    thanks: 'Thank you. You can comment again.',
    liftedAt: 'Lifted on $.',
    overSince: 'Over since $.',
    inForce: 'holds now',
    over: 'over',
    still: 'You can still read everything, keep what you have saved, and download or delete what is yours.',
    all: 'All notices from the moderators',
    toNotice: 'Read the notice',
    toStatement: 'The full reasons, and how to object',
    liftedSubject: 'The moderators have changed their decision',
    theirWords: 'They add:',
    unread: 'There is a warning for you. Please read it; then you can comment again.',
  },
  es: {
    title: 'De los moderadores',
    standfirst: 'Avisos y límites a lo que puede escribir aquí, cada uno con su motivo y su duración.',
    none: 'Aquí no hay nada: ningún moderador le ha avisado ni ha limitado lo que puede escribir.',
    kinds: {
      warn: {
        name: 'Un aviso',
        means: 'Respete las normas. Podrá volver a comentar en cuanto diga que ha leído esto.',
        lifted: 'Los moderadores han retirado el aviso que le dieron.',
      },
      suspend: {
        name: 'Una pausa',
        means: 'Por ahora no puede comentar.',
        until: 'No puede comentar hasta el $.',
        lifted: 'La pausa de su cuenta ha terminado antes de tiempo: ya puede comentar.',
      },
      ban: {
        name: 'Ya no puede comentar',
        means: 'Ya no puede comentar aquí.',
        lifted: 'Puede volver a comentar aquí: los moderadores han revocado su decisión.',
      },
      hold: {
        name: 'Sus comentarios se leen antes',
        means: 'Un moderador lee cada comentario suyo antes de que aparezca.',
        until: 'Hasta el $ un moderador lee cada comentario suyo antes de que aparezca.',
        lifted: 'Sus comentarios vuelven a aparecer al momento: ya no los lee antes un moderador.',
      },
    },
    given: 'Decidido el $.',
    rule: 'Norma de la comunidad',
    words: 'Palabras del moderador',
    byPerson: 'Lo decidió una persona.',
    guidelines: 'Leer las normas',
    read: 'Lo he leído',
    readHint: 'Nadie más verá que lo ha pulsado, salvo los moderadores.',
    readAt: 'El $ dijo que había leído esto.',
    thanks: 'Gracias. Ya puede volver a comentar.',
    liftedAt: 'Levantado el $.',
    overSince: 'Terminado desde el $.',
    inForce: 'vigente',
    over: 'terminado',
    still: 'Puede seguir leyéndolo todo, conservar lo guardado y descargar o borrar lo que es suyo.',
    all: 'Todos los mensajes de los moderadores',
    toNotice: 'Leer el mensaje',
    toStatement: 'Todos los motivos y cómo reclamar',
    liftedSubject: 'Los moderadores han cambiado su decisión',
    theirWords: 'Añaden:',
    unread: 'Hay un aviso para usted. Léalo; después podrá volver a comentar.',
  },
  ru: {
    title: 'От модераторов',
    standfirst: 'Предупреждения и ограничения на то, что вы пишете здесь: у каждого причина и срок.',
    none: 'Здесь пусто: модераторы вас не предупреждали и ничего вам не ограничивали.',
    kinds: {
      warn: {
        name: 'Предупреждение',
        means: 'Пожалуйста, соблюдайте правила. Вы снова сможете комментировать, как только отметите, что прочли это.',
        lifted: 'Модераторы отозвали вынесенное вам предупреждение.',
      },
      suspend: {
        name: 'Пауза',
        means: 'Пока вы не можете комментировать.',
        until: 'Вы не можете комментировать до $.',
        lifted: 'Пауза закончилась раньше срока: вы снова можете комментировать.',
      },
      ban: {
        name: 'Комментировать больше нельзя',
        means: 'Вы больше не можете комментировать здесь.',
        lifted: 'Вы снова можете комментировать здесь: модераторы отменили своё решение.',
      },
      hold: {
        name: 'Комментарии сначала читают',
        means: 'Модератор читает каждый ваш комментарий до публикации.',
        until: 'До $ модератор читает каждый ваш комментарий до публикации.',
        lifted: 'Ваши комментарии снова появляются сразу: модераторы больше не читают их заранее.',
      },
    },
    given: 'Решение принято $.',
    rule: 'Правило сообщества',
    words: 'Слова модератора',
    byPerson: 'Решение принял человек.',
    guidelines: 'Прочитать правила',
    read: 'Прочитано',
    readHint: 'Что вы нажали эту кнопку, увидят только модераторы.',
    readAt: 'Вы отметили, что прочли это: $.',
    thanks: 'Спасибо. Вы снова можете комментировать.',
    liftedAt: 'Отменено $.',
    overSince: 'Закончилось $.',
    inForce: 'действует',
    over: 'закончилось',
    still: 'Вы по-прежнему можете всё читать, хранить сохранённое, скачать или удалить всё своё.',
    all: 'Все сообщения модераторов',
    toNotice: 'Прочитать сообщение',
    toStatement: 'Полное обоснование и как возразить',
    liftedSubject: 'Модераторы изменили своё решение',
    theirWords: 'Они добавляют:',
    unread: 'Для вас есть предупреждение. Прочтите его, и вы снова сможете комментировать.',
  },
  ar: {
    title: 'من المشرفين',
    standfirst: 'تحذيرات وقيود على ما تكتبه هنا، لكل منها سببه ومدته.',
    none: 'لا شيء هنا: لم يحذّرك أي مشرف ولم يُقيَّد ما تكتبه.',
    kinds: {
      warn: {
        name: 'تحذير',
        means: 'يُرجى الالتزام بالقواعد. يمكنك التعليق مجددًا فور إقرارك بأنك قرأت هذا.',
        lifted: 'سحب المشرفون التحذير الذي وجّهوه إليك.',
      },
      suspend: {
        name: 'إيقاف مؤقت',
        means: 'لا يمكنك التعليق في الوقت الحالي.',
        until: 'لا يمكنك التعليق حتى $.',
        lifted: 'انتهى إيقاف حسابك قبل موعده: يمكنك التعليق الآن.',
      },
      ban: {
        name: 'انتهت إمكانية التعليق',
        means: 'لم يعد بإمكانك التعليق هنا.',
        lifted: 'يمكنك التعليق هنا مجددًا: تراجع المشرفون عن قرارهم.',
      },
      hold: {
        name: 'تُقرأ التعليقات أولًا',
        means: 'يقرأ أحد المشرفين كل تعليق لك قبل ظهوره.',
        until: 'حتى $ يقرأ أحد المشرفين كل تعليق لك قبل ظهوره.',
        lifted: 'عادت تعليقاتك تظهر فورًا: لم يعد المشرفون يقرؤونها أولًا.',
      },
    },
    given: 'تقرّر في $.',
    rule: 'القاعدة',
    words: 'كلمات المشرف',
    byPerson: 'اتخذ القرار إنسان.',
    guidelines: 'اقرأ القواعد',
    read: 'قرأت هذا',
    readHint: 'لا يرى أحد أنك ضغطت هذا الزر سوى المشرفين.',
    readAt: 'أقررت في $ بأنك قرأت هذا.',
    thanks: 'شكرًا لك. يمكنك التعليق مجددًا.',
    liftedAt: 'رُفع في $.',
    overSince: 'انتهى في $.',
    inForce: 'سارٍ الآن',
    over: 'انتهى',
    still: 'لا يزال بإمكانك قراءة كل شيء والاحتفاظ بما حفظته وتنزيل ما يخصك أو حذفه.',
    all: 'كل رسائل المشرفين',
    toNotice: 'اقرأ الرسالة',
    toStatement: 'الأسباب كاملة وكيفية الاعتراض',
    liftedSubject: 'غيّر المشرفون قرارهم',
    theirWords: 'ويضيفون:',
    unread: 'هناك تحذير موجّه إليك. اقرأه ثم يمكنك التعليق مجددًا.',
  },
};
