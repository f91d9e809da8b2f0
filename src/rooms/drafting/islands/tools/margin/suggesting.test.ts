import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { deleteSelection, joinBackward, splitBlock } from 'prosemirror-commands';
import { Slice, type Node } from 'prosemirror-model';
import {
  EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type Transaction,
} from 'prosemirror-state';
import { storySchema } from '../../document/schema.ts';
import { late } from '../../late/load-late.ts';
import { contextForTests } from '../context-for-tests.ts';
import { draw } from '../draw-for-tests.ts';
import { contextPlugin } from '../tool-context.ts';
import {
  acceptAll,
  acceptHere,
  isSuggesting,
  rejectAll,
  rejectHere,
  suggestingPlugin,
  switchSuggesting,
} from './suggesting.ts';
import { proposal, suggestionsOf } from './suggestions.ts';

before(late);

const { nodes } = storySchema;
const text = (words: string): Node[] => (words ? [storySchema.text(words)] : []);
const paragraph = (words: string): Node => nodes['paragraph'].create(null, text(words));

/** Somebody at the keyboard. */
const writer = (blocks: readonly Node[], { name = 'Ann', suggests = true } = {}) => {
  const context = contextForTests(name);
  let state = EditorState.create({
    schema: storySchema,
    doc: nodes['doc'].create(null, blocks),
    plugins: [contextPlugin(context), suggestingPlugin(context)],
  });
  const dispatch = (tr: Transaction): void => {
    state = state.apply(tr);
  };
  const run = (command: Command): boolean => command(state, dispatch);
  if (suggests) run(switchSuggesting);
  const select = (from: number, to = from): void =>
    dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  const type = (words: string): void => {
    for (const sign of words) dispatch(state.tr.insertText(sign));
  };
  const backspace = (times = 1): void => {
    for (let i = 0; i < times; i += 1) {
      const { from, empty, $from } = state.selection;
      if (!empty) run(deleteSelection);
      else if ($from.parentOffset > 0) dispatch(state.tr.delete(from - 1, from));
      else run(joinBackward);
    }
  };
  const forward = (times = 1): void => {
    for (let i = 0; i < times; i += 1) dispatch(state.tr.delete(state.selection.from, state.selection.from + 1));
  };
  return {
    run,
    select,
    type,
    backspace,
    forward,
    dispatch,
    said: context.said,
    now: () => state,
    shows: () => draw(state.doc.content),
  };
};

const plain = (shown: string): string =>
  shown
    .replaceAll(/ by=\w+/g, '')
    .replaceAll('insertion>', '+>')
    .replaceAll('<insertion', '<+')
    .replaceAll('deletion>', '->')
    .replaceAll('<deletion', '<-');

