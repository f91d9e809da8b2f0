import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, lastMail, signInByCode } from '../accounts/sign-in-for-tests.ts';
import { writingSite, type WritingSite } from './writing-for-tests.ts';

const carriedBy = (answer: Response): { return: string; draft: string } => {
  const to = new URL(answer.headers.get('location') ?? '', 'http://courant.test');
  assert.equal(to.pathname, '/sign-in');
  return { return: to.searchParams.get('return') ?? '', draft: to.searchParams.get('draft') ?? '' };
};

const comments = (site: WritingSite): Promise<{ id: string; body: string | null; parent_id: string | null }[]> =>
  site.world.db.selectFrom('comment').select(['id', 'body', 'parent_id']).execute();
const drafts = (site: WritingSite): Promise<{ text: string; hash: string }[]> =>
  site.world.db.selectFrom('comment_draft').select(['text', 'hash']).execute();

test('a stranger writes first, registers by mail, and finds the comment posted where it belongs', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const top = await ann.post('What do you think?');
  const one = browser(site);
  const sent = await one.post('/comments', {
    article: site.story,
    parent: top.id,
    text: 'I think *so*.\r\n\r\n> really',
  });
  assert.equal(sent.status, 303);
  assert.match(sent.headers.get('cache-control') ?? '', /no-store/);
  const carried = carriedBy(sent);
  assert.equal(carried.return, `${site.path}#comments`);
  assert.match(carried.draft, /^[\w-]{43}$/);
  assert.doesNotMatch(
    JSON.stringify(await drafts(site)),
    new RegExp(carried.draft),
    'only a hash of the secret is kept',
  );
  assert.deepEqual([...one.cookies], [['begun', carried.draft]], 'the browser is known again, for this text alone');
  const to = await signInByCode(site, one, { email: 'new@readers.test', ...carried });
  const [, made] = await comments(site);
  assert.equal(to, `${site.path}?comment=${made?.id}#comment-${made?.id}`);
  assert.equal(made?.parent_id, top.id);
  assert.match(await (await one.get(to)).text(), /I think <em>so<\/em>\./);
  assert.equal((await drafts(site)).length, 0);
  const again = await signInByCode(site, browser(site), { email: 'new@readers.test', ...carried });
  assert.equal(again, carried.return, 'it is posted once');
  assert.equal((await comments(site)).length, 2);
  await site.close();
});

test('nobody says what another has begun because they signed in by a link: they are shown it first', async () => {
  const site = await writingSite();
  const lure = carriedBy(await site.stranger.send('/comments', { article: site.story, text: 'Words of a trickster.' }));
  const victim = browser(site);
  const to = await signInByCode(site, victim, { email: 'victim@readers.test', ...lure });
  assert.equal(to, `/comments/draft/${lure.draft}`);
  assert.equal((await comments(site)).length, 0);
  const shown = await (await victim.get(to)).text();
  assert.match(shown, /It is not posted yet/);
  assert.match(shown, /Words of a trickster\.<\/textarea>/);
  const resumed = await victim.post('/sign-in/resume', lure);
  assert.equal(resumed.headers.get('location'), `/comments/draft/${lure.draft}`);
  assert.equal((await comments(site)).length, 0);
  await site.close();
});

test('who opens the link of a mail in another browser than the text was begun in is shown it, whoever asked for the mail', async () => {
  const site = await writingSite();
  const [desk, phone] = [browser(site), browser(site)];
  const carried = carriedBy(await desk.post('/comments', { article: site.story, text: 'From desk to phone.' }));
  await desk.post('/sign-in', { email: 'both@readers.test', ...carried });
  const { link } = await lastMail(site, 'both@readers.test');
  const to = (await phone.post(link, { name: 'Bo Thways' })).headers.get('location') ?? '';
  assert.equal(to, `/comments/draft/${carried.draft}`);
  assert.equal((await comments(site)).length, 0);
  assert.match(await (await phone.get(to)).text(), /From desk to phone\.<\/textarea>/);
  const form = { article: site.story, text: 'From desk to phone.', key: 'k', draft: carried.draft };
  assert.match((await phone.post('/comments', form)).headers.get('location') ?? '', /#comment-/);
  assert.equal((await drafts(site)).length, 0);
  await site.close();
});

test('what cannot be posted after signing in comes back in its form with the reason, until it is posted', async () => {
  const site = await writingSite({ longest: 30 });
  const one = browser(site);
  const text = 'This is far longer than thirty characters.';
  const carried = carriedBy(await one.post('/comments', { article: site.story, text }));
  const to = await signInByCode(site, one, { email: 'new@readers.test', ...carried });
  assert.equal(to, `/comments/draft/${carried.draft}`);
  const page = await (await one.get(to)).text();
  assert.match(page, /At most 30 characters/);
  assert.match(page, /This is far longer than thirty characters\.<\/textarea>/);
  const thief = await site.reader('Eve');
  assert.equal((await thief.get(`/comments/draft/${'A'.repeat(43)}`)).status, 404);
  const posted = await one.post('/comments', { article: site.story, text: 'Shorter.', key: 'k', draft: carried.draft });
  assert.match(posted.headers.get('location') ?? '', /#comment-/);
  assert.equal((await drafts(site)).length, 0);
  assert.equal((await one.get(to)).status, 404);
  await site.close();
});

test('a draft is kept for a day, and nobody fills the shelf', async () => {
  const site = await writingSite();
  const { send } = site.stranger;
  const first = carriedBy(await send('/comments', { article: site.story, text: 'Mine for a day.' }));
  for (const [text, status] of [
    [' ', 422],
    ['x'.repeat(66_000), 413],
  ] as const)
    assert.equal((await send('/comments', { article: site.story, text })).status, status);
  assert.equal((await send('/comments', { article: '00000000-0000-7000-8000-000000000000', text: 'x' })).status, 404);
  const trapped = await send('/comments', { article: site.story, text: 'Buy boats', website: 'https://boats.example' });
  assert.equal(carriedBy(trapped).draft, '');
  const json = await send('/comments', { article: site.story, text: 'Nul \u0000 and \u202e here.' }, { json: true });
  assert.equal(json.status, 401);
  assert.match(((await json.json()) as { url: string }).url, /draft=[\w-]{43}$/);
  let last = 303;
  for (let i = 0; i < 30 && last === 303; i += 1)
    last = (await send('/comments', { article: site.story, text: `More ${i}` })).status;
  assert.equal(last, 429);
  site.clock.now += 86_400_000 + 1;
  const one = browser(site);
  assert.equal(await signInByCode(site, one, { email: 'late@readers.test', ...first }), first.return);
  assert.equal((await comments(site)).length, 0);
  await site.runJobs();
  assert.equal((await drafts(site)).length, 0, 'old drafts are swept away');
  await site.close();
});
