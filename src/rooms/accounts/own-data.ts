import type { Tx, World } from '../../world.ts';
import type { Visit } from '../publication/publication.ts';
import type { Account } from './account.ts';

/** What a room holds about a reader, for the download of one's data. */
export type DataPart = {
  /** File name in the download, without ending: `comments`. */
  name: string;
  title: string;
  /** Plain JSON values; times as ISO 8601 text. */
  rows: readonly Record<string, unknown>[];
};

/** What becomes of a reader's comments when the account is deleted: gone, or kept under “former reader”. */
export type Farewell = { comments: 'remove' | 'keep' };

/** A room's share in giving a reader their data and in forgetting them. */
export type OwnData = {
  /** Everything the room holds about this reader; `language` for the titles. */
  collect: (world: World, account: Account, language: string) => Promise<DataPart[]>;
  /**
   * Forgets the reader, in the transaction that deletes the account (rows that refer to the account go by themselves). Tells what
   * changed, so that kept pages and search follow. Long work goes to a job.
   */
  erase: (world: World, tx: Tx, account: Account, farewell: Farewell) => Promise<void>;
};

/** A comment or other text that was begun before signing in; the room that kept it goes on with it. */
export type Continuation = {
  /**
   * Called when somebody has signed in, with what was put in `details` of the sign-in; gives the path to go to. `isOwn`: it was begun in
   * this very browser. Whatever else carries its name may be a link or a mail somebody was lured with, and must be shown first.
   */
  resume: (
    world: World,
    given: { account: Account; details: Record<string, string>; returnTo: string; network: string; isOwn: boolean },
  ) => Promise<string>;
};

/** What the rooms above give to accounts; put together in app.ts. */
export type AccountExtras = {
  ownData: readonly OwnData[];
  continuation?: Continuation;
  /** Paths of the pages one accepts by registering, in this edition. */
  policies?: (world: World, visit: Visit) => Promise<{ guidelines?: string; privacy?: string }>;
};
