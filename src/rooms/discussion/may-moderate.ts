import type { Account } from '../accounts/accounts.ts';
import { staffActions } from './staff-actions.ts';

/** The short form of “may decide”: moderators, editors and publishers do; writers and contributors do not. */
export const mayModerate = ({ role }: Pick<Account, 'role'>): boolean =>
  staffActions.decide.some((one) => one === role);
