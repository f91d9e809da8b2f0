import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStory } from '../../test/make-stories.ts';
import { saveShow, saveTranscript } from '../rooms/audio/audio.ts';
import { begin, publish, recording, showOf } from '../rooms/audio/episodes/episodes-for-tests.ts';
import { newsroom, type Newsroom } from '../rooms/drafting/publishing/publishing-for-tests.ts';
import { arrangementOf, frontPlace, publishDraft, saveDraft } from '../rooms/fronts/fronts.ts';
import { drainSearchIndex, searchArticles } from '../rooms/search/search.ts';

const page = async (site: Newsroom, path: string): Promise<string> => {
  const answer = await site.request(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};

const found = async (site: Newsroom, query: string): Promise<string[]> => {
  await drainSearchIndex(site.world);
  return (await searchArticles(site.world, { query })).hits.map(({ article }) => article.headline);
};

test('an episode is found by what is said in it, and no longer by words that were corrected', async () => {
  const site = await newsroom();
  const showId = await showOf(site);
  const mediaId = await recording(site, 90);
  await publish(site, await begin(site, showId, { mediaId }));
  const say = async (text: string): Promise<void> => {
    const cues = [{ start: 0, end: 4, text }];
    const saved = await saveTranscript(site.world, { mediaId, language: 'en', cues, isTimed: true, origin: 'written' });
    assert.ok(saved.ok);
  };
  assert.deepEqual(await found(site, 'lugworm'), []);
  await say('A lugworm wakes.');
  assert.deepEqual(await found(site, 'lugworm'), ['Low water']);
  await say('A cockle wakes.');
  assert.deepEqual(await found(site, 'lugworm'), []);
  assert.match(await page(site, '/search?q=cockle&kind=episode'), /Low water/);
  await site.close();
});

test('lists of stories say that something is an episode, whose, and how long it is', async () => {
  const site = await newsroom();
  const showId = await showOf(site, { title: 'The Tide' });
  const mediaId = await recording(site, 2570);
  await publish(site, await begin(site, showId, { mediaId, sectionId: site.section }));
  const html = await page(site, '/science');
  assert.match(html, /Podcast/);
  assert.match(html, /The Tide/);
  assert.match(html, /42:50/);
  await site.close();
});

test('the sitemap has shows that are public, and their episodes', async () => {
  const site = await newsroom();
  const showId = await showOf(site, { title: 'The Tide' });
  await publish(site, await begin(site, showId));
  assert.match(await page(site, '/sitemaps/pages.xml'), /<loc>http:\/\/courant\.test\/podcasts\/the-tide<\/loc>/);
  assert.match(await page(site, '/sitemaps/en-2026-11.xml'), /\/podcasts\/the-tide\/low-water<\/loc>/);
  const account = site.editor.account;
  assert.ok((await saveShow(site.world, { account, id: showId, edition: 'en', title: 'T', state: 'hidden' })).ok);
  assert.doesNotMatch(await page(site, '/sitemaps/pages.xml'), /the-tide<\/loc>/);
  await site.close();
});

test('a front’s block of podcasts has the picked episode, then the latest, which play where they stand', async () => {
  const site = await newsroom();
  const { world } = site;
  const account = site.editor.account;
  const showId = await showOf(site);
  const ids: string[] = [];
  for (const headline of ['First of all', 'Second to none', 'Third time']) {
    site.clock.now += 60_000;
    ids.push(await begin(site, showId, { headline }));
    await publish(site, ids.at(-1) ?? '');
  }
  const news = await makeStory(world, { headline: 'A storm at night' });
  const place = frontPlace('en');
  const block = { title: '', link: '', shape: 'columns', phones: 'all', hasNewest: false, text: '' };
  const layout = {
    blocks: [
      { ...block, id: 'top', kind: 'lead', count: 1, rule: { by: 'none' }, picks: [{ story: news }] },
      { ...block, id: 'heard', kind: 'podcast', count: 2, rule: { by: 'none' }, picks: [{ story: ids[0] }] },
    ],
  };
  const version = async (): Promise<number> => (await arrangementOf(world, place)).version;
  const saved = await saveDraft(world, { account, place, version: await version(), layout });
  assert.ok(saved.ok, JSON.stringify(saved));
  assert.ok((await publishDraft(world, { account, place, version: await version() })).ok);
  const html = await page(site, '/');
  assert.ok(html.indexOf('First of all') < html.indexOf('Third time'), 'what is picked goes first');
  assert.ok(!html.includes('Second to none'));
  assert.match(html, /<play-button/);
  assert.equal(html.match(/<section class="block episodes"/g)?.length, 1, 'episodes stand on the page once');
  await site.close();
});
