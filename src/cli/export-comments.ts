import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { commentToText, parseCommentBody } from '../rooms/discussion/discussion.ts';
import { formatName, formatVersion } from '../importers/comments/own-format.ts';
import type { World } from '../world.ts';
import {
  allComments,
  allPeople,
  allThreads,
  picksAmong,
  revisionsAmong,
  type CommentRow,
  type PersonRow,
  type ThreadRow,
} from './export-comments.store.ts';
import { CommandError } from './terminal.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Leaves out what says nothing, so that a line is as short as its comment. */
const told = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
    ),
  );

const threadLine = ({ publicUrl }: { publicUrl: string }, row: ThreadRow) =>
  told({
    type: 'thread',
    id: row.article_id,
    address: `${publicUrl}${encodeURI(row.path)}`,
    title: row.headline,
    edition: row.edition,
    state: row.state,
    announcement: row.announcement,
  });

/** People of ours that came back by an import carry a mark of that; it says nothing new. */
const originOf = (row: PersonRow) =>
  row.origin === null || (row.origin === 'courant' && row.origin_id === row.id)
    ? {}
    : { origin: row.origin, originId: row.origin_id, originName: row.origin_name };

const personLine = (row: PersonRow) =>
  told({
    type: 'person',
    id: row.id,
    name: row.name,
    email: row.account_email ?? row.email,
    url: row.url,
    badge: row.badge,
    isFormer: row.is_former === 1,
    createdAt: iso(row.created_at),
    ...originOf(row),
  });

type About = { revisions: Map<string, { at: string; body: unknown }[]>; picks: Map<string, unknown> };

const commentLine = (row: CommentRow, { revisions, picks }: About) => {
  const body = row.body === null ? undefined : parseCommentBody(JSON.parse(row.body));
  return told({
    type: 'comment',
    id: row.id,
    thread: row.article_id,
    parent: row.parent_id,
    person: row.commenter_id,
    state: row.state,
    kind: row.kind === 'comment' ? undefined : row.kind,
    edition: row.edition,
    createdAt: iso(row.created_at),
    editedAt: row.edited_at === null ? undefined : iso(row.edited_at),
    text: body && commentToText(body),
    body,
    source: row.source,
    recommendCount: row.recommend_count || undefined,
    viewsBefore: row.views_before || undefined,
    rule: row.rule,
    heldWhy: row.held_why,
    removedBy: row.removed_by,
    pick: picks.get(row.id),
    revisions: revisions.get(row.id),
    origin: row.origin,
    originId: row.origin_id,
    originParentId: row.origin_parent_id,
  });
};

/** Revisions and picks of some comments, for their lines. */
const aboutOf = async (world: World, ids: readonly string[]): Promise<About> => {
  const about: About = { revisions: new Map(), picks: new Map() };
  for (const row of await revisionsAmong(world.db, ids)) {
    const before = about.revisions.get(row.comment_id) ?? [];
    about.revisions.set(row.comment_id, [...before, { at: iso(row.at), body: JSON.parse(row.body) as unknown }]);
  }
  for (const { comment_id: id, at, name, why } of await picksAmong(world.db, ids))
    about.picks.set(id, { at: iso(at), by: name, why });
  return about;
};

/**
 * Writes every comment, its thread and its writer to a file, a JSON object a line (docs/comments-format.md), in memory that does not
 * grow with them. Answers how many of what; never overwrites a file.
 */
export const exportComments = async (
  world: World,
  file: string,
  onProgress: (done: number) => void,
): Promise<Record<string, number>> => {
  if (existsSync(file))
    throw new CommandError(`${file} is there already. Name a new file: an export never overwrites anything.`);
  const stream = createWriteStream(file);
  const failed = once(stream, 'error').then(([error]: unknown[]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  const write = async (line: unknown): Promise<void> => {
    if (!stream.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(stream, 'drain'), failed]);
  };
  const counts = { threads: 0, people: 0, comments: 0 };
  await write({
    format: formatName,
    version: formatVersion,
    address: world.config.publicUrl,
    exportedAt: iso(world.now()),
  });
  for await (const row of allThreads(world.db)) {
    await write(threadLine(world.config, row));
    counts.threads += 1;
  }
  for await (const row of allPeople(world.db)) {
    await write(personLine(row));
    counts.people += 1;
  }
  for await (const rows of allComments(world.db)) {
    const about = await aboutOf(
      world,
      rows.map(({ id }) => id),
    );
    for (const row of rows) await write(commentLine(row, about));
    onProgress((counts.comments += rows.length));
  }
  stream.end();
  await Promise.race([once(stream, 'finish'), failed]);
  return counts;
};
