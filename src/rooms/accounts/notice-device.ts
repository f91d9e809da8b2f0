import type { FastifyRequest } from 'fastify';
import { formatDateTime } from '../../common/dates.ts';
import { wordsFor } from '../../common/words.ts';
import type { Mail, World } from '../../world.ts';
import { isStaff, type Account } from './account.ts';
import { mailOf } from './letter.ts';
import { ownCookie, ownCookieIn } from './own-cookies.ts';
import { isSame, markOf } from './server-secret.ts';
import { deviceOf } from './sessions.ts';
import { signInMailWords } from './sign-in-mail-words.ts';

const cookieName = 'device';
const year = 31_536_000;
/** So many accounts may share one browser without being told each time. */
const remembered = 4;

/**
 * Staff are told by mail when their account is used in a browser it was never used in before. The browser keeps a mark that only
 * this server can make; nothing is kept here. Undefined when there is nothing to tell.
 */
export const noticeDevice = async (
  world: World,
  request: FastifyRequest,
  account: Account,
): Promise<{ mail: Mail; cookie: string } | undefined> => {
  if (!isStaff(account.role)) return undefined;
  const mark = (await markOf(world, 'device', account.id)).slice(0, 22);
  const known = ownCookieIn(world, request.headers.cookie, cookieName)?.split('.') ?? [];
  if (known.some((one) => isSame(one, mark))) return undefined;
  const { publication, edition: here } = request.visit;
  const edition = publication.editionByCode(account.edition ?? '') ?? here;
  const words = wordsFor(signInMailWords, edition.language);
  const { publicUrl } = world.config;
  const when = formatDateTime(world.now(), { language: edition.language, timeZone: publication.settings.timeZone });
  const mail = mailOf({
    to: account.email,
    subject: words.deviceSubject(edition.publicationName),
    edition,
    publicUrl,
    pieces: [
      { text: words.deviceHello(edition.publicationName) },
      { text: `${deviceOf(request.headers['user-agent']) || words.unknownDevice}\n${when}` },
      { text: words.deviceIfYou },
      { text: words.deviceIfNot },
      { button: words.deviceButton, href: `${publicUrl}${publication.inEdition(edition, '/me/sessions')}` },
    ],
  });
  return { mail, cookie: ownCookie(world, cookieName, [mark, ...known].slice(0, remembered).join('.'), year) };
};
