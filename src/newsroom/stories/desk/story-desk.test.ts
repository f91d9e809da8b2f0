import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, makeSection } from '../../../../test/make-stories.ts';
import { saveAuthor, saveTag } from '../../../rooms/articles/articles.ts';
import { writingSite } from '../../../rooms/discussion/writing-for-tests.ts';
import { draftOf, replaceDraft, storyEvents, storyNotes } from '../../../rooms/drafting/drafting.ts';
import { draftBy, rowOf, textOf } from './story-desk-for-tests.ts';

test('the newsroom opens on the desk; stories stand in the list of their state, counted', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  await draftBy(site, chief, 'The bridge that sings');
  assert.equal((await chief.get('/newsroom')).headers.get('location'), '/newsroom/stories');
  const drafts = await textOf(chief.get('/newsroom/stories'));
  assert.match(drafts, /The bridge that sings/);
  assert.ok(!drafts.includes('The tide'), 'what is published stands in another list');
  assert.match(drafts, /data-count="draft">1</);
  assert.match(drafts, /data-count="published">1</);
  assert.match(drafts, /Missing: section, standfirst, byline, picture/);
  assert.match(await textOf(chief.get('/newsroom/stories?state=published')), /The tide/);
  const board = await textOf(chief.get('/newsroom/stories?view=board'));
  assert.match(board, /data-column="draft"[\s\S]*The bridge that sings/);
  await site.close();
});

test('a story is found by words of its draft and of its page, and only where they are', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  await draftBy(site, chief, 'The bridge that sings', 'Beneath it the otters are whistling.');
  await draftBy(site, chief, 'Another matter', 'Nothing of the kind.');
  assert.match(await textOf(chief.get('/newsroom/stories?q=otter')), /The bridge that sings/, 'by a word of the text');
  assert.match(await textOf(chief.get('/newsroom/stories?q=bridges+otters')), /The bridge that sings/, 'by several');
  const other = await textOf(chief.get('/newsroom/stories?q=badger'));
  assert.ok(!other.includes('The bridge that sings'));
  assert.match(other, /Nothing here matches/);
  const { drainSearchIndex } = await import('../../../rooms/search/search.ts');
  await drainSearchIndex(site.world);
  assert.match(await textOf(chief.get('/newsroom/stories?state=published&q=tide')), /The tide/);
  assert.ok(!(await textOf(chief.get('/newsroom/stories?state=published&q=otter'))).includes('The tide'));
  const found = await site.request('/search?q=otters');
  assert.ok(!(await found.text()).includes('The bridge that sings'), 'readers find nothing of it');
  await site.close();
});

test('what was written over is no longer found by its former words', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  const id = await draftBy(site, chief, 'Working title', 'Herons stood about.');
  assert.match(await textOf(chief.get('/newsroom/stories?q=heron')), /Working title/);
  site.clock.now += 1_000;
  const done = await replaceDraft(site.world, {
    account: chief.account,
    articleId: id,
    fields: { body: bodyOf('Only gulls.') },
  });
  assert.ok(done.ok);
  assert.ok(!(await textOf(chief.get('/newsroom/stories?q=heron'))).includes('Working title'));
  assert.match(await textOf(chief.get('/newsroom/stories?q=gulls')), /Working title/);
  await site.close();
});

test('lists are narrowed by section, person, kind and due time, and go on page by page without a gap', async () => {
  const site = await writingSite();
  const { world } = site;
  const chief = await site.reader('Chief', 'editor');
  const wren = await site.reader('Wren', 'writer');
  const section = await makeSection(world, 'City');
  const ids: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    site.clock.now += 1_000;
    ids.push(await draftBy(site, i % 2 ? wren : chief, `Number ${i} of many`));
  }
  const first = await textOf(chief.get('/newsroom/stories'));
  const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no next page');
  const second = await textOf(chief.get(next));
  const shown = [...(first + second).matchAll(/<bdi lang="en">Number (\d+) of many/g)].map(([, number]) =>
    Number(number),
  );
  assert.deepEqual(
    shown,
    Array.from({ length: 60 }, (_, i) => 59 - i),
  );
  const mine = await textOf(wren.get('/newsroom/stories?mine=1'));
  assert.match(mine, /data-count="draft">30</);
  const [target = ''] = ids;
  const placed = await replaceDraft(world, {
    account: chief.account,
    articleId: target,
    fields: { sectionId: section },
  });
  assert.ok(placed.ok);
  assert.match(await textOf(chief.get(`/newsroom/stories?section=${section}`)), /data-count="draft">1</);
  await chief.send(`/newsroom/stories/${target}/assign`, { to: wren.account.id, due: '2026-11-20T14:00' });
  site.clock.now = Date.UTC(2026, 10, 20, 20);
  const late = await textOf(chief.get('/newsroom/stories?due=overdue'));
  assert.match(late, /data-count="draft">1</);
  assert.match(late, /Overdue by 6 hours/);
  assert.match(await textOf(chief.get(`/newsroom/stories?assignee=${wren.account.id}`)), /data-count="draft">1</);
  assert.match(await textOf(chief.get('/newsroom/stories?assignee=nobody')), /data-count="draft">59</);
  assert.match(await textOf(chief.get('/newsroom/stories?kind=opinion')), /data-count="draft">0</);
  await site.close();
});

