import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loggedError } from './logged-error.ts';

test('the log says what went wrong and where, and nothing of the reader it went wrong with', () => {
  const cause = Object.assign(new Error('550 <ann@example.org> is unknown'), { rejected: ['ann@example.org'] });
  const error = Object.assign(new Error('duplicate key', { cause }), {
    code: '23505',
    detail: 'Key (email)=(ann@example.org) already exists.',
    where: 'a comment nobody is to read',
  });
  const line = JSON.stringify(loggedError(error));
  assert.doesNotMatch(line, /ann@|nobody is to read/);
  const { type, message, code, stack, cause: first } = loggedError(error);
  assert.deepEqual([type, message, code], ['Error', 'duplicate key', '23505']);
  assert.match(stack, /logged-error\.test/);
  assert.equal(first?.message, '550 <…@…> is unknown');
  assert.deepEqual(loggedError('text of ben@example.org').message, 'text of …@…');
});

test('an error that is its own cause is written down all the same', () => {
  const error = new Error('round');
  error.cause = error;
  assert.match(JSON.stringify(loggedError(error)), /round/);
});
