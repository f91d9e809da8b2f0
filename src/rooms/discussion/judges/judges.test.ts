import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { afterEach, before, test } from 'node:test';
import { pino } from 'pino';
import { isSignedWith, outsideServer, type OutsideServer } from '../../signals/server-for-tests.ts';
import {
  addJudge,
  agreementOf,
  changeJudge,
  decide,
  discussionSettings,
  judgeById,
  listJudges,
  removeJudge,
  saveDiscussionSettings,
  tryJudge,
  type JudgeDraft,
} from '../discussion.ts';
import { publicationOf } from '../../publication/publication.ts';
import { writingSite, type Answer, type Reader, type WritingSite } from '../writing-for-tests.ts';

let site: WritingSite;
let server: OutsideServer;
let chief: Reader;
let known: Reader;
/** Enough for a busy machine; those that never answer are waited for more shortly. */
const waited = 2_000;
const short = { timeoutMs: 100 };

/** A reader with enough comments behind them not to be new. */
const knownReader = async (name: string): Promise<Reader> => {
  const reader = await site.reader(name);
  for (const text of ['One about the weather.', 'Two about the harbour.', 'Three about the mill.'])
    await reader.post(`${name}: ${text}`);
  return reader;
};

before(async () => {
  server = await outsideServer();
  site = await writingSite({}, { innerServices: [`127.0.0.1:${server.port}`] });
  chief = await site.reader('Chief', 'publisher');
  known = await knownReader('Known');
});

afterEach(async () => {
  for (const { id } of await listJudges(site.world)) await removeJudge(site.world, { account: chief.account, id });
  server.calls = [];
});

const says =
  (answer: unknown) =>
  (response: ServerResponse): void =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));

const judge = async (draft: Partial<JudgeDraft> = {}): Promise<{ id: string; secret: string }> => {
  const added = await addJudge(site.world, {
    account: chief.account,
    name: 'Tone',
    url: server.url,
    timeoutMs: waited,
    scope: { editions: [], sections: [], mayRefuse: false },
    whenAway: 'risk',
    isOn: true,
    ...draft,
  });
  assert.ok(added.ok, JSON.stringify(added));
  return added.value;
};

let counter = 0;
/** No two are alike: repeats are another check's business. */
const different = (): string =>
  hash('sha256', String((counter += 1)), 'hex')
    .replace(/(.{5})/g, '$1 ')
    .trim();
const post = (reader: Reader, text = different(), fields = {}): Promise<Answer> => reader.post(text, fields);

