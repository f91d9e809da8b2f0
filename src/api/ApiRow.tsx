import type { JSX } from 'preact';
import type * as v from 'valibot';
import { base } from './all-endpoints.ts';
import { Prose, Table } from './ApiParts.tsx';
import type { Endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { problemsOf } from './general-problems.ts';
import { toJsonSchema, type JsonSchema } from './json-schema.ts';

const typeOf = (schema: JsonSchema): string => {
  const options = schema['enum'] ?? (schema['items'] as JsonSchema | undefined)?.['enum'];
  if (Array.isArray(options)) return options.map(String).join(' · ');
  const type = [schema['type'] ?? 'object'].flat().join(' or ');
  return schema['pattern'] !== undefined && type === 'string' ? 'id' : type;
};

type Field = { name: string; where: string; isNeeded: boolean; schema: JsonSchema };

const fieldsOf = ({ params, query, body }: Endpoint): Field[] => {
  const written = (entry: unknown): JsonSchema =>
    toJsonSchema(entry as v.GenericSchema, new Map(), { isRequest: true });
  const inAddress = (entries: v.ObjectEntries | undefined, where: string): Field[] =>
    Object.entries(entries ?? {}).map(([name, entry]) => ({
      name,
      where,
      isNeeded: entry.type !== 'optional',
      schema: written(entry),
    }));
  const whole = body ? written(body) : {};
  const needed = (whole['required'] ?? []) as string[];
  const inBody = Object.entries((whole['properties'] ?? {}) as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    where: 'body',
    isNeeded: needed.includes(name),
    schema,
  }));
  return [...inAddress(params, 'path'), ...inAddress(query, 'query'), ...inBody];
};

const Fields = ({ endpoint }: { endpoint: Endpoint }): JSX.Element | null => {
  const fields = fieldsOf(endpoint);
  if (fields.length === 0) return null;
  return (
    <Table label={`Parameters of ${endpoint.id}`} head={['Name', 'In', 'Values', 'Meaning']}>
      {fields.map(({ name, where, isNeeded, schema }) => (
        <tr>
          <td>
            <code>{name}</code>
          </td>
          <td>{where}</td>
          <td>{typeOf(schema)}</td>
          <td>
            {isNeeded ? 'Needed. ' : ''}
            <Prose>{String(schema['description'] ?? '')}</Prose>
            {schema['default'] === undefined || schema['default'] === ''
              ? null
              : ` Else: ${String(schema['default'])}.`}
          </td>
        </tr>
      ))}
    </Table>
  );
};

const accessWords = ({ access }: Endpoint): string => {
  if (access === 'public') return 'For everybody, also from pages of other sites.';
  return access === 'anyone' ? 'With a token of the scope `comment`, or without an account.' : `Scope \`${access}\`.`;
};

const example: Record<string, string> = {
  articleId: ids.story,
  commentId: ids.comment,
  readerId: ids.reader,
  targetId: ids.tag,
  reportId: ids.decision,
  kind: 'tag',
  tag: 'harbour',
  list: 'waiting',
};

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The same request as somebody would type it. */
const curlFor = (endpoint: Endpoint, publicUrl: string): string => {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_all, name: string) => example[name] ?? name);
  const query = endpoint.id === 'getCounts' ? `?articles=${example['articleId']}` : '';
  return [
    endpoint.method === 'GET' ? 'curl' : `curl -X ${endpoint.method}`,
    ...(endpoint.access === 'public' ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(endpoint.takesKey === true ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(endpoint.takesFile === true ? ['--data-binary @quay.jpg'] : []),
    ...(endpoint.body
      ? ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(endpoint.bodyExample))}`]
      : []),
    quoted(`${publicUrl}${base}${path}${query}`),
  ].join(' \\\n  ');
};

/** One row of the API: what it is for, what goes in, how it is asked, what comes out. */
export const ApiRow = ({ endpoint, publicUrl }: { endpoint: Endpoint; publicUrl: string }): JSX.Element => (
  <section class="api-row" id={endpoint.id} aria-labelledby={`${endpoint.id}-title`}>
    <h3 id={`${endpoint.id}-title`}>{endpoint.summary}</h3>
    <p class="api-address">
      <strong>{endpoint.method}</strong> <code>{endpoint.path}</code>
    </p>
    {endpoint.detail ? (
      <p>
        <Prose>{endpoint.detail}</Prose>
      </p>
    ) : null}
    <p>
      <Prose>{accessWords(endpoint)}</Prose>
    </p>
    <Fields endpoint={endpoint} />
    <pre tabindex={0}>
      <code>{curlFor(endpoint, publicUrl)}</code>
    </pre>
    {endpoint.example === undefined ? (
      <p>{endpoint.gives === undefined ? 'Answer: 204, without a body.' : `Answer: ${endpoint.gives}.`}</p>
    ) : (
      <details>
        <summary>Answer ({endpoint.status ?? 200})</summary>
        <pre tabindex={0}>
          <code>{JSON.stringify(endpoint.example, undefined, 2)}</code>
        </pre>
      </details>
    )}
    <p class="api-problems">
      {'Problems: '}
      {problemsOf(endpoint).map((code, place) => (
        <>
          {place > 0 ? ', ' : ''}
          <a href={`#problem-${code}`}>{code}</a>
        </>
      ))}
    </p>
  </section>
);
