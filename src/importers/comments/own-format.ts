import * as v from 'valibot';
import { cleanText } from '../../common/text.ts';
import { commentStates, threadStates } from '../../rooms/discussion/discussion.ts';
import { decodeText } from '../shared/decode-text.ts';
import { ImportFileError } from '../shared/import-file-error.ts';
import type { CommentSystem, ForeignThing } from './comments-file.ts';

/** Described in docs/comments-format.md; `export-comments.ts` writes it. */
export const formatName = 'courant-comments';
export const formatVersion = 1;

const longestLine = 4 * 1024 ** 2;

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const iso = v.pipe(v.string(), v.isoTimestamp());
const words = v.pipe(v.string(), v.maxLength(5_000));

const head = v.object({ format: v.literal(formatName), version: v.number(), address: v.optional(words, '') });
const thread = v.object({
  type: v.literal('thread'),
  id,
  address: words,
  title: v.optional(words, ''),
  state: v.optional(v.picklist(threadStates)),
  announcement: v.optional(words, ''),
});
const person = v.object({ type: v.literal('person'), id, createdAt: iso });
const comment = v.object({
  type: v.literal('comment'),
  id,
  thread: id,
  parent: v.optional(id),
  person: id,
  state: v.picklist(commentStates),
  kind: v.optional(v.picklist(['comment', 'pingback', 'trackback']), 'comment'),
  createdAt: iso,
  editedAt: v.optional(iso),
  source: v.optional(v.string(), ''),
});
const line = v.variant('type', [thread, person, comment]);

const millis = (text: string): number => Date.parse(text);

/** One JSON object a line; the line's number comes along for errors. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<{ text: string; number: number }> {
  let rest = '';
  let number = 0;
  for await (const piece of decodeText(bytes)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new ImportFileError('A line is longer than 4 MB', { line: number + 1 });
    for (const text of lines) {
      number += 1;
      if (text.trim() !== '') yield { text, number };
    }
  }
  if (rest.trim() !== '') yield { text: rest, number: number + 1 };
}

const parseLine = (text: string, number: number): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ImportFileError('This line is not a JSON object: the file was cut off or changed. Export it again', {
      line: number,
    });
  }
};

type Told<Type extends 'thread' | 'comment'> = Extract<v.InferOutput<typeof line>, { type: Type }>;

const threadOf = (told: Told<'thread'>, number: number): ForeignThing => ({
  what: 'thread',
  id: told.id,
  link: told.address,
  identifier: told.id,
  title: cleanText(told.title),
  state: told.state ?? '',
  announcement: cleanText(told.announcement),
  isDeleted: false,
  line: number,
});

/** What only our own format tells, with times as numbers; it is looked at closely when the comment's turn comes. */
const extraOf = (json: object, { editedAt }: Told<'comment'>): string => {
  const given = json as { revisions?: { at: string }[]; pick?: { at: string } };
  return JSON.stringify({
    ...json,
    editedAt: editedAt === undefined ? undefined : millis(editedAt),
    revisions: given.revisions?.map((one) => ({ ...one, at: millis(one.at) })),
    pick: given.pick && { ...given.pick, at: millis(given.pick.at) },
  });
};

const postOf = (told: Told<'comment'>, json: object, number: number): ForeignThing => ({
  what: 'post',
  id: told.id,
  threadId: told.thread,
  parentId: told.parent ?? '',
  personKey: told.person,
  name: '',
  email: '',
  url: '',
  at: millis(told.createdAt),
  state: told.state,
  kind: told.kind,
  source: told.source,
  line: number,
  extra: extraOf(json, told),
});

const asThing = (json: object, number: number): ForeignThing => {
  const read = v.safeParse(line, json);
  if (!read.success) {
    const reason = 'A line that is not as the format says was left out';
    return { what: 'loss', reason, detail: read.issues[0].message, line: number };
  }
  const told = read.output;
  if (told.type === 'thread') return threadOf(told, number);
  if (told.type === 'comment') return postOf(told, json, number);
  return { what: 'person', id: told.id, data: JSON.stringify({ ...json, createdAt: millis(told.createdAt) }) };
};

async function* read(bytes: AsyncIterable<Buffer>): AsyncGenerator<ForeignThing> {
  let isFirst = true;
  for await (const { text, number } of linesOf(bytes)) {
    const json = parseLine(text, number);
    if (!isFirst) {
      yield asThing(json as object, number);
      continue;
    }
    isFirst = false;
    const begun = v.safeParse(head, json);
    if (!begun.success)
      throw new ImportFileError('This is no export of comments by Courant: its first line does not say so', {
        line: 1,
      });
    if (begun.output.version > formatVersion)
      throw new ImportFileError(
        `The file has version ${begun.output.version} of the format, this Courant knows ${formatVersion}. Bring Courant up to date first`,
      );
    yield { what: 'site', name: begun.output.address.replace(/^https?:\/\//, '') };
  }
}

/** Our own open format: JSON lines, as `courant export comments` writes them. */
export const ownFormat: CommentSystem = {
  source: formatName,
  label: 'Courant comments',
  fileNames: /\.(?:jsonl|ndjson|json)$/i,
  read,
};
