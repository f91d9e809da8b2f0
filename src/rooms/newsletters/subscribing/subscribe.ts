/** Asking for letters: by an address that must answer first, or as somebody whose address is known to be theirs. */
import { hash } from 'node:crypto';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Mail, Tx, World } from '../../../world.ts';
import { mailOf, normalEmail, type Account } from '../../accounts/accounts.ts';
import type { Edition } from '../../publication/publication.ts';
import { lettersTopic, newCode, type Letter, type Source, type Subscriber } from '../letter.ts';
import { letterWords } from '../letter-words.ts';
import { allLetters, openLetters } from '../save-letter.ts';
import {
  addSubscriptions,
  endSubscriptions,
  insertSubscribers,
  insertToken,
  lettersOf,
  subscriberRow,
  tokenRow,
  tokenTimes,
  updateSubscriber,
  useToken,
} from '../subscribers.store.ts';
import { seeToSweeping } from '../sweep-letters.ts';
import { hrefIn, yoursToken } from '../tokens.ts';

const hour = 3_600_000;
const linkLife = 72 * hour;
/** Mails with a link to one address: a mailbox must not be filled by strangers. */
const perHour = 3;
const perDay = 6;

export const hashOf = (token: string): string => hash('sha256', token, 'base64url');

const newcomer = (
  world: World,
  { email, edition, source, state = 'waiting' }: { email: string; edition: string; source: Source; state?: string },
) => ({
  id: world.newId(),
  email,
  code: newCode(12),
  state,
  edition,
  source,
  source_note: '',
  consent: '{}',
  created_at: world.now(),
  changed_at: world.now(),
});

const nameLines = (letters: readonly Letter[]): string => letters.map(({ name }) => `• ${name}`).join('\n');

const confirmMail = async (
  world: World,
  asked: { email: string; edition: Edition; letters: readonly Letter[]; token: string },
): Promise<Mail> => {
  const { email, edition, letters, token } = asked;
  const words = wordsFor(letterWords, edition.language);
  const name = edition.publicationName;
  return mailOf({
    to: email,
    edition,
    publicUrl: world.config.publicUrl,
    subject: words.confirmSubject(name),
    pieces: [
      { text: words.confirmHello(name) },
      { text: nameLines(letters) },
      { button: words.confirmButton, href: await hrefIn(world, edition, `/letters/confirm/${token}`) },
      { text: words.confirmLife },
    ],
  });
};

const knownMail = async (
  world: World,
  asked: { subscriber: Subscriber; edition: Edition; letters: readonly Letter[] },
): Promise<Mail> => {
  const { subscriber, edition, letters } = asked;
  const words = wordsFor(letterWords, edition.language);
  const name = edition.publicationName;
  const href = await hrefIn(world, edition, `/letters/yours/${await yoursToken(world, subscriber)}`);
  return mailOf({
    to: subscriber.email,
    edition,
    publicUrl: world.config.publicUrl,
    subject: words.knownSubject(name),
    pieces: [{ text: words.knownHello(name) }, { text: nameLines(letters) }, { button: words.knownButton, href }],
  });
};

const isTooOften = async (world: World, tx: Tx, subscriberId: string): Promise<boolean> => {
  const now = world.now();
  const times = await tokenTimes(tx.db, subscriberId, now - 24 * hour);
  return times.length >= perDay || times.filter((at) => at > now - hour).length >= perHour;
};

type Asked = { email: string; edition: Edition; letters: readonly Letter[] };

/** The mail that answers: to somebody who gets all of these already it only says so. */
const answerTo = async (world: World, { email, edition, letters }: Asked, token: string): Promise<Mail> => {
  const known = await subscriberRow(world.db, { email });
  const has = known?.state === 'active' ? await lettersOf(world.db, known.id) : [];
  return known && letters.every(({ id }) => has.includes(id))
    ? knownMail(world, { subscriber: known, edition, letters })
    : confirmMail(world, { email, edition, letters, token });
};

const keepAsked = async (world: World, tx: Tx, asked: Asked & { token: string; mail: Mail }): Promise<void> => {
  const { email, edition, letters, token, mail } = asked;
  const now = world.now();
  await insertSubscribers(tx.db, [newcomer(world, { email, edition: edition.code, source: 'form' })]);
  const subscriber = await subscriberRow(tx.db, { email });
  if (!subscriber || (await isTooOften(world, tx, subscriber.id))) return;
  await insertToken(tx.db, {
    hash: hashOf(token),
    subscriber_id: subscriber.id,
    letters: JSON.stringify(letters.map(({ id }) => id)),
    edition: edition.code,
    created_at: now,
    expires_at: now + linkLife,
  });
  if (subscriber.state === 'waiting') await updateSubscriber(tx.db, subscriber.id, { changed_at: now });
  await seeToSweeping(world, tx);
  await tx.later('mail', mail);
};

/** The letters among these ids that can be subscribed to in an edition. */
const wanted = async (world: World, edition: string, ids: readonly string[]): Promise<Letter[]> =>
  (await openLetters(world, edition)).filter(({ id }) => ids.includes(id));

