import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bodyOf, makeEditions, makeSection, makeStory } from '../../../test/make-stories.ts';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import {
  addCorrection,
  articleAtPath,
  articleById,
  articlesBetween,
  articlesByAuthor,
  articlesInEdition,
  articlesInSection,
  articlesWithTag,
  correctionsInEdition,
  leadCandidates,
  monthsWithArticles,
  neighboursOf,
  publishScheduled,
  putRedirect,
  relatedArticles,
  saveArticle,
  saveAuthor,
  saveTag,
  targetOfPath,
  translationsOf,
  type Cursor,
} from './articles.ts';

let made: TestWorld;
let city: string;
before(async () => {
  made = await testWorld();
  await makeEditions(made.world, 'en', 'es');
  city = await makeSection(made.world, 'City');
});
after(() => made.close());

const minute = 60_000;
const day = 86_400_000;

test('a story’s address is made of its section, day and headline, and two of the same name do not collide', async () => {
  const publishedAt = Date.UTC(2026, 2, 4, 12);
  const first = await makeStory(made.world, { headline: 'Café opens', sectionId: city, publishedAt });
  const second = await makeStory(made.world, { headline: 'Café opens', sectionId: city, publishedAt });
  assert.equal((await articleById(made.world, first))?.path, '/city/2026/03/04/cafe-opens');
  assert.equal((await articleById(made.world, second))?.path, '/city/2026/03/04/cafe-opens-2');
  assert.equal((await articleAtPath(made.world, '/city/2026/03/04/cafe-opens/'))?.id, first);
});

test('a story that changes keeps what it was as a revision, and its address unless told', async () => {
  const id = await makeStory(made.world, { headline: 'First words', body: bodyOf('Old text.'), sectionId: city });
  const path = (await articleById(made.world, id))?.path;
  await makeStory(made.world, {
    id,
    headline: 'Second words',
    body: bodyOf('New text, longer.'),
    sectionId: city,
    note: 'clearer',
  });
  const article = await articleById(made.world, id);
  assert.equal(article?.revision, 2);
  assert.equal(article?.path, path);
  assert.equal(article?.wordCount, 3);
  const revisions = await made.world.db
    .selectFrom('article_revision')
    .selectAll()
    .where('article_id', '=', id)
    .execute();
  assert.equal(revisions.length, 1);
  assert.match(revisions[0]?.snapshot ?? '', /First words.*Old text/s);
});

test('a story that moves can still be found at its former address', async () => {
  const id = await makeStory(made.world, { headline: 'Moves', path: '/2012/05/old-place/' });
  await makeStory(made.world, { id, headline: 'Moves', path: '/2012/05/new-place/' });
  const article = await articleAtPath(made.world, '/2012/05/old-place');
  assert.equal(article?.id, id);
  assert.equal(article?.path, '/2012/05/new-place/');
});

test('a redirect never takes an address away from a story, but a story takes it from a redirect', async () => {
  const id = await makeStory(made.world, { headline: 'Here first', path: '/here' });
  const put = (from: string): Promise<boolean> =>
    made.world.write((tx) => putRedirect(tx, from, { kind: 'path', target: '/elsewhere' }, 0));
  assert.equal(await put('/here'), false);
  assert.equal((await targetOfPath(made.world, '/here'))?.target, id);
  assert.equal(await put('/free'), true);
  const later = await makeStory(made.world, { headline: 'Comes later', path: '/free' });
  assert.deepEqual(await targetOfPath(made.world, '/free'), { kind: 'article', target: later });
});

test('lists hold published stories only, newest first, and page without gaps or doubles', async () => {
  const sport = await makeSection(made.world, 'Sport');
  const wanted: string[] = [];
  for (let i = 0; i < 45; i += 1) {
    // Three stories share each minute: the order must hold all the same.
    wanted.push(
      await makeStory(made.world, {
        headline: `Match ${i}`,
        sectionId: sport,
        publishedAt: Date.UTC(2025, 0, 1) + Math.floor(i / 3) * minute,
      }),
    );
  }
  for (const status of ['draft', 'private', 'unpublished', 'trashed'] as const)
    await makeStory(made.world, { headline: status, sectionId: sport, status });
  const seen: string[] = [];
  let before: Cursor | undefined;
  do {
    const page = await articlesInSection(made.world, sport, { before, limit: 10 });
    seen.push(...page.articles.map(({ id }) => id));
    before = page.older;
  } while (before);
  assert.equal(seen.length, 45);
  assert.deepEqual(seen.toSorted(), wanted.toSorted());
  const times = (await articlesInSection(made.world, sport, { limit: 45 })).articles.map(
    ({ publishedAt }) => publishedAt ?? 0,
  );
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
  );
});

