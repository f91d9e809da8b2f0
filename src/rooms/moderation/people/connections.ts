import type { World } from '../../../world.ts';
import type { Connection, Trait } from './card.ts';
import { acquaintances, marksOf, sameMailbox, sharing, type Acquaintance, type Shared } from './connections.store.ts';
import type { Person } from './person.ts';

const day = 86_400_000;
/** Marks of networks are kept for 30 days and compared no longer. */
const networkDays = 30;
const textDays = 365;
const mostMarks = 100;
const mostShared = 400;
const mostMailboxes = 50;
const mostConnections = 50;
/** What so many people have in common says nothing about any of them: an office, a mobile network, “Thank you all”. */
const crowds: Record<Trait, number> = { network: 20, text: 8, mailbox: mostMailboxes };

/** Mail providers where dots before the `@` mean nothing. */
const dotless = new Set(['gmail.com', 'googlemail.com']);

const parts = (email: string): { local: string; host: string } => {
  const at = email.lastIndexOf('@');
  return { local: email.slice(0, at).replace(/(?!^)\+.*$/, ''), host: email.slice(at + 1) };
};

/** The form under which one mailbox’s addresses meet in the index. */
const indexedForm = (email: string): string => {
  const { local, host } = parts(email);
  return `${local.replaceAll('.', '')}@${host}`;
};

/** Whether two addresses are read by the same person: the part after `+` means nothing, dots only with some providers. */
export const isSameMailbox = (one: string, other: string): boolean => {
  const [a, b] = [parts(one.toLowerCase()), parts(other.toLowerCase())];
  if (a.host !== b.host) return false;
  return dotless.has(a.host)
    ? indexedForm(one.toLowerCase()) === indexedForm(other.toLowerCase())
    : a.local === b.local;
};

type Sign = { commenterId: string; trait: Trait; mark: string; times: number; lastAt: number | undefined };

const asSigns = (shared: readonly Shared[], trait: Trait): Sign[] => shared.map((one) => ({ ...one, trait }));

const byNetwork = async ({ db, now }: World, { ids }: Person): Promise<Sign[]> => {
  const since = now() - networkDays * day;
  const marks = await marksOf(db, 'network_mark', { ids, since, limit: mostMarks });
  return asSigns(await sharing(db, 'network_mark', { marks, ids, since, limit: mostShared }), 'network');
};

const byText = async ({ db, now }: World, { ids }: Person): Promise<Sign[]> => {
  const since = now() - textDays * day;
  const marks = await marksOf(db, 'text_mark', { ids, since, limit: mostMarks });
  return asSigns(await sharing(db, 'text_mark', { marks, ids, since, limit: mostShared }), 'text');
};

const byMailbox = async ({ db, storage }: World, { rows, ids }: Person): Promise<Sign[]> => {
  const signs: Sign[] = [];
  const emails = new Set(rows.flatMap(({ email }) => email ?? []));
  for (const email of [...emails].slice(0, 5)) {
    const mailbox = indexedForm(email);
    for (const other of await sameMailbox(db, storage.dialect, { mailbox, ids, limit: mostMailboxes }))
      if (isSameMailbox(email, other.email))
        signs.push({ commenterId: other.id, trait: 'mailbox', mark: mailbox, times: 1, lastAt: undefined });
  }
  return signs;
};

/** Without what a crowd shares. */
const telling = (signs: readonly Sign[]): Sign[] => {
  const people = Map.groupBy(signs, ({ trait, mark }) => `${trait} ${mark}`);
  return signs.filter(({ trait, mark }) => (people.get(`${trait} ${mark}`)?.length ?? 0) <= crowds[trait]);
};

const summed = (signs: readonly Sign[]): Connection['traits'] =>
  [...Map.groupBy(signs, ({ trait }) => trait)].map(([trait, some]) => ({
    trait,
    times: some.reduce((sum, { times }) => sum + times, 0),
    lastAt: some.reduce<number | undefined>(
      (last, { lastAt }) => (lastAt === undefined ? last : Math.max(last ?? 0, lastAt)),
      undefined,
    ),
  }));

const connectionOf = (rows: readonly Acquaintance[], signs: readonly Sign[], now: number): Connection => {
  const [main] = rows as [Acquaintance, ...Acquaintance[]];
  const sum = (count: (row: Acquaintance) => number): number => rows.reduce((all, row) => all + count(row), 0);
  return {
    commenterId: main.id,
    name: main.name,
    published: sum(({ published }) => published),
    removed: sum(({ removed }) => removed),
    isRestricted: main.disabledAt !== null || (main.suspendedUntil ?? 0) > now || main.isHeld === 1,
    traits: summed(signs),
  };
};

/**
 * Who may be the same person, by what their comments and accounts have in common: the network within 30 days, the form of the mailbox,
 * the same texts. It says that there is something in common, never what. People share networks; none of this proves anything.
 */
export const connectionsOf = async (world: World, person: Person): Promise<Connection[]> => {
  const each = await Promise.all([byNetwork(world, person), byText(world, person), byMailbox(world, person)]);
  const signs = telling(each.flat());
  if (signs.length === 0) return [];
  const rows = await acquaintances(world.db, [...new Set(signs.map(({ commenterId }) => commenterId))]);
  const people = Map.groupBy(rows, ({ id, accountId }) => accountId ?? id);
  const connections = [...people.values()].map((same) => {
    const ids = new Set(same.map(({ id }) => id));
    return connectionOf(
      same,
      signs.filter(({ commenterId }) => ids.has(commenterId)),
      world.now(),
    );
  });
  const weight = ({ traits }: Connection): number =>
    traits.length * 1_000 + traits.reduce((sum, { times }) => sum + times, 0);
  return connections.sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1)).slice(0, mostConnections);
};
