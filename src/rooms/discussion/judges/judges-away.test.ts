import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { afterEach, before, test } from 'node:test';
import { pino } from 'pino';
import { publicationOf } from '../../publication/publication.ts';
import type { OutsideServer } from '../../signals/server-for-tests.ts';
import {
  decide,
  discussionSettings,
  judgeById,
  listJudges,
  removeJudge,
  saveDiscussionSettings,
} from '../discussion.ts';
import { different, judgedSite, post, says, short, type JudgedSite } from './judges-for-tests.ts';

let made: JudgedSite;
let { site, server, chief, known, judge, findingsOf, stateOf } = {} as JudgedSite;

before(async () => {
  made = await judgedSite();
  ({ site, server, chief, known, judge, findingsOf, stateOf } = made);
});
afterEach(() => made.clear());

/** Everything a judge may do but answer as was agreed. */
const failures: Record<string, OutsideServer['answer']> = {
  'never answers': () => undefined,
  'begins to answer and hangs': (response) => void response.writeHead(200).write('{"verdict":'),
  'closes the line': (response) => void response.destroy(),
  'answers 500': (response) => void response.writeHead(500).end(),
  'leads elsewhere': (response) => void response.writeHead(307, { location: '/other' }).end(),
  'answers no JSON': (response) => void response.end('publish'),
  'answers an unknown verdict': says({ verdict: 'delete' }),
  'answers a list': says([{ verdict: 'publish' }]),
  'gives a reason that is a text': says({ verdict: 'refuse', reason: 'Because <b>I</b> say so' }),
  'gives a score beyond one': says({ verdict: 'refuse', score: 100 }),
  'answers without end': (response) => {
    const more = (): void => {
      while (response.write('x'.repeat(10_000)));
      response.once('drain', more);
    };
    more();
  },
};

for (const [what, answer] of Object.entries(failures))
  test(`A judge that ${what}: a known reader is published and judged later, a new one waits, none is refused`, async () => {
    await judge(/never|hangs/.test(what) ? short : {});
    server.answer = answer;
    const published = await post(known);
    assert.equal(published.state, 'published', published.words);
    assert.ok((await findingsOf(published)).some(({ reason }) => reason === 'unjudged'));
    const fresh = await site.reader(`New ${different().slice(0, 5)}`);
    const held = await post(fresh);
    assert.equal(held.state, 'waiting', held.words);
    assert.ok((await findingsOf(held)).some(({ reason }) => reason === 'judge-away'));
    assert.equal((await site.stranger.get(site.path)).status, 200);
  });

test('What any other check has a doubt about waits while a judge is away', async () => {
  const { words } = discussionSettings(await publicationOf(site.world));
  await saveDiscussionSettings(site.world, { words: { '*': { refuse: [], hold: [], nudge: ['drat'] } } });
  await judge();
  server.answer = (response) => void response.writeHead(500).end();
  const text = `drat ${different()}`;
  assert.equal((await post(known, text)).refusal, 'nudge');
  assert.equal((await post(known, text, { confirmed: '1' })).state, 'waiting');
  await saveDiscussionSettings(site.world, { words });
});

test('A publication may have everything wait while its judge is away', async () => {
  await judge({ whenAway: 'hold' });
  server.answer = (response) => void response.writeHead(500).end();
  assert.equal((await post(known)).state, 'waiting');
});

test('Posting takes at most the judge’s time longer, and no write of anybody else waits for it', async () => {
  await judge();
  let answered = false;
  const asked = new Promise<void>((told) => {
    server.answer = (response) => {
      told();
      // Long before its time is over, but only when others have been served.
      void site.world
        .write(async (tx) => tx.changed('somebody-else'))
        .then(() => {
          answered = true;
          says({ verdict: 'publish' })(response);
        });
    };
  });
  const posting = post(known);
  await asked;
  assert.equal((await posting).state, 'published');
  assert.ok(answered, 'another write was done while the judge thought');
});

