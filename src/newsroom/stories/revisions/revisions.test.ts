import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../../../test/make-stories.ts';
import { writingSite, type Reader } from '../../../rooms/discussion/writing-for-tests.ts';
import { saveArticle } from '../../../rooms/articles/articles.ts';
import { createStory, draftOf, replaceDraft, versionsOf } from '../../../rooms/drafting/drafting.ts';

const begin = async (world: Parameters<typeof createStory>[0], { account }: Reader): Promise<string> => {
  const made = await createStory(world, {
    account,
    edition: 'en',
    kind: 'news',
    headline: 'The harbour',
    fields: { body: bodyOf('It was closed on Monday.') },
  });
  assert.ok(made.ok);
  return made.value.articleId;
};

test('A version is saved, compared with the draft word by word, and brought back without losing what came after', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann', 'editor');
  const id = await begin(site.world, ann);
  const base = `/newsroom/stories/${id}/revisions`;
  assert.equal((await ann.send(base, { note: 'As the lawyer has seen it' })).status, 303);
  site.clock.now += 60_000;
  const changed = { headline: 'The harbour opens', body: bodyOf('It was closed on Tuesday.') };
  assert.ok((await replaceDraft(site.world, { account: ann.account, articleId: id, fields: changed })).ok);
  const list = await (await ann.get(base)).text();
  assert.match(list, /As the lawyer has seen it/);
  assert.match(list, /2 words added, 1 word taken out/);
  const kept = (await versionsOf(site.world, id))?.versions.find(({ kind }) => kind === 'kept');
  assert.ok(kept);
  const chosen = await ann.get(`${base}?from=${kept.key}&to=now`);
  assert.equal(chosen.headers.get('location'), `${base}/now?against=${kept.key}`);
  const page = await (await ann.get(`${base}/now?against=${kept.key}`)).text();
  assert.match(page, /<del><span class="unseen">\[taken out: <\/span>Monday/);
  assert.match(page, /<ins><span class="unseen">\[added: <\/span>Tuesday/);
  assert.equal((await ann.send(`${base}/${kept.key}/restore`)).status, 303);
  const draft = await draftOf(site.world, id);
  assert.equal(draft?.fields.headline, 'The harbour');
  assert.deepEqual(draft?.fields.body, bodyOf('It was closed on Monday.'));
  const notes = (await versionsOf(site.world, id))?.versions.map(({ fields }) => fields.headline);
  assert.ok(notes?.includes('The harbour opens'));
  await site.close();
});

test('What readers saw before can be read, compared and brought back as a draft; readers see no change', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann', 'editor');
  const save = (words: string): Promise<string> =>
    site.world.write((tx) =>
      saveArticle(site.world, tx, {
        id: site.story,
        edition: 'en',
        kind: 'news',
        status: 'published',
        headline: words,
        body: bodyOf(`${words} and more.`),
      }),
    );
  await save('Once so');
  site.clock.now += 1_000;
  await save('Now so');
  const base = `/newsroom/stories/${site.story}/revisions`;
  const former = (await versionsOf(site.world, site.story))?.versions.find(
    ({ fields }) => fields.headline === 'Once so',
  );
  assert.ok(former);
  const page = await (await ann.get(`${base}/${former.key}?against=out`)).text();
  assert.match(page, /Make this the draft/);
  assert.equal((await ann.send(`${base}/${former.key}/restore`)).status, 303);
  assert.equal((await draftOf(site.world, site.story))?.fields.headline, 'Once so');
  assert.match(await (await ann.get(site.path)).text(), /Now so/);
  await site.close();
});

test('Versions are shown to staff alone, changed by those who may write, and nothing else is an address', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann', 'editor');
  const cora = await site.reader('Cora', 'contributor');
  const rita = await site.reader('Rita');
  const id = await begin(site.world, ann);
  const base = `/newsroom/stories/${id}/revisions`;
  assert.equal((await cora.get(base)).status, 200);
  assert.doesNotMatch(await (await cora.get(base)).text(), /Save a version/);
  assert.equal((await cora.send(base, { note: 'x' })).status, 403);
  assert.equal((await cora.send(`${base}/now/restore`)).status, 403);
  assert.match((await rita.get(base)).headers.get('location') ?? '', /sign-in/);
  for (const key of ['x', 'v999999', '99999999999', '..%2f1', 'v', 'now%00', '-1'])
    assert.equal((await ann.get(`${base}/${key}`)).status, 404, key);
  assert.equal((await ann.get(`${base}/now?against=nothing`)).status, 404);
  await site.close();
});
