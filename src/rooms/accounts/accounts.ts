/** The accounts room: who may sign in, and as what. Staff sign in by a link of their own; it works once and for a day. */
export { roles, isStaff, type Account, type Role } from './account.ts';
export { addAccount, changeRole, accountByEmail, listAccounts, disableAccount } from './manage-accounts.ts';
export { signInLink, redeemSignInLink, signOut, accountOfSession, sessionCookie, sessionOf } from './sign-in.ts';
export { accountRoutes } from './accounts.routes.tsx';
