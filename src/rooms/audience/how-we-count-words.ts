/** What readers are told about counting, in words for them; `#` stands for a number. */
import type { PluralForms, WordsIn } from '../../common/words.ts';

export type HowWeCountWords = {
  title: string;
  text: string;
  nothing: string;
  whatTitle: string;
  reads: string;
  ends: string;
  sources: string;
  words: string;
  missing: string;
  neverTitle: string;
  never: readonly string[];
  leftOutTitle: string;
  leftOut: string;
  signalsTitle: string;
  signals: string;
  keptTitle: string;
  hours: string;
  months: PluralForms;
  whoTitle: string;
  who: string;
};

export const howWeCountWords: WordsIn<HowWeCountWords> = {
  en: {
    title: 'How we count',
    text: 'We want to know which stories are read, not who reads them. This page is made from what is switched on at this moment.',
    nothing: 'Nothing is counted here: neither what is read nor from where readers come.',
    whatTitle: 'What is counted',
    reads:
      'How often the page of each story, each section and the front page is opened: our server adds one to a number.',
    ends: 'How often a story is read to its end: when the end of the text is on your screen and as much time has passed as reading takes at least, the page sends our server the story’s number, and nothing about you.',
    sources:
      'From which site or service readers come, by its name alone and never the page there. A site is named only after readers of three networks came from it on one day.',
    words:
      'Words that are searched for here. They are written down only after three networks asked for the same on one day, and never when they look like an address, a number or a key.',
    missing: 'Addresses that do not exist here and are asked for often, by the same rule.',
    neverTitle: 'What is never done',
    never: [
      'No cookie is set for counting, and nothing is kept on your device.',
      'Your browser and device are not recognised by their features.',
      'The address of your network is not stored. To refuse made-up messages it is turned into a mark for the day, which stays in memory and cannot be turned back.',
      'Nobody else is involved: no company measures or hears what you read.',
      'Nobody is followed from one page to the next. Only sums are kept.',
    ],
    leftOutTitle: 'What is left out',
    leftOut:
      'Search engines and other programs, pages that a browser fetches ahead, and everybody who works here and is signed in.',
    signalsTitle: 'If your browser asks not to be tracked',
    signals:
      'No person is tracked here, whatever your browser says. When it sends Global Privacy Control or Do Not Track, it also sends no message about reading to the end.',
    keptTitle: 'How long it is kept',
    hours: 'Sums of each hour: two days.',
    months: { one: 'Sums of each day: # month.', other: 'Sums of each day: # months.' },
    whoTitle: 'Who sees it',
    who: 'Those who write and edit here. Writers are not ranked by these figures unless the publisher decides so.',
  },
  es: {
    title: 'Cómo contamos',
    text: 'Queremos saber qué artículos se leen, no quién los lee. Esta página se genera a partir de lo que está activado en este momento.',
    nothing: 'Aquí no se cuenta nada: ni lo que se lee ni de dónde vienen los lectores.',
    whatTitle: 'Qué se cuenta',
    reads:
      'Cuántas veces se abre la página de cada artículo, de cada sección y la portada: nuestro servidor suma uno a un número.',
    ends: 'Cuántas veces se lee un artículo hasta el final: cuando el final del texto está en su pantalla y ha pasado al menos el tiempo que exige la lectura, la página envía a nuestro servidor el número del artículo y nada sobre usted.',
    sources:
      'De qué sitio o servicio vienen los lectores, solo por su nombre y nunca la página concreta. Un sitio se nombra solo después de que lectores de tres redes hayan llegado desde él en un mismo día.',
    words:
      'Las palabras que se buscan aquí. Se anotan solo después de que tres redes hayan buscado lo mismo en un día, y nunca si parecen una dirección, un número o una clave.',
    missing: 'Las direcciones que aquí no existen y se piden a menudo, con la misma regla.',
    neverTitle: 'Lo que nunca se hace',
    never: [
      'No se crea ninguna cookie para contar y no se guarda nada en su dispositivo.',
      'No se reconoce su navegador ni su dispositivo por sus características.',
      'No se guarda la dirección de su red. Para rechazar mensajes inventados se convierte en una marca válida para ese día, que permanece en la memoria y no puede revertirse.',
      'No interviene nadie más: ninguna empresa mide ni conoce lo que usted lee.',
      'No se sigue a nadie de una página a otra. Solo se guardan sumas.',
    ],
    leftOutTitle: 'Qué se deja fuera',
    leftOut:
      'Los buscadores y otros programas, las páginas que el navegador carga por adelantado y todas las personas que trabajan aquí y han iniciado sesión.',
    signalsTitle: 'Si su navegador pide que no se le rastree',
    signals:
      'Aquí no se rastrea a nadie, diga lo que diga su navegador. Si envía Global Privacy Control o Do Not Track, tampoco envía el mensaje de lectura hasta el final.',
    keptTitle: 'Cuánto tiempo se guarda',
    hours: 'Sumas de cada hora: dos días.',
    months: { one: 'Sumas de cada día: # mes.', other: 'Sumas de cada día: # meses.' },
    whoTitle: 'Quién lo ve',
    who: 'Quienes escriben y editan aquí. No se clasifica a los autores por estas cifras, salvo que la dirección lo decida.',
  },
  ru: {
    title: 'Как мы считаем',
    text: 'Мы хотим знать, какие материалы читают, а не кто их читает. Эта страница составлена по тому, что включено сейчас.',
    nothing: 'Здесь ничего не подсчитывается: ни что читают, ни откуда приходят читатели.',
    whatTitle: 'Что подсчитывается',
    reads:
      'Сколько раз открыли страницу каждого материала, каждой рубрики и главную: наш сервер прибавляет к числу единицу.',
    ends: 'Сколько раз материал дочитали до конца: когда конец текста на экране и прошло не меньше времени, чем нужно для чтения, страница отправляет нашему серверу номер материала — и ничего о вас.',
    sources:
      'С какого сайта или сервиса приходят читатели: только его название, но не страница. Сайт называется лишь после того, как за один день с него пришли читатели из трёх сетей.',
    words:
      'Слова, которые здесь ищут. Они записываются, только если за один день то же самое искали из трёх сетей, и никогда, если похожи на адрес, номер или ключ.',
    missing: 'Адреса, которых здесь нет, но которые часто запрашивают, — по тому же правилу.',
    neverTitle: 'Чего мы не делаем никогда',
    never: [
      'Для подсчёта не ставятся файлы cookie, и на вашем устройстве ничего не хранится.',
      'Ваш браузер и устройство не распознаются по их особенностям.',
      'Адрес вашей сети не хранится. Чтобы отклонять поддельные сообщения, он превращается в метку на один день; она остаётся в памяти, и восстановить по ней адрес нельзя.',
      'Никто посторонний не участвует: ни одна компания не измеряет и не узнаёт, что вы читаете.',
      'Ни за кем не следят от страницы к странице. Хранятся только суммы.',
    ],
    leftOutTitle: 'Что не учитывается',
    leftOut:
      'Поисковые системы и другие программы, страницы, которые браузер загружает заранее, и все, кто здесь работает и вошёл в систему.',
    signalsTitle: 'Если ваш браузер просит не отслеживать',
    signals:
      'Здесь никого не отслеживают, что бы ни сообщал браузер. Если он передаёт Global Privacy Control или Do Not Track, сообщение о чтении до конца тоже не отправляется.',
    keptTitle: 'Как долго это хранится',
    hours: 'Суммы за каждый час: два дня.',
    months: {
      one: 'Суммы за каждый день: # месяц.',
      few: 'Суммы за каждый день: # месяца.',
      many: 'Суммы за каждый день: # месяцев.',
      other: 'Суммы за каждый день: # месяца.',
    },
    whoTitle: 'Кто это видит',
    who: 'Те, кто здесь пишет и редактирует. Авторов не сравнивают по этим числам, если издатель не решит иначе.',
  },
  ar: {
    title: 'كيف نُحصي',
    text: 'نريد أن نعرف أي المواد تُقرأ، لا من يقرؤها. تُكتب هذه الصفحة بحسب ما هو مفعَّل في هذه اللحظة.',
    nothing: 'لا يُحصى هنا شيء: لا ما يُقرأ ولا من أين يأتي القرّاء.',
    whatTitle: 'ما الذي يُحصى',
    reads: 'كم مرة تُفتح صفحة كل مادة وكل قسم والصفحة الأولى: يضيف خادمنا واحدًا إلى عدد.',
    ends: 'كم مرة تُقرأ المادة حتى نهايتها: حين تظهر نهاية النص على الشاشة ويمضي من الوقت ما تحتاج إليه القراءة على الأقل، ترسل الصفحة إلى خادمنا رقم المادة ولا شيء عن القارئ.',
    sources:
      'من أي موقع أو خدمة يأتي القرّاء، بالاسم وحده لا بالصفحة. ولا يُسمّى موقع إلا بعد أن يأتي منه قرّاء من ثلاث شبكات في يوم واحد.',
    words:
      'الكلمات التي يُبحث عنها هنا. لا تُدوَّن إلا بعد أن تُطلب من ثلاث شبكات في يوم واحد، ولا تُدوَّن أبدًا إذا بدت عنوانًا أو رقمًا أو مفتاحًا.',
    missing: 'العناوين غير الموجودة هنا والتي تُطلب كثيرًا، وفق القاعدة نفسها.',
    neverTitle: 'ما لا يحدث أبدًا',
    never: [
      'لا يُنشأ أي ملف تعريف ارتباط للإحصاء، ولا يُحفظ شيء على جهاز القارئ.',
      'لا يُتعرَّف على المتصفح أو الجهاز من خصائصه.',
      'لا يُخزَّن عنوان الشبكة. ولرفض الرسائل المختلقة يُحوَّل إلى علامة ليوم واحد تبقى في الذاكرة ولا يمكن ردّها إلى أصلها.',
      'لا طرف آخر: لا شركة تقيس ما يُقرأ هنا أو تعلم به.',
      'لا يُتتبَّع أحد من صفحة إلى أخرى. ولا تُحفظ إلا المجاميع.',
    ],
    leftOutTitle: 'ما الذي يُستثنى',
    leftOut: 'محركات البحث وسائر البرامج، والصفحات التي يجلبها المتصفح مسبقًا، وكل من يعمل هنا وقد سجّل دخوله.',
    signalsTitle: 'إذا طلب المتصفح عدم التتبع',
    signals:
      'لا يُتتبَّع أحد هنا مهما قال المتصفح. وإذا أرسل إشارة Global Privacy Control أو Do Not Track فلا تُرسَل كذلك رسالة القراءة حتى النهاية.',
    keptTitle: 'كم تُحفظ',
    hours: 'مجاميع كل ساعة: يومان.',
    months: {
      one: 'مجاميع كل يوم: شهر واحد.',
      two: 'مجاميع كل يوم: شهران.',
      few: 'مجاميع كل يوم: # أشهر.',
      many: 'مجاميع كل يوم: # شهرًا.',
      other: 'مجاميع كل يوم: # شهر.',
    },
    whoTitle: 'من يرى ذلك',
    who: 'من يكتبون ويحرّرون هنا. ولا يُرتَّب الكتّاب بحسب هذه الأرقام إلا إذا قرر الناشر ذلك.',
  },
};
