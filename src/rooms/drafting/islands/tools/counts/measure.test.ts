import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Node } from 'prosemirror-model';
import { storySchema } from '../../document/schema.ts';
import { measureStory, measureText, minutesOf } from './measure.ts';

const { nodes } = storySchema;
const paragraph = (...inline: Node[]): Node => nodes['paragraph'].create(null, inline);
const docOf = (...blocks: Node[]): Node => nodes['doc'].create(null, blocks);

describe('Counting a story', () => {
  it('counts words and sentences, with and without spaces between words', () => {
    assert.deepEqual(measureText('It’s well-known. He said so twice!', 'en'), {
      words: 6,
      characters: 34,
      load: 6,
      sentences: 2,
      longest: 4,
    });
    assert.equal(measureText('我们明天去北京。', 'zh').words, 4);
    assert.equal(measureText('Он ушёл. Она осталась.', 'ru').sentences, 2);
    assert.equal(measureText(' \n ', 'en').words, 0);
  });

  it('counts what readers will see: not what is only proposed, but still what is proposed to go', () => {
    const mark = (name: string): Node =>
      storySchema.text('two words ', [storySchema.mark(name, { id: 's', by: 'ann', at: 1 })]);
    const doc = docOf(paragraph(storySchema.text('One '), mark('insertion'), mark('deletion')));
    assert.equal(measureStory(doc, 'en').words, 3);
  });

  it('takes as many minutes as the story’s page says', () => {
    assert.equal(minutesOf(measureText('word '.repeat(1_150), 'en', false)), 5);
    assert.equal(minutesOf(measureStory(docOf(paragraph()), 'en')), 1);
  });
});
