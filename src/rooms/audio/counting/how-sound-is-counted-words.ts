/** What readers are told about how sound is counted, on the page “How we count”. */
import type { WordsIn } from '../../../common/words.ts';

export type SoundCountWords = { title: string; points: readonly string[]; countries: string };

export const soundCountWords: WordsIn<SoundCountWords> = {
  en: {
    title: 'Podcasts and recordings',
    points: [
      'How often a recording is downloaded: a download is counted when at least one minute of sound was sent to an app or a browser, once for each episode in 24 hours. Programs that nobody listens to are left out.',
      'To tell one fetch from the next, the address of the network and the name of the app are turned into a mark with a secret that changes every day. Mark and secret are deleted after two days; then nobody can find out who it was. The address itself is never stored.',
      'How far recordings are listened to on this site: when an episode begins, at each quarter and at the end, the player sends the number of the recording, and nothing about you. It does not if your browser sends Global Privacy Control or Do Not Track.',
      'What remains are sums: how many downloads of an episode on a day, and with which app. They are kept as long as the episode.',
    ],
    countries:
      'From which country: a file on our own server tells it from the address of the network, at the moment of sending. Only the sum for each country is kept; nobody else is asked.',
  },
  es: {
    title: 'Pódcast y grabaciones',
    points: [
      'Cuántas veces se descarga una grabación: se cuenta una descarga cuando se ha enviado al menos un minuto de sonido a una aplicación o a un navegador, una vez por episodio cada 24 horas. No se cuentan los programas que nadie escucha.',
      'Para distinguir una petición de la siguiente, la dirección de la red y el nombre de la aplicación se convierten en una marca con un secreto que cambia cada día. La marca y el secreto se borran a los dos días; después nadie puede averiguar quién era. La dirección en sí no se guarda nunca.',
      'Hasta dónde se escuchan las grabaciones en este sitio: al empezar un episodio, en cada cuarto y al final, el reproductor envía el número de la grabación y nada sobre usted. No lo hace si su navegador envía Global Privacy Control o Do Not Track.',
      'Lo que queda son sumas: cuántas descargas de un episodio en un día y con qué aplicación. Se guardan tanto tiempo como el episodio.',
    ],
    countries:
      'Desde qué país: lo dice, en el momento del envío, un archivo de nuestro propio servidor a partir de la dirección de la red. Solo se guarda la suma por país; no se pregunta a nadie más.',
  },
  ru: {
    title: 'Подкасты и записи',
    points: [
      'Сколько раз скачали запись: загрузка засчитывается, когда приложению или браузеру передана хотя бы минута звука, один раз для каждого выпуска за 24 часа. Программы, которые никто не слушает, не учитываются.',
      'Чтобы отличить одно обращение от другого, адрес сети и название приложения превращаются в метку с помощью секрета, который меняется каждый день. Через два дня метка и секрет удаляются, и узнать, кто это был, больше нельзя. Сам адрес не хранится никогда.',
      'Как далеко записи слушают на этом сайте: в начале выпуска, после каждой четверти и в конце проигрыватель отправляет номер записи — и ничего о вас. Если ваш браузер передаёт Global Privacy Control или Do Not Track, он этого не делает.',
      'Остаются только суммы: сколько загрузок выпуска было за день и в каких приложениях. Они хранятся столько же, сколько сам выпуск.',
    ],
    countries:
      'Из какой страны: в момент передачи это определяет по адресу сети файл на нашем собственном сервере. Хранится только сумма по каждой стране; больше никого не спрашивают.',
  },
  ar: {
    title: 'البودكاست والتسجيلات',
    points: [
      'كم مرة يُنزَّل تسجيل: يُحتسب التنزيل حين تُرسَل دقيقة واحدة من الصوت على الأقل إلى تطبيق أو متصفح، مرة واحدة لكل حلقة خلال 24 ساعة. ولا تُحتسب البرامج التي لا يستمع إليها أحد.',
      'للتمييز بين طلب وآخر يُحوَّل عنوان الشبكة واسم التطبيق إلى علامة بسرٍّ يتغيّر كل يوم. وتُحذف العلامة والسر بعد يومين، فلا يمكن لأحد بعد ذلك أن يعرف من كان. أما العنوان نفسه فلا يُخزَّن أبدًا.',
      'إلى أي حد يُستمع إلى التسجيلات في هذا الموقع: عند بدء الحلقة وبعد كل ربع وفي نهايتها يرسل المشغّل رقم التسجيل ولا شيء عن المستمع. ولا يفعل ذلك إذا أرسل المتصفح إشارة Global Privacy Control أو Do Not Track.',
      'ما يبقى مجاميع فقط: كم مرة نُزّلت حلقة في يوم وبأي تطبيق. وتُحفظ ما دامت الحلقة محفوظة.',
    ],
    countries:
      'من أي بلد: يحدّده ملف على خادمنا نفسه من عنوان الشبكة لحظة الإرسال. ولا يُحفظ إلا المجموع لكل بلد، ولا يُسأل أحد غيرنا.',
  },
};
