import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  demoChapters,
  makeEpisode,
  makeLongTranscript,
  makeShow,
  makeSoundOf,
  wavOf,
  type EpisodeMade,
} from '../../../../test/make-episodes.ts';
import { bodyOf, makeEditions, makeStory } from '../../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../../test/test-world.ts';
import { saveArticle } from '../../articles/articles.ts';
import { saveTranscript } from '../audio.ts';
import { playerWords } from './player-words.ts';

const htmlOf = async (site: TestSite, path: string): Promise<string> => (await site.request(path)).text();

type Heard = TestSite & { episode: EpisodeMade; showId: string; story: string };

const heard = async (): Promise<Heard> => {
  const site = await testSite();
  const { world } = site;
  await makeEditions(world, 'en', 'ar');
  await makeStory(world, { headline: 'A story', path: '/a-story' });
  const showId = await makeShow(world);
  const mediaId = await makeSoundOf(world, wavOf(30), 'talk.wav');
  await makeLongTranscript(world, { mediaId, lines: 3, every: 10 });
  const chapters = [...demoChapters(), { start: 20, title: '<Quiet>', isSilent: true }];
  const path = '/podcasts/the-tide/low-water';
  const episode = await makeEpisode(world, { showId, path, headline: 'Low & water', mediaId, chapters });
  return { ...site, episode, showId, story: '/a-story' };
};

let site: Heard;
before(async () => {
  site = await heard();
});
after(() => site.close());

