/** What goes over the wire, as schemas: answers are checked against them in tests, bodies at the door. */
import * as v from 'valibot';
import { articleKinds } from '../rooms/articles/articles.ts';
import { commentStates, illegalGrounds, reportReasons, rules, threadStates } from '../rooms/discussion/discussion.ts';
import { named } from './json-schema.ts';

const idPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const said = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

export const id = v.pipe(v.string(), v.regex(idPattern));
export const moment = v.pipe(v.string(), v.isoTimestamp());
export const place = said(v.string(), 'Where the next page begins, as an answer before gave it.');
export const line = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const text = v.string();
const flag = v.boolean();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const next = v.nullable(said(text, 'To be sent as the parameter for the next page; null on the last.'));

export const reportReason = v.picklist(reportReasons);
export const ruleName = v.picklist(rules);
export const ground = v.picklist(illegalGrounds);
export const threadState = v.picklist(threadStates);

export const personSchema = named(
  'Person',
  v.strictObject({
    id: said(id, 'Of the person as a writer of comments; what mutes and `/readers/{id}` name.'),
    name: text,
    badge: v.nullable(v.picklist(['author', 'staff', 'moderator', 'contributor', 'source'])),
    picture: v.nullable(text),
    isPublic: said(flag, 'Whether their comments can be listed.'),
    isFormer: said(flag, 'The account is gone; the name is empty.'),
  }),
);

export const commentSchema = named(
  'Comment',
  v.strictObject({
    id,
    articleId: id,
    parentId: v.nullable(id),
    rootId: said(id, 'The top comment of its branch; its own id for a top comment.'),
    inReplyTo: v.nullable(v.strictObject({ id, name: text })),
    state: v.picklist(commentStates),
    writer: v.nullable(personSchema),
    edition: text,
    markdown: v.nullable(said(text, 'As it would be typed. Null where the comment is gone.')),
    html: v.nullable(said(text, 'Safe to be shown: it is drawn from a tree, never what was typed.')),
    createdAt: moment,
    editedAt: v.nullable(moment),
    replyCount: said(count, 'Published answers below a top comment.'),
    recommendCount: count,
    rule: v.nullable(said(text, 'Under which rule it was removed.')),
    pick: v.nullable(v.strictObject({ by: text, why: text, at: moment })),
    url: said(text, 'Where people read it.'),
  }),
);

export const articleSchema = named(
  'Story',
  v.strictObject({
    id,
    path: text,
    url: text,
    edition: text,
    kind: v.picklist(articleKinds),
    headline: text,
    standfirst: text,
    publishedAt: v.nullable(moment),
    updatedAt: v.nullable(moment),
    thread: v.nullable(v.strictObject({ state: threadState, count })),
  }),
);

export const articlesSchema = v.strictObject({ items: v.array(articleSchema), next });

const branchSchema = named(
  'Branch',
  v.strictObject({
    comment: commentSchema,
    answers: said(v.array(commentSchema), 'The first answers, however deep, in the order of time.'),
    more: said(count, 'Published answers that are not shown here.'),
  }),
);

export const threadSchema = named(
  'Thread',
  v.strictObject({
    articleId: id,
    state: threadState,
    isSealed: said(flag, 'Closed long enough that nothing changes any more.'),
    announcement: text,
    count,
    elsewhere: said(count, 'Comments in other languages of the story.'),
    lastCommentAt: v.nullable(moment),
    sort: text,
    filter: text,
    languages: v.picklist(['own', 'all']),
    picks: v.array(commentSchema),
    branches: v.array(branchSchema),
    next,
  }),
);

export const liveSchema = v.strictObject({
  stream: said(text, 'Server-sent events; goes on after `Last-Event-ID`.'),
  changes: said(text, 'The same as JSON for those who ask now and then; `since` in milliseconds.'),
});

export const commentsSchema = v.strictObject({ items: v.array(commentSchema), next });

export const answersSchema = v.strictObject({ comment: commentSchema, answers: v.array(commentSchema), next });

export const readerSchema = v.strictObject({ reader: personSchema, bio: text, since: moment });

export const countsSchema = v.strictObject({ items: v.array(v.strictObject({ articleId: id, count })) });

export const postedSchema = named(
  'Posted',
  v.strictObject({
    id,
    rootId: id,
    articleId: id,
    state: said(v.picklist(commentStates), '`waiting`: a moderator reads it first.'),
    reason: v.nullable(said(text, 'Which check holds it.')),
    detail: v.nullable(said(text, 'The same in words.')),
    url: text,
  }),
);

