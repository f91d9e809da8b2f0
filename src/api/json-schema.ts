/** JSON Schema (2020-12) of the valibot schemas this API uses; what it does not know it refuses at start, not at a client. */
import type * as v from 'valibot';

export type JsonSchema = { [key: string]: unknown };

const names = new WeakMap<object, string>();

/** Gives a schema a name: the document describes it once and refers to it. */
export const named = <Schema extends v.GenericSchema>(name: string, schema: Schema): Schema => {
  names.set(schema, name);
  return schema;
};

/** Schemas that were referred to, by name. */
export type Components = Map<string, JsonSchema>;

type Inner = v.GenericSchema & {
  pipe?: readonly (Inner & { kind: string; requirement?: unknown; description?: string })[];
  wrapped?: Inner;
  item?: Inner;
  value?: Inner;
  entries?: Record<string, Inner>;
  options?: readonly unknown[];
  literal?: unknown;
  default?: unknown;
};

type Writing = { components: Components; isRequest: boolean };

const patternOf = (pattern: unknown): string => (pattern instanceof RegExp ? pattern.source : String(pattern));

const actions: Record<string, (requirement: unknown, schema: JsonSchema) => JsonSchema> = {
  regex: (requirement) => ({ pattern: patternOf(requirement) }),
  min_length: (requirement, { type }) => ({ [type === 'array' ? 'minItems' : 'minLength']: requirement }),
  max_length: (requirement, { type }) => ({ [type === 'array' ? 'maxItems' : 'maxLength']: requirement }),
  min_value: (requirement) => ({ minimum: requirement }),
  max_value: (requirement) => ({ maximum: requirement }),
  integer: () => ({ type: 'integer' }),
  iso_timestamp: () => ({ format: 'date-time' }),
};

const isOptional = ({ type }: Inner): boolean => type === 'optional';

const objectOf = (schema: Inner, writing: Writing): JsonSchema => {
  const entries = Object.entries(schema.entries ?? {});
  const required = entries.filter(([, entry]) => !isOptional(entry)).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, entry]) => [name, write(entry, writing)])),
    ...(required.length > 0 ? { required } : {}),
    // What is sent may hold nothing else; what is answered may grow.
    ...(writing.isRequest ? { additionalProperties: false } : {}),
  };
};

const nullableOf = (inner: JsonSchema): JsonSchema => {
  if (typeof inner['type'] !== 'string') return { anyOf: [inner, { type: 'null' }] };
  const options = inner['enum'];
  return {
    ...inner,
    type: [inner['type'], 'null'],
    ...(Array.isArray(options) ? { enum: [...(options as unknown[]), null] } : {}),
  };
};

const bare = (schema: Inner, writing: Writing): JsonSchema => {
  const wrapped = (): JsonSchema => write(schema.wrapped as Inner, writing);
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: schema.type };
    case 'literal':
      return { const: schema.literal };
    case 'picklist':
      return { type: 'string', enum: [...(schema.options ?? [])] };
    case 'unknown':
      return {};
    case 'record':
      return { type: 'object', additionalProperties: write(schema.value as Inner, writing) };
    case 'array':
      return { type: 'array', items: write(schema.item as Inner, writing) };
    case 'strict_object':
      return objectOf(schema, writing);
    case 'nullable':
      return nullableOf(wrapped());
    case 'optional':
      return { ...wrapped(), ...(schema.default === undefined ? {} : { default: schema.default }) };
    default:
      throw new Error(`${schema.type} cannot be written as JSON Schema: teach json-schema.ts to`);
  }
};

const withActions = (schema: Inner, writing: Writing): JsonSchema => {
  const [first, ...rest] = schema.pipe ?? [];
  let written = first ? write(first, writing) : bare(schema, writing);
  for (const { type, requirement, description } of rest) {
    if (type === 'description') written = { ...written, description };
    else if (actions[type]) written = { ...written, ...actions[type](requirement, written) };
    else throw new Error(`${type} cannot be written as JSON Schema: teach json-schema.ts to`);
  }
  return written;
};

const write = (schema: Inner, writing: Writing): JsonSchema => {
  const name = names.get(schema);
  if (name === undefined) return withActions(schema, writing);
  if (!writing.components.has(name)) {
    writing.components.set(name, {});
    writing.components.set(name, withActions(schema, writing));
  }
  return { $ref: `#/components/schemas/${name}` };
};

/** The schema as JSON Schema; named parts are added to `components` and referred to. */
export const toJsonSchema = (
  schema: v.GenericSchema,
  components: Components,
  { isRequest = false }: { isRequest?: boolean } = {},
): JsonSchema => write(schema, { components, isRequest });
