/** Who asks, by token or by session, and whether they may. */
import type { FastifyRequest } from 'fastify';
import { crossSiteFault } from '../delivery/delivery.ts';
import {
  accountByToken,
  accountSettings,
  apiScopes,
  isFresh,
  isStaffScope,
  secondFactorFault,
  signedInBy,
  tokenMay,
  type Account,
  type ApiScope,
} from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';
import type { Access } from './endpoint.ts';
import { refused, type Refused } from './problems.ts';

export type Asker = {
  account: Account | undefined;
  scopes: readonly ApiScope[];
  /** A session that has not taken the second step its publication asks for. */
  lacksSecondFactor: boolean;
  /** A session that was opened too long ago for what decides about others’ rights. */
  isStale: boolean;
};

const stranger: Asker = { account: undefined, scopes: [], lacksSecondFactor: false, isStale: false };

const challenge = (error?: string): Record<string, string> => ({
  'WWW-Authenticate': `Bearer realm="api"${error === undefined ? '' : `, error="${error}"`}`,
});

/** With a token no cookie is looked at: it is its own proof, whatever page it was sent from. */
const byToken = async (world: World, token: string): Promise<Asker | Refused> => {
  const found = await accountByToken(world, token);
  if (!found) return refused('bad-token', { headers: challenge('invalid_token') });
  return { account: found.account, scopes: found.token.scopes, lacksSecondFactor: false, isStale: false };
};

/**
 * A browser's session counts on our own pages only. A program that sends neither cookie nor Origin is nobody, which is no crime.
 */
const bySession = async (world: World, request: FastifyRequest, access: Access): Promise<Asker | Refused> => {
  const { headers } = request;
  const signedIn = await signedInBy(world, request);
  const isBrowser = headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;
  const fault = crossSiteFault(request, new URL(world.config.publicUrl).origin);
  if (fault !== undefined && (signedIn || isBrowser)) return refused('cross-site', { detail: `Refused: ${fault}.` });
  if (!signedIn) return stranger;
  const settings = accountSettings(request.visit.publication);
  return {
    account: signedIn.account,
    scopes: apiScopes,
    lacksSecondFactor: secondFactorFault(signedIn, settings) !== undefined,
    isStale: access === 'people:write' && request.method !== 'GET' && !(await isFresh(world, signedIn)),
  };
};

const isRefused = (found: Asker | Refused): found is Refused => 'ok' in found;

const mayNot = ({ account, scopes, lacksSecondFactor, isStale }: Asker, access: Access): Refused | undefined => {
  if (access === 'public' || (access === 'anyone' && !account)) return undefined;
  if (!account) return refused('not-signed-in', { headers: challenge() });
  const scope = access === 'anyone' ? 'comment' : access;
  if (!scopes.includes(scope))
    return refused('token-scope', {
      detail: `This asks for the scope “${scope}”; the token has: ${scopes.join(', ')}.`,
      headers: challenge(`insufficient_scope", scope="${scope}`),
    });
  if (!isStaffScope(scope)) return undefined;
  if (!tokenMay({ account, token: { scopes } }, scope)) return refused('not-allowed');
  if (lacksSecondFactor) return refused('second-factor');
  return isStale ? refused('sign-in-again') : undefined;
};

/** The asker, when they may have what this access stands for; else what is to be answered. */
export const askerFor = async (world: World, request: FastifyRequest, access: Access): Promise<Asker | Refused> => {
  if (access === 'public') return stranger;
  request.isPersonal = true;
  // Another scheme is somebody else's: a site that is tried out behind a password sends one with everything.
  const token = /^bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '');
  const found = await (token ? byToken(world, token[1]?.trim() ?? '') : bySession(world, request, access));
  return isRefused(found) ? found : (mayNot(found, access) ?? found);
};
