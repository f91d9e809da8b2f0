/** Everything a story has ever said: what is being written, what was kept of it, what readers see and saw. */
import type { World } from '../../../world.ts';
import {
  articleLinks,
  articleRow,
  parseBlock,
  parseBody,
  type ArticleRow,
  type LeadMedia,
} from '../../articles/articles.ts';
import { accountNames, revisionRow, revisionsBefore, versionRow, versionsBefore, type Kept } from './versions.store.ts';
import { draftOf } from '../document/draft-of.ts';
import { isOut } from '../document/own-story.ts';
import { emptyFields, fieldsOfRow, type StoryFields } from '../document/story-fields.ts';

/** Names a version in an address: `now` (the draft), `out` (what readers see), `v12` (kept of the draft), `5` (what readers saw). */
export type VersionKey = string;

export type Version = {
  key: VersionKey;
  kind: 'now' | 'out' | 'kept' | 'former';
  at: number;
  /** Who made it; undefined when nobody of ours did, or the account is gone. */
  by: string | undefined;
  /** Why it was kept, in whoever's words. */
  note: string;
  fields: StoryFields;
};

export type VersionPage = { versions: Version[]; /** Where the list goes on. */ before: number | undefined };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const parsed = (json: unknown): unknown => {
  try {
    return typeof json === 'string' ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
};
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** What a snapshot said, of whatever age it is and wherever it came from: what cannot be read of it is left out. */
export const fieldsOfSnapshot = (json: string): StoryFields => {
  const given = parsed(json);
  if (!isObject(given)) return emptyFields('news');
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  const body = parseBody(parsed(given['body']), { allowRawHtml: true });
  const lead = parseBlock<LeadMedia['type']>(parsed(given['lead']), ['picture', 'gallery', 'film', 'sound']);
  const row = {
    ...(given as unknown as ArticleRow),
    headline: text('headline'),
    standfirst: text('standfirst'),
    kicker: text('kicker'),
    place: text('place'),
    kind: text('kind') || 'news',
    section_id: text('section_id') || null,
    canonical_url: text('canonical_url') || null,
    meta: isObject(parsed(given['meta'])) ? text('meta') : null,
    priority: typeof given['priority'] === 'number' ? given['priority'] : 0,
    thread_state: text('thread_state') || 'open',
    lead: lead.ok ? JSON.stringify(lead.value) : null,
    body: JSON.stringify(body.ok ? body.value : { type: 'doc', content: [] }),
  };
  return fieldsOfRow(row, { authorIds: list(given['authorIds']), tagIds: list(given['tagIds']) });
};

const keptFields = (json: string): StoryFields => ({
  ...emptyFields('news'),
  ...(parsed(json) as Partial<StoryFields>),
});

const asKept = (row: Kept & { id: number }): Version => ({
  key: `v${row.id}`,
  kind: 'kept',
  at: row.at,
  by: row.name ?? undefined,
  note: row.note,
  fields: keptFields(row.json),
});

const asFormer = (row: Kept & { number: number }): Version => ({
  key: String(row.number),
  kind: 'former',
  at: row.at,
  by: row.name ?? undefined,
  note: row.note,
  fields: fieldsOfSnapshot(row.json),
});

/** The draft, and what readers see where that is something else. */
const present = async (world: World, row: ArticleRow): Promise<Version[]> => {
  const draft = await draftOf(world, row.id);
  const names = await accountNames(world.db, [draft?.changedBy, row.modified_by]);
  const now: Version[] = draft
    ? [
        {
          key: 'now',
          kind: 'now',
          at: draft.changedAt,
          by: names.get(draft.changedBy ?? ''),
          note: '',
          fields: draft.fields,
        },
      ]
    : [];
  if (!isOut(row)) return now;
  const fields = fieldsOfRow(row, await articleLinks(world.db, row.id));
  const by = names.get(row.modified_by ?? '');
  return [...now, { key: 'out', kind: 'out', at: row.modified_at, by, note: row.revision_note, fields }];
};

const endOfTime = 9_000_000_000_000;
export const versionsPerPage = 20;

/** The versions of a story, newest first. */
export const versionsOf = async (
  world: World,
  articleId: string,
  before?: number,
): Promise<VersionPage | undefined> => {
  const row = await articleRow(world.db, articleId);
  if (!row) return undefined;
  const until = before ?? endOfTime;
  const limit = versionsPerPage + 1;
  const kept = (await versionsBefore(world.db, articleId, until, limit)).map(asKept);
  const former = (await revisionsBefore(world.db, articleId, until, limit)).map(asFormer);
  const past = [...kept, ...former].toSorted((a, b) => b.at - a.at);
  const shown = past.slice(0, versionsPerPage);
  // Those of one moment stay together on a page.
  const last = shown.at(-1)?.at;
  const more = past.length > versionsPerPage && last !== undefined ? last : undefined;
  const first = before === undefined ? await present(world, row) : [];
  return { versions: [...first, ...shown], before: more };
};

/** One version by its key; undefined when there is none. */
export const versionOf = async (world: World, articleId: string, key: VersionKey): Promise<Version | undefined> => {
  const row = await articleRow(world.db, articleId);
  if (!row) return undefined;
  if (key === 'now' || key === 'out') return (await present(world, row)).find((version) => version.key === key);
  const [, letter, digits = ''] = /^(v?)(\d{1,15})$/.exec(key) ?? [];
  if (digits === '') return undefined;
  if (letter === 'v') {
    const kept = await versionRow(world.db, articleId, Number(digits));
    const names = await accountNames(world.db, [kept?.account_id]);
    return (
      kept &&
      asKept({ ...kept, accountId: kept.account_id, name: names.get(kept.account_id ?? '') ?? null, json: kept.fields })
    );
  }
  const former = Number(digits) <= 2_147_483_647 ? await revisionRow(world.db, articleId, Number(digits)) : undefined;
  return former && asFormer(former);
};
