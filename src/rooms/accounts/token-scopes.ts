import { roles, type Account, type Role } from './account.ts';

/** What readers may let programs do for them. */
export const readerScopes = ['read', 'comment', 'bookmarks', 'follow', 'notifications', 'profile'] as const;

/** What only those who work here may let programs do for them. */
export const staffScopes = [
  'moderate',
  'stories:read',
  'stories:write',
  'stories:publish',
  'live:write',
  'media:write',
  'podcasts:write',
  'fronts:write',
  'taxonomy:write',
  'audience:read',
  'letters:send',
  'settings:write',
  'people:write',
] as const;

/** What a token may be made for; the words are in `api-token-words.ts`, what each opens in docs/api.md. */
export const apiScopes = [...readerScopes, ...staffScopes] as const;
export type ApiScope = (typeof apiScopes)[number];
export type StaffScope = (typeof staffScopes)[number];

export const isApiScope = (text: unknown): text is ApiScope => apiScopes.some((scope) => scope === text);
export const isStaffScope = (scope: ApiScope): scope is StaffScope => staffScopes.some((one) => one === scope);

const staff: readonly Role[] = roles.filter((role) => role !== 'reader');
const writing: readonly Role[] = ['contributor', 'writer', 'editor', 'publisher'];
const heads: readonly Role[] = ['editor', 'publisher'];

/**
 * The roles that a scope is of any use to. The tables of permissions of the rooms behind decide about each act once more; a test
 * holds that the two agree.
 */
const rolesOfScope: Record<StaffScope, readonly Role[]> = {
  moderate: ['moderator', 'editor', 'publisher'],
  'stories:read': staff,
  'stories:write': staff,
  'stories:publish': heads,
  'live:write': ['writer', 'editor', 'publisher'],
  'media:write': writing,
  'podcasts:write': writing,
  'fronts:write': heads,
  'taxonomy:write': heads,
  'audience:read': writing,
  'letters:send': heads,
  'settings:write': heads,
  'people:write': heads,
};

/** Whether somebody with this role may give this scope to a program. */
export const mayHaveScope = (role: Role, scope: ApiScope): boolean =>
  !isStaffScope(scope) || rolesOfScope[scope].includes(role);

/**
 * Whether a program may act within this scope just now: the token was made for it, and its owner's role still allows it. A token
 * is never worth more than its owner at the moment it is used.
 */
export const tokenMay = (
  { account, token }: { account: Pick<Account, 'role' | 'disabledAt'>; token: { scopes: readonly ApiScope[] } },
  scope: ApiScope,
): boolean => account.disabledAt === undefined && token.scopes.includes(scope) && mayHaveScope(account.role, scope);
