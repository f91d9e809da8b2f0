import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bodyOf, hostile, hostileShown, makeNewspaper, type Newspaper } from '../../test/newspaper.ts';
import { testSite, type TestSite } from '../../test/test-world.ts';
import {
  articleById,
  articlesInEdition,
  authorBySlug,
  liveEntriesOf,
  saveArticle,
  sectionById,
  type ArticleKind,
} from '../rooms/articles/articles.ts';
import { publicationOf, saveSettings, type About, type Head, type Visit } from '../rooms/publication/publication.ts';
import { visitOf } from '../reader/visit-of.ts';
import { headExtraFor } from './head-extra.ts';

let site: TestSite;
let paper: Newspaper;
const origin = 'http://courant.test';

before(async () => {
  site = await testSite();
  paper = await makeNewspaper(site.world);
});
after(() => site.close());

type Node = Record<string, unknown> & { '@type': string };

const visit = async (path: string): Promise<Visit> =>
  visitOf(await publicationOf(site.world), { path, cookies: undefined, publicUrl: origin });

const extraOf = async (path: string, about: About | undefined, head: Partial<Head> = {}): Promise<string> =>
  headExtraFor(site.world, await visit(path), {
    title: 'A page',
    kind: 'page',
    canonical: path,
    about,
    ...head,
  });

const extraOfStory = async (id: string, head: Partial<Head> = {}): Promise<string> => {
  const article = await articleById(site.world, id);
  assert.ok(article);
  const liveEntries = (await liveEntriesOf(site.world, article)).entries;
  return extraOf(article.path, { kind: 'article', value: { article, liveEntries } }, head);
};

