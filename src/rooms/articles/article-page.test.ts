import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, hostile, makeNewspaper, paragraph, type Newspaper } from '../../../test/newspaper.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { putLiveEntry, saveArticle, saveAuthor, type Block, type Body, type Mark } from './articles.ts';

const minute = 60_000;

const withSite = async (work: (site: TestSite, paper: Newspaper) => Promise<void>): Promise<void> => {
  const site = await testSite();
  try {
    await work(site, await makeNewspaper(site.world));
  } finally {
    await site.close();
  }
};

const read = async (site: TestSite, path: string): Promise<string> => {
  const answer = await site.request(encodeURI(path));
  assert.equal(answer.status, 200, path);
  return answer.text();
};

/** What stands between the masthead and the footer. */
const mainOf = (html: string): string => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';

const body = (...content: Block[]): Body => ({ type: 'doc', content });
const run = (text: string, ...marks: Mark[]) => ({ type: 'text' as const, text, ...(marks.length > 0 ? { marks } : {}) });

test('A story shows its headline, standfirst, author, place and time with the clock of the publication’s time zone', () =>
  withSite(async (site, paper) => {
    await paper.story({ slug: 'tides', kicker: 'The moon', place: 'Torún' });
    const page = mainOf(await read(site, '/science/2026/11/20/tides'));
    assert.equal(page.match(/<h1/g)?.length, 1);
    assert.match(page, /<h1 class="headline">A story of the tides<\/h1>/);
    assert.match(page, /What the moon does\./);
    assert.match(page, /By <a class="byline-name" rel="author" href="\/author\/ana">Ana &quot;Anita&quot; Gómez<\/a>/);
    assert.match(page, /<time datetime="2026-11-20T13:00:00\+01:00">20 November 2026 at 13:00<\/time>/);
    assert.match(page, /<span class="place">Torún —<\/span> The sea rose\./);
    assert.match(page, /Science &amp; sea<\/a>[^]*The moon/);
    assert.match(page, /<a href="\/tag\/tides">Tides<\/a>/);
    assert.doesNotMatch(page, /Updated/);
  }));

test('“Updated” appears only for changes more than a quarter of an hour after publication', () =>
  withSite(async (site, paper) => {
    const at = site.clock.now;
    await paper.story({ slug: 'soon', publishedAt: at, updatedAt: at + 14 * minute });
    await paper.story({ slug: 'later', publishedAt: at, updatedAt: at + 16 * minute });
    assert.doesNotMatch(mainOf(await read(site, '/science/2026/11/20/soon')), /Updated/);
    assert.match(mainOf(await read(site, '/science/2026/11/20/later')), /Updated <time datetime="2026-11-20T13:16:00\+01:00">/);
  }));

test('Only what is published is public; a story taken down is gone at once', () =>
  withSite(async (site, paper) => {
    const path = '/science/2026/11/20/secret';
    const id = await paper.story({ slug: 'secret', status: 'draft', publishedAt: site.clock.now });
    assert.equal((await site.request(path)).status, 404);
    assert.equal((await site.request(`${path}.md`)).status, 404);
    await paper.story({ id, slug: 'secret', status: 'published' });
    assert.equal((await site.request(path)).status, 200);
    for (const status of ['private', 'unpublished', 'trashed', 'scheduled'] as const) {
      await paper.story({ id, slug: 'secret', status });
      assert.equal((await site.request(path)).status, 404, status);
      assert.equal((await site.request(`${path}.md`)).status, 404, status);
    }
  }));

test('A former address leads to the current one, as a page and as Markdown', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'first-name' });
    await paper.story({ id, path: '/science/2026/11/20/second-name' });
    const moved = await site.request('/science/2026/11/20/first-name');
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, '/science/2026/11/20/second-name']);
    const markdown = await site.request('/science/2026/11/20/first-name.md');
    assert.deepEqual([markdown.status, markdown.headers.get('location')], [301, '/science/2026/11/20/second-name.md']);
  }));

