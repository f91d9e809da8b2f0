import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import type { SignInMethod } from './sessions.ts';

/** What else is asked of a reader after a first proof; `enrol`: they must set a second factor up first. */
export type SecondStep = 'none' | 'totp' | 'enrol';

/** Which second step an account must take after this first proof. */
export const secondStepFor = async (_world: World, _account: Account, _method: SignInMethod): Promise<SecondStep> =>
  'none';
