/** The row of tools over the text (under it on a telephone): one stop for the Tab key, arrows within. */
import { toggleMark } from 'prosemirror-commands';
import type { Command, EditorState } from 'prosemirror-state';
import { redoCommand, undoCommand } from 'y-prosemirror';
import { storySchema } from '../document/schema.ts';
import { withLate } from '../late/load-late.ts';
import { isSuggesting, suggestingWords } from '../tools/margin/suggesting.ts';
import { toolCommands } from '../tools/tools.ts';
import { askForLanguage, askForLink, showHelp } from './asking.ts';
import { blockChoices } from './block-choices.ts';
import { moveBlock, standsIn } from './block-commands.ts';
import { icon, keysForAria, keysInWords, make, makeButton, type ButtonLook, type IconName } from './dom.ts';
import { isMarked, markChoices } from './marks.ts';
import { openMenu, type MenuItem } from './menu.ts';
import type { Room } from './room.ts';

/** A tool, and how it says whether it is on or cannot be used just now. */
type Tool = { element: HTMLButtonElement; update?: (state: EditorState) => void };

const run = (room: Room, command: Command): void => {
  const view = room.view();
  command(view.state, view.dispatch, view);
  view.focus();
};

const menuButton = (
  words: string,
  look: { icon?: IconName; class: string },
  { items, home }: { items: (open: (items: MenuItem[]) => void) => void; home: () => HTMLElement },
): HTMLButtonElement => {
  const label = make('span', { class: 'tool-words' }, words);
  const button = make(
    'button',
    {
      type: 'button',
      class: look.class,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': words,
      title: words,
    },
    look.icon && icon(look.icon),
    label,
    icon('down'),
  );
  button.addEventListener('click', () =>
    items((list) => openMenu(button, { label: words, items: list, home: home() })),
  );
  return button;
};

/** A menu whose choices are known at once; the text has the focus again after it. */
const menuOf = (room: Room, items: () => MenuItem[]): Parameters<typeof menuButton>[2] => ({
  items: (open) => open(items()),
  home: () => room.view().dom,
});

const styleTool = (room: Room): Tool => {
  const turns = blockChoices(room).filter(({ isTurn }) => isTurn);
  const items = (): MenuItem[] =>
    turns.map((turn) => ({
      words: turn.words,
      keys: turn.keys,
      isOn: turn.isOn?.(room.view().state) ?? false,
      run: () => turn.run(room),
    }));
  const element = menuButton('Text', { class: 'tool-button tool-style' }, menuOf(room, items));
  const words = element.querySelector('.tool-words');
  return {
    element,
    update: (state) => {
      const found = turns.findLast(({ key, isOn }) => key !== 'text' && isOn?.(state)) ?? turns[0];
      if (words && words.textContent !== found?.words) words.textContent = found?.words ?? 'Text';
      element.setAttribute('aria-label', `Kind of text: ${found?.words ?? ''}`);
    },
  };
};

const insertTool = (room: Room): Tool => {
  const items = (): MenuItem[] =>
    blockChoices(room)
      .filter(({ isTurn }) => !isTurn)
      .map((choice) => ({ words: choice.words, keys: choice.keys, run: () => choice.run(room) }));
  return { element: menuButton('Put in', { icon: 'plus', class: 'tool-button' }, menuOf(room, items)) };
};

const tableTool = (room: Room): Tool => {
  const element = menuButton(
    'Table',
    { icon: 'table', class: 'tool-button' },
    { items: (open) => withLate((parts) => open(parts.tableItems(room))), home: () => room.view().dom },
  );
  return { element, update: (state) => void (element.hidden = !standsIn(state, 'table')) };
};

const markTools = (room: Room): Tool[] =>
  markChoices.slice(0, 2).map(({ mark, words, keys, icon: drawing }) => {
    const look: ButtonLook = { words, keys, ...(drawing ? { icon: drawing } : {}) };
    const element = makeButton(look, () => run(room, toggleMark(mark)));
    return { element, update: (state) => element.setAttribute('aria-pressed', String(isMarked(state, mark))) };
  });