const findingsOf = async ({ id }: Answer) => {
  const row = await site.world.db
    .selectFrom('comment')
    .select(['checks', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.checks ?? '[]') as {
    check: string;
    verdict: string;
    reason: string;
    judge?: Record<string, unknown>;
  }[];
};

const stateOf = async ({ id }: Pick<Answer, 'id'>): Promise<string> =>
  (await site.world.db.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

test('A judge is asked by a signed message that says nothing by which the writer could be found', async () => {
  const { secret } = await judge();
  server.answer = says({ verdict: 'publish', model: 'tone-3' });
  const first = await post(known, 'What a lovely tide.');
  await post(known, 'Indeed it is.', { parent: first.id });
  const [call, second] = server.calls;
  assert.ok(call && second && isSignedWith(secret, call));
  const { comment, writer, thread, edition } = JSON.parse(call.body);
  assert.equal(comment.text, 'What a lovely tide.');
  assert.equal(JSON.parse(second.body).comment.answers, 'What a lovely tide.');
  assert.deepEqual([writer.isNew, writer.removed, thread.headline, edition.code], [false, 0, 'The tide', 'en']);
  for (const secretOfTheirs of ['readers.test', known.account.id, 'Known', '127.0.0.1'])
    assert.ok(!call.body.includes(secretOfTheirs), secretOfTheirs);
});

test('Its vote decides together with all other checks, and is kept with the model that gave it', async () => {
  const { id } = await judge();
  server.answer = says({ verdict: 'hold', reason: 'insult', score: 0.93, model: 'tone-3' });
  const held = await post(known);
  assert.equal(held.state, 'waiting');
  assert.match(held.words, /automatic check .*Tone/);
  const finding = (await findingsOf(held)).find(({ check }) => check === 'judges');
  assert.deepEqual(finding?.judge, { id, name: 'Tone', said: 'hold', why: 'insult', model: 'tone-3', score: 0.93 });
  const votes = await site.world.db.selectFrom('judge_vote').selectAll().where('comment_id', '=', held.id).execute();
  assert.deepEqual(
    votes.map(({ verdict, reason, model }) => [verdict, reason, model]),
    [['hold', 'insult', 'tone-3']],
  );
  server.answer = says({ verdict: 'nudge' });
  const text = different();
  const nudged = await post(known, text);
  assert.equal(nudged.refusal, 'nudge');
  const insisting = await post(known, text, { confirmed: '1' });
  assert.equal(insisting.state, 'waiting');
  server.answer = says({ verdict: 'publish' });
  assert.equal((await post(known)).state, 'published');
});

test('What a judge would publish others may still hold', async () => {
  await judge();
  server.answer = says({ verdict: 'publish', score: 1 });
  await saveDiscussionSettings(site.world, { state: 'held' });
  assert.equal((await post(known)).state, 'waiting');
  await saveDiscussionSettings(site.world, { state: 'open' });
});

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
    const fresh = await site.reader(`New ${(counter += 1)}`);
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
  const [good, bad, seen] = [await post(known), await post(known, `${different()} badly put`), await post(known)];
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
  assert.equal(server.calls.length, 2, 'what a moderator has seen is not asked about');
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

test('A change of a comment is judged as well', async () => {
  await judge();
  server.answer = says({ verdict: 'publish' });
  const { id } = await post(known);
  server.answer = says({ verdict: 'hold' });
  const edited = await known.send(
    `/comments/${id}/edit`,
    { text: 'Now it says something else entirely.' },
    { json: true },
  );
  assert.ok(edited.status < 400, String(edited.status));
  assert.equal(await stateOf({ id }), 'waiting');
  assert.equal(JSON.parse(server.calls.at(-1)?.body ?? '{}').comment.isEdit, true);
});

test('Staff, closed discussions, other editions and judges that are off are no judge’s business', async () => {
  server.answer = says({ verdict: 'hold' });
  const { id } = await judge();
  await post(chief);
  await saveDiscussionSettings(site.world, { state: 'closed' });
  await post(known);
  await saveDiscussionSettings(site.world, { state: 'open' });
  const scope = { editions: ['ar'], sections: [], mayRefuse: false };
  await changeJudge(site.world, { account: chief.account, id, scope });
  await post(known);
  await changeJudge(site.world, { account: chief.account, id, scope: { ...scope, editions: ['en'] }, isOn: false });
  await post(known);
  assert.equal(server.calls.length, 0);
  await changeJudge(site.world, { account: chief.account, id, isOn: true });
  assert.equal((await post(known)).state, 'waiting');
});

test('How often people agreed with it is counted', async () => {
  const { id } = await judge();
  server.answer = says({ verdict: 'hold' });
  const [one, two, three] = [await post(known), await post(known), await post(known)];
  server.answer = says({ verdict: 'publish' });
  await post(known);
  await decide(site.world, { account: chief.account, commentId: one.id, act: 'approve' });
  await decide(site.world, { account: chief.account, commentId: two.id, act: 'approve' });
  await decide(site.world, { account: chief.account, commentId: three.id, act: 'remove', rule: 'insult' });
  const agreement = (await agreementOf(site.world, id)).sort((a, b) => a.verdict.localeCompare(b.verdict));
  assert.deepEqual(agreement, [
    { verdict: 'hold', votes: 3, approved: 2, removed: 1 },
    { verdict: 'publish', votes: 1, approved: 0, removed: 0 },
  ]);
});

test('A judge can be tried from its page: nothing is kept, and what goes wrong is said', async () => {
  const { id } = await judge();
  server.answer = says({ verdict: 'nudge', reason: 'tone', score: 0.5, model: 'm' });
  const tried = await tryJudge(site.world, { account: chief.account, id, text: 'A try.' });
  assert.deepEqual(tried.ok && [tried.value.said, tried.value.reason, tried.value.score, tried.value.model], [
    'nudge',
    'tone',
    0.5,
    'm',
  ]);
  await changeJudge(site.world, { account: chief.account, id, ...short });
  server.answer = () => undefined;
  const hanging = await tryJudge(site.world, { account: chief.account, id, text: 'A try.' });
  assert.deepEqual(hanging.ok && [hanging.value.said, hanging.value.reason], ['away', 'timeout']);
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
