import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsIn, soundTime } from '../../common/sound-times.ts';
import { episodeOf, showById, showsOf } from '../../rooms/audio/audio.ts';
import { makeSound } from '../../rooms/audio/sound-for-tests.ts';
import { checkStory } from '../../rooms/drafting/drafting.ts';
import { checkMarkup } from './markup-for-tests.ts';
import { librarySite } from '../media/library-for-tests.ts';
import { chaptersInText } from './chapters-in.ts';
import { episodeBy, idAt, showBy, showForm, wavOf, sendFiles } from './podcasts-for-tests.ts';

test('times are written and read as people do', () => {
  for (const [text, seconds] of [
    ['12:34.5', 754.5],
    ['1:02:03', 3723],
    ['75', 75],
    ['0:05,25', 5.25],
  ] as const)
    assert.equal(secondsIn(text), seconds);
  for (const text of ['', 'x', '1:75', '1:60:00', '-3', '1::2']) assert.equal(secondsIn(text), undefined);
  for (const seconds of [0, 5.25, 754.5, 3723.001, 36_000]) assert.equal(secondsIn(soundTime(seconds)), seconds);
});

test('a pasted list of chapters is read line by line, and the JSON of podcast apps as well', () => {
  const read = chaptersInText('Chapters:\n00:00 - The quay\n(12:34) The boats\n1:02:03: The tide\n');
  assert.deepEqual(read.ok && read.value.map(({ start, title }) => [start, title]), [
    [0, 'The quay'],
    [754, 'The boats'],
    [3723, 'The tide'],
  ]);
  const json = chaptersInText('{"version":"1.2.0","chapters":[{"startTime":5,"title":"One"}]}');
  assert.deepEqual(json.ok && json.value, [{ start: 5, title: 'One' }]);
});

test('a show is made by a form; what is wrong stands at its field, and nothing that was typed is lost', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const small = await site.picture();
  const answer = await editor.send('/newsroom/podcasts/new', {
    ...showForm,
    artId: `/newsroom/media/${small}`,
    ownerEmail: 'nobody',
    'person-0': 'Ann Host',
    'role-0': 'Cast / Host',
    'fund-0': 'https://give.example/',
    'fundWords-0': 'Give <us> something',
    frequencyRule: 'every monday',
  });
  const page = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(page, /id="artId-fault">[^<]*square/);
  assert.match(page, /id="ownerEmail-fault"/);
  assert.match(page, /looks like FREQ=WEEKLY/);
  assert.match(page, /value="Ann Host"/);
  assert.match(page, /value="Give &lt;us> something"/);
  await checkMarkup(page);
  const id = await showBy(editor, {
    'person-0': 'Ann Host',
    'role-0': 'Cast / Host',
    ownerEmail: 'podcasts@x.test',
    'txtPurpose-0': 'applepodcastsverify',
    'txtText-0': 'abc-123',
    frequencyWords: 'Every Monday',
    frequencyRule: 'freq=weekly;byday=mo',
  });
  const show = await showById(site.world, id);
  const feed = await (await site.request(`${show?.path}/feed.xml`)).text();
  assert.match(feed, /<podcast:txt purpose="applepodcastsverify">abc-123</);
  assert.match(feed, /<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=MO">Every Monday</);
  assert.deepEqual(show?.people, [{ name: 'Ann Host', group: 'Cast', role: 'Host' }]);
  assert.deepEqual(show?.categories, ['News > Daily News']);
  const changed = await editor.send(`/newsroom/podcasts/${id}/settings`, {
    ...showForm,
    state: 'moved',
    movedTo: 'https://feeds.example/low-tide.xml',
    slug: show?.slug ?? '',
  });
  assert.equal(changed.status, 303);
  assert.equal((await showById(site.world, id))?.movedTo, 'https://feeds.example/low-tide.xml');
  // What the form does not say any more is gone.
  assert.deepEqual((await showById(site.world, id))?.people, []);
  await site.close();
});