/** The nodes of the one JSON-LD script there must be, each of a type of its own. */
const graphOf = (extra: string): Record<string, Node> => {
  const scripts = [...extra.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  assert.equal(scripts.length, 1);
  const parsed = JSON.parse(scripts[0]?.[1] ?? '') as { '@context': string; '@graph': Node[] };
  assert.equal(parsed['@context'], 'https://schema.org');
  return Object.fromEntries(parsed['@graph'].map((node) => [node['@type'], node]));
};

const nodeOf = (extra: string, type: string): Node => {
  const node = graphOf(extra)[type];
  assert.ok(node, `There is no ${type}`);
  return node;
};

const decoded = (text: string): string =>
  text.replace(
    /&(?:#39|amp|lt|gt|quot);/g,
    (entity) => ({ '&#39;': "'", '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[entity] ?? entity,
  );

const metas = (extra: string, name: string): string[] =>
  [...extra.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)].flatMap(([, key, value]) =>
    key === name ? [decoded(value ?? '')] : [],
  );

/** What Google documents for an article, and what schema.org and the Trust Project ask for besides. */
const needed: Record<string, readonly string[]> = {
  ReportageNewsArticle: [
    'headline',
    'image',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'mainEntityOfPage',
    'inLanguage',
    'articleSection',
    'keywords',
    'wordCount',
    'isAccessibleForFree',
  ],
  NewsMediaOrganization: ['@id', 'name', 'url', 'email'],
  WebSite: ['@id', 'name', 'url', 'inLanguage', 'publisher'],
  BreadcrumbList: ['itemListElement'],
};

test('a story’s structured data is complete, and every time says its zone', async () => {
  const id = await paper.story({
    slug: 'complete',
    place: 'Aldermouth',
    publishedAt: Date.UTC(2026, 6, 1, 10),
  });
  const extra = await extraOfStory(id, {
    alternates: [
      { language: 'en', path: '/science/2026/07/01/complete' },
      { language: 'ar', path: '/ar/x' },
    ],
  });
  const graph = graphOf(extra);
  for (const [type, names] of Object.entries(needed))
    for (const name of names) assert.ok(graph[type]?.[name] !== undefined, `${type}.${name}`);
  const story = nodeOf(extra, 'ReportageNewsArticle');
  assert.equal(story['datePublished'], '2026-07-01T12:00:00+02:00');
  assert.equal(story['dateModified'], '2026-07-01T12:00:00+02:00');
  assert.equal(story['mainEntityOfPage'], `${origin}/science/2026/07/01/complete`);
  assert.equal(story['dateline'], 'Aldermouth');
  assert.deepEqual(story['author'], [
    { '@type': 'Person', name: 'Ana "Anita" Gómez', url: `${origin}/author/ana`, jobTitle: 'Reporter' },
  ]);
  assert.deepEqual(story['publisher'], { '@id': graph['NewsMediaOrganization']?.['@id'] });
  assert.deepEqual(story['workTranslation'], [{ '@id': `${origin}/ar/x` }]);
  const [picture] = story['image'] as Node[];
  assert.equal(picture?.['creditText'], 'A. "Quick" Photographer');
  assert.equal(picture?.['license'], 'https://creativecommons.org/licenses/by/4.0/');
  const crumbs = graph['BreadcrumbList']?.['itemListElement'] as { item: string; position: number }[];
  assert.deepEqual(
    crumbs.map(({ item }) => item),
    ['/', '/science', '/science/2026/07/01/complete'].map((path) => origin + path),
  );
});

test('each kind of story is named as schema.org names it', async () => {
  const types: [ArticleKind, string][] = [
    ['news', 'ReportageNewsArticle'],
    ['opinion', 'OpinionNewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
    ['explainer', 'BackgroundNewsArticle'],
    ['liveblog', 'LiveBlogPosting'],
    ['gallery', 'NewsArticle'],
    ['video', 'NewsArticle'],
  ];
  for (const [kind, type] of types)
    assert.ok(graphOf(await extraOfStory(await paper.story({ kind, slug: `kind-${kind}` })))[type], kind);
});

test('a live blog tells its updates newest first, and from when to when it ran', async () => {
  const blog = nodeOf(await extraOfStory(await paper.liveBlog()), 'LiveBlogPosting');
  const updates = blog['liveBlogUpdate'] as {
    headline: string;
    datePublished: string;
    articleBody: string;
  }[];
  assert.deepEqual(
    updates.map(({ headline }) => headline),
    ['Hour 2', 'Hour 1', 'Hour 0'],
  );
  assert.equal(updates[0]?.articleBody, 'The wind at hour 2.');
  const times = updates.map(({ datePublished }) => Date.parse(datePublished));
  assert.deepEqual(
    times,
    [...times].sort((a, b) => b - a),
  );
  assert.equal(blog['coverageStartTime'], '2026-11-20T13:00:00+01:00');
  assert.equal(blog['coverageEndTime'], '2026-11-20T15:00:00+01:00');
  assert.equal(blog['dateModified'], '2026-11-20T15:00:00+01:00');
});

test('a correction is told to machines too, and moves the date of the last change', async () => {
  const id = await paper.story({ slug: 'wrong' });
  site.clock.now += 3_600_000;
  await paper.correct(id, 'It was Tuesday.');
  const story = nodeOf(await extraOfStory(id), 'ReportageNewsArticle');
  const [correction] = story['correction'] as Node[];
  assert.equal(correction?.['@type'], 'CorrectionComment');
  assert.equal(correction?.['text'], 'It was Tuesday.');
  assert.equal(correction?.['datePublished'], story['dateModified']);
  site.clock.now -= 3_600_000;
});

test('a gallery is a thing of its own with all its pictures', async () => {
  const picture = { type: 'picture', attrs: { mediaId: paper.mediaId, caption: 'One of them' } } as const;
  const id = await paper.story({
    kind: 'gallery',
    slug: 'pictures',
    lead: { type: 'gallery', content: [picture, picture] },
  });
  const gallery = nodeOf(await extraOfStory(id), 'ImageGallery');
  assert.equal((gallery['associatedMedia'] as Node[]).length, 2);
});

test('nothing in a headline ends the script or a tag, and it arrives as it was written but for its control signs', async () => {
  const id = await paper.story({ headline: hostile, standfirst: hostile, slug: 'hostile', place: hostile });
  const extra = await extraOfStory(id);
  const words = hostile.replace('\u2028', ' ').replace('\u0007', '');
  assert.equal(extra.match(/<\/script/gi)?.length, 1);
  assert.ok(!/<!--|\u2028/.test(extra) && !extra.includes('<b>'));
  assert.equal(graphOf(extra)['ReportageNewsArticle']?.['headline'], words);
  assert.deepEqual(metas(extra, 'og:title'), [words]);
  assert.ok(hostileShown.length > 0);
});

test('a preview shows title, picture with its words, times, section and the author’s profile on the fediverse', async () => {
  await saveSettings(site.world, { xAccount: '@courant' });
  const extra = await extraOfStory(await paper.story({ slug: 'preview', updatedAt: site.clock.now + 1000 }), {
    alternates: [{ language: 'ar', path: '/ar/x' }],
  });
  const expected: Record<string, string[]> = {
    'og:type': ['article'],
    'og:title': ['A story of the tides'],
    'og:description': ['What the moon does.'],
    'og:url': [`${origin}/science/2026/11/20/preview`],
    'og:site_name': ['The Courant & Sons'],
    'og:locale': ['en_US'],
    'og:locale:alternate': ['ar_EG'],
    'og:image:alt': ['Boats & <nets> in the harbour'],
    'article:published_time': ['2026-11-20T13:00:00+01:00'],
    'article:modified_time': ['2026-11-20T13:00:01+01:00'],
    'article:author': [`${origin}/author/ana`],
    'article:section': ['Science & sea'],
    'article:tag': ['Tides'],
    'twitter:card': ['summary_large_image'],
    'twitter:site': ['@courant'],
    'fediverse:creator': ['@ana@social.example'],
    robots: ['max-image-preview:large'],
  };
  for (const [name, values] of Object.entries(expected)) assert.deepEqual(metas(extra, name), values, name);
  assert.match(metas(extra, 'og:image')[0] ?? '', /^http:\/\/courant\.test\/media\//);
  const discovery = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(extra)?.[1] ?? '';
  assert.equal((await site.request(decoded(discovery).slice(origin.length))).status, 200);
});

test('a page that is not to be indexed says nothing of its address', async () => {
  const extra = await extraOfStory(await paper.story({ slug: 'noindex' }), { canonical: undefined });
  assert.deepEqual([...metas(extra, 'og:url'), ...metas(extra, 'robots')], []);
  assert.ok(!extra.includes('oembed'));
  assert.equal(await extraOf('/search', undefined, { canonical: undefined }), '');
});

test('a story whose home is elsewhere names that home', async () => {
  const extra = await extraOfStory(await paper.story({ slug: 'borrowed' }), {
    canonicalElsewhere: 'https://other.example/story',
  });
  assert.deepEqual(metas(extra, 'og:url'), ['https://other.example/story']);
});

test('the publication names the policies that it has put in writing, and no others', async () => {
  for (const slug of ['about', 'corrections-policy']) {
    const page = {
      edition: 'en',
      kind: 'page',
      status: 'published',
      headline: slug,
      slug,
      body: bodyOf('Text.'),
    } as const;
    await site.world.write((tx) => saveArticle(site.world, tx, page));
  }
  const publisher = graphOf(await extraOf('/', { kind: 'front' }))['NewsMediaOrganization'];
  assert.equal(publisher?.['publishingPrinciples'], `${origin}/about`);
  assert.equal(publisher?.['correctionsPolicy'], `${origin}/corrections-policy`);
  assert.equal(publisher?.['actionableFeedbackPolicy'], undefined);
  const { articles } = await articlesInEdition(site.world, 'en', { kind: 'news', limit: 1 });
  assert.ok(articles[0]);
});

test('front page, section and author page say what they are', async () => {
  const { articles } = await articlesInEdition(site.world, 'en', { limit: 3 });
  const front = await extraOf('/', { kind: 'front', value: { articles } });
  assert.equal(graphOf(front)['BreadcrumbList'], undefined);
  assert.deepEqual(
    (nodeOf(front, 'CollectionPage')['mainEntity'] as { itemListElement: unknown[] }).itemListElement.length,
    3,
  );
  const section = await sectionById(site.world, paper.sectionId);
  const ofSection = await extraOf('/science', { kind: 'section', value: { section, articles } });
  assert.equal(graphOf(ofSection)['CollectionPage']?.['name'], 'Science & sea');
  assert.equal(metas(ofSection, 'og:image').length, 1);
  const author = await authorBySlug(site.world, 'ana', 'en');
  const profile = nodeOf(await extraOf('/author/ana', { kind: 'author', value: { author } }), 'ProfilePage');
  const person = profile['mainEntity'] as Node;
  assert.equal(person['name'], 'Ana "Anita" Gómez');
  assert.deepEqual(person['sameAs'], ['https://social.example/@ana']);
});

test('a story’s page as it is sent carries all of this', async () => {
  const id = await paper.story({ slug: 'whole' });
  const article = await articleById(site.world, id);
  const html = await (await site.request(article?.path ?? '')).text();
  assert.equal(graphOf(html)['ReportageNewsArticle']?.['headline'], 'A story of the tides');
  assert.equal(html.match(/property="og:title"/g)?.length, 1);
  assert.equal(html.match(/name="description"/g)?.length ?? 0, 1);
});
