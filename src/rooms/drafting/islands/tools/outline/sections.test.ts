import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { storySchema } from '../../document/schema.ts';
import { draw } from '../draw-for-tests.ts';
import { moveSection, moveSectionDown, sectionAt, sectionsOf } from './sections.ts';

const { nodes } = storySchema;
const text = (words: string): Node[] => (words ? [storySchema.text(words)] : []);
const heading = (level: number, words: string): Node => nodes['heading'].create({ level }, text(words));
const paragraph = (words: string): Node => nodes['paragraph'].create(null, text(words));
const stateOf = (...blocks: Node[]): EditorState =>
  EditorState.create({ schema: storySchema, doc: nodes['doc'].create(null, blocks) });

const story = (): EditorState =>
  stateOf(
    paragraph('intro'),
    heading(2, 'One'),
    paragraph('a'),
    heading(3, 'Inner'),
    paragraph('b'),
    heading(2, 'Two'),
    paragraph('c'),
  );

describe('The outline', () => {
  it('has a section for each heading, with what is under it', () => {
    assert.deepEqual(
      sectionsOf(story().doc).map(({ level, text: words }) => `${level} ${words}`),
      ['2 One', '3 Inner', '2 Two'],
    );
  });

  it('warns of empty headings and of levels that are skipped', () => {
    const { doc } = stateOf(heading(3, 'Deep'), heading(2, ''), heading(4, 'Deeper'));
    assert.deepEqual(
      sectionsOf(doc).map(({ fault }) => fault),
      [
        'Level 3 comes right after level 1: a level is skipped',
        'This heading is empty',
        'Level 4 comes right after level 2: a level is skipped',
      ],
    );
  });

  it('moves a section with everything under it, and the cursor with it', () => {
    const state = story();
    const at = sectionsOf(state.doc)[0]?.from ?? 0;
    const inside = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at + 2)));
    let moved = inside;
    assert.equal(
      moveSectionDown(inside, (tr) => {
        moved = inside.apply(tr);
      }),
      true,
    );
    assert.equal(draw(moved.doc.content), 'p(intro) h2(Two) p(c) h2(One) p(a) h3(Inner) p(b)');
    assert.equal(moved.selection.$head.parent.textContent, 'One');
    assert.equal(moved.selection.$head.parentOffset, 1);
  });

  it('moves nothing over the edge of the section around it', () => {
    assert.equal(moveSection(story(), 0, -1), undefined);
    assert.equal(moveSection(story(), 1, 1), undefined);
    assert.equal(moveSection(story(), 2, 1), undefined);
    assert.equal(sectionAt(sectionsOf(story().doc), 1), -1);
  });
});
