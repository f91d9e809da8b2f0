/** Subscribers as those see them who answer for the publication: listed, brought in, taken out. */
import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { mayStory } from '../../articles/articles.ts';
import { normalEmail, type Account } from '../../accounts/accounts.ts';
import { forgetBounces } from '../bounces/bounces.store.ts';
import { lettersTopic, newCode, type Letter, type Subscriber } from '../letter.ts';
import { allLetters } from '../save-letter.ts';
import {
  addSubscriptions,
  deleteSubscriber,
  insertSubscribers,
  lettersOfMany,
  subscriberList,
  subscriberRow,
  subscribersByEmail,
  updateSubscriber,
} from '../subscribers.store.ts';
import { csvLine, readCsv } from './csv.ts';

const atOnce = 1_000;
const mostLines = 250_000;

export type Import = {
  account: Account;
  /** CSV: a column `email`, or the first one. */
  text: string;
  letterIds: readonly string[];
  edition: string;
  /** Where the list comes from. */
  source: string;
  /** How these people agreed; empty: nobody says that they did, and nothing is sent before they confirm. */
  consent: string;
};
export type Imported = { added: number; known: number; faulty: number };

const emailsIn = (text: string): { emails: string[]; faulty: number } => {
  const rows = readCsv(cleanText(text));
  const header = (rows[0] ?? []).map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const column = header.findIndex((name) => name === 'email' || name === 'emailaddress');
  const body = column < 0 ? rows : rows.slice(1);
  const found = new Set<string>();
  let faulty = 0;
  for (const row of body) {
    const email = normalEmail(row[Math.max(0, column)] ?? '');
    if (email === undefined) faulty += 1;
    else found.add(email);
  }
  return { emails: [...found], faulty };
};

type Piece = { emails: readonly string[]; letters: readonly Letter[]; edition: string; source: string };
type Proof = Record<string, string> | undefined;

/** Writes down those of a piece of the list who are new; how many were known. */
const bringIn = (world: World, { emails, letters, edition, source }: Piece, proof: Proof): Promise<number> =>
  world.write(async (tx) => {
    const now = world.now();
    const before = new Set((await subscribersByEmail(tx.db, emails)).map(({ email }) => email));
    const rows = emails
      .filter((email) => !before.has(email))
      .map((email) => ({
        id: world.newId(),
        email,
        code: newCode(12),
        state: proof ? 'active' : 'waiting',
        edition,
        source: 'import',
        source_note: source,
        consent: JSON.stringify(proof ?? {}),
        confirmed_at: proof ? now : null,
        created_at: now,
        changed_at: now,
      }));
    await insertSubscribers(tx.db, rows);
    const wishes = rows.flatMap(({ id }) => letters.map((one) => ({ subscriber_id: id, letter_id: one.id, at: now })));
    await addSubscriptions(tx.db, wishes);
    await tx.changed(lettersTopic);
    return before.size;
  });

/** Brings a list in. Who is known stays as they are: nobody who has left comes back by a list. */
export const importSubscribers = async (
  world: World,
  given: Import,
): Promise<Outcome<Imported, 'not-allowed' | 'no-letters' | 'no-source' | 'too-many'>> => {
  const { account, text, edition } = given;
  if (!mayStory(account, 'see-subscribers')) return refuse('not-allowed');
  const letters = (await allLetters(world)).filter(({ id }) => given.letterIds.includes(id));
  if (letters.length === 0) return refuse('no-letters', 'Choose at least one letter.');
  const source = cleanText(given.source).trim().slice(0, 200);
  if (source === '') return refuse('no-source', 'Say where the list comes from.');
  const words = cleanText(given.consent).trim().slice(0, 500);
  const { emails, faulty } = emailsIn(text);
  if (emails.length > mostLines) return refuse('too-many', `A list can have ${mostLines} addresses at most.`);
  const at = new Date(world.now()).toISOString();
  const proof = words ? { how: 'declared on import', words, by: account.id, at } : undefined;
  let known = 0;
  for (let from = 0; from < emails.length; from += atOnce) {
    const piece = { emails: emails.slice(from, from + atOnce), letters, edition, source };
    known += await bringIn(world, piece, proof);
  }
  return ok({ added: emails.length - known, known, faulty });
};

const moment = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());

const lineOf = (one: Subscriber, letters: readonly string[]): string =>
  csvLine([
    one.email,
    one.state,
    letters.join(' '),
    one.edition,
    one.source,
    one.sourceNote,
    moment(one.createdAt),
    moment(one.confirmedAt),
    JSON.stringify(one.consent),
    moment(one.pausedUntil),
    one.asideWhy,
  ]);

/** Everybody, piece by piece, with the proof of their consent. */
export async function* exportSubscribers(world: World): AsyncGenerator<string> {
  const slugs = new Map((await allLetters(world)).map(({ id, slug }) => [id, slug]));
  yield csvLine(
    'email,state,letters,edition,source,source_note,subscribed_at,confirmed_at,consent,paused_until,set_aside'.split(
      ',',
    ),
  );
  let after: string | undefined;
  for (;;) {
    const some = await subscriberList(world.db, { limit: atOnce, after });
    const letters = await lettersOfMany(
      world.db,
      some.map(({ id }) => id),
    );
    yield some
      .map((one) =>
        lineOf(
          one,
          (letters.get(one.id) ?? []).flatMap((id) => slugs.get(id) ?? []),
        ),
      )
      .join('');
    after = some.at(-1)?.id;
    if (some.length < atOnce) return;
  }
}

type On = { account: Account; id: string };

/** Deletes somebody’s address, as they have asked. */
export const removeSubscriber = async (
  world: World,
  { account, id }: On,
): Promise<Outcome<undefined, 'not-allowed'>> => {
  if (!mayStory(account, 'see-subscribers')) return refuse('not-allowed');
  await world.write(async (tx) => {
    await deleteSubscriber(tx.db, id);
    await tx.changed(lettersTopic);
  });
  return ok(undefined);
};

/** Tries an address again that had been set aside; whoever called a letter junk must ask for it themselves. */
export const tryAgain = async (
  world: World,
  { account, id }: On,
): Promise<Outcome<undefined, 'not-allowed' | 'not-aside'>> => {
  if (!mayStory(account, 'see-subscribers')) return refuse('not-allowed');
  return world.write(async (tx): Promise<Outcome<undefined, 'not-allowed' | 'not-aside'>> => {
    const one = await subscriberRow(tx.db, { id });
    if (one?.state !== 'aside' || one.asideWhy.includes('junk')) return refuse('not-aside');
    await forgetBounces(tx.db, id);
    await updateSubscriber(tx.db, id, { state: 'active', aside_why: '', aside_at: null, changed_at: world.now() });
    await tx.changed(lettersTopic);
    return ok(undefined);
  });
};
