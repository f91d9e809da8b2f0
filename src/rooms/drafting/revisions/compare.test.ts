import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../../../test/make-stories.ts';
import { emptyFields, type StoryFields } from '../document/story-fields.ts';
import { compareStories } from './compare-stories.ts';
import { fieldsOfSnapshot } from './versions.ts';

const story = (more: Partial<StoryFields>): StoryFields => ({ ...emptyFields('news'), ...more });

test('Changed words are told one by one, in any script', () => {
  const before = story({ headline: 'The tide is high', body: bodyOf('Вода поднялась на метр.') });
  const after = story({ headline: 'The tide is low', body: bodyOf('Вода поднялась на два метра.') });
  const { fields, blocks, added, removed } = compareStories(before, after);
  assert.deepEqual(fields, [
    {
      name: 'headline',
      runs: [
        { kind: 'same', text: 'The tide is ' },
        { kind: 'removed', text: 'high' },
        { kind: 'added', text: 'low' },
      ],
    },
  ]);
  assert.equal(blocks[0]?.kind, 'changed');
  assert.deepEqual([added, removed], [3, 2]);
});

test('A paragraph that was moved is told as moved, not as written anew', () => {
  const before = story({ body: bodyOf('First of all.', 'Then this.', 'And the end of it.') });
  const after = story({ body: bodyOf('And the end of it.', 'First of all.', 'Then this.') });
  const { blocks, added, removed } = compareStories(before, after);
  assert.deepEqual(
    blocks.map((pair) => [pair.kind, 'isMoved' in pair && pair.isMoved]),
    [
      ['added', true],
      ['same', false],
      ['same', false],
      ['removed', true],
    ],
  );
  assert.deepEqual([added, removed], [0, 0]);
});

test('A new paragraph stands beside nothing; one that was rewritten beside what it was', () => {
  const before = story({ body: bodyOf('The harbour was closed on Monday morning.', 'Nobody knew why.') });
  const after = story({
    body: bodyOf('Quite another thought about fish.', 'The harbour was closed on Tuesday morning.', 'Nobody knew why.'),
  });
  const kinds = compareStories(before, after).blocks.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['added', 'changed', 'same']);
});

test('What only looks different is said to look different', () => {
  const plain = story({ body: bodyOf('Bold?') });
  const bold = story({
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Bold?', marks: [{ type: 'strong' }] }] }],
    },
  });
  const [pair] = compareStories(plain, bold).blocks;
  assert.ok(pair?.kind === 'changed' && pair.isLookOnly);
});

test('Snapshots of any age are read, and what cannot be read of them is left out', () => {
  const whole = { headline: 'Old', body: JSON.stringify(bodyOf('Text')), authorIds: ['a'], tagIds: [], kind: 'news' };
  assert.deepEqual(fieldsOfSnapshot(JSON.stringify(whole)).body, bodyOf('Text'));
  assert.equal(fieldsOfSnapshot('{"headline":"Only this"}').headline, 'Only this');
  for (const json of ['', 'null', '[]', '{"body":"{","lead":"x","meta":"[","authorIds":7}', '{"body":{"type":"doc"}}'])
    assert.deepEqual(fieldsOfSnapshot(json).body, { type: 'doc', content: [] });
});

test('Two long texts that have nothing in common are compared in no time', () => {
  const long = (word: string): string => Array.from({ length: 20_000 }, (_, place) => `${word}${place * 7}`).join(' ');
  const { added } = compareStories(story({ body: bodyOf(long('a')) }), story({ body: bodyOf(long('b')) }));
  assert.equal(added, 20_000);
});
