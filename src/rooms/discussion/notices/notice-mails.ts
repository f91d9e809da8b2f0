/** Mails to whoever gave notice of illegal content: it has arrived, and what was decided (Digital Services Act, article 16). */
import { formatDate } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Tx, World } from '../../../world.ts';
import { mailOf, type Piece } from '../../accounts/accounts.ts';
import { publicationOf, type Edition, type Publication } from '../../publication/publication.ts';
import { actWords } from '../act-words.ts';
import { openReports } from '../acts.store.ts';
import { appealableUntil } from '../appeals/appeal.ts';
import { caseNumber } from '../case-number.ts';
import { ruleName } from '../rule-name.ts';
import { isIllegalGround } from '../rules.ts';
import { noticePath } from './notice-link.ts';
import { noticeWords, type NoticeWords } from './notice-words.ts';
import { noticeCase, type NoticeCase } from './notice.ts';

/** Written with the fact; the mail is made of what is there when it goes. `isOwn`: the address is known to be theirs. */
export type NoticeMail = { reportId: string; what: 'receipt' | 'decision'; isOwn?: boolean };

type Scene = { notice: NoticeCase; words: NoticeWords; edition: Edition; publication: Publication };
type Letter = { subject: string; pieces: Piece[] };

const receipt = ({ notice, words, edition }: Scene, isOwn: boolean): Letter => {
  const { mail } = words;
  const { grounds } = wordsFor(actWords, edition.language);
  const ground = isIllegalGround(notice.reason) ? [{ text: `${words.ground}: ${grounds[notice.reason]}` }] : [];
  // Anybody may type anybody's address: only those whose address it is are sent what was typed.
  const typed = isOwn ? [...ground, { text: mail.youSaid }, { quote: notice.text }] : ground;
  return {
    subject: mail.receiptSubject(caseNumber(notice.id)),
    pieces: [{ text: mail.receipt(notice.story) }, ...typed, { text: `${mail.next} ${mail.keep}` }],
  };
};

const outcome = ({ notice, words, edition, publication }: Scene): Letter => {
  const { mail } = words;
  const { state, decision } = notice;
  const place = { language: edition.language, timeZone: publication.settings.timeZone };
  const rule =
    state === 'upheld' && decision?.rule ? [`${words.rule}: ${ruleName(decision.rule, edition.language)}`] : [];
  const how = decision ? [decision.isAutomated ? words.byMachine : words.byPerson] : [];
  const redress =
    state === 'declined' && decision ? [{ text: mail.appeal(formatDate(appealableUntil(decision.at), place)) }] : [];
  return {
    subject: mail.outcomeSubject(caseNumber(notice.id)),
    pieces: [
      { text: `${mail.outcome(notice.story)} ${words.states[state]}` },
      ...(rule.length + how.length > 0 ? [{ text: [...rule, ...how].join('\n') }] : []),
      ...redress,
    ],
  };
};

/** Carries out the job `notice-mail`. */
export const sendNoticeMail = async (world: World, { reportId, what, isOwn = false }: NoticeMail): Promise<void> => {
  const notice = await noticeCase(world, reportId);
  if (notice?.email === undefined || (what === 'decision' && notice.state === 'open')) return;
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(notice.edition ?? '') ?? publication.defaultEdition;
  const words = wordsFor(noticeWords, edition.language);
  const scene = { notice, words, edition, publication };
  const { subject, pieces } = what === 'receipt' ? receipt(scene, isOwn) : outcome(scene);
  const { publicUrl } = world.config;
  const href = publicUrl + publication.inEdition(edition, await noticePath(world, reportId));
  const letter = { to: notice.email, subject, edition, publicUrl };
  const mail = mailOf({ ...letter, pieces: [...pieces, { button: words.mail.see, href }] });
  await world.write((tx) => tx.later('mail', mail));
};

/** Everybody who gave notice of a comment is told what was decided about it; called before those reports are closed. */
export const tellNotifiers = async (tx: Tx, commentId: string): Promise<void> => {
  for (const report of await openReports(tx.db, commentId))
    if (report.kind === 'illegal')
      await tx.later('notice-mail', { reportId: report.id, what: 'decision' } satisfies NoticeMail);
};