test('Whatever stands in headline, standfirst, captions and text is shown as words', () =>
  withSite(async (site, paper) => {
    const words = hostile.replace('\u0007', '');
    await paper.story({
      slug: 'hostile', headline: words, standfirst: words, kicker: words, place: words,
      lead: { type: 'picture', attrs: { mediaId: paper.mediaId, caption: words, alt: words, credit: words } },
      body: body(
        { type: 'heading', attrs: { level: 2 }, content: [run(words)] },
        { type: 'paragraph', content: [run(words, { type: 'strong' }), run('link', { type: 'link', attrs: { href: 'javascript:alert(1)' } })] },
        { type: 'quote', attrs: { attribution: words, href: 'javascript:alert(1)' }, content: [paragraph(words)] },
        { type: 'factBox', attrs: { title: words }, content: [paragraph(words)] },
        { type: 'table', attrs: { caption: words }, content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [run(words)] }] }] },
        { type: 'embed', attrs: { url: 'javascript:alert(1)', title: words } },
        { type: 'embed', attrs: { url: 'https://films.example/1', title: words, caption: words } },
        { type: 'code', attrs: { text: words } },
      ),
    });
    const page = mainOf(await read(site, '/science/2026/11/20/hostile'));
    assert.doesNotMatch(page, /<b>|<script|<!--|href="javascript:| on\w+=| style=/);
    assert.match(page, /&lt;b>b&lt;\/b>/);
    assert.match(page, /<a class="embed-card" href="https:\/\/films\.example\/1"/);
  }));

test('A quotation in Arabic inside an English story says its language and direction', () =>
  withSite(async (site, paper) => {
    await paper.story({ slug: 'quoted', body: body({ type: 'quote', attrs: { lang: 'ar' }, content: [paragraph('البحر لا ينام')] }) });
    assert.match(await read(site, '/science/2026/11/20/quoted'), /<blockquote class="quote" lang="ar" dir="rtl"><p>البحر لا ينام<\/p><\/blockquote>/);
  }));

test('Corrections stand dated at the foot and are linked from the head', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'wrong' });
    assert.doesNotMatch(mainOf(await read(site, '/science/2026/11/20/wrong')), /#corrections/);
    await paper.correct(id, 'It was the <moon>.');
    const page = mainOf(await read(site, '/science/2026/11/20/wrong'));
    assert.match(page, /<a href="#corrections">Corrected<\/a>/);
    assert.match(page, /id="corrections"[^]*<strong>Correction<\/strong>, <time datetime="2026-11-20T13:00:00\+01:00">[^]*It was the &lt;moon>\./);
  }));

test('The share row leads to the networks’ own pages with the story’s address, in the order of the settings', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'shared', headline: 'Salt & light?' });
    const page = mainOf(await read(site, '/science/2026/11/20/shared'));
    const url = encodeURIComponent('http://courant.test/science/2026/11/20/shared');
    const links = [...(/<ul class="share-list">[^]*?<\/ul>/.exec(page)?.[0] ?? '').matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
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
    for (const typed of ['mastodon.social', 'https://mastodon.social/@ana', '@ana@mastodon.social', ' Mastodon.Social ']) {
      assert.match(await read(site, `/share/mastodon?story=${id}&server=${typed}`), /href="https:\/\/mastodon\.social\/share\?text=A%20story/, typed);
    }
    for (const typed of ['localhost', '127.0.0.1', '[::1]', 'a.example:8080', 'javascript:alert(1)', '"><b>.example', 'mastodon social']) {
      const page = await read(site, `/share/mastodon?story=${id}&server=${encodeURIComponent(typed)}`.replaceAll('%25', '%'));
      assert.doesNotMatch(page, /\/share\?text=|<b>/, typed);
    }
    for (const query of ['', '?story=x', '?story=00000000-0000-7000-8000-000000000000']) assert.equal((await site.request(`/share/mastodon${query}`)).status, 404);
  }));

test('A story that is also told in another language leads there, and machines are told', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'both' });
    const alone = mainOf(await read(site, '/science/2026/11/20/both'));
    assert.doesNotMatch(alone, /Read this in/);
    await paper.arabicStory({ translationGroup: id });
    const page = await read(site, '/science/2026/11/20/both');
    assert.match(mainOf(page), /Read this in: <a href="\/ar\/علوم\/2026\/11\/20\/المد-والجزر" lang="ar" hreflang="ar" dir="rtl">العربية<\/a>/);
    assert.match(page, /<link rel="alternate" hreflang="ar"/);
    const arabic = await read(site, '/ar/علوم/2026/11/20/المد-والجزر');
    assert.match(arabic, /<html lang="ar" dir="rtl"/);
    assert.match(mainOf(arabic), /بقلم/);
  }));

