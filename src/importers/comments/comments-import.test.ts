import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeEditions, makeStory } from '../../../test/make-stories.ts';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { exportComments } from '../../cli/export-comments.ts';
import { commentToText, parseCommentBody } from '../../rooms/discussion/discussion.ts';
import { fileWith, testFolder } from '../shared/import-for-tests.ts';
import type { ImportIo } from '../shared/run-import.ts';
import type { CommentSystem } from './comments-file.ts';
import { disqus } from './disqus.ts';
import { ownFormat } from './own-format.ts';
import { runCommentImport, type CommentImportOptions } from './run-comments.ts';

const fixture = new URL('fixtures/disqus.xml', import.meta.url).pathname;
const source = readFileSync(fixture, 'utf8');
const bridge = '/2024/05/harbour-bridge';

const worlds: TestWorld[] = [];
after(async () => {
  for (const made of worlds) await made.close();
});

/** A publication with the one story the file's threads belong to. */
const withStory = async (id?: string): Promise<TestWorld> => {
  const made = await testWorld();
  worlds.push(made);
  await makeEditions(made.world, 'en');
  await makeStory(made.world, { headline: 'Harbour bridge reopens', path: `${bridge}/`, ...(id ? { id } : {}) });
  return made;
};

const carry = (
  { world }: TestWorld,
  file: string,
  {
    system = disqus,
    io = {},
    ...more
  }: Partial<CommentImportOptions> & { system?: CommentSystem; io?: Partial<ImportIo> } = {},
) =>
  runCommentImport(
    world,
    system,
    { file, dryRun: false, resume: false, ...more },
    { out: () => {}, progress: () => ({ set: () => {}, end: () => {} }), stopped: () => false, ...io },
  );

const rowsOf = async ({ world }: TestWorld) => {
  const rows = await world.db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .selectAll('comment')
    .select(['commenter.name', 'commenter.email', 'commenter.account_id'])
    .orderBy('comment.origin_id')
    .execute();
  return new Map(rows.map((row) => [row.origin_id ?? row.id, row]));
};

const textOf = (body: string | null | undefined): string => {
  const tree = body ? parseCommentBody(JSON.parse(body)) : undefined;
  return tree ? commentToText(tree) : '';
};

test('a Disqus export finds its stories: two threads of one article become one, in the order of time', async () => {
  const made = await withStory();
  const { report, finished, text } = await carry(made, fixture);
  assert.ok(finished);
  const rows = await rowsOf(made);
  assert.deepEqual([...rows.keys()], ['7001', '7002', '7003', '7004', '7005', '7006', '7007', '7009']);
  assert.equal(new Set([...rows.values()].map((row) => row.article_id)).size, 1);
  assert.deepEqual(report.counts['comments'], { added: 6, updated: 0, unchanged: 0, left: 1 });
  assert.deepEqual(report.counts['comments, spam']?.added, 1);
  assert.deepEqual(report.counts['comments, trash']?.added, 1);
  assert.match(text, /1 × A comment names a thread that is not in the file/);
  assert.match(text, /1 × A reply whose parent is not in the file stands at the top/);
  assert.match(text, /threads without a comment\s+1 not carried/);
});

test('dates, nesting and writers come along; who wrote is unclaimed until an account proves the address', async () => {
  const made = await withStory();
  await carry(made, fixture);
  const rows = await rowsOf(made);
  const [first, second, gone, under] = ['7001', '7002', '7003', '7004'].map((id) => rows.get(id));
  assert.equal(first?.created_at, Date.UTC(2024, 4, 2, 10, 11, 12));
  for (const row of rows.values()) assert.equal(row.seen_at, row.created_at, 'an archive is nothing new on the desk');
  assert.deepEqual([second?.parent_id, second?.root_id], [first?.id, first?.id]);
  assert.deepEqual([under?.parent_id, under?.root_id], [gone?.id, first?.id]);
  assert.equal(second?.email, 'bram@example.org');
  assert.equal(rows.get('7006')?.commenter_id, rows.get('7007')?.parent_id && rows.get('7006')?.commenter_id);
  assert.equal(rows.get('7007')?.parent_id, rows.get('7006')?.id, 'a child printed before its parent finds it');
  assert.equal(first?.commenter_id, under?.commenter_id, 'one user name is one person');
  assert.equal(rows.get('7009')?.parent_id, null);
  for (const row of rows.values()) assert.equal(row.account_id, null);
});

test('what is gone keeps its place only where answers hang on it; counts are those of what readers see', async () => {
  const made = await withStory();
  await carry(made, fixture);
  const rows = await rowsOf(made);
  assert.equal(rows.get('7003')?.state, 'trash');
  assert.equal(rows.get('7003')?.is_listed, 1, 'the deleted comment has a published answer');
  assert.equal(rows.get('7005')?.state, 'spam');
  assert.equal(rows.get('7005')?.is_listed, 0);
  assert.equal(rows.get('7001')?.reply_count, 2);
  const thread = await made.world.db.selectFrom('thread').selectAll().executeTakeFirstOrThrow();
  assert.equal(thread.comment_count, 6);
  assert.equal(thread.last_comment_at, Date.UTC(2024, 4, 5, 13));
  assert.equal(thread.state, null, 'one of the two threads was open: the settings say what holds');
});