test('A judge that fails again and again is left alone for a while and then asked once', async () => {
  const { id } = await judge();
  server.answer = (response) => void response.writeHead(500).end();
  for (let i = 0; i < 8; i += 1) assert.equal((await post(known)).state, 'published');
  assert.equal(server.calls.length, 5);
  assert.ok((await judgeById(site.world, id))?.leftAloneUntil);
  assert.equal((await judgeById(site.world, id))?.fault, 'answers 500');
  site.clock.now += 31_000;
  await post(known);
  await post(known);
  assert.equal(server.calls.length, 6, 'one try, in vain');
  server.answer = says({ verdict: 'hold' });
  site.clock.now += 61_000;
  assert.equal((await post(known)).state, 'waiting');
  assert.equal((await post(known)).state, 'waiting');
  assert.equal(server.calls.length, 8);
  assert.equal((await judgeById(site.world, id))?.leftAloneUntil, undefined);
});

test('A judge that would refuse everything refuses nothing: it only makes comments wait', async () => {
  await judge();
  server.answer = says({ verdict: 'refuse', reason: 'spam' });
  assert.equal((await post(known)).state, 'waiting', 'not asked to refuse');
  await removeJudge(site.world, { account: chief.account, id: (await listJudges(site.world))[0]?.id ?? '' });
  await judge({ scope: { editions: [], sections: [], mayRefuse: true } });
  for (let i = 0; i < 25; i += 1) assert.equal((await post(known)).state, 'waiting', `refusal ${i}`);
});

test('A judge that may refuse, and is known to do so rarely, refuses', async () => {
  await judge({ scope: { editions: [], sections: [], mayRefuse: true } });
  server.answer = says({ verdict: 'publish' });
  for (let i = 0; i < 20; i += 1) assert.equal((await post(known)).state, 'published');
  server.answer = says({ verdict: 'refuse', reason: 'spam' });
  const refusals: (string | undefined)[] = [];
  for (let i = 0; i < 20; i += 1) refusals.push((await post(known)).refusal);
  assert.equal(refusals[0], 'refused');
  assert.equal(refusals.at(-1), undefined, 'it is not believed for long');
  assert.ok(refusals.filter((one) => one === 'refused').length < 10);
});

test('What was published unjudged is judged when the judge is back; what it objects to waits, with a trace', async () => {
  await judge();
  server.answer = (response) => void response.writeHead(500).end();
  const [good, bad, seen] = [
    await post(known),
    await post(known, `${different()} badly put`),
    await post(known, `${different()} seen by now`),
  ];
  await decide(site.world, { account: chief.account, commentId: seen.id, act: 'approve' });
  server.answer = (response, { body }) =>
    says({ verdict: body.includes('badly') ? 'hold' : 'publish', model: 'tone-4' })(response);
  site.clock.now += 61_000;
  server.calls = [];
  await site.runJobs();
  assert.deepEqual(
    [await stateOf(good), await stateOf(bad), await stateOf(seen)],
    ['published', 'waiting', 'published'],
  );
  assert.ok(server.calls.some(({ body }) => body.includes('badly put')));
  assert.ok(
    !server.calls.some(({ body }) => body.includes('seen by now')),
    'what a moderator has seen is not asked about',
  );
  assert.ok((await findingsOf(good)).every(({ reason }) => reason !== 'unjudged'));
  const [trace] = await site.world.db.selectFrom('decision').selectAll().where('comment_id', '=', bad.id).execute();
  assert.equal(trace?.act, 'hold-again');
  assert.equal(trace.is_automated, 1);
  assert.equal(JSON.parse(trace.details).model, 'tone-4');
  const status = await (await known.get(`/comments/${bad.id}/status`)).text();
  assert.match(status, /automatic check/);
});

test('A judge that stays away is asked again a few times and then no more', async () => {
  await judge();
  server.answer = (response) => void response.writeHead(500).end();
  const posted = await post(known);
  for (let i = 0; i < 10; i += 1) {
    site.clock.now += 12 * 3_600_000;
    await site.runJobs();
  }
  const jobs = await site.world.db.selectFrom('job').select('id').where('kind', '=', 'judge-again').execute();
  assert.deepEqual(jobs, []);
  assert.equal(await stateOf(posted), 'published');
});

test('Comment text is in no log, whatever goes wrong', async () => {
  const lines: string[] = [];
  const log = pino(
    { level: 'trace' },
    new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) }),
  );
  const before = site.world.log;
  site.world.log = log;
  await judge(short);
  for (const answer of Object.values(failures)) {
    server.answer = answer;
    await post(known, `unmistakable ${different()}`);
  }
  site.clock.now += 61_000;
  await site.runJobs();
  site.world.log = before;
  log.info('the log is listened to');
  assert.ok(lines.length > 0 && lines.every((line) => !line.includes('unmistakable')));
});
