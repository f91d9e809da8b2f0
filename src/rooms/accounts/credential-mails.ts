/** Mails about one's ways of signing in: whoever did not do it themselves must hear of it. */
import { wordsFor } from '../../common/words.ts';
import type { Mail, World } from '../../world.ts';
import { publicationOf, type Edition, type Publication } from '../publication/publication.ts';
import type { Account } from './account.ts';
import { mailOf } from './letter.ts';
import { credentialWords, type CredentialNews } from './credential-words.ts';

/** The edition an account's mails are written in. */
export const editionOf = (publication: Publication, account: Account): Edition =>
  publication.editionByCode(account.edition ?? '') ?? publication.defaultEdition;

type News = {
  news: CredentialNews;
  /** The passkey's, provider's or new address' name. */
  name?: string;
  /** Where it is sent, when it is not the account's address (any more). */
  to?: string;
};

/** Tells the account's reader what has just changed about signing in. */
export const newsMail = async (world: World, account: Account, { news, name = '', to }: News): Promise<Mail> => {
  const publication = await publicationOf(world);
  const edition = editionOf(publication, account);
  const words = wordsFor(credentialWords, edition.language);
  const said = words.news[news](name);
  const link = `${world.config.publicUrl}${publication.inEdition(edition, '/me/sign-in')}`;
  return mailOf({
    to: to ?? account.email,
    subject: `${edition.publicationName}: ${said}`,
    edition,
    publicUrl: world.config.publicUrl,
    pieces: [{ text: `${said}.` }, { text: words.newsIfNotYou }, { button: words.methods, href: link }],
  });
};

type CodeMail = { to: string; code: string; edition: Edition; publicUrl: string };

/** A code to be typed in, in a mail of its own. */
export const codeMail = ({ to, code, edition, publicUrl }: CodeMail): Mail => {
  const words = wordsFor(credentialWords, edition.language);
  return mailOf({
    to,
    subject: words.codeSubject(code, edition.publicationName),
    edition,
    publicUrl,
    pieces: [{ text: words.codeText }, { code }, { text: words.codeLife }],
  });
};
