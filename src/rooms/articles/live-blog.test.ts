import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../../test/newspaper.ts';
import { mainOf, read, withSite } from '../../../test/newspaper-site.ts';
import { putLiveEntry } from './articles.ts';

const minute = 60_000;

test('A live blog shows its newest entries first, 25 a page, each with an address of its own that stays true', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({
      slug: 'storm',
      kind: 'liveblog',
      liveState: 'running',
      body: bodyOf('Gates are shut.'),
    });
    const ids: string[] = [];
    for (let hour = 0; hour < 30; hour += 1) {
      const draft = {
        articleId: id,
        headline: `Entry ${hour}.`,
        body: bodyOf(`Text ${hour}.`),
        at: site.clock.now + hour * minute,
        isKey: hour === 2,
        isPinned: hour === 1,
      };
      ids.push(await site.world.write((tx) => putLiveEntry(site.world, tx, draft)));
    }
    const path = '/science/2026/11/20/storm';
    const first = mainOf(await read(site, path));
    assert.match(first, /badge-live">Live</);
    assert.match(first, /What we know[^]*Gates are shut\./);
    assert.match(first, /We are following this as it happens/);
    const shown = (page: string): string[] =>
      [...page.matchAll(/<article class="entry[^>]*id="entry-([^"]*)"/g)].map(([, entry = '']) => entry);
    assert.deepEqual(shown(first), [ids[1], ...ids.slice(5).reverse()], 'the pinned one, then the newest 25');
    assert.match(
      first,
      new RegExp(`Key events[^]*<a href="${path.replaceAll('/', '\\/')}\\?entry=${ids[2]}#entry-${ids[2]}">Entry 2\\.`),
    );
    const older = /<a class="pager-older" href="([^"#]*)#entries"/.exec(first)?.[1] ?? '';
    assert.match(older, /\?before=/);
    const second = mainOf(await read(site, older));
    assert.deepEqual(shown(second), ids.slice(0, 5).reverse());
    assert.doesNotMatch(second, /Gates are shut/);
    assert.ok(
      shown(mainOf(await read(site, `${path}?entry=${ids[3]}`))).includes(ids[3] ?? ''),
      'an old entry is found by its address',
    );
    assert.deepEqual(shown(mainOf(await read(site, `${path}?entry=${ids[29]}`))), shown(first));
    for (const query of [
      '?before=x',
      '?before=1-2',
      '?entry=x',
      '?entry=',
      '?entry=00000000-0000-7000-8000-000000000000',
      '?before=1&before=2',
    ]) {
      assert.deepEqual(shown(mainOf(await read(site, path + query))), shown(first), query);
    }
  }));

test('A live blog that has ended says so, and when', () =>
  withSite(async (site, paper) => {
    await paper.liveBlog();
    const page = mainOf(await read(site, '/science/2026/11/20/storm'));
    assert.match(page, /As it happened/);
    assert.match(page, /This live blog has ended\.[^]*It ended on <time datetime="2026-11-20T15:00:00\+01:00">/);
  }));

test('A new entry is on the page as soon as it is saved', () =>
  withSite(async (site, paper) => {
    const id = await paper.liveBlog();
    assert.doesNotMatch(await read(site, '/science/2026/11/20/storm'), /Just now/);
    await site.world.write((tx) =>
      putLiveEntry(site.world, tx, { articleId: id, headline: 'Just now', body: bodyOf('x') }),
    );
    assert.match(await read(site, '/science/2026/11/20/storm'), /Just now/);
  }));
