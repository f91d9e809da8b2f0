import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, makeSection, makeStory } from '../../../../test/make-stories.ts';
import { articleById } from '../../../rooms/articles/articles.ts';
import { writingSite } from '../../../rooms/discussion/writing-for-tests.ts';
import { draftOf } from '../../../rooms/drafting/drafting.ts';
import { textOf } from './story-desk-for-tests.ts';

const hour = 3_600_000;

test('a story is translated in the counterpart of its section, beside its source, and it is seen what has changed since', async () => {
  const site = await writingSite();
  const { world } = site;
  const wren = await site.reader('Wren', 'writer');
  const [city, medina] = [await makeSection(world, 'City'), await makeSection(world, 'المدينة', 'ar', 'city')];
  const source = await makeStory(world, {
    headline: 'The harbour',
    standfirst: 'What lies there.',
    sectionId: city,
    body: bodyOf('Ships come in.', 'Ships go out.', 'It is quiet at night.'),
  });
  const begun = await wren.send(`/newsroom/stories/${source}/translations`, { edition: 'ar', text: 'copy' });
  const side = begun.headers.get('location') ?? '';
  const id = /stories\/([0-9a-f-]{36})\/translations\/side/.exec(side)?.[1] ?? assert.fail(side);
  const [made, origin] = [await articleById(world, id), await articleById(world, source)];
  assert.equal(made?.section?.id, medina);
  assert.equal(made?.translationGroup, origin?.translationGroup);
  assert.equal(made?.status, 'draft');
  const again = await wren.send(`/newsroom/stories/${source}/translations`, { edition: 'ar' });
  assert.equal(again.status, 422, 'there is one already');
  const first = await textOf(wren.get(side));
  assert.match(first, /Nothing has changed in the source/);
  const saved = { 'was-0': 'The harbour', 'piece-0': 'الميناء', 'was-2': 'Ships come in.', 'piece-2': 'تدخل السفن.' };
  assert.equal((await wren.send(side, saved)).status, 303);
  assert.equal((await draftOf(world, id))?.fields.headline, 'الميناء');
  const late = await textOf(wren.send(side, { 'was-0': 'The harbour', 'piece-0': 'المرفأ' }), 409);
  assert.match(late, /المرفأ/, 'words that met a colleague’s are given back');
  assert.equal((await draftOf(world, id))?.fields.headline, 'الميناء');
  site.clock.now += hour;
  await makeStory(world, {
    id: source,
    headline: 'The harbour',
    standfirst: 'What lies there.',
    sectionId: city,
    body: bodyOf('Ships come in.', 'Ships go out at noon.', 'It is quiet at night.', 'Nobody fishes.'),
  });
  const changed = await textOf(wren.get(side));
  assert.match(changed, /2 changes in the source/);
  assert.match(changed, /<ins>[^<]*at noon<\/ins>/);
  assert.match(changed, /New since[\s\S]*Nobody fishes\./);
  assert.match(changed, /تدخل السفن\./);
  assert.match(await textOf(wren.get(`/newsroom/stories/${source}/translations`)), /2 paragraphs changed/);
  assert.equal((await wren.send(`/newsroom/stories/${id}/translations/current`)).status, 303);
  assert.match(await textOf(wren.get(side)), /Nothing has changed in the source/);
  await site.close();
});