test('shows stand in the order that is wished; one without episodes can be removed, one with them cannot', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const writer = await site.staff('writer');
  const [one, two] = [await showBy(editor, { title: 'One' }), await showBy(editor, { title: 'Two' })];
  const titles = async (): Promise<string[]> => (await showsOf(site.world)).map(({ title }) => title);
  assert.deepEqual(await titles(), ['One', 'Two']);
  assert.equal((await writer.send(`/newsroom/podcasts/${two}/earlier`, {})).status, 404);
  assert.match(await (await editor.get('/newsroom/podcasts')).text(), new RegExp(`podcasts/${two}/earlier`));
  await editor.send(`/newsroom/podcasts/${two}/earlier`, {});
  assert.deepEqual(await titles(), ['Two', 'One']);
  await editor.send(`/newsroom/podcasts/${two}/episodes/new`, { headline: 'First' });
  const kept = await editor.send(`/newsroom/podcasts/${two}/remove`, {});
  assert.match(await (await editor.get(kept.headers.get('location') ?? '')).text(), /It has episodes/);
  await editor.send(`/newsroom/podcasts/${one}/remove`, {});
  assert.deepEqual(await titles(), ['Two']);
  await site.close();
});

test('an episode is begun with its sound in one step, and says what is known of the sound', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const show = await showBy(editor, { type: 'serial' });
  const wrong = await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { number: 'first', headline: 'One' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /id="number-fault"/);
  const body = new FormData();
  body.set('headline', '');
  body.set('number', '1');
  body.set('sound', new File([new Uint8Array(wavOf(20, 3))], 'the_harbour-at-night.wav', { type: 'audio/mpeg' }));
  const begun = await sendFiles(site, editor, `/newsroom/podcasts/${show}/episodes/new`, body);
  const id = idAt(begun);
  const episode = await episodeOf(site.world, id);
  assert.equal(episode?.title, 'the harbour at night');
  assert.equal(episode?.number, 1);
  assert.equal(episode?.recording?.state, 'waiting');
  await site.runJobs();
  const page = await (await editor.get(`/newsroom/episodes/${id}`)).text();
  assert.match(page, /<dt>Length<\/dt><dd>0:20<\/dd>/);
  const next = await (await editor.get(`/newsroom/podcasts/${show}/episodes/new`)).text();
  assert.match(next, /name="number"[^>]*value="2"/);
  const again = await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { media: episode?.mediaId ?? '' });
  assert.match(await again.text(), /is this recording already/);
  const random = new FormData();
  random.set('sound', new File([new Uint8Array(4_000).fill(7)], 'noise.mp3', { type: 'audio/mpeg' }));
  const refused = await sendFiles(site, editor, `/newsroom/episodes/${id}/sound`, random);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /“noise\.mp3” was not taken/);
  await site.close();
});

test('chapters are saved in the order of their times; a change of somebody else’s is told and yours stays in the form', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id } = await episodeBy(site, editor);
  const path = `/newsroom/episodes/${id}/chapters`;
  const wrong = await editor.send(path, {
    'start-0': '0:99',
    'title-0': 'A typed title',
    'start-1': '5:00',
    'title-1': 'Late',
  });
  const page = await wrong.text();
  assert.equal(wrong.status, 422);
  assert.match(page, /is no time/);
  assert.match(page, /The sound has ended by then/);
  assert.match(page, /value="A typed title"/);
  await checkMarkup(page);
  const before = await (await editor.get(path)).text();
  const since = /name="since" value="([^"]+)"/.exec(before)?.[1] ?? assert.fail('no stamp');
  const saved = await editor.send(path, {
    since,
    'start-0': '12.5',
    'title-0': 'Two',
    'start-1': '0',
    'title-1': 'One',
  });
  assert.equal(saved.status, 303);
  assert.deepEqual(
    (await episodeOf(site.world, id))?.chapters.map(({ start, title }) => [start, title]),
    [
      [0, 'One'],
      [12.5, 'Two'],
    ],
  );
  const late = await editor.send(path, { since, 'start-0': '3', 'title-0': 'Of another mind' });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /Of another mind/);
  assert.equal((await episodeOf(site.world, id))?.chapters.length, 2);
  await site.close();
});

