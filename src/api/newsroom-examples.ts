/** What the document and the page show of the newsroom; a test holds every one of them against its schema. */
import { ids } from './examples.ts';

export const at = '2026-11-20T08:20:00.000Z';
export const maren = { id: ids.reader, name: 'Maren' };
export const versionNumber = 1_795_162_800_000;

export const exampleTree = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The second gauge was moved in spring.' }] }],
};

export const exampleDeskStory = {
  id: ids.story,
  edition: 'en',
  kind: 'news',
  status: 'draft',
  state: 'edit' as const,
  headline: 'The tide came twice',
  path: '/2026/11/20/the-tide',
  url: 'https://news.example/2026/11/20/the-tide',
  desk: `https://news.example/newsroom/stories/${ids.story}`,
  section: { id: ids.tag, name: 'Harbour' },
  authors: ['Maren'],
  createdBy: maren,
  assignee: null,
  dueAt: '2026-11-20T16:00:00.000Z',
  embargoUntil: null,
  scheduledAt: null,
  publishedAt: null,
  goesOutAt: null,
  unpublishAt: null,
  changedAt: at,
  isChanged: false,
  wordCount: 412,
  missing: ['picture'],
  isOwn: true,
};

export const exampleFields = {
  headline: 'The tide came twice',
  standfirst: 'What the harbour learned in one night.',
  kicker: '',
  place: 'Skagen',
  kind: 'news' as const,
  sectionId: ids.tag,
  slug: null,
  meta: {},
  canonicalUrl: null,
  priority: 0,
  authorIds: [ids.reader],
  tagIds: [],
  lead: null,
  threadState: 'open',
  legalNote: '',
  body: exampleTree,
};
export const exampleMarkdown = 'The second gauge was moved in spring.\n';

export const exampleDraft = {
  storyId: ids.story,
  version: versionNumber,
  changedAt: at,
  changedBy: ids.reader,
  baseRevision: 1,
  goesOutAt: null,
  fault: '',
  fields: exampleFields,
  markdown: exampleMarkdown,
};
