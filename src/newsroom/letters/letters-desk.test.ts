import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStory } from '../../../test/make-stories.ts';
import { letterSite, type LetterSite } from '../../rooms/newsletters/letters-for-tests.ts';
import { saveMailingSettings } from '../../rooms/newsletters/newsletters.ts';
import { saveSettings } from '../../rooms/publication/publication.ts';

const base = '/newsroom/letters';
const day = 86_400_000;

const pageOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();
const placeOf = (answer: Response): string =>
  answer.headers.get('location') ?? assert.fail(`${answer.status} leads nowhere`);
const sentTo = ({ mails }: LetterSite): string[] => mails.map(({ to }) => to);

/** Begins an issue by the forms; gives where it is. */
const beginIssue = async (site: LetterSite): Promise<string> => {
  const place = placeOf(await site.ed.send(`${base}/${site.letterId}/issues`));
  assert.match(place, /^\/newsroom\/letters\/issues\/[0-9a-f-]{36}$/);
  return place;
};

test('an editor sets a letter up, writes an issue, looks at it, tries it out, plans it, and it goes out at its time', async () => {
  const site = await letterSite();
  const story = await makeStory(site.world, { headline: 'Ferries stay in port' });
  const made = await site.ed.send(`${base}/new`, {
    name: 'Evening tide',
    edition: 'en',
    kind: 'hand',
    state: 'open',
    rule: 'none',
    archive: 'open',
  });
  assert.match(await pageOf(site.ed.get(placeOf(made))), /value="Evening tide"/);
  await site.readers('ann', 'bob');
  const issue = await beginIssue(site);
  const version = /name="version" value="(\d+)"/.exec(await pageOf(site.ed.get(issue)))?.[1] ?? '';
  const draft = { subject: 'Before the storm', intro: 'Stay *in*.', by: 'hand', [`place-${story}`]: '1', version };
  assert.equal((await site.ed.send(issue, draft)).status, 303);
  const late = await site.ed.send(issue, { ...draft, subject: 'Overtaken' });
  assert.equal(late.status, 409, 'somebody else’s change is not overwritten');
  assert.match(await pageOf(site.ed.get(`${issue}/mail.html`)), /Ferries stay in port/);
  assert.match(await pageOf(site.ed.get(`${issue}/mail.txt`)), /^Ferries stay in port$/m);
  assert.equal((await site.ed.send(`${issue}/test`)).status, 303);
  assert.deepEqual(sentTo(site), [site.ed.account.email]);
  assert.match(site.mails[0]?.subject ?? '', /^\[Test\] Before the storm$/);
  assert.equal((await site.ed.send(`${issue}/schedule`, { at: '2001-01-01T07:00' })).status, 422);
  const later = new Date(site.clock.now + day).toISOString().slice(0, 16);
  assert.equal((await site.ed.send(`${issue}/schedule`, { at: later })).status, 303);
  await site.runJobs();
  assert.equal(site.mails.length, 1, 'not before its time');
  site.clock.now += day + 60_000;
  await site.runJobs();
  assert.deepEqual(sentTo(site).slice(1).toSorted(), ['ann@readers.test', 'bob@readers.test']);
  const today = await site.reader('Eve', 'editor');
  assert.match(await pageOf(today.get(issue)), /<h2 id="progress">Sent<\/h2>/);
  await site.close();
});

test('an issue that is paused waits until it is told to go on, and one that is stopped never does', async () => {
  const site = await letterSite();
  await site.readers('ann');
  const first = `${base}/issues/${await site.send()}`;
  assert.equal((await site.ed.send(`${first}/pause`)).status, 303);
  await site.runJobs();
  assert.deepEqual(sentTo(site), []);
  assert.equal((await site.ed.send(`${first}/resume`)).status, 303);
  await site.runJobs();
  assert.deepEqual(sentTo(site), ['ann@readers.test']);
  const second = `${base}/issues/${await site.send()}`;
  assert.equal((await site.ed.send(`${second}/cancel`)).status, 303);
  await site.runJobs();
  assert.equal(site.mails.length, 1);
  assert.equal((await site.ed.send(`${second}/resume`)).status, 422);
  await site.close();
});

