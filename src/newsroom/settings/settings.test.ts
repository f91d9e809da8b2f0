import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { makeSection, makeStory } from '../../../test/make-stories.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

const path = '/newsroom/settings';

const html = async (site: WritingSite, address = '/'): Promise<string> => (await site.stranger.get(address)).text();
const settingsNow = async (site: WritingSite) => (await publicationOf(site.world)).settings;

/** Sends one file, as a form with a file field does. */
const upload = async (
  site: WritingSite,
  person: Reader,
  {
    address,
    bytes,
    name = 'logo.png',
    type = 'image/png',
  }: { address: string; bytes: Buffer; name?: string; type?: string },
): Promise<Response> => {
  const boundary = 'a-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    origin: 'http://courant.test',
    cookie: person.cookie,
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  return site.request(address, { method: 'POST', headers, body });
};

const png = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: '#0b5d4f' } })
    .png()
    .toBuffer();

test('name, tagline, time zone and who publishes are set, and machines are told', async () => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  const saved = await ed.send(`${path}/publication`, {
    'name.en': 'The <Harbour> Post',
    'tagline.en': 'News of the quay',
    'organisation.legalName': 'Harbour Press Ltd',
    'organisation.founded': '1987',
    machineText: 'A paper about a harbour.',
    timeZone: 'America/Bogota',
  });
  assert.equal(saved.status, 303);
  const front = await html(site);
  assert.match(front, /<title>The &lt;Harbour> Post<\/title>/);
  assert.match(front, /News of the quay/);
  assert.match(front, /"legalName":"Harbour Press Ltd"/);
  assert.match(front, /"foundingDate":"1987"/);
  assert.match(await html(site, '/llms.txt'), /> A paper about a harbour\./);
  assert.match(await html(site, '/ar'), /بريد الاختبار/, 'the other edition keeps its name');
  const wrong = await ed.send(`${path}/publication`, {
    'name.en': ' ',
    'organisation.founded': 'long ago',
    timeZone: 'Nowhere/Land',
  });
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.match(page, /id="organisation\.founded-fault">[\s]*A year, four figures\./);
  assert.match(page, /value="Nowhere\/Land"/, 'nothing that was typed is lost');
  assert.equal((await settingsNow(site)).timeZone, 'America/Bogota');
  await site.close();
});

