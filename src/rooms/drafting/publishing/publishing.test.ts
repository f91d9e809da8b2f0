import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../../../test/make-stories.ts';
import { checkStory } from './check-story.ts';
import { saveChecklistSettings, checklistSettings } from './checklist-settings.ts';
import { publicationOf } from '../../publication/publication.ts';
import { planStory } from './plan-story.ts';
import { publishStory } from './publish-story.ts';
import { newsroom } from './publishing-for-tests.ts';
import { scheduleStory, unscheduleStory } from './schedule-story.ts';
import { sendOutChanges } from './send-out-changes.ts';
import { trashKeptFor, deleteForGood, restoreStory, trashStory } from './trash-story.ts';
import { unpublishStory } from './unpublish-story.ts';
import { storyAtHand } from './story-at-hand.ts';
import { changeAddress, dropAddress, formerAddresses } from './change-address.ts';

const hour = 3_600_000;
const day = 24 * hour;

test('a story that is published stands at the address its headline, section and day give it, and nothing leads to the draft’s', async () => {
  const site = await newsroom();
  const id = await site.write({ headline: '' });
  await site.change(id, { headline: 'The sea at the third step' });
  const draftPath = (await site.row(id)).path;
  assert.equal((await site.request(draftPath)).status, 404);
  const refused = await publishStory(site.world, { account: site.writer.account, articleId: id });
  assert.equal(refused.ok ? '' : refused.refusal, 'forbidden');
  const done = await publishStory(site.world, { account: site.editor.account, articleId: id });
  assert.ok(done.ok, JSON.stringify(done));
  assert.equal(done.value.path, '/science/2026/11/20/the-sea-at-the-third-step');
  const page = await (await site.request(done.value.path)).text();
  assert.match(page, /The water came up to the third step/);
  if (draftPath !== done.value.path) assert.equal((await site.request(draftPath)).status, 404);
  assert.deepEqual(await site.events(id), ['published']);
  const again = await publishStory(site.world, { account: site.editor.account, articleId: id });
  assert.equal(again.ok ? '' : again.refusal, 'already-published');
  await site.close();
});

test('what the publication says blocks, blocks; what is advice does not', async () => {
  const site = await newsroom();
  const id = await site.write({ standfirst: '' });
  const items = await checkStory(site.world, id);
  assert.equal(items.find(({ key }) => key === 'standfirst')?.level, 'advice');
  const settings = checklistSettings(await publicationOf(site.world));
  await saveChecklistSettings(site.world, { levels: { ...settings.levels, standfirst: 'blocks', lead: 'off' } });
  const blocked = await publishStory(site.world, { account: site.editor.account, articleId: id });
  assert.equal(blocked.ok ? '' : blocked.detail, 'There is no standfirst.');
  assert.equal(
    (await checkStory(site.world, id)).some(({ key }) => key === 'lead'),
    false,
  );
  await site.change(id, { standfirst: 'Now there is one.' });
  assert.ok((await publishStory(site.world, { account: site.editor.account, articleId: id })).ok);
  await site.close();
});

test('a planned story goes out at its time with what was written until then', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  const at = clock.now + 2 * hour;
  assert.ok(
    (await scheduleStory(world, { account: editor.account, articleId: id, at, telling: { followers: false } })).ok,
  );
  await site.change(id, { headline: 'The tide rises further' });
  await site.runJobs();
  assert.equal((await site.row(id)).status, 'scheduled');
  clock.now = at + 1000;
  await site.runJobs();
  const row = await site.row(id);
  assert.equal(row.status, 'published');
  assert.equal(row.headline, 'The tide rises further');
  assert.equal(row['published_at'], at);
  assert.match(await (await site.request(row.path)).text(), /The tide rises further/);
  assert.deepEqual(await site.events(id), ['scheduled', 'published']);
  await site.close();
});

test('a planned story that something blocks at its time is held back, and those in charge get a mail', async () => {
  const site = await newsroom();
  const { world, editor, clock, mails } = site;
  const id = await site.write();
  const at = clock.now + hour;
  assert.ok((await scheduleStory(world, { account: editor.account, articleId: id, at })).ok);
  await site.change(id, { headline: '' });
  clock.now = at + 1000;
  await site.runJobs();
  assert.equal((await site.row(id)).status, 'draft');
  assert.deepEqual(await site.events(id), ['scheduled', 'held-back']);
  const mail = mails.find(({ subject }) => subject.startsWith('Held back'));
  assert.equal(mail?.to, 'edith.editor@readers.test');
  assert.match(mail?.text ?? '', /There is no headline/);
  await site.close();
});

