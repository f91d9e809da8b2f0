import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { commentToText, may } from '../../discussion/discussion.ts';
import { publicationOf, type Edition } from '../../publication/publication.ts';
import { analysisFor, clausesIn, excerptOf, facet, readQuery, type Ask, type Clauses } from '../../search/search.ts';
import { deskItems } from '../lists/card.ts';
import { personOf } from '../people/person.ts';
import { idsNamed, partQuery, type Parted } from './by-whom.ts';
import { commentFacet, everything, rowAt } from './comment-entry.ts';
import { catchUp } from './index-comments.ts';
import type { CommentQuestion, CommentsFound, FoundComment } from './question.ts';
import { commentsOfRows, countThatFit, rowsThatFit, type Candidate, type Narrowing } from './search-comments.store.ts';

const usualLimit = 30;
const mostShown = 100;
const mostCounted = 1_000;
/** What the index cannot say is looked up for so many at a time, and for so many in all before the page is given as it is. */
const lookedAtOnce = 1_000;
const mostLooked = 10_000;

type Reading = { edition: Edition; clauses: Clauses };

/** The words in the language of each edition that is searched. */
const readings = ({ words }: Parted, editions: readonly Edition[]): Reading[] => {
  const typed = readQuery(words);
  return editions.map((edition) => ({ edition, clauses: clausesIn(typed, analysisFor(edition.language)) }));
};

/** Editions that understand the words in the same way are asked together. */
const groupsOf = (found: readonly Reading[], isEvery: boolean): Ask['groups'] => {
  const alike = [...Map.groupBy(found, ({ clauses }) => JSON.stringify(clauses)).values()];
  return alike.flatMap((same) => {
    const first = same[0];
    if (!first) return [];
    const { wanted, unwanted } = first.clauses;
    return [
      {
        wanted: wanted.length > 0 ? wanted : [[everything]],
        unwanted,
        editions: isEvery && alike.length === 1 ? undefined : same.map(({ edition }) => edition.code),
      },
    ];
  });
};

type Whom = { wanted: string[][]; unwanted: string[]; nobody: string[] };

/** Whom `by:` and the filter by reader name. */
const whomOf = async (world: World, { by, notBy }: Parted, reader: string | undefined): Promise<Whom> => {
  const whom: Whom = { wanted: [], unwanted: [], nobody: [] };
  const named: string[] = [];
  for (const name of by) {
    const ids = await idsNamed(world, name);
    if (ids.length === 0) whom.nobody.push(name);
    named.push(...ids);
  }
  if (by.length > 0) whom.wanted.push(named);
  for (const name of notBy) whom.unwanted.push(...(await idsNamed(world, name)));
  if (reader) whom.wanted.push((await personOf(world.db, reader))?.ids ?? []);
  return whom;
};

type Plan = { ask: Ask; narrowing: Narrowing; found: Reading[]; nobody: string[] };

const writersOf = (ids: readonly string[]): string[] => ids.map((id) => commentFacet('writer', id));

/** What is asked of the index; undefined when nothing can fit. */
const planOf = async (world: World, question: CommentQuestion): Promise<Plan | { nobody: string[] }> => {
  const { state, section, thread, edition, reason, reader } = question;
  const parted = partQuery(question.query);
  const whom = await whomOf(world, parted, reader);
  const { editions } = await publicationOf(world);
  const asked = editions.filter(({ code }) => edition === undefined || code === edition);
  const isTyped = parted.words.trim() !== '';
  const found = readings(parted, asked).filter(
    ({ clauses }) => !isTyped || clauses.wanted.length + clauses.unwanted.length > 0,
  );
  if (found.length === 0 || whom.wanted.some((ids) => ids.length === 0)) return { nobody: whom.nobody };
  const groups = groupsOf(found, edition === undefined).map((group) => ({
    ...group,
    unwanted: [...group.unwanted, ...writersOf(whom.unwanted).map((one) => [one])],
  }));
  const filters = [
    ...(state ? [[commentFacet('state', state)]] : []),
    ...(thread ? [[commentFacet('thread', thread)]] : []),
    ...(edition ? [[facet('edition', edition)]] : []),
    ...whom.wanted.map(writersOf),
  ];
  return { ask: { groups, filters }, narrowing: { state, section, edition, reason }, found, nobody: whom.nobody };
};

