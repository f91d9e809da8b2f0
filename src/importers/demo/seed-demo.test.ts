import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { packageRoot } from '../../common/package-root.ts';
import { startMessage } from '../../cli/start-message.ts';
import { articleById, articlesInEdition } from '../../rooms/articles/articles.ts';
import {
  examineRecording,
  episodesOf,
  missingOfShow,
  momentsOf,
  saveEpisode,
  showsOf,
  transcriptIn,
  waitingRecordings,
} from '../../rooms/audio/audio.ts';
import {
  isRule,
  ruleName,
  rules,
  threadPage,
  wordsOfFinding,
  type Finding,
} from '../../rooms/discussion/discussion.ts';
import { isUnfurnished, markFurnishing } from '../../rooms/publication/publication.ts';
import { demoMoment } from './demo-time.ts';
import { readFrontMatter } from './front-matter.ts';
import { readDemo } from './read-demo.ts';
import { readDiscussion } from './read-discussions.ts';
import { seedDemo } from './seed-demo.ts';

let made: TestWorld;
before(async () => {
  made = await testWorld();
});
after(() => made.close());

test('a start that is cut off while the demo is written begins it again, and nothing is there twice', async () => {
  const { world } = made;
  const folder = join(packageRoot, 'demo');
  assert.equal(await isUnfurnished(world), true);
  const write = world.write;
  let writes = 0;
  world.write = (work) => {
    writes += 1;
    // The settings, the editions and the account are written; then the lights go out.
    if (writes === 4) throw new Error('killed');
    return write(work);
  };
  await assert.rejects(seedDemo(world, folder), /killed/);
  world.write = write;
  assert.equal(await isUnfurnished(world), true);
  const { stories } = await seedDemo(world, folder);
  assert.equal(await isUnfurnished(world), false);
  let count = 0;
  for (const edition of ['en', 'es', 'ru', 'ar'])
    count += (await articlesInEdition(world, edition, { limit: 500 })).articles.length;
  assert.equal(count, stories);
  const { discussions } = readDemo(folder);
  const authors = new Set<string>();
  for (const { values } of discussions)
    for (const writer of Array.isArray(values['writers']) ? values['writers'] : [])
      if (typeof writer === 'object' && writer['author']) authors.add(writer['author']);
  const accounts = await world.db.selectFrom('account').select('id').execute();
  assert.equal(accounts.length, 1 + authors.size);
  const comments = await world.db.selectFrom('comment').select('created_at').execute();
  assert.equal(comments.length, discussions.flatMap((one) => one.comments).length);
  assert.ok(comments.every(({ created_at: at }) => at < world.now()));
  assert.match(await startMessage(world, 'http://127.0.0.1:1'), /Editor sign-in +open /);
});

test('the demo’s discussions stand under their stories with what staff, authors and sources said', async () => {
  const { world } = made;
  const story = await world.db
    .selectFrom('article')
    .selectAll()
    .where('edition', '=', 'en')
    .where('translation_group', '=', 'demo-tram-line-5')
    .executeTakeFirstOrThrow();
  const article = await articleById(world, story.id);
  assert.ok(article);
  const page = await threadPage(world, article, { sort: 'fair', filter: 'all', languages: 'own' });
  assert.ok(page.thread.commentCount >= 55);
  assert.equal(page.picks.length, 3);
  const all = page.branches.flatMap(({ root, answers }) => [root, ...answers]);
  const badges = new Set(all.map(({ commenter }) => commenter.badge));
  assert.ok(badges.has('author') && badges.has('source'));
  // The order is worked out already: what was recommended most for the time it stood there is above.
  const scores = await world.db.selectFrom('comment').select(['id', 'fairness']).execute();
  const fairness = new Map(scores.map((row) => [row.id, row.fairness]));
  const order = page.branches.map(({ root }) => fairness.get(root.id) ?? 0);
  assert.deepEqual(
    order,
    order.toSorted((a, b) => b - a),
  );
  assert.ok((order[0] ?? 0) > (order.at(-1) ?? 0));
  const unseen = await world.db.selectFrom('comment').select('id').where('seen_at', 'is', null).execute();
  assert.deepEqual(unseen, []);
});

test('on the demo’s desk lies what moderators meet: comments that wait, each with its reason in words, reports and an error', async () => {
  const { db } = made.world;
  const waiting = await db.selectFrom('comment').selectAll().where('state', '=', 'waiting').execute();
  const found = waiting.map(({ checks }) => (JSON.parse(checks ?? '[]') as Finding[])[0]);
  assert.deepEqual([...new Set(found.map((finding) => finding?.check))].sort(), [
    'links',
    'new-reader',
    'repeats',
    'shouting',
    'words',
  ]);
  const unknown = wordsOfFinding({ reason: 'nobody knows' }, 'en', 'UTC');
  for (const finding of found) assert.notEqual(finding && wordsOfFinding(finding, 'en', 'UTC'), unknown);
  assert.deepEqual([...new Set(waiting.map(({ edition }) => edition))].sort(), ['ar', 'en', 'es', 'ru']);
  const reports = await db.selectFrom('report').selectAll().execute();
  assert.deepEqual([...new Set(reports.map(({ kind }) => kind))].sort(), ['error', 'report']);
  for (const { kind, reason } of reports) assert.ok(kind === 'error' || isRule(reason), reason);
});

test('the demo’s guidelines name every rule that comments are removed under', async () => {
  const { world } = made;
  for (const edition of ['en', 'es', 'ru', 'ar']) {
    const page = await world.db
      .selectFrom('article')
      .select('body')
      .where('edition', '=', edition)
      .where('translation_group', '=', 'demo-page-guidelines')
      .executeTakeFirstOrThrow();
    for (const rule of rules.filter((one) => one !== 'other'))
      assert.ok(
        page.body.includes(ruleName(rule, edition)),
        `${edition}: “${ruleName(rule, edition)}” is not on the page`,
      );
  }
});

