import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate, version } from 'uuid';
import { createIds } from './ids.ts';

test('ids are UUIDs of version 7, each of its own, and grow with every call', () => {
  const next = createIds();
  const ids = Array.from({ length: 5_000 }, next);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids, [...ids].sort());
  for (const id of ids.slice(0, 50)) {
    assert.ok(validate(id));
    assert.equal(version(id), 7);
  }
});
