import type { PluralForms, WordsIn } from '../../../common/words.ts';

const en = {
  title: 'Continue listening',
  about:
    'What you have begun to listen to. Nobody else sees this list; what you have not heard for a year is forgotten.',
  removed: 'Removed from your list.',
  empty: 'Nothing has been begun',
  emptyText: 'What you begin to listen to stands here, so that you can go on with it on any of your devices.',
  podcasts: 'To the podcasts',
  /** `#` is how much of it is still to come. */
  left: { one: '# minute left', other: '# minutes left' } as PluralForms,
  /** `#` is how far one is: `12:34`. */
  goOn: 'Go on at #',
  remove: 'Remove',
  removeName: (title: string): string => `Remove “${title}” from this list`,
  data: 'What you listened to',
};

export type PlaceWords = typeof en;

export const placeWords: WordsIn<PlaceWords> = {
  en,
  es: {
    title: 'Seguir escuchando',
    about: 'Lo que ha empezado a escuchar. Nadie más ve esta lista; lo que no haya escuchado en un año se olvida.',
    removed: 'Quitado de su lista.',
    empty: 'No ha empezado nada',
    emptyText: 'Aquí está lo que empieza a escuchar, para que pueda seguir en cualquiera de sus dispositivos.',
    podcasts: 'Ir a los pódcast',
    left: { one: 'queda # minuto', many: 'quedan # de minutos', other: 'quedan # minutos' },
    goOn: 'Seguir en #',
    remove: 'Quitar',
    removeName: (title) => `Quitar «${title}» de esta lista`,
    data: 'Lo que ha escuchado',
  },
  ru: {
    title: 'Дослушать',
    about: 'То, что вы начали слушать. Этот список видите только вы; то, что вы не слушали год, забывается.',
    removed: 'Убрано из вашего списка.',
    empty: 'Вы ещё ничего не начали',
    emptyText: 'Здесь будет то, что вы начали слушать, чтобы продолжить на любом вашем устройстве.',
    podcasts: 'К подкастам',
    left: { one: 'осталась # минута', few: 'осталось # минуты', many: 'осталось # минут', other: 'осталось # минуты' },
    goOn: 'Продолжить с #',
    remove: 'Убрать',
    removeName: (title) => `Убрать «${title}» из списка`,
    data: 'Что вы слушали',
  },
  ar: {
    title: 'متابعة الاستماع',
    about: 'ما بدأت الاستماع إليه. لا يرى هذه القائمة أحد غيرك، وما لم تسمعه منذ سنة يُنسى.',
    removed: 'أُزيل من قائمتك.',
    empty: 'لم تبدأ شيئًا بعد',
    emptyText: 'هنا ما تبدأ الاستماع إليه، لتكمله على أي من أجهزتك.',
    podcasts: 'إلى البودكاست',
    left: {
      zero: 'لم تبقَ دقائق',
      one: 'بقيت دقيقة واحدة',
      two: 'بقيت دقيقتان',
      few: 'بقيت # دقائق',
      many: 'بقيت # دقيقة',
      other: 'بقيت # دقيقة',
    },
    goOn: 'المتابعة من #',
    remove: 'إزالة',
    removeName: (title) => `إزالة «${title}» من هذه القائمة`,
    data: 'ما استمعت إليه',
  },
};
