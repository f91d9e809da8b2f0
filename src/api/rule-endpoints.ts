/** Rules of the publication's own with their rehearsal. */
import * as v from 'valibot';
import {
  addRule,
  askRehearsal,
  mostDays,
  ownRules,
  precisionOf,
  rehearsalOf,
  removeRule,
  saveRule,
  switchRule,
  usualDays,
  type OwnRule,
  type Rehearsal,
} from '../rooms/discussion/discussion.ts';
import { deskProblems, deskRefusal } from './desk-refusals.ts';
import { rehearsalSchema, ruleBody, ruleSchema, rulesSchema } from './desk-schemas.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { refused } from './problems.ts';
import { id } from './schemas.ts';
import { momentText } from './shown.tsx';

export const rules = { access: 'moderate', group: 'Rules of moderation', problems: deskProblems } as const;
const at = '2026-11-20T08:20:00.000Z';
const ruleGone = { 'no-rule': 'not-found' } as const;

type Body = v.InferOutput<typeof ruleBody>;

/** As the door reads it: words by edition. */
const draftOf = ({ words, ...rest }: Body) => ({
  ...rest,
  words: Object.fromEntries(words.map(({ edition, text }) => [edition, text])),
});

const shownRule = (rule: OwnRule): v.InferOutput<typeof ruleSchema> => ({
  id: rule.id,
  isOn: rule.isOn,
  position: rule.position,
  createdAt: momentText(rule.createdAt),
  changedAt: momentText(rule.changedAt),
  name: rule.name,
  act: rule.act,
  scope: rule.scope,
  conditions: rule.conditions,
  words: Object.entries(rule.words).map(([edition, text]) => ({ edition, text })),
});

const exampleBody = {
  name: 'Night of the count',
  act: 'hold' as const,
  scope: { editions: ['en'], sections: ['politics'], articleIds: [], languages: [] },
  conditions: {
    match: 'all' as const,
    list: [
      { kind: 'new-account' as const, days: 7 },
      { kind: 'links' as const, from: 1, hosts: [] },
    ],
  },
  words: [{ edition: 'en', text: 'Tonight links by new readers are read first.' }],
};
const exampleRule = { id: ids.decision, isOn: false, position: 1, createdAt: at, changedAt: at, ...exampleBody };

const ownRuleRows = [
  endpoint({
    ...rules,
    id: 'listRules',
    method: 'GET',
    path: '/rules',
    summary: 'The publication’s own rules, in the order they are asked',
    answer: rulesSchema,
    example: { items: [exampleRule] },
    run: async ({ world }) => answered({ items: (await ownRules(world)).map(shownRule) }),
  }),
  endpoint({
    ...rules,
    id: 'addRule',
    method: 'POST',
    path: '/rules',
    summary: 'Add a rule; it is off until it is switched on',
    body: ruleBody,
    bodyExample: exampleBody,
    status: 201,
    answer: ruleSchema,
    example: exampleRule,
    run: async ({ world, account, body }) => {
      const done = await addRule(world, { account, draft: draftOf(body) });
      return done.ok ? answered(shownRule(done.value)) : deskRefusal(done);
    },
  }),
  endpoint({
    ...rules,
    id: 'saveRule',
    method: 'PUT',
    path: '/rules/{ruleId}',
    summary: 'Change a rule',
    params: { ruleId: id },
    body: ruleBody,
    bodyExample: exampleBody,
    answer: ruleSchema,
    example: exampleRule,
    run: async ({ world, account, params, body }) => {
      const done = await saveRule(world, { account, ...params, draft: draftOf(body) });
      return done.ok ? answered(shownRule(done.value)) : deskRefusal(done, ruleGone);
    },
  }),
  endpoint({
    ...rules,
    id: 'switchRule',
    method: 'PUT',
    path: '/rules/{ruleId}/state',
    summary: 'Switch a rule on or off',
    params: { ruleId: id },
    body: v.strictObject({ isOn: v.boolean() }),
    bodyExample: { isOn: true },
    answer: ruleSchema,
    example: { ...exampleRule, isOn: true },
    run: async ({ world, account, params, body }) => {
      const done = await switchRule(world, { account, ...params, ...body });
      return done.ok ? answered(shownRule(done.value)) : deskRefusal(done, ruleGone);
    },
  }),
  endpoint({
    ...rules,
    id: 'removeRule',
    method: 'DELETE',
    path: '/rules/{ruleId}',
    summary: 'Remove a rule',
    params: { ruleId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await removeRule(world, { account, ...params });
      return done.ok ? answered(undefined) : deskRefusal(done, ruleGone);
    },
  }),
];

const shownRehearsal = (one: Rehearsal, isCurrent: boolean) => ({
  state: one.state,
  isCurrent,
  days: one.days,
  share: one.share,
  looked: one.looked,
  matched: one.matched,
  changed: one.changed,
  approved: one.approved,
  removed: one.removed,
  undecided: one.undecided,
  precision: precisionOf(one) ?? null,
  byDay: one.byDay,
});

const exampleRehearsal = {
  state: 'done' as const,
  isCurrent: true,
  days: 30,
  share: 1,
  looked: 4_210,
  matched: 37,
  changed: 31,
  approved: 4,
  removed: 12,
  undecided: 21,
  precision: 0.75,
  byDay: [{ day: '2026-11-19', matched: 2, approved: 0, removed: 1 }],
};

const rehearsals = [
  endpoint({
    ...rules,
    id: 'askRehearsal',
    method: 'POST',
    path: '/rules/{ruleId}/rehearsal',
    summary: 'Try a rule on the comments of the last days',
    detail: 'A job carries it out; ask for the result until `state` is `done`.',
    params: { ruleId: id },
    body: v.strictObject({
      days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDays)), usualDays),
    }),
    bodyExample: { days: 30 },
    isBodyOptional: true,
    answer: rehearsalSchema,
    example: { ...exampleRehearsal, state: 'asked', share: 0, looked: 0, matched: 0, byDay: [], precision: null },
    run: async ({ world, account, params, body }) => {
      const done = await askRehearsal(world, { account, ...params, ...body });
      return done.ok ? answered(shownRehearsal(done.value, true)) : deskRefusal(done, ruleGone);
    },
  }),
  endpoint({
    ...rules,
    id: 'getRehearsal',
    method: 'GET',
    path: '/rules/{ruleId}/rehearsal',
    summary: 'What the last rehearsal of a rule has shown',
    params: { ruleId: id },
    answer: rehearsalSchema,
    example: exampleRehearsal,
    run: async ({ world, params }) => {
      const found = await rehearsalOf(world, params.ruleId);
      return found ? answered(shownRehearsal(found.rehearsal, found.isCurrent)) : refused('not-found');
    },
  }),
];

export const ruleEndpoints = [...ownRuleRows, ...rehearsals];
