import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { start } from './start.ts';
import { explainFault } from './explain-fault.ts';

const folder = mkdtempSync(join(tmpdir(), 'courant-faults-'));
after(() => rmSync(folder, { recursive: true }));

const quiet = { out: () => {}, err: () => {}, isTty: false, redraw: () => {} };

/** What somebody is told who starts with these settings. */
const told = async (settings: Record<string, string>): Promise<string | undefined> => {
  const before = { ...process.env };
  Object.assign(process.env, { PORT: '0', DATABASE_URL: '', LOG_LEVEL: 'silent' }, settings);
  try {
    return await start.run(['--empty'], quiet).then(
      () => 'it started',
      (error: unknown) => explainFault(error),
    );
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
};

test('a data folder that is none is told with its path', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  assert.equal(
    await told({ DATA_DIR: file }),
    `The data folder cannot be used: ${file} is a file, not a folder. Check DATA_DIR.`,
  );
  assert.match((await told({ DATA_DIR: join(file, 'below') })) ?? '', /lies below something that is no folder/);
});

test('a database file that is no database is told as such', async () => {
  for (const [name, make, says] of [
    ['noise', (path: string) => writeFileSync(path, 'x'.repeat(9000)), /is no SQLite database/],
    ['folder', (path: string) => mkdirSync(path), /could not be opened/],
  ] as const) {
    const dataDir = join(folder, name);
    mkdirSync(dataDir);
    make(join(dataDir, 'courant.sqlite'));
    assert.match((await told({ DATA_DIR: dataDir })) ?? '', says);
  }
});

test('a port that is taken is told', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const said = await told({ DATA_DIR: join(folder, 'taken'), PORT: String(port) });
  assert.equal(said, `127.0.0.1:${port} is taken. Is Courant running already? Otherwise choose another PORT.`);
  other.close();
});

test('a PostgreSQL that does not answer is told by its host, without the password', async () => {
  const said = await told({ DATA_DIR: join(folder, 'pg'), DATABASE_URL: 'postgres://ann:secret@127.0.0.1:1/news' });
  assert.equal(said, 'PostgreSQL at 127.0.0.1:1 cannot be used: nothing listens there. Check DATABASE_URL.');
});

test('faults of ours keep their stack trace', () => {
  assert.equal(explainFault(new TypeError('x is not a function')), undefined);
});
