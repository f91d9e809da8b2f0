import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as v from 'valibot';
import { testSite, type TestSite } from '../../test/test-world.ts';
import { allEndpoints, base } from './all-endpoints.ts';
import { problems } from './problems.ts';
import { toJsonSchema } from './json-schema.ts';

// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

let site: TestSite;
let document: Json;
before(async () => {
  site = await testSite();
  const answer = await site.request('/api/openapi.json');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  document = await answer.json();
});
after(() => site.close());

const operations = (): [string, string, Json][] =>
  Object.entries(document.paths as Record<string, Json>).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Json>).map(([method, operation]): [string, string, Json] => [
      path,
      method,
      operation,
    ]),
  );

const resolve = (ref: string): Json =>
  ref
    .replace('#/', '')
    .split('/')
    .reduce((value: Json, key) => value?.[key], document);

/** A small reader of JSON Schema, on its own legs: it must agree with the schemas the API itself goes by. */
const faultsOf = (schema: Json, value: Json, at = ''): string[] => {
  if (schema.$ref) return faultsOf(resolve(schema.$ref), value, at);
  if (schema.anyOf)
    return schema.anyOf.some((one: Json) => faultsOf(one, value, at).length === 0) ? [] : [`${at}: none of anyOf`];
  if ('const' in schema) return schema.const === value ? [] : [`${at}: not ${schema.const}`];
  if (schema.type === undefined) return [];
  const types = [schema.type].flat();
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const isTyped = types.includes(type) || (type === 'number' && types.includes('integer') && Number.isInteger(value));
  if (!isTyped) return [`${at}: ${type} is not ${types.join()}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${value} is not one of ${schema.enum}`];
  if (schema.pattern && typeof value === 'string' && !new RegExp(schema.pattern, 'u').test(value))
    return [`${at}: ${value} is not like ${schema.pattern}`];
  if (schema.maxLength !== undefined && typeof value === 'string' && value.length > schema.maxLength)
    return [`${at}: too long`];
  if (schema.minimum !== undefined && value < schema.minimum) return [`${at}: too small`];
  if (schema.format === 'date-time' && typeof value === 'string' && Number.isNaN(Date.parse(value)))
    return [`${at}: no moment`];
  if (type === 'array') return value.flatMap((item: Json, i: number) => faultsOf(schema.items, item, `${at}/${i}`));
  if (type !== 'object') return [];
  if (!schema.properties)
    return Object.entries(value).flatMap(([name, part]) =>
      faultsOf(schema.additionalProperties, part, `${at}/${name}`),
    );
  const missing = (schema.required ?? [])
    .filter((name: string) => !(name in value))
    .map((name: string) => `${at}/${name}: missing`);
  const unknown = Object.keys(value)
    .filter((name) => !(name in schema.properties))
    .map((name) => `${at}/${name}: unknown`);
  const inside = Object.entries(value)
    .filter(([name]) => name in schema.properties)
    .flatMap(([name, part]) => faultsOf(schema.properties[name], part, `${at}/${name}`));
  return [...missing, ...unknown, ...inside];
};

test('every row is a route and in the document, and nothing else is', async () => {
  const rows = allEndpoints.map(({ method, path }) => `${method} ${path}`).sort();
  const told = operations()
    .map(([path, method]) => `${method.toUpperCase()} ${path}`)
    .sort();
  assert.deepEqual(told, rows);
  assert.equal(new Set(rows).size, rows.length);
  for (const { method, path } of allEndpoints) {
    const answer = await site.request(base + path.replace(/\{\w+\}/g, 'x'), { method });
    const { code } = answer.status < 400 ? { code: '' } : ((await answer.json()) as { code: string });
    assert.ok(code !== 'no-address' && code !== 'method', `${method} ${path} is registered`);
  }
});

test('the document is OpenAPI 3.1: references lead somewhere, names are unique, parameters are those of the path', () => {
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.info.title && document.info.version);
  assert.deepEqual(document.servers, [{ url: 'http://courant.test/api/v1' }]);
  const text = JSON.stringify(document);
  for (const [, ref = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) assert.ok(resolve(ref), ref);
  const ids = operations().map(([, , { operationId }]) => operationId as string);
  assert.equal(new Set(ids).size, ids.length);
  const tags = new Set((document.tags as { name: string }[]).map(({ name }) => name));
  const schemes = Object.keys(document.components.securitySchemes as object);
  for (const [path, method, operation] of operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = (operation.parameters as Json[]).filter((one) => one.in === 'path');
    assert.deepEqual(
      inPath.map(({ name }) => name),
      named,
      operation.operationId,
    );
    for (const one of operation.parameters) assert.ok(one.schema && (one.in !== 'path' || one.required === true));
    assert.ok(operation.tags.every((tag: string) => tags.has(tag)));
    for (const way of operation.security) for (const scheme of Object.keys(way)) assert.ok(schemes.includes(scheme));
    if (method === 'get') assert.equal(operation.requestBody, undefined);
    assert.ok(Object.keys(operation.responses).some((status) => status.startsWith('2')));
    assert.ok(operation.responses['429'], operation.operationId);
  }
});

test('every example is as its schema says, by ours and by the one in the document', () => {
  for (const row of allEndpoints) {
    const operation = document.paths[row.path][row.method.toLowerCase()];
    const answer = operation.responses[row.status ?? 200].content?.['application/json'];
    assert.equal(answer === undefined, row.status === 204 || row.gives !== undefined, row.id);
    if (row.answer) {
      assert.ok(v.safeParse(row.answer, row.example).success, `${row.id}: the answer`);
      assert.deepEqual(faultsOf(answer.schema, row.example), [], row.id);
      assert.deepEqual(answer.example, row.example);
    }
    if (row.body) {
      const { schema, example } = operation.requestBody.content['application/json'];
      assert.ok(v.safeParse(row.body, row.bodyExample).success, `${row.id}: the body`);
      assert.deepEqual(faultsOf(schema, example), [], row.id);
      assert.equal(schema.additionalProperties, false, row.id);
    }
  }
});

test('a schema the document cannot say is refused when the site starts', () => {
  assert.throws(() => toJsonSchema(v.map(v.string(), v.string()), new Map()), /cannot be written/);
  assert.throws(() => toJsonSchema(v.pipe(v.string(), v.creditCard()), new Map()), /cannot be written/);
});

test('the page to read names every row, scope and problem, with examples that can be typed', async () => {
  const answer = await site.request('/api');
  assert.equal(answer.status, 200);
  const html = await answer.text();
  for (const { id } of allEndpoints) assert.ok(html.includes(`id="${id}"`), id);
  for (const code of Object.keys(problems)) assert.ok(html.includes(`id="problem-${code}"`), code);
  for (const [, place = ''] of html.matchAll(/href="#([\w-]+)"/g)) assert.ok(html.includes(`id="${place}"`), place);
  assert.ok(html.includes('curl'));
  assert.ok(!/ style=| on\w+="/.test(html));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'every id stands once');
});
