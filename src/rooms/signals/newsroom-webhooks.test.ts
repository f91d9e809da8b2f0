import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, before, test } from 'node:test';
import { packageRoot } from '../../common/package-root.ts';
import { createEpisode, saveShow } from '../audio/audio.ts';
import {
  correctStory,
  createStory,
  publishStory,
  replaceDraft,
  saveWorkState,
  sendOutChanges,
  trashStory,
  unpublishStory,
} from '../drafting/drafting.ts';
import { isSignedWith } from './server-for-tests.ts';
import { webhookEvents } from './signals.ts';
import { hookedSite, type HookedSite } from './webhooks-for-tests.ts';

// oxlint-disable-next-line typescript/no-explicit-any
type Message = { type: string; timestamp: string; data: any };

let made: HookedSite;
let { site, good, chief, hook, run } = {} as HookedSite;

before(async () => {
  made = await hookedSite();
  ({ site, good, chief, hook, run } = made);
});
afterEach(() => made.clear());

const told = (): Message[] => good.calls.map(({ body }) => JSON.parse(body) as Message);

/** Messages are sent in the order in which things happened. */
const later = (): void => void (site.clock.now += 1_000);

const begin = async (headline: string): Promise<string> => {
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Secret words of a draft.' }] }],
  };
  const begun = await createStory(site.world, {
    account: chief.account,
    edition: 'en',
    kind: 'news',
    headline,
    fields: { body },
  });
  assert.ok(begun.ok);
  return begun.value.articleId;
};

test('What becomes of a story is told event by event, signed, and never with its text', async () => {
  const { secret } = await hook({ events: webhookEvents.filter((event) => event.startsWith('story.')) });
  const { account } = chief;
  const articleId = await begin('The night ferry');
  const acting = { account, articleId };
  later();
  assert.ok((await saveWorkState(site.world, { ...acting, to: 'edit' })).ok);
  later();
  const out = await publishStory(site.world, acting);
  assert.ok(out.ok, JSON.stringify(out));
  later();
  assert.ok((await replaceDraft(site.world, { ...acting, fields: { headline: 'The last night ferry' } })).ok);
  assert.ok(
    (await sendOutChanges(site.world, { ...acting, note: { kind: 'correction', text: 'It was the last one.' } })).ok,
  );
  later();
  assert.ok((await correctStory(site.world, { ...acting, kind: 'clarification', text: 'At four.' })).ok);
  later();
  assert.ok((await unpublishStory(site.world, { ...acting, gone: { words: '' } })).ok);
  later();
  assert.ok((await trashStory(site.world, acting)).ok);
  await run();
  assert.deepEqual(
    told().map(({ type }) => type),
    [
      'story.created',
      'story.state-changed',
      'story.published',
      'story.corrected',
      'story.corrected',
      'story.unpublished',
      'story.trashed',
    ],
  );
  assert.ok(good.calls.every((call) => isSignedWith(secret, call)));
  assert.ok(good.calls.every(({ body }) => !body.includes('Secret words')));
  const [, state, published] = told();
  assert.deepEqual(state?.data.change, { from: 'draft', to: 'edit' });
  assert.equal(published?.data.story.id, articleId);
  assert.equal(published.data.story.api, `http://courant.test/api/v1/stories/${articleId}`);
});

test('Only who asks for it hears of it, and the same fact is one message however often its job is carried out', async () => {
  await hook({ events: ['story.published'] });
  await begin('Nobody hears of a beginning');
  const at = site.clock.now;
  const articleId = await begin('Twice');
  for (let i = 0; i < 2; i += 1)
    await site.world.write((tx) => tx.later('story-signal', { event: 'story.published', articleId, at }));
  await run();
  assert.deepEqual(
    told().map(({ data }) => data.story.headline),
    ['Twice'],
  );
});

