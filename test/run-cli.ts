import { runCommand } from '../src/cli/courant.ts';
import type { TestWorld } from './test-world.ts';

export type CliResult = { code: number; out: string; err: string };

/** Runs a command line against a test World's data folder and database, as its user would see it. */
export const runCli = async ({ world }: Pick<TestWorld, 'world'>, ...args: string[]): Promise<CliResult> => {
  const { dataDir, databaseUrl } = world.config;
  const before = { ...process.env };
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://courant.test',
  });
  const out: string[] = [];
  const err: string[] = [];
  try {
    const terminal = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      isTty: false,
      redraw: () => {},
    };
    const code = await runCommand(args, terminal);
    return { code, out: out.join('\n'), err: err.join('\n') };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
};
