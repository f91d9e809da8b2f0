import type { PluralForms, WordsIn } from '../common/words.ts';

const unread: PluralForms = { one: '# new notification', other: '# new notifications' };

const en = {
  signIn: 'Sign in',
  notifications: 'Notifications',
  unread,
  following: 'Following',
  profile: 'Your account',
  saved: 'Reading list',
  forYou: 'For you',
  comments: 'Your comments',
  newsroom: 'Newsroom',
  signOut: 'Sign out',
};

export type ReaderMenuWords = typeof en;

export const readerMenuWords: WordsIn<ReaderMenuWords> = {
  en,
  es: {
    signIn: 'Iniciar sesión',
    notifications: 'Notificaciones',
    unread: { one: '# notificación nueva', many: '# de notificaciones nuevas', other: '# notificaciones nuevas' },
    following: 'Lo que sigue',
    profile: 'Su cuenta',
    saved: 'Lista de lectura',
    forYou: 'Para usted',
    comments: 'Sus comentarios',
    newsroom: 'Redacción',
    signOut: 'Cerrar sesión',
  },
  ru: {
    signIn: 'Войти',
    notifications: 'Уведомления',
    unread: {
      one: '# новое уведомление',
      few: '# новых уведомления',
      many: '# новых уведомлений',
      other: '# нового уведомления',
    },
    following: 'Подписки',
    profile: 'Ваша учётная запись',
    saved: 'Сохранённое',
    forYou: 'Для вас',
    comments: 'Ваши комментарии',
    newsroom: 'Редакция',
    signOut: 'Выйти',
  },
  ar: {
    signIn: 'تسجيل الدخول',
    notifications: 'الإشعارات',
    unread: {
      one: 'إشعار جديد',
      two: 'إشعاران جديدان',
      few: '# إشعارات جديدة',
      many: '# إشعارًا جديدًا',
      other: '# إشعار جديد',
    },
    following: 'ما تتابعه',
    profile: 'حسابك',
    saved: 'قائمة القراءة',
    forYou: 'مختارات لك',
    comments: 'تعليقاتك',
    newsroom: 'غرفة الأخبار',
    signOut: 'تسجيل الخروج',
  },
};
