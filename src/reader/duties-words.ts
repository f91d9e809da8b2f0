/** The words of the pages about policies and contact points; braces hold the place of a value. */
import type { WordsIn } from '../common/words.ts';

export type DutyWords = {
  contacts: string;
  contactsText: string;
  authorities: string;
  authoritiesText: string;
  readers: string;
  readersText: string;
  representative: string;
  representativeText: string;
  name: string;
  email: string;
  phone: string;
  address: string;
  languages: string;
  policies: string;
  policiesText: string;
  noPolicies: string;
  kinds: Record<'guidelines' | 'privacy' | 'terms' | 'imprint' | 'cookies', string>;
  versionFrom: string;
  inForce: string;
  former: string;
  toNewest: string;
  allVersions: string;
};

export const dutyWords: WordsIn<DutyWords> = {
  en: {
    contacts: 'Contact points',
    contactsText: 'How to reach the people responsible, directly and in writing.',
    authorities: 'For authorities',
    authoritiesText:
      'For authorities of the member states, the Commission and the Board (Digital Services Act, article 11).',
    readers: 'For readers',
    readersText: 'A person answers, not a machine alone (Digital Services Act, article 12).',
    representative: 'Legal representative in the Union',
    representativeText: 'Digital Services Act, article 13.',
    name: 'Name',
    email: 'E-mail',
    phone: 'Telephone',
    address: 'Address',
    languages: 'Languages',
    policies: 'Policies',
    policiesText: 'What holds here, and every version of it: each decision names the one it was made under.',
    noPolicies: 'There are no policies in this edition yet.',
    kinds: {
      guidelines: 'Community guidelines',
      privacy: 'Privacy',
      terms: 'Terms of use',
      imprint: 'Imprint',
      cookies: 'Cookies',
    },
    versionFrom: 'Version {version}, from {at}',
    inForce: 'This version is in force.',
    former: 'This is a former version.',
    toNewest: 'Version in force',
    allVersions: 'All versions',
  },
  es: {
    contacts: 'Puntos de contacto',
    contactsText: 'Cómo contactar directamente y por escrito con las personas responsables.',
    authorities: 'Para autoridades',
    authoritiesText:
      'Para autoridades de los Estados miembros, la Comisión y la Junta (Reglamento de Servicios Digitales, artículo 11).',
    readers: 'Para lectores',
    readersText: 'Responde una persona, no solo una máquina (Reglamento de Servicios Digitales, artículo 12).',
    representative: 'Representante legal en la Unión',
    representativeText: 'Reglamento de Servicios Digitales, artículo 13.',
    name: 'Nombre',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    address: 'Dirección',
    languages: 'Idiomas',
    policies: 'Normas',
    policiesText: 'Lo que rige aquí y todas sus versiones: cada decisión indica la versión con la que se tomó.',
    noPolicies: 'Todavía no hay normas en esta edición.',
    kinds: {
      guidelines: 'Normas de la comunidad',
      privacy: 'Privacidad',
      terms: 'Condiciones de uso',
      imprint: 'Aviso legal',
      cookies: 'Cookies',
    },
    versionFrom: 'Versión {version}, desde el {at}',
    inForce: 'Esta versión está en vigor.',
    former: 'Esta es una versión anterior.',
    toNewest: 'Versión en vigor',
    allVersions: 'Todas las versiones',
  },
  ru: {
    contacts: 'Контактные адреса',
    contactsText: 'Как напрямую и письменно связаться с ответственными.',
    authorities: 'Для государственных органов',
    authoritiesText: 'Для органов государств-членов, Комиссии и Совета (Закон о цифровых услугах, статья 11).',
    readers: 'Для читателей',
    readersText: 'Отвечает человек, а не только машина (Закон о цифровых услугах, статья 12).',
    representative: 'Законный представитель в Союзе',
    representativeText: 'Закон о цифровых услугах, статья 13.',
    name: 'Имя',
    email: 'Почта',
    phone: 'Телефон',
    address: 'Адрес',
    languages: 'Языки',
    policies: 'Правила',
    policiesText: 'Что здесь действует и все прежние редакции: каждое решение называет ту, по которой принято.',
    noPolicies: 'В этом издании пока нет правил.',
    kinds: {
      guidelines: 'Правила сообщества',
      privacy: 'Конфиденциальность',
      terms: 'Условия использования',
      imprint: 'Выходные данные',
      cookies: 'Файлы cookie',
    },
    versionFrom: 'Редакция {version}, с {at}',
    inForce: 'Эта редакция действует.',
    former: 'Это прежняя редакция.',
    toNewest: 'Действующая редакция',
    allVersions: 'Все редакции',
  },
  ar: {
    contacts: 'جهات الاتصال',
    contactsText: 'كيف تصل مباشرة وكتابةً إلى المسؤولين.',
    authorities: 'للسلطات',
    authoritiesText: 'لسلطات الدول الأعضاء والمفوضية والمجلس (قانون الخدمات الرقمية، المادة 11).',
    readers: 'للقراء',
    readersText: 'يجيب إنسان لا آلة وحدها (قانون الخدمات الرقمية، المادة 12).',
    representative: 'الممثل القانوني في الاتحاد',
    representativeText: 'قانون الخدمات الرقمية، المادة 13.',
    name: 'الاسم',
    email: 'البريد الإلكتروني',
    phone: 'الهاتف',
    address: 'العنوان',
    languages: 'اللغات',
    policies: 'السياسات',
    policiesText: 'ما يسري هنا وكل إصداراته: كل قرار يذكر الإصدار الذي اتُّخذ بموجبه.',
    noPolicies: 'لا توجد سياسات في هذه الطبعة بعد.',
    kinds: {
      guidelines: 'إرشادات المجتمع',
      privacy: 'الخصوصية',
      terms: 'شروط الاستخدام',
      imprint: 'بيانات الناشر',
      cookies: 'ملفات تعريف الارتباط',
    },
    versionFrom: 'الإصدار {version}، منذ {at}',
    inForce: 'هذا الإصدار ساري المفعول.',
    former: 'هذا إصدار سابق.',
    toNewest: 'الإصدار الساري',
    allVersions: 'كل الإصدارات',
  },
};
