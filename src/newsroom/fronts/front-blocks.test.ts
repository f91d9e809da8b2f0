import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../../test/make-comments.ts';
import { bodyOf, makeStory } from '../../../test/make-stories.ts';
import { articleById, putLiveEntry, saveArticle, saveTag, type ArticleDraft } from '../../rooms/articles/articles.ts';
import { frontStories, pickedStoriesOf } from '../../rooms/fronts/fronts.ts';
import { frontSite, minute, pageOf, put, shown } from './fronts-for-tests.ts';

test('each block kind draws what it is for, each story stands once, and what is empty draws nothing', async () => {
  const made = await frontSite();
  const { world, stories } = made;
  const opinion = await makeStory(world, { headline: 'My view', kind: 'opinion' });
  const live = await makeStory(world, { headline: 'The storm, live', kind: 'liveblog', liveState: 'running' });
  await world.write((tx) =>
    putLiveEntry(world, tx, { articleId: live, headline: 'The pier is closed', body: bodyOf('It is closed.') }),
  );
  const tag = await world.write((tx) => saveTag(world, tx, { edition: 'en', key: 'tides', name: 'Tides' }));
  await makeStory(world, { headline: 'A tide table', tagIds: [tag], publishedAt: made.clock.now - 60 * minute });
  for (const name of ['Alpha', 'Delta']) await makeComments(world, stories[name] ?? '', 4, { answers: 0 });
  await put(made, [
    { kind: 'note', text: 'We are **moving**.\n\nCome along: [here](/coast), not <script>here</script>.' },
    {
      kind: 'lead',
      count: 2,
      rule: { by: 'priority' },
      picks: [{ story: stories['Echo'] }, { story: stories['Foxtrot'] }],
    },
    { kind: 'live' },
    { kind: 'opinion' },
    { kind: 'tag', rule: { by: 'tag', tag } },
    { kind: 'section', rule: { by: 'section', section: made.coast }, count: 9 },
    { kind: 'discussed' },
    { kind: 'podcast' },
    { kind: 'pictures' },
    { kind: 'list', rule: { by: 'none' } },
  ]);
  const page = await pageOf(made);
  assert.match(page, /<p>We are <strong>moving<\/strong>\.<\/p>/);
  assert.match(page, /<a href="\/coast">here<\/a>/);
  assert.doesNotMatch(page, /<script/);
  assert.match(page, /The pier is closed/);
  assert.match(page, /href="[^"]*#entry-/);
  for (const title of ['Happening now', 'Opinion', 'Tides', 'Coast', 'Most discussed', 'From the editors'])
    assert.match(page, new RegExp(`<h2[^>]*>(?:<a[^>]*>)?${title}<`));
  for (const title of ['Listen', 'In pictures']) assert.doesNotMatch(page, new RegExp(`>${title}<`));
  const ranking = page.slice(page.indexOf('>Most discussed<'));
  assert.deepEqual(shown(ranking).toSorted(), ['Alpha', 'Delta'], 'a ranking names who is ahead');
  const rest = shown(page.slice(0, page.indexOf('>Most discussed<')));
  assert.equal(rest[0], 'Echo');
  assert.equal(new Set(rest).size, rest.length, `each once: ${rest.join(', ')}`);
  assert.ok(rest.includes('A tide table') && rest.includes('My view') && rest.includes('Foxtrot'));
  assert.equal(opinion.length, 36);
});

test('a story that is unpublished falls out at once and the rule fills its place; so does one whose time is over', async () => {
  const made = await frontSite();
  const { world, stories, clock } = made;
  const until = clock.now + 5 * minute;
  await put(made, [
    {
      kind: 'list',
      count: 3,
      rule: { by: 'newest' },
      picks: [{ story: stories['Alpha'], until }, { story: stories['Bravo'] }],
    },
  ]);
  assert.deepEqual(shown(await pageOf(made)).slice(0, 2), ['Alpha', 'Bravo']);
  const row = (await articleById(world, stories['Bravo'] ?? '')) ?? assert.fail();
  const gone = { ...row, status: 'unpublished', sectionId: made.coast } as unknown as ArticleDraft;
  await world.write((tx) => saveArticle(world, tx, gone));
  const after = shown(await pageOf(made));
  assert.equal(after[0], 'Alpha');
  assert.ok(!after.includes('Bravo'));
  assert.equal(after.length, 3);
  clock.now = until;
  const late = shown(await pageOf(made));
  assert.ok(!late.slice(0, 1).includes('Alpha'));
  assert.equal(late.length, 3);
});

test('a section’s page is arranged by itself, other pages stay as they are, and its list goes on below', async () => {
  const made = await frontSite();
  const { stories, coast } = made;
  const front = await pageOf(made);
  await put(
    made,
    [{ kind: 'grid', count: 2, title: 'Chosen', picks: [{ story: stories['Alpha'] }, { story: stories['Bravo'] }] }],
    `section-${coast}`,
  );
  const page = await pageOf(made, '/coast');
  assert.deepEqual(shown(page).slice(0, 2), ['Alpha', 'Bravo']);
  assert.deepEqual(shown(page).slice(2), ['Foxtrot', 'Echo', 'Delta', 'Charlie']);
  assert.match(page, /<h1 class="page-title">Coast<\/h1>/);
  assert.equal(await pageOf(made), front);
  await makeStory(made.world, { headline: 'Golf', sectionId: coast });
  assert.ok(shown(await pageOf(made, '/coast')).includes('Golf'), 'the kept page follows');
});

test('letters and others hear what is on the front now, arranged or not', async () => {
  const made = await frontSite();
  const { world, stories } = made;
  assert.deepEqual(await pickedStoriesOf(world, 'en'), []);
  assert.equal((await frontStories(world, 'en', 3)).length, 3);
  await put(made, [{ kind: 'list', count: 2, picks: [{ story: stories['Delta'], headline: 'Delta here' }] }]);
  const named = (list: readonly { headline: string }[]): string[] => list.map(({ headline }) => headline);
  assert.deepEqual(named(await pickedStoriesOf(world, 'en')), ['Delta here']);
  assert.equal(named(await frontStories(world, 'en'))[0], 'Delta here');
  assert.deepEqual(await pickedStoriesOf(world, 'ar'), []);
});
