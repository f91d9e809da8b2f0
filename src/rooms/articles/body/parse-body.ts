import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Block, Body, Mark } from './body.ts';
import { bodyLimits, markRules, nodeRules, type AttributeRules, type NodeRule } from './body-rules.ts';

type Plain = Record<string, unknown>;
type Reading = { allowRawHtml: boolean; nodes: number; characters: number };

/** Carries the first fault out of the walk; never leaves this file. */
class BodyFault extends Error {}

const fault = (path: string, what: string): never => {
  throw new BodyFault(`${path === '' ? 'body' : path}: ${what}`);
};

const shown = (value: unknown): string => (typeof value === 'string' ? `“${value.slice(0, 40)}”` : typeof value);

const plainObject = (value: unknown, path: string): Plain => {
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlain ? (value as Plain) : fault(path, 'must be an object');
};

const onlyKeys = (given: Plain, allowed: readonly string[], path: string): void => {
  for (const key of Object.keys(given))
    if (!allowed.includes(key)) fault(path, `has ${shown(key)}, which does not belong there`);
};

/** The editor writes null for an attribute that is not set. */
const readAttributes = (given: unknown, rules: AttributeRules, path: string): Plain | undefined => {
  const attributes = given === undefined || given === null ? {} : plainObject(given, path);
  const read: Plain = {};
  const known = new Set<string>();
  for (const [rule, judge] of Object.entries(rules)) {
    const name = rule.replace('!', '');
    known.add(name);
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (value === undefined || value === null) {
      if (rule.endsWith('!')) fault(`${path}.${name}`, 'is missing');
      continue;
    }
    const judged = judge(value);
    if ('fault' in judged) fault(`${path}.${name}`, judged.fault);
    else read[name] = judged.value;
  }
  for (const name of Object.keys(attributes)) if (!known.has(name)) fault(`${path}.${name}`, 'is not known here');
  return Object.keys(read).length > 0 ? read : undefined;
};

const readMarks = (given: unknown, path: string): Mark[] => {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) return fault(path, 'must be a list');
  const seen = new Set<string>();
  return given.map((value: unknown, index): Mark => {
    const at = `${path}[${index}]`;
    const mark = plainObject(value, at);
    const { type } = mark;
    const rules = typeof type === 'string' ? markRules.get(type) : undefined;
    if (typeof type !== 'string' || !rules) return fault(at, `${shown(type)} is not a kind of mark`);
    if (seen.has(type)) fault(at, `${shown(type)} stands there twice`);
    seen.add(type);
    onlyKeys(mark, ['type', 'attrs'], at);
    const attrs = readAttributes(mark['attrs'], rules, `${at}.attrs`);
    return (attrs ? { type, attrs } : { type }) as Mark;
  });
};

const readText = (node: Plain, path: string, reading: Reading): Plain => {
  onlyKeys(node, ['type', 'text', 'marks'], path);
  const { text } = node;
  if (typeof text !== 'string') return fault(`${path}.text`, 'must be text');
  const marks = readMarks(node['marks'], `${path}.marks`);
  const clean = cleanText(text);
  count(reading, clean.length, path);
  return marks.length > 0 ? { type: 'text', text: clean, marks } : { type: 'text', text: clean };
};

const count = (reading: Reading, characters: number, path: string): void => {
  reading.nodes += 1;
  reading.characters += characters;
  if (reading.nodes > bodyLimits.nodes) fault(path, `the body has more than ${bodyLimits.nodes} nodes`);
  if (reading.characters > bodyLimits.characters)
    fault(path, `the body has more than ${bodyLimits.characters} characters`);
};

const lengthOf = (attrs: Plain | undefined): number =>
  attrs
    ? Object.values(attrs).reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0)
    : 0;

/** Where a node stands: its path for people, how deep, and what may stand there. */
type Spot = { path: string; depth: number; allowed: ReadonlySet<string> };

const readContent = (given: unknown, rule: NodeRule, spot: Spot, reading: Reading): Plain[] => {
  const { path, depth } = spot;
  if (given !== undefined && given !== null && !Array.isArray(given)) fault(`${path}content`, 'must be a list');
  const list = (given ?? []) as unknown[];
  if (rule.needsContent && list.length === 0) fault(`${path}content`, 'must not be empty');
  const allowed = rule.holds ?? new Set();
  return list
    .map((child, index) => readNode(child, { path: `${path}content[${index}]`, depth: depth + 1, allowed }, reading))
    .filter((child) => child['type'] !== 'text' || child['text'] !== '');
};

const readNode = (value: unknown, spot: Spot, reading: Reading): Plain => {
  const { path, depth, allowed } = spot;
  if (depth > bodyLimits.depth) fault(path, `is nested deeper than ${bodyLimits.depth} levels`);
  const node = plainObject(value, path);
  const { type } = node;
  if (typeof type !== 'string' || (type !== 'text' && !nodeRules.has(type)))
    return fault(path, `${shown(type)} is not a kind of node`);
  if (!allowed.has(type)) fault(path, `${shown(type)} must not stand here`);
  if (type === 'text') return readText(node, path, reading);
  if (type === 'rawHtml' && !reading.allowRawHtml) fault(path, 'raw HTML needs a permission of its own');
  const rule = nodeRules.get(type) ?? {};
  onlyKeys(node, rule.holds ? ['type', 'attrs', 'content'] : ['type', 'attrs'], path);
  const attrs = readAttributes(node['attrs'], rule.attributes ?? {}, `${path === '' ? '' : `${path}.`}attrs`);
  count(reading, lengthOf(attrs), path);
  const inside = { path: path === '' ? '' : `${path}.`, depth, allowed };
  return {
    type,
    ...(attrs ? { attrs } : {}),
    ...(rule.holds ? { content: readContent(node['content'], rule, inside, reading) } : {}),
  };
};

const attempt = <T>(read: () => T): Outcome<T, 'invalid-body'> => {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof BodyFault) return refuse('invalid-body', error.message);
    throw error;
  }
};

const startReading = (permissions: BodyPermissions): Reading => ({
  allowRawHtml: permissions.allowRawHtml ?? false,
  nodes: 0,
  characters: 0,
});

export type BodyPermissions = { allowRawHtml?: boolean };

/**
 * Reads what claims to be a body: the only door by which one gets in. Unknown nodes, marks and attributes, addresses that
 * must not be linked, nesting beyond 20 levels and bodies beyond `bodyLimits` are refused with the path of the first fault
 * in `detail` (“content[3].attrs.href: …”). The value is a fresh tree that holds nothing but what was judged.
 */
export const parseBody = (value: unknown, permissions: BodyPermissions = {}): Outcome<Body, 'invalid-body'> =>
  attempt(
    () =>
      readNode(value, { path: '', depth: 0, allowed: new Set(['doc']) }, startReading(permissions)) as unknown as Body,
  );

/** The same for a single block, such as a story's lead media: `kinds` says which may stand there. */
export const parseBlock = <Kind extends Block['type']>(
  value: unknown,
  kinds: readonly Kind[],
  permissions: BodyPermissions = {},
): Outcome<Extract<Block, { type: Kind }>, 'invalid-body'> =>
  attempt(() => {
    const spot = { path: '', depth: 1, allowed: new Set<string>(kinds) };
    return readNode(value, spot, startReading(permissions)) as unknown as Extract<Block, { type: Kind }>;
  });
