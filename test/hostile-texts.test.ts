import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lookAtPage } from '../bench/hostile-page.ts';
import { hostileTexts } from '../bench/hostile-texts.ts';
import {
  makeHostileStory,
  nameHostile,
  openHostileSite,
  perStory,
  postHostile,
  type Sent,
  type Story,
} from '../bench/hostile-thread.ts';
import { checkName } from '../src/rooms/accounts/accounts.ts';
import { commentWords } from '../src/rooms/discussion/comment-to-text.ts';
import { parseCommentBody } from '../src/rooms/discussion/parse-comment-body.ts';
import { testSite, type TestSite } from './test-world.ts';

const count = 1_500;
/** Work that grows without bounds takes minutes; how fast a machine is shall not matter here (`npm run bench hostile` measures it). */
const longest = 20_000;
const texts = hostileTexts(count);

let site: TestSite;
let cookie: string;
const sent: Sent[] = [];
const stories: Story[] = [];

before(async () => {
  site = await testSite();
  cookie = await openHostileSite(site);
  for (let i = 0; i < texts.length; i += perStory) {
    const story = await makeHostileStory(site, i / perStory);
    stories.push(story);
    sent.push(
      ...(await Promise.all(texts.slice(i, i + perStory).map((hostile) => postHostile(site, cookie, story, hostile)))),
    );
  }
});

after(() => site.close());

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** What readers see; the writer sees what waits as well. */
const storedTexts = async ({ id }: Story, states: string[]): Promise<string[]> => {
  const rows = await site.world.db
    .selectFrom('comment')
    .select('body')
    .where('article_id', '=', id)
    .where('state', 'in', states)
    .execute();
  return rows.map(({ body }) => {
    const parsed = parseCommentBody(JSON.parse(body ?? 'null'));
    assert.ok(parsed, 'what was stored can be read again');
    return withoutSpace(commentWords(parsed));
  });
};

test('hostile texts are posted or refused, never a fault of the server, and none takes work without bounds', () => {
  assert.deepEqual(
    sent.filter(({ status }) => status !== 303 && status !== 422),
    [],
  );
  assert.deepEqual(
    sent.filter(({ took }) => took > longest),
    [],
  );
  assert.ok(sent.filter(({ status }) => status === 303).length > count * 0.95);
});

test('a page with hostile comments has nothing on it but what our own views make, and shows every text as it was written', async () => {
  const harmless = await makeHostileStory(site, 9_000);
  const plain =
    'Plain *words* and **more**, `code`, ||hidden||, a [link](https://a.example/).\n\n> quoted\n\n- one\n- two\n\n1. three\n\n```\ncode\n```';
  const waits = 'Look at [this](https://p\u0430ypal.example/) once.';
  // With the third come orders and filters; the last one waits.
  for (const text of [plain, 'word '.repeat(900), 'A third comment.', waits])
    await postHostile(site, cookie, harmless, { family: 'harmless', text });
  for (const headers of [{ cookie }, {}] as Record<string, string>[]) {
    const states = headers['cookie'] ? ['published', 'waiting'] : ['published'];
    const usual = lookAtPage(await (await site.request(harmless.path, { headers })).text());
    assert.deepEqual(usual.faults, []);
    for (const story of stories) {
      const from = performance.now();
      const html = await (await site.request(story.path, { headers })).text();
      assert.ok(performance.now() - from < longest);
      const { faults, texts: shown, shapes } = lookAtPage(html);
      assert.deepEqual(faults, []);
      assert.deepEqual([...shapes.difference(usual.shapes)], [], story.path);
      assert.deepEqual(shown.toSorted(), (await storedTexts(story, states)).toSorted(), story.path);
    }
  }
});

test('hostile names stay names, and few of them can be taken at all', async () => {
  const names = texts.map(({ text }) => text);
  const taken = names.flatMap((name) => {
    const checked = checkName(name);
    return checked.ok ? [checked.value.name] : [];
  });
  assert.ok(taken.length < count * 0.02, `${taken.length} can be taken`);
  for (const name of taken)
    assert.ok(!/[<>"&\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(name), JSON.stringify(name));
  for (let i = 0; i < names.length; i += perStory * 5) {
    const story = await makeHostileStory(site, 20_000 + i);
    await nameHostile(site, story, names.slice(i, i + perStory));
    for (const path of [story.path, `${story.path}?sort=newest`]) {
      const answer = await site.request(path);
      assert.equal(answer.status, 200);
      assert.deepEqual(lookAtPage(await answer.text()).faults, []);
    }
  }
});

test('other ways to a hostile text are as safe: its own page, the list of changes and the feed of the thread', async () => {
  for (const story of stories.slice(0, 12)) {
    const feed = await site.request(`/threads/${story.id}/rss.xml`);
    assert.equal(feed.status, 200);
    assert.ok(!/<script|<img[^>]* onerror/i.test((await feed.text()).replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')));
    const changes = await site.request(`/live/thread/${story.id}/changes?since=0`);
    assert.ok(changes.status < 500);
  }
});