test('an accent that cannot be read is refused with its ratio; a readable one reaches every page in one sheet, and only then', async () => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  assert.doesNotMatch(await html(site), /\/look\//, 'nothing is loaded that is not needed');
  const wrong = await ed.send(`${path}/appearance`, { accentLight: '#ffcc00' });
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.match(page, /#ffcc00 reaches only 1\.\d : 1 on the light paper/);
  const nearest = /name="take-accentLight" value="(#[\da-f]{6})"/.exec(page)?.[1] ?? '';
  const taken = await ed.send(`${path}/appearance`, { accentLight: '#ffcc00', 'take-accentLight': nearest });
  assert.match(await taken.text(), /nothing has been saved yet/);
  assert.equal(
    (await ed.send(`${path}/appearance`, { accentLight: nearest, paper: 'cool', corner: 'round' })).status,
    303,
  );
  const front = await html(site);
  const sheet = /<link rel="stylesheet" href="(\/look\/\w{12}\.css)"/.exec(front)?.[1] ?? '';
  assert.match(front, /<meta name="theme-color" content="#f8fafc" media="\(prefers-color-scheme: light\)"/);
  assert.doesNotMatch(front, /<style|style="/);
  const answer = await site.stranger.get(sheet);
  assert.match(answer.headers.get('cache-control') ?? '', /max-age=31536000, immutable/);
  assert.ok((await answer.text()).includes(`--accent-light:${nearest}`));
  assert.equal((await ed.send(`${path}/appearance`, { corner: 'sharp' })).status, 303);
  const led = await site.stranger.get(sheet);
  assert.equal(led.status, 302, 'a page kept elsewhere finds the sheet of today');
  assert.match(await html(site, led.headers.get('location') ?? ''), /--corner:0px/);
  assert.equal((await ed.send(`${path}/appearance`, { reset: '1' })).status, 303);
  assert.doesNotMatch(await html(site), /\/look\//);
  assert.equal(await html(site, sheet), '', 'the old sheet is empty, and no page is missing its style');
  await site.close();
});

test('the preview is drawn with what is being chosen, readable or not, and for staff alone', async () => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  const address = `${path}/appearance/preview.css?accentLight=%23ffcc00&paper=rose&density=airy`;
  const css = await (await ed.get(address)).text();
  assert.match(css, /\[data-look='light'\]\{--paper:#fdf8f5;[^}]*--accent:#ffcc00/);
  const hostile = await (
    await ed.get(`${path}/appearance/preview.css?accentLight=${encodeURIComponent('#fff}body{display:none}')}`)
  ).text();
  assert.doesNotMatch(hostile, /body/);
  assert.equal((await site.stranger.get(address)).status, 303);
  assert.match(
    await (await ed.get(`${path}/appearance`)).text(),
    /<link rel="stylesheet" href="\/newsroom\/settings\/appearance\/preview\.css\?/,
  );
  await site.close();
});

test('a logo stands in place of the name, an icon in every size; an SVG is drawn and never served', async () => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><script>alert(1)</script><rect width="300" height="60" fill="#0b5d4f"/></svg>',
  );
  const address = `${path}/logo/light`;
  assert.equal((await upload(site, ed, { address, bytes: svg, name: 'logo.svg', type: 'image/svg+xml' })).status, 303);
  assert.equal((await upload(site, ed, { address: `${path}/logo/dark`, bytes: await png(400, 100) })).status, 303);
  assert.equal((await upload(site, ed, { address: `${path}/logo/icons`, bytes: await png(600, 600) })).status, 303);
  const front = await html(site);
  assert.match(front, /<picture><source media="\(prefers-color-scheme: dark\)" srcset="\/look\/dark-\w{16}-1200\.png"/);
  const logo = /<img class="logo" src="(\/look\/light-[\w-]+\.png)" alt="The Test Courant"/.exec(front)?.[1] ?? '';
  const drawn = await site.stranger.get(logo);
  assert.equal(drawn.headers.get('content-type'), 'image/png');
  assert.equal((await sharp(Buffer.from(await drawn.arrayBuffer())).metadata()).format, 'png');
  const forced = await site.request('/', { headers: { cookie: 'appearance=dark.normal' } });
  assert.match(
    await forced.text(),
    /<img class="logo" src="\/look\/dark-/,
    'who chose darkness gets the dark one alone',
  );
  assert.match(front, /<link rel="apple-touch-icon" href="\/look\/icons-\w{16}-180\.png"/);
  const manifest = (await (await site.stranger.get('/manifest.webmanifest')).json()) as { icons: { sizes: string }[] };
  assert.deepEqual(
    manifest.icons.map(({ sizes }) => sizes),
    ['192x192', '512x512'],
  );
  assert.match((await site.stranger.get('/favicon.ico')).headers.get('location') ?? '', /icons-\w{16}-48\.png/);
  const files = readdirSync(join(site.world.config.dataDir, 'look'));
  assert.equal(files.length, 7);
  assert.ok(files.every((file) => file.endsWith('.png')));
  const wrong = await upload(site, ed, { address, bytes: Buffer.from('no picture at all, only words') });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /This is no picture/);
  assert.equal((await ed.send(`${address}/remove`)).status, 303);
  assert.doesNotMatch(await html(site), /class="logo"/);
  assert.equal((await site.stranger.get('/look/..%2f..%2fcourant.db')).status, 404);
  await site.close();
});

test('editions are added, put in order and removed while they are empty; the default one changes only while nothing is in it', async () => {
  const site = await writingSite();
  const [pub, ed] = [await site.reader('Pub', 'publisher'), await site.reader('Ed', 'editor')];
  const at = `${path}/editions`;
  assert.equal((await ed.get(at)).status, 403);
  const draft = { '_new.code': 'pt-br', '_new.publicationName': 'Correio do Porto' };
  assert.equal((await pub.send(at, { ...draft, '_new.language': 'no such tag' })).status, 422);
  assert.equal((await pub.send(at, { ...draft, '_new.code': 'api' })).status, 422, 'addresses of ours');
  assert.equal((await pub.send(at, draft)).status, 303);
  assert.equal((await pub.send(at, draft)).status, 422, 'twice');
  const { editionByCode } = await publicationOf(site.world);
  assert.deepEqual(
    [editionByCode('pt-br')?.language, editionByCode('pt-br')?.direction, editionByCode('pt-br')?.isDefault],
    ['pt-BR', 'ltr', false],
  );
  assert.match(editionByCode('pt-br')?.name ?? '', /^Português/);
  assert.match(await html(site, '/pt-br'), /<html lang="pt-BR" dir="ltr"/);
  await pub.send(`${at}/pt-br/move`, { by: '-1' });
  assert.deepEqual(
    (await publicationOf(site.world)).editions.map(({ code }) => code),
    ['en', 'pt-br', 'ar'],
  );
  const kept = await pub.send(`${at}/ar/default`);
  assert.equal(kept.status, 422, 'the English edition has a story');
  assert.match(await kept.text(), /Every address of both would change/);
  assert.equal((await site.stranger.get(site.path)).status, 200);
  assert.equal((await pub.send(`${at}/en/remove`)).status, 422);
  assert.equal(
    (await pub.send(`${at}/pt-br`, { 'pt-br.publicationName': 'O Porto', 'pt-br.direction': 'rtl' })).status,
    303,
  );
  assert.match(await html(site, '/pt-br'), /dir="rtl"[\s\S]*O Porto/);
  assert.equal((await pub.send(`${at}/pt-br/remove`)).status, 303);
  assert.equal((await site.stranger.get('/pt-br')).status, 404);
  await makeSection(site.world, 'قسم', 'ar', 'section');
  assert.equal((await pub.send(`${at}/ar/remove`)).status, 422, 'a section is something');
  await site.close();
});

test('the navigation and the footer of an edition are the editors’ own where they say so', async () => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  await makeSection(site.world, 'Harbour');
  await makeSection(site.world, 'Markets');
  assert.match(await html(site), /class="section-nav"[\s\S]*Harbour[\s\S]*Markets/);
  const at = `${path}/navigation?edition=en`;
  const good = {
    'place-0': '2',
    'label-0': 'Boats <3',
    'href-0': 'https://boats.example.org/',
    'place-1': '1',
    'href-1': '/harbour',
    'title-0': 'Reach us',
    'links-0': 'Shop https://shop.example.org\nAbout us /about',
    copyright: '© 2026 Harbour Press',
    text: 'Printed nowhere.',
  };
  assert.equal((await ed.send(at, good)).status, 303);
  const front = await html(site);
  const nav = /<nav class="section-nav"[\s\S]*?<\/nav>/.exec(front)?.[0] ?? '';
  assert.match(nav, /href="\/harbour"[^>]*>Harbour<[\s\S]*href="https:\/\/boats\.example\.org\/"[^>]*>Boats &lt;3</);
  assert.doesNotMatch(nav, /Markets/);
  assert.match(front, /Reach us<\/h2>[\s\S]*href="https:\/\/shop\.example\.org"[^>]*>Shop</);
  assert.match(front, /© 2026 Harbour Press/);
  assert.doesNotMatch(await html(site, '/ar'), /Harbour Press/, 'the other edition has its own');
  const wrong = await ed.send(at, { ...good, 'href-0': 'javascript:alert(1)', 'links-0': 'Bad //evil.example' });
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.match(page, /id="row-0-fault">[\s]*A page of the site/);
  assert.match(page, /id="links-0-fault">[\s]*Line 1: /);
  assert.match(page, /value="javascript:alert\(1\)"/, 'what was typed stays, as a word');
  assert.equal((await settingsNow(site)).chrome['en']?.navigation[1]?.href, 'https://boats.example.org/');
  await site.close();
});

