import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterSite, type LetterSite } from './letters-for-tests.ts';
import { openJournal } from './sending/journal.ts';
import { holdLease } from './deliveries.store.ts';

const minute = 60_000;
const names = (count: number): string[] => Array.from({ length: count }, (_, place) => `reader${place}`);
const received = (site: LetterSite) => site.server?.received ?? [];

const issueOf = (site: LetterSite, id: string) =>
  site.world.db.selectFrom('letter_issue').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('everybody gets an issue once, with the text, the HTML and the ways to end it', async () => {
  const site = await letterSite({ smtp: true });
  await site.readers(...names(250));
  const id = await site.send({ subject: 'The pier', intro: 'Good *morning*: [read](/about)' });
  await site.runJobs();
  const to = received(site).map((mail) => mail.to);
  assert.equal(to.length, 250);
  assert.equal(new Set(to).size, 250);
  const [mail] = received(site);
  assert.match(mail?.raw ?? '', /^List-Unsubscribe:\s+<http:\/\/courant\.test\/letters\/unsubscribe\//m);
  assert.match(mail?.raw ?? '', /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  assert.match(mail?.raw ?? '', /^Content-Type: multipart\/alternative/m);
  assert.match(mail?.from ?? '', /^bounces\+[a-z2-9]{8}-[a-z2-9]{12}-[0-9a-f]{12}@courant\.test$/);
  const issue = await issueOf(site, id);
  assert.deepEqual([issue.state, issue.sent, issue.total, issue.refused], ['sent', 250, 250, 0]);
  await site.close();
});

test('a server that must be asked again is, and a mailbox that does not exist is set aside', async () => {
  const site = await letterSite({ smtp: true });
  await site.readers('grey', 'gone', 'full', 'fine');
  let greyed = 0;
  site.server?.behave((to, step) => {
    if (step !== 'rcpt') return undefined;
    if (to.startsWith('grey') && (greyed += 1) === 1) return { code: 450, words: '4.2.0 Greylisted' };
    if (to.startsWith('gone')) return { code: 550, words: '5.1.1 No such user' };
    return to.startsWith('full') ? { code: 552, words: '5.2.2 Mailbox full' } : undefined;
  });
  const id = await site.send();
  await site.runJobs();
  assert.deepEqual(
    received(site).map(({ to }) => to),
    ['fine@readers.test'],
  );
  site.clock.now += 3 * minute;
  await site.runJobs();
  assert.deepEqual(
    received(site)
      .map(({ to }) => to)
      .toSorted(),
    ['fine@readers.test', 'grey@readers.test'],
  );
  for (let days = 0; days < 12; days += 1) {
    site.clock.now += 17 * 60 * minute;
    await site.runJobs();
  }
  const issue = await issueOf(site, id);
  assert.deepEqual([issue.state, issue.sent, issue.refused], ['sent', 2, 2]);
  const people = await site.world.db.selectFrom('subscriber').select(['email', 'state', 'aside_why']).execute();
  assert.deepEqual(
    people.filter(({ state }) => state === 'aside').map(({ email, aside_why: why }) => [email, why]),
    [['gone@readers.test', 'There is no such mailbox (550 5.1.1)']],
  );
  await site.close();
});

test('a full mailbox is set aside after three issues in a row', async () => {
  const site = await letterSite({ smtp: true });
  await site.readers('full');
  site.server?.behave((_to, step) => (step === 'rcpt' ? { code: 452, words: '4.2.2 Mailbox full' } : undefined));
  for (let issues = 0; issues < 3; issues += 1) {
    await site.send();
    for (let times = 0; times < 12; times += 1) {
      await site.runJobs();
      site.clock.now += 17 * 60 * minute;
    }
    const [one] = await site.world.db.selectFrom('subscriber').select('state').execute();
    assert.equal(one?.state, issues < 2 ? 'active' : 'aside');
  }
  await site.close();
});

test('a connection that drops in the middle loses nobody', async () => {
  const site = await letterSite({ smtp: true });
  await site.readers(...names(60));
  let mails = 0;
  site.server?.behave((_to, step) => (step === 'data' && (mails += 1) % 10 === 0 ? 'drop' : undefined));
  const id = await site.send();
  for (let times = 0; times < 6; times += 1) {
    await site.runJobs();
    site.clock.now += minute;
  }
  const to = received(site).map((mail) => mail.to);
  assert.equal(new Set(to).size, 60);
  assert.equal(to.length, 60);
  assert.equal((await issueOf(site, id)).state, 'sent');
  await site.close();
});

test('what a dead node had taken is believed by its journal, and sent again where the journal is silent', async () => {
  const site = await letterSite({ smtp: true });
  const { world } = site;
  await site.readers('noted', 'silent', 'waiting');
  const id = await site.send();
  // As a node leaves it that is killed: the list written out, two mails in its hands, one of them answered.
  const people = new Map(
    (await world.db.selectFrom('subscriber').select(['id', 'email']).execute()).map((one) => [one.email, one.id]),
  );
  const idOf = (name: string): string => people.get(`${name}@readers.test`) ?? '';
  await world.write(async ({ db }) => {
    for (const [name, state] of [
      ['noted', 'taken'],
      ['silent', 'taken'],
      ['waiting', 'queued'],
    ] as const)
      await db
        .insertInto('letter_delivery')
        .values({
          issue_id: id,
          subscriber_id: idOf(name),
          state,
          holder: state === 'taken' ? 'dead' : null,
          due_at: 1,
          attempts: 1,
        })
        .execute();
    await db.updateTable('letter_issue').set({ queued_after: '~', total: 3 }).where('id', '=', id).execute();
    await holdLease(db, { name: 'sender', holder: 'dead', now: world.now(), until: world.now() + 15_000 });
  });
  openJournal(world.config.dataDir, 'dead').note(id, idOf('noted'));
  await site.runJobs();
  assert.equal(received(site).length, 0, 'while its lease runs nobody else sends');
  site.clock.now += 20_000;
  await site.runJobs();
  assert.deepEqual(
    received(site)
      .map(({ to }) => to)
      .toSorted(),
    ['silent@readers.test', 'waiting@readers.test'],
  );
  const issue = await issueOf(site, id);
  assert.deepEqual([issue.state, issue.sent], ['sent', 3]);
  await site.close();
});

test('a server that refuses the sender stops the sending, says so, and it goes on when somebody has looked', async () => {
  const site = await letterSite({ smtp: true });
  await site.readers('ann');
  let isClosed = true;
  site.server?.behave((_to, step) =>
    step === 'data' && isClosed ? { code: 550, words: '5.1.8 Bad sender' } : undefined,
  );
  const id = await site.send();
  await site.runJobs();
  const stopped = await issueOf(site, id);
  assert.equal(stopped.state, 'paused');
  assert.match(stopped.note, /550 5\.1\.8/);
  isClosed = false;
  site.clock.now += 2 * minute;
  assert.equal((await site.ed.send(`/newsroom/letters/issues/${id}/resume`)).status, 303);
  await site.runJobs();
  assert.equal(received(site).length, 1);
  await site.close();
});

test('whoever ends the letter while it is being sent does not get it any more', async () => {
  const site = await letterSite({ smtp: true });
  await site.readers('early', 'left');
  let greyed = 0;
  site.server?.behave((to, step) =>
    step === 'rcpt' && to.startsWith('left') && (greyed += 1) === 1 ? { code: 451, words: '4.7.1 later' } : undefined,
  );
  const id = await site.send();
  await site.runJobs();
  await site.world.write(({ db }) =>
    db
      .deleteFrom('subscription')
      .where('subscriber_id', 'in', (eb) =>
        eb.selectFrom('subscriber').select('id').where('email', '=', 'left@readers.test'),
      )
      .execute(),
  );
  site.clock.now += 10 * minute;
  await site.runJobs();
  assert.deepEqual(
    received(site).map(({ to }) => to),
    ['early@readers.test'],
  );
  assert.equal((await issueOf(site, id)).state, 'sent');
  await site.close();
});