const bringIn = async (site: LetterSite, fields: Record<string, string>): Promise<Response> => {
  const data = new FormData();
  const all = { letter: site.letterId, edition: 'en', ...fields };
  for (const [name, value] of Object.entries(all)) data.set(name, value);
  const form = new Request('http://courant.test/', { method: 'POST', body: data });
  const { cookie } = site.boss;
  return site.request(`${base}/subscribers/import`, {
    method: 'POST',
    headers: { origin: 'http://courant.test', cookie, 'content-type': form.headers.get('content-type') ?? '' },
    body: Buffer.from(await form.arrayBuffer()),
  });
};

test('a list is brought in with where it comes from and how its people agreed, and given out with the same', async () => {
  const site = await letterSite();
  await site.readers('ann');
  assert.equal(
    (await bringIn(site, { list: 'x@lists.test', listSource: ' ' })).status,
    422,
    'a list comes from somewhere',
  );
  const list = 'Name,E-mail\nCy,Cy@Lists.test\n"Di, Dr",di@lists.test\nnobody,none\nAnn,ann@readers.test\n';
  const agreed = await bringIn(site, { list, listSource: 'The old server', consent: 'Confirmed by mail in 2024' });
  assert.match(await agreed.text(), /2 added, 1 known already, 1 lines were no address\./);
  assert.match(await (await bringIn(site, { list: 'eve@lists.test', listSource: 'A fair' })).text(), /1 added/);
  await site.send();
  await site.runJobs();
  const to = sentTo(site).toSorted();
  assert.deepEqual(to, ['ann@readers.test', 'cy@lists.test', 'di@lists.test'], 'who never agreed gets nothing');
  const csv = await pageOf(site.boss.get(`${base}/subscribers.csv`));
  assert.match(csv, /^cy@lists\.test,active,morning-tide,en,import,The old server,.*Confirmed by mail in 2024/m);
  assert.match(csv, /^eve@lists\.test,waiting,/m);
  assert.equal((await site.ed.get(`${base}/subscribers.csv`)).status, 404, 'addresses are for the publisher alone');
  await site.close();
});

test('a daily letter goes out by itself at its time, and says when there was nothing new', async () => {
  const settings = { rule: 'new', minute: 420, weekdays: [0, 1, 2, 3, 4, 5, 6] };
  const site = await letterSite({ draft: { kind: 'daily', settings } });
  await site.readers('ann');
  site.clock.now += 60_000;
  await makeStory(site.world, { headline: 'The lock is mended', publishedAt: site.clock.now });
  const times = async (): Promise<number> =>
    Number((await site.world.db.selectFrom('letter').select('next_at').executeTakeFirstOrThrow()).next_at);
  site.clock.now = (await times()) - 1;
  await site.runJobs();
  assert.deepEqual(sentTo(site), []);
  site.clock.now += 2;
  await site.runJobs();
  assert.deepEqual(sentTo(site), ['ann@readers.test']);
  assert.equal(site.mails[0]?.subject, 'The lock is mended');
  site.clock.now = (await times()) + 1;
  await site.runJobs();
  assert.equal(site.mails.length, 1);
  const today = await site.reader('Eve', 'editor');
  assert.match(await pageOf(today.get(base)), /not sent\. There was nothing new\./);
  await site.close();
});

