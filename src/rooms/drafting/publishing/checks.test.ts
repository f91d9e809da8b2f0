import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as Y from 'yjs';
import type { Body } from '../../articles/articles.ts';
import { withDocument } from '../live/documents.ts';
import { change } from '../live/open-document.ts';
import { checkStory } from './check-story.ts';
import { publishStory } from './publish-story.ts';
import { newsroom } from './publishing-for-tests.ts';
import { charactersFor, phoneHeadlineLimit, searchTitleLimit, searchTitlePixels, textUnits } from './text-width.ts';

test('text is as wide as its script: Chinese twice Latin, narrow letters less, marks nothing', () => {
  assert.equal(textUnits('abc'), 3);
  assert.ok(textUnits('illicit') < textUnits('aaaaaaa'));
  assert.ok(textUnits('潮水上升') > 1.8 * textUnits('abcd'));
  assert.equal(textUnits('مَدّ'), textUnits('مد'));
  assert.ok(charactersFor('潮水上升了三级台阶', phoneHeadlineLimit) < 50);
  assert.ok(searchTitlePixels('The tide came up to the third step of the old harbour quay') < searchTitleLimit);
  assert.ok(
    searchTitlePixels('The tide came up to the third step of the old harbour quay, and nobody knows why') >
      searchTitleLimit,
  );
});

test('headings out of order, embeds without a title and files that are not there are each named with their place', async () => {
  const site = await newsroom();
  const heading = (level: 2 | 3 | 4, text: string): Body['content'][number] => ({
    type: 'heading',
    attrs: { level },
    content: text ? [{ type: 'text', text }] : [],
  });
  const missing = '00000000-0000-7000-8000-000000000000';
  const body: Body = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] },
      heading(2, 'One'),
      heading(4, 'Too deep'),
      heading(2, ''),
      { type: 'embed', attrs: { url: 'https://example.com/film' } },
      { type: 'picture', attrs: { mediaId: missing } },
    ],
  };
  const id = await site.write();
  const items = await checkStory(site.world, id, { fields: { body } });
  const said = items.filter(({ level }) => level !== 'ok').map(({ key, where }) => `${key} ${where ?? ''}`);
  for (const one of ['headings body:2', 'headings body:3', 'embeds body:4', 'media-there body:5'])
    assert.ok(said.includes(one), `${one} is missing in ${said.join(', ')}`);
  await site.close();
});

test('a plain page is not asked for section, byline, standfirst or lead picture', async () => {
  const site = await newsroom();
  const id = await site.write();
  const items = await checkStory(site.world, id, { fields: { kind: 'page' } });
  const keys = new Set(items.map(({ key }) => key));
  for (const key of ['section', 'byline', 'standfirst', 'lead', 'tags']) assert.ok(!keys.has(key), key);
  await site.close();
});

test('a story that does not exist has nothing to be checked', async () => {
  const site = await newsroom();
  assert.deepEqual(await checkStory(site.world, 'nothing'), []);
  await site.close();
});

test('notes that are open are told, and open suggestions block until somebody has decided about them', async () => {
  const site = await newsroom();
  const { world, editor } = site;
  const id = await site.write();
  const text = (doc: Y.Doc): Y.XmlText => {
    const paragraph = doc.getXmlFragment('body').get(0) as Y.XmlElement;
    return paragraph.get(0) as Y.XmlText;
  };
  const write = (work: (doc: Y.Doc) => void): Promise<unknown> =>
    withDocument(world, id, (open) => change(open, { accountId: editor.account.id }, () => work(open.doc)).durable);
  await write((doc) => {
    doc.getMap('notes').set('n1', { by: { id: 'x', name: 'X' }, at: 1, text: 'Really?', quote: '', replies: [] });
    doc
      .getMap('notes')
      .set('n2', { by: { id: 'x', name: 'X' }, at: 1, text: 'Yes.', quote: '', replies: [], resolvedAt: 2 });
    text(doc).insert(0, 'Perhaps ', { insertion: { id: 's1', by: 'x', at: 1 } });
  });
  const words = (await checkStory(world, id)).filter(({ key }) => key === 'notes' || key === 'suggestions');
  assert.deepEqual(
    words.map(({ level }) => level),
    ['advice', 'blocks'],
  );
  assert.match(words[0]?.words ?? '', /^1 note is not resolved/);
  const blocked = await publishStory(world, { account: editor.account, articleId: id });
  assert.equal(blocked.ok ? '' : blocked.refusal, 'blocked');
  await write((doc) => text(doc).delete(0, 'Perhaps '.length));
  assert.ok((await publishStory(world, { account: editor.account, articleId: id })).ok);
  await site.close();
});
