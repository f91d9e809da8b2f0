import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bodyOf, makeStory } from '../../../test/make-stories.ts';
import type { Reader } from '../../rooms/discussion/writing-for-tests.ts';
import { putLiveEntry, type Body } from '../../rooms/articles/articles.ts';
import {
  createStory,
  deleteForGood,
  publishStory,
  replaceDraft,
  sendOutChanges,
  trashStory,
} from '../../rooms/drafting/drafting.ts';
import {
  arrangeAutomatically,
  arrangementOf,
  callOff,
  discardDraft,
  frontPlace,
  publishDraft,
  saveDraft,
  scheduleDraft,
} from '../../rooms/fronts/fronts.ts';
import { mediaUsesOf } from '../../rooms/media/media.ts';
import { librarySite, type LibrarySite } from './library-for-tests.ts';

let site: LibrarySite;
let editor: Reader;
before(async () => {
  site = await librarySite();
  editor = await site.staff('editor');
});
after(() => site.close());

const withPicture = (mediaId: string): Body => ({
  type: 'doc',
  content: [...bodyOf('Words.').content, { type: 'picture', attrs: { mediaId } }],
});

const usesOf = async (mediaId: string): Promise<string[]> =>
  (await mediaUsesOf(site.world, mediaId)).map(({ kind, id }) => `${kind} ${id}`);

test('a picture in the draft of a public story is in use before readers see it, and the former one until they do not', async () => {
  const { world } = site;
  const { account } = editor;
  const [former, next] = [await site.picture(), await site.picture()];
  const begun = await createStory(world, {
    account,
    edition: 'en',
    kind: 'news',
    headline: 'Pier closed',
    fields: { body: withPicture(former) },
  });
  const articleId = begun.ok ? begun.value.articleId : assert.fail(begun.refusal);
  assert.deepEqual(await usesOf(former), [`article ${articleId}`], 'once, though it is a draft');
  assert.ok((await publishStory(world, { account, articleId })).ok);
  assert.ok((await replaceDraft(world, { account, articleId, fields: { body: withPicture(next) } })).ok);
  assert.deepEqual(await usesOf(former), [`article ${articleId}`]);
  assert.deepEqual(await usesOf(next), [`draft ${articleId}`]);
  const bin = await editor.send('/newsroom/media/bin', { id: next, act: 'bin' });
  assert.match(bin.headers.get('location') ?? '', /kept=1/, 'what only a draft shows is not deleted');
  assert.match(await (await editor.get(`/newsroom/media/${next}`)).text(), /Draft: [\s\S]*Pier closed/);
  assert.ok((await sendOutChanges(world, { account, articleId, typoOnly: 'Another picture' })).ok);
  assert.deepEqual(await usesOf(former), []);
  assert.deepEqual(await usesOf(next), [`article ${articleId}`]);
});

test('what a story, its draft and its entries show is free when it is deleted for good', async () => {
  const { world } = site;
  const { account } = editor;
  const [shown, drafted, live] = [await site.picture(), await site.picture(), await site.picture()];
  const articleId = await makeStory(world, { headline: 'Storm live', kind: 'liveblog', body: withPicture(shown) });
  await world.write((tx) => putLiveEntry(world, tx, { articleId, body: withPicture(live) }));
  assert.ok((await replaceDraft(world, { account, articleId, fields: { body: withPicture(drafted) } })).ok);
  assert.equal((await usesOf(shown)).length + (await usesOf(drafted)).length + (await usesOf(live)).length, 3);
  assert.ok((await trashStory(world, { account, articleId })).ok);
  assert.deepEqual(await usesOf(drafted), [`draft ${articleId}`], 'it can be had back');
  assert.ok((await deleteForGood(world, { account, articleId, withComments: true })).ok);
  assert.deepEqual([...(await usesOf(shown)), ...(await usesOf(drafted)), ...(await usesOf(live))], []);
});

test('a front page’s own picture is in use while it is out, being arranged or planned', async () => {
  const { world } = site;
  const by = { account: editor.account, place: frontPlace('en') };
  const [first, second] = [await site.picture(), await site.picture()];
  const story = await makeStory(world, { headline: 'On the front' });
  const version = async (): Promise<number> => (await arrangementOf(world, by.place)).version;
  const save = async (mediaId: string): Promise<void> => {
    const layout = { blocks: [{ id: 'b1', kind: 'lead', picks: [{ story, mediaId }] }] };
    assert.ok((await saveDraft(world, { ...by, version: await version(), layout })).ok);
  };
  await save(first);
  assert.deepEqual(await usesOf(first), ['front en']);
  assert.ok((await publishDraft(world, { ...by, version: await version() })).ok);
  await save(second);
  assert.deepEqual([await usesOf(first), await usesOf(second)], [['front en'], ['front en']]);
  assert.match(await (await editor.get(`/newsroom/media/${first}`)).text(), /Front page: [\s\S]*newsroom\/fronts\/en/);
  const planned = await scheduleDraft(world, { ...by, version: await version(), at: world.now() + 3_600_000 });
  const { layoutId } = planned.ok ? planned.value : assert.fail(planned.refusal);
  assert.ok((await discardDraft(world, { ...by, version: await version() })).ok);
  assert.deepEqual(await usesOf(second), ['front en'], 'it will go out');
  assert.ok((await callOff(world, { ...by, layoutId })).ok);
  assert.deepEqual(await usesOf(second), []);
  assert.ok((await arrangeAutomatically(world, by)).ok);
  assert.deepEqual(await usesOf(first), []);
});
