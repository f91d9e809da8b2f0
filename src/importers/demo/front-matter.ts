/** A value of a story's head: text, a list, or a list of small records. */
export type FrontValue = string | string[] | Record<string, string>[];
export type FrontMatter = { values: Record<string, FrontValue>; body: string };

const unquote = (text: string): string => {
  const trimmed = text.trim();
  if (/^".*"$/s.test(trimmed)) return trimmed.slice(1, -1).replace(/\\(["\\])/g, '$1');
  return /^'.*'$/s.test(trimmed) ? trimmed.slice(1, -1).replace(/''/g, "'") : trimmed;
};

const inlineList = (text: string): string[] =>
  text
    .slice(1, -1)
    .split(',')
    .map(unquote)
    .filter((item) => item !== '');

const pair = (line: string): [key: string, value: string] | undefined => {
  const found = /^([A-Za-z]\w*):(?:\s+(.*))?$/.exec(line);
  return found ? [found[1] ?? '', found[2] ?? ''] : undefined;
};

/** The indented lines below a key: `- item`, or `- key: value` with further `key: value` lines. */
const nestedList = (lines: readonly string[], fail: (offset: number) => never): FrontValue => {
  const items: (string | Record<string, string>)[] = [];
  lines.forEach((line, offset) => {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    const entry = pair((item ?? line).trim());
    const last = items.at(-1);
    if (item !== undefined)
      items.push(entry && !/^["']/.test(item) ? { [entry[0]]: unquote(entry[1]) } : unquote(item));
    else if (entry && typeof last === 'object') last[entry[0]] = unquote(entry[1]);
    else fail(offset);
  });
  return items as FrontValue;
};

/**
 * The head of a Markdown file between two `---` lines, in the part of YAML that stories need: `key: value`, `[a, b]`, and
 * indented lists. Throws with file and line where it is something else.
 */
export const readFrontMatter = (text: string, file: string): FrontMatter => {
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0)
    throw new Error(`${file}:1: the file must begin with a head between two --- lines`);
  const values: Record<string, FrontValue> = {};
  for (let at = 1; at < end; at += 1) {
    const line = lines[at] ?? '';
    const fail = (offset: number): never => {
      throw new Error(`${file}:${at + 1 + offset}: “${(lines[at + offset] ?? '').trim()}” is not “key: value”`);
    };
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [key, value] = pair(line) ?? fail(0);
    let below = at + 1;
    while (below < end && /^\s+\S/.test(lines[below] ?? '')) below += 1;
    if (below > at + 1) values[key] = nestedList(lines.slice(at + 1, below), (offset) => fail(offset + 1));
    else values[key] = /^\[.*\]$/.test(value.trim()) ? inlineList(value.trim()) : unquote(value);
    at = below - 1;
  }
  return { values, body: lines.slice(end + 1).join('\n') };
};
