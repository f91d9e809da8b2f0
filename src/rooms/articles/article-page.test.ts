import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, hostile, paragraph } from '../../../test/newspaper.ts';
import { mainOf, read, withSite } from '../../../test/newspaper-site.ts';
import { saveArticle, saveAuthor, type Block, type Body, type Mark } from './articles.ts';

const minute = 60_000;

const body = (...content: Block[]): Body => ({ type: 'doc', content });
const run = (text: string, ...marks: Mark[]) => ({
  type: 'text' as const,
  text,
  ...(marks.length > 0 ? { marks } : {}),
});

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
    assert.match(
      mainOf(await read(site, '/science/2026/11/20/later')),
      /Updated <time datetime="2026-11-20T13:16:00\+01:00">/,
    );
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

test('Whatever stands in headline, standfirst, captions and text is shown as words', () =>
  withSite(async (site, paper) => {
    const words = hostile.replace('\u0007', '');
    await paper.story({
      slug: 'hostile',
      headline: words,
      standfirst: words,
      kicker: words,
      place: words,
      lead: { type: 'picture', attrs: { mediaId: paper.mediaId, caption: words, alt: words, credit: words } },
      body: body(
        { type: 'heading', attrs: { level: 2 }, content: [run(words)] },
        {
          type: 'paragraph',
          content: [
            run(words, { type: 'strong' }),
            run('link', { type: 'link', attrs: { href: 'javascript:alert(1)' } }),
          ],
        },
        { type: 'quote', attrs: { attribution: words, href: 'javascript:alert(1)' }, content: [paragraph(words)] },
        { type: 'factBox', attrs: { title: words }, content: [paragraph(words)] },
        {
          type: 'table',
          attrs: { caption: words },
          content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [run(words)] }] }],
        },
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
    await paper.story({
      slug: 'quoted',
      body: body({ type: 'quote', attrs: { lang: 'ar' }, content: [paragraph('البحر لا ينام')] }),
    });
    assert.match(
      await read(site, '/science/2026/11/20/quoted'),
      /<blockquote class="quote" lang="ar" dir="rtl"><p>البحر لا ينام<\/p><\/blockquote>/,
    );
  }));

test('Corrections stand dated at the foot and are linked from the head', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'wrong' });
    assert.doesNotMatch(mainOf(await read(site, '/science/2026/11/20/wrong')), /#corrections/);
    await paper.correct(id, 'It was the <moon>.');
    const page = mainOf(await read(site, '/science/2026/11/20/wrong'));
    assert.match(page, /<a href="#corrections">Corrected<\/a>/);
    assert.match(
      page,
      /id="corrections"[^]*<strong>Correction<\/strong>, <time datetime="2026-11-20T13:00:00\+01:00">[^]*It was the &lt;moon>\./,
    );
  }));

test('A story that is also told in another language leads there, and machines are told', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'both' });
    const alone = mainOf(await read(site, '/science/2026/11/20/both'));
    assert.doesNotMatch(alone, /Read this in/);
    await paper.arabicStory({ translationGroup: id });
    const page = await read(site, '/science/2026/11/20/both');
    assert.match(
      mainOf(page),
      /Read this in: <a href="\/ar\/علوم\/2026\/11\/20\/المد-والجزر" lang="ar" hreflang="ar" dir="rtl">العربية<\/a>/,
    );
    assert.match(page, /<link rel="alternate" hreflang="ar"/);
    const arabic = await read(site, '/ar/علوم/2026/11/20/المد-والجزر');
    assert.match(arabic, /<html lang="ar" dir="rtl"/);
    assert.match(mainOf(arabic), /بقلم/);
  }));

test('The story before and the one after it in the section are one click away, as are stories on the same topic', () =>
  withSite(async (site, paper) => {
    const at = site.clock.now;
    for (const [place, slug] of ['oldest', 'middle', 'newest'].entries())
      await paper.story({ slug, headline: `The ${slug}`, publishedAt: at + place * minute });
    const page = mainOf(await read(site, '/science/2026/11/20/middle'));
    assert.match(page, /neighbour-previous" href="\/science\/2026\/11\/20\/oldest" rel="prev"/);
    assert.match(page, /neighbour-next" href="\/science\/2026\/11\/20\/newest" rel="next"/);
    assert.match(page, /Related stories[^]*The newest[^]*The oldest/);
  }));

test('Opinion names its author before the argument and says who that is after it', () =>
  withSite(async (site, paper) => {
    const authorId = await site.world.write((tx) =>
      saveAuthor(site.world, tx, { name: 'Elias Thorne', slug: 'elias', role: 'Columnist', bio: 'Walks there still.' }),
    );
    await paper.story({ slug: 'verge', kind: 'opinion', authorIds: [authorId] });
    const page = mainOf(await read(site, '/science/2026/11/20/verge'));
    assert.ok(page.indexOf('Elias Thorne') < page.indexOf('<h1'), 'the name comes first');
    assert.match(page, />Opinion</);
    assert.match(page, /About the author[^]*Walks there still\./);
  }));

test('A gallery story opens with its pictures, each with its number, caption and a link to the whole picture', () =>
  withSite(async (site, paper) => {
    const picture = (caption: string) => ({ type: 'picture' as const, attrs: { mediaId: paper.mediaId, caption } });
    await paper.story({
      slug: 'views',
      kind: 'gallery',
      body: body(paragraph('Words.'), {
        type: 'gallery',
        attrs: { title: 'Three' },
        content: [picture('a'), picture('b'), picture('c')],
      }),
    });
    const page = await read(site, '/science/2026/11/20/views');
    const main = mainOf(page);
    assert.equal(main.match(/<gallery-view/g)?.length, 1);
    assert.ok(main.indexOf('<gallery-view') < main.indexOf('Words.'));
    assert.deepEqual(
      [...main.matchAll(/<span class="gallery-count">([^<]*)</g)].map(([, count]) => count),
      ['1 of 3', '2 of 3', '3 of 3'],
    );
    assert.match(main, /<a class="gallery-open" href="\/media\/[^"]+"/);
    assert.match(page, /<script type="module" src="\/assets\/gallery/);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, 'every id once');
  }));

test('A plain page has headline and text, and nothing of a story round them', () =>
  withSite(async (site) => {
    await site.world.write((tx) =>
      saveArticle(site.world, tx, {
        edition: 'en',
        kind: 'page',
        status: 'published',
        headline: 'How we work',
        slug: 'how-we-work',
        body: bodyOf('We ask twice.'),
      }),
    );
    const page = mainOf(await read(site, '/how-we-work'));
    assert.match(page, /<h1 class="headline">How we work<\/h1>[^]*We ask twice\./);
    assert.doesNotMatch(page, /share-list|dateline|related/);
  }));

test('Hostile addresses get the 404 page, never an error', () =>
  withSite(async (site, paper) => {
    await paper.story({ slug: 'there' });
    for (const path of [
      '/science/2026/11/20/there/..%2f..%2fetc',
      '/science/2026/11/20/%00',
      '/science/2026/11/20/%E0%A4%A',
      '/.md',
      '/science/2026/11/20/.md',
      '/%2e%2e/.md',
      '/science/2026/11/20/there.md.md',
      `/${'a'.repeat(3000)}`,
    ]) {
      assert.ok([400, 404, 414].includes((await site.request(path)).status), path);
    }
  }));
