/** What surrounds stories in a newsroom, by HTTP alone: one good answer of each kind, and what is told outside. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { jpeg } from '../rooms/media/test-pictures.ts';
import { hookedSite, type HookedSite } from '../rooms/signals/webhooks-for-tests.ts';
import { apiScopes } from '../rooms/accounts/accounts.ts';
import { asking, saidBy, tokenFor, type Told } from './api-for-tests.ts';

let made: HookedSite;
let ask: ReturnType<typeof asking>;
let token: string;

before(async () => {
  made = await hookedSite();
  ask = asking(() => made.site);
  token = await tokenFor(made.site, made.chief.account, ...apiScopes);
});
after(() => made.site.close());

const does = async (what: string, body?: unknown): Promise<Told['value']> => {
  const told = await ask(what, { token, ...(body === undefined ? {} : { body }) });
  assert.ok(told.status < 400, `${what}: ${JSON.stringify(told.value)}`);
  return told.value;
};
const says = async (what: string, body?: unknown): Promise<string> =>
  saidBy(await ask(what, { token, ...(body === undefined ? {} : { body }) }));
const minuteLater = (): void => void (made.site.clock.now += 61_000);

const begin = async (headline: string, more: object = {}): Promise<string> =>
  (await does('POST /stories', { edition: 'en', kind: 'news', headline, markdown: 'Words.\n', ...more })).id;
const out = async (headline: string, more: object = {}): Promise<string> => {
  const id = await begin(headline, more);
  await does(`POST /stories/${id}/publish`, {});
  return id;
};
const later = (ms: number): string => new Date(made.site.clock.now + ms).toISOString();

test('Editions are added, changed, put in order and removed while they hold nothing', async () => {
  await does('POST /editions', { code: 'es', publicationName: 'La Marea' });
  await does('PATCH /editions/es', { tagline: 'Lo que trae el agua.' });
  await does('POST /editions', { code: 'pt', publicationName: 'A Maré' });
  await does('PUT /editions/pt/place', { to: 'earlier' });
  const { items } = await does('GET /editions');
  assert.deepEqual(items.map(({ code, tagline }: Told['value']) => [code, tagline]).slice(-2), [
    ['pt', ''],
    ['es', 'Lo que trae el agua.'],
  ]);
  await does('DELETE /editions/pt');
  assert.equal(await says('PATCH /editions/pt', { tagline: '' }), '404 not-found');
  assert.equal(await says('POST /editions', { code: 'es', publicationName: 'Otra' }), '422 invalid');
});

test('The look and the settings are changed by name, and what cannot be read is refused by name', async () => {
  await does('PATCH /look', { look: { paper: 'white' } });
  assert.equal((await does('GET /look')).look.paper, 'white');
  const pale = await ask('PATCH /look', { token, body: { look: { accentLight: '#ffffff' } } });
  assert.deepEqual([pale.status, pale.value.errors[0].pointer], [422, '/look/accentLight']);
  await does('PATCH /settings', { settings: { timeZone: 'Europe/Lisbon' } });
  assert.equal((await does('GET /settings')).settings.timeZone, 'Europe/Lisbon');
  await does('PUT /settings/checklist', { levels: { lead: 'advice' }, legalSections: ['courts'] });
  assert.deepEqual((await does('GET /settings/checklist')).legalSections, ['courts']);
  minuteLater();
});

test('A story is planned, shared before it is out, moved to another address, and begun in another language', async () => {
  const id = await begin('The second gauge');
  const embargoUntil = later(3_600_000);
  await does(`PATCH /stories/${id}/plan`, { embargoUntil, telling: { followers: false } });
  const plan = await does(`GET /stories/${id}/plan`);
  assert.deepEqual([plan.embargoUntil, plan.telling.followers], [embargoUntil, false]);
  const link = await does(`POST /stories/${id}/links`, { days: 7, forWhom: 'The pilots' });
  assert.equal((await made.site.request(new URL(link.url).pathname)).status, 200);
  await does(`DELETE /stories/${id}/links/${link.id}`);
  assert.equal((await made.site.request(new URL(link.url).pathname)).status, 410);
  await does(`PATCH /stories/${id}/plan`, { embargoUntil: null });
  const { path: former } = await does(`POST /stories/${id}/publish`, {});
  const { path } = await does(`PUT /stories/${id}/addresses`, { slug: 'two-gauges' });
  assert.match(path, /two-gauges$/);
  assert.equal((await made.site.request(former)).headers.get('location'), path);
  assert.equal((await does(`GET /stories/${id}/addresses`)).former[0].path, former);
  const other = await does(`POST /stories/${id}/translations`, { edition: 'es', text: 'copy' });
  const { items } = await does(`GET /stories/${id}/translations`);
  assert.ok(items.some((one: Told['value']) => one.story?.id === other.id));
  assert.equal((await does(`GET /stories/${other.id}/source`)).sourceId, id);
  minuteLater();
});

test('Templates are made, changed and begun from', async () => {
  const { id } = await does('POST /story-templates', {
    name: 'Match',
    edition: 'en',
    kind: 'news',
    text: 'Who played?\n',
  });
  await does(`PUT /story-templates/${id}`, {
    name: 'Match report',
    edition: 'en',
    kind: 'news',
    text: 'Who won?\n',
  });
  assert.deepEqual(
    (await does('GET /story-templates?edition=en')).items.map(({ name }: Told['value']) => name),
    ['Match report'],
  );
  const story = await does('POST /stories', { edition: 'en', kind: 'news', headline: 'Derby', templateId: id });
  assert.equal((await does(`GET /stories/${story.id}/draft`)).markdown, 'Who won?\n');
  await does(`DELETE /story-templates/${id}`);
});

test('Sections, tags and authors are added, changed, ordered, merged and removed', async () => {
  const first = await does('POST /sections', { edition: 'en', name: 'Harbour' });
  const second = await does('POST /sections', { edition: 'en', name: 'Town' });
  await does(`PATCH /sections/${first.id}`, { name: 'Harbour and sea' });
  await does('PUT /sections/order', { edition: 'en', ids: [second.id, first.id] });
  const names = (await does('GET /sections?edition=en')).items.map(({ name }: Told['value']) => name);
  assert.deepEqual(names.slice(0, 2), ['Town', 'Harbour and sea']);
  assert.equal(await says('POST /sections', { edition: 'en', name: 'Api' }), '422 invalid');
  const tide = await does('POST /tags', { edition: 'en', name: 'Tide' });
  const tides = await does('POST /tags', { edition: 'en', name: 'Tides' });
  await does(`PATCH /tags/${tides.id}`, { description: 'Ebb and flood.' });
  const story = await out('Tagged', { tagIds: [tide.id] });
  assert.equal(await says(`DELETE /taxonomy/tags/${tide.id}`), '409 in-use');
  await does(`POST /taxonomy/tags/${tide.id}/merge`, { into: tides.id });
  await made.run();
  const { path } = await does(`GET /stories/${story}`);
  assert.match(await (await made.site.request(path)).text(), /\/tag\/tides"/);
  await does(`PATCH /stories/${story}/draft`, { markdown: 'Other words.\n' });
  await does(`POST /stories/${story}/changes`, { note: { kind: 'update', text: 'More is known.' } });
  const after = await (await made.site.request(path)).text();
  assert.ok(after.includes('Other words.') && after.includes('/tag/tides"'), 'the draft has followed the merge');
  await does(`DELETE /taxonomy/sections/${second.id}`);
  const author = await does('POST /authors', { name: 'Ines', role: 'Reporter', email: 'ines@reader.example' });
  await does(`PATCH /authors/${author.id}`, { bio: 'Writes about the sea.' });
  const whole = await does(`GET /authors/${author.id}`);
  assert.deepEqual([whole.role, whole.bio, whole.email], ['Reporter', 'Writes about the sea.', 'ines@reader.example']);
  await does(`DELETE /taxonomy/authors/${author.id}`);
  minuteLater();
});

test('People are invited and change roles; the last publisher stays; a session proves itself again first', async () => {
  const { id } = await does('POST /invitations', { email: 'ines@reader.example', role: 'writer' });
  assert.equal((await does('GET /invitations')).items[0].id, id);
  assert.equal(await says(`POST /invitations/${id}/resend`), '409 wrong-state');
  await does(`DELETE /invitations/${id}`);
  const { account } = await made.site.reader('Wren', 'writer');
  await does(`PUT /people/${account.id}/role`, { role: 'editor' });
  const listed = (await does('GET /people')).items.find((one: Told['value']) => one.id === account.id);
  assert.equal(listed.role, 'editor');
  await does(`PUT /people/${account.id}/closed`, { isClosed: true });
  assert.equal(await says(`PUT /people/${made.chief.account.id}/role`, { role: 'editor' }), '409 wrong-state');
  made.site.clock.now += 601_000;
  const what = `PUT /people/${account.id}/closed`;
  const { cookie } = made.chief;
  assert.equal(saidBy(await ask(what, { cookie, body: { isClosed: false } })), '403 sign-in-again');
  assert.equal(saidBy(await ask('GET /people', { cookie })), '200');
  minuteLater();
});

const told = (): string[] => made.good.calls.map(({ body }) => (JSON.parse(body) as { type: string }).type);

test('Sums of the audience are read; media and live entries are told outside when they come', async () => {
  await made.hook({ events: ['media.added', 'live-entry.posted'] });
  for (const what of ['stories', 'days']) assert.ok(Array.isArray((await does(`GET /audience/${what}`)).items));
  const bytes = await jpeg();
  const sent = await made.site.request('/api/v1/media?fileName=quay.jpg', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
    },
    body: Buffer.from(bytes),
  });
  const { id: mediaId } = (await sent.json()) as { id: string };
  await does(`PATCH /media/${mediaId}`, { credit: 'Maren' });
  const acts = (await does(`GET /media/${mediaId}/history`)).items.map(({ act }: Told['value']) => act);
  assert.deepEqual(acts, ['changed', 'added']);
  const [one, other] = [await out('One night', { kind: 'liveblog' }), await out('Another', { kind: 'liveblog' })];
  const entry = await does(`POST /stories/${one}/entries`, { markdown: 'It rises.\n' });
  await made.run();
  assert.deepEqual(told().sort(), ['live-entry.posted', 'media.added']);
  const moved = await does(`POST /stories/${one}/entries/${entry.id}/move`, { to: other });
  assert.equal((await does(`GET /stories/${other}/entries`)).items[0].id, moved.id);
  const { revision } = await does(`GET /stories/${one}/summary`);
  await does(`PUT /stories/${one}/summary`, { markdown: 'Two gauges.\n', revision });
  assert.equal((await does(`GET /stories/${one}/summary`)).markdown, 'Two gauges.\n');
  const late = { markdown: 'Three.\n', revision };
  assert.equal(await says(`PUT /stories/${one}/summary`, late), '409 changed-meanwhile');
  await made.clear();
  minuteLater();
});

test('Corrections of the whole edition are listed, the latest first', async () => {
  const id = await out('Counted wrongly');
  await does(`POST /stories/${id}/corrections`, { kind: 'correction', text: 'There were two.' });
  const [first] = (await does('GET /corrections?edition=en')).items;
  assert.deepEqual([first.storyId, first.text], [id, 'There were two.']);
});

test('A letter is set up, written, sent to its readers, and told of outside; publishers see who gets it', async () => {
  await made.hook({ events: ['letter.sent'] });
  const mailSender = { name: '', address: 'news@courant.test', replyTo: '', postalAddress: '1 Quay St' };
  await does('PATCH /settings', { settings: { mailSender } });
  const { id } = await does('POST /letters', { name: 'The tide', edition: 'en', kind: 'hand' });
  await does(`PATCH /letters/${id}`, { description: 'What the night brought.', settings: { most: 3 } });
  const list = { letterIds: [id], edition: 'en', source: 'The fair', consent: 'Signed a list.' };
  const brought = await does('POST /subscribers', { ...list, list: 'email\nann@tide.example\nno address\n' });
  assert.deepEqual(brought, { added: 1, known: 0, faulty: 1 });
  assert.equal((await does('GET /letters')).items[0].readers, 1);
  const issue = (await does(`POST /letters/${id}/issues`, { subject: 'The pier', picks: [await out('Open again')] }))
    .id;
  await does(`PATCH /issues/${issue}`, {
    intro: 'Good *morning*.',
    version: (await does(`GET /issues/${issue}`)).version,
  });
  assert.match((await does(`GET /issues/${issue}/mail`)).text, /Open again/);
  await does(`PUT /issues/${issue}/schedule`, { at: later(3_600_000) });
  await does(`POST /issues/${issue}/acts`, { do: 'call-off' });
  assert.equal(await says(`POST /issues/${issue}/acts`, { do: 'pause' }), '409 wrong-state');
  await does(`POST /issues/${issue}/acts`, { do: 'send' });
  await made.run();
  const { state, sent } = await does(`GET /issues/${issue}`);
  assert.deepEqual([state, sent], ['sent', 1]);
  await made.run();
  assert.deepEqual(told(), ['letter.sent']);
  const { items } = await does('GET /subscribers?q=ann@');
  assert.deepEqual(items[0].letters, [id]);
  assert.match(await does('GET /subscribers.csv'), /^email,state.*\n?ann@tide\.example,active,/s);
  const { account } = await made.site.reader('Ed', 'editor');
  const editors = await tokenFor(made.site, account, 'letters:send');
  for (const what of ['GET /subscribers', 'GET /subscribers.csv'])
    assert.equal(saidBy(await ask(what, { token: editors })), '403 not-allowed');
  await does(`DELETE /subscribers/${items[0].id}`);
  assert.equal(await says(`DELETE /letters/${id}`), '409 in-use');
});
