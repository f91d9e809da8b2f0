/** Names nobody takes, because they would speak for the publication or its machine. */
import { likenessOf } from './confusables.ts';

/** Refused wherever they stand in a name, as a word of their own. */
const anywhere = [
  'admin admins administrator administrators administration sysadmin webmaster moderator moderators moderation',
  'administrador administradora administradores administración moderador moderadora moderadores moderación',
  'админ админы администратор администраторы администрация модератор модераторы модерация',
  'مشرف المشرف مشرفة المشرفة المشرفون مدير_الموقع الإدارة إدارة',
];

/** Refused as the whole name. */
const whole = [
  'root owner system superuser support helpdesk help info contact security abuse postmaster hostmaster mailer_daemon noreply',
  'no_reply official staff team the_team editor editors the_editor the_editors editorial chief_editor editor_in_chief newsroom',
  'the_newsroom news_desk desk publisher the_publisher author guest anonymous anon former_reader deleted deleted_user nobody',
  'null undefined none unknown everyone all here me you bot robot automatic community_manager ombudsman public_editor courant',
  'mod mods moderation_team trust_and_safety',
  'soporte sistema ayuda contacto seguridad oficial equipo el_equipo editora editores redacción la_redacción redactor redactora',
  'director directora editorial anónimo anónima antiguo_lector antigua_lectora nadie todos',
  'defensor_del_lector invitado invitada autor autora personal',
  'поддержка служба_поддержки система помощь безопасность официально официальный команда редакция редактор редакторы',
  'главный_редактор главред издатель автор гость аноним анонимно бывший_читатель никто все бот',
  'الدعم دعم النظام نظام المساعدة مساعدة الأمن رسمي الفريق فريق_العمل هيئة_التحرير رئيس_التحرير المحرر محرر المحررة محررة',
  'التحرير غرفة_الأخبار الناشر ناشر كاتب ضيف مجهول قارئ_سابق الجميع لا_أحد',
];

const keysOf = (lists: readonly string[]): Set<string> =>
  new Set(lists.flatMap((list) => list.split(' ')).map((name) => likenessOf(name)));

let known: { anywhere: Set<string>; whole: Set<string> } | undefined;

/** Numbers after a word make it no other word: admin2, Editor 7. */
const withoutDigits = (text: string): string => text.replace(/\p{Nd}+/gu, '');

/** Whether a name says what only the publication may say of somebody. */
export const isReserved = (name: string): boolean => {
  known ??= { anywhere: keysOf(anywhere), whole: new Set([...keysOf(whole), ...keysOf(anywhere)]) };
  const bare = withoutDigits(name);
  if (known.whole.has(likenessOf(name)) || known.whole.has(likenessOf(bare))) return true;
  const { anywhere: words } = known;
  return [name, bare].some((text) =>
    text.split(/[^\p{L}\p{M}\p{Nd}]+/u).some((word) => word !== '' && words.has(likenessOf(word))),
  );
};
