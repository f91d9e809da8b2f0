import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bodyOf, makeEditions } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { addCorrection, articleById, putLiveEntry, saveArticle, saveAuthor, saveSection, saveTag } from './articles.ts';

/** What no database, feed or terminal can bear, in the middle of words. */
const foul = 'Tide\u0000 \u001b[31mred\ud800';
const clean = 'Tide [31mred\ufffd';

let site: TestSite;
before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en');
});
after(() => site.close());

test('words that came with control characters and torn signs are kept without them, wherever they stand', async () => {
  const { world } = site;
  const id = await world.write(async (tx) => {
    const sectionId = await saveSection(world, tx, { edition: 'en', key: 'sea', name: foul, description: foul });
    const tagId = await saveTag(world, tx, { edition: 'en', name: foul, description: foul, slug: 'tide' });
    const authorId = await saveAuthor(world, tx, { name: foul, slug: 'ann', role: foul, bio: foul });
    const articleId = await saveArticle(world, tx, {
      edition: 'en',
      kind: 'liveblog',
      status: 'published',
      sectionId,
      tagIds: [tagId],
      authorIds: [authorId],
      headline: foul,
      standfirst: foul,
      kicker: foul,
      place: foul,
      meta: { title: foul, description: foul },
      body: bodyOf('The sea rose.'),
    });
    await addCorrection(world, tx, { articleId, kind: 'correction', text: foul });
    await putLiveEntry(world, tx, { articleId, headline: foul, body: bodyOf('High water.') });
    return articleId;
  });
  const story = await articleById(world, id);
  assert.deepEqual(
    [story?.headline, story?.standfirst, story?.kicker, story?.place, story?.meta.title, story?.corrections[0]?.text],
    Array(6).fill(clean),
  );
  assert.deepEqual(
    [story?.section?.name, story?.tags[0]?.description, story?.authors[0]?.name, story?.authors[0]?.role],
    Array(4).fill(clean),
  );
  for (const path of ['/', story?.path ?? '', '/tag/tide', '/author/ann', '/corrections'])
    assert.doesNotMatch(await (await site.request(path)).text(), /[\u0000-\u0008\u000e-\u001f]/, path);
});

test('a home elsewhere that is no web address is no home', async () => {
  const { world } = site;
  const saved = (canonicalUrl: string): Promise<string> =>
    world.write((tx) =>
      saveArticle(world, tx, {
        edition: 'en',
        kind: 'news',
        status: 'published',
        headline: 'A tide elsewhere',
        body: bodyOf('The sea rose.'),
        canonicalUrl,
      }),
    );
  for (const hostile of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', '//evil.example', 'data:text/html,x'])
    assert.equal((await articleById(world, await saved(hostile)))?.canonicalUrl, undefined, hostile);
  const story = await articleById(world, await saved('https://wire.example/tide'));
  assert.equal(story?.canonicalUrl, 'https://wire.example/tide');
});

test('a headline in letters that take two places each has an address that can be opened', async () => {
  const { world } = site;
  const headline = `a${'𠀀'.repeat(120)}`;
  const id = await world.write((tx) =>
    saveArticle(world, tx, { edition: 'en', kind: 'news', status: 'published', headline, body: bodyOf('x') }),
  );
  const path = (await articleById(world, id))?.path ?? '';
  assert.ok(path.isWellFormed());
  assert.equal((await site.request(encodeURI(path))).status, 200);
});
