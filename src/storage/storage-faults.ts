/** SQLite's result codes (sqlite.org/rescode.html): busy, locked, read-only, I/O error, full, cannot open. */
const sqliteAway = new Set([5, 6, 8, 10, 13, 14]);
/** What the network says, and PostgreSQL's conditions: shutting down, starting, too many connections, disk full, read-only. */
const postgresAway =
  /^(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57P0[123]|53[123]00|25006|08\w{3})$/;
const withoutCode = /timeout exceeded when trying to connect|connection (?:terminated|timeout)/i;

const codes = (error: Error): { code: string; errcode: number } => {
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  return { code: typeof code === 'string' ? code : '', errcode: typeof errcode === 'number' ? errcode & 255 : 0 };
};

/** Another program holds the database's lock; it may be free in a moment. */
export const isLocked = (error: unknown): boolean => error instanceof Error && codes(error).errcode === 5;

/**
 * The database cannot be used just now (locked, disk full, read-only, not reachable), and it is no fault of what was asked: the
 * same may succeed later.
 */
export const isStorageAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = codes(error);
  return code === 'ERR_SQLITE_ERROR'
    ? sqliteAway.has(errcode)
    : postgresAway.test(code) || withoutCode.test(error.message);
};

/** PostgreSQL has taken a transaction back because it and another waited for one another, or saw one another's changes. */
export const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && /^(?:40P01|40001)$/.test(codes(error).code);

/** A row with the same key is there already: on PostgreSQL two writers may find a name free at the same moment. */
export const isDuplicate = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code } = codes(error);
  const { errcode } = error as Error & { errcode?: unknown };
  return code === '23505' || errcode === 1555 || errcode === 2067;
};

/**
 * What a row refers to is not there (any more): an account was deleted while something was written for it. Whoever asks again is told
 * how it is now.
 */
export const isOrphan = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { errcode } = error as Error & { errcode?: unknown };
  return codes(error).code === '23503' || errcode === 787;
};