test('HTML becomes the tree: scripts are gone, pictures are links, redirects are unwrapped', async () => {
  const made = await withStory();
  await carry(made, fixture);
  const rows = await rowsOf(made);
  assert.equal(textOf(rows.get('7002')?.body), 'Only one lane though.\nFor now.');
  assert.doesNotMatch(String(rows.get('7006')?.body), /alert/);
  assert.match(String(rows.get('7006')?.body), /"href":"https:\/\/uploads\.example\.net\/x\.png"/);
  assert.match(String(rows.get('7005')?.body), /"href":"http:\/\/spam\.example\.net\/?"/);
  assert.match(textOf(rows.get('7004')?.body), /橋 مرحبا/);
});

test('a dry run says the same and writes nothing', async () => {
  const made = await withStory();
  const dry = await carry(made, fixture, { dryRun: true });
  assert.equal((await rowsOf(made)).size, 0);
  assert.equal((await made.world.db.selectFrom('import_run').select('id').execute()).length, 0);
  const real = await carry(made, fixture);
  assert.deepEqual(dry.report.counts, real.report.counts);
});

test('a second run doubles nothing, and a changed text follows the file', async () => {
  const made = await withStory();
  await carry(made, fixture);
  const before = await rowsOf(made);
  const again = await carry(made, fixture);
  assert.deepEqual(again.report.counts['comments'], { added: 0, updated: 0, unchanged: 6, left: 1 });
  const changed = await carry(made, fileWith('changed-disqus.xml', source.replace('About time.', 'High time.')));
  assert.deepEqual(changed.report.counts['comments'], { added: 0, updated: 1, unchanged: 5, left: 1 });
  const rows = await rowsOf(made);
  assert.deepEqual(
    [...rows.values()].map(({ id }) => id),
    [...before.values()].map(({ id }) => id),
  );
  assert.match(textOf(rows.get('7001')?.body), /^High time\./);
});

test('threads whose story has moved are found by a map of addresses, and told with their comments where nobody helps', async () => {
  const made = await testWorld();
  worlds.push(made);
  await makeEditions(made.world, 'en');
  await makeStory(made.world, { headline: 'The bridge', path: '/news/bridge' });
  const lost = await carry(made, fixture);
  assert.equal((await rowsOf(made)).size, 0);
  assert.deepEqual(lost.report.counts['threads without a story']?.left, 2);
  assert.match(lost.text, /harbour-bridge\/: 6 comments/);
  const map = fileWith('map.csv', 'https://gazette.example.org/2024/05/harbour-bridge/,/news/bridge\n');
  await carry(made, fixture, { map });
  assert.equal((await rowsOf(made)).size, 8);
  await assert.rejects(
    carry(made, fixture, { map: fileWith('bad-map.csv', '# ok\nonly one\n') }),
    /an old address and a new one.*line 2/,
  );
});

test('a story is also found by its number in the old system, or by the home it names', async () => {
  const made = await testWorld();
  worlds.push(made);
  await makeEditions(made.world, 'en');
  const canonicalUrl = 'https://gazette.example.org/2024/05/harbour-bridge/';
  await makeStory(made.world, { headline: 'Elsewhere', path: '/x', canonicalUrl });
  const { report } = await carry(made, fixture);
  assert.equal(report.counts['threads found by canonical']?.added, 2);
  const other = await testWorld();
  worlds.push(other);
  await makeEditions(other.world, 'en');
  await makeStory(other.world, { headline: 'Numbered', path: '/y', origin: 'ghost:x', originId: 'art-1001' });
  assert.equal((await carry(other, fixture)).report.counts['threads found by identifier']?.added, 1);
});

test('an import that was stopped goes on where it was', async () => {
  const made = await withStory();
  const posts = Array.from(
    { length: 2_500 },
    (_, i) =>
      `<post dsq:id="${10_000 + i}"><message>no ${i}</message><createdAt>2024-06-01T00:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>N</name><isAnonymous>true</isAnonymous></author><thread dsq:id="5001"/></post>`,
  ).join('\n');
  const file = fileWith('many-disqus.xml', source.replace('</disqus>', `${posts}</disqus>`));
  let batches = 0;
  const stopped = await carry(made, file, {
    io: {
      progress: (what) => ({ set: () => void (batches += what === 'Importing' ? 1 : 0), end: () => {} }),
      stopped: () => batches > 0,
    },
  });
  assert.equal(stopped.finished, false);
  const half = (await rowsOf(made)).size;
  assert.ok(half > 0 && half < 2_508, String(half));
  const rest = await carry(made, file, { resume: true });
  assert.ok(rest.finished);
  assert.equal((await rowsOf(made)).size, 2_508);
  assert.equal(rest.report.counts['comments']?.added, 2_506);
  await assert.rejects(carry(made, file, { resume: true }), /no import of this file/);
});

