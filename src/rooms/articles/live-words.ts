import type { PluralForms, WordsIn } from '../../common/words.ts';

const newEntries: PluralForms = { one: '# new entry – show', other: '# new entries – show' };
const announced: PluralForms = { one: '# new entry', other: '# new entries' };

const en = {
  newEntries,
  announced,
  changed: 'An entry was changed.',
  many: 'Much has happened since. Show the newest entries',
  hasEnded: 'This live blog has ended.',
  goesOn: 'This live blog goes on.',
  isLive: 'New entries appear by themselves.',
  reload: 'Show new entries',
  reloadEachMinute: 'Reload this page every minute',
  stopReloading: 'Do not reload this page any more',
  corrected: 'Corrected',
  removedAt: 'An entry that stood here was removed.',
  movedTo: 'This entry now stands in another live blog.',
};

type Words = typeof en;

const es: Words = {
  newEntries: { one: '# entrada nueva: mostrar', other: '# entradas nuevas: mostrar' },
  announced: { one: '# entrada nueva', other: '# entradas nuevas' },
  changed: 'Se ha modificado una entrada.',
  many: 'Han pasado muchas cosas desde entonces. Ver las entradas más recientes',
  hasEnded: 'Esta cobertura en directo ha terminado.',
  goesOn: 'Esta cobertura en directo continúa.',
  isLive: 'Las entradas nuevas aparecen por sí solas.',
  reload: 'Ver entradas nuevas',
  reloadEachMinute: 'Recargar esta página cada minuto',
  stopReloading: 'Dejar de recargar esta página',
  corrected: 'Corregido',
  removedAt: 'Se ha retirado una entrada que estaba aquí.',
  movedTo: 'Esta entrada está ahora en otra cobertura en directo.',
};

const ru: Words = {
  newEntries: {
    one: '# новая запись — показать',
    few: '# новые записи — показать',
    many: '# новых записей — показать',
    other: '# новой записи — показать',
  },
  announced: { one: '# новая запись', few: '# новые записи', many: '# новых записей', other: '# новой записи' },
  changed: 'Запись изменена.',
  many: 'С тех пор произошло многое. Показать новейшие записи',
  hasEnded: 'Трансляция завершена.',
  goesOn: 'Трансляция продолжается.',
  isLive: 'Новые записи появляются сами.',
  reload: 'Показать новые записи',
  reloadEachMinute: 'Обновлять страницу каждую минуту',
  stopReloading: 'Больше не обновлять страницу',
  corrected: 'Исправлено',
  removedAt: 'Запись, которая была здесь, удалена.',
  movedTo: 'Эта запись теперь в другой трансляции.',
};

const ar: Words = {
  newEntries: {
    zero: 'لا أخبار جديدة',
    one: 'خبر جديد واحد – اعرضه',
    two: 'خبران جديدان – اعرضهما',
    few: '# أخبار جديدة – اعرضها',
    many: '# خبرًا جديدًا – اعرضها',
    other: '# خبر جديد – اعرضها',
  },
  announced: {
    zero: 'لا أخبار جديدة',
    one: 'خبر جديد واحد',
    two: 'خبران جديدان',
    few: '# أخبار جديدة',
    many: '# خبرًا جديدًا',
    other: '# خبر جديد',
  },
  changed: 'عُدّل أحد الأخبار.',
  many: 'جرى الكثير منذ ذلك الحين. اعرض أحدث الأخبار',
  hasEnded: 'انتهت هذه التغطية المباشرة.',
  goesOn: 'هذه التغطية المباشرة مستمرة.',
  isLive: 'تظهر الأخبار الجديدة تلقائيًا.',
  reload: 'اعرض الأخبار الجديدة',
  reloadEachMinute: 'أعد تحميل الصفحة كل دقيقة',
  stopReloading: 'أوقف إعادة تحميل الصفحة',
  corrected: 'صُحّح',
  removedAt: 'حُذف خبر كان هنا.',
  movedTo: 'انتقل هذا الخبر إلى تغطية مباشرة أخرى.',
};

export const liveWords: WordsIn<Words> = { en, es, ru, ar };
export type LiveWords = Words;
