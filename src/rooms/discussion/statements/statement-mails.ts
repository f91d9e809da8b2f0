/** Statements of reasons, mailed: one of them in full, several of one moment in one mail. */
import { formatDate } from '../../../common/dates.ts';
import { shorten } from '../../../common/text.ts';
import { interfaceLanguage, plural, wordsFor } from '../../../common/words.ts';
import type { Mail, World } from '../../../world.ts';
import { accountRow, mailOf, type Account, type Piece } from '../../accounts/accounts.ts';
import { publicationOf, type Edition, type Publication } from '../../publication/publication.ts';
import { guidelinesPath } from './guidelines-path.ts';
import { readStatement, type Statement } from './read-statement.ts';
import { redressPart, statementParts, type StatementPart } from './statement-parts.ts';
import { statementWords } from './statement-words.ts';
import { markSent, unsentStatements } from './statements.store.ts';

/** In one mail; the rest follows in the next. */
const mostInOne = 25;
const longestQuote = 2_000;
const longestInMany = 300;

type Scene = {
  account: Account;
  edition: Edition;
  publication: Publication;
  publicUrl: string;
  /** Where the guidelines are that were in force. */
  guidelines: string | undefined;
};

const pathOf = ({ commentId, details }: Statement): string =>
  commentId === undefined ? `/me/notices/${details.restrictionId}/statement` : `/comments/${commentId}/status`;

const hrefOf = (statement: Statement, { publicUrl, publication, edition }: Scene): string =>
  publicUrl + publication.inEdition(edition, pathOf(statement));

const piecesOf = ({ title, texts, quote }: StatementPart, longest: number): Piece[] => [
  { text: [`${title}:`, ...texts].join('\n') },
  ...(quote === undefined ? [] : [{ quote: shorten(quote, longest) }]),
];

/** The text the decision goes by. */
const guidelinesLine = ({ edition, guidelines, publicUrl }: Scene): Piece[] =>
  guidelines === undefined
    ? []
    : [{ line: wordsFor(statementWords, edition.language).guidelines, href: publicUrl + guidelines }];

const single = (statement: Statement, scene: Scene): { subject: string; pieces: Piece[] } => {
  const { edition, publication } = scene;
  const words = wordsFor(statementWords, edition.language);
  const { about, until } = statement.details;
  const place = { language: edition.language, timeZone: publication.settings.timeZone };
  const [measure, ...others] = statementParts(statement, { edition, publication });
  const named = until === undefined ? (statement.comment?.story ?? '') : formatDate(until, place);
  return {
    subject: words.subjects[about](shorten(named, 100)),
    pieces: [
      { text: measure?.texts.join('\n') ?? '' },
      ...others.flatMap((part) => piecesOf(part, longestQuote)),
      ...guidelinesLine(scene),
      { button: words.toCase, href: hrefOf(statement, scene) },
    ],
  };
};

/** What differs is said of each, what is the same for all once. */
const several = (statements: readonly Statement[], scene: Scene): { subject: string; pieces: Piece[] } => {
  const { edition, publication } = scene;
  const words = wordsFor(statementWords, edition.language);
  const own = { edition, publication };
  const each = statements.flatMap((statement): Piece[] => {
    const parts = statementParts(statement, own).slice(1, -1);
    const pieces = parts.flatMap((part) => piecesOf(part, longestInMany));
    return [...pieces, { line: words.toCase, href: hrefOf(statement, scene) }];
  });
  const redress = redressPart({ at: Math.min(...statements.map(({ at }) => at)), scene: own });
  return {
    subject: plural(interfaceLanguage(edition.language), statements.length, words.subjectMany),
    pieces: [
      { text: `${words.introMany} ${words.scope} ${words.forGood}` },
      ...each,
      ...guidelinesLine(scene),
      ...piecesOf(redress, 0),
    ],
  };
};

const letterOf = (statements: readonly Statement[], scene: Scene): Mail => {
  const [first] = statements;
  const { subject, pieces } = first && statements.length === 1 ? single(first, scene) : several(statements, scene);
  const { account, edition, publicUrl } = scene;
  return mailOf({ to: account.email, subject, edition, pieces, publicUrl });
};

/** Restrictions and comments are not mixed: one letter speaks of one thing. */
const groupsOf = (statements: readonly Statement[]): Statement[][] => {
  const comments = statements.filter(({ commentId }) => commentId !== undefined);
  const others = statements.filter(({ commentId }) => commentId === undefined).map((one) => [one]);
  return comments.length > 0 ? [...others, comments] : others;
};

/** Carries out the job `statement-mails`: what an account has not been sent yet goes out; done again it finds nothing. */
export const sendStatements = async (world: World, { accountId }: { accountId: string }): Promise<void> => {
  const rows = await unsentStatements(world.db, accountId, mostInOne);
  // Whose account is gone meanwhile is not known any more.
  const account = await accountRow(world.db, { id: accountId });
  if (rows.length === 0 || !account) return;
  const publication = await publicationOf(world);
  const statements = await Promise.all(rows.map((row) => readStatement(world, row)));
  const edition = publication.editionByCode(rows[0]?.edition ?? '') ?? publication.defaultEdition;
  const version = Math.max(...statements.map(({ details }) => details.guidelines));
  const guidelines = await guidelinesPath(world, { edition, publication, version });
  const scene = { account, edition, publication, publicUrl: world.config.publicUrl, guidelines };
  await world.write(async (tx) => {
    // The mark and the mail are one fact: neither a crash nor a second try can part or double them.
    const marked = await markSent(
      tx.db,
      statements.map(({ id }) => id),
      world.now(),
    );
    const due = statements.filter(({ id }) => marked.has(id));
    for (const group of groupsOf(due)) await tx.later('mail', letterOf(group, scene));
    if (rows.length === mostInOne) await tx.later('statement-mails', { accountId });
  });
};