test('A chat is told in words, with a link to the page once there is one; no headline calls a channel', async () => {
  await hook({ format: 'chat', events: ['story.created', 'story.published'] });
  const articleId = await begin('Look @channel <!here>');
  await run();
  assert.ok((await publishStory(site.world, { account: chief.account, articleId })).ok);
  await run();
  const [begun, out] = good.calls.map(({ body }) => (JSON.parse(body) as { text: string }).text);
  assert.match(
    begun ?? '',
    /^Begun: “Look @\u200Bchannel &lt;!here&gt;”\.\nhttp:\/\/courant\.test\/newsroom\/stories\//,
  );
  assert.match(out ?? '', /^Published: “Look @\u200Bchannel &lt;!here&gt;”\.\nhttp:\/\/courant\.test\/(?!newsroom)/);
});

/** An episode of two minutes, as the API would begin it. */
const beginEpisode = async (): Promise<{ articleId: string; mediaId: string }> => {
  const { world } = site;
  const { account } = chief;
  const show = await saveShow(world, { account, edition: 'en', title: 'The Tide Table' });
  assert.ok(show.ok);
  const mediaId = world.newId();
  await world.write(async ({ db }) => {
    const known = { id: mediaId, kind: 'sound', state: 'ready', file: `${mediaId}/a.mp3`, sha256: 'a1b2c3d4e5f60718' };
    const media = { ...known, file_name: 'a.mp3', content_type: 'audio/mpeg', bytes: 9, created_at: 0 };
    await db.insertInto('media').values(media).execute();
    const recording = { media_id: mediaId, state: 'ready', duration: 120, changed_at: 0 };
    await db.insertInto('recording').values(recording).execute();
  });
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Secret notes.' }] }],
  };
  const asked = { account, showId: show.value, headline: 'Two tides', mediaId, number: 12, fields: { body } };
  const begun = await createEpisode(world, asked);
  assert.ok(begun.ok, JSON.stringify(begun));
  return { articleId: begun.value.articleId, mediaId };
};

test('Of an episode it is told which show it is part of, and where it is heard once it is out', async () => {
  await hook({ events: ['story.created', 'story.published'] });
  const { articleId, mediaId } = await beginEpisode();
  later();
  await run();
  assert.ok((await publishStory(site.world, { account: chief.account, articleId })).ok);
  await run();
  const [created, published] = told();
  assert.equal(created?.data.story.kind, 'episode');
  assert.equal(created.data.episode.show.feed, 'http://courant.test/podcasts/the-tide-table/feed.xml');
  assert.deepEqual([created.data.episode.number, created.data.episode.audio], [12, null]);
  const { episode } = published?.data ?? {};
  assert.equal(new URL(episode.audio.url).pathname.split('/')[2], mediaId);
  assert.deepEqual([episode.duration, episode.audio.contentType], [120, 'audio/mpeg']);
  assert.ok(good.calls.every(({ body }) => !body.includes('Secret notes')));
  const page = readFileSync(join(packageRoot, 'docs', 'webhooks.md'), 'utf8');
  const example = [...page.matchAll(/```json\n([\s\S]*?)```/g)]
    .map(([, text = '']) => JSON.parse(text) as object)
    .find((one) => 'audio' in one);
  assert.deepEqual(shape(example), shape(episode), 'the manual says the same');
});

/** The names of all fields, however deep. */
const shape = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .map(([name, part]) => [name, shape(part)])
          .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
      )
    : '';

test('The manual names every event there is, and its example of a story is what is sent', async () => {
  const page = readFileSync(join(packageRoot, 'docs', 'webhooks.md'), 'utf8');
  for (const event of webhookEvents) assert.ok(page.includes(`\`${event}\``), event);
  const all = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text) as Message);
  const examples = all.filter((example) => 'type' in example && 'data' in example);
  for (const { type } of examples)
    assert.ok(
      webhookEvents.some((event) => event === type),
      type,
    );
  const example = examples.find(({ type }) => type === 'story.published');
  await hook({ events: ['story.published'] });
  const articleId = await begin('As in the manual');
  assert.ok((await publishStory(site.world, { account: chief.account, articleId })).ok);
  await run();
  assert.deepEqual(shape(example), shape(told()[0]));
});
