import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type TestServer = { url: string; stop: () => void };

/** The folder of PostgreSQL's programs: on the PATH, or where Debian, Homebrew and the installers put them. */
const programs = (): string | undefined => {
  const versions = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .sort((a, b) => Number(b) - Number(a))
          .map((version) => join(folder, version, 'bin'))
      : [];
  const places = [
    ...versions('/usr/lib/postgresql'),
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/opt/homebrew/opt/postgresql@17/bin',
    '/usr/local/pgsql/bin',
  ];
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')));
};

/** PostgreSQL refuses to run as root: then its own account, which its package makes, runs it. */
const account = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

type Account = ReturnType<typeof account>;

/** Makes a database cluster in the folder and starts it; nothing in it has to survive a power cut. */
const startIn = (folder: string, bin: string, as: Account): TestServer => {
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const run = (program: string, args: string[]): void => {
    const stdio: ('ignore' | 'pipe')[] = ['ignore', 'ignore', 'pipe'];
    const { status, stderr } = spawnSync(join(bin, program), args, { ...as, cwd: folder, encoding: 'utf8', stdio });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  run('initdb', ['-D', data, '-U', 'courant', '-A', 'trust', '-E', 'UTF8', '--locale=C']);
  const settings = [
    'listen_addresses=127.0.0.1',
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'max_connections=500',
  ];
  const options = `-p ${port} -k ${folder} ${settings.map((setting) => `-c ${setting}`).join(' ')}`;
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  return {
    url: `postgres://courant@127.0.0.1:${port}/postgres`,
    stop: () => {
      spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...as, cwd: folder, stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Starts a throw-away server on a free port of this machine; undefined with the reason told when there is none to start. */
export const startPostgres = (tell: (line: string) => void): TestServer | undefined => {
  const bin = programs();
  if (!bin) {
    tell('PostgreSQL is not on this machine (no initdb found): the suite runs on SQLite alone.');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'courant-postgres-'));
  try {
    return startIn(folder, bin, account());
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message.trim() : String(error);
    tell(`PostgreSQL is on this machine but could not be started (${reason}): the suite runs on SQLite alone.`);
    return undefined;
  }
};
