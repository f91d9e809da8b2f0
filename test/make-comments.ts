/** Discussions for tests, benches and pictures: made at once by the thousand, with answers, recommendations and picks. */
import { v7 } from 'uuid';
import type { Insertable } from 'kysely';
import type { CommentBody } from '../src/rooms/discussion/discussion.ts';
import type { Tables } from '../src/storage/storage.ts';
import type { World } from '../src/world.ts';
import { bodyOf } from './make-stories.ts';

type Row<Table extends keyof Tables> = Insertable<Tables[Table]>;

export type CommentsMade = {
  /** Share of comments that answer another, 0 to 1. */
  answers?: number;
  /** How many different people write. */
  writers?: number;
  picks?: number;
  /** The edition the comments are written in. */
  edition?: string;
  /** The first is posted then; the last `span` milliseconds later. */
  from?: number;
  span?: number;
  texts?: readonly (string | CommentBody)[];
  names?: readonly string[];
};

/** The same numbers every time. */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const plainTexts = [
  'I have walked past that harbour wall every morning for thirty years and never knew what the marks on it were for.',
  'Two things can be true at once: the plan is late, and it is still the right plan.',
  'Could the paper publish the figures behind the chart? I would like to try it with the rents of my own street.',
  'Thank you for going there and asking people, instead of asking people about people.',
];
const plainNames = [
  'Marta Oliveira',
  'J. P. Harrow',
  'Salma',
  'Иван Петров',
  'Reader 48213',
  'نور الهدى',
  'tidewatcher',
];

const insertAll = async <Table extends 'commenter' | 'comment' | 'comment_pick'>(
  world: World,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<void> => {
  for (let i = 0; i < rows.length; i += 400)
    await world.write(async ({ db }) => {
      await db
        .insertInto(table)
        .values(rows.slice(i, i + 400))
        .execute();
    });
};

const writersOf = (count: number, names: readonly string[], from: number): Row<'commenter'>[] =>
  Array.from({ length: count }, (_, i) => ({
    id: v7(),
    name: i < names.length ? (names[i] ?? '') : `${names[i % names.length]} ${i}`,
    badge: i === 1 ? 'staff' : i === 3 ? 'contributor' : null,
    is_public: i % 3 === 0 ? 1 : 0,
    created_at: from,
  }));

const bodiesOf = (texts: readonly (string | CommentBody)[]): string[] =>
  texts.map((text) => JSON.stringify(typeof text === 'string' ? bodyOf(...text.split('\n\n')) : text));

type Made = { id: string; root: string; at: number; row: Row<'comment'> };

/** Which comment a new one answers: mostly the newest ones, and mostly those at the top. */
const parentOf = (made: readonly Made[], random: () => number): Made | undefined =>
  made[Math.floor(made.length * random() ** 0.4)] ?? made.at(-1);

const commentsOf = (
  { articleId, count, writers }: { articleId: string; count: number; writers: readonly Row<'commenter'>[] },
  { answers = 0.6, edition = 'en', from = 0, span = 0, texts = plainTexts }: CommentsMade,
): Made[] => {
  const random = numbers(count);
  const bodies = bodiesOf(texts);
  const made: Made[] = [];
  for (let i = 0; i < count; i += 1) {
    const parent = made.length > 0 && random() < answers ? parentOf(made, random) : undefined;
    const id = v7();
    const at = Math.round(from + (span * i) / Math.max(1, count - 1));
    const likes = Math.floor(60 * random() ** 4);
    const row: Row<'comment'> = {
      id,
      article_id: articleId,
      parent_id: parent?.id ?? null,
      root_id: parent?.root ?? id,
      commenter_id: writers[Math.floor(writers.length * random())]?.id ?? '',
      state: 'published',
      body: bodies[i % bodies.length] ?? '',
      created_at: at,
      changed_at: at,
      edition,
      is_listed: 1,
      reply_count: 0,
      recommend_count: likes,
      fairness: (likes + 2) / (200 + (count - i)),
      views_before: i,
    };
    made.push({ id, root: parent?.root ?? id, at, row });
  }
  const byId = new Map(made.map((one) => [one.id, one]));
  for (const { id, root } of made) {
    const top = byId.get(root);
    if (top && id !== root) top.row.reply_count = (top.row.reply_count ?? 0) + 1;
  }
  return made;
};

/** Puts a discussion of `count` published comments under a story; gives their ids in the order they were posted. */
export const makeComments = async (
  world: World,
  articleId: string,
  count: number,
  options: CommentsMade = {},
): Promise<string[]> => {
  const from = options.from ?? world.now() - 6 * 3_600_000;
  const given = { span: world.now() - from, ...options, from };
  const writers = writersOf(
    options.writers ?? Math.min(200, Math.ceil(count / 4) + 3),
    options.names ?? plainNames,
    from,
  );
  const made = commentsOf({ articleId, count, writers }, given);
  await insertAll(world, 'commenter', writers);
  await insertAll(
    world,
    'comment',
    made.map(({ row }) => row),
  );
  const best = made.toSorted((a, b) => (b.row.recommend_count ?? 0) - (a.row.recommend_count ?? 0));
  const picks = best.slice(0, options.picks ?? 0).map(({ id, at }, i) => ({
    comment_id: id,
    article_id: articleId,
    at: at + i,
    name: 'Ana Ferreira, community editor',
    why: i === 0 ? 'Somebody who was there, and says what it was like.' : '',
  }));
  await insertAll(world, 'comment_pick', picks);
  await world.write(async (tx) => {
    const thread = { comment_count: count, view_count: count, last_comment_at: made.at(-1)?.at ?? null };
    await tx.db
      .insertInto('thread')
      .values({ article_id: articleId, ...thread })
      .onConflict((c) =>
        c.column('article_id').doUpdateSet((eb) => ({
          comment_count: eb('thread.comment_count', '+', count),
          view_count: thread.view_count,
          last_comment_at: thread.last_comment_at,
        })),
      )
      .execute();
    await tx.changed(`thread:${articleId}`);
  });
  return made.map(({ id }) => id);
};
