import { ConfigError } from '../config.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { reindexCommand } from './reindex.ts';
import { start } from './start.ts';
import { CommandError, standardTerminal, type Terminal } from './terminal.ts';
import { user } from './user.ts';

export type Command = {
  /** One line for the list of commands. */
  summary: string;
  help: string;
  /** Carries it out and answers the exit code. */
  run: (args: string[], terminal: Terminal) => Promise<number>;
};

const commands: Readonly<Record<string, Command>> = {
  start,
  import: importCommand,
  export: exportCommand,
  user,
  migrate: migrateCommand,
  reindex: reindexCommand,
  doctor,
};

const overview = (): string =>
  [
    'courant – a news publication in one server',
    '',
    'Usage: courant COMMAND [options]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`),
    '',
    'courant COMMAND --help tells more. Settings are read from the environment; see docs/running.md.',
  ].join('\n');

/** Runs a command line (without node and the program's name) and answers its exit code. */
export const runCommand = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    terminal.err(`There is no command “${name}”.\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof CommandError || error instanceof ConfigError) {
      terminal.err(error.message);
      return error instanceof CommandError ? error.exitCode : 2;
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('ERR_PARSE_ARGS')) {
      terminal.err(`${(error as Error).message}\n\n${command.help}`);
      return 2;
    }
    throw error;
  }
};

if (import.meta.main) {
  runCommand(process.argv.slice(2), standardTerminal()).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