test('a story stands in the lists of its tags and authors, and leaves them when it is unpublished', async () => {
  const { world } = made;
  const tagId = await world.write((tx) => saveTag(world, tx, { edition: 'en', name: 'Tides' }));
  const authorId = await world.write((tx) =>
    saveAuthor(world, tx, { name: 'Ada Stone', texts: { en: { role: 'Reporter' } } }),
  );
  const draft = { headline: 'High water', tagIds: [tagId], authorIds: [authorId], sectionId: city };
  const id = await makeStory(world, draft);
  assert.deepEqual(
    (await articlesWithTag(world, tagId)).articles.map((article) => article.id),
    [id],
  );
  const [byAda] = (await articlesByAuthor(world, authorId, 'en')).articles;
  assert.equal(byAda?.authors[0]?.role, 'Reporter');
  await makeStory(world, { ...draft, id, status: 'unpublished' });
  assert.deepEqual((await articlesWithTag(world, tagId)).articles, []);
  assert.deepEqual((await articlesByAuthor(world, authorId, 'en')).articles, []);
});

test('plain pages have an address but stand in no list', async () => {
  const id = await makeStory(made.world, { kind: 'page', headline: 'About', slug: 'about' });
  assert.equal((await articleAtPath(made.world, '/about'))?.id, id);
  const { articles } = await articlesInEdition(made.world, 'en', { limit: 1000 });
  assert.ok(!articles.some((article) => article.id === id));
});

test('a scheduled story is published when its time has come, by the job it left behind', async () => {
  const at = made.clock.now + 60 * minute;
  const id = await makeStory(made.world, {
    headline: 'Tomorrow’s news',
    status: 'scheduled',
    scheduledAt: at,
    sectionId: city,
  });
  await made.runJobs();
  assert.equal((await articleById(made.world, id))?.status, 'scheduled');
  made.clock.now = at;
  await made.runJobs();
  const article = await articleById(made.world, id);
  assert.equal(article?.status, 'published');
  assert.equal(article?.publishedAt, at);
});

test('a schedule that was taken back publishes nothing', async () => {
  const id = await makeStory(made.world, {
    headline: 'Held',
    status: 'scheduled',
    scheduledAt: made.clock.now,
    sectionId: city,
  });
  await makeStory(made.world, { id, headline: 'Held', status: 'draft', sectionId: city });
  await publishScheduled(made.world, { articleId: id });
  assert.equal((await articleById(made.world, id))?.status, 'draft');
});

test('language versions of a story know each other, but only the published ones', async () => {
  const group = 'bridge';
  const en = await makeStory(made.world, { headline: 'The bridge', translationGroup: group });
  await makeStory(made.world, { headline: 'El puente', edition: 'es', translationGroup: group });
  const article = await articleById(made.world, en);
  assert.ok(article);
  assert.deepEqual(
    (await translationsOf(made.world, article)).map(({ edition, headline }) => `${edition} ${headline}`),
    ['en The bridge', 'es El puente'],
  );
});

test('the stories before and after are those of the same section', async () => {
  const parks = await makeSection(made.world, 'Parks');
  const ids: string[] = [];
  for (let i = 0; i < 3; i += 1)
    ids.push(
      await makeStory(made.world, { headline: `Park ${i}`, sectionId: parks, publishedAt: Date.UTC(2024, 0, 1 + i) }),
    );
  await makeStory(made.world, { headline: 'Not in the park', sectionId: city, publishedAt: Date.UTC(2024, 0, 2, 1) });
  const middle = await articleById(made.world, ids[1] ?? '');
  assert.ok(middle);
  const { previous, next } = await neighboursOf(made.world, middle);
  assert.equal(previous?.id, ids[0]);
  assert.equal(next?.id, ids[2]);
});

