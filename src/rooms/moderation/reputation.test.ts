import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reputationOf } from './reputation.ts';

const score = (published: number, removed: number, days = 400): number => reputationOf(published, removed, days).score;

test('who has never written stands in the middle; published comments lift, removed ones weigh five times as much', () => {
  assert.equal(score(0, 0), 50);
  assert.ok(score(10, 0) > score(3, 0) && score(3, 0) > 50);
  assert.ok(score(0, 1) < 50 && score(0, 3) < score(0, 1));
  assert.equal(score(5, 1), 50);
  assert.ok(score(100, 1) > 90, 'one removal among a hundred is nearly nothing');
  assert.ok(score(100, 100) < 25);
});

test('good marks count in part during the first month, bad ones at once', () => {
  assert.ok(score(50, 0, 0) < score(50, 0, 15) && score(50, 0, 15) < score(50, 0, 30));
  assert.equal(score(50, 0, 30), score(50, 0, 3_000));
  assert.equal(score(0, 4, 0), score(0, 4, 3_000));
});

test('the score stays between 0 and 100 whatever the counts are, and is explained in words', () => {
  for (const [published, removed, days] of [
    [1e9, 0, 1e6],
    [0, 1e9, 0],
    [-3, -2, -5],
  ] as const) {
    const found = score(published, removed, days);
    assert.ok(found >= 0 && found <= 100, String(found));
  }
  assert.equal(
    reputationOf(12, 1, 3.7).words,
    '65 of 100: 12 comments published, 1 removed, here for 3 days. A removed comment weighs as much as 5 published ones. In the first 30 days good marks count in part. It only decides what is looked at first.'.replace(
      '65',
      String(score(12, 1, 3.7)),
    ),
  );
  assert.match(reputationOf(1, 0, 0.5).words, /1 comment published, 0 removed, here since today\./);
  assert.doesNotMatch(reputationOf(0, 4, 3).words, /count in part/);
});
