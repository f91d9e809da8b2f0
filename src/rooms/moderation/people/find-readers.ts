import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { checkName, type Account } from '../../accounts/accounts.ts';
import { may } from '../../discussion/discussion.ts';
import { commentersWithEmail, commentersCalled } from './find-readers.store.ts';

export type FoundReader = { id: string; name: string; published: number; removed: number; isFormer: boolean };

const mostFound = 50;

/**
 * Readers by the beginning of their name, in whatever letters it is written; by the whole e-mail address for those who know it already
 * (and may see connections). The address is never shown.
 */
export const findReaders = async (
  world: World,
  account: Account,
  typed: string,
): Promise<Outcome<FoundReader[], 'not-allowed'>> => {
  if (!may(account, 'see-reader')) return refuse('not-allowed');
  const text = typed.slice(0, 254).toWellFormed().replaceAll('\u0000', '').trim().normalize('NFC');
  if (text === '') return ok([]);
  if (text.includes('@'))
    return ok(
      may(account, 'see-connections') ? await commentersWithEmail(world.db, text.toLowerCase(), mostFound) : [],
    );
  const read = checkName(text);
  return ok(
    await commentersCalled(world.storage, { name: text, key: read.ok ? read.value.key : undefined, limit: mostFound }),
  );
};
