import { wordsFor } from '../../common/words.ts';
import type { Mail, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import type { Account } from './account.ts';
import { apiTokenWords } from './api-token-words.ts';
import { editionOf } from './credential-mails.ts';
import { mailOf } from './letter.ts';

/** Tells a reader that a token was made for their account: whoever did not do it must hear of it. */
export const tokenMail = async (world: World, account: Account, name: string): Promise<Mail> => {
  const publication = await publicationOf(world);
  const edition = editionOf(publication, account);
  const words = wordsFor(apiTokenWords, edition.language);
  const { publicUrl } = world.config;
  return mailOf({
    to: account.email,
    subject: `${edition.publicationName}: ${words.mailSubject}`,
    edition,
    publicUrl,
    pieces: [
      { text: words.mailText(name) },
      { text: words.mailIfNotYou },
      { button: words.title, href: `${publicUrl}${publication.inEdition(edition, '/me/tokens')}` },
    ],
  });
};
