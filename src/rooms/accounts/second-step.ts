import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { isStaff, type Account } from './account.ts';
import { accountSettings, type AccountSettings } from './account-settings.ts';
import { factorCounts } from './credentials.store.ts';
import type { SignedIn, SignInMethod } from './sessions.ts';

/** Whether something else is asked of a reader after a first proof. */
export type SecondStep = 'none' | 'ask';

/**
 * Which second step an account must take after a first proof: whoever has switched it on, and staff who have anything to give when
 * the publication requires it. Staff who have nothing yet are let in and led to set it up (see `secondFactorFault`).
 */
export const secondStepFor = async (world: World, account: Account, _method?: SignInMethod): Promise<SecondStep> => {
  const { hasTotp, passkeys } = await factorCounts(world.db, account.id);
  if (hasTotp) return 'ask';
  const { secondFactorForStaff } = accountSettings(await publicationOf(world));
  return isStaff(account.role) && secondFactorForStaff === 'required' && passkeys > 0 ? 'ask' : 'none';
};

/** Why somebody who works for the publication may not act for it yet: no second factor was given in this session. */
export const secondFactorFault = (
  { account, session }: SignedIn,
  { secondFactorForStaff }: AccountSettings,
): 'second-factor-missing' | undefined =>
  isStaff(account.role) && secondFactorForStaff === 'required' && session.secondFactorAt === undefined
    ? 'second-factor-missing'
    : undefined;
