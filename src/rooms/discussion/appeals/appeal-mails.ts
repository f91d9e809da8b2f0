/** Mails to whoever appealed: it has arrived, and what was decided. */
import { formatDate } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Mail, World } from '../../../world.ts';
import { mailOf, type Piece } from '../../accounts/accounts.ts';
import type { Edition, Publication } from '../../publication/publication.ts';
import { said } from '../act-words.ts';
import { caseNumber } from '../case-number.ts';
import { noticePath } from '../notices/notice-link.ts';
import { appealWords, type AppealWords } from './appeal-words.ts';
import type { AppealKind, StoredAppeal } from './appeal.ts';

type Told = Pick<StoredAppeal, 'id' | 'kind' | 'edition' | 'words' | 'account_id'> & {
  comment_id?: string | null;
  restriction_id?: string | null;
  report_id?: string | null;
};

type About<One> = { appeal: One; to: string; publication: Publication };

/** Where it is seen how things stand: for somebody without an account by the key in their mail. */
const hrefOf = async (world: World, edition: Edition, { appeal, publication }: About<Told>): Promise<string> => {
  const path =
    appeal.kind === 'notice' && appeal.report_id
      ? await noticePath(world, appeal.report_id)
      : appeal.kind === 'restriction'
        ? `/me/notices/${appeal.restriction_id}`
        : `/comments/${appeal.comment_id}/status`;
  return world.config.publicUrl + publication.inEdition(edition, path);
};

const letterOf = async (
  world: World,
  about: About<Told>,
  write: (words: AppealWords, edition: Edition, number: string) => { subject: string; pieces: Piece[] },
): Promise<Mail> => {
  const { appeal, to, publication } = about;
  const edition = publication.editionByCode(appeal.edition) ?? publication.defaultEdition;
  const words = wordsFor(appealWords, edition.language);
  const { subject, pieces } = write(words, edition, caseNumber(appeal.id));
  const button = { button: words.mail.toCase, href: await hrefOf(world, edition, about) };
  return mailOf({ to, subject, edition, pieces: [...pieces, button], publicUrl: world.config.publicUrl });
};

/** It has arrived, under which number, and until when it is answered. */
export const tellOfAppeal = (world: World, about: About<Told & Pick<StoredAppeal, 'due_at'>>): Promise<Mail> =>
  letterOf(world, about, ({ mail }, { language }, number) => {
    const { appeal, publication } = about;
    const due = formatDate(appeal.due_at, { language, timeZone: publication.settings.timeZone });
    return {
      subject: said(mail.receiptSubject, number),
      pieces: [
        { text: mail.receipt[appeal.kind as AppealKind] },
        { text: mail.youWrote },
        { quote: appeal.words },
        { text: `${said(mail.dueBy, due)} ${mail.other}` },
      ],
    };
  });

/** What was decided about it, and why. */
export const appealOutcomeMail = (
  world: World,
  about: About<StoredAppeal & { state: 'upheld' | 'overturned' }>,
): Promise<Mail> =>
  letterOf(world, about, ({ mail }, _edition, number) => {
    const { appeal } = about;
    const stands = appeal.state === 'upheld';
    return {
      subject: said(mail.outcomeSubject, number),
      pieces: [
        { text: mail[appeal.state][appeal.kind as AppealKind] },
        { text: mail.because },
        { quote: appeal.answer },
        { text: stands ? `${mail.byPerson} ${mail.further}` : mail.byPerson },
      ],
    };
  });
