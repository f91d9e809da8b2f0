import type { Account } from '../accounts/accounts.ts';

/** Moderators, editors and publishers decide about comments; writers and contributors do not. */
export const mayModerate = ({ role }: Pick<Account, 'role'>): boolean =>
  role === 'moderator' || role === 'editor' || role === 'publisher';
