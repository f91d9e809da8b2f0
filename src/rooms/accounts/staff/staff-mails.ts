/** Mails about working here: the invitation, and what became of somebody's role. */
import { wordsFor } from '../../../common/words.ts';
import type { Mail, World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { Account, Role } from '../account.ts';
import { editionOf } from '../credential-mails.ts';
import { mailOf, type Piece } from '../letter.ts';
import { staffWords, type StaffWords } from './staff-words.ts';

type InvitationLetter = {
  email: string;
  role: Role;
  words: string;
  edition: string | null;
  by: string | undefined;
  token: string;
};

export const invitationMail = async (world: World, asked: InvitationLetter): Promise<Mail> => {
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(asked.edition ?? '') ?? publication.defaultEdition;
  const said = wordsFor(staffWords, edition.language);
  const { publicUrl } = world.config;
  return mailOf({
    to: asked.email,
    subject: said.subject(edition.publicationName),
    edition,
    publicUrl,
    pieces: [
      { text: said.hello(asked.by ?? said.somebody, edition.publicationName, said.roles[asked.role]) },
      ...(asked.words ? [{ quote: asked.words }] : []),
      { button: said.button, href: `${publicUrl}${publication.inEdition(edition, `/invitation/${asked.token}`)}` },
      { text: said.life },
    ],
  });
};

/** What happened to somebody who works here, or did. */
export type StaffNews = { act: 'role'; role: Role } | { act: 'closed' } | { act: 'opened' };

const saidOf = (said: StaffWords, news: StaffNews, { by, name }: { by: string; name: string }): [string, string] => {
  if (news.act === 'closed') return [said.closedSubject(name), said.closed(by)];
  if (news.act === 'opened') return [said.openedSubject(name), said.opened(by)];
  if (news.role === 'reader') return [said.leftSubject(name), said.left(by)];
  return [said.roleSubject(name), said.roleChanged(by, said.roles[news.role])];
};

/** By whom: nobody when it was done at the server itself. */
export const staffNewsMail = async (
  world: World,
  account: Account,
  by: Account | undefined,
  news: StaffNews,
): Promise<Mail> => {
  const publication = await publicationOf(world);
  const edition = editionOf(publication, account);
  const said = wordsFor(staffWords, edition.language);
  const [subject, text] = saidOf(said, news, { by: by?.name ?? said.somebody, name: edition.publicationName });
  const { publicUrl } = world.config;
  const isIn = news.act === 'opened' || (news.act === 'role' && news.role !== 'reader');
  const way: Piece[] = isIn ? [{ button: said.newsroom, href: `${publicUrl}/newsroom` }] : [];
  return mailOf({ to: account.email, subject, edition, publicUrl, pieces: [{ text }, ...way, { text: said.ask }] });
};
