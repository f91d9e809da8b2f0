import type { Insertable } from 'kysely';
import type { Tables } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import { commenterIds, insertCommenters, insertComments } from '../shared/import.store.ts';
import { count, type Report } from '../shared/report.ts';
import type { TurnedPost } from '../shared/scratch-comments.store.ts';
import type { Scratch } from '../shared/scratch.store.ts';
import { rowOf, type Origin } from './comment-rows.ts';
import { commentersWithIds, insertPicks, insertRevisions, replaceText } from './comments-import.store.ts';
import { findKnown } from './find-known.ts';
import { personRow } from './person-row.ts';

export type Saving = {
  world: World;
  scratch: Scratch;
  report: Report;
  from: Origin;
};

type CommenterRow = Insertable<Tables['commenter']>;

/** Ids of the people who wrote, those not met before made known: unclaimed until an account proves to be theirs. */
const peopleOf = async (
  { world, scratch, from }: Saving,
  tx: Tx | undefined,
  posts: readonly TurnedPost[],
): Promise<Map<string, string>> => {
  const first = new Map<string, TurnedPost>();
  for (const post of posts) if (!first.has(post.personKey)) first.set(post.personKey, post);
  const db = tx?.db ?? world.db;
  const keys = [...first.keys()];
  const ids = from.isOwnFormat
    ? new Map([...(await commentersWithIds(db, keys))].map((id) => [id, id]))
    : await commenterIds(db, from.origin, keys);
  const fresh: CommenterRow[] = [];
  for (const [key, post] of first) {
    if (ids.has(key)) continue;
    const row = from.isOwnFormat
      ? personRow(key, scratch.personData(key), post.at)
      : {
          id: world.newId(),
          name: post.name,
          email: post.email || null,
          url: post.url || null,
          origin: from.origin,
          origin_id: key,
          origin_name: post.name,
          created_at: post.at,
        };
    ids.set(key, row.id);
    fresh.push(row);
  }
  if (tx) await insertCommenters(tx.db, fresh);
  return ids;
};

type Fresh = {
  comments: Insertable<Tables['comment']>[];
  revisions: Insertable<Tables['comment_revision']>[];
  picks: Insertable<Tables['comment_pick']>[];
};

const noteFresh = (fresh: Fresh, { row, told }: ReturnType<typeof rowOf>): void => {
  fresh.comments.push(row);
  for (const [i, { at, body }] of (told?.revisions ?? []).entries())
    fresh.revisions.push({ comment_id: row.id, number: i + 1, at, body: JSON.stringify(body) });
  const pick = told?.pick;
  if (pick)
    fresh.picks.push({ comment_id: row.id, article_id: row.article_id, at: pick.at, name: pick.by, why: pick.why });
};

/** Carries one batch: new comments are added; of those that came before only a changed text follows the file. */
export const savePosts = async (saving: Saving, tx: Tx | undefined, posts: readonly TurnedPost[]): Promise<void> => {
  const { world, report, from } = saving;
  const ids = posts.map(({ id }) => id);
  const known = await findKnown(tx?.db ?? world.db, from, ids);
  const unknown = posts.filter(({ id }) => !known.has(id));
  const people = await peopleOf(saving, tx, unknown);
  const fresh: Fresh = { comments: [], revisions: [], picks: [] };
  for (const post of posts) {
    const there = known.get(post.id);
    const made = rowOf(post, { commenterId: people.get(post.personKey) ?? '', from });
    const isSame = there !== undefined && (from.isOwnFormat || there.source === post.source);
    const kind = post.state === 'published' ? 'comments' : `comments, ${post.state}`;
    count(report, kind, there === undefined ? 'added' : isSame ? 'unchanged' : 'updated');
    if (there === undefined) noteFresh(fresh, made);
    else if (!isSame && tx)
      await replaceText(tx.db, there.id, { source: made.row.source ?? null, body: made.row.body ?? null });
  }
  if (!tx) return;
  await insertComments(tx.db, fresh.comments);
  await insertRevisions(tx.db, fresh.revisions);
  await insertPicks(tx.db, fresh.picks);
};
