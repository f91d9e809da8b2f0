/** What the moderators' part of the API answers, and the bodies that are longer than a line. */
import * as v from 'valibot';
import {
  commentStates,
  findableChecks,
  otherwiseStates,
  restrictionKinds,
  ruleActs,
  rules,
} from '../rooms/discussion/discussion.ts';
import { named } from './json-schema.ts';
import { id, line, moment, place } from './schemas.ts';

const text = v.string();
const flag = v.boolean();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const state = v.picklist(commentStates);
const maybe = v.nullable(text);
const maybeTime = v.nullable(moment);
const next = v.nullable(text);
const listOf = <Item extends v.GenericSchema>(item: Item) => v.strictObject({ items: v.array(item) });

export const restrictionKind = v.picklist(restrictionKinds);

export const manyDecidedSchema = v.strictObject({ done: v.array(id), gone: v.array(id), decisionIds: v.array(id) });
export const undoneSchema = v.strictObject({ commentId: id, articleId: id, state, decisionId: id });
export const decisionMadeSchema = v.strictObject({ decisionId: id });
export const claimSchema = v.strictObject({ isYours: flag, name: text });
export const capacitySchema = v.strictObject({
  isLimited: flag,
  threads: count,
  until: moment,
  otherwise: v.picklist(otherwiseStates),
  articleIds: v.array(id),
});
export const madeSchema = v.strictObject({ id });

export const likeDecisionsSchema = listOf(
  v.strictObject({ decisionId: id, commentId: id, act: text, rule: maybe, words: text, by: maybe, at: moment }),
);
export const handingsSchema = listOf(
  v.strictObject({ id, commentId: id, from: text, isForAnyone: flag, words: text, at: moment }),
);
export const handOverNotesSchema = listOf(v.strictObject({ id, by: text, text, at: moment }));
export const escalationsSchema = listOf(
  v.strictObject({
    id,
    commentId: v.nullable(id),
    by: text,
    words: text,
    at: moment,
    closedAt: maybeTime,
    outcome: text,
  }),
);

export const appealSchema = named(
  'Appeal',
  v.strictObject({
    id,
    kind: v.picklist(['comment', 'restriction', 'notice']),
    commentId: v.nullable(id),
    restrictionId: v.nullable(id),
    decisionId: id,
    words: text,
    state: v.picklist(['open', 'upheld', 'overturned', 'withdrawn']),
    at: moment,
    dueAt: moment,
    handledAt: maybeTime,
    answer: text,
  }),
);
export const appealsSchema = v.strictObject({ items: v.array(appealSchema), next });

export const restrictionSchema = named(
  'Restriction',
  v.strictObject({
    id,
    kind: text,
    rule: maybe,
    words: text,
    startsAt: moment,
    until: maybeTime,
    acknowledgedAt: maybeTime,
    liftedAt: maybeTime,
    isInForce: flag,
  }),
);
export const restrictedSchema = v.strictObject({ restrictionId: id, decisionId: id });

const reportCounts = v.strictObject({ total: count, upheld: count, declined: count });
export const readerCardSchema = named(
  'ReaderCard',
  v.strictObject({
    id,
    name: text,
    badge: maybe,
    isFormer: flag,
    isStaff: flag,
    since: moment,
    counts: v.strictObject(
      Object.fromEntries(commentStates.map((one) => [one, count])) as Record<
        (typeof commentStates)[number],
        typeof count
      >,
    ),
    reputation: v.strictObject({ score: count, words: text }),
    restrictions: v.array(restrictionSchema),
    decisions: v.array(
      v.strictObject({
        id,
        act: text,
        commentId: v.nullable(id),
        rule: maybe,
        words: text,
        by: maybe,
        isAutomated: flag,
        at: moment,
      }),
    ),
    reportsMade: reportCounts,
    reportsReceived: reportCounts,
    earlierNames: v.array(text),
    notes: v.array(v.strictObject({ id, text, by: maybe, at: moment })),
    connections: v.pipe(
      v.nullable(
        v.array(
          v.strictObject({
            readerId: id,
            name: text,
            published: count,
            removed: count,
            isRestricted: flag,
            traits: v.array(text),
          }),
        ),
      ),
      v.description(
        'Who may be the same person, and by what; never the thing itself. Null for those who may not see them.',
      ),
    ),
  }),
);

