import type { ArticleKind, ArticleRow, Body, LeadMedia } from '../../articles/articles.ts';

/** What the document that is written together says as a story, without notes and suggestions. */
export type StoryFields = {
  headline: string;
  standfirst: string;
  kicker: string;
  place: string;
  kind: ArticleKind;
  sectionId?: string;
  /** The wanted end of the address; without one it is made from the headline. */
  slug?: string;
  /** What machines are told. */
  meta: { title?: string; description?: string; noindex?: boolean };
  canonicalUrl?: string;
  priority: number;
  authorIds: string[];
  tagIds: string[];
  lead?: LeadMedia;
  threadState?: string;
  /** For colleagues: what a lawyer has said, or must say. Readers never see it. */
  legalNote: string;
  body: Body;
};

/** A story as it is being written. */
export type Draft = {
  articleId: string;
  fields: StoryFields;
  /** Why a part of the document cannot be read as a story; empty when it can. */
  fault: string;
  changedAt: number;
  changedBy: string | undefined;
  /** The revision of the story the draft began from or went out as. */
  baseRevision: number;
  /** When the changes to a published story go out by themselves. */
  goesOutAt?: number;
};

export const emptyFields = (kind: ArticleKind): StoryFields => ({
  headline: '',
  standfirst: '',
  kicker: '',
  place: '',
  kind,
  meta: {},
  priority: 0,
  authorIds: [],
  tagIds: [],
  legalNote: '',
  body: { type: 'doc', content: [] },
});

type Links = { authorIds: readonly string[]; tagIds: readonly string[] };

const parsed = (json: string | null): unknown => (json === null ? undefined : JSON.parse(json));

const metaOf = (json: string | null): StoryFields['meta'] => {
  const { title, description, noindex } = (parsed(json) as StoryFields['meta'] | undefined) ?? {};
  return {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(noindex === true ? { noindex } : {}),
  };
};

/** What a story says as it stands in its table: imported ones and former revisions, too. */
export const fieldsOfRow = (row: ArticleRow, links: Links): StoryFields => {
  const lead = parsed(row.lead) as LeadMedia | undefined;
  return {
    headline: row.headline,
    standfirst: row.standfirst,
    kicker: row.kicker,
    place: row.place,
    kind: row.kind as ArticleKind,
    ...(row.section_id === null ? {} : { sectionId: row.section_id }),
    meta: metaOf(row.meta),
    ...(row.canonical_url === null ? {} : { canonicalUrl: row.canonical_url }),
    priority: row.priority,
    authorIds: [...links.authorIds],
    tagIds: [...links.tagIds],
    ...(lead ? { lead } : {}),
    threadState: row.thread_state,
    legalNote: '',
    body: (parsed(row.body) as Body | undefined) ?? { type: 'doc', content: [] },
  };
};
