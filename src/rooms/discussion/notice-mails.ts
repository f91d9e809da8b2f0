/** Mails about notices of illegal content and about errors in stories. */
import { wordsFor } from '../../common/words.ts';
import type { Mail } from '../../world.ts';
import { mailOf } from '../accounts/accounts.ts';
import type { Edition } from '../publication/publication.ts';
import { actWords, said } from './act-words.ts';

type Addressed = { email: string; edition: Edition; publicUrl: string; commentId: string };
type AboutStory = Addressed & { story: { headline: string }; text: string };

const linkTo = ({ publicUrl, commentId }: Addressed): string => `${publicUrl}/comments/${commentId}`;

/** To whoever gave notice of illegal content: it has arrived. */
export const receiptMail = (about: AboutStory): Mail => {
  const { mail } = wordsFor(actWords, about.edition.language);
  return mailOf({
    to: about.email,
    subject: mail.receiptSubject,
    edition: about.edition,
    publicUrl: about.publicUrl,
    pieces: [
      { text: said(mail.receipt, about.story.headline) },
      ...(about.text === '' ? [] : [{ text: mail.receiptTyped }, { text: about.text }]),
      { text: mail.receiptNext },
      { button: mail.toComment, href: linkTo(about) },
    ],
  });
};

/** To the same: what was decided, by whom, and what can be done about it. */
export const outcomeMail = (about: Addressed & { isUpheld: boolean }): Mail => {
  const { mail } = wordsFor(actWords, about.edition.language);
  return mailOf({
    to: about.email,
    subject: mail.outcomeSubject,
    edition: about.edition,
    publicUrl: about.publicUrl,
    pieces: [
      { text: about.isUpheld ? mail.upheld : mail.declined },
      { text: `${mail.byPerson} ${mail.redress}` },
      { button: mail.toComment, href: linkTo(about) },
    ],
  });
};

/** To the newsroom: a reader thinks that a story is wrong. */
export const errorMail = (about: AboutStory): Mail => {
  const { mail } = wordsFor(actWords, about.edition.language);
  return mailOf({
    to: about.email,
    subject: said(mail.errorSubject, about.story.headline),
    edition: about.edition,
    publicUrl: about.publicUrl,
    pieces: [
      { text: said(mail.error, about.story.headline) },
      { text: about.text },
      { button: mail.toComment, href: linkTo(about) },
    ],
  });
};
