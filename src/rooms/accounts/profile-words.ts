import type { WordsIn } from '../../common/words.ts';

const en = {
  account: 'Your account',
  nav: {
    '/me': 'Profile',
    '/me/comments': 'Comments',
    '/me/notifications': 'Notifications',
    '/me/mutes': 'Muted readers',
    '/me/sign-in': 'Sign-in methods',
    '/me/sessions': 'Devices',
    '/me/tokens': 'API tokens',
    '/me/data': 'Your data',
  },
};

export type ProfileWords = typeof en;

export const profileWords: WordsIn<ProfileWords> = {
  en,
  es: {
    account: 'Tu cuenta',
    nav: {
      '/me': 'Perfil',
      '/me/comments': 'Comentarios',
      '/me/notifications': 'Notificaciones',
      '/me/mutes': 'Lectores silenciados',
      '/me/sign-in': 'Formas de acceso',
      '/me/sessions': 'Dispositivos',
      '/me/tokens': 'Claves de API',
      '/me/data': 'Tus datos',
    },
  },
  ru: {
    account: 'Ваша учётная запись',
    nav: {
      '/me': 'Профиль',
      '/me/comments': 'Комментарии',
      '/me/notifications': 'Уведомления',
      '/me/mutes': 'Скрытые читатели',
      '/me/sign-in': 'Способы входа',
      '/me/sessions': 'Устройства',
      '/me/tokens': 'Ключи API',
      '/me/data': 'Ваши данные',
    },
  },
  ar: {
    account: 'حسابك',
    nav: {
      '/me': 'الملف الشخصي',
      '/me/comments': 'التعليقات',
      '/me/notifications': 'الإشعارات',
      '/me/mutes': 'القرّاء المكتومون',
      '/me/sign-in': 'طرق الدخول',
      '/me/sessions': 'الأجهزة',
      '/me/tokens': 'مفاتيح API',
      '/me/data': 'بياناتك',
    },
  },
};
