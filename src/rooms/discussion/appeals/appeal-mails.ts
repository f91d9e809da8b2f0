/** Mails to whoever appealed: it has arrived, and what was decided. */
import { formatDate } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import { mailOf, type Piece } from '../../accounts/accounts.ts';
import { publicationOf, type Edition, type Publication } from '../../publication/publication.ts';
import { said } from '../act-words.ts';
import { caseNumber } from '../case-number.ts';
import { noticePath } from '../notices/notice-link.ts';
import { appealWords, type AppealWords } from './appeal-words.ts';
import { appealFromRow, type Appeal } from './appeal.ts';
import { addressOf, storedAppeal } from './appeals.store.ts';

/** Written with the fact; the mail is made of what is there when it goes. */
export type AppealMail = { appealId: string; what: 'receipt' | 'outcome' };

type Scene = { appeal: Appeal; edition: Edition; publication: Publication; mail: AppealWords['mail'] };
type Letter = { subject: string; pieces: Piece[] };

/** Where it is seen how things stand: for somebody without an account by the key in their mail. */
const pathOf = async (world: World, { kind, reportId, restrictionId, commentId }: Appeal): Promise<string> => {
  if (kind === 'notice' && reportId !== undefined) return noticePath(world, reportId);
  return kind === 'restriction' ? `/me/notices/${restrictionId}/statement` : `/comments/${commentId}/status`;
};

const receipt = ({ appeal, edition, publication, mail }: Scene): Letter => {
  const { timeZone } = publication.settings;
  const due = formatDate(appeal.dueAt, { language: edition.language, timeZone });
  return {
    subject: said(mail.receiptSubject, caseNumber(appeal.id)),
    pieces: [
      { text: mail.receipt[appeal.kind] },
      { text: mail.youWrote },
      { quote: appeal.words },
      { text: `${said(mail.dueBy, due)} ${mail.other}` },
    ],
  };
};

const outcome = ({ appeal, mail }: Scene): Letter => {
  const stands = appeal.state === 'upheld';
  return {
    subject: said(mail.outcomeSubject, caseNumber(appeal.id)),
    pieces: [
      { text: mail[stands ? 'upheld' : 'overturned'][appeal.kind] },
      { text: mail.because },
      { quote: appeal.answer },
      { text: stands ? `${mail.byPerson} ${mail.further}` : mail.byPerson },
    ],
  };
};

/** Carries out the job `appeal-mail`. */
export const sendAppealMail = async (world: World, { appealId, what }: AppealMail): Promise<void> => {
  const row = await storedAppeal(world.db, appealId);
  const to = row && (await addressOf(world.db, row));
  if (!row || !to) return;
  const appeal = appealFromRow(row);
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(appeal.edition) ?? publication.defaultEdition;
  const { mail: words } = wordsFor(appealWords, edition.language);
  const scene = { appeal, edition, publication, mail: words };
  const { subject, pieces } = what === 'receipt' ? receipt(scene) : outcome(scene);
  const { publicUrl } = world.config;
  const href = publicUrl + publication.inEdition(edition, await pathOf(world, appeal));
  const mail = mailOf({ to, subject, edition, publicUrl, pieces: [...pieces, { button: words.toCase, href }] });
  await world.write((tx) => tx.later('mail', mail));
};
