import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  changeStory,
  makeEpisode,
  makeShow,
  podcastSite,
  type PodcastSite,
} from '../../../feeds/podcast/podcast-for-tests.ts';

let site: PodcastSite;
let articleId: string;
const origin = 'https://courant.test';

before(async () => {
  site = await podcastSite();
  const showId = await makeShow(site.world);
  ({ articleId } = await makeEpisode(site, showId, { story: { headline: 'Low "water" & mud', slug: 'low-water' } }));
});
after(() => site.close());

test('an episode’s player may be framed by any site, and nothing else may', async () => {
  const answer = await site.request(`/embed/episode/${articleId}`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.equal(answer.status, 200);
  assert.match(policy, /(?:^|; )frame-ancestors \*(?:;|$)/);
  assert.match(policy, /script-src 'self'/);
  assert.equal(answer.headers.get('set-cookie'), null);
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
  const html = await answer.text();
  assert.match(html, /<audio controls preload="none" src="\/sound\/[^"]+\.mp3"/);
  assert.ok(html.includes(`<link rel="canonical" href="${origin}/podcasts/tide/low-water"/>`));
  assert.ok(html.includes(`<a href="${origin}/podcasts/tide/low-water" target="_blank" rel="noopener">`));
  assert.ok(!/ style=| onclick=/.test(html));
  for (const path of ['/', '/podcasts/tide/low-water', '/podcasts/tide/feed.xml']) {
    const other = (await site.request(path)).headers.get('content-security-policy') ?? '';
    assert.match(other, /frame-ancestors 'none'/, path);
  }
});

test('an episode that is not public, a story that is none and nonsense are not shown in a frame', async () => {
  const story = await site.paper.story({ slug: 'plain' });
  for (const id of [story, 'x', '00000000-0000-4000-8000-000000000000'])
    assert.equal((await site.request(`/embed/episode/${id}`)).status, 404, id);
  await changeStory(site, articleId, { headline: 'Low "water" & mud', status: 'unpublished' });
  assert.equal((await site.request(`/embed/episode/${articleId}`)).status, 404);
  await changeStory(site, articleId, { headline: 'Low "water" & mud', status: 'published' });
  assert.equal((await site.request(`/embed/episode/${articleId}`)).status, 200);
});

test('who asks by oEmbed gets the player in a frame, no larger than asked for', async () => {
  const url = encodeURIComponent(`${origin}/podcasts/tide/low-water`);
  const told = (await (await site.request(`/oembed?url=${url}`)).json()) as Record<string, unknown>;
  assert.equal(told['type'], 'rich');
  assert.equal(
    told['html'],
    `<iframe src="${origin}/embed/episode/${articleId}" title="Low &quot;water&quot; &amp; mud" width="640" height="300" frameborder="0" loading="lazy" allow="autoplay"></iframe>`,
  );
  const small = (await (await site.request(`/oembed?url=${url}&maxwidth=300&maxheight=200`)).json()) as typeof told;
  assert.deepEqual([small['width'], small['height']], [300, 200]);
  const page = await (await site.request('/podcasts/tide/low-water')).text();
  assert.ok(page.includes('type="application/json+oembed"'));
});