export const foundSchema = v.strictObject({
  items: v.array(
    v.strictObject({
      id,
      articleId: id,
      headline: text,
      state,
      markdown: maybe,
      createdAt: moment,
      writer: v.strictObject({ id, name: text, published: count, removed: count }),
      heldBy: maybe,
      rule: maybe,
      url: text,
    }),
  ),
  total: v.pipe(v.nullable(count), v.description('Up to 1,000; null where it would cost too much to say.')),
  behind: v.pipe(count, v.description('Comments that are not in the index yet.')),
  next,
});
export const searchQuery = {
  q: v.optional(line(300), ''),
  state: v.optional(state),
  sectionId: v.optional(id),
  articleId: v.optional(id),
  edition: v.optional(line(20)),
  reason: v.optional(line(60)),
  readerId: v.optional(id),
  before: v.optional(place),
};

export const templatesSchema = listOf(
  v.strictObject({
    id: v.pipe(v.nullable(id), v.description('Null for words that come along.')),
    rule: v.picklist(rules),
    title: text,
    words: text,
  }),
);
export const templateBody = v.strictObject({
  rule: v.picklist(rules),
  edition: line(20),
  title: line(120),
  words: line(2_000),
});

export const viewsSchema = listOf(
  v.strictObject({ id, name: text, query: text, isShared: flag, isOwn: flag, by: text }),
);

const strings = v.optional(v.array(line(2_000)));
const number = v.optional(count);
/** Which of the fields a kind needs is told by its own fault; the manual names them. */
const condition = named(
  'RuleCondition',
  v.strictObject({
    kind: v.picklist([
      'words',
      'links',
      'length',
      'answer',
      'first-comments',
      'published',
      'removed',
      'new-account',
      'email-domain',
      'disposable',
      'story-age',
      'hours',
      'network',
      'reports',
      'found',
    ]),
    not: v.optional(flag),
    terms: strings,
    hosts: strings,
    domains: strings,
    checks: v.optional(v.array(v.picklist(findableChecks))),
    from: number,
    to: number,
    until: number,
    count: number,
    days: number,
    hours: number,
    comments: number,
    minutes: number,
  }),
);
const ruleEntries = {
  name: line(120),
  act: v.picklist(ruleActs),
  scope: v.strictObject({
    editions: v.array(text),
    sections: v.array(text),
    articleIds: v.array(text),
    languages: v.array(text),
  }),
  conditions: v.strictObject({ match: v.picklist(['all', 'any']), list: v.array(condition) }),
  words: v.array(v.strictObject({ edition: line(20), text: line(500) })),
};
export const ruleBody = v.strictObject(ruleEntries);
export const ruleSchema = named(
  'ModerationRule',
  v.strictObject({ id, isOn: flag, position: count, createdAt: moment, changedAt: moment, ...ruleEntries }),
);
export const rulesSchema = listOf(ruleSchema);
export const rehearsalSchema = named(
  'Rehearsal',
  v.strictObject({
    state: v.picklist(['asked', 'running', 'done', 'failed']),
    isCurrent: v.pipe(flag, v.description('Neither this rule nor one before it was changed since.')),
    days: count,
    share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    looked: count,
    matched: count,
    changed: v.pipe(count, v.description('Treated otherwise than they were.')),
    approved: count,
    removed: count,
    undecided: count,
    precision: v.pipe(v.nullable(v.number()), v.description('Removed of those people decided about.')),
    byDay: v.array(v.strictObject({ day: text, matched: count, approved: count, removed: count })),
  }),
);

export const figuresSchema = v.strictObject({
  year: count,
  from: moment,
  until: moment,
  at: moment,
  tables: v.array(
    v.strictObject({
      key: text,
      columns: v.array(text),
      figures: v.array(v.strictObject({ key: text, values: v.array(v.nullable(v.number())) })),
    }),
  ),
  remarks: text,
});
