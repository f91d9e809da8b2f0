import { publicationOf } from '../publication/publication.ts';
import type { World } from '../../world.ts';
import { audienceSettings } from './audience-settings.ts';
import {
  addSources,
  addToDay,
  addToHour,
  addWordCounts,
  factsOfStories,
  forgetOld,
  type SourceRow,
  type StoryFacts,
  type SumRow,
} from './audience.store.ts';
import { dayOf, hourOf, monthsBefore } from './calendar.ts';
import { counterOf } from './counter.ts';
import { isEmpty, mergePending, type Pending, type Tally } from './pending.ts';

const everySoOften = 60_000;
/** Hours are kept for two days beside the one that runs. */
export const keptHours = 49;

type Sums = Map<string, SumRow>;

const add = (sums: Sums, kind: string, subject: string, { reads, ends }: Tally): void => {
  const name = `${kind}\n${subject}`;
  const known = sums.get(name) ?? { kind, subject, reads: 0, ends: 0 };
  sums.set(name, { ...known, reads: known.reads + reads, ends: known.ends + ends });
};

const addFacts = (sums: Sums, { edition, sectionId, authorIds }: StoryFacts, tally: Tally): void => {
  add(sums, 'site', '', tally);
  add(sums, 'edition', edition, tally);
  if (sectionId !== null) add(sums, 'section', sectionId, tally);
  for (const author of authorIds) add(sums, 'author', author, tally);
};

/** What was counted, as rows: each story also adds to its edition, its section and its authors. */
const rowsOf = ({ stories, others }: Pending, facts: readonly StoryFacts[]): SumRow[] => {
  const sums: Sums = new Map();
  for (const one of facts) {
    const tally = stories.get(one.id);
    if (!tally) continue;
    add(sums, 'story', one.id, tally);
    addFacts(sums, one, tally);
  }
  for (const [name, tally] of others) {
    const colon = name.indexOf(':');
    add(sums, name.slice(0, colon), name.slice(colon + 1), tally);
  }
  return [...sums.values()];
};

const sourceRows = ({ sources }: Pending, facts: readonly StoryFacts[]): SourceRow[] => {
  const known = new Set(facts.map(({ id }) => id));
  const all = new Map<string, number>();
  const rows: SourceRow[] = [];
  for (const [name, reads] of sources) {
    const [subject = '', source = ''] = name.split('\n');
    if (!known.has(subject)) continue;
    rows.push({ subject, source, reads });
    all.set(source, (all.get(source) ?? 0) + reads);
  }
  return [...rows, ...Array.from(all, ([source, reads]) => ({ subject: '', source, reads }))];
};

const writeDown = async (world: World, pending: Pending): Promise<void> => {
  const { settings } = await publicationOf(world);
  const day = dayOf(pending.at, settings.timeZone);
  await world.write(async ({ db }) => {
    const facts = await factsOfStories(db, [...pending.stories.keys()]);
    const rows = rowsOf(pending, facts);
    await addToHour(db, hourOf(pending.at), rows);
    await addToDay(db, day, rows);
    await addSources(db, day, sourceRows(pending, facts));
    const words = Array.from(pending.words, ([name, count]) => {
      const [kind = '', edition = '', text = ''] = name.split('\n');
      return { kind, edition, words: text, count };
    });
    await addWordCounts(db, day, words);
  });
};

/** Writes down what this process has counted, in one transaction; what cannot be written now is kept for the next time. */
const flush = async (world: World): Promise<void> => {
  const counter = counterOf(world);
  const pending = counter?.take();
  if (!counter || !pending || isEmpty(pending)) return;
  try {
    await writeDown(world, pending);
  } catch (error) {
    world.log.warn({ err: error }, 'what was read could not be written down');
    mergePending(counter.pending(), pending);
  }
};

/** Forgets hours older than two days, and days older than the publication keeps them. */
const sweep = async (world: World): Promise<void> => {
  const publication = await publicationOf(world);
  const today = dayOf(world.now(), publication.settings.timeZone);
  const before = {
    hour: hourOf(world.now()) - keptHours,
    day: monthsBefore(today, audienceSettings(publication).months),
  };
  while (await world.write(({ db }) => forgetOld(db, before)));
};

const sweepEvery = 3_600_000;

/**
 * Writes down what is counted, every minute and at the end: a process that is stopped loses nothing, one that is killed at most a
 * minute. Every hour what is over is forgotten.
 */
export const keepAudience = (world: World): { flush: () => Promise<void>; stop: () => Promise<void> } => {
  let sweptAt = 0;
  let running = Promise.resolve();
  const round = async (): Promise<void> => {
    await flush(world);
    if (world.now() - sweptAt < sweepEvery) return;
    sweptAt = world.now();
    await sweep(world).catch((error: unknown) => world.log.warn({ err: error }, 'old figures could not be forgotten'));
  };
  // One after another: a round that waits for the database must not be overtaken.
  const next = (): Promise<void> => (running = running.then(round));
  const timer = setInterval(() => void next(), everySoOften).unref();
  return {
    flush: next,
    stop: async () => {
      clearInterval(timer);
      await next();
    },
  };
};