/**
 * Somebody asks for letters by an address. What is answered is the same whether the address is known, unknown or was asked for too often:
 * nobody learns from it who reads what. `isTrapped`: a machine gave itself away, and no mail is sent.
 */
export const askForLetters = async (
  world: World,
  asked: { email: string; edition: Edition; letterIds: readonly string[]; isTrapped?: boolean },
): Promise<Outcome<undefined, 'no-email' | 'no-letters'>> => {
  const email = normalEmail(asked.email);
  if (email === undefined) return refuse('no-email');
  const letters = await wanted(world, asked.edition.code, asked.letterIds);
  if (letters.length === 0) return refuse('no-letters');
  if (asked.isTrapped === true) return ok(undefined);
  const all = { email, edition: asked.edition, letters };
  const token = world.newSecret();
  const mail = await answerTo(world, all, token);
  await world.write((tx) => keepAsked(world, tx, { ...all, token, mail }));
  return ok(undefined);
};

export type Pending = { subscriber: Subscriber; letters: Letter[] };

/** What a link from a mail would begin; undefined when it was used, is too old, or is none of ours. */
export const pendingOf = async (world: World, token: string): Promise<Pending | undefined> => {
  const row = await tokenRow(world.db, hashOf(token));
  if (!row || row.used_at !== null || row.expires_at <= world.now()) return undefined;
  const subscriber = await subscriberRow(world.db, { id: row.subscriber_id });
  if (!subscriber) return undefined;
  const ids = JSON.parse(row.letters) as string[];
  return { subscriber, letters: (await allLetters(world)).filter(({ id, isOpen }) => isOpen && ids.includes(id)) };
};

/** Makes somebody a reader of these letters, with the proof of it; whatever was held against their address is forgotten. */
const activate = async (
  tx: Tx,
  subscriber: Subscriber,
  { letters, consent, now }: { letters: readonly Letter[]; consent: Record<string, string>; now: number },
): Promise<void> => {
  // What a list had put them down for was nobody's wish yet.
  if (subscriber.state === 'waiting') await endSubscriptions(tx.db, subscriber.id);
  await updateSubscriber(tx.db, subscriber.id, {
    state: 'active',
    confirmed_at: now,
    consent: JSON.stringify(consent),
    aside_why: '',
    aside_at: null,
    changed_at: now,
  });
  await addSubscriptions(
    tx.db,
    letters.map(({ id }) => ({ subscriber_id: subscriber.id, letter_id: id, at: now })),
  );
  await tx.changed(lettersTopic);
};

/** The link was pressed: the letters begin. */
export const confirmLetters = async (world: World, token: string): Promise<Outcome<Pending, 'over'>> => {
  const all = (await allLetters(world)).filter(({ isOpen }) => isOpen);
  return world.write(async (tx): Promise<Outcome<Pending, 'over'>> => {
    const now = world.now();
    const row = await tokenRow(tx.db, hashOf(token));
    if (!row || !(await useToken(tx.db, row.hash, now))) return refuse('over');
    const subscriber = await subscriberRow(tx.db, { id: row.subscriber_id });
    if (!subscriber) return refuse('over');
    const ids = JSON.parse(row.letters) as string[];
    const letters = all.filter(({ id }) => ids.includes(id));
    const consent = {
      how: 'confirmed by the link in a mail',
      askedAt: new Date(row.created_at).toISOString(),
      confirmedAt: new Date(now).toISOString(),
      page: `/letters (${row.edition})`,
    };
    await activate(tx, subscriber, { letters, consent, now });
    return ok({ subscriber, letters });
  });
};

/** Somebody who is signed in says which letters of this edition they want; their address has been proved. */
export const chooseLetters = async (
  world: World,
  { account, edition, letterIds }: { account: Account; edition: Edition; letterIds: readonly string[] },
): Promise<Outcome<undefined, 'no-email'>> => {
  const email = normalEmail(account.email);
  if (email === undefined || account.emailConfirmedAt === undefined) return refuse('no-email');
  const letters = await wanted(world, edition.code, letterIds);
  const here = (await openLetters(world, edition.code)).map(({ id }) => id);
  await world.write(async (tx) => {
    const before = await subscriberRow(tx.db, { email });
    if (!before && letters.length === 0) return;
    if (!before) await insertSubscribers(tx.db, [newcomer(world, { email, edition: edition.code, source: 'account' })]);
    const subscriber = before ?? (await subscriberRow(tx.db, { email }));
    if (!subscriber) return;
    const now = world.now();
    const ending = here.filter((id) => !letters.some((letter) => letter.id === id));
    if (ending.length > 0) await endSubscriptions(tx.db, subscriber.id, ending);
    if (letters.length > 0) {
      const consent = { how: 'chosen while signed in', account: account.id, confirmedAt: new Date(now).toISOString() };
      await activate(tx, subscriber, { letters, consent, now });
    }
    await tx.changed(lettersTopic);
  });
  return ok(undefined);
};

/** Which letters the owner of an address gets. */
export const lettersAt = async (world: World, email: string): Promise<string[]> => {
  const normal = normalEmail(email);
  const subscriber = normal === undefined ? undefined : await subscriberRow(world.db, { email: normal });
  return subscriber?.state === 'active' ? lettersOf(world.db, subscriber.id) : [];
};
