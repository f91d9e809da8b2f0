import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setStorySound } from '../../articles/articles.ts';
import { markdownToComment } from '../comment-markdown.ts';
import { writingSite, type WritingSite } from '../writing-for-tests.ts';
import { clockTimesIn, firstMoment } from './clock-times.ts';

const secondsIn = (text: string, length?: number): number[] => clockTimesIn(text, length).map(({ second }) => second);
const firstOf = (typed: string, length?: number): number | undefined => firstMoment(markdownToComment(typed), length);

test('moments of a recording are read in every way people write them', () => {
  const cases: [string, number[]][] = [
    ['12:34', [754]],
    ['At 12:34, and again at 1:02:03.', [754, 3_723]],
    ['(0:07) is where it starts', [7]],
    ['75:20 of a long talk', [4_520]],
    ['from 10:30-11:05 she sings', [630, 665]],
    ['10:30–11:05', [630, 665]],
    ['في ١٢:٣٤ تتحدث عن المدّ', [754]],
    ['در ۱:۰۲:۰۳', [3_723]],
    ['Слушайте с 00:12', [12]],
    ['«12:34» “0:05”', [754, 5]],
  ];
  for (const [text, seconds] of cases) assert.deepEqual(secondsIn(text), seconds, text);
});

test('times of the day, dates, scores, addresses and numbers are no moments', () => {
  for (const text of [
    '2026-11-23T12:34:56Z',
    'at 12:34 pm',
    'at 12:34pm',
    'um 12:34 Uhr',
    'it was 2:1',
    '12:60',
    '1:60:00',
    '1:2:33',
    '1:2:03:04',
    '10.0.0.1:80:22',
    'fe80::1:22',
    'v1.2:33',
    '12:345',
    '/12:34',
    '#12:34',
    '@me:12:34',
    ':12:34',
    '12:34:',
  ])
    assert.deepEqual(secondsIn(text), [], text);
});

test('nothing beyond the end of the recording is a moment', () => {
  assert.deepEqual(secondsIn('0:59 1:00 1:01 99:99 47:00:00', 60), [59, 60]);
  assert.deepEqual(secondsIn('999:59'), [59_999]);
  assert.deepEqual(secondsIn('99:59:59'), []);
});

test('what is quoted, linked or code names no moment of the comment', () => {
  assert.equal(firstOf('> At 12:34 he says so\n\nNo.'), undefined);
  assert.equal(firstOf('`12:34`'), undefined);
  assert.equal(firstOf('```\n12:34\n```'), undefined);
  assert.equal(firstOf('[12:34](https://elsewhere.test/) but 2:00'), 120);
  assert.equal(firstOf('https://elsewhere.test/?t=12:34'), undefined);
  assert.equal(firstOf('- one\n- **at 0:42**'), 42);
  assert.equal(firstOf('> 0:10\n\n0:20 and 0:30'), 20);
});

/** A story with a recording of two minutes, as the library and whoever examines recordings would leave it. */
const withSound = async (site: WritingSite, length = 120): Promise<string> => {
  const { world, story } = site;
  const mediaId = world.newId();
  await world.write(async (tx) => {
    await tx.db
      .insertInto('media')
      .values({
        id: mediaId,
        kind: 'sound',
        state: 'ready',
        file_name: 'a.mp3',
        content_type: 'audio/mpeg',
        created_at: 0,
      })
      .execute();
    await tx.db
      .insertInto('recording')
      .values({ media_id: mediaId, state: 'ready', duration: length, changed_at: 0 })
      .execute();
    assert.equal(await setStorySound(tx, story, mediaId), 'done');
    await tx.changed(`article:${story}`);
  });
  return mediaId;
};

const kept = async (site: WritingSite): Promise<[string, number][]> => {
  const rows = await site.world.db.selectFrom('comment_moment').selectAll().orderBy('comment_id').execute();
  return rows.map(({ comment_id: id, second }) => [id, second]);
};

