import type { WordsIn } from '../../common/words.ts';

/** The page on which the first publisher of a new publication makes themselves known. */
const en = {
  title: 'Your publication is ready',
  standfirst:
    'You are the first one here. Say who you are, and you are its publisher: you may do everything, and let others in.',
  email: 'Your e-mail address',
  emailHint: 'You sign in with it from now on.',
  name: 'Your name',
  go: 'Become the publisher',
  overTitle: 'This link does not work any more',
  over: 'It works once, for a day, and only until somebody works for the publication. Starting the server anew prints another; “courant user link” makes one for an account there is.',
  notAnEmail: 'This does not look like an e-mail address.',
};

export type SignInFirstWords = typeof en;

export const signInFirstWords: WordsIn<SignInFirstWords> = {
  en,
  es: {
    title: 'Su publicación está lista',
    standfirst:
      'Es la primera persona aquí. Diga quién es y será quien la dirige: podrá hacerlo todo y dar paso a los demás.',
    email: 'Su correo electrónico',
    emailHint: 'Con él iniciará sesión desde ahora.',
    name: 'Su nombre',
    go: 'Dirigir la publicación',
    overTitle: 'Este enlace ya no sirve',
    over: 'Sirve una sola vez, durante un día, y solo mientras nadie trabaje en la publicación. Al arrancar de nuevo el servidor se muestra otro; «courant user link» crea uno para una cuenta que ya exista.',
    notAnEmail: 'Esto no parece un correo electrónico.',
  },
  ru: {
    title: 'Издание готово',
    standfirst:
      'Вы здесь первый человек. Представьтесь — и станете издателем: вам можно всё, и вы впускаете остальных.',
    email: 'Ваша электронная почта',
    emailHint: 'С ней вы будете входить.',
    name: 'Ваше имя',
    go: 'Стать издателем',
    overTitle: 'Эта ссылка больше не действует',
    over: 'Она действует один раз, в течение суток и только пока в издании никто не работает. При новом запуске сервера появится другая; «courant user link» создаёт ссылку для существующей учётной записи.',
    notAnEmail: 'Это не похоже на адрес почты.',
  },
  ar: {
    title: 'صحيفتك جاهزة',
    standfirst: 'أنت أول من يدخل هنا. عرّف بنفسك فتصير ناشرها: لك أن تفعل كل شيء وأن تُدخل غيرك.',
    email: 'بريدك الإلكتروني',
    emailHint: 'به تسجّل دخولك من الآن.',
    name: 'اسمك',
    go: 'كن الناشر',
    overTitle: 'لم يعد هذا الرابط صالحًا',
    over: 'يعمل مرة واحدة، ليوم واحد، وما دام لا أحد يعمل في الصحيفة. يظهر رابط آخر عند تشغيل الخادم من جديد، ويُنشئ الأمر «courant user link» رابطًا لحساب موجود.',
    notAnEmail: 'لا يبدو هذا عنوان بريد إلكتروني.',
  },
};