test('answers in a ring and answers to themselves stand at the top', async () => {
  const made = await withStory();
  const ring = source.replace(
    '<thread dsq:id="5001"/></post>',
    '<thread dsq:id="5001"/><parent dsq:id="7004"/></post>',
  );
  const { text } = await carry(made, fileWith('ring-disqus.xml', ring));
  assert.match(text, /in a ring/);
  for (const row of (await rowsOf(made)).values()) assert.ok(row.root_id !== '');
});

for (const [name, content, message] of [
  ['an HTML page', '<!doctype html><p>Sign in</p>', /not a Disqus export/],
  ['a file that was cut off', source.slice(0, 2_000), /ends in the middle/],
  [
    'another XML',
    '<?xml version="1.0"?><rss></rss>',
    /The root element is <rss>, but that of a Disqus export is <disqus>/,
  ],
  ['a document type', '<?xml version="1.0"?><!DOCTYPE x><disqus></disqus>', /document type/],
] as const)
  test(`a file that cannot be used is refused before anything is written: ${name}`, async () => {
    const made = await withStory();
    await assert.rejects(carry(made, fileWith('bad-disqus.xml', content)), message);
    assert.equal((await rowsOf(made)).size, 0);
  });

test('our own export of comments comes back without loss', async () => {
  const made = await withStory('018f0000-0000-7000-8000-000000000001');
  await carry(made, fixture);
  const { db } = made.world;
  const [picked] = await db
    .selectFrom('comment')
    .select(['id', 'article_id', 'body'])
    .where('origin_id', '=', '7001')
    .execute();
  assert.ok(picked);
  await made.world.write(async ({ db: writing }) => {
    await writing
      .insertInto('comment_pick')
      .values({ comment_id: picked.id, article_id: picked.article_id, at: 5_000, name: 'Ed', why: 'clear' })
      .execute();
    await writing
      .insertInto('comment_revision')
      .values({ comment_id: picked.id, number: 1, at: 4_000, body: picked.body ?? '' })
      .execute();
    await writing
      .updateTable('comment')
      .set({ recommend_count: 7, edited_at: 9_000, rule: 'Stay kind' })
      .where('id', '=', picked.id)
      .execute();
  });
  const first = join(testFolder, 'first.jsonl');
  await exportComments(made.world, first, () => {});

  const other = await withStory('018f0000-0000-7000-8000-000000000001');
  const { report } = await carry(other, first, { system: ownFormat });
  assert.equal(report.counts['comments']?.added, 6);
  const second = join(testFolder, 'second.jsonl');
  await exportComments(other.world, second, () => {});
  assert.equal(readFileSync(second, 'utf8'), readFileSync(first, 'utf8'));
  const again = await carry(other, first, { system: ownFormat });
  assert.equal(again.report.counts['comments']?.added, 0);
  await assert.rejects(
    exportComments(other.world, second, () => {}),
    /is there already/,
  );
});

test('a file of comments in our format that was tampered with is read line by line, and what is wrong is told', async () => {
  const made = await withStory('018f0000-0000-7000-8000-000000000001');
  const head = JSON.stringify({ format: 'courant-comments', version: 1, address: 'https://x.example' });
  const thread = JSON.stringify({
    type: 'thread',
    id: '018f0000-0000-7000-8000-000000000001',
    address: `https://x.example${bridge}`,
  });
  const comment = {
    type: 'comment',
    id: 'c1',
    thread: '018f0000-0000-7000-8000-000000000001',
    person: 'p1',
    state: 'published',
    createdAt: '2024-01-01T00:00:00.000Z',
    body: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'x', marks: [{ type: 'link', href: 'javascript:alert(1)' }] }],
        },
      ],
    },
    recommendCount: -5,
  };
  const lines = [head, thread, JSON.stringify(comment), JSON.stringify({ ...comment, id: 'c2', state: 'golden' })];
  const { text } = await carry(made, fileWith('own.jsonl', lines.join('\n')), { system: ownFormat });
  assert.match(text, /1 × A line that is not as the format says was left out/);
  const rows = await rowsOf(made);
  assert.deepEqual([...rows.keys()], ['c1']);
  assert.doesNotMatch(String(rows.get('c1')?.body), /javascript/);
  await assert.rejects(carry(made, fileWith('no.jsonl', '{"a":1}'), { system: ownFormat }), /no export of comments/);
  await assert.rejects(
    carry(made, fileWith('cut.jsonl', `${head}\n{"type":`), { system: ownFormat }),
    /not a JSON object.*line 2/,
  );
});
