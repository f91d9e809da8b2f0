/** The headings of the story as a list to jump by, to move whole sections by, and to see what is wrong with them. */
import { TextSelection, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../document/editor-context.ts';
import { make, quietButton, whenIdle } from '../parts.ts';
import { apart } from '../undo-steps.ts';
import { moveSection, sectionAt, sectionsOf, type Section } from './sections.ts';

const jump = (view: EditorView, at: number): void => {
  const section = sectionsOf(view.state.doc)[at];
  if (!section) return;
  const { tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(section.from + 1))).scrollIntoView());
  view.focus();
};

const move = (view: EditorView, context: EditorContext, at: number, by: 1 | -1): boolean => {
  const tr = moveSection(view.state, at, by);
  const text = sectionsOf(view.state.doc)[at]?.text ?? '';
  if (!tr) {
    context.say(by < 0 ? 'This section is the first of its level here' : 'This section is the last of its level here');
    return false;
  }
  apart(view.state, () => view.dispatch(tr));
  context.say(`“${text}” moved ${by < 0 ? 'up' : 'down'}`);
  return true;
};

const signature = (sections: readonly Section[]): string =>
  sections.map(({ level, text, fault }) => `${level} ${text} ${fault ?? ''}`).join('\n');

type Outline = { view: EditorView; context: EditorContext; list: HTMLElement; draw: () => void };

const mover = (
  { view, context, list, draw }: Outline,
  at: number,
  { text, by }: { text: string; by: 1 | -1 },
): HTMLButtonElement => {
  const button = quietButton(by < 0 ? '↑' : '↓', () => {
    if (!move(view, context, at, by)) return;
    draw();
    // The keyboard goes along with the section.
    const moved = sectionsOf(view.state.doc).findIndex((section) => section.text === text);
    list.children[moved]?.querySelectorAll<HTMLElement>('button')[by < 0 ? 1 : 2]?.focus();
  });
  button.setAttribute('aria-label', `Move “${text}” ${by < 0 ? 'up' : 'down'} with its section`);
  return button;
};

const row = (outline: Outline, { level, text, fault }: Section, at: number): HTMLLIElement => {
  const item = make('li', 'tools-outline-row');
  item.dataset['level'] = String(level);
  const words = text || 'Empty heading';
  const to = make('button', 'tools-outline-jump');
  to.type = 'button';
  to.append(make('span', 'unseen', `Level ${level}: `), words);
  to.onclick = () => jump(outline.view, at);
  item.append(to, mover(outline, at, { text: words, by: -1 }), mover(outline, at, { text: words, by: 1 }));
  if (fault) item.append(make('p', 'tools-warning', fault));
  return item;
};

const makeOutline = (view: EditorView, context: EditorContext): Outline => {
  const list = make('ol', 'tools-outline');
  list.setAttribute('aria-label', 'Headings');
  const empty = make('p', 'tools-empty', 'No headings yet. Long stories are easier to read with some.');
  context.panel('outline').append(list, empty);
  let drawn: string | undefined;
  const draw = (): void => {
    if (view.isDestroyed) return;
    const sections = sectionsOf(view.state.doc);
    if (drawn !== signature(sections)) {
      drawn = signature(sections);
      list.replaceChildren(...sections.map((section, at) => row(outline, section, at)));
      empty.hidden = sections.length > 0;
    }
    const here = sectionAt(sections, view.state.selection.head);
    for (const [at, item] of [...list.children].entries())
      if (at === here) item.firstElementChild?.setAttribute('aria-current', 'location');
      else item.firstElementChild?.removeAttribute('aria-current');
  };
  const outline: Outline = { view, context, list, draw };
  return outline;
};

export const outlineView = (view: EditorView, context: EditorContext): PluginView => {
  const { draw } = makeOutline(view, context);
  const soon = whenIdle(draw, 300);
  draw();
  return {
    update: ({ state }, before) => {
      if (state.doc !== before.doc || !state.selection.eq(before.selection)) soon.soon();
    },
    destroy: soon.stop,
  };
};