const moreTool = (room: Room): Tool => {
  const items = (): MenuItem[] => {
    const { state } = room.view();
    const marks = markChoices.slice(2).map(({ mark, words, keys }): MenuItem => ({
      words,
      keys,
      isOn: isMarked(state, mark),
      run: () => run(room, toggleMark(mark)),
    }));
    const language: MenuItem = {
      words: 'Another language …',
      keys: 'Mod-Shift-l',
      run: () => askForLanguage(room),
    };
    const moves: MenuItem[] = [
      { words: 'Move up', keys: 'Alt-Shift-ArrowUp', starts: true, run: () => run(room, moveBlock(-1)) },
      { words: 'Move down', keys: 'Alt-Shift-ArrowDown', run: () => run(room, moveBlock(1)) },
    ];
    const tools = Object.values(toolCommands).map(({ words, keys, run: command, isOn }, index): MenuItem => ({
      words,
      keys: keys[0],
      starts: index === 0,
      ...(isOn ? { isOn: isOn(state) } : {}),
      isOff: isOn === undefined && !command(state, undefined, room.view()),
      run: () => run(room, command),
    }));
    return [...marks, language, ...moves, ...tools];
  };
  return {
    element: menuButton('More', { icon: 'more', class: 'tool-button tool-more' }, menuOf(room, items)),
  };
};

const linkTool = (room: Room): Tool => {
  const element = makeButton({ icon: 'link', words: 'Link', keys: 'Mod-k' }, () => askForLink(room));
  const link = storySchema.marks['link'];
  return {
    element,
    update: (state) => {
      if (link) element.setAttribute('aria-pressed', String(isMarked(state, link)));
    },
  };
};

/** Shown as what it is while it is on; the mode is begun here, by its keys or in the menu. */
const suggestTool = (room: Room): Tool => {
  const suggest = toolCommands['suggesting'];
  const element = make(
    'button',
    {
      type: 'button',
      class: 'tool-button tool-suggest',
      title: `${suggestingWords} (${keysInWords(suggest?.keys[0] ?? '')})`,
      'aria-keyshortcuts': keysForAria(suggest?.keys[0] ?? ''),
      onclick: () => suggest && run(room, suggest.run),
    },
    icon('note'),
    make('span', { class: 'tool-words' }, 'Suggest'),
  );
  return { element, update: (state) => element.setAttribute('aria-pressed', String(isSuggesting(state))) };
};

const simple = (room: Room, look: ButtonLook, command: Command): Tool => {
  const element = makeButton(look, () => run(room, command));
  return { element, update: (state) => element.setAttribute('aria-disabled', String(!command(state))) };
};

const toolsOf = (room: Room): Tool[][] => [
  [styleTool(room), insertTool(room), tableTool(room)],
  [...markTools(room), linkTool(room), moreTool(room)],
  [
    suggestTool(room),
    simple(room, { icon: 'undo', words: 'Undo', keys: 'Mod-z' }, undoCommand),
    simple(room, { icon: 'redo', words: 'Redo', keys: 'Mod-Shift-z' }, redoCommand),
    { element: makeButton({ icon: 'help', words: 'All keys', keys: 'Mod-/' }, () => showHelp(room)) },
  ],
];

/** One of the tools can be reached by Tab; arrows lead to the others. */
const rove = (bar: HTMLElement): void => {
  const shown = (): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>('button')].filter(({ hidden }) => !hidden);
  const to = (button: HTMLElement | undefined): void => {
    for (const other of shown()) other.tabIndex = other === button ? 0 : -1;
    button?.focus();
  };
  for (const [index, button] of shown().entries()) button.tabIndex = index === 0 ? 0 : -1;
  bar.addEventListener('focusin', (event) => {
    const here = event.target as HTMLElement;
    for (const other of shown()) other.tabIndex = other === here ? 0 : -1;
  });
  bar.addEventListener('keydown', (event) => {
    const list = shown();
    const at = list.indexOf(document.activeElement as HTMLElement);
    const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const next = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    to(list[(next + list.length) % list.length]);
  });
};

export type Toolbar = { element: HTMLElement; update: (state: EditorState) => void };

export const makeToolbar = (room: Room): Toolbar => {
  const groups = toolsOf(room);
  const bar = make(
    'div',
    { class: 'editor-tools', role: 'toolbar', 'aria-label': 'Tools of the text', 'aria-controls': 'story-text' },
    ...groups.map((group) => make('div', { class: 'tool-group' }, ...group.map(({ element }) => element))),
  );
  rove(bar);
  // The text keeps its selection while a tool is pressed.
  bar.addEventListener('mousedown', (event) => event.preventDefault());
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') room.view().focus();
  });
  const tools = groups.flat();
  return {
    element: bar,
    update: (state) => {
      for (const { update } of tools) update?.(state);
    },
  };
};

/** Find and replace looks through the whole story, so its keys are heard on the whole page; the browser's own would not see it all. */
export const findFromAnywhere = (room: Room): void => {
  addEventListener('keydown', (event) => {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'f';
    if (!isFind || event.defaultPrevented || room.element.querySelector('dialog[open]')) return;
    event.preventDefault();
    const view = room.view();
    toolCommands['find']?.run(view.state, view.dispatch, view);
  });
};
