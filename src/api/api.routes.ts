/** Registers the rows of the table, and answers them: who asks, how often, what came in, what goes out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { cleanTexts } from '../common/text.ts';
import { loggedPath } from '../delivery/delivery.ts';
import { isOrphan, isStorageAway } from '../storage/storage-faults.ts';
import type { World } from '../world.ts';
import { allEndpoints, base } from './all-endpoints.ts';
import { askerFor, type Asker } from './asker.ts';
import type { Answered, Endpoint, SentFile } from './endpoint.ts';
import { problemDocument, refused, type Refused } from './problems.ts';
import {
  createQuotaCounter,
  policyOf,
  quotaHeaders,
  quotas,
  type Quota,
  type QuotaCounter,
  type Taken,
} from './quota.ts';
import { doneOnce } from './kept-answers.ts';
import { readRequest } from './read-request.ts';

const bodyLimit = 64 * 1024;

/** Pages of other sites may read what everybody may, without anybody's cookie or token. */
const openHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'RateLimit-Policy, RateLimit, Retry-After',
  'X-Robots-Tag': 'noindex',
};
const ownHeaders = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };

type Headers = Record<string, string>;
type Sent = { status: number; value: unknown; headers: Headers; type?: string };

const send = async (
  reply: FastifyReply,
  { status, value, headers, type = 'application/json; charset=utf-8' }: Sent,
) => {
  reply.code(status).headers(headers);
  if (status === 204) return reply.send();
  // As bytes: RFC 9457 has no charset, and Fastify would add one to a text.
  return reply.header('content-type', type).send(Buffer.from(JSON.stringify(value)));
};

const sendProblem = async (world: World, reply: FastifyReply, problem: Refused, headers: Headers): Promise<void> => {
  const value = problemDocument(problem, world.config.publicUrl);
  const wait = problem.retryAfter ?? (problem.code === 'busy' ? 5 : undefined);
  await send(reply, {
    status: value.status,
    value,
    type: 'application/problem+json',
    headers: {
      ...headers,
      'Cache-Control': 'no-store',
      ...problem.headers,
      ...(wait === undefined ? {} : { 'Retry-After': String(wait) }),
    },
  });
};

/** One account has one count, however many tokens it has; strangers are counted by their network. */
const countedIn = (endpoint: Endpoint, account: Asker['account'], network: string): [Quota, string][] => {
  const isReports = endpoint.quota === 'reports';
  if (!account)
    return [[quotas.network, network], ...(isReports ? [[quotas.notices, network] as [Quota, string]] : [])];
  const usual = endpoint.method === 'GET' ? quotas.read : quotas.write;
  return [[usual, account.id], ...(isReports ? [[quotas.reports, account.id] as [Quota, string]] : [])];
};

const tooMany = (taken: readonly Taken[]): Refused | undefined => {
  const spent = taken.filter(({ isSpent }) => isSpent);
  if (spent.length === 0) return undefined;
  return refused('rate', { retryAfter: Math.max(...spent.map(({ seconds }) => seconds)) });
};

/** Public answers are kept and given to the next who asks: what is left of somebody's quota must not be in them. */
const answerOpenly = async (reply: FastifyReply, { value, topics = [], maxAge }: Answered<unknown>): Promise<void> =>
  reply.page({
    body: JSON.stringify(value),
    type: 'application/json; charset=utf-8',
    topics: [...new Set(topics)],
    headers: { ...openHeaders, 'RateLimit-Policy': policyOf(quotas.network) },
    ...(maxAge === undefined ? {} : { maxAge }),
  });

const isRefused = (found: object): found is Refused => 'ok' in found && found.ok === false;

/** The file a row takes, still under way; nothing of it has been read. */
const sentFile = ({ takesFile }: Endpoint, { headers, body }: FastifyRequest): SentFile | Refused | undefined => {
  if (takesFile !== true) return undefined;
  if (!(body instanceof Readable))
    return refused('media-type', { detail: 'Send the file itself, with a type other than application/json.' });
  const length = Number(headers['content-length'] ?? Number.NaN);
  return { bytes: body, length: Number.isSafeInteger(length) ? length : undefined };
};

type Counted = { world: World; counter: QuotaCounter };

