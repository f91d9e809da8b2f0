import type { World } from '../../../world.ts';
import type { Account } from '../account.ts';
import { accountRow, staffRows } from '../accounts.store.ts';
import { staffFacts, type StaffFacts } from './staff.store.ts';

/** More than any newsroom has. */
export const mostStaff = 1000;

export type Colleague = Account & StaffFacts;

/** Everybody who works here or did until their account was closed, by e-mail address. */
export const colleagues = async (world: World): Promise<Colleague[]> => {
  const accounts = await staffRows(world.db, mostStaff);
  const facts = await staffFacts(
    world.db,
    accounts.map(({ id }) => id),
  );
  return accounts.map((account) => ({
    ...account,
    ...(facts.get(account.id) ?? { seenAt: undefined, hasSecondFactor: false }),
  }));
};

/** One of them, also one who was staff once: whoever has a history here. */
export const colleague = async (world: World, id: string): Promise<Colleague | undefined> => {
  const account = await accountRow(world.db, { id });
  const facts = account && (await staffFacts(world.db, [id])).get(id);
  return account && facts && { ...account, ...facts };
};
