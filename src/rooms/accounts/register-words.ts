import { wordsFor, type WordsIn } from '../../common/words.ts';
import type { NameRefusal } from './names.ts';

/** `mail-domain`: the publication makes no accounts with addresses of this domain. */
export type RegisterRefusal = NameRefusal | 'mail-domain';

type NameFaultWords = Record<RegisterRefusal, string>;

/** Why a name may not be borne, said to whoever chose it. */
const nameFaults: WordsIn<NameFaultWords> = {
  en: {
    empty: 'Give a name.',
    'too-short': 'A name has at least two letters.',
    'too-long': 'A name has at most 40 letters.',
    'hidden-signs': 'There is an invisible sign in the name. Type it anew.',
    signs: 'A name is made of letters, digits, spaces, dots, hyphens and apostrophes.',
    marks: 'There are too many accents on one letter.',
    'no-letters': 'A name has at least one letter.',
    'mixed-scripts': 'Use the letters of one script: mixed ones can be mistaken for another name.',
    'mixed-digits': 'Use digits of one kind.',
    reserved: 'That name could be taken for the publication or its staff. Choose another.',
    taken: 'Somebody has that name already, or one that looks like it. Choose another.',
    'too-soon': 'The name was changed not long ago.',
    'mail-domain': 'Accounts are not made here with addresses at this mail provider. Use another address.',
  },
  es: {
    empty: 'Escriba un nombre.',
    'too-short': 'Un nombre tiene al menos dos letras.',
    'too-long': 'Un nombre tiene como mucho 40 letras.',
    'hidden-signs': 'Hay un signo invisible en el nombre. Escríbalo de nuevo.',
    signs: 'Un nombre se compone de letras, cifras, espacios, puntos, guiones y apóstrofos.',
    marks: 'Hay demasiados acentos en una letra.',
    'no-letters': 'Un nombre tiene al menos una letra.',
    'mixed-scripts': 'Use letras de un solo alfabeto: mezcladas pueden confundirse con otro nombre.',
    'mixed-digits': 'Use cifras de una sola clase.',
    reserved: 'Ese nombre podría confundirse con la publicación o su redacción. Elija otro.',
    taken: 'Alguien tiene ya ese nombre o uno muy parecido. Elija otro.',
    'too-soon': 'El nombre se cambió hace poco.',
    'mail-domain': 'Aquí no se crean cuentas con direcciones de este proveedor de correo. Use otra dirección.',
  },
  ru: {
    empty: 'Укажите имя.',
    'too-short': 'В имени не меньше двух букв.',
    'too-long': 'В имени не больше 40 букв.',
    'hidden-signs': 'В имени есть невидимый знак. Наберите его заново.',
    signs: 'Имя состоит из букв, цифр, пробелов, точек, дефисов и апострофов.',
    marks: 'На одной букве слишком много знаков.',
    'no-letters': 'В имени есть хотя бы одна буква.',
    'mixed-scripts': 'Пишите буквами одного алфавита: смешанные можно принять за чужое имя.',
    'mixed-digits': 'Пишите цифрами одного вида.',
    reserved: 'Это имя можно принять за издание или его сотрудников. Выберите другое.',
    taken: 'Такое или очень похожее имя уже занято. Выберите другое.',
    'too-soon': 'Имя меняли совсем недавно.',
    'mail-domain': 'С адресами этой почтовой службы учётные записи здесь не заводят. Укажите другой адрес.',
  },
  ar: {
    empty: 'اكتب اسمًا.',
    'too-short': 'في الاسم حرفان على الأقل.',
    'too-long': 'في الاسم 40 حرفًا على الأكثر.',
    'hidden-signs': 'في الاسم علامة غير مرئية. اكتبه من جديد.',
    signs: 'يتكون الاسم من حروف وأرقام ومسافات ونقاط وشرطات وفواصل علوية.',
    marks: 'على أحد الحروف علامات كثيرة.',
    'no-letters': 'في الاسم حرف واحد على الأقل.',
    'mixed-scripts': 'اكتب بحروف أبجدية واحدة: الحروف المختلطة قد تُظن اسمًا آخر.',
    'mixed-digits': 'اكتب بأرقام من نوع واحد.',
    reserved: 'قد يُظن هذا الاسم اسم الصحيفة أو العاملين فيها. اختر غيره.',
    taken: 'هذا الاسم أو ما يشبهه مأخوذ. اختر غيره.',
    'too-soon': 'غُيّر الاسم منذ وقت قريب.',
    'mail-domain': 'لا تُنشأ الحسابات هنا بعناوين مزوّد البريد هذا. استخدم عنوانًا آخر.',
  },
};

export const nameFaultText = (language: string, refusal: RegisterRefusal): string =>
  wordsFor(nameFaults, language)[refusal];
