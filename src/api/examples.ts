/** What the document and the page show; a test holds every one of them against its schema. */
export const ids = {
  story: '01963f0e-6a10-7c2e-9d4b-2f7a51c80e11',
  comment: '01963f2b-9c44-7f10-8a63-5d0e7b92c4f8',
  answer: '01963f31-0d5a-7b8c-b1e7-94c2aa6f3d20',
  reader: '01960c77-42be-7da1-8c5f-e0d9137b64a5',
  tag: '0195e1a0-5b3c-7e44-a2d8-6c91f07be352',
  decision: '01963f40-7e21-7a9d-95b6-1b8fd3c0a64e',
} as const;

export const exampleStory = {
  id: ids.story,
  path: '/2026/11/20/the-tide',
  url: 'https://news.example/2026/11/20/the-tide',
  edition: 'en',
  kind: 'news' as const,
  headline: 'The tide came twice',
  standfirst: 'What the harbour learned in one night.',
  publishedAt: '2026-11-20T06:00:00.000Z',
  updatedAt: null,
  thread: { state: 'open' as const, count: 214 },
};

export const examplePerson = {
  id: ids.reader,
  name: 'Maren',
  badge: null,
  picture: null,
  isPublic: true,
  isFormer: false,
};

export const exampleComment = {
  id: ids.comment,
  articleId: ids.story,
  parentId: null,
  rootId: ids.comment,
  inReplyTo: null,
  state: 'published' as const,
  writer: examplePerson,
  edition: 'en',
  markdown: 'The *second* gauge was moved in spring.',
  html: '<p>The <em>second</em> gauge was moved in spring.</p>',
  createdAt: '2026-11-20T08:12:44.310Z',
  editedAt: null,
  replyCount: 1,
  recommendCount: 17,
  rule: null,
  pick: null,
  url: `https://news.example/2026/11/20/the-tide?comment=${ids.comment}#comment-${ids.comment}`,
};

export const exampleAnswer = {
  ...exampleComment,
  id: ids.answer,
  parentId: ids.comment,
  markdown: 'By whom?',
  html: '<p>By whom?</p>',
  createdAt: '2026-11-20T08:15:02.001Z',
  replyCount: 0,
  recommendCount: 0,
  url: `https://news.example/2026/11/20/the-tide?comment=${ids.answer}#comment-${ids.answer}`,
};

export const exampleThread = {
  articleId: ids.story,
  state: 'open' as const,
  isSealed: false,
  announcement: '',
  count: 2,
  elsewhere: 0,
  lastCommentAt: '2026-11-20T08:15:02.001Z',
  sort: 'fair',
  filter: 'all',
  languages: 'own' as const,
  picks: [],
  branches: [{ comment: exampleComment, answers: [exampleAnswer], more: 0 }],
  next: null,
};
