import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../test/make-comments.ts';
import { makeEditions, makeSection, makeStory } from '../../test/make-stories.ts';
import { testSite } from '../../test/test-world.ts';
import { saveSettings } from '../rooms/publication/publication.ts';

const text = async (answer: Promise<Response>): Promise<string> => (await answer).text();

test('teasers say how many comments a story has and lead to them; the front page follows within a minute', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const sectionId = await makeSection(site.world, 'Coast');
  const story = await makeStory(site.world, { headline: 'The wall', sectionId });
  await makeStory(site.world, { headline: 'A quiet one', sectionId });
  assert.doesNotMatch(await text(site.request('/coast')), /comment/);
  await makeComments(site.world, story, 12, { answers: 0 });
  site.clock.now += 61_000;
  for (const path of ['/', '/coast'])
    assert.match(
      await text(site.request(path)),
      /<a class="teaser-comments" href="\/coast\/[^"]+#comments">12 comments<\/a>/,
    );
  const head = /href="([^"]+)#comments"/.exec(await text(site.request('/coast')))?.[1] ?? '';
  assert.match(await text(site.request(head)), /<a class="tool tool-comments" href="#comments">12 comments<\/a>/);
  await site.close();
});

test('what is discussed most stands on the front, in its section and under other stories, most comments first', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const sectionId = await makeSection(site.world, 'Coast');
  const other = await makeSection(site.world, 'Sport');
  const loud = await makeStory(site.world, { headline: 'The loud one', sectionId });
  const louder = await makeStory(site.world, { headline: 'The louder one', sectionId });
  const elsewhere = await makeStory(site.world, { headline: 'The match', sectionId: other });
  const old = await makeStory(site.world, {
    headline: 'The old quarrel',
    sectionId,
    publishedAt: site.clock.now - 30 * 86_400_000,
  });
  for (const [story, count] of [
    [loud, 3],
    [louder, 9],
    [elsewhere, 5],
    [old, 40],
  ] as const)
    await makeComments(site.world, story, count, { answers: 0 });
  const blockOf = (page: string): string =>
    page.slice(page.indexOf('block-most-discussed'), page.indexOf('</section>', page.indexOf('block-most-discussed')));
  const front = blockOf(await text(site.request('/')));
  const places = ['The louder one', 'The match', 'The loud one'].map((headline) => front.indexOf(headline));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.ok(places.every((place) => place > 0));
  assert.doesNotMatch(front, /The old quarrel/);
  const section = blockOf(await text(site.request('/coast')));
  assert.match(section, /The louder one/);
  assert.doesNotMatch(section, /The match/);
  await site.close();
});

test('a letter about the discussion goes to its own address, with the story it was begun under', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  assert.equal((await site.request('/discussion/feedback')).status, 404);
  await saveSettings(site.world, {
    contactEmail: 'desk@courant.test',
    discussion: { feedbackEmail: 'talk@courant.test' },
  } as Parameters<typeof saveSettings>[1]);
  const story = await makeStory(site.world, { headline: 'The wall' });
  const address = `/discussion/feedback?story=${story}`;
  assert.match(await text(site.request(address)), /action="\/discussion\/feedback\?story=[\da-f-]{36}"/);
  const send = (fields: Record<string, string>) =>
    site.request(address, {
      method: 'POST',
      headers: { origin: 'http://courant.test', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const letter = { name: 'Ann', email: 'ann@readers.test', message: 'The new order of comments is much better.' };
  assert.equal((await send({ ...letter, email: 'nothing' })).status, 422);
  assert.equal((await send(letter)).headers.get('location'), '/contact/sent');
  await send({ ...letter, website: 'http://spam.test' });
  await site.runJobs();
  assert.deepEqual(
    site.mails.map(({ to, replyTo }) => [to, replyTo]),
    [['talk@courant.test', 'ann@readers.test']],
  );
  assert.match(site.mails[0]?.text ?? '', /http:\/\/courant\.test\/[^\s]+the-wall#comments/);
  await site.close();
});
