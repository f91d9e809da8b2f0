import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { makeEditions, makeStory } from '../../../../test/make-stories.ts';
import { testWorld, type TestWorld } from '../../../../test/test-world.ts';
import { saveSettings, type PublicationSettings } from '../../publication/publication.ts';
import { addAccount, type Account, type Role } from '../../accounts/accounts.ts';
import { defaultDiscussion, type DiscussionSettings } from '../discussion-settings.ts';
import { editComment } from '../edit-comment.ts';
import { postComment, type NewComment, type PostOutcome } from '../post-comment.ts';
import { checks } from './all-checks.ts';
import { knownReasons, wordsOfFinding } from './check-words.ts';

let made: TestWorld;
let people = 0;

const opened: TestWorld[] = [];
afterEach(() => opened.pop()?.close());

type Scene = { story: string; reader: Account; other: Account; says: Says };
type Says = (text: string, given?: Partial<NewComment>) => Promise<string>;

const account = async (role: Role = 'reader'): Promise<Account> => {
  people += 1;
  const added = await addAccount(made.world, { email: `p${people}@example.org`, name: `Person ${people}`, role });
  assert.ok(added.ok);
  return added.value;
};

const setDiscussion = (settings: Partial<DiscussionSettings>): Promise<void> =>
  saveSettings(made.world, { discussion: { ...defaultDiscussion, ...settings } } as Partial<PublicationSettings>);

/** What became of it, in a word: published, or the verdict and its reason. */
const told = (outcome: PostOutcome): string => {
  if (!outcome.ok) return `${outcome.refusal} ${outcome.finding?.reason ?? ''}`.trim();
  return outcome.value.finding ? `${outcome.value.state} ${outcome.value.finding.reason}` : outcome.value.state;
};

const scene = async (settings: Partial<DiscussionSettings> = {}): Promise<Scene> => {
  made = await testWorld();
  opened.push(made);
  await makeEditions(made.world, 'en', 'es');
  await setDiscussion(settings);
  const story = await makeStory(made.world);
  const reader = await account();
  const says: Says = async (text, given = {}) => {
    // Two comments a minute are nobody's flood.
    made.clock.now += 30_000;
    return told(
      await postComment(made.world, { account: reader, articleId: story, text, network: '192.0.2.0', ...given }),
    );
  };
  return { story, reader, other: await account(), says };
};

const long =
  'The old harbour was never only a harbour: it was where three streets met, where the market stood on Fridays, and where most of us learned to swim.';

test('a plain comment is published at once', async () => {
  const { says } = await scene();
  assert.equal(await says('That is well said.'), 'published');
});

test('a closed or hidden thread takes nothing, one for replies no new comment, and a held one lets all wait', async () => {
  const { says } = await scene({ state: 'closed' });
  assert.equal(await says('Hello there'), 'closed thread-closed');
  await setDiscussion({ state: 'hidden' });
  assert.equal(await says('Hello there'), 'closed thread-hidden');
  await setDiscussion({ state: 'replies' });
  assert.equal(await says('Hello there'), 'closed replies-only');
  await setDiscussion({ state: 'held' });
  assert.equal(await says('Hello there'), 'waiting thread-held');
  const moderator = await account('moderator');
  assert.equal(await says('Hello from the desk', { account: moderator }), 'published');
});

test('a suspended reader is told until when and why', async () => {
  const { story, reader } = await scene();
  const until = made.clock.now + 86_400_000;
  const outcome = await postComment(made.world, {
    account: { ...reader, suspendedUntil: until, suspendedWhy: 'Insults' },
    articleId: story,
    text: 'Hello there',
    network: 'n',
  });
  assert.ok(!outcome.ok && outcome.finding);
  assert.equal(outcome.refusal, 'suspended');
  const words = wordsOfFinding(outcome.finding, 'en');
  assert.match(words, /21 November 2026/);
  assert.match(words, /Insults/);
});

test('an account, a network and a thread may each write only so fast, and are told how long to wait', async () => {
  const { story, reader, other } = await scene({ rates: { account: [2, 3], network: [3, 9], thread: [4, 9] } });
  const post = async (text: string, given: Partial<NewComment> = {}): Promise<string> =>
    told(await postComment(made.world, { account: reader, articleId: story, text, network: 'a', ...given }));
  assert.equal(await post('One of them'), 'published');
  assert.equal(await post('Two of them'), 'published');
  assert.equal(await post('Three of them'), 'refused account-rate');
  assert.equal(await post('Three of them', { account: other }), 'published');
  assert.equal(await post('Four of them', { account: other }), 'refused network-rate');
  assert.equal(await post('Four of them', { account: other, network: 'b' }), 'published');
  assert.equal(await post('Five of them', { account: await account(), network: 'c' }), 'refused thread-rate');
  made.clock.now += 61_000;
  assert.equal(await post('Six of them'), 'published');
  made.clock.now += 61_000;
  assert.equal(await post('Seven of them'), 'refused account-rate');
  made.clock.now += 3_600_000;
  assert.equal(await post('Eight of them'), 'published');
});

