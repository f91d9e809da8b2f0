import type { WordsIn } from '../../common/words.ts';

const en = {
  signIn: 'Sign in',
  staffByLink: 'People who work for this publication sign in by a link of their own. It works once, and for a day.',
  askOperator: 'Whoever runs the server makes such a link with this command:',
  confirm: 'Press the button to sign in on this device.',
  expiredTitle: 'This link does not work any more',
  expired: 'A sign-in link works once, and for a day. Ask for a new one.',
};

export type AccountWords = typeof en;

export const accountWords: WordsIn<AccountWords> = {
  en,
  es: {
    signIn: 'Iniciar sesión',
    staffByLink:
      'Quienes trabajan en esta publicación inician sesión con un enlace propio. Sirve una sola vez y durante un día.',
    askOperator: 'Quien administra el servidor crea ese enlace con esta orden:',
    confirm: 'Pulse el botón para iniciar sesión en este dispositivo.',
    expiredTitle: 'Este enlace ya no sirve',
    expired: 'Un enlace de inicio de sesión sirve una sola vez y durante un día. Pida uno nuevo.',
  },
  ru: {
    signIn: 'Войти',
    staffByLink: 'Сотрудники издания входят по личной ссылке. Она действует один раз и в течение суток.',
    askOperator: 'Такую ссылку создаёт администратор сервера этой командой:',
    confirm: 'Нажмите кнопку, чтобы войти на этом устройстве.',
    expiredTitle: 'Эта ссылка больше не действует',
    expired: 'Ссылка для входа действует один раз и в течение суток. Попросите новую.',
  },
  ar: {
    signIn: 'تسجيل الدخول',
    staffByLink: 'يسجّل العاملون في هذه الصحيفة دخولهم برابط خاص بهم، يعمل مرة واحدة ولمدة يوم.',
    askOperator: 'يُنشئ مدير الخادم هذا الرابط بالأمر التالي:',
    confirm: 'اضغط الزر لتسجيل الدخول على هذا الجهاز.',
    expiredTitle: 'لم يعد هذا الرابط صالحًا',
    expired: 'يعمل رابط تسجيل الدخول مرة واحدة ولمدة يوم. اطلب رابطًا جديدًا.',
  },
};
