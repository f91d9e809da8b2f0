/** What came in, parsed by the row's own schemas; what they do not know is refused by name. */
import type { FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { cleanText } from '../common/text.ts';
import type { Endpoint } from './endpoint.ts';
import { refused, type Fault, type Refused } from './problems.ts';

export type Read = {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  idempotencyKey: string | undefined;
};

const cleaned = (value: unknown): unknown => (typeof value === 'string' ? cleanText(value) : value);

/** Looked at name by name: delivery keeps an answer for each value of these parameters and ignores all others. */
const picked = (from: unknown, entries: v.ObjectEntries): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(entries).flatMap((name) => {
      const value = cleaned((from as Record<string, unknown>)[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const pointerOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const saidOf = (issue: v.BaseIssue<unknown>): string => {
  const key = String(issue.path?.at(-1)?.key ?? '');
  if (issue.expected === 'never') return `There is no field “${key}” here.`;
  if (issue.received === 'undefined') return 'It is missing.';
  return issue.message;
};

const bodyFaults = (issues: readonly v.BaseIssue<unknown>[]): Fault[] =>
  issues.map((issue) => ({ pointer: pointerOf(issue), detail: saidOf(issue) }));

const queryFaults = (issues: readonly v.BaseIssue<unknown>[]): Fault[] =>
  issues.map((issue) => ({ parameter: String(issue.path?.at(-1)?.key ?? ''), detail: saidOf(issue) }));

const longestKey = 100;

/** The key as sent, or as the quoted string that the IETF's draft makes of it. */
const keyIn = (request: FastifyRequest, { takesKey }: Endpoint): { key: string | undefined } | Refused => {
  const given = takesKey === true ? request.headers['idempotency-key'] : undefined;
  if (typeof given !== 'string' || given === '') return { key: undefined };
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  const isKey = key.length <= longestKey && /^[!-~]+$/.test(key);
  const detail = `A key has 1 to ${longestKey} visible ASCII characters.`;
  return isKey ? { key } : refused('bad-query', { errors: [{ parameter: 'Idempotency-Key', detail }] });
};

const bodyIn = (request: FastifyRequest, { body, isBodyOptional }: Endpoint): { value: unknown } | Refused => {
  if (!body) return { value: undefined };
  const given = request.body === undefined && isBodyOptional === true ? {} : request.body;
  const found = v.safeParse(body, given);
  return found.success ? { value: found.output } : refused('invalid', { errors: bodyFaults(found.issues) });
};

const isRefused = (found: object): found is Refused => 'ok' in found;

export const readRequest = (request: FastifyRequest, endpoint: Endpoint): Read | Refused => {
  const { params = {}, query = {} } = endpoint;
  const path = v.safeParse(v.object(params), picked(request.params, params));
  if (!path.success) return refused('not-found');
  const asked = v.safeParse(v.object(query), picked(request.query, query));
  if (!asked.success) return refused('bad-query', { errors: queryFaults(asked.issues) });
  const key = keyIn(request, endpoint);
  if (isRefused(key)) return key;
  const body = bodyIn(request, endpoint);
  if (isRefused(body)) return body;
  return { params: path.output, query: asked.output, body: body.value, idempotencyKey: key.key };
};
