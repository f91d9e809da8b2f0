/** Things that live for minutes and are good once: what a passkey must sign, a visit to a provider, a code sent by mail. */
import type { World } from '../../world.ts';
import { deleteOldChallenges } from './credentials.store.ts';
import { challengeRow, insertChallenge, takeChallenge } from './held-proofs.store.ts';
import { hashOfToken } from './sessions.ts';

export type Challenge<Details> = { accountId: string | undefined; details: Details };

type Fresh<Details> = {
  kind: string;
  /** What names it; only its hash is kept. */
  secret: string;
  accountId?: string | undefined;
  details: Details;
  life: number;
};

/** Keeps a challenge for a while. */
export const setChallenge = <Details>(
  world: World,
  { kind, secret, accountId, details, life }: Fresh<Details>,
): Promise<void> => {
  const now = world.now();
  const row = {
    hash: hashOfToken(secret),
    kind,
    account_id: accountId ?? null,
    details: JSON.stringify(details),
    expires_at: now + life,
  };
  return world.write(async ({ db }) => {
    await deleteOldChallenges(db, now);
    await insertChallenge(db, row);
  });
};

type Asked = { kind: string; secret: string | undefined };

/** Looks at a challenge without using it up. */
export const seeChallenge = async <Details>(
  world: World,
  { kind, secret }: Asked,
): Promise<Challenge<Details> | undefined> => {
  if (secret === undefined) return undefined;
  const row = await challengeRow(world.db, { hash: hashOfToken(secret), kind, now: world.now() });
  return row && { accountId: row.account_id ?? undefined, details: JSON.parse(row.details) as Details };
};

/** Uses a challenge up; undefined when it is unknown, used or too old. */
export const useChallenge = <Details>(
  world: World,
  { kind, secret }: Asked,
): Promise<Challenge<Details> | undefined> => {
  if (secret === undefined) return Promise.resolve(undefined);
  const asked = { hash: hashOfToken(secret), kind, now: world.now() };
  return world.write(async ({ db }) => {
    const row = await challengeRow(db, asked);
    if (!row || !(await takeChallenge(db, asked))) return undefined;
    return { accountId: row.account_id ?? undefined, details: JSON.parse(row.details) as Details };
  });
};
