import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pino } from 'pino';
import { presentBytes } from './assets.ts';

const log = pino({ level: 'silent' });
const entry = { path: '/assets/site-1.css', type: 'text/css', bytes: 3, br: 2 };

test('a built file that is gone from the disk while the site runs is a missing file, not the end of the site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'courant-assets-'));
  mkdirSync(join(folder, 'assets'));
  assert.equal(presentBytes({ entry }, 'br', { log, folder }), undefined);
  writeFileSync(join(folder, entry.path), 'a{}');
  const plain = presentBytes({ entry }, 'br', { log, folder });
  assert.deepEqual(
    [plain?.encoding, plain?.body.toString()],
    ['identity', 'a{}'],
    'without the compressed file the plain one',
  );
  writeFileSync(`${join(folder, entry.path)}.br`, 'br');
  const known = { entry };
  assert.equal(presentBytes(known, 'br', { log, folder })?.encoding, 'br');
  rmSync(folder, { recursive: true });
  assert.equal(presentBytes(known, 'br', { log, folder })?.body.toString(), 'br', 'what was read once stays in memory');
});
