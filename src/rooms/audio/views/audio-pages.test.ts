import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { bodyOf, makeEditions, makeStory } from '../../../../test/make-stories.ts';
import { newsroom, type Newsroom } from '../../drafting/publishing/publishing-for-tests.ts';
import { unpublishStory } from '../../drafting/publishing/unpublish-story.ts';
import { saveEpisode, saveShow, saveStorySound, saveTranscript } from '../audio.ts';
import { begin, picture, publish, recording, showOf } from '../episodes/episodes-for-tests.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'tel-non-breaking': 'off',
    'attr-quotes': 'off',
    // The player is an element of its own, which no <section> can be.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
  },
});

const page = async (site: Newsroom, path: string): Promise<string> => {
  const answer = await site.request(path);
  const text = await answer.text();
  assert.equal(answer.status, 200, `${path}: ${text.slice(0, 200)}`);
  const report = await validator.validateString(text);
  const found = report.results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2);
  assert.deepEqual(
    found.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
    [],
    path,
  );
  return text;
};

type Node = Record<string, unknown> & { '@type': string };

const structured = (html: string): Node[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(([, json = '{}']) => {
    const data = JSON.parse(json) as { '@graph'?: Node[] } & Node;
    return data['@graph'] ?? [data];
  });

/** A show with all that can be said about one, and an episode in which two things happen. */
const wholeShow = async (
  site: Newsroom,
): Promise<{ showId: string; articleId: string; path: string; mediaId: string }> => {
  const artId = await picture(site, 1400);
  const showId = await showOf(site, {
    title: 'The Tide <b>',
    description: 'Of water.\n\nAnd of mud & sand.',
    artId,
    categories: ['News'],
    copyright: '© The Courant',
    licence: 'CC BY 4.0',
    people: [{ name: 'Hanna Heard', role: 'host', group: 'cast', href: 'https://hanna.example/' }],
    funding: [{ url: 'https://give.example/', words: 'Give us a coin' }],
    podroll: [{ guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', title: 'Others', url: 'https://others.example/rss' }],
  });
  const linked = await makeStory(site.world, { headline: 'The dyke at Ostend' });
  const mediaId = await recording(site, 90);
  const articleId = await begin(site, showId, {
    mediaId,
    season: 2,
    number: 7,
    chapters: [
      { start: 0, title: 'The water' },
      { start: 30, title: 'The mud' },
    ],
    storyIds: [linked],
  });
  const saved = await saveTranscript(site.world, {
    mediaId,
    language: 'en',
    cues: [{ start: 0, end: 4, speaker: 'Hanna', text: 'Lugworms wake before dawn.' }],
    isTimed: true,
    origin: 'written',
  });
  assert.ok(saved.ok);
  return { showId, articleId, mediaId, path: await publish(site, articleId) };
};

test('a show’s page says what it is, who makes it, how to follow it, and lists its episodes', async () => {
  const site = await newsroom();
  await wholeShow(site);
  const html = await page(site, '/podcasts/the-tide-b');
  assert.match(html, /The Tide &lt;b>|The Tide &lt;b&gt;/);
  for (const words of ['And of mud &amp; sand', 'Hanna Heard', 'Give us a coin', 'CC BY 4.0', 'Low water', 'Others'])
    assert.ok(html.includes(words), words);
  assert.match(html, /href="podcast:\/\/courant\.test\/podcasts\/the-tide-b\/feed\.xml"/);
  assert.match(html, /<link rel="alternate" type="application\/rss\+xml"[^/]*href="\/podcasts\/the-tide-b\/feed\.xml"/);
  const series = structured(html).find((node) => node['@type'] === 'PodcastSeries');
  assert.equal(series?.['webFeed'], 'http://courant.test/podcasts/the-tide-b/feed.xml');
  assert.match(html, /Season 2 · Episode 7/);
  const all = await page(site, '/podcasts');
  for (const words of ['The Tide', '1 episode', 'Latest episodes', '/podcasts.opml'])
    assert.ok(all.includes(words), words);
  await page(site, '/text/podcasts');
  await page(site, '/text/podcasts/the-tide-b');
  await site.close();
});

test('an episode is heard on its page without scripts: player, download, chapters, transcript, and what belongs to it', async () => {
  const site = await newsroom();
  const { path } = await wholeShow(site);
  const html = await page(site, path);
  assert.match(html, /<audio controls[^>]* preload="none"[^>]* src="\/sound\/[^"]+\.mp3"/);
  for (const words of ['The mud', 'Lugworms wake before dawn', 'Hanna Heard', 'The dyke at Ostend', 'Subscribe'])
    assert.ok(html.includes(words), words);
  assert.ok(html.indexOf('The Tide') < html.indexOf('<h1'), 'the show is named over the headline');
  const episode = structured(html).find((node) => node['@type'] === 'PodcastEpisode');
  assert.equal(episode?.['episodeNumber'], 7);
  assert.equal((episode['associatedMedia'] as Node)['duration'], 'PT1M30S');
  assert.match(html, /<meta property="og:audio" content="http:\/\/courant\.test\/sound\//);
  const text = await page(site, `/text${path}`);
  assert.ok(text.includes('Lugworms wake before dawn'));
  assert.ok(!text.includes('<audio'));
  const markdown = await (await site.request(`${path}.md`)).text();
  for (const words of ['show: "The Tide <b>"', 'duration: "1:30"', '/sound/', '0:30 The mud', 'Lugworms wake'])
    assert.ok(markdown.includes(words), `${words} in ${markdown}`);
  await site.close();
});

test('episodes lead to those before and after, and pages follow what changes in the show, the recording and the transcript', async () => {
  const site = await newsroom();
  const { showId, articleId, mediaId, path } = await wholeShow(site);
  site.clock.now += 60_000;
  assert.ok(!(await page(site, path)).includes('Next episode'));
  const second = await begin(site, showId, { headline: 'High water', mediaId: await recording(site, 60, 2) });
  const next = await publish(site, second);
  const first = await page(site, path);
  assert.match(first, /rel="next"/);
  assert.ok(first.includes('High water'));
  assert.match(await page(site, next), /rel="prev"/);
  const saved = await saveTranscript(site.world, {
    mediaId,
    language: 'en',
    cues: [{ start: 0, end: 4, text: 'Cockles sleep late.' }],
    isTimed: true,
    origin: 'written',
  });
  assert.ok(saved.ok);
  assert.ok((await page(site, path)).includes('Cockles sleep late'));
  const account = site.editor.account;
  assert.ok((await saveShow(site.world, { account, id: showId, edition: 'en', title: 'Ebb' })).ok);
  assert.ok((await page(site, path)).includes('Ebb'));
  assert.ok((await saveEpisode(site.world, { account, articleId, showId, number: 9 })).ok);
  assert.ok((await page(site, path)).includes('Episode 9'));
  assert.ok((await page(site, '/podcasts/the-tide-b')).includes('Episode 9'));
  await unpublishStory(site.world, { account, articleId: second, gone: { words: '' } });
  assert.equal((await site.request(next)).status, 410);
  assert.ok(!(await page(site, '/podcasts/the-tide-b')).includes('High water'));
  assert.ok(!(await page(site, path)).includes('High water'));
  await site.close();
});

test('a hidden show has no page and no place in lists; its episodes stay where they are', async () => {
  const site = await newsroom();
  const { showId, path } = await wholeShow(site);
  const account = site.editor.account;
  const hidden = await saveShow(site.world, { account, id: showId, edition: 'en', title: 'The Tide', state: 'hidden' });
  assert.ok(hidden.ok);
  assert.equal((await site.request('/podcasts/the-tide-b')).status, 404);
  assert.ok(!(await page(site, '/podcasts')).includes('Low water'));
  assert.ok(!(await page(site, path)).includes('podcast://'));
  assert.equal((await site.request('/podcasts/nothing')).status, 404);
  await site.close();
});

test('a serial show is listed from its beginning, season by season, page by page', async () => {
  const site = await newsroom();
  const showId = await showOf(site, { title: 'Serial', type: 'serial' });
  for (let number = 1; number <= 23; number += 1) {
    site.clock.now += 60_000;
    await publish(
      site,
      await begin(site, showId, { headline: `Part ${number}.`, season: number > 21 ? 2 : 1, number }),
    );
  }
  const html = await page(site, '/podcasts/serial');
  assert.ok(html.indexOf('Part 1.') < html.indexOf('Part 2.'));
  assert.ok(!html.includes('Part 21.'));
  const more = /href="(\/podcasts\/serial\?after=[^"]+)"/.exec(html)?.[1] ?? assert.fail('no way on');
  const second = await page(site, more);
  assert.ok(second.includes('Part 23.') && !second.includes('Part 20.'));
  const season = await page(site, '/podcasts/serial?season=2');
  assert.ok(season.includes('Part 22.') && !season.includes('Part 3.'));
  assert.match(season, /<a href="\/podcasts\/serial\?season=2" aria-current="page">/);
  await site.close();
});

test('a story can be heard, too, and lists say so in every language', async () => {
  const site = await newsroom();
  await makeEditions(site.world, 'en', 'ar');
  const id = await makeStory(site.world, { edition: 'ar', headline: 'المد', body: bodyOf('نص') });
  const mediaId = await recording(site, 125);
  const account = site.editor.account;
  assert.ok((await saveStorySound(site.world, { account, articleId: id, mediaId })).ok);
  const { path } = await site.row(id);
  const html = await page(site, path);
  assert.match(html, /استمع إلى هذه المادة/);
  assert.match(html, /<audio controls/);
  const none = await saveStorySound(site.world, { account, articleId: id, mediaId: id });
  assert.equal(none.ok ? '' : none.refusal, 'no-such-sound');
  assert.ok((await saveStorySound(site.world, { account, articleId: id, mediaId: null })).ok);
  assert.ok(!(await page(site, path)).includes('<audio'));
  assert.ok((await page(site, '/ar/podcasts')).includes('لا توجد'));
  await site.close();
});

test('a draft of an episode is looked at with its player before it is out', async () => {
  const site = await newsroom();
  const showId = await showOf(site, { title: 'The Tide' });
  const articleId = await begin(site, showId, { headline: 'Not yet' });
  const { cookie } = site.editor;
  const answer = await site.request(`/preview/story/${articleId}`, { headers: { cookie } });
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(html, /<audio controls/);
  assert.ok(html.includes('The Tide'));
  await site.close();
});