test('a time in a comment leads to that moment of the story’s sound, and the text stays as it was written', async () => {
  const site = await writingSite();
  await withSound(site);
  const ana = await site.reader('Ana');
  const posted = await ana.post('At 1:05 the sea is *louder*, see `1:10`, not 2:30.\n\n> 0:30 he said');
  assert.equal(posted.state, 'published');
  const page = await (await site.request(site.path)).text();
  const links = [...page.matchAll(/<a class="moment"[^>]*>[^<]*<\/a>/g)].map(([link]) => link);
  assert.deepEqual(links, [
    `<a class="moment" href="${site.path}?t=65" rel="nofollow" data-moment="65" aria-label="Play from 1:05">1:05</a>`,
  ]);
  assert.match(page, /<code>1:10<\/code>/);
  assert.match(page, /not 2:30\./);
  const live = await (await site.request(`/live/thread/${site.story}/comments?ids=${posted.id}`)).text();
  assert.match(live, /data-moment="65"/);
  const stored = await site.world.db
    .selectFrom('comment')
    .select('body')
    .where('id', '=', posted.id)
    .executeTakeFirst();
  assert.match(stored?.body ?? '', /At 1:05 the sea is /);
  assert.deepEqual(await kept(site), [[posted.id, 65]]);
  await site.close();
});

test('under a story without a sound, times are words', async () => {
  const site = await writingSite();
  const ana = await site.reader('Ana');
  await ana.post('The train left at 1:05.');
  assert.doesNotMatch(await (await site.request(site.path)).text(), /class="moment"/);
  assert.deepEqual(await kept(site), []);
  await site.close();
});

test('a changed comment is about another moment, or about none; a deleted one about none', async () => {
  const site = await writingSite();
  await withSound(site);
  const ana = await site.reader('Ana');
  const { id } = await ana.post('0:10 is where I laughed.');
  await ana.send(`/comments/${id}/edit`, { text: '0:20 is where I laughed.' }, { json: true });
  assert.deepEqual(await kept(site), [[id, 20]]);
  await ana.send(`/comments/${id}/edit`, { text: 'I laughed.' }, { json: true });
  assert.deepEqual(await kept(site), []);
  await ana.send(`/comments/${id}/edit`, { text: 'I laughed at 1:00.' }, { json: true });
  assert.deepEqual(await kept(site), [[id, 60]]);
  await ana.send(`/comments/${id}/delete`, {}, { json: true });
  assert.deepEqual(await kept(site), []);
  await site.close();
});

const marks = async (site: WritingSite): Promise<unknown> =>
  ((await (await site.request(`/live/thread/${site.story}/moments`)).json()) as { moments: unknown }).moments;

test('what several comments are about is one mark with their number, as long as readers can see them', async () => {
  const site = await writingSite();
  await withSound(site);
  const ana = await site.reader('Ana');
  const mod = await site.reader('Mod', 'moderator');
  assert.deepEqual(await marks(site), []);
  const first = await ana.post('1:05 is lovely');
  const second = await (await site.reader('Ben')).post('I like 1:05, too, better than 0:03');
  const early = await ana.post('0:03 is the sea');
  assert.deepEqual(await marks(site), [
    { second: 3, count: 1, commentId: early.id },
    { second: 65, count: 2, commentId: first.id },
  ]);
  await mod.send(`/comments/${first.id}/remove`, { rule: 'spam' });
  assert.deepEqual(await marks(site), [
    { second: 3, count: 1, commentId: early.id },
    { second: 65, count: 1, commentId: second.id },
  ]);
  await ana.send(`/comments/${early.id}/delete`, {}, { json: true });
  assert.deepEqual(await marks(site), [{ second: 65, count: 1, commentId: second.id }]);
  await site.close();
});

test('where a discussion is hidden, or the sound has become shorter, nothing is marked', async () => {
  const site = await writingSite();
  const mediaId = await withSound(site);
  const ana = await site.reader('Ana');
  await ana.post('1:05 is lovely');
  const shorten = (duration: number): Promise<void> =>
    site.world.write(async (tx) => {
      await tx.db.updateTable('recording').set({ duration }).where('media_id', '=', mediaId).execute();
      await tx.changed(`article:${site.story}`);
    });
  await shorten(60);
  assert.deepEqual(await marks(site), []);
  await shorten(66.5);
  assert.equal(((await marks(site)) as unknown[]).length, 1);
  await site.world.write(async (tx) => {
    await tx.db.updateTable('thread').set({ state: 'hidden' }).where('article_id', '=', site.story).execute();
    await tx.changed(`thread-state:${site.story}`, `thread:${site.story}`);
  });
  assert.deepEqual(await marks(site), []);
  await site.close();
});