describe('In suggesting mode', () => {
  it('what is typed is proposed, as one suggestion', () => {
    const ann = writer([paragraph('One two')]);
    ann.select(5);
    ann.type('and a half ');
    assert.equal(plain(ann.shows()), 'p(One <+>and a half </+>two)');
    assert.deepEqual(suggestionsOf(ann.now().doc).map(proposal), ['Put in “and a half ”']);
    assert.equal(ann.now().selection.from, 16);
  });

  it('Backspace and Delete strike words out and go on; what one proposed oneself just goes', () => {
    const ann = writer([paragraph('One two')]);
    ann.select(8);
    ann.backspace(3);
    assert.equal(plain(ann.shows()), 'p(One <->two</->)');
    assert.equal(ann.now().selection.from, 5);
    ann.select(1);
    ann.forward(3);
    assert.equal(plain(ann.shows()), 'p(<->One</-> <->two</->)');
    assert.equal(ann.now().selection.from, 4);
    ann.type('xy');
    ann.backspace();
    assert.equal(plain(ann.shows()), 'p(<->One</-><+>x</+> <->two</->)');
  });

  it('words typed over others replace them as one suggestion', () => {
    const ann = writer([paragraph('One two')]);
    ann.select(5, 8);
    ann.type('three');
    assert.equal(plain(ann.shows()), 'p(One <->two</-><+>three</+>)');
    assert.deepEqual(suggestionsOf(ann.now().doc).map(proposal), ['Replace “two” by “three”']);
    ann.run(acceptAll);
    assert.equal(ann.shows(), 'p(One three)');
  });

  it('words over the break of paragraphs are struck out in both, and one paragraph when that is accepted', () => {
    const ann = writer([paragraph('One two'), paragraph('three four')]);
    ann.select(5, 15);
    ann.backspace();
    assert.equal(plain(ann.shows()), 'p(One <->two</->) p(<->three</-> four)');
    assert.equal(suggestionsOf(ann.now().doc).length, 1);
    const before = ann.now();
    ann.run(rejectAll);
    assert.equal(ann.shows(), 'p(One two) p(three four)');
    before.apply(before.tr);
    acceptAll(before, (tr) => assert.equal(draw(tr.doc.content), 'p(One  four)'));
  });

  it('words typed over several paragraphs stand behind what they replace', () => {
    const ann = writer([paragraph('One two'), paragraph('three four')]);
    ann.select(5, 15);
    ann.type('X');
    assert.equal(plain(ann.shows()), 'p(One <->two</->) p(<->three</-><+>X</+> four)');
    ann.run(acceptAll);
    assert.equal(ann.shows(), 'p(One X four)');
  });

  it('paragraphs that are pasted go again when they are rejected', () => {
    const ann = writer([paragraph('One two')]);
    ann.select(5);
    const pasted = nodes['doc'].create(null, [paragraph('a'), paragraph('b'), paragraph('c')]);
    ann.dispatch(ann.now().tr.replaceSelection(new Slice(pasted.content, 1, 1)));
    assert.equal(plain(ann.shows()), 'p(One <+>a</+>) p(<+>b</+>) p(<+>c</+>two)');
    ann.run(rejectAll);
    assert.equal(ann.shows(), 'p(One two)');
  });

  it('a new paragraph with its words goes again when it is rejected', () => {
    const ann = writer([paragraph('One')]);
    ann.select(4);
    ann.run(splitBlock);
    ann.type('Two');
    assert.equal(plain(ann.shows()), 'p(One) p(<+>Two</+>)');
    ann.run(rejectAll);
    assert.equal(ann.shows(), 'p(One)');
  });

  it('pictures stay, and paragraphs are not joined: it says so', () => {
    const picture = nodes['picture'].create({ mediaId: 'm' });
    const ann = writer([paragraph('One'), picture, paragraph('two')]);
    ann.dispatch(ann.now().tr.setSelection(NodeSelection.create(ann.now().doc, 5)));
    ann.run(deleteSelection);
    assert.equal(ann.shows(), 'p(One) [picture mediaId=m] p(two)');
    assert.match(ann.said.at(-1) ?? '', /Pictures and other blocks stay/);
    const two = writer([paragraph('One'), paragraph('two')]);
    two.dispatch(two.now().tr.setSelection(Selection.near(two.now().doc.resolve(6))));
    two.backspace();
    assert.equal(two.shows(), 'p(One) p(two)');
    assert.equal(two.now().selection.from, 4);
    assert.match(two.said.at(-1) ?? '', /cannot be joined/);
  });

  it('a replacement in many places is a suggestion in each', () => {
    const ann = writer([paragraph('a b a'), paragraph('a')]);
    const { tr } = ann.now();
    for (const at of [8, 5, 1]) tr.insertText('X', at, at + 1);
    ann.dispatch(tr);
    assert.equal(plain(ann.shows()), 'p(<->a</-><+>X</+> b <->a</-><+>X</+>) p(<->a</-><+>X</+>)');
    ann.run(rejectAll);
    assert.equal(ann.shows(), 'p(a b a) p(a)');
  });

  it('formatting is done at once, and what was struck out can be struck out again', () => {
    const ann = writer([paragraph('One')]);
    ann.dispatch(ann.now().tr.addMark(1, 4, storySchema.mark('strong')));
    assert.equal(ann.shows(), 'p(<b>One</b>)');
    ann.select(4);
    ann.backspace(3);
    ann.select(4);
    ann.backspace(3);
    assert.match(ann.shows(), /^p\(<deletion by=ann><b>One<\/b><\/deletion>\)$/);
  });
});

describe('Suggestions', () => {
  const two = (): ReturnType<typeof writer> => {
    const ann = writer([paragraph('One two three')]);
    ann.select(5, 8);
    ann.type('2');
    ann.select(15);
    ann.type('!');
    return ann;
  };

  it('are accepted or rejected one by one where the cursor is', () => {
    const ann = two();
    ann.select(6);
    assert.equal(ann.run(acceptHere), true);
    assert.equal(plain(ann.shows()), 'p(One 2 three<+>!</+>)');
    ann.select(13);
    assert.equal(ann.run(rejectHere), true);
    assert.equal(ann.shows(), 'p(One 2 three)');
    assert.equal(ann.run(rejectHere), false);
  });

  it('of others are not made longer by who writes beside them, nor is what is typed into a struck word struck', () => {
    const ann = two();
    ann.run(switchSuggesting);
    assert.equal(isSuggesting(ann.now()), false);
    ann.select(16);
    ann.type('?');
    ann.select(6);
    ann.type('Y');
    assert.equal(plain(ann.shows()), 'p(One <->t</->Y<->wo</-><+>2</+> three<+>!</+>?)');
  });

  it('of two people stay two, though they touch', () => {
    const ann = two();
    const bob = writer([...ann.now().doc.content.content], { name: 'Bob' });
    bob.select(16);
    bob.type('?');
    assert.deepEqual(
      suggestionsOf(bob.now().doc).map(({ by }) => by),
      ['ann', 'ann', 'bob'],
    );
  });
});
