import type { WordsIn } from '../common/words.ts';

const en = {
  signIn: 'Sign in',
  notifications: 'Notifications',
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
    profile: 'Tu cuenta',
    saved: 'Lista de lectura',
    forYou: 'Para ti',
    comments: 'Tus comentarios',
    newsroom: 'Redacción',
    signOut: 'Cerrar sesión',
  },
  ru: {
    signIn: 'Войти',
    notifications: 'Уведомления',
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
    profile: 'حسابك',
    saved: 'قائمة القراءة',
    forYou: 'مختارات لك',
    comments: 'تعليقاتك',
    newsroom: 'غرفة الأخبار',
    signOut: 'تسجيل الخروج',
  },
};