test('without scripts an episode has the browser’s player, a download, its chapters as links and its transcript', async () => {
  const html = await htmlOf(site, site.episode.path);
  assert.match(html, /<audio controls preload="none" src="\/sound\/[^"#]+\.wav" aria-label="Player: Low &amp; water"/);
  assert.match(html, /<a class="player-word" href="\/sound\/[^"]+\.wav" download/);
  assert.match(html, /href="\/podcasts\/the-tide\/low-water\?t=4" data-t="4\.907"/);
  assert.doesNotMatch(html, /Quiet/, 'what is silent stands in no list');
  assert.match(html, /<b class="transcript-speaker">Ann <\/b>/);
  assert.match(html, /\?t=20" data-t="20" data-end="30">Line 3 of what is said/);
  assert.match(html, /<div class="player-controls no-print" hidden/);
  assert.doesNotMatch(html, / style=| on[a-z]+=/);
});

test('an address with a time begins there without scripts, too; what is no time is passed over', async () => {
  assert.match(await htmlOf(site, `${site.episode.path}?t=0:12`), /src="\/sound\/[^"]+\.wav#t=12"/);
  assert.doesNotMatch(await htmlOf(site, `${site.episode.path}?t=soon`), /#t=/);
});

test('the player’s address gives the bar of a public episode, and of nothing else', async () => {
  const html = await htmlOf(site, `/podcasts/player/${site.episode.articleId}`);
  assert.match(html, /<audio-player class="player player-bar no-print" id="now-playing" role="region"/);
  assert.match(html, /<meta name="robots" content="noindex/);
  assert.equal((await site.request('/podcasts/player/none')).status, 404);
  assert.equal((await site.request(`/ar/podcasts/player/${site.episode.articleId}`)).status, 404);
  const { world } = site;
  const mediaId = await makeSoundOf(world, wavOf(2, 500), 'hidden.wav');
  const path = '/podcasts/the-tide/hidden';
  const hidden = await makeEpisode(world, { showId: site.showId, path, headline: 'Not yet', mediaId, at: 1 });
  await world.write((tx) =>
    saveArticle(world, tx, {
      id: hidden.articleId,
      edition: 'en',
      kind: 'episode',
      status: 'draft',
      headline: 'Not yet',
      body: bodyOf('x'),
    }),
  );
  assert.equal((await site.request(`/podcasts/player/${hidden.articleId}`)).status, 404);
});

test('the newest episodes stand on the front page and under every story, each with a button that plays', async () => {
  for (const path of ['/', site.story]) {
    const html = await htmlOf(site, path);
    assert.match(html, /<h2 class="block-title" id="block-episodes"><a href="\/podcasts">Latest episodes<\/a>/, path);
    assert.match(html, /<play-button class="play-button no-print" data-episode="[^"]*Low &amp; water/, path);
    assert.match(
      html,
      /<a class="play" href="\/podcasts\/the-tide\/low-water#listen" aria-label="Play: Low &amp; water, 0:30">/,
    );
    assert.equal(html.match(/\/player-[\w]+\.js|\/player\.js/g)?.length, 1, `${path} loads the small script once`);
    assert.doesNotMatch(html, /\/player(?:-\w+)?\.css/, `${path} shows no player`);
  }
  assert.doesNotMatch(await htmlOf(site, site.episode.path), /id="block-episodes"/, 'an episode does not offer itself');
});

test('text-only pages have links instead of buttons', async () => {
  const html = await htmlOf(site, '/text');
  assert.match(html, /<a href="\/sound\/[^"]+\.wav">Play: Low &amp; water<\/a>/);
  assert.doesNotMatch(html, /play-button|player\.js/);
});

test('an edition without a show knows nothing of sound', async () => {
  const html = await htmlOf(site, '/ar');
  assert.doesNotMatch(html, /player|play-button|block-episodes/);
});

test('pages kept before the first episode show it, and follow its name', async () => {
  const fresh = await testSite();
  const { world } = fresh;
  await makeEditions(world, 'en');
  await makeStory(world, { headline: 'A story', path: '/a-story' });
  assert.doesNotMatch(await htmlOf(fresh, '/a-story'), /block-episodes|player/);
  const showId = await makeShow(world);
  assert.match(await htmlOf(fresh, '/a-story'), /player[\w-]*\.js/, 'a page may be met in the middle of a sound now');
  const mediaId = await makeSoundOf(world, wavOf(3), 'talk.wav');
  const path = '/podcasts/the-tide/first';
  const { articleId } = await makeEpisode(world, { showId, path, headline: 'The first', mediaId });
  assert.match(await htmlOf(fresh, '/a-story'), /The first/);
  await world.write((tx) =>
    saveArticle(world, tx, {
      id: articleId,
      edition: 'en',
      kind: 'episode',
      status: 'published',
      headline: 'Renamed',
      body: bodyOf('x'),
    }),
  );
  assert.match(await htmlOf(fresh, '/a-story'), /Renamed/);
  await fresh.close();
});

test('what is said comes out as text, whatever it looks like', async () => {
  const { world } = site;
  const mediaId = await makeSoundOf(world, wavOf(4, 700), 'hostile.wav');
  const hostile = '</p><script>alert(1)</script>" data-t="0';
  const cues = [{ start: 0, end: 4, speaker: '<b>Ann</b>', text: hostile }];
  await saveTranscript(world, { mediaId, language: 'en', cues, isTimed: true, origin: 'uploaded' });
  const path = '/podcasts/the-tide/hostile';
  const chapters = [{ start: 0, title: hostile }];
  await makeEpisode(world, { showId: site.showId, path, headline: hostile, mediaId, chapters, at: 2 });
  const html = await htmlOf(site, path);
  assert.doesNotMatch(html, /<script>alert/);
  assert.match(html, /&lt;b>Ann&lt;\/b>/);
});

test('the player speaks every language in full', () => {
  const names = Object.keys(playerWords.en);
  for (const [language, words] of Object.entries(playerWords)) {
    assert.deepEqual(Object.keys(words), names, language);
    for (const [name, text] of Object.entries(words)) {
      const english = playerWords.en[name as keyof typeof words];
      const marksIn = (one: unknown): string => [...String(one).matchAll(/#|\{\w+\}/g)].map(String).sort().join();
      if (typeof text === 'string') assert.equal(marksIn(text), marksIn(english), `${language}: ${name}`);
    }
  }
});
