import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf, saveDeskMail } from '../drafting.ts';
import { begin, newsroom, open } from '../live/newsroom-for-tests.ts';
import { namedIn } from './named-in.ts';

const people = [
  { id: 'w', name: 'Wim' },
  { id: 'wp', name: 'Wim Peters' },
  { id: 'e', name: 'Edda Eriksen' },
  { id: 'a1', name: 'Ann Low' },
  { id: 'a2', name: 'Ann High' },
];
const named = (text: string): string[] => namedIn(text, people).map(({ id }) => id);

test('A name after @ is the longest that fits, or a first name only one of all has', () => {
  assert.deepEqual(named('@Wim Peters, is that so? Ask @Edda.'), ['wp', 'e']);
  assert.deepEqual(named('@Wim: no'), ['w']);
  assert.deepEqual(named('@Ann knows'), []);
  assert.deepEqual(named('@Wimpole Street, wim@Wim.example'), []);
  assert.deepEqual(named('(@Ann High) and @Ann High again'), ['a2']);
});

test('Whoever is named in a note or a reply is mailed once for each, however often the story is settled', async () => {
  const site = await newsroom();
  const [ann, ben, cas] = [await site.colleague('Ann'), await site.colleague('Ben'), await site.colleague('Cas')];
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  const notes = writer.doc.getMap('notes');
  const by = { id: ann.account.id, name: 'Ann' };
  const note = { by, at: 1, text: 'Is it four, @Ben? Not for @Ann.', quote: 'One.', replies: [] as unknown[] };
  const settled = async (): Promise<string[]> => {
    await writer.safe();
    await draftOf(site.world, story);
    await site.runJobs();
    return site.mails.splice(0).map(({ to, subject }) => `${to}: ${subject}`);
  };
  notes.set('n1', note);
  assert.deepEqual(await settled(), ['ben@desk.test: Ann names you: The tide']);
  notes.set('n1', { ...note, text: 'Is it five, @Ben?' });
  assert.deepEqual(await settled(), []);
  const reply = { by: { id: ben.account.id, name: 'Ben' }, at: 7, text: 'Ask @Cas, @Ann.' };
  notes.set('n1', { ...note, replies: [reply] });
  assert.deepEqual((await settled()).toSorted(), [
    'ann@desk.test: Ben names you: The tide',
    'cas@desk.test: Ben names you: The tide',
  ]);
  await saveDeskMail(site.world, cas.account, false);
  notes.set('n2', { ...note, text: '@Cas?' });
  assert.deepEqual(await settled(), []);
});

test('A resolved note, a note by nobody, and nonsense in its place tell nobody', async () => {
  const site = await newsroom();
  const [ann, ben] = [await site.colleague('Ann'), await site.colleague('Ben')];
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  const notes = writer.doc.getMap('notes');
  notes.set('done', { by: { id: ann.account.id, name: 'Ann' }, at: 1, text: '@Ben', replies: [], resolvedAt: 2 });
  notes.set('forged', { by: { id: 'nobody', name: 'Ann' }, at: 1, text: '@Ben', replies: [] });
  notes.set('odd', { by: 3, text: ['@Ben'], replies: 'x' });
  notes.set('own', { by: { id: ben.account.id, name: 'Ben' }, at: 1, text: '@Ben', replies: [null, 4] });
  await writer.safe();
  await draftOf(site.world, story);
  await site.runJobs();
  assert.deepEqual(site.mails, []);
});
