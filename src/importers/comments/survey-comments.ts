import type { World } from '../../world.ts';
import { count, type Report } from '../shared/report.ts';
import type { Scratch } from '../shared/scratch.store.ts';
import type { SourceFile } from '../shared/source-file.ts';
import type { CommentSystem, ForeignThing } from './comments-file.ts';
import { matchThread } from './match-threads.ts';
import { findKnown } from './find-known.ts';

export type Planning = {
  world: World;
  scratch: Scratch;
  report: Report;
  system: CommentSystem;
  stopped: () => boolean;
};

/** So many things of the file share one transaction of the scratch. */
const chunk = 20_000;

const take = ({ scratch, report }: Planning, thing: ForeignThing, number: number): void => {
  const lose = (reason: string, detail: string, line: number): void =>
    scratch.addLoss({ item: number, reason, line, title: '', detail });
  if (thing.what === 'site') scratch.setState('site', thing.name);
  else if (thing.what === 'person') scratch.putPerson(thing.id, thing.data);
  else if (thing.what === 'loss') lose(thing.reason, thing.detail, thing.line);
  else if (thing.what === 'thread') {
    if (!scratch.putThread(thing))
      lose('A thread stands in the file twice; the first one counts', thing.id, thing.line);
  } else if (!scratch.putPost({ ...thing, extra: thing.extra ?? '' })) {
    count(report, 'comments', 'left');
    lose('The file has two comments with the same number; the first one was carried', thing.id, thing.line);
  }
};

/** Reads the whole file into the scratch; nothing is written to the publication. False when it was stopped. */
export const readAll = async (
  planning: Planning,
  file: SourceFile,
  told: (bytes: number) => void,
): Promise<boolean> => {
  const { scratch, system, stopped } = planning;
  let number = 0;
  scratch.begin();
  try {
    for await (const thing of system.read(file.bytes(told))) {
      take(planning, thing, 0);
      number += 1;
      if (number % chunk !== 0) continue;
      scratch.commit();
      if (stopped()) return false;
      scratch.begin();
    }
    scratch.setState('read', String(number));
  } finally {
    if (!stopped() || number % chunk !== 0) scratch.commit();
  }
  return !stopped();
};

/** Finds each thread's story. Threads without one are told with how many comments they hold. */
export const matchAll = async (
  { world, scratch, report }: Planning,
  map: ReadonlyMap<string, string>,
): Promise<void> => {
  scratch.begin();
  scratch.indexThreads();
  for (const thread of Array.from(scratch.threads())) {
    const posts = scratch.postsIn(thread.id);
    const found = await matchThread(world, thread, map);
    if (found) {
      scratch.setThreadArticle(thread.id, found.id, found.edition);
      if (posts > 0) count(report, `threads found by ${found.by}`, 'added');
      continue;
    }
    if (posts === 0) {
      count(report, 'threads without a comment', 'left');
      continue;
    }
    count(report, 'threads without a story', 'left');
    count(report, 'comments', 'left', posts);
    const reason =
      'No story stands at a thread’s address: its comments were left out (--map FILE names its new address)';
    const detail = `${thread.link || thread.identifier || `thread ${thread.id}`}: ${posts} comments`;
    scratch.addLoss({ item: 0, reason, line: thread.line, title: thread.title, detail });
  }
  scratch.commit();
};

const tellStrays = ({ scratch, report }: Planning): void => {
  for (const { id, line } of scratch.strayPosts(100_000)) {
    count(report, 'comments', 'left');
    const reason = 'A comment names a thread that is not in the file';
    scratch.addLoss({ item: 0, reason, line, title: '', detail: `comment ${id}` });
  }
  for (const { id, parent, line } of scratch.orphans(100_000)) {
    const reason = 'A reply whose parent is not in the file stands at the top of the thread';
    scratch.addLoss({ item: 0, reason, line, title: '', detail: `comment ${id} answers ${parent}` });
  }
};

/** Gives every comment its place and its id here; one that came before keeps the id it has. */
export const placeAll = async (planning: Planning, from: { origin: string; isOwnFormat: boolean }): Promise<number> => {
  const { world, scratch } = planning;
  scratch.begin();
  scratch.placePosts();
  tellStrays(planning);
  scratch.cutOrphans();
  const rings = scratch.findRoots();
  if (rings > 0) {
    const reason = 'Replies that answer each other in a ring stand at the top of the thread';
    scratch.addLoss({ item: 0, reason, line: 0, title: '', detail: `${rings} comments` });
  }
  const total = scratch.giveTurns();
  scratch.commit();
  for (let after = 0; after < total;) {
    const turns = scratch.untargeted(after, 5_000);
    const known = await findKnown(
      world.db,
      from,
      turns.map(({ id }) => id),
    );
    scratch.begin();
    for (const { id } of turns) scratch.setPostTarget(id, known.get(id)?.id ?? (from.isOwnFormat ? id : world.newId()));
    scratch.commit();
    after = turns.at(-1)?.n ?? total;
  }
  return total;
};