test('an editor’s address with nonsense in it shows a list all the same', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  for (const query of [
    'state=x&sort=y&after=z',
    'section=1&author=%00&assignee=me&due=never',
    'q=%22%2B-',
    'view=board&q=%F0%9F%8C%8A',
    `q=${'x'.repeat(500)}`,
  ])
    await textOf(chief.get(`/newsroom/stories?${query}`));
  await textOf(chief.get('/newsroom/stories/calendar?on=2026-99-99&view=year&edition=xx&section=1'));
  await textOf(chief.get('/newsroom/stories/not-a-story/work'), 404);
  await site.close();
});

test('a contributor hands in what is theirs; the editor sends it back with a word, which is mailed and stands under the story', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  const con = await site.reader('Con', 'contributor');
  const id = await draftBy(site, con, 'From the harbour');
  assert.equal((await con.send(`/newsroom/stories/${id}/state`, { to: 'ready', from: 'draft' })).status, 303);
  assert.equal((await rowOf(site, id)).work_state, 'ready');
  assert.equal(
    (await con.send(`/newsroom/stories/${id}/state`, { to: 'draft' })).status,
    403,
    'it is with the desk now',
  );
  const stale = await chief.send(`/newsroom/stories/${id}/state`, { to: 'edit', from: 'draft' });
  assert.equal(stale.status, 409, 'the editor looked at an older state');
  const back = { to: 'draft', from: 'ready', note: 'Who says so? Please name a source.' };
  assert.equal((await chief.send(`/newsroom/stories/${id}/state`, back)).status, 303);
  await site.runJobs();
  const mail = site.mails.find(({ to }) => to === con.account.email);
  assert.match(mail?.text ?? '', /Who says so\?/);
  assert.match(mail?.text ?? '', new RegExp(`/newsroom/stories/${id}`));
  const { notes } = await storyNotes(site.world, id);
  assert.equal(notes[0]?.text, 'ready → draft: Who says so? Please name a source.');
  const { events } = await storyEvents(site.world, id);
  assert.ok(events.some(({ act, details }) => act === 'state' && details['to'] === 'draft'));
  await site.close();
});

test('whoever is given a story is mailed, unless they do not want to be; writers take what nobody has', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  const wren = await site.reader('Wren', 'writer');
  const reader = await site.reader('Rita');
  const id = await draftBy(site, chief, 'The lost umbrella');
  const given = { to: wren.account.id, due: '2026-11-21T09:30', words: 'Four hundred words.' };
  assert.equal((await chief.send(`/newsroom/stories/${id}/assign`, given)).status, 303);
  const row = await rowOf(site, id);
  assert.equal(row.assignee_id, wren.account.id);
  assert.equal(row.due_at, Date.UTC(2026, 10, 21, 9, 30), 'on the publication’s clock');
  await site.runJobs();
  assert.match(site.mails.find(({ to }) => to === wren.account.email)?.text ?? '', /Four hundred words\./);
  assert.equal((await wren.send(`/newsroom/stories/${id}/assign`, { due: '2027-01-01T00:00' })).status, 403);
  assert.equal((await chief.send(`/newsroom/stories/${id}/assign`, { to: reader.account.id })).status, 422);
  assert.equal((await chief.send(`/newsroom/stories/${id}/assign`, { due: 'soon' })).status, 422);
  await wren.send(`/newsroom/stories/${id}/assign`, { to: '' });
  assert.equal((await rowOf(site, id)).assignee_id, null, 'given back');
  await wren.send('/newsroom/stories/calendar/feed', { do: 'mail', mail: '0' });
  const before = site.mails.length;
  await chief.send(`/newsroom/stories/${id}/assign`, { to: wren.account.id });
  await site.runJobs();
  assert.equal(site.mails.length, before);
  await site.close();
});

