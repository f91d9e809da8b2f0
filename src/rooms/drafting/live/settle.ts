/** What was typed becomes what the story says: in the draft's fields and, while the story was never public, in the story itself. */
import type { Tx, World } from '../../../world.ts';
import {
  articleLinks,
  noteDraftMedia,
  saveUnpublished,
  withCurrentLinks,
  type ArticleMeta,
} from '../../articles/articles.ts';
import {
  draftRow,
  holdDraft,
  knownIds,
  markChanged,
  putFields,
  storyRow,
  type StoryRow,
} from '../document/drafts.store.ts';
import { isOut } from '../document/own-story.ts';
import { fieldsKey, readDocument } from '../document/read-document.ts';
import { fieldsOfRow, type StoryFields } from '../document/story-fields.ts';
import { documentOf } from '../document/write-document.ts';
import { tellMentioned } from '../mentions/tell-mentioned.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import { keepVersion } from '../revisions/keep-version.ts';
import { flush, type OpenDocument } from './open-document.ts';

/** So long after the last key, and so long at most while keys are pressed without a pause. */
const pause = 600;
const longestPause = 5_000;
const versionEvery = 600_000;

/** What was merged is what it has become; what is no longer there cannot be what the story belongs to. */
const withKnownIds = async (tx: Tx, row: StoryRow, fields: StoryFields): Promise<StoryFields> => {
  const { sectionId, authorIds, tagIds, ...rest } = await withCurrentLinks(tx.db, fields);
  const known = await knownIds(tx.db, { sectionId, authorIds, tagIds, edition: row.edition });
  return {
    ...rest,
    ...(sectionId !== undefined && known.has(sectionId) ? { sectionId } : {}),
    authorIds: authorIds.filter((id) => known.has(id)),
    tagIds: tagIds.filter((id) => known.has(id)),
  };
};

const metaOf = (row: StoryRow, meta: StoryFields['meta']): ArticleMeta => {
  const {
    title: _title,
    description: _description,
    noindex: _noindex,
    ...rest
  } = JSON.parse(row.meta ?? '{}') as ArticleMeta;
  return { ...rest, ...meta };
};

const bringIntoStory = async (
  world: World,
  tx: Tx,
  row: StoryRow,
  { fields, by }: { fields: StoryFields; by?: string },
) => {
  const { slug: _slug, legalNote: _note, meta, ...said } = fields;
  await saveUnpublished(world, tx, {
    ...said,
    id: row.id,
    meta: metaOf(row, meta),
    ...(by === undefined ? {} : { accountId: by }),
  });
};

const slugOf = (path: string): string => path.replace(/\/+$/, '').replace(/^.*\//, '');

/** What readers would see of it, whatever is said for colleagues alone; the story's own address is no change. */
const readersKey = ({ legalNote: _note, slug, ...fields }: StoryFields, path: string): string =>
  fieldsKey({ threadState: 'open', ...fields, ...(slug === undefined || slug === slugOf(path) ? {} : { slug }) });

/** A page read the way a draft is read: only then can the two be compared. */
const pages = new WeakMap<OpenDocument, { revision: number; key: string }>();
const pageKey = (open: OpenDocument, row: StoryRow, page: StoryFields): string => {
  const known = pages.get(open);
  if (known?.revision === row.revision) return known.key;
  const key = readersKey(readDocument(documentOf(page)).fields, row.path);
  pages.set(open, { revision: row.revision, key });
  return key;
};

const compareWithPage = async (open: OpenDocument, tx: Tx, row: StoryRow, fields: StoryFields): Promise<void> => {
  const page = fieldsOfRow(row, await articleLinks(tx.db, row.id));
  const isSame = readersKey(fields, row.path) === pageKey(open, row, page);
  await markChanged(tx.db, row.id, isSame ? null : open.world.now());
  await noteDraftMedia(tx, row.id, isSame ? undefined : fields);
};

/** A version is kept after ten minutes of work, and when somebody leaves after less if none was kept for so long. */
const keepNowAndThen = async (open: OpenDocument, tx: Tx, fields: StoryFields): Promise<boolean> => {
  const { world, articleId, workBegan } = open;
  if (workBegan === undefined || world.now() - workBegan < versionEvery) return false;
  await keepVersion(world, tx, { articleId, accountId: open.lastBy ?? null, note: '', fields });
  return true;
};

type Reading = { fields: StoryFields; fault: string; seq: number };

const write = async (open: OpenDocument, { fields: read, fault, seq }: Reading): Promise<boolean> => {
  const { world, articleId } = open;
  return world.write(async (tx) => {
    if (!(await holdDraft(tx.db, articleId, {}))) return false;
    const row = await storyRow(tx.db, articleId);
    const before = await draftRow(tx.db, articleId);
    // Another node has settled what this one has not yet heard of.
    if (!row || !before || before.settled_seq > seq) return false;
    const fields = await withKnownIds(tx, row, read);
    const isNew = fieldsKey(JSON.parse(before.fields) as StoryFields) !== fieldsKey(fields);
    await putFields(tx.db, articleId, { fields: JSON.stringify(fields), fault, settled_seq: seq });
    if (isOut(row)) await compareWithPage(open, tx, row, fields);
    else if (isNew) await bringIntoStory(world, tx, row, { fields, by: open.lastBy });
    if (isNew && !isOut(row)) await noteDraftMedia(tx, row.id, undefined);
    if (isNew) await recordStoryEvent(world, tx, { articleId, accountId: open.lastBy, act: 'edited' });
    await tellMentioned(world, tx, { articleId, headline: fields.headline, doc: open.doc });
    open.fields = fields;
    return keepNowAndThen(open, tx, fields);
  });
};

const settleOnce = async (open: OpenDocument): Promise<void> => {
  await flush(open);
  if (open.ended !== undefined) return;
  const began = open.dirtySince;
  open.dirtySince = undefined;
  const { seq } = open;
  const { fields, fault } = readDocument(open.doc, open.fields.body);
  try {
    if (await write(open, { fields, fault, seq })) open.workBegan = undefined;
  } catch (error) {
    open.dirtySince ??= began ?? open.world.now();
    throw error;
  }
};

/** Settles what was written until now; several who ask at once share one. */
export const settle = async (open: OpenDocument): Promise<void> => {
  clearTimeout(open.settleTimer);
  open.settleTimer = undefined;
  await open.settling?.catch(() => undefined);
  open.settling ??= settleOnce(open).finally(() => (open.settling = undefined));
  await open.settling;
};

/** Settles soon: when nobody has pressed a key for a moment, or after a while when somebody always does. */
export const settleSoon = (open: OpenDocument): void => {
  const began = open.dirtySince ?? open.world.now();
  const wait = Math.max(0, Math.min(pause, began + longestPause - open.world.now()));
  clearTimeout(open.settleTimer);
  open.settleTimer = setTimeout(() => {
    settle(open).catch((error: unknown) =>
      open.world.log.error({ err: error, articleId: open.articleId }, 'a draft could not be settled'),
    );
  }, wait).unref();
};