test('a plan that was given up, or moved, does not publish at its former time', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  const at = clock.now + hour;
  await scheduleStory(world, { account: editor.account, articleId: id, at });
  await scheduleStory(world, { account: editor.account, articleId: id, at: at + hour });
  clock.now = at + 1000;
  await site.runJobs();
  assert.equal((await site.row(id)).status, 'scheduled');
  assert.ok((await unscheduleStory(world, { account: editor.account, articleId: id })).ok);
  clock.now = at + 2 * hour;
  await site.runJobs();
  assert.equal((await site.row(id)).status, 'draft');
  await site.close();
});

test('an embargoed story goes out only when its time has come, or when an editor says why not', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  const until = clock.now + 5 * hour;
  assert.ok((await planStory(world, { account: editor.account, articleId: id, embargoUntil: until })).ok);
  const early = await publishStory(world, { account: editor.account, articleId: id });
  assert.equal(early.ok ? '' : early.refusal, 'embargoed');
  const soon = await scheduleStory(world, { account: editor.account, articleId: id, at: until - hour });
  assert.equal(soon.ok ? '' : soon.refusal, 'embargoed');
  const silent = await publishStory(world, { account: editor.account, articleId: id, liftEmbargo: '  ' });
  assert.equal(silent.ok ? '' : silent.refusal, 'embargoed');
  const lifted = await publishStory(world, {
    account: editor.account,
    articleId: id,
    liftEmbargo: 'The ministry has published it.',
  });
  assert.ok(lifted.ok, JSON.stringify(lifted));
  assert.deepEqual(await site.events(id), ['planned', 'planned', 'published']);
  await site.close();
});

test('changes to a public story stay a draft until they are sent out, and a changed text needs a note or a reason', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  const out = await publishStory(world, { account: editor.account, articleId: id });
  assert.ok(out.ok);
  clock.now += hour;
  await site.change(id, { body: bodyOf('The water came up to the fourth step.') });
  assert.match(await (await site.request(out.value.path)).text(), /third step/);
  const silent = await sendOutChanges(world, { account: editor.account, articleId: id });
  assert.equal(silent.ok ? '' : silent.refusal, 'note-needed');
  const note = { kind: 'correction', text: 'We had counted the steps wrongly.' } as const;
  const sent = await sendOutChanges(world, { account: editor.account, articleId: id, note });
  assert.ok(sent.ok, JSON.stringify(sent));
  const page = await (await site.request(out.value.path)).text();
  assert.match(page, /fourth step/);
  assert.match(page, /We had counted the steps wrongly/);
  assert.equal((await site.row(id))['updated_at'], clock.now);
  assert.equal((await site.row(id))['draft_changed_at'], null);
  assert.deepEqual(await site.events(id), ['published', 'went-out', 'corrected']);
  await site.close();
});

test('a slip of the pen goes out with its reason in the history, and the story is not “updated”', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  await publishStory(world, { account: editor.account, articleId: id });
  clock.now += hour;
  await site.change(id, { body: bodyOf('The water came up to the third step!') });
  const story = await storyAtHand(world.db, id);
  const stale = await sendOutChanges(world, { account: editor.account, articleId: id, typoOnly: 'x', version: 1 });
  assert.equal(stale.ok ? '' : stale.refusal, 'changed-meanwhile');
  const sent = await sendOutChanges(world, {
    account: editor.account,
    articleId: id,
    typoOnly: 'A sign',
    version: story?.version,
  });
  assert.ok(sent.ok, JSON.stringify(sent));
  const row = await site.row(id);
  assert.equal(row['updated_at'], null);
  const { details } = await world.db
    .selectFrom('story_event')
    .select('details')
    .where('act', '=', 'went-out')
    .executeTakeFirstOrThrow();
  assert.match(details, /A sign/);
  const none = await sendOutChanges(world, { account: editor.account, articleId: id, typoOnly: 'x' });
  assert.equal(none.ok ? '' : none.refusal, 'no-changes');
  await site.close();
});

test('planned changes go out at their time, once', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  const out = await publishStory(world, { account: editor.account, articleId: id });
  assert.ok(out.ok);
  await site.change(id, { headline: 'The tide rose' });
  const at = clock.now + hour;
  const note = { kind: 'update', text: 'It is over.' } as const;
  assert.ok((await sendOutChanges(world, { account: editor.account, articleId: id, note, at })).ok);
  await site.runJobs();
  assert.equal((await site.row(id)).headline, 'The tide rises');
  clock.now = at;
  await site.runJobs();
  await site.runJobs();
  assert.equal((await site.row(id)).headline, 'The tide rose');
  const notes = await world.db.selectFrom('article_correction').selectAll().where('article_id', '=', id).execute();
  assert.equal(notes.length, 1);
  await site.close();
});

