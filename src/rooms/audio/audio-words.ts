import type { PluralForms, WordsIn } from '../../common/words.ts';

/** What readers see on pages of shows and episodes; `#` stands for what is filled in. */
export type AudioWords = {
  podcasts: string;
  about: string;
  shows: string;
  noShows: string;
  latest: string;
  opml: string;
  episodes: PluralForms;
  allEpisodes: string;
  noEpisodes: string;
  seasons: string;
  season: string;
  everySeason: string;
  number: string;
  trailer: string;
  bonus: string;
  explicit: string;
  length: string;
  complete: string;
  fromTheStart: string;
  moved: string;
  movedTo: string;
  by: string;
  people: string;
  roles: Readonly<Record<string, string>>;
  subscribe: string;
  subscribeAbout: string;
  feed: string;
  feedHint: string;
  inApp: string;
  support: string;
  licence: string;
  alsoHear: string;
  pages: string;
  newest: string;
  first: string;
  older: string;
  newer: string;
  previous: string;
  next: string;
  around: string;
  stories: string;
  moreOf: string;
  notes: string;
  listenToStory: string;
  listen: string;
  noRecording: string;
  podcast: string;
};

export const audioWords: WordsIn<AudioWords> = {
  en: {
    podcasts: 'Podcasts',
    about: 'Listen here, or in any podcast app.',
    shows: 'Shows',
    noShows: 'There are no podcasts yet.',
    latest: 'Latest episodes',
    opml: 'All shows as one file for podcast apps (OPML)',
    episodes: { one: '# episode', other: '# episodes' },
    allEpisodes: 'Episodes',
    noEpisodes: 'There are no episodes yet.',
    seasons: 'Seasons',
    season: 'Season #',
    everySeason: 'All seasons',
    number: 'Episode #',
    trailer: 'Trailer',
    bonus: 'Bonus',
    explicit: 'Explicit',
    length: 'Length: #',
    complete: 'This show is complete.',
    fromTheStart: 'Best heard from the beginning.',
    moved: 'This show has moved.',
    movedTo: 'Its new feed',
    by: 'By #',
    people: 'With',
    roles: {
      host: 'Host',
      'co-host': 'Co-host',
      'guest host': 'Guest host',
      guest: 'Guest',
      reporter: 'Reporter',
      editor: 'Editor',
      producer: 'Producer',
      'executive producer': 'Executive producer',
      narrator: 'Narrator',
      'sound designer': 'Sound design',
      'audio engineer': 'Sound',
      researcher: 'Research',
      translator: 'Translation',
      composer: 'Music',
      writer: 'Text',
    },
    subscribe: 'Subscribe',
    subscribeAbout: 'New episodes come by themselves to your podcast app.',
    feed: 'Feed (RSS)',
    feedHint: 'Any podcast app takes this address.',
    inApp: 'Subscribe in #',
    support: 'Support this show',
    licence: 'Licence',
    alsoHear: 'We also listen to',
    pages: 'Pages',
    newest: 'Newest episodes',
    first: 'First episodes',
    older: 'Older episodes',
    newer: 'Newer episodes',
    previous: 'Previous episode',
    next: 'Next episode',
    around: 'Other episodes',
    stories: 'Stories in this episode',
    moreOf: 'All episodes of #',
    notes: 'About this episode',
    listenToStory: 'Listen to this story',
    listen: 'Listen',
    noRecording: 'The recording is not here yet.',
    podcast: 'Podcast',
  },
  es: {
    podcasts: 'Pódcasts',
    about: 'Escuche aquí o en cualquier aplicación de pódcasts.',
    shows: 'Programas',
    noShows: 'Todavía no hay pódcasts.',
    latest: 'Últimos episodios',
    opml: 'Todos los programas en un archivo para aplicaciones de pódcasts (OPML)',
    episodes: { one: '# episodio', other: '# episodios' },
    allEpisodes: 'Episodios',
    noEpisodes: 'Todavía no hay episodios.',
    seasons: 'Temporadas',
    season: 'Temporada #',
    everySeason: 'Todas las temporadas',
    number: 'Episodio #',
    trailer: 'Avance',
    bonus: 'Extra',
    explicit: 'Contenido explícito',
    length: 'Duración: #',
    complete: 'Este programa está completo.',
    fromTheStart: 'Se escucha mejor desde el principio.',
    moved: 'Este programa se ha trasladado.',
    movedTo: 'Su nuevo canal',
    by: 'De #',
    people: 'Con',
    roles: {
      host: 'Presentación',
      'co-host': 'Copresentación',
      'guest host': 'Presentación invitada',
      guest: 'Invitado o invitada',
      reporter: 'Reportajes',
      editor: 'Edición',
      producer: 'Producción',
      'executive producer': 'Producción ejecutiva',
      narrator: 'Narración',
      'sound designer': 'Diseño de sonido',
      'audio engineer': 'Sonido',
      researcher: 'Documentación',
      translator: 'Traducción',
      composer: 'Música',
      writer: 'Texto',
    },
    subscribe: 'Suscribirse',
    subscribeAbout: 'Los episodios nuevos llegan solos a su aplicación de pódcasts.',
    feed: 'Canal (RSS)',
    feedHint: 'Cualquier aplicación de pódcasts acepta esta dirección.',
    inApp: 'Suscribirse en #',
    support: 'Apoyar este programa',
    licence: 'Licencia',
    alsoHear: 'También escuchamos',
    pages: 'Páginas',
    newest: 'Episodios más recientes',
    first: 'Primeros episodios',
    older: 'Episodios anteriores',
    newer: 'Episodios posteriores',
    previous: 'Episodio anterior',
    next: 'Episodio siguiente',
    around: 'Otros episodios',
    stories: 'Artículos de este episodio',
    moreOf: 'Todos los episodios de #',
    notes: 'Sobre este episodio',
    listenToStory: 'Escuchar este artículo',
    listen: 'Escuchar',
    noRecording: 'La grabación todavía no está disponible.',
    podcast: 'Pódcast',
  },
  ru: {
    podcasts: 'Подкасты',
    about: 'Слушайте здесь или в любом приложении для подкастов.',
    shows: 'Передачи',
    noShows: 'Подкастов пока нет.',
    latest: 'Новые выпуски',
    opml: 'Все передачи одним файлом для приложений (OPML)',
    episodes: { one: '# выпуск', few: '# выпуска', many: '# выпусков', other: '# выпуска' },
    allEpisodes: 'Выпуски',
    noEpisodes: 'Выпусков пока нет.',
    seasons: 'Сезоны',
    season: 'Сезон #',
    everySeason: 'Все сезоны',
    number: 'Выпуск #',
    trailer: 'Трейлер',
    bonus: 'Дополнение',
    explicit: 'Ненормативная лексика',
    length: 'Продолжительность: #',
    complete: 'Эта передача завершена.',
    fromTheStart: 'Лучше слушать с начала.',
    moved: 'Эта передача переехала.',
    movedTo: 'Её новая лента',
    by: 'Автор: #',
    people: 'Участвуют',
    roles: {
      host: 'Ведёт передачу',
      'co-host': 'Соведущий',
      'guest host': 'Приглашённый ведущий',
      guest: 'В гостях',
      reporter: 'Репортажи',
      editor: 'Редактор',
      producer: 'Продюсер',
      'executive producer': 'Исполнительный продюсер',
      narrator: 'Читает',
      'sound designer': 'Звуковое оформление',
      'audio engineer': 'Звук',
      researcher: 'Сбор материала',
      translator: 'Перевод',
      composer: 'Музыка',
      writer: 'Текст',
    },
    subscribe: 'Подписаться',
    subscribeAbout: 'Новые выпуски сами появятся в вашем приложении для подкастов.',
    feed: 'Лента (RSS)',
    feedHint: 'Этот адрес подойдёт любому приложению для подкастов.',
    inApp: 'Подписаться в #',
    support: 'Поддержать передачу',
    licence: 'Лицензия',
    alsoHear: 'Мы слушаем и это',
    pages: 'Страницы',
    newest: 'Самые новые выпуски',
    first: 'Первые выпуски',
    older: 'Более ранние выпуски',
    newer: 'Следующие выпуски',
    previous: 'Предыдущий выпуск',
    next: 'Следующий выпуск',
    around: 'Другие выпуски',
    stories: 'Материалы этого выпуска',
    moreOf: 'Все выпуски: #',
    notes: 'Об этом выпуске',
    listenToStory: 'Послушать этот материал',
    listen: 'Слушать',
    noRecording: 'Записи пока нет.',
    podcast: 'Подкаст',
  },
  ar: {
    podcasts: 'بودكاست',
    about: 'استمع هنا أو في أي تطبيق بودكاست.',
    shows: 'البرامج',
    noShows: 'لا توجد برامج بودكاست بعد.',
    latest: 'أحدث الحلقات',
    opml: 'كل البرامج في ملف واحد لتطبيقات البودكاست (OPML)',
    episodes: {
      zero: 'لا حلقات',
      one: 'حلقة واحدة',
      two: 'حلقتان',
      few: '# حلقات',
      many: '# حلقة',
      other: '# حلقة',
    },
    allEpisodes: 'الحلقات',
    noEpisodes: 'لا توجد حلقات بعد.',
    seasons: 'المواسم',
    season: 'الموسم #',
    everySeason: 'كل المواسم',
    number: 'الحلقة #',
    trailer: 'إعلان البرنامج',
    bonus: 'حلقة إضافية',
    explicit: 'ألفاظ غير لائقة',
    length: 'المدة: #',
    complete: 'اكتمل هذا البرنامج.',
    fromTheStart: 'يُستحسن الاستماع إليه من البداية.',
    moved: 'انتقل هذا البرنامج.',
    movedTo: 'موجزه الجديد',
    by: 'من إعداد #',
    people: 'بمشاركة',
    roles: {
      host: 'تقديم',
      'co-host': 'تقديم مشترك',
      'guest host': 'تقديم ضيف',
      guest: 'ضيف الحلقة',
      reporter: 'تقارير',
      editor: 'تحرير',
      producer: 'إنتاج',
      'executive producer': 'إنتاج تنفيذي',
      narrator: 'سرد',
      'sound designer': 'تصميم الصوت',
      'audio engineer': 'هندسة الصوت',
      researcher: 'بحث',
      translator: 'ترجمة',
      composer: 'موسيقى',
      writer: 'نص',
    },
    subscribe: 'اشترك',
    subscribeAbout: 'تصل الحلقات الجديدة تلقائيًا إلى تطبيق البودكاست لديك.',
    feed: 'موجز (RSS)',
    feedHint: 'يقبل أي تطبيق بودكاست هذا العنوان.',
    inApp: 'اشترك في #',
    support: 'ادعم هذا البرنامج',
    licence: 'الترخيص',
    alsoHear: 'نستمع أيضًا إلى',
    pages: 'الصفحات',
    newest: 'أحدث الحلقات',
    first: 'أولى الحلقات',
    older: 'حلقات أقدم',
    newer: 'حلقات أحدث',
    previous: 'الحلقة السابقة',
    next: 'الحلقة التالية',
    around: 'حلقات أخرى',
    stories: 'مواد هذه الحلقة',
    moreOf: 'كل حلقات #',
    notes: 'عن هذه الحلقة',
    listenToStory: 'استمع إلى هذه المادة',
    listen: 'استمع',
    noRecording: 'التسجيل غير متاح بعد.',
    podcast: 'بودكاست',
  },
};