const timeBound = (time: number | undefined, otherwise: number): number =>
  time !== undefined && Number.isFinite(time) ? Math.min(rowAt(time), Number.MAX_SAFE_INTEGER) : otherwise;

type Window = { from: number; until: number };

const windowOf = ({ from, until, before }: CommentQuestion): Window => {
  const end = timeBound(until, Number.MAX_SAFE_INTEGER);
  const place = /^\d{1,16}$/.test(before ?? '') ? Number(before) : end;
  return { from: timeBound(from, 0), until: Math.min(end, place) };
};

/** Looks through the index from its end on until a page is full, or so much was looked at that somebody would have to wait. */
const gather = async (
  world: World,
  { ask, narrowing }: Plan,
  { window: { from, until }, limit }: { window: Window; limit: number },
): Promise<{ shown: Candidate[]; next: number | undefined }> => {
  const isExact = narrowing.section === undefined && narrowing.reason === undefined;
  const shown: Candidate[] = [];
  let end = until;
  for (let looked = 0; looked < mostLooked;) {
    const size = isExact ? limit + 20 : lookedAtOnce;
    const rows = await rowsThatFit(world.storage, ask, { from, until: end, limit: size });
    shown.push(...(await commentsOfRows(world.db, rows, narrowing)));
    if (shown.length > limit) return { shown: shown.slice(0, limit), next: shown[limit - 1]?.rowId };
    if (rows.length < size) return { shown, next: undefined };
    end = rows.at(-1) ?? 0;
    looked += rows.length;
  }
  return { shown, next: end };
};

const asFound = async (
  world: World,
  account: Account,
  { shown, found }: { shown: readonly Candidate[]; found: readonly Reading[] },
): Promise<FoundComment[]> => {
  const ids = shown.map(({ id }) => id);
  const items = ids.length === 0 ? [] : await deskItems(world, ids, account.id);
  const editions = new Map(shown.map(({ id, edition }) => [id, edition]));
  return items.map((item) => {
    const reading = found.find(({ edition }) => edition.code === editions.get(item.id)) ?? found[0];
    const analysis = analysisFor(reading?.edition.language ?? '');
    const text = item.body ? commentToText(item.body) : '';
    return { ...item, excerptHtml: excerptOf(text, reading?.clauses.wanted ?? [], analysis).html };
  });
};

/**
 * Searches every comment there is, whatever its state; the newest first. Every query is answered, however odd, at a bounded cost. What
 * was deleted or erased is never shown, even while the index still has it.
 */
export const searchComments = async (
  world: World,
  account: Account,
  question: CommentQuestion,
): Promise<Outcome<CommentsFound, 'not-allowed'>> => {
  if (!may(account, 'search')) return refuse('not-allowed');
  const behind = await catchUp(world);
  const plan = await planOf(world, question);
  if (!('ask' in plan)) return ok({ comments: [], next: undefined, total: 0, behind, nobody: plan.nobody });
  const window = windowOf(question);
  const limit = Math.min(Math.max(1, Math.floor(question.limit ?? usualLimit) || usualLimit), mostShown);
  const { shown, next } = await gather(world, plan, { window, limit });
  const isExact = plan.narrowing.section === undefined && plan.narrowing.reason === undefined;
  const whole = { ...windowOf({ ...question, before: undefined }), limit: mostCounted + 1 };
  return ok({
    comments: await asFound(world, account, { shown, found: plan.found }),
    next: next === undefined ? undefined : String(next),
    total: isExact ? await countThatFit(world.storage, plan.ask, whole) : undefined,
    behind,
    nobody: plan.nobody,
  });
};
