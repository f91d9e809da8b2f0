/** Words, characters and reading time under the text; of what is selected, when something is. Counted when nobody is typing. */
import type { EditorState, PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../document/editor-context.ts';
import { make, whenIdle } from '../parts.ts';
import { measureStory, measureText, minutesOf, type Measure } from './measure.ts';

const number = new Intl.NumberFormat('en');
const some = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const sentenceWords = ({ words, sentences, longest }: Measure): string =>
  sentences === 0
    ? ''
    : `Sentences: ${number.format(sentences)}, ${Math.round(words / sentences)} words on average, the longest ${longest}`;

const selected = ({ selection, doc }: EditorState, language: string): string => {
  if (selection.empty || selection.to - selection.from > 200_000) return '';
  const measured = measureText(doc.textBetween(selection.from, selection.to, '\n', '\n'), language, false);
  return measured.words === 0
    ? ''
    : `${number.format(measured.words)} of them selected (${some(measured.characters, 'character', 'characters')})`;
};

/** What is said about a story's length, in pieces. */
export const countWordsOf = (state: EditorState, language: string): string[] => {
  const measured = measureStory(state.doc, language);
  const own = selected(state, language);
  return [
    some(measured.words, 'word', 'words'),
    ...(own ? [own] : []),
    some(measured.characters, 'character', 'characters'),
    `${some(minutesOf(measured), 'minute', 'minutes')} to read`,
    sentenceWords(measured),
  ].filter((piece) => piece !== '');
};

export const countsView = (view: EditorView, context: EditorContext): PluginView => {
  const list = make('ul', 'tools-counts');
  list.setAttribute('aria-label', 'Length of the story');
  context.panel('counts').append(list);
  let drawn = '';
  const draw = (): void => {
    if (view.isDestroyed) return;
    const pieces = countWordsOf(view.state, context.language);
    if (drawn === pieces.join('|')) return;
    drawn = pieces.join('|');
    list.replaceChildren(...pieces.map((piece) => make('li', '', piece)));
  };
  const soon = whenIdle(draw, 400);
  draw();
  return {
    update: ({ state }, before) => {
      if (state.doc !== before.doc || !state.selection.eq(before.selection)) soon.soon();
    },
    destroy: () => {
      soon.stop();
      list.remove();
    },
  };
};
