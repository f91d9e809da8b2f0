import { ConfigError } from '../config.ts';
import { explainFault } from './explain-fault.ts';
import { CommandError, standardTerminal, type Terminal } from './terminal.ts';

export type Command = {
  help: string;
  /** Carries it out and answers the exit code. */
  run: (args: string[], terminal: Terminal) => Promise<number>;
};

/** Each command's code is loaded when it is asked for: the server need not hold the importers in memory. */
const commands: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  start: { summary: 'serves the publication', load: async () => (await import('./start.ts')).start },
  import: {
    summary: 'brings archives, comments and podcasts over',
    load: async () => (await import('./import.ts')).importCommand,
  },
  export: {
    summary: 'writes everything to a folder in open formats',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  user: {
    summary: 'adds people, changes what they may do, makes sign-in links',
    load: async () => (await import('./user.ts')).user,
  },
  bounces: {
    summary: 'takes in letters that came back',
    load: async () => (await import('./bounces.ts')).bounces,
  },
  migrate: {
    summary: 'brings the database up to date (start does it too)',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  'lint-feed': {
    summary: 'says what is wrong with a feed',
    load: async () => (await import('./lint-feed.ts')).lintFeedCommand,
  },
  reindex: { summary: 'builds the search index anew', load: async () => (await import('./reindex.ts')).reindexCommand },
  doctor: {
    summary: 'looks for what is wrong and says how to mend it',
    load: async () => (await import('./doctor.ts')).doctor,
  },
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
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!known) {
    terminal.err(`There is no command “${name}”.\n\n${overview()}`);
    return 2;
  }
  const command = await known.load();
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
    const explained = explainFault(error);
    if (explained === undefined) throw error;
    terminal.err(explained);
    return 1;
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
