/** What the newsroom's part of the API takes and answers about stories. */
import * as v from 'valibot';
import { articleKinds, correctionKinds } from '../rooms/articles/articles.ts';
import { threadStates } from '../rooms/discussion/discussion.ts';
import { deskStates, workStates } from '../rooms/drafting/drafting.ts';
import { named } from './json-schema.ts';
import { id, line, moment } from './schemas.ts';

export const text = v.string();
export const flag = v.boolean();
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const maybeTime = v.nullable(moment);
export const maybeText = v.nullable(text);
export const next = v.nullable(v.pipe(text, v.description('To be sent for the next page; null on the last.')));
export const listOf = <Item extends v.GenericSchema>(item: Item) => v.strictObject({ items: v.array(item) });
export const pageOf = <Item extends v.GenericSchema>(item: Item) => v.strictObject({ items: v.array(item), next });
export const said = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

export const colleague = v.strictObject({ id, name: text });
export const maybeColleague = v.nullable(colleague);
export const kind = v.picklist(articleKinds);
export const workState = v.picklist(workStates);
export const deskState = v.picklist(deskStates);
export const madeId = v.strictObject({ id });
export const version = said(count, 'The state of the text this is. Send it along to overwrite nobody.');

export const deskStorySchema = named(
  'DeskStory',
  v.strictObject({
    id,
    edition: text,
    kind: text,
    status: text,
    state: deskState,
    headline: text,
    path: text,
    url: said(text, 'Where readers find it once it is out.'),
    desk: said(text, 'Where it is written.'),
    section: v.nullable(v.strictObject({ id, name: text })),
    authors: v.array(text),
    createdBy: maybeColleague,
    assignee: maybeColleague,
    dueAt: maybeTime,
    embargoUntil: maybeTime,
    scheduledAt: maybeTime,
    publishedAt: maybeTime,
    goesOutAt: said(maybeTime, 'When changes to what is published go out.'),
    unpublishAt: maybeTime,
    changedAt: moment,
    isChanged: said(flag, 'It says something that readers do not see yet.'),
    wordCount: count,
    missing: said(v.array(text), 'What a story usually has and this one has not; the checklist says all of it.'),
    isOwn: flag,
  }),
);

const meta = v.strictObject({
  title: v.optional(line(500)),
  description: v.optional(line(2_000)),
  noindex: v.optional(flag),
});
const tree = said(v.unknown(), 'The text as a tree of blocks: `{"type":"doc","content":[…]}`.');

const answeredFields = v.strictObject({
  headline: text,
  standfirst: text,
  kicker: text,
  place: text,
  kind,
  sectionId: v.nullable(id),
  slug: maybeText,
  meta,
  canonicalUrl: maybeText,
  priority: count,
  authorIds: v.array(text),
  tagIds: v.array(text),
  lead: said(
    v.unknown(),
    'What stands over it: a picture, gallery, film or sound, as in the tree; null when nothing does.',
  ),
  threadState: maybeText,
  legalNote: text,
  body: tree,
});

export const draftSchema = named(
  'Draft',
  v.strictObject({
    storyId: id,
    version,
    changedAt: moment,
    changedBy: v.nullable(text),
    baseRevision: count,
    goesOutAt: maybeTime,
    fault: said(text, 'Why a part of it cannot be read as a story; empty when all can.'),
    fields: answeredFields,
    markdown: said(
      text,
      'The same text as Markdown. Blocks it cannot say stand as `::: kept …` and are kept when it is sent back.',
    ),
  }),
);

/** What may be written; what is left out stays as it is. */
export const draftEntries = {
  headline: v.optional(line(500)),
  standfirst: v.optional(line(2_000)),
  kicker: v.optional(line(200)),
  place: v.optional(line(300)),
  sectionId: v.optional(v.nullable(id)),
  slug: v.optional(v.nullable(line(200))),
  meta: v.optional(meta),
  canonicalUrl: v.optional(v.nullable(line(2_000))),
  priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
  authorIds: v.optional(v.array(id)),
  tagIds: v.optional(v.array(id)),
  lead: v.optional(
    said(v.unknown(), 'A picture, gallery, film or sound as in the tree; null: nothing stands over it.'),
  ),
  threadState: v.optional(v.picklist(threadStates)),
  legalNote: v.optional(line(5_000)),
  body: v.optional(tree),
  markdown: v.optional(said(line(2_000_000), 'The text as Markdown, instead of `body`.')),
};
export const draftBody = v.strictObject({
  since: v.optional(said(count, '`version` of the draft this was made from: whoever wrote since is not overwritten.')),
  kind: v.optional(kind),
  ...draftEntries,
});
export const newStoryBody = v.strictObject({
  edition: line(20),
  kind,
  workState: v.optional(workState),
  templateId: v.optional(said(id, 'The text begins as this template does.')),
  ...draftEntries,
});
export const savedDraft = v.strictObject({ storyId: id, version });
export const begunStory = v.strictObject({ id, path: text, version });

export const noteSchema = v.strictObject({ id, at: moment, by: maybeColleague, text });
export const eventSchema = v.strictObject({
  id,
  at: moment,
  act: text,
  by: maybeColleague,
  details: v.record(text, v.unknown()),
});
export const versionKey = v.pipe(text, v.regex(/^(?:now|out|v?\d{1,15})$/));
export const versionSchema = v.strictObject({
  key: said(text, '`now`: the draft, `out`: what readers see, `v12`: kept of the draft, `5`: what readers saw.'),
  kind: v.picklist(['now', 'out', 'kept', 'former']),
  at: moment,
  by: maybeText,
  note: text,
  headline: text,
});
export const wholeVersion = v.strictObject({ ...versionSchema.entries, fields: answeredFields, markdown: text });
const runs = v.array(v.strictObject({ kind: v.picklist(['same', 'added', 'removed']), text }));
export const comparisonSchema = v.strictObject({
  added: count,
  removed: count,
  fields: v.array(v.strictObject({ name: text, runs })),
  blocks: v.array(
    v.strictObject({
      kind: v.picklist(['same', 'changed', 'added', 'removed']),
      name: text,
      runs,
      isMoved: flag,
    }),
  ),
});

export const checkSchema = v.strictObject({
  key: text,
  level: v.picklist(['ok', 'advice', 'blocks']),
  words: text,
  where: maybeText,
});
export const correctionNote = v.strictObject({ kind: v.picklist(correctionKinds), text: line(2_000) });