test('networks, profiles, feeds and crawlers are set; a crawler can be treated otherwise than its kind', async () => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  const sharing = {
    whole: '1',
    share: 'mastodon',
    follow: 'Mastodon https://social.example/@harbour',
    xAccount: '@harbour',
  };
  assert.equal((await ed.send(`${path}/sharing`, sharing)).status, 303);
  const { share, fullTextFeeds } = await settingsNow(site);
  assert.deepEqual([share, fullTextFeeds], [['mastodon'], false]);
  assert.match(await html(site), /href="https:\/\/social\.example\/@harbour"/);
  const wrong = await ed.send(`${path}/sharing`, {
    ...sharing,
    follow: 'Mastodon https://social.example\nX javascript:1',
    xAccount: 'no',
  });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Line 2: An address starts with https:\/\//);
  const crawlers = {
    whole: '1',
    crawlersRefused: 'training',
    'crawler-CCBot': 'welcome',
    'crawler-PerplexityBot': 'refused',
  };
  assert.equal((await ed.send(`${path}/crawlers`, crawlers)).status, 303);
  const robots = await html(site, '/robots.txt');
  assert.match(robots, /User-agent: GPTBot/);
  assert.match(robots, /User-agent: PerplexityBot/);
  assert.doesNotMatch(robots, /User-agent: CCBot/);
  await site.close();
});

test('policies are pages that are chosen; they stand in the foot of every page', async () => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  const page = await makeStory(site.world, { kind: 'page', headline: 'Who is answerable', slug: 'answerable' });
  assert.equal((await ed.send(`${path}/policies`, { 'imprint.en': page, 'privacy.en': 'no-such-page' })).status, 303);
  assert.match(await html(site), /<ul class="footer-small">[\s\S]*href="\/answerable"[^>]*>Who is answerable</);
  assert.match(await html(site, '/policies/imprint'), /Who is answerable/);
  assert.equal((await site.stranger.get('/policies/privacy')).status, 404);
  await site.close();
});
