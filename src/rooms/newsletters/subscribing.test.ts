import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterSite, linkIn, type LetterSite } from './letters-for-tests.ts';

const rows = ({ world }: LetterSite) => world.db.selectFrom('subscriber').selectAll().execute();
const gets = async ({ world }: LetterSite): Promise<number> =>
  (await world.db.selectFrom('subscription').selectAll().execute()).length;

const ask = (site: LetterSite, email: string, more: Record<string, string> = {}): Promise<Response> =>
  site.stranger.send('/letters', { email, letter: site.letterId, ...more });

test('a stranger asks for a letter, presses the link in the mail, and only then gets it', async () => {
  const site = await letterSite();
  const page = await (await site.stranger.get('/letters')).text();
  assert.match(page, /Morning tide/);
  const answer = await ask(site, 'Ann@Example.org');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/letters/asked');
  await site.runJobs();
  const [mail] = site.mails;
  assert.equal(mail?.to, 'ann@example.org');
  assert.equal(await gets(site), 0, 'nothing is subscribed to yet');
  await site.readers();
  const link = linkIn(mail?.text ?? '', 'confirm');
  // A mail scanner opens the address.
  assert.match(await (await site.stranger.get(link)).text(), /ann@example\.org/);
  assert.equal(await gets(site), 0);
  assert.match(await (await site.stranger.send(link)).text(), /You are subscribed/);
  const [subscriber] = await rows(site);
  assert.equal(subscriber?.state, 'active');
  assert.match(subscriber?.consent ?? '', /confirmedAt/);
  assert.equal(await gets(site), 1);
  assert.equal((await site.stranger.send(link)).status, 404, 'a link works once');
  await site.send();
  await site.runJobs();
  assert.equal(site.mails.at(-1)?.to, 'ann@example.org');
  await site.close();
});

test('the answer is the same for an address that is known, unknown, or asked for too often', async () => {
  const site = await letterSite();
  await site.readers('known');
  const answers = [];
  for (const email of ['known@readers.test', 'new@readers.test', 'new@readers.test'])
    answers.push(await ask(site, email));
  assert.deepEqual(
    answers.map(({ status, headers }) => [status, headers.get('location')]),
    Array.from({ length: 3 }, () => [303, '/letters/asked']),
  );
  await site.runJobs();
  const to = site.mails.map((mail) => mail.to);
  assert.deepEqual(to.toSorted(), ['known@readers.test', 'new@readers.test', 'new@readers.test']);
  const known = site.mails.find((mail) => mail.to === 'known@readers.test');
  assert.match(known?.text ?? '', /that\s+you already get/);
  await site.close();
});

test('a mailbox cannot be filled by strangers, and machines that fill in everything send nothing', async () => {
  const site = await letterSite();
  await ask(site, 'trap@readers.test', { website: 'https://spam.example' });
  await site.runJobs();
  assert.equal(site.mails.length, 0);
  let last = 303;
  for (let times = 0; times < 5; times += 1) last = (await ask(site, 'full@readers.test')).status;
  await site.runJobs();
  assert.equal(last, 429, 'the network is slowed down');
  assert.ok(site.mails.length <= 3, `${site.mails.length} mails`);
  await site.close();
});

test('a link to confirm runs out after three days', async () => {
  const site = await letterSite();
  await ask(site, 'late@readers.test');
  await site.runJobs();
  const link = linkIn(site.mails[0]?.text ?? '', 'confirm');
  site.clock.now += 73 * 3_600_000;
  assert.equal((await site.stranger.send(link)).status, 404);
  assert.equal(await gets(site), 0);
  await site.close();
});

test('a letter ends by one click of a mail program, which is counted with the issue', async () => {
  const site = await letterSite();
  await site.readers('ann', 'ben');
  const issueId = await site.send();
  await site.runJobs();
  const mail = site.mails.find(({ to }) => to === 'ann@readers.test');
  assert.equal(mail?.headers?.['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  const path = linkIn(mail?.headers?.['List-Unsubscribe'] ?? '', 'unsubscribe');
  assert.equal((await site.stranger.get(path)).status, 200);
  assert.equal(await gets(site), 2, 'opening the address changes nothing');
  const post = () =>
    site.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
  assert.equal((await post()).status, 200);
  assert.equal((await post()).status, 200, 'twice is no fault');
  assert.equal(await gets(site), 1);
  const issue = await site.world.db.selectFrom('letter_issue').selectAll().where('id', '=', issueId).executeTakeFirst();
  assert.equal(issue?.unsubscribed, 1);
  const forged = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  assert.equal((await site.request(forged, { method: 'POST' })).status, 404);
  await site.close();
});

test('by the link in a letter readers choose, pause, and are forgotten', async () => {
  const site = await letterSite();
  await site.readers('ann');
  await site.send();
  await site.runJobs();
  const yours = linkIn(site.mails.at(-1)?.text ?? '', 'yours');
  const page = await (await site.stranger.get(yours)).text();
  assert.match(page, /a…@readers\.test/);
  assert.doesNotMatch(page, /ann@readers\.test/, 'whom it was passed on to does not learn the address');
  await site.stranger.send(`${yours}/pause`, { days: '7' });
  const before = site.mails.length;
  await site.send();
  await site.runJobs();
  assert.equal(site.mails.length, before, 'nothing comes in a pause');
  site.clock.now += 8 * 86_400_000;
  await site.send();
  await site.runJobs();
  assert.equal(site.mails.length, before + 1, 'letters begin again by themselves');
  await site.stranger.send(yours, {});
  assert.equal(await gets(site), 0);
  await site.stranger.send(yours, { letter: site.letterId });
  assert.equal(await gets(site), 1);
  await site.stranger.send(`${yours}/forget`);
  assert.equal((await rows(site)).length, 0);
  assert.equal((await site.stranger.get(yours)).status, 404);
  await site.close();
});

test('whoever is signed in chooses at once, finds it in their data, and takes it along when leaving', async () => {
  const site = await letterSite();
  const cat = await site.reader('Cat');
  await site.world.write(async (tx) => {
    await tx.db.updateTable('account').set({ email_confirmed_at: 1 }).where('id', '=', cat.account.id).execute();
    await tx.changed(`account:${cat.account.id}`);
  });
  assert.equal((await cat.send('/letters/mine', { letter: site.letterId })).status, 303);
  assert.equal(await gets(site), 1);
  assert.match(await (await cat.get('/letters')).text(), /checked/);
  const { letterOwnData } = await import('./newsletters.ts');
  const [part] = await letterOwnData.collect(site.world, cat.account, 'en');
  assert.deepEqual(part?.rows[0]?.['letters'], ['Morning tide']);
  await cat.send('/letters/mine', {});
  assert.equal(await gets(site), 0);
  await site.world.write((tx) => letterOwnData.erase(site.world, tx, cat.account, { comments: 'remove' }));
  assert.equal((await rows(site)).length, 0);
  await site.close();
});
