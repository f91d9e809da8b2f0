/** Nodes that bring a form of their own, drawn where they stand in the text. */
import type { Node } from 'prosemirror-model';
import { NodeSelection, Plugin, TextSelection, type Command } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView, type NodeView, type NodeViewConstructor } from 'prosemirror-view';
import { storySchema, toBodyJson, toSchemaJson } from '../document/schema.ts';
import { withLate, type Late } from '../late/load-late.ts';
import { typeOf } from './block-commands.ts';
import { make } from './dom.ts';
import { boundFields, plainField, type Holder, type NodeForm, type NodeJson } from './forms/holder.ts';
import { pictureForm } from './forms/picture.ts';
import { languageChoices } from './languages.ts';
import type { Room } from './room.ts';

type Spot = { view: EditorView; getPos: () => number | undefined };

/** A node of the text as a form's holder; what is not there any more is not changed. */
const holderAt = ({ view, getPos }: Spot, current: () => Node): Holder => ({
  get: () => toBodyJson(current().toJSON()) as NodeJson,
  set: (attrs) => {
    const pos = getPos();
    if (pos === undefined || !view.editable) return;
    const { tr } = view.state;
    for (const [key, value] of Object.entries(attrs)) tr.setNodeAttribute(pos, key, value);
    view.dispatch(tr);
  },
  replace: (node) => {
    const pos = getPos();
    if (pos === undefined || !view.editable) return;
    const to = pos + current().nodeSize;
    const next = node ? storySchema.nodeFromJSON(toSchemaJson(node)) : undefined;
    const { tr } = view.state;
    if (next) tr.replaceWith(pos, to, next);
    else if (tr.doc.childCount === 1 && pos === 0) tr.replaceWith(pos, to, typeOf('paragraph').create());
    else tr.delete(pos, to);
    if (!next) tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size))));
    view.dispatch(tr);
    if (!next) view.focus();
  },
});

const leave = (view: EditorView, getPos: Spot['getPos']): void => {
  const pos = getPos();
  if (pos === undefined) return;
  const node = view.state.doc.nodeAt(pos);
  const { tr } = view.state;
  const isLeaf = node !== null && (node.isAtom || node.type.name === 'gallery');
  view.dispatch(
    tr.setSelection(isLeaf ? NodeSelection.create(tr.doc, pos) : TextSelection.near(tr.doc.resolve(pos + 1))),
  );
  view.focus();
};

/** Whether something happened in a form's fields, which the text has nothing to do with. */
const isInForm = (event: Event, dom: HTMLElement, contentDOM?: HTMLElement): boolean => {
  const target = event.target as HTMLElement;
  if (contentDOM?.contains(target)) return false;
  if (event.type.startsWith('drag') || event.type === 'drop') return false;
  return target !== dom && target.closest('input, textarea, select, button, a, audio, video, label') !== null;
};

type Draw = (room: Room, holder: Holder) => NodeForm;

/** A node that is one thing: the form is all of it. */
const leafView =
  (room: Room, words: string, draw: Draw): NodeViewConstructor =>
  (node, view, getPos): NodeView => {
    let current = node;
    const form = draw(
      room,
      holderAt({ view, getPos }, () => current),
    );
    const dom = make(
      'div',
      { class: `block block-${node.type.name}`, contenteditable: 'false', role: 'group', 'aria-label': words },
      form.element,
    );
    dom.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leave(view, getPos);
    });
    return {
      dom,
      update: (next) => {
        if (next.type !== current.type) return false;
        const isSame = next === current;
        current = next;
        if (!isSame) form.update();
        return true;
      },
      selectNode: () => dom.classList.add('is-current', 'is-chosen'),
      deselectNode: () => dom.classList.remove('is-chosen', 'is-current'),
      stopEvent: (event) => isInForm(event, dom),
      ignoreMutation: () => true,
    };
  };

/** The form of a node that few stories have: it comes later, and stands in its place then. */
const lateForm =
  (pick: (late: Late) => Draw): Draw =>
  (room, holder) => {
    const place = make('div', { class: 'media-none' }, '…');
    let form: NodeForm | undefined;
    withLate((parts) => {
      form = pick(parts)(room, holder);
      place.replaceWith(form.element);
    });
    return { element: form?.element ?? place, update: () => form?.update() };
  };

type Around = (
  room: Room,
  holder: Holder,
  content: HTMLElement,
) => { element: HTMLElement; content: HTMLElement; update: () => void };