test('a fault in a discussion is told with file and line', () => {
  const head = '---\nstory: x\n---\n';
  assert.throws(
    () => readDiscussion(`${head}=== Ada | 5 | 3\n\nHello`, 'en', 'a.md'),
    /^Error: a\.md:4: “5” is no time/,
  );
  assert.throws(
    () => readDiscussion(`${head}=== > Ada | 5m | 3\n\nHello`, 'en', 'a.md'),
    /a\.md:4: it answers nothing/,
  );
  assert.throws(() => readDiscussion(`${head}=== Ada | 5m | 3\nHello`, 'en', 'a.md'), /a\.md:5: “Hello” is none of/);
  const { comments } = readDiscussion(
    `${head}=== Ada | 5m | 3\n\nHi\n\n=== > Bo | 1h 2m | 0\nedited: 2\n\nYes`,
    'en',
    'a.md',
  );
  assert.deepEqual(
    comments.map(({ name, parent, after, text, told }) => ({ name, parent, after, text, told })),
    [
      { name: 'Ada', parent: undefined, after: 300_000, text: 'Hi', told: {} },
      { name: 'Bo', parent: 0, after: 3_720_000, text: 'Yes', told: { edited: '2' } },
    ],
  );
});

test('a publication with content is never filled with the demo, and one being filled says so', async () => {
  const { world } = made;
  await world.write((tx) => markFurnishing(world, tx, true));
  assert.equal(await isUnfurnished(world), true);
  await world.write((tx) => markFurnishing(world, tx, false));
  assert.equal(await isUnfurnished(world), false);
});

test('times of the demo are told from the day of seeding and never lie in the future', () => {
  const now = Date.UTC(2026, 10, 20, 7, 30);
  assert.equal(demoMoment('-1d 08:15', now, 'Etc/UTC'), Date.UTC(2026, 10, 19, 8, 15));
  assert.equal(demoMoment('-0d 08:15', now, 'Etc/UTC'), Date.UTC(2026, 10, 19, 8, 15));
  assert.equal(demoMoment('-1h 5m', now, 'Etc/UTC'), now - 65 * 60_000);
  assert.equal(demoMoment('yesterday', now, 'Etc/UTC'), undefined);
});

test('a fault in a story’s head is told with file and line', () => {
  assert.throws(() => readFrontMatter('no head', 'a.md'), /^Error: a\.md:1: /);
  assert.throws(() => readFrontMatter('---\nid: x\n???\n---\n', 'a.md'), /a\.md:3: “\?\?\?”/);
  const { values, body } = readFrontMatter(
    '---\nheadline: "A: b"\ntags: [x, y]\ncorrections:\n  - at: -1h\n    text: It is 5.4.\n---\nBody',
    'a.md',
  );
  assert.deepEqual(values, { headline: 'A: b', tags: ['x', 'y'], corrections: [{ at: '-1h', text: 'It is 5.4.' }] });
  assert.equal(body, 'Body');
});

test('the demo’s desk shows stories on their way: an idea, drafts, one in edit, one that is planned', async () => {
  const { world, close } = await testWorld();
  await seedDemo(world, join(packageRoot, 'demo'));
  const rows = await world.db
    .selectFrom('article')
    .select(['status', 'work_state', 'headline'])
    .where('status', '!=', 'published')
    .execute();
  const of = (status: string, state: string): number =>
    rows.filter((row) => row.status === status && row.work_state === state).length;
  assert.ok(of('draft', 'idea') > 0 && of('draft', 'draft') > 0 && of('draft', 'edit') > 0, JSON.stringify(rows));
  assert.equal(of('scheduled', 'ready'), 1);
  await close();
});

test('the demo’s shows are there with their sound, chapters, transcripts, linked stories and comments about moments', async () => {
  const { world, close } = await testWorld();
  await seedDemo(world, join(packageRoot, 'demo'));
  for (const mediaId of await waitingRecordings(world)) await examineRecording(world, mediaId);
  const shows = await showsOf(world);
  assert.deepEqual(
    shows.map(({ path, type }) => [path, type]),
    [
      ['/podcasts/high-water', 'episodic'],
      ['/es/podcasts/la-marea', 'serial'],
    ],
  );
  for (const show of shows) {
    assert.deepEqual(missingOfShow(show), [], show.title);
    const episodes = await episodesOf(world, show.id, { limit: 10 });
    assert.equal(episodes.length, 3);
    for (const episode of episodes) {
      const { title, recording, chapters, storyIds, soundbites } = episode;
      const length = recording?.duration ?? 0;
      assert.equal(recording?.state, 'ready', title);
      assert.ok(length > 30 && length < 180, `${title}: ${length} s`);
      assert.deepEqual([chapters.length, storyIds.length, soundbites.length], [3, 1, 1], title);
      const transcript = await transcriptIn(world.db, episode.mediaId ?? '', show.language);
      assert.ok((transcript?.cues.length ?? 0) >= 10, title);
      assert.ok((transcript?.cues.at(-1)?.end ?? 0) < length, `${title}: nothing is said behind the end`);
      const saved = await saveEpisode(world, { account: undefined, articleId: episode.articleId, showId: show.id });
      assert.ok(saved.ok, `${title} keeps the rules of episodes`);
    }
  }
  const line5 = (await episodesOf(world, shows[0]?.id ?? '', { limit: 10 })).find(({ number }) => number === 3);
  const moments = await momentsOf(world, line5?.articleId ?? '');
  assert.deepEqual(
    moments.map(({ second }) => second),
    [19, 60, 67],
  );
  await close();
});