test('comments count after a restart and those of other nodes count, too', async () => {
  const { story, reader } = await scene({ rates: { account: [2, 9], network: [0, 0], thread: [0, 0] } });
  const given = { account: reader, articleId: story, network: 'a' };
  await postComment(made.world, { ...given, text: 'One of them' });
  await postComment(made.world, { ...given, text: 'Two of them' });
  // Another process on the same database knows only what is stored.
  const elsewhere = { ...made.world };
  assert.equal(told(await postComment(elsewhere, { ...given, text: 'Three of them' })), 'refused account-rate');
});

test('lengths are counted as readers count', async () => {
  const { says } = await scene({ shortest: 3, longest: 20, longestWord: 12, mostLines: 4 });
  assert.equal(await says('ab'), 'refused too-short');
  assert.equal(await says('abc'), 'published');
  assert.equal(await says('a'.repeat(10) + ' ' + 'b'.repeat(10)), 'refused too-long');
  assert.equal(await says('👩‍👩‍👧‍👦 family of four 🇵🇹'), 'published');
  assert.equal(await says('abcdefghijklmno'), 'refused long-word');
  assert.equal(await says('这是一个没有空格的很长的句子'), 'published');
  assert.equal(await says('a\n\nb\n\nc'), 'refused too-many-lines');
  assert.equal(await says('https://a.example/b', { account: await account('publisher') }), 'published');
});

test('the same again is refused to its writer with a link to the first, and waits when others write it', async () => {
  const { story, reader, other, says } = await scene();
  const first = await postComment(made.world, { account: reader, articleId: story, text: long, network: 'n' });
  assert.ok(first.ok);
  const again = await postComment(made.world, {
    account: reader,
    articleId: story,
    text: `  ${long.toUpperCase()} !`,
    network: 'n',
  });
  assert.ok(!again.ok && again.finding);
  assert.deepEqual([again.finding.reason, again.finding.about], ['own-repeat', first.value.comment.id]);
  assert.equal(await says(long, { account: other }), 'waiting others-repeat');
  assert.equal(await says('Thank you!'), 'published');
  assert.equal(await says('Thank you!', { account: other }), 'published');
  made.clock.now += 73 * 3_600_000;
  assert.equal(await says(long), 'published');
});

test('nearly the same is found as well, and an answer to the same sentence is not taken for it', async () => {
  const { other, says } = await scene();
  assert.equal(await says(long), 'published');
  const changed = long.replace('Fridays', 'Mondays');
  assert.equal(await says(changed), 'refused own-near-repeat');
  assert.equal(await says(changed, { account: other }), 'waiting others-near-repeat');
  assert.equal(await says(`> ${long}\n\nI remember the market, too.`, { account: other }), 'published');
  assert.equal(
    await says(`${long.slice(60)} But nobody asks who paid for the new quay, or why the ferry was sold.`, {
      account: other,
    }),
    'published',
  );
});

test('a comment that is changed is no repeat of itself, and is judged again but for the rates', async () => {
  const { story, reader } = await scene({
    words: { '*': { refuse: ['blorf'], hold: [], nudge: [] } },
    rates: { account: [1, 1], network: [9, 9], thread: [9, 9] },
  });
  const first = await postComment(made.world, { account: reader, articleId: story, text: long, network: 'n' });
  assert.ok(first.ok);
  const edit = { account: reader, commentId: first.value.comment.id, network: 'n' };
  assert.equal((await editComment(made.world, { ...edit, text: `${long} Indeed.` })).ok, true);
  const refused = await editComment(made.world, { ...edit, text: `${long} You blorf.` });
  assert.ok(!refused.ok);
  assert.equal(refused.finding?.reason, 'words-refused');
});

test('links: a new reader waits, many wait, very many are refused, and those of the publication itself are free', async () => {
  const { reader, says } = await scene();
  assert.equal(await says('See [our story](http://courant.test/harbour) and https://courant.test/more'), 'published');
  assert.equal(await says('See https://a.example/one'), 'waiting new-reader-links');
  const known = { account: reader };
  for (const text of ['One thing', 'Another thing', 'A third thing'])
    assert.equal(await says(text, known), 'published');
  assert.equal(await says('See https://a.example/two'), 'published');
  const many = (count: number): string =>
    Array.from({ length: count }, (_, i) => `https://a.example/${count}-${i}`).join(' and ');
  assert.equal(await says(`Here: ${many(4)}`), 'waiting many-links');
  made.clock.now += 3_600_000;
  assert.equal(await says(`There: ${many(15)}`), 'refused too-many-links');
});