test('several stories are changed at once, each for itself, and it is said what was not done; states can be taken back', async () => {
  const site = await writingSite();
  const { world } = site;
  const chief = await site.reader('Chief', 'editor');
  const section = await makeSection(world, 'City');
  const tag = await world.write((tx) => saveTag(world, tx, { edition: 'en', key: 'sea', name: 'Sea', slug: 'sea' }));
  const ids = [await draftBy(site, chief, 'One'), await draftBy(site, chief, 'Two')];
  const body = (fields: Record<string, string>, chosen = ids): string =>
    new URLSearchParams([...Object.entries(fields), ...chosen.map((id): [string, string] => ['id', id])]).toString();
  const send = (fields: Record<string, string>, chosen = ids, person = chief): Promise<Response> =>
    site.request('/newsroom/stories/bulk', {
      method: 'POST',
      headers: {
        origin: 'http://courant.test',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: person.cookie,
      },
      body: body(fields, chosen),
    });
  const report = await textOf(send({ do: 'state', to: 'edit' }, [...ids, site.story]));
  assert.match(report, /2 stories: done/);
  assert.match(report, /The tide/, 'the published one is named as not done');
  for (const id of ids) assert.equal((await rowOf(site, id)).work_state, 'edit');
  const was = ids.map((id): [string, string] => ['was', `${id}:draft`]);
  await site.request('/newsroom/stories/bulk/undo', {
    method: 'POST',
    headers: {
      origin: 'http://courant.test',
      'content-type': 'application/x-www-form-urlencoded',
      cookie: chief.cookie,
    },
    body: new URLSearchParams(was).toString(),
  });
  for (const id of ids) assert.equal((await rowOf(site, id)).work_state, 'draft');
  await textOf(send({ do: 'section', in: section }));
  await textOf(send({ do: 'tag', tag: 'sea' }));
  const draft = await draftOf(world, ids[0] ?? '');
  assert.deepEqual([draft?.fields.sectionId, draft?.fields.tagIds], [section, [tag]]);
  const con = await site.reader('Con', 'contributor');
  await textOf(send({ do: 'bin' }, ids, con), 422);
  await textOf(send({ do: 'bin', all: '1', state: 'draft' }, []));
  for (const id of ids) assert.equal((await rowOf(site, id)).status, 'trashed');
  await textOf(send({ do: 'restore' }));
  for (const id of ids) assert.equal((await rowOf(site, id)).status, 'draft');
  assert.equal((await send({ do: 'bin' }, [site.story])).status, 422, 'what readers see is taken back first');
  await site.close();
});

test('a new story is begun with its kind, section and a template, and its editor opens; an idea stays on the desk', async () => {
  const site = await writingSite();
  const { world } = site;
  const chief = await site.reader('Chief', 'editor');
  const wren = await site.reader('Wren', 'writer');
  const author = await world.write((tx) =>
    saveAuthor(world, tx, { name: 'Wren', slug: 'wren', accountId: wren.account.id }),
  );
  const section = await makeSection(world, 'City');
  const template = { name: 'Match report', kind: 'news', edition: '', text: '## The score\n\nWho played whom.' };
  assert.equal((await chief.send('/newsroom/stories/templates', template)).status, 303);
  const form = await textOf(wren.get('/newsroom/stories/new'));
  const templateId = /<option value="([0-9a-f-]{36})"[^>]*>Match report/.exec(form)?.[1] ?? assert.fail('no template');
  const fields = { kind: 'news', edition: 'en', section, headline: 'A draw', template: templateId, begin: 'draft' };
  const begun = await wren.send('/newsroom/stories/new', fields);
  const id =
    /\/newsroom\/stories\/([0-9a-f-]{36})$/.exec(begun.headers.get('location') ?? '')?.[1] ?? assert.fail('not begun');
  const draft = await draftOf(world, id);
  assert.equal(draft?.fields.body.content[0]?.type, 'heading');
  assert.deepEqual([draft?.fields.sectionId, draft?.fields.authorIds], [section, [author]]);
  await textOf(wren.send('/newsroom/stories/new', { ...fields, headline: ' ' }), 422);
  await textOf(wren.send('/newsroom/stories/new', { ...fields, edition: 'ar' }), 422);
  const idea = await wren.send('/newsroom/stories/new', { ...fields, begin: 'idea' });
  assert.match(idea.headers.get('location') ?? '', /\/work$/);
  assert.match(await textOf(wren.get('/newsroom/stories?state=idea')), /A draw/);
  await site.close();
});
