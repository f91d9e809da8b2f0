/** The document at `/api/openapi.json`, written from the same rows the routes are registered from. */
import type * as v from 'valibot';
import { apiScopes } from '../rooms/accounts/accounts.ts';
import { allEndpoints, base } from './all-endpoints.ts';
import { groups, type Endpoint } from './endpoint.ts';
import { problemsOf } from './general-problems.ts';
import { toJsonSchema, type Components, type JsonSchema } from './json-schema.ts';
import { problems, type ProblemCode } from './problems.ts';

type Told = { title: string; publicUrl: string };

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'RFC 9457. `code` is what programs should look at.',
  properties: {
    type: { type: 'string', format: 'uri' },
    code: { type: 'string', enum: Object.keys(problems) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    reason: { type: 'string', description: 'Which check of the discussion says so.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'Where in the body (RFC 6901).' },
          parameter: { type: 'string' },
          detail: { type: 'string' },
        },
        required: ['detail'],
      },
    },
  },
  required: ['type', 'code', 'title', 'status', 'detail'],
};

const headers = {
  'RateLimit-Policy': { description: 'How often one may ask: `"name";q=quota;w=seconds`.', schema: { type: 'string' } },
  RateLimit: { description: 'What is left: `"name";r=requests;t=seconds`.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
  'WWW-Authenticate': { description: 'How to be known.', schema: { type: 'string' } },
};

const headerRefs = (names: readonly (keyof typeof headers)[]): JsonSchema =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const problemResponse = (codes: readonly ProblemCode[], status: number): JsonSchema => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
  headers: headerRefs([
    ...(status === 429 || status === 503 ? (['Retry-After'] as const) : []),
    ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...(status === 429 ? (['RateLimit-Policy', 'RateLimit'] as const) : []),
  ]),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const problemResponses = (endpoint: Endpoint): Record<string, JsonSchema> => {
  const codes = problemsOf(endpoint);
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      problemResponse(
        codes.filter((code) => problems[code].status === status),
        status,
      ),
    ]),
  );
};

const goodResponse = (
  { answer, example, access, gives, status = 200 }: Endpoint,
  components: Components,
): JsonSchema => ({
  description: status === 204 ? 'Done.' : status === 201 ? 'Made.' : 'What was asked for.',
  headers: headerRefs(access === 'public' ? ['RateLimit-Policy'] : ['RateLimit-Policy', 'RateLimit']),
  ...(answer ? { content: { 'application/json': { schema: toJsonSchema(answer, components), example } } } : {}),
  ...(gives === undefined ? {} : { content: { [gives.replace(/;.*$/, '')]: { schema: { type: 'string' } } } }),
});

const parameters = (
  where: 'path' | 'query',
  entries: v.ObjectEntries | undefined,
  components: Components,
): JsonSchema[] =>
  Object.entries(entries ?? {}).map(([name, entry]) => {
    const { description, ...schema } = toJsonSchema(entry, components, { isRequest: true });
    const required = where === 'path' || entry.type !== 'optional';
    return { name, in: where, required, ...(description === undefined ? {} : { description }), schema };
  });

const keyParameter: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Made anew for each thing; sent again with the same one when an answer did not arrive.',
  schema: { type: 'string', maxLength: 100 },
};

const securityOf = ({ access }: Endpoint): JsonSchema[] => {
  if (access === 'public') return [];
  const scope = access === 'anyone' ? 'comment' : access;
  return [{ token: [scope] }, { session: [] }, ...(access === 'anyone' ? [{}] : [])];
};

const requestBody = (endpoint: Endpoint, components: Components): JsonSchema => {
  const { body, bodyExample, isBodyOptional, takesFile } = endpoint;
  if (takesFile === true)
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  if (!body) return {};
  const schema = toJsonSchema(body, components, { isRequest: true });
  const content = { 'application/json': { schema, example: bodyExample } };
  return { requestBody: { required: isBodyOptional !== true, content } };
};

const operation = (endpoint: Endpoint, components: Components): JsonSchema => ({
  operationId: endpoint.id,
  tags: [endpoint.group],
  summary: endpoint.summary,
  ...(endpoint.detail === undefined ? {} : { description: endpoint.detail }),
  security: securityOf(endpoint),
  parameters: [
    ...parameters('path', endpoint.params, components),
    ...parameters('query', endpoint.query, components),
    ...(endpoint.takesKey === true ? [keyParameter] : []),
  ],
  ...requestBody(endpoint, components),
  responses: { [endpoint.status ?? 200]: goodResponse(endpoint, components), ...problemResponses(endpoint) },
});

const pathItems = (components: Components): Record<string, JsonSchema> => {
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of allEndpoints)
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(endpoint, components),
    };
  return paths;
};

const securitySchemes = (publicUrl: string): JsonSchema => ({
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'crt_…',
    description: `A token made at ${publicUrl}/me/tokens. Scopes: ${apiScopes.join(', ')}.`,
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: publicUrl.startsWith('https:') ? '__Host-session' : 'session',
    description: 'A signed-in reader, on pages of this site only.',
  },
});

export const openApi = ({ title, publicUrl }: Told): JsonSchema => {
  const components: Components = new Map([['Problem', problemSchema]]);
  const paths = pathItems(components);
  return {
    openapi: '3.1.0',
    info: {
      title: `${title}: API`,
      version: '1',
      summary: 'Stories, their discussions, what readers keep, and the newsroom.',
      description: `Explained at ${publicUrl}/api. Fields may be added to answers; none is taken away within a version.`,
    },
    servers: [{ url: `${publicUrl}${base}` }],
    tags: groups.map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: securitySchemes(publicUrl),
      headers,
    },
  };
};