test('a story that was taken back says so at its address, or leads to another, and can be published again at the same place', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  const out = await publishStory(world, { account: editor.account, articleId: id });
  assert.ok(out.ok);
  const { path } = out.value;
  const acting = { account: editor.account, articleId: id };
  assert.ok((await unpublishStory(world, { ...acting, gone: { words: 'We could not confirm it.' } })).ok);
  const gone = await site.request(path);
  assert.equal(gone.status, 410);
  assert.match(await gone.text(), /We could not confirm it/);
  clock.now += day;
  assert.ok((await publishStory(world, acting)).ok);
  assert.equal((await site.request(path)).status, 200);
  assert.equal((await site.row(id)).path, path);
  const bad = await unpublishStory(world, { ...acting, gone: { words: '', to: id } });
  assert.equal(bad.ok ? '' : bad.refusal, 'bad-target');
  assert.ok((await unpublishStory(world, { ...acting, gone: { words: '', to: site.story } })).ok);
  const led = await site.request(path);
  assert.equal(led.status, 302);
  assert.equal(led.headers.get('location'), site.path);
  await site.close();
});

test('a story with an end is taken back by itself', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const id = await site.write();
  const acting = { account: editor.account, articleId: id };
  const out = await publishStory(world, acting);
  assert.ok(out.ok);
  const at = clock.now + 3 * day;
  assert.ok((await planStory(world, { ...acting, unpublishAt: at, gone: { words: 'The sale is over.' } })).ok);
  clock.now = at - hour;
  await site.runJobs();
  assert.equal((await site.request(out.value.path)).status, 200);
  clock.now = at;
  await site.runJobs();
  const gone = await site.request(out.value.path);
  assert.equal(gone.status, 410);
  assert.match(await gone.text(), /The sale is over/);
  await site.close();
});

test('what is thrown away can be had back for 30 days, and goes for good then, but not with what readers wrote', async () => {
  const site = await newsroom();
  const { world, editor, clock } = site;
  const acting = { account: editor.account, articleId: await site.write() };
  assert.ok((await trashStory(world, acting)).ok);
  clock.now += 10 * day;
  assert.ok((await restoreStory(world, acting)).ok);
  assert.equal((await site.row(acting.articleId)).status, 'draft');
  assert.ok((await trashStory(world, acting)).ok);
  clock.now += trashKeptFor - 5 * day;
  await site.runJobs();
  assert.equal((await site.row(acting.articleId)).status, 'trashed');
  clock.now += 6 * day;
  await site.runJobs();
  const left = await world.db.selectFrom('article').select('id').where('id', '=', acting.articleId).execute();
  assert.equal(left.length, 0);
  const discussed = { account: editor.account, articleId: site.story };
  const ann = await site.reader('Ann');
  await ann.post('I saw it, too.');
  assert.ok((await trashStory(world, discussed)).ok);
  assert.equal((await site.request(site.path)).status, 410);
  clock.now += trashKeptFor + day;
  await site.runJobs();
  const kept = await deleteForGood(world, { ...discussed, withComments: false });
  assert.equal(kept.ok ? '' : kept.refusal, 'has-comments');
  assert.ok((await deleteForGood(world, { ...discussed, withComments: true })).ok);
  assert.equal((await site.request(site.path)).status, 404);
  await site.close();
});

test('a story’s former addresses lead to it until they are taken away', async () => {
  const site = await newsroom();
  const { world, editor } = site;
  const acting = { account: editor.account, articleId: await site.write() };
  const out = await publishStory(world, acting);
  assert.ok(out.ok);
  const moved = await changeAddress(world, { ...acting, slug: 'High water!' });
  assert.ok(moved.ok);
  assert.equal(moved.value.path, '/science/2026/11/20/high-water');
  const former = await site.request(out.value.path);
  assert.equal(former.status, 301);
  assert.equal(former.headers.get('location'), moved.value.path);
  assert.deepEqual(
    (await formerAddresses(world, acting.articleId)).map(({ path }) => path),
    [out.value.path],
  );
  const own = await dropAddress(world, { ...acting, path: moved.value.path });
  assert.equal(own.ok ? '' : own.refusal, 'no-address');
  assert.ok((await dropAddress(world, { ...acting, path: out.value.path })).ok);
  assert.equal((await site.request(out.value.path)).status, 404);
  await site.close();
});
