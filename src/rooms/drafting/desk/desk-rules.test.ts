import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, type Role } from '../../accounts/accounts.ts';
import { actBetween, deskActs, mayOnDesk, statesFrom, type DeskAct } from './desk-rules.ts';
import { deskStates, stateOf, workStates, type DeskState } from './desk-state.ts';

const c: Role = 'contributor';
const w: Role = 'writer';
const m: Role = 'moderator';
const e: Role = 'editor';
const p: Role = 'publisher';

const begun: DeskState[] = ['idea', 'draft'];
const open: DeskState[] = [...begun, 'edit'];
const work: DeskState[] = [...open, 'ready'];
const away: DeskState[] = ['scheduled', 'unpublished'];
const out: DeskState[] = ['published', 'changed'];
const notBin = deskStates.filter((state) => state !== 'bin');

/** act: in these states these roles may do it with a story of their own, and these with one of others; nobody else may, nowhere else. */
const table: Record<
  DeskAct,
  readonly (readonly [states: readonly DeskState[], own: readonly Role[], others: readonly Role[]])[]
> = {
  work: [
    [begun, [c, w, e, p], [w, e, p]],
    [['edit'], [w, e, p], [w, e, p]],
  ],
  'hand-in': [[open, [c, w, e, p], [w, e, p]]],
  'take-back': [[['ready'], [w, e, p], [e, p]]],
  assign: [[notBin, [e, p], [e, p]]],
  take: [[work, [w, e, p], [w, e, p]]],
  due: [[notBin, [e, p], [e, p]]],
  place: [
    [begun, [c, w, e, p], [w, e, p]],
    [
      ['edit', 'ready', ...away],
      [w, e, p],
      [w, e, p],
    ],
    [out, [w, e, p], [e, p]],
  ],
  bin: [
    [
      [...work, ...away],
      [c, w, e, p],
      [e, p],
    ],
  ],
  restore: [[['bin'], [c, w, e, p], [e, p]]],
  'move-time': [
    [
      ['scheduled', 'changed'],
      [e, p],
      [e, p],
    ],
  ],
  note: [[notBin, [c, w, m, e, p], [c, w, m, e, p]]],
  translate: [[notBin, [w, e, p], [w, e, p]]],
};

const allowed = (act: DeskAct, state: DeskState, isOwn: boolean): readonly Role[] =>
  table[act].find(([states]) => states.includes(state))?.[isOwn ? 1 : 2] ?? [];

test('role by role, for one’s own stories and those of others, in every state: the desk allows what the table says', () => {
  for (const act of deskActs)
    for (const state of deskStates)
      for (const isOwn of [true, false])
        for (const role of roles) {
          const may = mayOnDesk({ role, disabledAt: undefined }, act, { isOwn, state });
          const what = `${role} · ${act} · ${state} · ${isOwn ? 'own' : 'others’'}`;
          assert.equal(may, allowed(act, state, isOwn).includes(role), what);
        }
});

test('a closed account may do nothing on the desk', () => {
  for (const act of deskActs)
    for (const state of deskStates)
      assert.equal(
        mayOnDesk({ role: 'publisher', disabledAt: 1 }, act, { isOwn: true, state }),
        false,
        `${act} ${state}`,
      );
});

test('a contributor hands in their own story and cannot take it back; an editor sends it back', () => {
  const contributor = { role: c, disabledAt: undefined };
  assert.deepEqual(statesFrom(contributor, { isOwn: true, state: 'draft' }), ['idea', 'edit', 'ready']);
  assert.deepEqual(statesFrom(contributor, { isOwn: false, state: 'draft' }), []);
  assert.deepEqual(statesFrom(contributor, { isOwn: true, state: 'ready' }), []);
  assert.deepEqual(statesFrom(contributor, { isOwn: true, state: 'edit' }), ['ready']);
  assert.deepEqual(statesFrom({ role: e, disabledAt: undefined }, { isOwn: false, state: 'ready' }), [
    'idea',
    'draft',
    'edit',
  ]);
  assert.deepEqual(statesFrom({ role: p, disabledAt: undefined }, { isOwn: true, state: 'published' }), []);
});

test('between any two states of work there is one act, and every story stands in one list', () => {
  for (const from of workStates) for (const to of workStates) assert.ok(deskActs.includes(actBetween(from, to)));
  assert.equal(stateOf({ status: 'draft', workState: 'ready' }), 'ready');
  assert.equal(stateOf({ status: 'draft', workState: 'of old' }), 'draft');
  assert.equal(stateOf({ status: 'private', workState: 'draft' }), 'unpublished');
  assert.equal(stateOf({ status: 'trashed', workState: 'edit' }), 'bin');
  assert.equal(stateOf({ status: 'published', workState: 'edit' }), 'published');
});