test('The story before and the one after it in the section are one click away, as are stories on the same topic', () =>
  withSite(async (site, paper) => {
    const at = site.clock.now;
    for (const [place, slug] of ['oldest', 'middle', 'newest'].entries()) await paper.story({ slug, headline: `The ${slug}`, publishedAt: at + place * minute });
    const page = mainOf(await read(site, '/science/2026/11/20/middle'));
    assert.match(page, /neighbour-previous" href="\/science\/2026\/11\/20\/oldest" rel="prev"/);
    assert.match(page, /neighbour-next" href="\/science\/2026\/11\/20\/newest" rel="next"/);
    assert.match(page, /Related stories[^]*The newest[^]*The oldest/);
  }));

test('Opinion names its author before the argument and says who that is after it', () =>
  withSite(async (site, paper) => {
    const authorId = await site.world.write((tx) => saveAuthor(site.world, tx, { name: 'Elias Thorne', slug: 'elias', role: 'Columnist', bio: 'Walks there still.' }));
    await paper.story({ slug: 'verge', kind: 'opinion', authorIds: [authorId] });
    const page = mainOf(await read(site, '/science/2026/11/20/verge'));
    assert.ok(page.indexOf('Elias Thorne') < page.indexOf('<h1'), 'the name comes first');
    assert.match(page, />Opinion</);
    assert.match(page, /About the author[^]*Walks there still\./);
  }));

test('A gallery story opens with its pictures, each with its number, caption and a link to the whole picture', () =>
  withSite(async (site, paper) => {
    const picture = (caption: string) => ({ type: 'picture' as const, attrs: { mediaId: paper.mediaId, caption } });
    await paper.story({ slug: 'views', kind: 'gallery', body: body(paragraph('Words.'), { type: 'gallery', attrs: { title: 'Three' }, content: [picture('a'), picture('b'), picture('c')] }) });
    const page = await read(site, '/science/2026/11/20/views');
    const main = mainOf(page);
    assert.equal(main.match(/<gallery-view/g)?.length, 1);
    assert.ok(main.indexOf('<gallery-view') < main.indexOf('Words.'));
    assert.deepEqual([...main.matchAll(/<span class="gallery-count">([^<]*)</g)].map(([, count]) => count), ['1 of 3', '2 of 3', '3 of 3']);
    assert.match(main, /<a class="gallery-open" href="\/media\/[^"]+"/);
    assert.match(page, /<script type="module" src="\/assets\/gallery/);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, 'every id once');
  }));

test('A live blog shows its newest entries first, 25 a page, each with an address of its own that stays true', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'storm', kind: 'liveblog', liveState: 'running', body: bodyOf('Gates are shut.') });
    const ids: string[] = [];
    for (let hour = 0; hour < 30; hour += 1) {
      const draft = { articleId: id, headline: `Entry ${hour}.`, body: bodyOf(`Text ${hour}.`), at: site.clock.now + hour * minute, isKey: hour === 2, isPinned: hour === 1 };
      ids.push(await site.world.write((tx) => putLiveEntry(site.world, tx, draft)));
    }
    const path = '/science/2026/11/20/storm';
    const first = mainOf(await read(site, path));
    assert.match(first, /badge-live">Live</);
    assert.match(first, /What we know[^]*Gates are shut\./);
    assert.match(first, /We are following this as it happens/);
    const shown = (page: string): string[] => [...page.matchAll(/<article class="entry[^>]*id="entry-([^"]*)"/g)].map(([, entry = '']) => entry);
    assert.deepEqual(shown(first), [ids[1], ...ids.slice(5).reverse()], 'the pinned one, then the newest 25');
    assert.match(first, new RegExp(`Key events[^]*<a href="${path.replaceAll('/', '\\/')}\\?entry=${ids[2]}#entry-${ids[2]}">Entry 2\\.`));
    const older = /<a class="pager-older" href="([^"#]*)#entries"/.exec(first)?.[1] ?? '';
    assert.match(older, /\?before=/);
    const second = mainOf(await read(site, older));
    assert.deepEqual(shown(second), ids.slice(0, 5).reverse());
    assert.doesNotMatch(second, /Gates are shut/);
    assert.ok(shown(mainOf(await read(site, `${path}?entry=${ids[3]}`))).includes(ids[3] ?? ''), 'an old entry is found by its address');
    assert.deepEqual(shown(mainOf(await read(site, `${path}?entry=${ids[29]}`))), shown(first));
    for (const query of ['?before=x', '?before=1-2', '?entry=x', '?entry=', '?entry=00000000-0000-7000-8000-000000000000', '?before=1&before=2']) {
      assert.deepEqual(shown(mainOf(await read(site, path + query))), shown(first), query);
    }
  }));

test('A live blog that has ended says so, and when', () =>
  withSite(async (site, paper) => {
    await paper.liveBlog();
    const page = mainOf(await read(site, '/science/2026/11/20/storm'));
    assert.match(page, /As it happened/);
    assert.match(page, /This live blog has ended\.[^]*It ended on <time datetime="2026-11-20T15:00:00\+01:00">/);
  }));

test('A new entry is on the page as soon as it is saved', () =>
  withSite(async (site, paper) => {
    const id = await paper.liveBlog();
    assert.doesNotMatch(await read(site, '/science/2026/11/20/storm'), /Just now/);
    await site.world.write((tx) => putLiveEntry(site.world, tx, { articleId: id, headline: 'Just now', body: bodyOf('x') }));
    assert.match(await read(site, '/science/2026/11/20/storm'), /Just now/);
  }));

test('Raw HTML is framed without rights and served under a policy that lets it reach nothing', () =>
  withSite(async (site, paper) => {
    const raw = { type: 'rawHtml' as const, attrs: { html: '<script>document.body.append("drawn")</script>', title: 'A drawing', height: 300 } };
    const id = await paper.story({ slug: 'raw', body: body(paragraph('x'), raw) });
    const page = mainOf(await read(site, '/science/2026/11/20/raw'));
    assert.match(page, new RegExp(`<iframe src="/raw/${id}/0" title="A drawing" sandbox="allow-scripts" loading="lazy" height="300"`));
    assert.doesNotMatch(page, /document\.body/);
    const answer = await site.request(`/raw/${id}/0`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^sandbox allow-scripts; default-src 'none';/);
    assert.doesNotMatch(policy, /allow-same-origin|https?:|\*/);
    assert.match(await answer.text(), /document\.body/);
    for (const path of [`/raw/${id}/1`, `/raw/${id}/x`, `/raw/${id}/99999`, '/raw/x/0', `/raw/${id}/x/0`]) assert.equal((await site.request(path)).status, 404, path);
    await paper.story({ id, slug: 'raw', status: 'draft', body: body(raw) });
    assert.equal((await site.request(`/raw/${id}/0`)).status, 404);
  }));

test('A story is there as Markdown with front matter, told to search engines as a copy', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'plain', headline: 'On *stars* & "bars"', body: bodyOf('1. No list.', '# No heading') });
    await paper.correct(id, 'It was *two*.');
    const page = await read(site, '/science/2026/11/20/plain');
    assert.match(page, /<link rel="alternate" type="text\/markdown" href="\/science\/2026\/11\/20\/plain\.md">/);
    const answer = await site.request('/science/2026/11/20/plain.md');
    assert.equal(answer.headers.get('content-type'), 'text/markdown; charset=utf-8');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    const text = await answer.text();
    assert.match(text, /^---\ntitle: "On \*stars\* & \\"bars\\""\ndescription: "What the moon does\."\nurl: "http:\/\/courant\.test\/science\/2026\/11\/20\/plain"\nlanguage: "en"\n/);
    assert.match(text, /\npublished: "2026-11-20T13:00:00\+01:00"\n/);
    assert.match(text, /\n# On \\\*stars\\\* & "bars"\n/);
    assert.match(text, /!\[Boats & \\<nets\\> in the harbour\]\(http:\/\/courant\.test\/media\//);
    assert.match(text, /\n1\\\. No list\.\n\n\\# No heading\n/);
    assert.match(text, /## Corrections and notes\n\n- \*\*Correction, 20 November 2026:\*\* It was \\\*two\\\*\./);
  }));

test('The text-only edition shows the whole story in words: no pictures, frames or scripts', () =>
  withSite(async (site, paper) => {
    await paper.story({
      slug: 'words',
      body: body(paragraph('Read me.'), { type: 'gallery', content: [{ type: 'picture', attrs: { mediaId: paper.mediaId } }] }, { type: 'rawHtml', attrs: { html: '<b>x</b>' } }),
    });
    const page = await read(site, '/text/science/2026/11/20/words');
    assert.doesNotMatch(page, /<img|<picture|<iframe|<script type="module"|<video|<audio/);
    assert.match(page, /Read me\./);
    assert.match(page, /Boats &amp; &lt;nets/);
    assert.match(page, /href="\/text\/author\/ana"/);
  }));

test('A plain page has headline and text, and nothing of a story round them', () =>
  withSite(async (site) => {
    await site.world.write((tx) => saveArticle(site.world, tx, { edition: 'en', kind: 'page', status: 'published', headline: 'How we work', slug: 'how-we-work', body: bodyOf('We ask twice.') }));
    const page = mainOf(await read(site, '/how-we-work'));
    assert.match(page, /<h1 class="headline">How we work<\/h1>[^]*We ask twice\./);
    assert.doesNotMatch(page, /share-list|dateline|related/);
  }));

test('Hostile addresses get the 404 page, never an error', () =>
  withSite(async (site, paper) => {
    await paper.story({ slug: 'there' });
    for (const path of ['/science/2026/11/20/there/..%2f..%2fetc', '/science/2026/11/20/%00', '/science/2026/11/20/%E0%A4%A', '/.md', '/science/2026/11/20/.md', '/%2e%2e/.md', '/science/2026/11/20/there.md.md', `/${'a'.repeat(3000)}`]) {
      assert.ok([400, 404, 414].includes((await site.request(path)).status), path);
    }
  }));
