import type { Endpoint } from './endpoint.ts';
import type { ProblemCode } from './problems.ts';

/** What can go wrong with any row of this kind, beside what the row names itself. */
const generalProblems = ({ access, body, query, method, takesKey }: Endpoint): ProblemCode[] => [
  ...(query || takesKey === true ? (['bad-query'] as const) : []),
  ...(access === 'public' ? [] : (['bad-token'] as const)),
  ...(access === 'public' || access === 'anyone' ? [] : (['not-signed-in'] as const)),
  ...(access === 'public' ? [] : (['token-scope'] as const)),
  ...(access === 'moderate' ? (['not-allowed', 'second-factor'] as const) : []),
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
