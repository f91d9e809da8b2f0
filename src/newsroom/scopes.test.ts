import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  apiScopes,
  isStaffScope,
  mayHaveScope,
  roles,
  tokenMay,
  type Role,
  type StaffScope,
} from '../rooms/accounts/accounts.ts';
import { mayStory, type StoryAction } from '../rooms/articles/articles.ts';
import { may } from '../rooms/discussion/discussion.ts';

const opens: Record<Exclude<StaffScope, 'moderate'>, readonly StoryAction[]> = {
  'stories:read': ['see-stories', 'see-media'],
  'stories:write': ['create-story', 'edit-story', 'edit-published', 'note-story', 'hand-in-story', 'assign-story'],
  'stories:publish': ['publish-story', 'unpublish-story'],
  'live:write': ['write-live'],
  'media:write': ['add-media', 'edit-media', 'delete-media'],
  // An episode is a story; shows ask for more (see show-actions.ts).
  'podcasts:write': ['create-story'],
  'fronts:write': ['edit-fronts'],
  'taxonomy:write': ['edit-sections', 'edit-authors'],
  'audience:read': ['see-audience'],
  'letters:send': ['edit-letters', 'send-letters', 'see-subscribers'],
  'settings:write': ['edit-settings', 'edit-publication'],
  'people:write': ['see-people', 'edit-people'],
};

const rolesThat = (isMeant: (role: Role) => boolean): Role[] => roles.filter(isMeant);

for (const [scope, actions] of Object.entries(opens) as [StaffScope, readonly StoryAction[]][])
  test(`the scope “${scope}” may be had by exactly those whose role may do something with it`, () => {
    const able = (role: Role): boolean =>
      actions.some((action) => mayStory({ role, disabledAt: undefined }, action, true));
    assert.deepEqual(
      rolesThat((role) => mayHaveScope(role, scope)),
      rolesThat(able),
    );
  });

test('the scope “moderate” may be had by exactly those who decide about comments', () => {
  assert.deepEqual(
    rolesThat((role) => mayHaveScope(role, 'moderate')),
    rolesThat((role) => may({ role, disabledAt: undefined }, 'decide')),
  );
});

test('a token is never worth more than its owner is at that moment', () => {
  const token = { scopes: apiScopes };
  const readers = apiScopes.filter((scope) => !isStaffScope(scope));
  const now = (role: Role, disabledAt?: number): string[] =>
    apiScopes.filter((scope) => tokenMay({ account: { role, disabledAt }, token }, scope));
  assert.deepEqual(now('publisher'), [...apiScopes]);
  assert.deepEqual(now('reader'), readers);
  assert.equal(now('writer').includes('stories:publish'), false);
  assert.equal(now('writer').includes('live:write'), true);
  assert.deepEqual(now('publisher', 1), []);
  assert.equal(
    tokenMay({ account: { role: 'publisher', disabledAt: undefined }, token: { scopes: ['read'] } }, 'people:write'),
    false,
  );
});
