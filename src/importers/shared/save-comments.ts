import { settleCommenters, settleThreads } from '../../rooms/discussion/discussion.ts';
import type { Tx, World } from '../../world.ts';
import { htmlToComment } from '../comments/html-to-comment.ts';
import type { ForeignComment } from './foreign.ts';
import {
  commenterIds,
  insertCommenters,
  insertComments,
  knownComments,
  updateComment,
  type KnownComment,
} from './import.store.ts';
import { count, type Report } from './report.ts';

/** A story's comments with the story's id here; in a dry run the id is empty. */
export type CommentsOf = {
  articleId: string;
  title: string;
  line: number;
  number: number;
  comments: readonly ForeignComment[];
};

type Saving = {
  world: World;
  /** Absent in a dry run. */
  tx: Tx | undefined;
  origin: string;
  report: Report;
  lose: (of: CommentsOf, reason: string, detail: string) => void;
  /** Numbers of comments met in this batch. */
  taken: Set<string>;
};

const labels = { comment: 'comments', pingback: 'pingbacks', trackback: 'trackbacks' } as const;

/** Ids of the people who wrote, those not met before made known: unclaimed until an account proves to be theirs. */
const commentersOf = async (
  { world, tx, origin }: Saving,
  comments: readonly ForeignComment[],
): Promise<Map<string, string>> => {
  const people = new Map<string, ForeignComment>();
  for (const comment of comments) {
    const known = people.get(comment.authorKey);
    if (!known || comment.at < known.at) people.set(comment.authorKey, comment);
  }
  const ids = await commenterIds(tx?.db ?? world.db, origin, [...people.keys()]);
  const fresh = [...people]
    .filter(([key]) => !ids.has(key))
    .map(([key, { name, email, url, at }]) => {
      const id = world.newId();
      ids.set(key, id);
      const person = { id, name, email: email ?? null, url: url ?? null, origin, origin_id: key, created_at: at };
      return { ...person, origin_name: name };
    });
  if (tx) await insertCommenters(tx.db, fresh);
  return ids;
};

/** Where a comment hangs: its parent's id here and the top of its branch. */
const placeOf = (
  comment: ForeignComment,
  all: ReadonlyMap<string, ForeignComment>,
  ids: ReadonlyMap<string, string>,
): { parent: string | null; root: string } => {
  let top = comment;
  const seen = new Set([comment.originId]);
  for (;;) {
    const above = top.parentOriginId === undefined ? undefined : all.get(top.parentOriginId);
    // A ring of answers to answers has no top; the comment becomes its own.
    if (!above || seen.has(above.originId)) break;
    seen.add(above.originId);
    top = above;
  }
  const isRing = top.parentOriginId !== undefined && seen.has(top.parentOriginId) && all.has(top.parentOriginId);
  const own = ids.get(comment.originId) ?? '';
  if (isRing) return { parent: null, root: own };
  const parent =
    comment.parentOriginId === undefined
      ? undefined
      : all.has(comment.parentOriginId)
        ? ids.get(comment.parentOriginId)
        : undefined;
  return { parent: parent ?? null, root: ids.get(top.originId) ?? own };
};

/** WordPress prints a comment with paragraphs at blank lines and breaks at line ends. */
const bodyOf = (source: string): string => JSON.stringify(htmlToComment(source, { newlines: true }));

type Thread = {
  of: CommentsOf;
  all: ReadonlyMap<string, ForeignComment>;
  ids: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
};

/** A comment that is not here yet, as a row. */
const rowOf = (comment: ForeignComment, { of, all, ids, people }: Thread, { origin, lose }: Saving) => {
  const { parent, root } = placeOf(comment, all, ids);
  const { originId, parentOriginId, state, kind, source, at } = comment;
  if (parent === null && parentOriginId !== undefined) {
    const detail = `comment ${originId} answers ${parentOriginId}`;
    lose(of, 'A reply whose parent is not in the file stands at the top of the thread', detail);
  }
  return {
    id: ids.get(originId) ?? '',
    article_id: of.articleId,
    parent_id: parent,
    root_id: root,
    commenter_id: people.get(comment.authorKey) ?? '',
    state,
    kind,
    source,
    body: bodyOf(source),
    created_at: at,
    // An archive has been read by whoever ran it: it is nothing new on the desk.
    seen_at: at,
    origin,
    origin_id: originId,
    origin_parent_id: parentOriginId ?? null,
  };
};

/** A comment that is here: only its text follows the old system, what our moderators decided since stays. */
const follow = async ({ tx, report }: Saving, comment: ForeignComment, there: KnownComment): Promise<void> => {
  const isSame = there.source === comment.source;
  count(report, labels[comment.kind], isSame ? 'unchanged' : 'updated');
  if (!isSame && tx) await updateComment(tx.db, there.id, { source: comment.source, body: bodyOf(comment.source) });
};

const saveThread = async (
  saving: Saving,
  of: CommentsOf,
  known: ReadonlyMap<string, KnownComment>,
  people: ReadonlyMap<string, string>,
): Promise<void> => {
  const { world, tx, report, lose, taken } = saving;
  const all = new Map(of.comments.map((comment) => [comment.originId, comment]));
  const ids = new Map([...all.keys()].map((originId) => [originId, known.get(originId)?.id ?? world.newId()]));
  const rows = [];
  for (const comment of all.values()) {
    const there = known.get(comment.originId);
    const isElsewhere = there !== undefined && of.articleId !== '' && there.articleId !== of.articleId;
    const isDouble = isElsewhere || taken.has(comment.originId);
    taken.add(comment.originId);
    if (isDouble) {
      const detail = `comment ${comment.originId}`;
      lose(of, 'The file has two comments with the same number; the first one was carried', detail);
    }
    if (!isDouble && there) await follow(saving, comment, there);
    else count(report, labels[comment.kind], isDouble ? 'left' : 'added');
    if (!isDouble && !there) rows.push(rowOf(comment, { of, all, ids, people }, saving));
  }
  if (tx) await insertComments(tx.db, rows);
};

/** Keeps the comments of some stories as the old system had them: every state and kind, nested as they were. */
export const saveComments = async (given: Omit<Saving, 'taken'>, threads: readonly CommentsOf[]): Promise<void> => {
  const saving: Saving = { ...given, taken: new Set() };
  const comments = threads.flatMap((thread) => thread.comments);
  if (comments.length === 0) return;
  const known = await knownComments(
    saving.tx?.db ?? saving.world.db,
    saving.origin,
    comments.map(({ originId }) => originId),
  );
  const people = await commentersOf(
    saving,
    comments.filter(({ originId }) => !known.has(originId)),
  );
  for (const thread of threads) await saveThread(saving, thread, known, people);
  if (!saving.tx) return;
  const touched = threads.filter((thread) => thread.comments.length > 0);
  await settleThreads(
    saving.tx,
    touched.map(({ articleId }) => ({ articleId })),
  );
  const writers = [...people.values()];
  for (let i = 0; i < writers.length; i += 500) await settleCommenters(saving.tx, writers.slice(i, i + 500));
};
