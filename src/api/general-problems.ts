import { isStaffScope } from '../rooms/accounts/accounts.ts';
import type { Access, Endpoint } from './endpoint.ts';
import type { ProblemCode } from './problems.ts';

const isForStaff = (access: Access): boolean => access !== 'public' && access !== 'anyone' && isStaffScope(access);

/** What can go wrong with any row of this kind, beside what the row names itself. */
const generalProblems = ({
  access,
  body,
  query,
  method,
  takesKey,
  keepsAnswer,
  takesFile,
}: Endpoint): ProblemCode[] => [
  ...(query || takesKey === true ? (['bad-query'] as const) : []),
  ...(access === 'public' ? [] : (['bad-token'] as const)),
  ...(access === 'public' || access === 'anyone' ? [] : (['not-signed-in'] as const)),
  ...(access === 'public' ? [] : (['token-scope'] as const)),
  ...(isForStaff(access) ? (['not-allowed', 'second-factor'] as const) : []),
  ...(access === 'people:write' && method !== 'GET' ? (['sign-in-again'] as const) : []),
  ...(keepsAnswer === true ? (['key-in-use', 'key-reused'] as const) : []),
  ...(takesFile === true ? (['too-large', 'media-type', 'invalid'] as const) : []),
  ...(method === 'GET' ? [] : (['cross-site'] as const)),
  ...(body ? (['bad-json', 'too-large', 'media-type', 'invalid'] as const) : []),
  'rate',
  'error',
  'busy',
];

/** Everything a row may answer instead of what was asked for. */
export const problemsOf = (endpoint: Endpoint): ProblemCode[] => [
  ...new Set([
    ...(endpoint.params ? (['not-found'] as const) : []),
    ...(endpoint.problems ?? []),
    ...generalProblems(endpoint),
  ]),
];
