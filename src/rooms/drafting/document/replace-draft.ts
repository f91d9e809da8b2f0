import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { parseBlock, parseBody } from '../../articles/articles.ts';
import { withDocument } from '../live/documents.ts';
import { change, type OpenDocument } from '../live/open-document.ts';
import { settle } from '../live/settle.ts';
import { draftRow } from './drafts.store.ts';
import { accessTo } from './own-story.ts';
import { fieldsKey, readDocument } from './read-document.ts';
import type { StoryFields } from './story-fields.ts';
import { documentOf, writeDocument } from './write-document.ts';
import { emptyFields } from './story-fields.ts';

export type Replacement = {
  account: Account;
  articleId: string;
  /** What is to be so from now on; what is left out stays. */
  fields: Partial<StoryFields>;
  /** `changedAt` of the draft the form was drawn with: whoever wrote since then is not overwritten. */
  since?: number;
};

export type ReplaceRefusal = 'not-found' | 'forbidden' | 'invalid' | 'changed-meanwhile';

/** Whatever it is that is to be written, it must be a story afterwards. */
const judged = (fields: Partial<StoryFields>): Outcome<Partial<StoryFields>, 'invalid'> => {
  const body = fields.body ? parseBody(fields.body, { allowRawHtml: true }) : undefined;
  if (body && !body.ok) return refuse('invalid', body.detail);
  const lead = fields.lead ? parseBlock(fields.lead, ['picture', 'gallery', 'film', 'sound']) : undefined;
  if (lead && !lead.ok) return refuse('invalid', `lead: ${lead.detail ?? ''}`);
  const given = { ...fields, ...(body ? { body: body.value } : {}) };
  const read = readDocument(documentOf({ ...emptyFields('news'), ...given }));
  if (read.fault) return refuse('invalid', read.fault);
  // As it will be read again, but only what was given.
  const names = Object.keys(given) as (keyof StoryFields)[];
  return ok(Object.fromEntries(names.map((name) => [name, read.fields[name]])) as Partial<StoryFields>);
};

const writtenSince = async (
  open: OpenDocument,
  since: number | undefined,
  wanted: Partial<StoryFields>,
): Promise<boolean> => {
  if (since === undefined) return false;
  await settle(open);
  const row = await draftRow(open.world.db, open.articleId);
  if (!row || row.changed_at === since) return false;
  const now = JSON.parse(row.fields) as StoryFields;
  const names = Object.keys(wanted) as (keyof StoryFields)[];
  // The same form sent twice has nothing to overwrite.
  return fieldsKey(Object.fromEntries(names.map((name) => [name, now[name]]))) !== fieldsKey(wanted);
};

/**
 * Writes fields into the shared document as the smallest change: whoever has the story open sees it at once, and nothing others have
 * written elsewhere in it is lost.
 */
export const replaceDraft = async (
  world: World,
  { account, articleId, fields, since }: Replacement,
): Promise<Outcome<{ changedAt: number }, ReplaceRefusal>> => {
  const access = await accessTo(world.db, account, articleId);
  if (access === undefined || access === 'none') return refuse('not-found');
  if (access !== 'write') return refuse('forbidden');
  const wanted = judged(fields);
  if (!wanted.ok) return wanted;
  const outcome = await withDocument(
    world,
    articleId,
    async (open): Promise<Outcome<{ changedAt: number }, ReplaceRefusal>> => {
      if (await writtenSince(open, since, wanted.value)) return refuse('changed-meanwhile');
      await change(open, { accountId: account.id }, () => writeDocument(open.doc, wanted.value)).durable;
      await settle(open);
      const row = await draftRow(world.db, articleId);
      return row ? ok({ changedAt: row.changed_at }) : refuse('not-found');
    },
  );
  return outcome ?? refuse('not-found');
};
