import type { PluralForms, WordsIn } from '../../../common/words.ts';

/** What the player says while it plays; written into the page for the island. `#` stands for what is filled in. */
export type LiveWords = {
  play: string;
  pause: string;
  /** With the position: `3:12`. */
  resume: string;
  mute: string;
  unmute: string;
  /** Position and length: `{at} of {length}`. */
  of: string;
  offline: string;
  missing: string;
  unsupported: string;
  broken: string;
  slow: string;
  again: string;
  directly: string;
  /** The browser did not let it go on by itself. */
  waits: string;
  copied: string;
  shareFailed: string;
  stopsIn: string;
  stopsAtEnd: string;
  stopped: string;
  staysOn: string;
  queued: string;
  queuedAlready: string;
  unqueued: string;
  moved: string;
  up: string;
  down: string;
  remove: string;
  playNow: string;
  nextUp: string;
  more: string;
  less: string;
  loaded: string;
  skip: string;
};

export type PlayerWords = LiveWords & {
  player: string;
  nowPlaying: string;
  listen: string;
  latest: string;
  allPodcasts: string;
  playOf: string;
  addToQueue: string;
  addToQueueOf: string;
  back: string;
  on: string;
  seek: string;
  keys: string;
  speed: string;
  volume: string;
  sleep: string;
  sleepOff: string;
  sleepMinutes: PluralForms;
  sleepEnd: string;
  share: string;
  download: string;
  commentHere: string;
  chapters: string;
  transcript: string;
  transcriptHint: string;
  follow: string;
  queue: string;
  queueEmpty: string;
  close: string;
  noSound: string;
  noScript: string;
  comments: PluralForms;
};

