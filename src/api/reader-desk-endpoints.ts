/** What moderators know of readers and do about them: cards, notes, restrictions; and the search over all comments. */
import * as v from 'valibot';
import { commentToMarkdown, liftRestriction, permalinkOf, restrict } from '../rooms/discussion/discussion.ts';
import {
  addNote,
  readerCard,
  searchComments,
  type FoundComment,
  type ReaderCard,
} from '../rooms/moderation/moderation.ts';
import type { World } from '../world.ts';
import { deskProblems, deskRefusal } from './desk-refusals.ts';
import {
  decisionMadeSchema,
  foundSchema,
  readerCardSchema,
  restrictedSchema,
  restrictionKind,
  searchQuery,
} from './desk-schemas.ts';
import { answered, endpoint } from './endpoint.ts';
import { exampleComment, ids } from './examples.ts';
import { id, line, moment, ruleName } from './schemas.ts';
import { maybeMoment, momentText, urlOf } from './shown.tsx';

export const people = { access: 'moderate', group: 'Readers at the desk', problems: deskProblems } as const;
const at = '2026-11-20T08:20:00.000Z';

const shownFound = (world: World, one: FoundComment) => ({
  id: one.id,
  articleId: one.articleId,
  headline: one.headline,
  state: one.state,
  markdown: one.body ? commentToMarkdown(one.body) : null,
  createdAt: momentText(one.createdAt),
  writer: { id: one.writer.id, name: one.writer.name, published: one.writer.published, removed: one.writer.removed },
  heldBy: one.heldWhy ?? null,
  rule: one.rule ?? null,
  url: urlOf(world, permalinkOf(one, one.path)),
});

const searching = endpoint({
  ...people,
  problems: [...deskProblems, 'bad-query'],
  id: 'searchComments',
  method: 'GET',
  path: '/comment-search',
  summary: 'Search all comments, whatever their state, the newest first',
  detail:
    '`q`: words, "phrases", -words, and by:name. `reason`: the check that held it, the rule, or what a report says.',
  query: searchQuery,
  answer: foundSchema,
  example: {
    items: [
      {
        id: ids.comment,
        articleId: ids.story,
        headline: 'The tide came twice',
        state: 'removed',
        markdown: exampleComment.markdown,
        createdAt: exampleComment.createdAt,
        writer: { id: ids.reader, name: 'Maren', published: 12, removed: 1 },
        heldBy: null,
        rule: 'insult',
        url: exampleComment.url,
      },
    ],
    total: 1,
    behind: 0,
    next: null,
  },
  run: async ({ world, account, query }) => {
    const { q, sectionId: section, articleId: thread, readerId: reader, ...rest } = query;
    const found = await searchComments(world, account, { query: q, section, thread, reader, ...rest });
    if (!found.ok) return deskRefusal(found);
    const { comments, total = null, behind, next = null } = found.value;
    return answered({ items: comments.map((one) => shownFound(world, one)), total, behind, next });
  },
});

const countsOf = ({ total, upheld, declined }: { total: number; upheld: number; declined: number }) => ({
  total,
  upheld,
  declined,
});

const shownRestriction = (one: ReaderCard['restrictions'][number]) => ({
  id: one.id,
  kind: one.kind,
  rule: one.rule ?? null,
  words: one.words,
  isInForce: one.isInForce,
  startsAt: momentText(one.startsAt),
  until: maybeMoment(one.until),
  acknowledgedAt: maybeMoment(one.acknowledgedAt),
  liftedAt: maybeMoment(one.liftedAt),
});

const shownDecision = (one: ReaderCard['decisions'][number]) => ({
  id: one.id,
  act: one.act,
  words: one.words,
  isAutomated: one.isAutomated,
  commentId: one.commentId ?? null,
  rule: one.rule ?? null,
  by: one.by ?? null,
  at: momentText(one.at),
});

const shownConnection = (one: NonNullable<ReaderCard['connections']>[number]) => ({
  readerId: one.commenterId,
  name: one.name,
  published: one.published,
  removed: one.removed,
  isRestricted: one.isRestricted,
  traits: one.traits.map(({ trait }) => trait),
});

