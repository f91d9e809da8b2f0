import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarParts, isoInZone, momentOf } from './dates.ts';

test('a moment is told with the offset of the publication’s time zone', () => {
  assert.equal(isoInZone(Date.UTC(2026, 6, 1, 12), 'Europe/Lisbon'), '2026-07-01T13:00:00+01:00');
  assert.equal(isoInZone(Date.UTC(2026, 0, 1, 12), 'Asia/Kolkata'), '2026-01-01T17:30:00+05:30');
  assert.equal(isoInZone(Date.UTC(2026, 0, 1, 0, 30), 'America/New_York'), '2025-12-31T19:30:00-05:00');
  assert.equal(isoInZone(Date.UTC(2026, 0, 1), 'Etc/UTC'), '2026-01-01T00:00:00Z');
});

test('a wall clock gives back the moment it was read from, on both sides of a change of the clocks', () => {
  for (const zone of ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Etc/UTC']) {
    for (let at = Date.UTC(2026, 2, 27); at < Date.UTC(2026, 3, 8); at += 5_400_000) {
      const again = momentOf(calendarParts(at, zone), zone);
      // Twice a year an hour is told twice; then the wall clock alone cannot tell which.
      assert.ok(
        Math.abs(again - at) <= 3_600_000 && isoInZone(again, zone).slice(0, 19) === isoInZone(at, zone).slice(0, 19),
        `${zone} ${at}`,
      );
    }
  }
});

test('the first hours of a year stand in the year of the time zone', () => {
  assert.equal(calendarParts(Date.UTC(2025, 11, 31, 23, 30), 'Europe/Madrid').year, 2026);
});