test('details and soundbites are kept; what is wrong is told at its field', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id } = await episodeBy(site, editor, 60);
  const story = (
    await site.world.db.selectFrom('article').select('path').where('id', '=', site.story).executeTakeFirstOrThrow()
  ).path;
  const wrong = await editor.send(`/newsroom/episodes/${id}/details`, {
    stories: '/nowhere',
    number: '0',
    type: 'full',
  });
  const page = await wrong.text();
  assert.equal(wrong.status, 422);
  assert.match(page, /id="number-fault"/);
  assert.match(page, /id="storyIds-fault"|is no story of ours/);
  const said = {
    stories: story,
    season: '2',
    number: '5',
    type: 'bonus',
    isExplicit: '1',
    'person-0': 'Ben',
    'role-0': 'Cast / Guest',
  };
  assert.equal((await editor.send(`/newsroom/episodes/${id}/details`, said)).status, 303);
  const episode = await episodeOf(site.world, id);
  assert.deepEqual([episode?.season, episode?.number, episode?.type, episode?.isExplicit], [2, 5, 'bonus', true]);
  assert.deepEqual(episode?.storyIds, [site.story]);
  assert.equal(episode?.people[0]?.role, 'Guest');
  const short = await editor.send(`/newsroom/episodes/${id}/soundbites`, {
    'from-0': '1',
    'to-0': '3',
    'title-0': 'Short',
  });
  assert.match(await short.text(), /It lasts 0:02: 15 to 120 seconds/);
  const good = { 'from-0': '1.5', 'to-0': '21.5', 'title-0': 'The tide' };
  assert.equal((await editor.send(`/newsroom/episodes/${id}/soundbites`, good)).status, 303);
  assert.deepEqual((await episodeOf(site.world, id))?.soundbites, [{ start: 1.5, duration: 20, title: 'The tide' }]);
  await site.close();
});

test('the checklist wants an episode’s sound, and leads to where it is put right', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const show = await showBy(editor);
  const id = idAt(await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { headline: 'Silent' }));
  const found = await checkStory(site.world, id);
  const sound = found.find(({ key }) => key === 'sound');
  assert.deepEqual([sound?.level, sound?.where], ['blocks', `/newsroom/episodes/${id}`]);
  assert.equal(found.find(({ key }) => key === 'transcript')?.level, 'advice');
  assert.equal(
    found.some(({ key }) => key === 'lead'),
    false,
  );
  const page = await (await editor.get(`/newsroom/stories/${id}/publish`)).text();
  assert.match(page, new RegExp(`href="/newsroom/episodes/${id}/transcript"`));
  const mediaId = await makeSound(site.world, wavOf(20, 11));
  await editor.send(`/newsroom/episodes/${id}/sound`, { media: mediaId });
  await site.runJobs();
  assert.equal((await checkStory(site.world, id)).find(({ key }) => key === 'sound')?.level, 'ok');
  await site.close();
});

test('a story is given a sound to listen to, and loses it again', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const mediaId = await makeSound(site.world, wavOf(20, 5));
  const path = `/newsroom/episodes/${site.story}`;
  assert.equal((await editor.send(`${path}/sound`, { media: mediaId })).status, 303);
  assert.match(await (await editor.get(path)).text(), new RegExp(`/newsroom/media/${mediaId}/file`));
  assert.equal((await editor.send(`${path}/sound/remove`)).status, 303);
  assert.doesNotMatch(await (await editor.get(path)).text(), new RegExp(`/newsroom/media/${mediaId}/file`));
  await site.close();
});

test('only the pages with the recorder may ask for the microphone', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const show = await showBy(editor);
  const policyOf = async (path: string): Promise<string> =>
    (await editor.get(path)).headers.get('permissions-policy') ?? '';
  assert.match(await policyOf(`/newsroom/podcasts/${show}/episodes/new`), /microphone=\(self\)/);
  assert.match(await policyOf(`/newsroom/podcasts/${show}`), /microphone=\(\)/);
  await site.close();
});
