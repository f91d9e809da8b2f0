/** Programs at the door of the API, for tests: every answer is held against what the document says of it. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { issueApiToken, type Account, type ApiScope } from '../rooms/accounts/accounts.ts';
import type { TestSite } from '../../test/test-world.ts';
import { allEndpoints, base } from './all-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { problemsOf } from './general-problems.ts';
import { problems, type ProblemDocument } from './problems.ts';

export type Asked = {
  token?: string | undefined;
  cookie?: string;
  body?: unknown;
  headers?: Record<string, string>;
};

// oxlint-disable-next-line typescript/no-explicit-any
export type Value = any;
export type Told = { status: number; headers: Headers; value: Value };

export const tokenFor = async (site: TestSite, account: Account, ...scopes: ApiScope[]): Promise<string> => {
  const issued = await issueApiToken(site.world, account, { name: 'A program', scopes, days: 90 });
  assert.ok(issued.ok);
  return issued.value.token;
};

const rowAt = (method: string, path: string): Endpoint | undefined =>
  allEndpoints.find(
    (row) => row.method === method && new RegExp(`^${row.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );

const holdProblem = (row: Endpoint | undefined, value: ProblemDocument, status: number): void => {
  assert.equal(value.status, status);
  assert.equal(problems[value.code].status, status);
  assert.equal(value.type, `http://courant.test/api#problem-${value.code}`);
  if (row && value.code !== 'no-address' && value.code !== 'method')
    assert.ok(problemsOf(row).includes(value.code), `${row.id} says that it may answer ${value.code}`);
};

const holdAnswer = (row: Endpoint, text: string, status: number): unknown => {
  assert.equal(status, row.status ?? 200, row.id);
  if (row.gives !== undefined) return text;
  if (!row.answer) {
    assert.equal(text, '', row.id);
    return undefined;
  }
  const value: unknown = JSON.parse(text);
  const found = v.safeParse(row.answer, value);
  assert.ok(
    found.success,
    `${row.id}: ${JSON.stringify(found.issues?.map(({ message, path }) => [message, path?.at(-1)?.key]))}`,
  );
  return value;
};

/** Asks as `METHOD /path` would be asked, and checks the answer's shape. */
export const asking =
  (site: () => TestSite) =>
  async (what: string, { token, cookie, body, headers = {} }: Asked = {}): Promise<Told> => {
    const [method = '', url = ''] = what.split(' ');
    const answer = await site().request(base + url, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(cookie === undefined || method === 'GET' ? {} : { origin: 'http://courant.test' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const row = rowAt(method, url.split('?', 1)[0] ?? '');
    if (answer.status >= 400) {
      assert.equal(answer.headers.get('content-type'), 'application/problem+json', text);
      const value = JSON.parse(text) as ProblemDocument;
      holdProblem(row, value, answer.status);
      return { status: answer.status, headers: answer.headers, value };
    }
    const value = row ? holdAnswer(row, text, answer.status) : text;
    return { status: answer.status, headers: answer.headers, value };
  };

/** `status code`, as tables of refusals say it. */
export const saidBy = ({ status, value }: Told): string =>
  status < 400 ? String(status) : `${status} ${(value as ProblemDocument).code}`;