const shownCard = (card: ReaderCard) => ({
  id: card.id,
  name: card.name,
  badge: card.badge ?? null,
  isFormer: card.isFormer,
  isStaff: card.isStaff,
  since: momentText(card.since),
  counts: card.counts,
  reputation: { score: card.reputation.score, words: card.reputation.words },
  restrictions: card.restrictions.map(shownRestriction),
  decisions: card.decisions.map(shownDecision),
  reportsMade: countsOf(card.reports.made),
  reportsReceived: countsOf(card.reports.received),
  earlierNames: card.names.map(({ name }) => name),
  notes: card.notes.map(({ id: noteId, text, by = null, at: when }) => ({
    id: noteId,
    text,
    by,
    at: momentText(when),
  })),
  connections: card.connections?.map(shownConnection) ?? null,
});

const exampleRestriction = {
  id: ids.decision,
  kind: 'suspend',
  rule: 'insult',
  words: 'Three times this week.',
  startsAt: at,
  until: '2026-11-27T08:20:00.000Z',
  acknowledgedAt: null,
  liftedAt: null,
  isInForce: true,
};

const cards = [
  endpoint({
    ...people,
    id: 'getReaderCard',
    method: 'GET',
    path: '/readers/{readerId}/card',
    summary: 'All that moderators may know about a reader; no address of any kind is in it',
    params: { readerId: id },
    answer: readerCardSchema,
    example: {
      id: ids.reader,
      name: 'Maren',
      badge: null,
      isFormer: false,
      isStaff: false,
      since: at,
      counts: { published: 12, waiting: 0, removed: 1, deleted: 0, spam: 0, trash: 0 },
      reputation: { score: 61, words: '61 of 100: 12 comments published, 1 removed, here for 40 days.' },
      restrictions: [exampleRestriction],
      decisions: [
        {
          id: ids.decision,
          act: 'remove',
          commentId: ids.comment,
          rule: 'insult',
          words: '',
          by: 'Chief',
          isAutomated: false,
          at,
        },
      ],
      reportsMade: { total: 2, upheld: 1, declined: 1 },
      reportsReceived: { total: 1, upheld: 1, declined: 0 },
      earlierNames: [],
      notes: [{ id: ids.answer, text: 'Knows the harbour well.', by: 'Chief', at }],
      connections: [
        { readerId: ids.tag, name: 'Marten', published: 3, removed: 2, isRestricted: false, traits: ['network'] },
      ],
    },
    run: async ({ world, account, params }) => {
      const card = await readerCard(world, account, params.readerId);
      return card.ok ? answered(shownCard(card.value)) : deskRefusal(card);
    },
  }),
  endpoint({
    ...people,
    id: 'addReaderNote',
    method: 'POST',
    path: '/readers/{readerId}/notes',
    summary: 'Write a note about a reader for colleagues',
    params: { readerId: id },
    body: v.strictObject({ text: line(2_000) }),
    bodyExample: { text: 'Knows the harbour well.' },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await addNote(world, { account, commenterId: params.readerId, ...body });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...people,
    id: 'restrictReader',
    method: 'POST',
    path: '/readers/{readerId}/restrictions',
    summary: 'Warn, suspend or ban a reader, or have all their comments wait',
    detail:
      'They are told with the reasons at once. `until` is needed to suspend; `withComments` removes all they wrote, with a ban.',
    params: { readerId: id },
    body: v.strictObject({
      kind: restrictionKind,
      rule: ruleName,
      words: v.optional(line(2_000), ''),
      until: v.optional(moment),
      withComments: v.optional(v.boolean(), false),
    }),
    bodyExample: { kind: 'warn', rule: 'insult', words: 'Please argue with the text.' },
    answer: restrictedSchema,
    example: { restrictionId: ids.answer, decisionId: ids.decision },
    run: async ({ world, account, params, body }) => {
      const until = body.until === undefined ? undefined : Date.parse(body.until);
      const done = await restrict(world, { account, commenterId: params.readerId, ...body, until });
      if (!done.ok) return deskRefusal(done);
      const { restrictionId, decisionId } = done.value;
      return answered({ restrictionId, decisionId });
    },
  }),
  endpoint({
    ...people,
    id: 'liftRestriction',
    method: 'POST',
    path: '/restrictions/{restrictionId}/lift',
    summary: 'End a restriction',
    detail: '`withComments`: what was removed along with a ban is restored.',
    params: { restrictionId: id },
    body: v.strictObject({ words: v.optional(line(2_000), ''), withComments: v.optional(v.boolean(), false) }),
    bodyExample: { words: 'We were mistaken.' },
    answer: decisionMadeSchema,
    example: { decisionId: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await liftRestriction(world, { account, ...params, ...body });
      return done.ok ? answered({ decisionId: done.value.decisionId }) : deskRefusal(done);
    },
  }),
];

export const readerDeskEndpoints = [searching, ...cards];
