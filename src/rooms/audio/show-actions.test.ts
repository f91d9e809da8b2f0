import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayStory } from '../articles/articles.ts';
import type { Role } from '../accounts/accounts.ts';
import { mayShow, showActions, type ShowAction } from './show-actions.ts';

const roles: readonly Role[] = ['reader', 'contributor', 'writer', 'moderator', 'editor', 'publisher'];

/** Written out by hand: who may do it, in the order of `roles`. */
const expected: Record<ShowAction, string> = {
  'see-shows': '-XXXXX',
  'make-show': '----XX',
  'change-show': '----XX',
  'order-shows': '----XX',
  'hide-show': '----XX',
  'move-show': '----XX',
  'import-show': '----XX',
  'write-episode': '-XX-XX',
  'edit-recording': '--X-XX',
  'see-figures': '-XX-XX',
};

test('publishers and editors make and change shows, writers write episodes, readers may nothing of it', () => {
  for (const [action, row] of Object.entries(expected) as [ShowAction, string][])
    assert.equal(roles.map((role) => (mayShow(role, action) ? 'X' : '-')).join(''), row, action);
  assert.deepEqual(Object.keys(showActions).toSorted(), Object.keys(expected).toSorted());
});

test('whoever may write an episode may begin a story, which it is', () => {
  for (const role of roles)
    assert.equal(mayShow(role, 'write-episode'), mayStory({ role, disabledAt: undefined }, 'create-story'), role);
});

test('a closed account may nothing, whatever its role was', () => {
  for (const action of Object.keys(showActions) as ShowAction[]) {
    assert.equal(mayShow({ role: 'publisher', disabledAt: undefined }, action), true, action);
    assert.equal(mayShow({ role: 'publisher', disabledAt: 1 }, action), false, action);
  }
});