test('related stories share tags; where there are too few the section fills up', async () => {
  const { world } = made;
  const port = await makeSection(world, 'Port');
  const [a, b] = await world.write(
    async (tx) =>
      [
        await saveTag(world, tx, { edition: 'en', name: 'Ferries' }),
        await saveTag(world, tx, { edition: 'en', name: 'Storms' }),
      ] as const,
  );
  const both = await makeStory(world, {
    headline: 'Both',
    tagIds: [a, b],
    sectionId: port,
    publishedAt: Date.UTC(2020, 0, 1),
  });
  const one = await makeStory(world, {
    headline: 'One',
    tagIds: [a],
    sectionId: city,
    publishedAt: Date.UTC(2021, 0, 1),
  });
  const filler = await makeStory(world, { headline: 'Filler', sectionId: port, publishedAt: Date.UTC(2022, 0, 1) });
  const id = await makeStory(world, { headline: 'Asked about', tagIds: [a, b], sectionId: port });
  const article = await articleById(world, id);
  assert.ok(article);
  assert.deepEqual(
    (await relatedArticles(world, article, 3)).map((related) => related.id),
    [both, one, filler],
  );
});

test('stories with a priority lead, highest first, but only for three days', async () => {
  const { world } = made;
  await makeEditions(world, 'en', 'es');
  const now = made.clock.now;
  await makeStory(world, { edition: 'es', headline: 'Vieja', priority: 1, publishedAt: now - 4 * day });
  await makeStory(world, { edition: 'es', headline: 'Segunda', priority: 2, publishedAt: now - minute });
  await makeStory(world, { edition: 'es', headline: 'Primera', priority: 1, publishedAt: now - day });
  await makeStory(world, { edition: 'es', headline: 'Nueva', publishedAt: now });
  const lead = await leadCandidates(world, 'es', 3);
  assert.deepEqual(
    lead.map(({ headline }) => headline),
    ['Primera', 'Segunda', 'Nueva'],
  );
});

test('corrections are dated, stay with their story, and are listed while it is public', async () => {
  const { world } = made;
  const id = await makeStory(world, { headline: 'Heights', edition: 'es' });
  await world.write((tx) =>
    addCorrection(world, tx, { articleId: id, kind: 'correction', text: 'It is 5.4 metres, not 4.5.' }),
  );
  assert.equal((await articleById(world, id))?.corrections[0]?.text, 'It is 5.4 metres, not 4.5.');
  assert.equal((await correctionsInEdition(world, 'es')).items[0]?.article.id, id);
  await makeStory(world, { id, headline: 'Heights', edition: 'es', status: 'unpublished' });
  assert.deepEqual((await correctionsInEdition(world, 'es')).items, []);
});

test('a correction of a story that does not exist is an error and leaves nothing', async () => {
  await assert.rejects(
    made.world.write((tx) => addCorrection(made.world, tx, { articleId: 'nothing', kind: 'correction', text: 'x' })),
    /no article/,
  );
});

test('months are those of the publication’s calendar, and a month’s list ends where it should', async () => {
  const { world } = made;
  await makeEditions(world, 'en', 'es', 'ru');
  const last = Date.UTC(2019, 11, 31, 23, 59);
  await makeStory(world, { edition: 'ru', headline: 'Уходящий год', publishedAt: last });
  await makeStory(world, { edition: 'ru', headline: 'Новый год', publishedAt: Date.UTC(2020, 0, 1) });
  assert.deepEqual(await monthsWithArticles(world, 'ru'), [
    { year: 2020, month: 1 },
    { year: 2019, month: 12 },
  ]);
  const december = await articlesBetween(world, 'ru', { from: Date.UTC(2019, 11, 1), until: Date.UTC(2020, 0, 1) });
  assert.deepEqual(
    december.articles.map(({ headline }) => headline),
    ['Уходящий год'],
  );
});

test('whoever follows a story is told of every list it stood in and stands in', async () => {
  const { world } = made;
  const sport = await makeSection(world, 'Chess');
  const id = await makeStory(world, { headline: 'Moves section', sectionId: city });
  const heard: string[] = [];
  world.onChanges((topics) => heard.push(...(topics ?? [])));
  await world.write((tx) =>
    saveArticle(world, tx, {
      id,
      edition: 'en',
      kind: 'news',
      status: 'published',
      headline: 'Moves section',
      sectionId: sport,
      body: bodyOf('x'),
    }),
  );
  for (const topic of [`article:${id}`, 'list:en', `section:${city}`, `section:${sport}`])
    assert.ok(heard.includes(topic), topic);
});
