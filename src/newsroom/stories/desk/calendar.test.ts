import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStory } from '../../../../test/make-stories.ts';
import { writingSite } from '../../../rooms/discussion/writing-for-tests.ts';
import { draftBy, rowOf, textOf } from './story-desk-for-tests.ts';

test('the calendar shows what is due, planned and published; what may be moved is moved on the publication’s clock', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  const wren = await site.reader('Wren', 'writer');
  const id = await draftBy(site, chief, 'Due on Monday');
  await chief.send(`/newsroom/stories/${id}/assign`, { due: '2026-11-23T10:00' });
  const planned = await makeStory(site.world, {
    headline: 'Planned for Tuesday',
    status: 'scheduled',
    scheduledAt: Date.UTC(2026, 10, 24, 8),
  });
  const month = await textOf(wren.get('/newsroom/stories/calendar?on=2026-11-20'));
  assert.match(
    month,
    /data-day="2026-11-23"[\s\S]*?Due on Monday[\s\S]*?data-day="2026-11-24"[\s\S]*?Planned for Tuesday/,
  );
  assert.match(month, /data-day="2026-11-20"[\s\S]*?The tide/);
  assert.ok(!month.includes('calendar-move'), 'a writer moves nothing');
  assert.match(await textOf(chief.get('/newsroom/stories/calendar?view=week&on=2026-11-24')), /calendar-move/);
  const due = { id, kind: 'due', at: '2026-11-25T11:15' };
  assert.equal((await chief.send('/newsroom/stories/calendar/move', due)).status, 303);
  assert.equal((await rowOf(site, id)).due_at, Date.UTC(2026, 10, 25, 11, 15));
  const out = { id: planned, kind: 'scheduled', at: '2026-11-26T07:00' };
  assert.equal((await chief.send('/newsroom/stories/calendar/move', out)).status, 303);
  assert.equal((await rowOf(site, planned)).scheduled_at, Date.UTC(2026, 10, 26, 7));
  assert.equal((await chief.send('/newsroom/stories/calendar/move', { ...out, at: '2026-11-01T07:00' })).status, 422);
  assert.equal((await chief.send('/newsroom/stories/calendar/move', { ...out, kind: 'published' })).status, 403);
  await site.close();
});

test('a calendar has a secret address that can be revoked, and is closed with its owner’s account', async () => {
  const site = await writingSite();
  const chief = await site.reader('Chief', 'editor');
  const id = await draftBy(site, chief, 'Rain, wind; and\nmore');
  await chief.send(`/newsroom/stories/${id}/assign`, { due: '2026-11-23T10:00' });
  const page = await textOf(chief.send('/newsroom/stories/calendar/feed', { do: 'new' }));
  const address =
    /http:\/\/courant\.test(\/newsroom\/calendar\/[\w-]+\.ics)/.exec(page)?.[1] ?? assert.fail('no address');
  const feed = await site.request(address);
  assert.match(feed.headers.get('content-type') ?? '', /^text\/calendar/);
  const text = await feed.text();
  assert.match(text, /BEGIN:VEVENT\r\n[\s\S]*DTSTART:20261123T100000Z\r\n[\s\S]*SUMMARY:Due: Rain\\, wind\\; and/);
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.equal((await site.request(`${address.slice(0, -8)}AAAA.ics`)).status, 404);
  await chief.send('/newsroom/stories/calendar/feed', { do: 'revoke' });
  assert.equal((await site.request(address)).status, 404);
  const again = await textOf(chief.send('/newsroom/stories/calendar/feed', { do: 'new' }));
  const second =
    /http:\/\/courant\.test(\/newsroom\/calendar\/[\w-]+\.ics)/.exec(again)?.[1] ?? assert.fail('no address');
  assert.equal((await site.request(second)).status, 200);
  const { disableAccount } = await import('../../../rooms/accounts/accounts.ts');
  await disableAccount(site.world, chief.account.id, true);
  assert.equal((await site.request(second)).status, 404);
  await site.close();
});
