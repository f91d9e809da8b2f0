/** Drafts between programs and the room where they are written. */
import type * as v from 'valibot';
import { authorById, sectionById, tagById, type Body, type LeadMedia } from '../rooms/articles/articles.ts';
import {
  readStoryMarkdown,
  storyMarkdown,
  type DeskStory,
  type Draft,
  type StoryFields,
} from '../rooms/drafting/drafting.ts';
import type { World } from '../world.ts';
import { wrongField } from './newsroom-refusals.ts';
import type { deskStorySchema, draftBody, draftSchema } from './newsroom-schemas.ts';
import type { Refused } from './problems.ts';
import { maybeMoment, momentText, urlOf } from './shown.tsx';

type ShownDeskStory = v.InferOutput<typeof deskStorySchema>;
type ShownDraft = v.InferOutput<typeof draftSchema>;
type Given = Omit<v.InferOutput<typeof draftBody>, 'since'>;

export const shownDeskStory = (world: World, story: DeskStory): ShownDeskStory => ({
  ...story,
  url: urlOf(world, story.path),
  desk: urlOf(world, `/newsroom/stories/${story.id}`),
  section: story.section ?? null,
  createdBy: story.createdBy ?? null,
  assignee: story.assignee ?? null,
  dueAt: maybeMoment(story.dueAt),
  embargoUntil: maybeMoment(story.embargoUntil),
  scheduledAt: maybeMoment(story.scheduledAt),
  publishedAt: maybeMoment(story.publishedAt),
  goesOutAt: maybeMoment(story.goesOutAt),
  unpublishAt: maybeMoment(story.unpublishAt),
  changedAt: momentText(story.changedAt),
});

export const shownFields = (fields: StoryFields): ShownDraft['fields'] => ({
  headline: fields.headline,
  standfirst: fields.standfirst,
  kicker: fields.kicker,
  place: fields.place,
  kind: fields.kind,
  sectionId: fields.sectionId ?? null,
  slug: fields.slug ?? null,
  meta: fields.meta,
  canonicalUrl: fields.canonicalUrl ?? null,
  priority: fields.priority,
  authorIds: fields.authorIds,
  tagIds: fields.tagIds,
  lead: fields.lead ?? null,
  threadState: fields.threadState ?? null,
  legalNote: fields.legalNote,
  body: fields.body,
});

export const shownDraft = (draft: Draft): ShownDraft => ({
  storyId: draft.articleId,
  version: draft.changedAt,
  changedAt: momentText(draft.changedAt),
  changedBy: draft.changedBy ?? null,
  baseRevision: draft.baseRevision,
  goesOutAt: maybeMoment(draft.goesOutAt),
  fault: draft.fault,
  fields: shownFields(draft.fields),
  markdown: storyMarkdown(draft.fields.body),
});

/** Ids must be those of the edition: what is not there cannot be written into a story. */
const wrongIds = async (
  world: World,
  edition: string,
  { sectionId, authorIds = [], tagIds = [] }: Given,
): Promise<Refused<'invalid'> | undefined> => {
  if (sectionId != null && (await sectionById(world, sectionId))?.edition !== edition)
    return wrongField('/sectionId', 'The edition has no such section.');
  for (const [place, id] of authorIds.slice(0, 50).entries())
    if (!(await authorById(world, id, edition))) return wrongField(`/authorIds/${place}`, 'There is no such author.');
  for (const [place, id] of tagIds.slice(0, 100).entries())
    if ((await tagById(world, id))?.edition !== edition)
      return wrongField(`/tagIds/${place}`, 'The edition has no such tag.');
  if (authorIds.length > 50) return wrongField('/authorIds', 'At most 50.');
  return tagIds.length > 100 ? wrongField('/tagIds', 'At most 100.') : undefined;
};

const textIn = ({ body, markdown }: Given, bases: readonly Body[]): { body?: Body } | Refused<'invalid'> => {
  if (body !== undefined && markdown !== undefined) return wrongField('/markdown', 'Send either `body` or `markdown`.');
  // What is no tree is refused by the room that reads it.
  if (body !== undefined) return { body: body as Body };
  if (markdown === undefined) return {};
  const read = readStoryMarkdown(markdown, bases);
  const [fault] = read.faults;
  return fault === undefined ? { body: read.body } : wrongField('/markdown', fault);
};

/** What was sent as fields of a draft; null takes something away. */
export const fieldsSent = async (
  world: World,
  given: Given,
  { edition, before }: { edition: string; before: StoryFields | undefined },
): Promise<Partial<StoryFields> | Refused<'invalid'>> => {
  const wrong = await wrongIds(world, edition, given);
  if (wrong) return wrong;
  const { body: _body, markdown: _markdown, lead, ...plain } = given;
  const read = textIn(given, before ? [before.body, { type: 'doc', content: before.lead ? [before.lead] : [] }] : []);
  if ('ok' in read) return read;
  const meta = plain.meta && Object.fromEntries(Object.entries(plain.meta).filter(([, value]) => value !== ''));
  const told = {
    ...plain,
    ...(meta ? { meta } : {}),
    ...(lead === undefined ? {} : { lead: lead as LeadMedia | null }),
  };
  const entries = Object.entries(told).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(entries.map(([name, value]) => [name, value ?? undefined])) as Partial<StoryFields>),
    ...read,
  };
};
