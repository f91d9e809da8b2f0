import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainOf, read, withSite } from '../../../test/newspaper-site.ts';

test('The share row leads to the networks’ own pages with the story’s address, in the order of the settings', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'shared', headline: 'Salt & light?' });
    const page = mainOf(await read(site, '/science/2026/11/20/shared'));
    const url = encodeURIComponent('http://courant.test/science/2026/11/20/shared');
    const links = [...(/<ul class="share-list">[^]*?<\/ul>/.exec(page)?.[0] ?? '').matchAll(/href="([^"]*)"/g)].map(
      ([, href = '']) => href.replaceAll('&amp;', '&'),
    );
    assert.deepEqual(links, [
      `mailto:?subject=Salt%20%26%20light%3F&body=Salt%20%26%20light%3F%0D%0A%0D%0A${url}`,
      `https://www.facebook.com/sharer/sharer.php?u=${url}`,
      `https://x.com/intent/tweet?url=${url}&text=Salt%20%26%20light%3F`,
      `https://wa.me/?text=Salt%20%26%20light%3F%20${url}`,
      `https://t.me/share/url?url=${url}&text=Salt%20%26%20light%3F`,
      `https://bsky.app/intent/compose?text=Salt%20%26%20light%3F%20${url}`,
      `/share/mastodon?story=${id}`,
      `https://www.reddit.com/submit?url=${url}&title=Salt%20%26%20light%3F`,
      `https://www.linkedin.com/sharing/share-offsite/?url=${url}`,
    ]);
  }));

test('For Mastodon the reader names a server and gets a link that says where it leads, without any script', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'shared' });
    const asked = await read(site, `/share/mastodon?story=${id}`);
    assert.match(asked, /<form[^>]*action="\/share\/mastodon" method="get"/);
    assert.doesNotMatch(asked, /\/share\?text=/);
    for (const typed of [
      'mastodon.social',
      'https://mastodon.social/@ana',
      '@ana@mastodon.social',
      ' Mastodon.Social ',
    ]) {
      assert.match(
        await read(site, `/share/mastodon?story=${id}&server=${typed}`),
        /href="https:\/\/mastodon\.social\/share\?text=A%20story/,
        typed,
      );
    }
    for (const typed of [
      'localhost',
      '127.0.0.1',
      '[::1]',
      'a.example:8080',
      'javascript:alert(1)',
      '"><b>.example',
      'mastodon social',
    ]) {
      const page = await read(
        site,
        `/share/mastodon?story=${id}&server=${encodeURIComponent(typed)}`.replaceAll('%25', '%'),
      );
      assert.doesNotMatch(page, /\/share\?text=|<b>/, typed);
    }
    assert.equal((await site.request('/share/mastodon')).status, 302);
    for (const query of ['?story=x', '?story=00000000-0000-7000-8000-000000000000'])
      assert.equal((await site.request(`/share/mastodon${query}`)).status, 404);
  }));