test('an issue that went out is found on the web, and one of a letter without an archive is not', async () => {
  const site = await letterSite();
  assert.doesNotMatch(await pageOf(site.stranger.get('/letters/morning-tide')), /Issue 1/);
  await site.send({ subject: 'The pier' });
  await site.runJobs();
  assert.match(await pageOf(site.stranger.get('/letters/morning-tide')), /\/letters\/morning-tide\/1"/);
  assert.match(await pageOf(site.stranger.get('/letters/morning-tide/1')), /The pier is open again/);
  assert.equal((await site.stranger.get('/letters/morning-tide/2')).status, 404);
  const closed = { name: 'Morning tide', edition: 'en', kind: 'hand', state: 'open', archive: 'none' };
  assert.equal((await site.ed.send(`${base}/${site.letterId}`, closed)).status, 303);
  assert.equal((await site.stranger.get('/letters/morning-tide/1')).status, 404);
  await site.close();
});

test('a mail runs nothing, fetches nothing from elsewhere, has a text beside it and reads from the right where its language does', async () => {
  const site = await letterSite();
  const draft = { name: 'Morning tide', edition: 'ar', kind: 'hand', state: 'open', hasPictures: '1' };
  assert.equal((await site.ed.send(`${base}/${site.letterId}`, draft)).status, 303);
  await site.readers('ann');
  const intro =
    '# <script>alert(1)</script>\n\n![x](https://tracker.test/p.gif) [on](javascript:alert(1)) [there](https://elsewhere.test/)';
  await site.send({ subject: 'صباح', intro });
  await site.runJobs();
  const [mail] = site.mails;
  const html = mail?.html ?? '';
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.match(html, /text-align:right/);
  assert.match(html, /<meta name="color-scheme" content="light dark">/);
  assert.doesNotMatch(html, /<script|<link|<style|javascript:|@import|url\(/i);
  for (const [, source = ''] of html.matchAll(/<img[^>]* src="([^"]*)"/g))
    assert.ok(source.startsWith('http://courant.test/'), source);
  assert.match(html, /href="https:\/\/elsewhere\.test\/"/, 'links lead where they say');
  const text = mail?.text ?? '';
  assert.match(text, /^there:\nhttps:\/\/elsewhere\.test\/$/m);
  assert.doesNotMatch(text, /tracker|javascript:|\]\(/);
  for (const part of [html, text]) {
    assert.match(part, /The pier is open again/);
    assert.match(part, /\/ar\/letters\/unsubscribe\//);
    assert.match(part, /1 Quay St, Harbour/);
  }
  await site.close();
});

test('pages lead to the letters while one is open, and stories too where the publication wants it', async () => {
  const site = await letterSite({ draft: { isOpen: false } });
  const { world } = site;
  const { path } = await world.db
    .selectFrom('article')
    .select('path')
    .where('id', '=', await makeStory(world, { headline: 'The lock is mended' }))
    .executeTakeFirstOrThrow();
  const led = async (): Promise<number> =>
    ((await pageOf(site.stranger.get(path))).match(/href="\/letters"/g) ?? []).length;
  assert.equal(await led(), 0);
  const open = { name: 'Morning tide', edition: 'en', kind: 'hand', state: 'open' };
  assert.equal((await site.ed.send(`${base}/${site.letterId}`, open)).status, 303);
  assert.equal(await led(), 1, 'at the foot');
  assert.ok((await saveMailingSettings(world, site.boss.account, { isAtStoryEnd: true })).ok);
  assert.equal(await led(), 2, 'and under the story');
  await site.close();
});

test('a public story is sent by a breaking letter from its publish page, by those who may', async () => {
  const site = await letterSite({ draft: { kind: 'breaking' } });
  await site.readers('ann');
  const story = await makeStory(site.world, { headline: 'The dam holds' });
  const publish = await pageOf(site.ed.get(`/newsroom/stories/${story}/publish`));
  const action = /action="(\/newsroom\/letters\/[^"]+\/breaking)"/.exec(publish)?.[1] ?? assert.fail('no form');
  assert.match(publish, /Send now to one reader/);
  const writer = await site.reader('Wren', 'writer');
  assert.doesNotMatch(await pageOf(writer.get(`/newsroom/stories/${story}/publish`)), /\/breaking"/);
  assert.equal((await site.ed.send(action, { story, subject: '' })).status, 303);
  await site.runJobs();
  assert.deepEqual(
    site.mails.map(({ to, subject }) => [to, subject]),
    [['ann@readers.test', 'The dam holds']],
  );
  await saveSettings(site.world, {
    mailSender: { name: '', address: 'n@courant.test', replyTo: '', postalAddress: '' },
  });
  assert.equal((await site.ed.send(action, { story })).status, 422, 'not without a postal address');
  await site.close();
});