test('addresses that deceive are refused or wait', async () => {
  const { says } = await scene({ newReaderUntil: 0 });
  assert.equal(await says('Go to [bank.example](https://thief.example/a)'), 'refused other-address');
  assert.equal(await says('Go to [Bank.example/login](https://thief.example/b)'), 'refused other-address');
  assert.equal(await says('Read [www.bank.example](https://bank.example/c) there'), 'published');
  assert.equal(await says('Read [the report.pdf](https://bank.example/d) there'), 'published');
  assert.equal(await says('Look at https://xn--80ak6aa92e.com/ now'), 'waiting look-alike-host');
  assert.equal(await says('Look at https://bаnk.example/ here'), 'waiting look-alike-host');
  assert.equal(await says('Слово https://пример.рф/ здесь'), 'published');
  made.clock.now += 3_600_000;
  assert.equal(await says('Look at https://bank.example@thief.example/ yes'), 'waiting look-alike-host');
  assert.equal(await says('Look at https://bit.ly/3xyz then'), 'nudge short-link');
  assert.equal(await says('Look at https://bit.ly/3xyz then', { confirmed: true }), 'waiting short-link');
});

test('words of the publication are refused, held, or sent back once; who insists waits', async () => {
  const words = {
    '*': { refuse: ['blorf'], hold: ['snark'], nudge: ['zounds'] },
    es: { refuse: ['zafio'], hold: [], nudge: [] },
  };
  const { says } = await scene({ words });
  assert.equal(await says('You b.l.o.r.f!'), 'refused words-refused');
  assert.equal(await says('What snark this is'), 'waiting words-held');
  assert.equal(await says('Zounds, that was good'), 'nudge words-nudge');
  assert.equal(await says('Zounds, that was good', { confirmed: true }), 'waiting words-nudge');
  assert.equal(await says('Ese zafio'), 'published');
  const es = await makeStory(made.world, { edition: 'es' });
  assert.equal(await says('Ese zafio', { articleId: es }), 'refused words-refused');
  assert.equal(await says('You blorf', { account: await account('moderator') }), 'published');
});

test('shouting is sent back once; who insists is published', async () => {
  const { says } = await scene();
  const loud = 'WHY DOES NOBODY EVER LISTEN TO ME HERE';
  assert.equal(await says(loud), 'nudge capitals');
  assert.equal(await says(loud, { confirmed: true }), 'published');
  assert.equal(await says('😂'.repeat(30)), 'nudge emoji');
  assert.equal(await says('😂😂😂 well said'), 'published');
  assert.equal(await says('هذا تعليق عربي طويل بما يكفي لا صراخ فيه'), 'published');
  assert.equal(await says(`> ${loud}\n\nPlease be quiet`), 'published');
});

test('first comments wait where the publication wants to see them, and so do those of readers often removed', async () => {
  const { reader, says } = await scene({ newReaderHolds: 1 });
  assert.equal(await says('My first words'), 'waiting first-comments');
  await made.world.write(async ({ db }) => {
    await db
      .updateTable('commenter')
      .set({ published_count: 5, removed_count: 3 })
      .where('account_id', '=', reader.id)
      .execute();
  });
  assert.equal(await says('My second words'), 'waiting record');
});

test('every reason has words in every language, without what the reader wrote', () => {
  for (const language of ['en', 'es', 'ru', 'ar']) {
    // Of an own rule the usual words are said where it has none of its own.
    const about = (reason: string): string => (reason.startsWith('own-rule-') ? '' : '5');
    const all = new Set(knownReasons.map((reason) => wordsOfFinding({ reason, about: about(reason) }, language)));
    assert.equal(all.size, knownReasons.length);
    for (const words of all) assert.ok(words.length > 8 && !words.includes('$') && !words.includes('undefined'), words);
  }
  assert.equal(
    wordsOfFinding({ reason: 'account-rate', about: '1' }, 'ru'),
    'Вы пишете быстрее, чем другие успевают читать. Попробуйте снова через 1 секунду; текст сохранён.',
  );
  assert.match(wordsOfFinding({ reason: 'thread-rate', about: '600' }, 'en'), /10 minutes/);
  assert.match(wordsOfFinding({ reason: 'something from later' }, 'es'), /moderador/);
  assert.equal(wordsOfFinding({ reason: 'own-rule-hold', about: 'We look at prices.' }, 'es'), 'We look at prices.');
});

test('each check has a name of its own', () => {
  assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length);
});
