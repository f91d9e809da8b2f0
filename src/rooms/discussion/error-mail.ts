import { wordsFor } from '../../common/words.ts';
import type { Mail } from '../../world.ts';
import { mailOf } from '../accounts/accounts.ts';
import type { Edition } from '../publication/publication.ts';
import { actWords, said } from './act-words.ts';

type About = {
  email: string;
  edition: Edition;
  publicUrl: string;
  commentId: string;
  story: { headline: string };
  text: string;
};

/** To the newsroom: a reader thinks that a story is wrong. */
export const errorMail = (about: About): Mail => {
  const { mail } = wordsFor(actWords, about.edition.language);
  return mailOf({
    to: about.email,
    subject: said(mail.errorSubject, about.story.headline),
    edition: about.edition,
    publicUrl: about.publicUrl,
    pieces: [
      { text: said(mail.error, about.story.headline) },
      { text: about.text },
      { button: mail.toComment, href: `${about.publicUrl}/comments/${about.commentId}` },
    ],
  });
};