export const recommendationSchema = v.strictObject({ commentId: id, isRecommended: flag, recommendCount: count });

export const mutedSchema = v.strictObject({
  items: v.array(v.strictObject({ id, name: text, mutedAt: moment })),
});

export const ownInThreadSchema = v.strictObject({
  recommended: said(v.array(id), 'Comments you recommend in this thread.'),
  waiting: said(v.nullable(id), 'A comment of yours that waits for a moderator.'),
  newSince: said(v.nullable(moment), 'What was posted after this is new to you.'),
  thread: threadSchema,
});

export const meSchema = named(
  'Account',
  v.strictObject({
    id,
    name: text,
    email: text,
    role: text,
    bio: text,
    picture: v.nullable(text),
    isPublic: flag,
    edition: v.nullable(text),
    createdAt: moment,
    suspendedUntil: v.nullable(moment),
    commenterId: said(v.nullable(id), 'Who you are in threads; null before your first comment.'),
    unread: said(count, 'Notifications you have not looked at; counted up to 100.'),
    scopes: said(v.array(text), 'What may be done with this token or session.'),
  }),
);

export const savedSchema = v.strictObject({
  items: v.array(
    v.strictObject({
      articleId: id,
      headline: text,
      savedAt: moment,
      isArchived: flag,
      tags: v.array(text),
      story: said(v.nullable(articleSchema), 'Null when it is not public any more.'),
    }),
  ),
  tags: v.array(v.strictObject({ name: text, count })),
  counts: v.strictObject({ list: count, archive: count }),
  next,
});

export const followKind = v.picklist(['section', 'tag', 'author', 'thread']);
const followSchema = named(
  'Follow',
  v.strictObject({
    kind: followKind,
    targetId: id,
    name: said(v.nullable(text), 'Null when it is not there any more.'),
    url: v.nullable(text),
  }),
);
export const followsSchema = v.strictObject({ items: v.array(followSchema) });
export const forYouSchema = v.strictObject({
  items: v.array(v.strictObject({ story: articleSchema, because: v.array(followSchema) })),
  next,
});

export const notificationKind = v.picklist(['reply', 'thread', 'pick', 'decision', 'story']);
export const notificationsSchema = v.strictObject({
  items: v.array(
    v.strictObject({
      id,
      kind: notificationKind,
      at: moment,
      isRead: flag,
      count: said(count, 'Of a followed thread: how many comments it tells of.'),
      articleId: id,
      headline: v.nullable(text),
      commentId: v.nullable(id),
      by: v.nullable(text),
      excerpt: text,
      decision: v.nullable(v.strictObject({ act: text, rule: v.nullable(text), words: text })),
      because: said(v.nullable(text), 'What you follow that brought the story.'),
      url: v.nullable(text),
    }),
  ),
  unread: count,
  next,
});

export const choiceSchema = v.strictObject({
  mail: v.picklist(['off', 'once', 'hourly', 'daily', 'weekly']),
  push: flag,
});
const optionalChoice = v.optional(choiceSchema);
export const choicesSchema = v.strictObject({
  reply: choiceSchema,
  thread: choiceSchema,
  pick: choiceSchema,
  decision: choiceSchema,
  story: choiceSchema,
});
export const someChoicesSchema = v.strictObject({
  reply: optionalChoice,
  thread: optionalChoice,
  pick: optionalChoice,
  decision: optionalChoice,
  story: optionalChoice,
});

export const decidedSchema = v.strictObject({ decisionId: id, articleId: id, state: v.picklist(commentStates) });

export const deskSchema = v.strictObject({
  items: v.array(
    v.strictObject({
      id,
      articleId: id,
      headline: text,
      state: v.picklist(commentStates),
      markdown: v.nullable(text),
      createdAt: moment,
      editedAt: v.nullable(moment),
      isPick: flag,
      recommendCount: count,
      writer: v.strictObject({ name: text, badge: v.nullable(text), published: count, removed: count }),
      findings: v.array(
        v.strictObject({
          check: text,
          verdict: text,
          reason: text,
          judge: said(
            v.nullable(
              v.strictObject({ name: text, said: text, reason: text, model: text, score: v.nullable(v.number()) }),
            ),
            'Of an external judge: what it said, and by which model.',
          ),
        }),
      ),
      reports: v.array(v.strictObject({ id, reason: text, text, at: moment })),
      url: text,
    }),
  ),
  next,
});

export const deskCountsSchema = v.strictObject({
  reported: count,
  waiting: count,
  new: count,
  appeals: count,
  illegal: count,
  errors: count,
  escalated: count,
});
