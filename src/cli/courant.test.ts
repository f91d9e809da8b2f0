import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCli } from '../../test/run-cli.ts';
import { testWorld, type TestWorld } from '../../test/test-world.ts';
import { accountByEmail, roleChangesOf } from '../rooms/accounts/accounts.ts';
import { saveArticle, saveSection } from '../rooms/articles/articles.ts';
import { saveEdition } from '../rooms/publication/publication.ts';

let made: TestWorld;
before(async () => {
  made = await testWorld();
});
after(() => made.close());

test('without a command, or with an unknown one, all commands are listed and the exit code is 2', async () => {
  const bare = await runCli(made);
  assert.equal(bare.code, 2);
  for (const name of ['start', 'import', 'export', 'user', 'migrate', 'reindex', 'doctor'])
    assert.ok(bare.out.includes(name));
  const unknown = await runCli(made, 'frobnicate');
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /no command “frobnicate”/);
});

test('every command tells how it is used', async () => {
  for (const name of ['start', 'import', 'export', 'user', 'migrate', 'reindex', 'doctor']) {
    const { code, out } = await runCli(made, name, '--help');
    assert.equal(code, 0, name);
    assert.match(out, /Usage/, name);
  }
});

test('an option that does not exist is told with the usage', async () => {
  const { code, err } = await runCli(made, 'migrate', '--quickly');
  assert.equal(code, 2);
  assert.match(err, /--quickly/);
  assert.match(err, /Usage/);
});

test('a person is added, listed, given another role, disabled and enabled', async () => {
  const added = await runCli(made, 'user', 'add', 'Ada@Example.org', '--name', 'Ada', '--role', 'writer');
  assert.equal(added.code, 0);
  assert.match(added.out, /http:\/\/courant\.test\/sign-in\/[\w-]{43}$/);
  assert.match((await runCli(made, 'user', 'list')).out, /ada@example\.org {2}writer {2}Ada/);
  await runCli(made, 'user', 'role', 'ada@example.org', 'publisher');
  for (const args of [
    ['role', 'ada@example.org', 'writer'],
    ['disable', 'ada@example.org'],
  ]) {
    const { code, err } = await runCli(made, 'user', ...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, /last publisher/);
  }
  await runCli(made, 'user', 'add', 'ben@example.org', '--role', 'reader');
  await runCli(made, 'user', 'role', 'ben@example.org', 'publisher');
  assert.match((await runCli(made, 'user', 'list')).out, /publisher/);
  await runCli(made, 'user', 'disable', 'ada@example.org');
  assert.match((await runCli(made, 'user', 'list')).out, /disabled/);
  await runCli(made, 'user', 'enable', 'ada@example.org');
  assert.doesNotMatch((await runCli(made, 'user', 'list')).out, /disabled/);
  const ada = await accountByEmail(made.world, 'ada@example.org');
  const history = (await roleChangesOf(made.world, ada?.id ?? '')).map(({ act, after, by }) => [act, after, by]);
  assert.deepEqual(history.toReversed(), [
    ['role', 'publisher', undefined],
    ['closed', 'publisher', undefined],
    ['opened', 'publisher', undefined],
  ]);
});

test('what is wrong with a person’s address or role is told', async () => {
  assert.match((await runCli(made, 'user', 'add', 'not-an-address')).err, /not an e-mail address/);
  assert.match((await runCli(made, 'user', 'add', 'b@example.org', '--role', 'king')).err, /“king” is no role/);
  assert.match((await runCli(made, 'user', 'link', 'nobody@example.org')).err, /no account/);
  await runCli(made, 'user', 'add', 'twice@example.org');
  assert.match((await runCli(made, 'user', 'add', 'twice@example.org')).err, /already/);
});

test('a database that is up to date is said to be so', async () => {
  assert.match((await runCli(made, 'migrate', '--check')).out, /up to date/);
  assert.match((await runCli(made, 'migrate')).out, /up to date already/);
});

test('the doctor finds a healthy publication healthy, and names a job that was given up', async () => {
  const healthy = await runCli(made, 'doctor');
  assert.equal(healthy.code, 0, healthy.out);
  await made.world.write(async (tx) => {
    await tx.later('mail', {});
    await tx.db.updateTable('job').set({ state: 'failed', error: 'no such host' }).execute();
  });
  const ill = await runCli(made, 'doctor');
  assert.equal(ill.code, 1);
  assert.match(ill.out, /✗ Jobs .*“mail”.*no such host/);
});

test('a wrong setting is told without a stack trace', async () => {
  const broken = { world: { ...made.world, config: { ...made.world.config, databaseUrl: 'mysql://x' } } };
  const { code, err } = await runCli(broken, 'doctor');
  assert.equal(code, 2);
  assert.match(err, /DATABASE_URL must be/);
});

const withStory = async (): Promise<void> => {
  const edition = {
    code: 'en',
    language: 'en',
    name: 'English',
    direction: 'ltr',
    publicationName: 'The Test',
    tagline: '',
    position: 0,
    isDefault: true,
  } as const;
  await made.world.write((tx) => saveEdition(tx, edition));
  await made.world.write(async (tx) => {
    const sectionId = await saveSection(made.world, tx, { edition: 'en', key: 'city', name: 'City' });
    const body = {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'The bridge is open.' }] }],
    };
    await saveArticle(made.world, tx, {
      edition: 'en',
      kind: 'news',
      status: 'published',
      sectionId,
      headline: 'Bridge opens',
      body,
    });
  });
};

test('everything is exported in open formats, and nothing is ever overwritten', async () => {
  await withStory();
  const folder = mkdtempSync(join(tmpdir(), 'courant-export-'));
  const target = join(folder, 'out');
  const { code, out } = await runCli(made, 'export', target);
  assert.equal(code, 0);
  assert.match(out, /1 stories and pages/);
  const files = readdirSync(target, { recursive: true }).map(String);
  const markdown = files.find((file) => file.endsWith('bridge-opens.md')) ?? '';
  assert.match(readFileSync(join(target, markdown), 'utf8'), /The bridge is open\./);
  const [line] = readFileSync(join(target, 'articles.jsonl'), 'utf8').split('\n');
  assert.equal((JSON.parse(line ?? '') as { headline: string }).headline, 'Bridge opens');
  assert.match(readFileSync(join(target, 'addresses.csv'), 'utf8'), /^path,kind,target\n/);
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  const refused = await runCli(made, 'export', folder);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /is not empty/);
  rmSync(folder, { recursive: true });
});

test('the search index is built anew on request', async () => {
  const { code, out } = await runCli(made, 'reindex');
  assert.equal(code, 0);
  assert.match(out, /\d+ stories indexed/);
});
