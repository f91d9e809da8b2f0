import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type LinkCheckRow = Selectable<Tables['link_check']>;

/** What is known of these addresses. */
export const linkCheckRows = (db: Db, urls: readonly string[]): Promise<LinkCheckRow[]> =>
  urls.length === 0
    ? Promise.resolve([])
    : db.selectFrom('link_check').selectAll().where('url', 'in', urls).limit(urls.length).execute();

/** Notes that an address is to be asked; what it answered before is known until then. */
export const noteAsked = async (db: Db, urls: readonly string[], now: number): Promise<void> => {
  if (urls.length === 0) return;
  await db
    .insertInto('link_check')
    .values(urls.map((url) => ({ url, state: 'waiting', asked_at: now })))
    .onConflict((c) => c.column('url').doUpdateSet({ asked_at: now }))
    .execute();
};

type Answered = { state: string; status: number | null; leads_to: string | null; checked_at: number };

export const noteAnswer = async (db: Db, url: string, answer: Answered): Promise<void> => {
  await db.updateTable('link_check').set(answer).where('url', '=', url).execute();
};

/** Forgets addresses nobody has asked about for long. */
export const forgetLinks = async (db: Db, before: number): Promise<void> => {
  const old = db.selectFrom('link_check').select('url').where('asked_at', '<', before).limit(500);
  await db.deleteFrom('link_check').where('url', 'in', old).execute();
};
