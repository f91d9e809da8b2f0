import { wordsFor } from '../../../common/words.ts';
import type { Mail, World } from '../../../world.ts';
import { mailOf, type Account } from '../../accounts/accounts.ts';
import type { Publication } from '../../publication/publication.ts';
import { noticeWords } from './notice-words.ts';
import type { Restriction } from './restriction.ts';

type About = { reader: Account; restriction: Restriction; words: string; publication: Publication };

/** To a reader: a restriction was lifted before its time. */
export const liftedMail = (world: World, { reader, restriction, words, publication }: About): Mail => {
  const edition = publication.editionByCode(reader.edition ?? '') ?? publication.defaultEdition;
  const own = wordsFor(noticeWords, edition.language);
  const { publicUrl } = world.config;
  return mailOf({
    to: reader.email,
    subject: own.liftedSubject,
    edition,
    publicUrl,
    pieces: [
      { text: own.kinds[restriction.kind].lifted },
      ...(words === '' ? [] : [{ text: own.theirWords }, { quote: words }]),
      { button: own.toNotice, href: publicUrl + publication.inEdition(edition, `/me/notices/${restriction.id}`) },
    ],
  });
};