/** A node with text in it, and fields round that. */
const openView =
  (room: Room, draw: Around): NodeViewConstructor =>
  (node, view, getPos): NodeView => {
    let current = node;
    const holder = holderAt({ view, getPos }, () => current);
    const { element: dom, content: contentDOM, update } = draw(room, holder, make('div'));
    dom.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || contentDOM.contains(event.target as HTMLElement)) return;
      event.stopPropagation();
      leave(view, getPos);
    });
    return {
      dom,
      contentDOM,
      update: (next) => {
        if (next.type !== current.type) return false;
        const isSame = next.attrs === current.attrs;
        current = next;
        if (!isSame) update();
        return true;
      },
      stopEvent: (event) => isInForm(event, dom, contentDOM),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  };

const fixed = (element: HTMLElement): HTMLElement => {
  element.setAttribute('contenteditable', 'false');
  return element;
};

const drawQuote: Around = (_room, holder) => {
  const content = make('blockquote', { class: 'quote' });
  const by = plainField(holder, { key: 'attribution', label: 'Who said it', class: 'quote-by' });
  const fields = boundFields(holder, [
    { key: 'href', label: 'Where it stands (address)', dir: 'ltr', placeholder: 'https://…' },
    {
      key: 'lang',
      label: 'Language',
      kind: 'choice',
      choices: [['', 'The story’s own'], ...languageChoices()],
    },
  ]);
  const form = fixed(make('div', { class: 'block-form', lang: 'en', dir: 'ltr' }, ...fields.rows));
  const element = make('figure', { class: 'quotation block' }, content, fixed(make('div', {}, by.element)), form);
  return {
    element,
    content,
    update: () => {
      by.update();
      fields.update();
    },
  };
};

const drawPullQuote: Around = (_room, holder) => {
  const content = make('p');
  const by = plainField(holder, { key: 'attribution', label: 'Who said it', class: 'quote-by' });
  const element = make('figure', { class: 'pull-quote block' }, content, fixed(make('div', {}, by.element)));
  return { element, content, update: by.update };
};

const drawFactBox: Around = (_room, holder) => {
  const content = make('div', { class: 'fact-box-content' });
  const title = plainField(holder, { key: 'title', label: 'Title of the box', class: 'fact-box-title' });
  const element = make('div', { class: 'fact-box block' }, fixed(make('div', {}, title.element)), content);
  return { element, content, update: title.update };
};

const drawTable: Around = (_room, holder) => {
  const content = make('tbody');
  const caption = plainField(holder, { key: 'caption', label: 'Caption of the table', class: 'table-caption' });
  const frame = make('div', { class: 'table-scroll' }, make('table', { class: 'table' }, content));
  const element = make('div', { class: 'table-frame block' }, fixed(make('div', {}, caption.element)), frame);
  return { element, content, update: caption.update };
};

/** The views of nodes that have more to say than their text. */
export const nodeViews = (room: Room): Record<string, NodeViewConstructor> => ({
  picture: leafView(room, 'Picture', pictureForm),
  gallery: leafView(
    room,
    'Gallery',
    lateForm((parts) => parts.galleryForm),
  ),
  sound: leafView(
    room,
    'Sound',
    lateForm((parts) => parts.soundForm),
  ),
  film: leafView(
    room,
    'Film',
    lateForm((parts) => parts.filmForm),
  ),
  embed: leafView(
    room,
    'From elsewhere',
    lateForm((parts) => parts.embedForm),
  ),
  codeBlock: leafView(
    room,
    'Code',
    lateForm((parts) => parts.codeForm),
  ),
  rawHtml: leafView(
    room,
    'HTML',
    lateForm((parts) => parts.rawHtmlForm),
  ),
  quote: openView(room, drawQuote),
  pullQuote: openView(room, drawPullQuote),
  factBox: openView(room, drawFactBox),
  table: openView(room, drawTable),
});

/** Enter on a picture that is chosen leads into its form; Escape leads back. */
export const enterForm: Command = (state, _dispatch, view) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || !view) return false;
  const field = (view.nodeDOM(selection.from) as HTMLElement | null)?.querySelector<HTMLElement>('[data-key]');
  field?.focus();
  return field !== null && field !== undefined;
};

/** What the cursor stands in shows its form. */
export const currentBlock = (): Plugin =>
  new Plugin({
    props: {
      decorations: ({ selection, doc }) => {
        const { $from } = selection;
        const around: Decoration[] = [];
        for (let depth = 1; depth <= $from.depth; depth += 1) {
          const name = $from.node(depth).type.name;
          if (name === 'quote' || name === 'pullQuote' || name === 'factBox' || name === 'table')
            around.push(Decoration.node($from.before(depth), $from.after(depth), { class: 'is-current' }));
        }
        return around.length > 0 ? DecorationSet.create(doc, around) : null;
      },
    },
  });