const carryOut = async (
  { world, counter }: Counted,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  const isOpen = endpoint.access === 'public';
  const asker = await askerFor(world, request, endpoint.access);
  const account = isRefused(asker) ? undefined : asker.account;
  const counted = countedIn(endpoint, account, request.network);
  const taken = counted.map(([quota, key]) => counter.take(quota, key));
  const headers = { ...(isOpen ? openHeaders : ownHeaders), ...quotaHeaders(taken) };
  const refusal = tooMany(taken) ?? (isRefused(asker) ? asker : undefined);
  if (refusal || isRefused(asker)) return sendProblem(world, reply, refusal ?? (asker as Refused), headers);
  const read = readRequest(request, endpoint);
  if (isRefused(read)) return sendProblem(world, reply, read, headers);
  const file = sentFile(endpoint, request);
  if (file && isRefused(file)) return sendProblem(world, reply, file, headers);
  const given = { world, visit: request.visit, network: request.network, file, ...asker, ...read };
  const done = await doneOnce(world, { endpoint, account, read, length: file?.length }, () =>
    endpoint.run(given as never),
  );
  if (!done.ok) return sendProblem(world, reply, done, headers);
  if (isOpen) return answerOpenly(reply, done);
  if (done.pieces)
    return reply
      .headers({ ...headers, ...done.headers, 'Content-Type': endpoint.gives ?? 'text/plain' })
      .send(Readable.from(done.pieces));
  return send(reply, { status: endpoint.status ?? 200, value: done.value, headers: { ...headers, ...done.headers } });
};

/** Which methods an address has; none: there is no such address. */
const methodsAt = (path: string): string[] => {
  const here = allEndpoints.filter((row) =>
    new RegExp(`^${base}${row.path.replace(/\{\w+\}/g, '[^/]+')}/?$`).test(path),
  );
  const methods = here.map(({ method }) => method as string);
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : [])])];
};

const answerNothing = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const methods = methodsAt(request.visit.path);
  const allow = { ...ownHeaders, Allow: [...methods, 'OPTIONS'].join(', ') };
  if (methods.length === 0) return sendProblem(world, reply, refused('no-address'), ownHeaders);
  // Nothing here is for other sites to send: a browser that asks first is told no more than the methods.
  if (request.method === 'OPTIONS') return send(reply, { status: 204, value: undefined, headers: allow });
  return sendProblem(world, reply, refused('method'), allow);
};

const codeOf = (error: { statusCode?: number }): Refused['code'] => {
  if (isStorageAway(error) || isOrphan(error)) return 'busy';
  if (error.statusCode === 413) return 'too-large';
  if (error.statusCode === 415) return 'media-type';
  return error.statusCode !== undefined && error.statusCode < 500 ? 'bad-json' : 'error';
};

const handleErrors = (api: FastifyInstance, world: World): void => {
  api.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const code = codeOf(error);
    if (code === 'error' || code === 'busy')
      world.log.error({ err: error, requestId: request.id, path: loggedPath(request.visit.path) }, 'a request failed');
    const detail = code === 'error' ? `It has been noted as ${request.id}.` : undefined;
    await sendProblem(world, reply, refused(code, { detail }), ownHeaders);
  });
  api.setNotFoundHandler((request, reply) => answerNothing(world, request, reply));
};

/** JSON, its texts as they may be kept; files only where a row takes one, and those are not read into memory. */
const readJson = (api: FastifyInstance): void => {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', (request, payload, done) => {
    const { takesFile } = request.routeOptions.config as { takesFile?: boolean };
    if (takesFile === true) done(null, payload);
    else done(Object.assign(new Error('the body is no JSON'), { statusCode: 415 }));
  });
  api.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit }, (_request, body, done) => {
    if (body === '') return done(null, undefined);
    try {
      done(null, cleanTexts(JSON.parse(String(body)) as unknown));
    } catch {
      done(Object.assign(new Error('the body is no JSON'), { statusCode: 400 }));
    }
  });
};

/** Addresses whose own guard stands in `asker.ts`: a token is its own proof, a session counts on our pages only. */
export const isApiPath = (path: string): boolean => path.startsWith(`${base}/`);

export const endpointRoutes = (app: FastifyInstance, world: World): void => {
  const counted = { world, counter: createQuotaCounter(world.now) };
  void app.register(
    async (api) => {
      readJson(api);
      handleErrors(api, world);
      for (const endpoint of allEndpoints)
        api.route({
          method: endpoint.method,
          url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
          bodyLimit: endpoint.bodyLimit ?? bodyLimit,
          config: { takesFile: endpoint.takesFile === true },
          handler: (request, reply) => carryOut(counted, endpoint, request, reply),
        });
    },
    { prefix: base },
  );
};
