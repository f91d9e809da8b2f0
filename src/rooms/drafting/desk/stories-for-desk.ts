import { sectionsOf, type ArticleStatus } from '../../articles/articles.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { matchingArticleIds } from '../../search/search.ts';
import type { World } from '../../../world.ts';
import {
  accountNames,
  authorIdOf,
  authorNames,
  bylinesOf,
  deskRows,
  draftFieldsOf,
  writingStaff,
  type BylineRow,
  type DeskRow,
} from './desk-rows.store.ts';
import { deskCountsOf, deskIds, type DeskQuery } from './desk.store.ts';
import {
  deskStates,
  missingOf,
  stateOf,
  type DeskCursor,
  type DeskFilter,
  type DeskSort,
  type DeskState,
  type DeskStory,
  type Person,
} from './desk-state.ts';
import { indexDrafts, termGroups } from './index-drafts.ts';

/** Lists are counted up to here; there are “1,000+” beyond it. */
export const mostStoriesCounted = 1_000;
const pageLength = 50;
const longestPage = 200;
/** Of what was just written so many stories are made findable before they are looked for. */
const freshened = 20;

export type DeskAsked = DeskFilter & {
  account: Account;
  state: DeskState;
  sort?: DeskSort | undefined;
  after?: DeskCursor | undefined;
  limit?: number | undefined;
};

/** The filter with its words looked up: in the readers' index for what is public, in the desk's own for what is not. */
const queryOf = async (world: World, account: Account, filter: DeskFilter): Promise<DeskQuery> => {
  const { words, isMine, assignee, ...same } = filter;
  const query: DeskQuery = { ...same, now: world.now() };
  if (assignee) query.assigneeId = assignee === 'nobody' ? null : assignee;
  if (isMine) query.mine = { accountId: account.id, authorId: await authorIdOf(world.db, account.id) };
  const typed = words?.trim() ?? '';
  if (typed === '') return query;
  await indexDrafts(world, freshened);
  const { editions } = await publicationOf(world);
  const searched = editions.filter(({ code }) => !filter.edition || code === filter.edition);
  const publicIds = await matchingArticleIds(world, { query: typed, edition: filter.edition });
  return { ...query, sought: { publicIds, groups: termGroups(typed, searched) } };
};

const headlineIn = (fields: string): string | undefined => {
  try {
    const { headline } = JSON.parse(fields) as { headline?: unknown };
    return typeof headline === 'string' ? headline : undefined;
  } catch {
    return undefined;
  }
};

type Around = {
  account: Account;
  sections: Map<string, string>;
  names: Map<string, string>;
  bylines: Map<string, BylineRow[]>;
  headlines: Map<string, string>;
};

const storyOf = (row: DeskRow, { account, sections, names, bylines, headlines }: Around): DeskStory => {
  const status = row.status as ArticleStatus;
  const written = bylines.get(row.id) ?? [];
  const person = (id: string | null): Person | undefined =>
    id === null ? undefined : { id, name: names.get(id) ?? 'Somebody who has left' };
  return {
    id: row.id,
    edition: row.edition,
    kind: row.kind,
    status,
    state: stateOf({ status, workState: row.work_state }),
    headline: headlines.get(row.id) ?? row.headline,
    path: row.path,
    section: row.section_id === null ? undefined : { id: row.section_id, name: sections.get(row.section_id) ?? '' },
    authors: written.map(({ name }) => name),
    createdBy: person(row.created_by),
    assignee: person(row.assignee_id),
    dueAt: row.due_at ?? undefined,
    embargoUntil: row.embargo_until ?? undefined,
    scheduledAt: row.scheduled_at ?? undefined,
    publishedAt: row.published_at ?? undefined,
    goesOutAt: row.goes_out_at ?? undefined,
    unpublishAt: row.unpublish_at ?? undefined,
    changedAt: Math.max(row.modified_at, row.draft_changed_at ?? 0),
    isChanged: row.draft_changed_at !== null && status === 'published',
    wordCount: row.word_count,
    missing: missingOf({
      kind: row.kind,
      sectionId: row.section_id,
      standfirst: row.standfirst,
      lead: row.lead,
      authorCount: written.length,
      wordCount: row.word_count,
    }),
    isOwn:
      row.created_by === account.id ||
      row.assignee_id === account.id ||
      written.some(({ account_id: id }) => id === account.id),
  };
};

const sectionNames = async (world: World): Promise<Map<string, string>> => {
  const { editions } = await publicationOf(world);
  const all = await Promise.all(editions.map(({ code }) => sectionsOf(world, code)));
  return new Map(all.flat().map(({ id, name }) => [id, name]));
};

/** These stories as the desk shows them, in the order of the ids; those that are gone are left out. At most some hundreds. */
export const deskStories = async (world: World, account: Account, ids: readonly string[]): Promise<DeskStory[]> => {
  const { db } = world;
  const rows = await deskRows(db, ids);
  const changed = rows.filter(({ draft_changed_at: at }) => at !== null).map(({ id }) => id);
  const people = [...new Set(rows.flatMap((row) => [row.created_by, row.assignee_id]))].filter((id) => id !== null);
  const [sections, names, bylines, drafts] = await Promise.all([
    sectionNames(world),
    accountNames(db, people),
    bylinesOf(db, ids),
    draftFieldsOf(db, changed),
  ]);
  const around: Around = {
    account,
    sections,
    names,
    bylines: Map.groupBy(bylines, (row) => row.article_id),
    headlines: new Map(
      drafts.flatMap(({ article_id: id, fields }) => {
        const headline = headlineIn(fields);
        return headline === undefined ? [] : [[id, headline] as const];
      }),
    ),
  };
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [storyOf(row, around)] : [];
  });
};

/** One story as the desk shows it. */
export const deskStory = async (world: World, account: Account, id: string): Promise<DeskStory | undefined> =>
  (await deskStories(world, account, [id]))[0];

/** A page of one of the desk's lists, 50 unless told; `next` is where it goes on. */
export const storiesForDesk = async (
  world: World,
  asked: DeskAsked,
): Promise<{ stories: DeskStory[]; next: DeskCursor | undefined }> => {
  const { account, state, sort = 'changed', after, limit: wanted = pageLength, ...filter } = asked;
  const limit = Math.min(Math.max(1, wanted), longestPage);
  const query = await queryOf(world, account, filter);
  const found = await deskIds(world.db, query, { state, sort, after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const stories = await deskStories(
    world,
    account,
    shown.map(({ id }) => id),
  );
  return { stories, next: found.length > limit ? shown.at(-1) : undefined };
};

export type StoryCounts = Record<DeskState, number>;

/** How many stories are in each list, under the same filter; counted up to `mostStoriesCounted`. */
export const storyCounts = async (world: World, account: Account, filter: DeskFilter): Promise<StoryCounts> => {
  const query = await queryOf(world, account, filter);
  const counts = await deskCountsOf(world.db, query, { states: deskStates, most: mostStoriesCounted + 1 });
  return Object.fromEntries(deskStates.map((state) => [state, counts[state] ?? 0])) as StoryCounts;
};

/** Whom a story can be given to, and who is in a byline: for the desk's choices. At most 500 of each. */
export const deskPeople = async (
  world: World,
): Promise<{ staff: (Person & { role: string })[]; authors: { id: string; name: string }[] }> => {
  const [staff, authors] = await Promise.all([writingStaff(world.db, 500), authorNames(world.db, 500)]);
  return { staff: staff.map(({ id, name, role }) => ({ id, name, role })), authors };
};
