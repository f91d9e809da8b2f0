import { readConfig, type Config } from '../config.ts';

type Fault = Error & { code?: string; errcode?: number; path?: string; address?: string; port?: number };

const fileFaults: Record<string, string> = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'is on a disk that cannot be written',
  ENOSPC: 'is on a disk that is full',
  ENOTDIR: 'lies below something that is no folder',
  EEXIST: 'is a file, not a folder',
  ENOENT: 'is not there and could not be made',
};

/** By SQLite's result codes (sqlite.org/rescode.html), the lowest eight bits. */
const sqliteFaults: Record<number, string> = {
  5: 'is locked by another program. Is Courant running already, or a backup?',
  8: 'cannot be written. Check who owns it, and whether the disk is writable.',
  10: 'could not be read or written: the disk reports an error.',
  11: 'is damaged. Put back a backup, or try “sqlite3 courant.sqlite .recover”.',
  13: 'cannot grow: the disk is full.',
  14: 'could not be opened. Check that it is a file, and who owns it and its folder.',
  26: 'is no SQLite database. Put back a backup, or choose another DATA_DIR.',
};

const networkFaults: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ECONNRESET: 'it closed the connection',
  '28P01': 'it refuses the password',
  '28000': 'it refuses this user',
  '3D000': 'it has no database of that name; create it first',
};

const listenFaults: Record<string, string> = {
  EADDRINUSE: 'is taken. Is Courant running already? Otherwise choose another PORT.',
  EADDRNOTAVAIL: 'is no address of this machine. Choose another HOST.',
  EACCES: 'may not be used by this user. Choose a PORT from 1024, and put a reverse proxy in front.',
};

const ofDatabase = (fault: Fault, { databaseUrl }: Config): string | undefined => {
  if (databaseUrl === undefined) return undefined;
  const known =
    networkFaults[fault.code ?? ''] ??
    (/connection (?:timeout|terminated)|timeout exceeded/i.test(fault.message) ? 'it does not answer' : undefined);
  return known && `PostgreSQL at ${new URL(databaseUrl).host} cannot be used: ${known}. Check DATABASE_URL.`;
};

/**
 * What an operator is told about a fault of their machine instead of a stack trace: what is wrong and what to do. Undefined for
 * faults of ours.
 */
export const explainFault = (error: unknown, environment: NodeJS.ProcessEnv = process.env): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const fault: Fault = error;
  const config = readConfig(environment);
  const code = fault.code ?? '';
  if ('syscall' in fault && fault.syscall === 'listen' && listenFaults[code])
    return `${fault.address}:${fault.port} ${listenFaults[code]}`;
  if (code === 'ERR_SQLITE_ERROR') {
    const known = sqliteFaults[(fault.errcode ?? 0) & 255];
    return known && `The database in ${config.dataDir} ${known}`;
  }
  if (fault.path !== undefined && fault.path.startsWith(config.dataDir) && fileFaults[code])
    return `The data folder cannot be used: ${fault.path} ${fileFaults[code]}. Check DATA_DIR.`;
  return ofDatabase(fault, config);
};
