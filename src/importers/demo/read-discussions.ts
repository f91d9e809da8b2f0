import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';

/** One comment of the demo, as its file tells it. */
export type DemoComment = {
  /** Place in the file of what it answers. */
  parent: number | undefined;
  name: string;
  /** Milliseconds after the story. */
  after: number;
  recommendations: number;
  /** pick, edited, was, removed, deleted, waits (check, reason, what is named), reported (reason, words; …), error. */
  told: Record<string, string>;
  text: string;
  line: number;
};

export type DemoDiscussion = {
  values: FrontMatter['values'];
  edition: string;
  file: string;
  comments: DemoComment[];
};

const known = ['pick', 'edited', 'was', 'removed', 'deleted', 'waits', 'reported', 'error'];
const minute = 60_000;

/** `12m`, `3h 20m`, `1d 2h`. */
const lengthOf = (text: string): number | undefined => {
  const found = /^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?$/.exec(text.trim());
  if (!found || text.trim() === '') return undefined;
  const [, days = '0', hours = '0', minutes = '0'] = found;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * minute;
};

const head = /^===\s*(>*)\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|\s*(\d+)\s*$/;

type Fail = (line: number, message: string) => never;

/** `key: value` lines right below a comment's head, until the empty line before its text. */
const toldIn = (lines: readonly string[], from: number, fail: Fail): { told: Record<string, string>; next: number } => {
  const told: Record<string, string> = {};
  let next = from;
  for (; (lines[next] ?? '').trim() !== ''; next += 1) {
    const [, key = '', value = ''] = /^(\w+):\s*(.*)$/.exec(lines[next] ?? '') ?? [];
    if (!known.includes(key))
      fail(next, `“${lines[next]}” is none of ${known.join(', ')}; a text begins after an empty line`);
    told[key] = value;
  }
  return { told, next };
};

const readComments = (lines: readonly string[], fail: Fail): DemoComment[] => {
  const comments: DemoComment[] = [];
  /** The last comment of each depth. */
  const above: number[] = [];
  for (let at = 0; at < lines.length;) {
    if ((lines[at] ?? '').trim() === '') {
      at += 1;
      continue;
    }
    const [, depth, name, when, count] = head.exec(lines[at] ?? '') ?? [];
    if (depth === undefined || name === undefined || when === undefined)
      return fail(at, `“${lines[at]}” is no “=== Name | 12m | 3”`);
    const parent = depth === '' ? undefined : above[depth.length - 1];
    if (depth !== '' && parent === undefined) fail(at, 'it answers nothing');
    const { told, next } = toldIn(lines, at + 1, fail);
    const end = lines.findIndex((line, place) => place >= next && line.startsWith('==='));
    const text = lines
      .slice(next, end < 0 ? undefined : end)
      .join('\n')
      .trim();
    const after = lengthOf(when) ?? fail(at, `“${when}” is no time such as “3h 20m”`);
    above.length = depth.length;
    above.push(comments.length);
    comments.push({ parent, name, after, recommendations: Number(count), told, text, line: at + 1 });
    at = end < 0 ? lines.length : end;
  }
  return comments;
};

/**
 * A discussion of the demo: a head as stories have it, then comments, each `=== > Name | time after the story | recommendations`; one
 * `>` for each level of answering. Throws with file and line where something is wrong.
 */
export const readDiscussion = (text: string, edition: string, file: string): DemoDiscussion => {
  const { values, body } = readFrontMatter(text, file);
  const before = text.split('\n').length - body.split('\n').length;
  const fail: Fail = (line, message) => {
    throw new Error(`${file}:${before + line + 1}: ${message}`);
  };
  return { values, edition, file, comments: readComments(body.split('\n'), fail) };
};

/** All discussions below a folder, by edition; none where there is no folder. */
export const readDiscussions = (folder: string): DemoDiscussion[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder).flatMap((edition) =>
        readdirSync(join(folder, edition))
          .filter((name) => name.endsWith('.md'))
          .sort()
          .map((name) => {
            const file = join(folder, edition, name);
            return readDiscussion(readFileSync(file, 'utf8'), edition, file);
          }),
      );