export const playerWords: WordsIn<PlayerWords> = {
  en: {
    play: 'Play',
    pause: 'Pause',
    resume: 'Resume at #',
    mute: 'Mute',
    unmute: 'Unmute',
    of: '{at} of {length}',
    offline: 'There is no connection. It goes on by itself once there is one again.',
    missing: 'This recording is no longer here.',
    unsupported: 'This browser cannot play this kind of recording.',
    broken: 'The recording could not be played.',
    slow: 'The connection is slow. Trying again…',
    again: 'Connected again.',
    directly: 'Open the file itself',
    waits: 'Paused at #. Press play to go on.',
    copied: 'The link to # was copied.',
    shareFailed: 'The link:',
    stopsIn: 'Stops in {minutes} min.',
    stopsAtEnd: 'Stops at the end of this episode.',
    stopped: 'The sleep timer has stopped the sound.',
    staysOn: 'The sleep timer is off.',
    queued: 'Added to the queue: #',
    queuedAlready: 'Already in the queue: #',
    unqueued: 'Removed from the queue: #',
    moved: 'Moved to place {place}: {title}',
    up: 'Move up: #',
    down: 'Move down: #',
    remove: 'Remove: #',
    playNow: 'Play now: #',
    nextUp: 'Up next: #',
    more: 'More: chapters, transcript, queue',
    less: 'Less',
    loaded: 'Page: #',
    skip: 'Skip to the player',
    player: 'Player: #',
    nowPlaying: 'Now playing: #',
    listen: 'Listen',
    latest: 'Latest episodes',
    allPodcasts: 'All podcasts',
    playOf: 'Play: #',
    addToQueue: 'Add to queue',
    addToQueueOf: 'Add to queue: #',
    back: 'Back 15 seconds',
    on: 'On 30 seconds',
    seek: 'Position',
    keys: 'Keys in the player: k or space plays and pauses, j goes back, l goes on, m mutes.',
    speed: 'Speed',
    volume: 'Volume',
    sleep: 'Sleep timer',
    sleepOff: 'Off',
    sleepMinutes: { one: '# minute', other: '# minutes' },
    sleepEnd: 'End of episode',
    share: 'Share at this time',
    download: 'Download',
    commentHere: 'Comment at this moment',
    chapters: 'Chapters',
    transcript: 'Transcript',
    transcriptHint: 'Up and down arrows walk through the lines, Enter plays from one.',
    follow: 'Follow the sound',
    queue: 'Queue',
    queueEmpty: 'Nothing is waiting. Add episodes with the plus beside them.',
    close: 'Close the player',
    noSound: 'There is no recording yet.',
    noScript: 'Opens the page of the episode',
    comments: { one: '# comment', other: '# comments' },
  },
  es: {
    play: 'Reproducir',
    pause: 'Pausa',
    resume: 'Reanudar en #',
    mute: 'Silenciar',
    unmute: 'Activar el sonido',
    of: '{at} de {length}',
    offline: 'No hay conexión. Seguirá por sí solo cuando la haya de nuevo.',
    missing: 'Esta grabación ya no está aquí.',
    unsupported: 'Este navegador no puede reproducir este tipo de grabación.',
    broken: 'No se pudo reproducir la grabación.',
    slow: 'La conexión es lenta. Se intenta de nuevo…',
    again: 'Conexión recuperada.',
    directly: 'Abrir el archivo',
    waits: 'En pausa en #. Pulse reproducir para seguir.',
    copied: 'Se copió el enlace a #.',
    shareFailed: 'El enlace:',
    stopsIn: 'Se detiene en {minutes} min.',
    stopsAtEnd: 'Se detiene al final de este episodio.',
    stopped: 'El temporizador ha detenido el sonido.',
    staysOn: 'El temporizador está desactivado.',
    queued: 'Añadido a la cola: #',
    queuedAlready: 'Ya está en la cola: #',
    unqueued: 'Quitado de la cola: #',
    moved: 'Movido al puesto {place}: {title}',
    up: 'Subir: #',
    down: 'Bajar: #',
    remove: 'Quitar: #',
    playNow: 'Reproducir ahora: #',
    nextUp: 'A continuación: #',
    more: 'Más: capítulos, transcripción, cola',
    less: 'Menos',
    loaded: 'Página: #',
    skip: 'Ir al reproductor',
    player: 'Reproductor: #',
    nowPlaying: 'Suena ahora: #',
    listen: 'Escuchar',
    latest: 'Últimos episodios',
    allPodcasts: 'Todos los pódcast',
    playOf: 'Reproducir: #',
    addToQueue: 'Añadir a la cola',
    addToQueueOf: 'Añadir a la cola: #',
    back: 'Atrás 15 segundos',
    on: 'Adelante 30 segundos',
    seek: 'Posición',
    keys: 'Teclas en el reproductor: k o espacio reproduce y pausa, j retrocede, l avanza, m silencia.',
    speed: 'Velocidad',
    volume: 'Volumen',
    sleep: 'Temporizador',
    sleepOff: 'Desactivado',
    sleepMinutes: { one: '# minuto', other: '# minutos' },
    sleepEnd: 'Fin del episodio',
    share: 'Compartir en este momento',
    download: 'Descargar',
    commentHere: 'Comentar este momento',
    chapters: 'Capítulos',
    transcript: 'Transcripción',
    transcriptHint: 'Las flechas arriba y abajo recorren las líneas; Intro reproduce desde una.',
    follow: 'Seguir el sonido',
    queue: 'Cola',
    queueEmpty: 'No hay nada en espera. Añada episodios con el signo más que tienen al lado.',
    close: 'Cerrar el reproductor',
    noSound: 'Todavía no hay grabación.',
    noScript: 'Abre la página del episodio',
    comments: { one: '# comentario', other: '# comentarios' },
  },
  ru: {
    play: 'Слушать',
    pause: 'Пауза',
    resume: 'Продолжить с #',
    mute: 'Выключить звук',
    unmute: 'Включить звук',
    of: '{at} из {length}',
    offline: 'Нет соединения. Когда оно появится, воспроизведение продолжится само.',
    missing: 'Этой записи больше нет.',
    unsupported: 'Этот браузер не умеет воспроизводить такие записи.',
    broken: 'Запись не удалось воспроизвести.',
    slow: 'Соединение медленное. Пробуем ещё раз…',
    again: 'Соединение восстановлено.',
    directly: 'Открыть сам файл',
    waits: 'Пауза на #. Нажмите «Слушать», чтобы продолжить.',
    copied: 'Ссылка на # скопирована.',
    shareFailed: 'Ссылка:',
    stopsIn: 'Остановится через {minutes} мин.',
    stopsAtEnd: 'Остановится в конце выпуска.',
    stopped: 'Таймер сна остановил воспроизведение.',
    staysOn: 'Таймер сна выключен.',
    queued: 'Добавлено в очередь: #',
    queuedAlready: 'Уже в очереди: #',
    unqueued: 'Убрано из очереди: #',
    moved: 'Теперь на месте {place}: {title}',
    up: 'Выше: #',
    down: 'Ниже: #',
    remove: 'Убрать: #',
    playNow: 'Слушать сейчас: #',
    nextUp: 'Далее: #',
    more: 'Ещё: главы, расшифровка, очередь',
    less: 'Меньше',
    loaded: 'Страница: #',
    skip: 'К проигрывателю',
    player: 'Проигрыватель: #',
    nowPlaying: 'Сейчас звучит: #',
    listen: 'Слушать',
    latest: 'Новые выпуски',
    allPodcasts: 'Все подкасты',
    playOf: 'Слушать: #',
    addToQueue: 'Добавить в очередь',
    addToQueueOf: 'Добавить в очередь: #',
    back: 'Назад на 15 секунд',
    on: 'Вперёд на 30 секунд',
    seek: 'Место',
    keys: 'Клавиши в проигрывателе: k или пробел — слушать и пауза, j — назад, l — вперёд, m — звук.',
    speed: 'Скорость',
    volume: 'Громкость',
    sleep: 'Таймер сна',
    sleepOff: 'Выключен',
    sleepMinutes: { one: '# минута', few: '# минуты', many: '# минут', other: '# минуты' },
    sleepEnd: 'Конец выпуска',
    share: 'Поделиться с этого места',
    download: 'Скачать',
    commentHere: 'Комментировать это место',
    chapters: 'Главы',
    transcript: 'Расшифровка',
    transcriptHint: 'Стрелки вверх и вниз ведут по строкам, Enter включает с выбранной.',
    follow: 'Следить за звуком',
    queue: 'Очередь',
    queueEmpty: 'Очередь пуста. Добавляйте выпуски кнопкой «плюс» рядом с ними.',
    close: 'Закрыть проигрыватель',
    noSound: 'Записи пока нет.',
    noScript: 'Открывает страницу выпуска',
    comments: { one: '# комментарий', few: '# комментария', many: '# комментариев', other: '# комментария' },
  },
  ar: {
    play: 'تشغيل',
    pause: 'إيقاف مؤقت',
    resume: 'متابعة من #',
    mute: 'كتم الصوت',
    unmute: 'إلغاء كتم الصوت',
    of: '{at} من {length}',
    offline: 'لا يوجد اتصال. سيتابع التشغيل تلقائيًا عند عودته.',
    missing: 'لم يعد هذا التسجيل موجودًا.',
    unsupported: 'لا يستطيع هذا المتصفح تشغيل هذا النوع من التسجيلات.',
    broken: 'تعذّر تشغيل التسجيل.',
    slow: 'الاتصال بطيء. نحاول مرة أخرى…',
    again: 'عاد الاتصال.',
    directly: 'فتح الملف نفسه',
    waits: 'متوقف عند #. اضغط تشغيل للمتابعة.',
    copied: 'نُسخ الرابط إلى #.',
    shareFailed: 'الرابط:',
    stopsIn: 'يتوقف بعد {minutes} د.',
    stopsAtEnd: 'يتوقف عند نهاية هذه الحلقة.',
    stopped: 'أوقف مؤقت النوم الصوت.',
    staysOn: 'مؤقت النوم متوقف.',
    queued: 'أُضيفت إلى القائمة: #',
    queuedAlready: 'موجودة في القائمة: #',
    unqueued: 'أُزيلت من القائمة: #',
    moved: 'نُقلت إلى الموضع {place}: {title}',
    up: 'إلى الأعلى: #',
    down: 'إلى الأسفل: #',
    remove: 'إزالة: #',
    playNow: 'تشغيل الآن: #',
    nextUp: 'التالي: #',
    more: 'المزيد: الفصول والنص والقائمة',
    less: 'أقل',
    loaded: 'الصفحة: #',
    skip: 'الانتقال إلى المشغّل',
    player: 'المشغّل: #',
    nowPlaying: 'يُشغَّل الآن: #',
    listen: 'استماع',
    latest: 'أحدث الحلقات',
    allPodcasts: 'كل البودكاست',
    playOf: 'تشغيل: #',
    addToQueue: 'إضافة إلى القائمة',
    addToQueueOf: 'إضافة إلى القائمة: #',
    back: 'رجوع 15 ثانية',
    on: 'تقدم 30 ثانية',
    seek: 'الموضع',
    keys: 'المفاتيح داخل المشغّل: k أو المسافة للتشغيل والإيقاف، j للرجوع، l للتقدم، m للكتم.',
    speed: 'السرعة',
    volume: 'مستوى الصوت',
    sleep: 'مؤقت النوم',
    sleepOff: 'متوقف',
    sleepMinutes: {
      zero: '# دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: '# دقائق',
      many: '# دقيقة',
      other: '# دقيقة',
    },
    sleepEnd: 'نهاية الحلقة',
    share: 'مشاركة من هذه اللحظة',
    download: 'تنزيل',
    commentHere: 'تعليق على هذه اللحظة',
    chapters: 'الفصول',
    transcript: 'النص المكتوب',
    transcriptHint: 'يتنقل السهمان إلى الأعلى والأسفل بين الأسطر، ويشغّل مفتاح الإدخال من السطر.',
    follow: 'متابعة الصوت',
    queue: 'قائمة الاستماع',
    queueEmpty: 'لا شيء في الانتظار. أضف الحلقات بعلامة الزائد بجانبها.',
    close: 'إغلاق المشغّل',
    noSound: 'لا يوجد تسجيل بعد.',
    noScript: 'يفتح صفحة الحلقة',
    comments: {
      zero: '# تعليق',
      one: 'تعليق واحد',
      two: 'تعليقان',
      few: '# تعليقات',
      many: '# تعليقًا',
      other: '# تعليق',
    },
  },
};

const liveNames = [
  'play',
  'pause',
  'resume',
  'mute',
  'unmute',
  'of',
  'offline',
  'missing',
  'unsupported',
  'broken',
  'slow',
  'again',
  'directly',
  'waits',
  'copied',
  'shareFailed',
  'stopsIn',
  'stopsAtEnd',
  'stopped',
  'staysOn',
  'queued',
  'queuedAlready',
  'unqueued',
  'moved',
  'up',
  'down',
  'remove',
  'playNow',
  'nextUp',
  'more',
  'less',
  'loaded',
  'skip',
] as const satisfies readonly (keyof LiveWords)[];

/** Only what the island says. */
export const liveWordsOf = (words: PlayerWords): LiveWords =>
  Object.fromEntries(liveNames.map((name) => [name, words[name]])) as LiveWords;
