/** “/” on a line lists every block, filtered by what is typed after it. */
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { blockChoices, type BlockChoice } from './block-choices.ts';
import { freshId, keysInWords, make, placeBeside } from './dom.ts';
import type { Room } from './room.ts';

/** Where the “/” stands, and what follows it. */
type Typed = { from: number; to: number; words: string };

/** A “/” that was put away with Escape is left alone until it is gone. */
type SlashState = { typed: Typed | undefined; closedAt: number | undefined };
const key = new PluginKey<SlashState>('slash');

const typedAt = ({ selection }: EditorState): Typed | undefined => {
  if (!(selection instanceof TextSelection) || !selection.$cursor) return undefined;
  const { $cursor } = selection;
  if ($cursor.parent.type.name !== 'paragraph') return undefined;
  const before = $cursor.parent.textBetween(0, $cursor.parentOffset, undefined, '\ufffc');
  const found = /(?:^|\s)\/([\p{L}\p{N} -]{0,24})$/u.exec(before);
  if (!found || /\s{2}|^\s/.test(found[1] ?? '')) return undefined;
  const words = found[1] ?? '';
  return { from: $cursor.pos - words.length - 1, to: $cursor.pos, words };
};

const matching = (choices: readonly BlockChoice[], words: string): BlockChoice[] => {
  const wanted = words.toLowerCase().trim();
  if (wanted === '') return [...choices];
  const rank = ({ words: name, also, key: id }: BlockChoice): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    if (`${lower} ${also} ${id}`.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return 1;
    return 9;
  };
  return choices.filter((choice) => rank(choice) < 9).toSorted((one, other) => rank(one) - rank(other));
};

type Listed = { element: HTMLElement; choices: BlockChoice[]; at: number };

const drawOptions = (listed: Listed, take: (choice: BlockChoice) => void): void => {
  listed.element.replaceChildren(
    ...listed.choices.map((choice, index) =>
      make(
        'div',
        {
          role: 'option',
          id: `${listed.element.id}-${index}`,
          class: 'menu-item',
          'aria-selected': String(index === listed.at),
          onmousedown: (event: MouseEvent) => {
            event.preventDefault();
            take(choice);
          },
        },
        make('span', {}, choice.words),
        choice.keys ? make('kbd', {}, keysInWords(choice.keys)) : undefined,
      ),
    ),
  );
  listed.element.children[listed.at]?.scrollIntoView({ block: 'nearest' });
};

type Menu = { room: Room; listed: Listed; words: string | undefined };

const closeMenu = (menu: Menu, view: EditorView): void => {
  menu.words = undefined;
  const { element } = menu.listed;
  if (element.hidden) return;
  element.hidden = true;
  view.dom.removeAttribute('aria-activedescendant');
  view.dom.removeAttribute('aria-controls');
};

const takeChoice = (menu: Menu, view: EditorView, choice = menu.listed.choices[menu.listed.at]): void => {
  const typed = key.getState(view.state)?.typed;
  if (!typed || !choice) return;
  view.dispatch(view.state.tr.delete(typed.from, typed.to));
  closeMenu(menu, view);
  choice.run(menu.room);
};

const drawMenu = (menu: Menu, view: EditorView): void => {
  const { element, at } = menu.listed;
  drawOptions(menu.listed, (choice) => takeChoice(menu, view, choice));
  view.dom.setAttribute('aria-controls', element.id);
  view.dom.setAttribute('aria-activedescendant', `${element.id}-${at}`);
};

const updateMenu = (menu: Menu, view: EditorView): void => {
  const { listed, room } = menu;
  const typed = key.getState(view.state)?.typed;
  if (!typed || !view.editable) return closeMenu(menu, view);
  if (menu.words !== typed.words) {
    menu.words = typed.words;
    listed.choices = matching(blockChoices(room), typed.words);
    listed.at = 0;
    room.say(listed.choices.length === 1 ? '1 block' : `${listed.choices.length} blocks`);
  }
  if (listed.choices.length === 0) return closeMenu(menu, view);
  listed.element.hidden = false;
  drawMenu(menu, view);
  placeBeside(listed.element, view.coordsAtPos(typed.from));
};

const stepMenu = (menu: Menu, view: EditorView, by: number): void => {
  const { listed } = menu;
  listed.at = (listed.at + by + listed.choices.length) % listed.choices.length;
  drawMenu(menu, view);
};

const makeMenu = (room: Room): Menu => {
  const element = make('div', {
    role: 'listbox',
    id: freshId('slash'),
    class: 'floating menu slash',
    'aria-label': 'Blocks',
    hidden: true,
    tabindex: '0',
    onmousedown: (event: MouseEvent) => event.preventDefault(),
  });
  room.element.append(element);
  return { room, listed: { element, choices: [], at: 0 }, words: undefined };
};

const onKey = (menu: Menu, view: EditorView, event: KeyboardEvent): boolean => {
  if (menu.listed.element.hidden || event.isComposing) return false;
  const acts: Record<string, () => void> = {
    ArrowDown: () => stepMenu(menu, view, 1),
    ArrowUp: () => stepMenu(menu, view, -1),
    Enter: () => takeChoice(menu, view),
    Tab: () => takeChoice(menu, view),
    Escape: () => view.dispatch(view.state.tr.setMeta(key, 'close')),
  };
  const act = acts[event.key];
  act?.();
  return act !== undefined;
};

const after = (tr: Transaction, before: SlashState, state: EditorState): SlashState => {
  const isClosed = tr.getMeta(key) === 'close';
  if (!tr.docChanged && !tr.selectionSet && !isClosed) return before;
  const typed = typedAt(state);
  if (isClosed) return { typed: undefined, closedAt: typed?.from };
  if (!typed) return { typed: undefined, closedAt: undefined };
  const closedAt = before.closedAt === undefined ? undefined : tr.mapping.map(before.closedAt, -1);
  if (closedAt === typed.from) return { typed: undefined, closedAt };
  // Only a “/” that has just been typed opens the list; going by an old one does not.
  const isOpen = before.typed !== undefined || (tr.docChanged && typed.words === '');
  return { typed: isOpen ? typed : undefined, closedAt: undefined };
};

export const slashMenu = (room: Room): Plugin => {
  const menu = makeMenu(room);
  return new Plugin<SlashState>({
    key,
    state: {
      init: () => ({ typed: undefined, closedAt: undefined }),
      apply: (tr, before, _old, state) => after(tr, before, state),
    },
    props: {
      handleKeyDown: (view, event) => onKey(menu, view, event),
      handleDOMEvents: {
        blur: (view) => {
          closeMenu(menu, view);
          return false;
        },
      },
    },
    view: (view) => {
      updateMenu(menu, view);
      return { update: (next) => updateMenu(menu, next), destroy: () => menu.listed.element.remove() };
    },
  });
};
