/**
 * How long the library takes with very many media: its page, its lists of what needs a hand, a search, and pictures that look
 * alike, each through the whole site or the room's door:
 *   node --import ./scripts/loader.ts bench/media-library.ts [--media 100000]
 * With TEST_DATABASE_URL on PostgreSQL.
 */
import { parseArgs } from 'node:util';
import { accountRow, addAccount, openSession, sessionCookie } from '../src/rooms/accounts/accounts.ts';
import { bandsOf } from '../src/rooms/media/library/media-looks.store.ts';
import { wordsOf } from '../src/rooms/media/library/words-of.ts';
import { alikeMedia } from '../src/rooms/media/media.ts';
import { makeEditions } from '../test/make-stories.ts';
import { testSite, type TestSite } from '../test/test-world.ts';

const { values } = parseArgs({ options: { media: { type: 'string', default: '100000' } } });
const count = Number(values.media);
const rounds = 9;
const atOnce = 500;

const subjects = 'harbour market council school storm bridge festival election hospital railway'.split(' ');
const details = 'morning evening crowd portrait aerial winter interior night river protest'.split(' ');
const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/** Looks spread as chance would have them, the same in every run. */
const lookAt = (i: number): string =>
  ((BigInt(i) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn).toString(16).padStart(16, '0');

const rowsFrom = (site: TestSite, first: number) =>
  Array.from({ length: Math.min(atOnce, count - first) }, (_, k) => {
    const i = first + k;
    const alt = i % 20 === 0 ? '' : `${at(subjects, i)} ${at(details, Math.floor(i / 10))}`;
    return {
      id: site.world.newId(),
      kind: i % 25 === 0 ? 'sound' : 'picture',
      state: 'ready',
      file: `00/x${i}/original.jpg`,
      file_name: `DSC_${String(i).padStart(6, '0')}.jpg`,
      content_type: 'image/jpeg',
      bytes: 200_000,
      width: 1600,
      height: 1067,
      alt,
      credit: i % 30 === 0 ? '' : `${at(details, i)} Photographer`,
      expires_at: i % 40 === 0 ? site.clock.now + (i - count / 2) * 60_000 : null,
      dhash: lookAt(i),
      uses: i % 3 === 0 ? 0 : 1,
      created_at: site.clock.now - (count - i) * 60_000,
    };
  });

const fill = async (site: TestSite): Promise<string[]> => {
  const ids: string[] = [];
  for (let first = 0; first < count; first += atOnce) {
    const rows = rowsFrom(site, first);
    await site.world.write(async ({ db }) => {
      await db.insertInto('media').values(rows).execute();
      const words = rows.flatMap(({ id, file_name: name, alt, credit }) =>
        wordsOf(`${name} ${alt} ${credit}`).map((word) => ({ word, media_id: id })),
      );
      for (let i = 0; i < words.length; i += atOnce)
        await db
          .insertInto('media_word')
          .values(words.slice(i, i + atOnce))
          .execute();
      const looks = rows.flatMap(({ id, dhash }) =>
        bandsOf(dhash).map(({ band, value }) => ({ band, value, media_id: id })),
      );
      for (let i = 0; i < looks.length; i += atOnce)
        await db
          .insertInto('media_look')
          .values(looks.slice(i, i + atOnce))
          .execute();
    });
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
};

const cookieOf = async (site: TestSite): Promise<string> => {
  const added = await addAccount(site.world, { email: 'bench@example.org', name: 'Bench', role: 'editor' });
  const account = added.ok ? await accountRow(site.world.db, { id: added.value.id }) : undefined;
  if (!account) throw new Error('no account');
  const token = await site.world.write((tx) => openSession(site.world, tx, { account, method: 'code' }));
  return sessionCookie(site.world, token).split(';', 1)[0] ?? '';
};

const median = async (work: (round: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
};

const middle = `${Date.UTC(2026, 10, 20, 12) - Math.floor(count / 2) * 60_000}-00000000-0000-0000-0000-000000000000`;
const pages: readonly [name: string, path: string][] = [
  ['the library', '/newsroom/media'],
  ['in the middle of it', `/newsroom/media?before=${middle}`],
  ['a kind', '/newsroom/media?kind=sound'],
  ['no alternative text', '/newsroom/media?show=no-alt'],
  ['rights that end soon', '/newsroom/media?show=expiring'],
  ['not used, of a kind', '/newsroom/media?show=unused&kind=sound'],
  ['missing (none)', '/newsroom/media?show=missing'],
  ['a rare word', '/newsroom/media?q=031415'],
  ['a common word', '/newsroom/media?q=harbour'],
  ['two common words', '/newsroom/media?q=harbour+night'],
  ['a word all have', '/newsroom/media?q=dsc'],
  ['the picker', '/newsroom/media/pick?kind=picture&q=market'],
];

const site = await testSite();
try {
  await makeEditions(site.world, 'en');
  const cookie = await cookieOf(site);
  const ids = await fill(site);
  const out = (name: string, ms: number): void =>
    void process.stdout.write(`${name.padEnd(28)} ${ms.toFixed(1).padStart(8)} ms\n`);
  process.stdout.write(`${count.toLocaleString('en')} media, ${site.world.storage.dialect}, median of ${rounds}\n`);
  for (const [name, path] of pages) {
    const ask = async (): Promise<void> => {
      const answer = await site.request(path, { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      await answer.arrayBuffer();
    };
    await ask();
    out(name, await median(ask));
  }
  out('pictures that look alike', await median((round) => alikeMedia(site.world, at(ids, round * 7_919))));
} finally {
  await site.close();
  process.exit(0);
}
