/** What is sent twice under one key is done once: the first answer is kept for a day and given again. */
import { createHash } from 'node:crypto';
import type { Account } from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';
import { answered, type Answered, type Endpoint } from './endpoint.ts';
import { answerRow, forgetAnswers, freeKey, putAnswer, takeKey } from './kept-answers.store.ts';
import { refused, type Refused } from './problems.ts';
import type { Read } from './read-request.ts';

const keptFor = 86_400_000;

type Done = Answered<unknown> | Refused;

type Sent = { endpoint: Endpoint; account: Account | undefined; read: Read; length: number | undefined };

const hashOf = ({ endpoint, read, length }: Sent): string => {
  const { params, query, body } = read;
  const text = JSON.stringify([endpoint.id, params, query, body ?? null, length ?? null]);
  return createHash('sha256').update(text).digest('base64url');
};

/** Carries a request out, unless its key says that this was done before. A refusal frees the key: it may be tried again. */
export const doneOnce = async (world: World, sent: Sent, run: () => Promise<Done>): Promise<Done> => {
  const { endpoint, account, read } = sent;
  const key = read.idempotencyKey;
  if (endpoint.keepsAnswer !== true || !account || key === undefined) return run();
  const own = { accountId: account.id, key };
  const request = hashOf(sent);
  const now = world.now();
  const isFirst = await world.write(async ({ db }) => {
    await forgetAnswers(db, now - keptFor);
    return takeKey(db, { account_id: account.id, key, endpoint: endpoint.id, request, value: null, at: now });
  });
  if (!isFirst) {
    const before = await answerRow(world.db, account.id, key);
    if (before && before.request !== request) return refused('key-reused');
    return before?.value == null ? refused('key-in-use') : answered(JSON.parse(before.value) as unknown);
  }
  const done = await run();
  await world.write(({ db }) => (done.ok ? putAnswer(db, own, JSON.stringify(done.value)) : freeKey(db, own)));
  return done;
};
