/** All keys, in one window. */
import { toolCommands } from '../tools/tools.ts';
import { blockChoices } from './block-choices.ts';
import { openDialog } from './dialog.ts';
import { keysInWords, make } from './dom.ts';
import { markChoices } from './marks.ts';
import type { Room } from './room.ts';

type Row = readonly [words: string, keys: string];

const about: readonly Row[] = [
  ['Between text, tools and panels', 'F6'],
  ['The same, backwards', 'Shift-F6'],
  ['To the tools', 'Alt-F10'],
  ['All blocks: on a line, or after a space', '/'],
  ['Into the form of a picture or another block', 'Enter'],
  ['Back to the text', 'Escape'],
  ['Move the block up', 'Alt-Shift-ArrowUp'],
  ['Move the block down', 'Alt-Shift-ArrowDown'],
  ['New line in the same paragraph', 'Shift-Enter'],
  ['Undo what you did', 'Mod-z'],
  ['Do it again', 'Mod-Shift-z'],
  ['Link', 'Mod-k'],
  ['Words in another language', 'Mod-Shift-l'],
  ['Next cell of a table', 'Tab'],
  ['These keys', 'Mod-/'],
];

const signs: readonly Row[] = [
  ['Heading, subheading', '## , ### '],
  ['Quotation', '> '],
  ['Bulleted list', '- '],
  ['Numbered list', '1. '],
  ['Dividing line', '---'],
  ['Code', '``` '],
  ['Bold, italic, struck', '**…** *…* ~~…~~'],
];

const table = (title: string, rows: readonly Row[], asKeys = true): HTMLElement =>
  make(
    'section',
    { class: 'help-part' },
    make('h3', {}, title),
    make(
      'dl',
      {},
      ...rows.map(([words, keys]) =>
        make('div', {}, make('dt', {}, words), make('dd', {}, make('kbd', {}, asKeys ? keysInWords(keys) : keys))),
      ),
    ),
  );

export const showHelp = (room: Room): void => {
  const blocks = blockChoices(room).flatMap(({ words, keys }): Row[] => (keys ? [[words, keys]] : []));
  const marks = markChoices.map(({ words, keys }): Row => [words, keys]);
  const tools = Object.values(toolCommands).flatMap(({ words, keys }): Row[] => (keys[0] ? [[words, keys[0]]] : []));
  const body = [
    table('Getting about', about),
    table('Blocks', blocks),
    table('Words', marks),
    ...(tools.length > 0 ? [table('Tools', tools)] : []),
    table('Typed at the start of a line', signs, false),
  ];
  const { closed } = openDialog(room.element, { title: 'Keys', body, class: 'help-dialog' });
  void closed.then(() => room.view().focus());
};
