/** `<story-editor>`: the page on which stories are written. The form it stands in works by itself; this makes it alive. */
import { connectStory, type ConnectedStory } from './document/connect-story.ts';
import type { EditorContext } from './document/editor-context.ts';
import { storySchema } from './document/schema.ts';
import { goToAnchor } from './editor/anchors.ts';
import { showAsides } from './editor/aside.ts';
import { pickMedia } from './editor/asking.ts';
import { make } from './editor/dom.ts';
import { bindFacts } from './editor/facts.ts';
import { lockFields } from './editor/lock-fields.ts';
import { leadRound, makePanels, type Panels } from './editor/panels.ts';
import { ask, createMediaBook, type Room, type RoomData } from './editor/room.ts';
import { showNotice, showNotices, showPeople, showState, showStatus } from './editor/status.ts';
import { bindTexts } from './editor/texts.ts';
import { findFromAnywhere, makeToolbar } from './editor/toolbar.ts';
import { makeView, type Made } from './editor/view.ts';
import { fetchLate, late, whenLate } from './late/load-late.ts';
import { Selection } from 'prosemirror-state';
import type { MediaTaken, PickedMedia } from '../../../common/media-picked.ts';

const dataOf = ({ dataset }: HTMLElement): RoomData => ({
  storyId: dataset['story'] ?? '',
  accountId: dataset['account'] ?? '',
  name: dataset['name'] ?? '',
  edition: dataset['edition'] ?? '',
  language: dataset['language'] ?? 'en',
  direction: dataset['direction'] === 'rtl' ? 'rtl' : 'ltr',
  mayEdit: dataset['may'] === 'edit',
  mayRawHtml: dataset['rawHtml'] === 'yes',
});

const makeSay = (element: HTMLElement): ((words: string) => void) => {
  const region = make('p', { class: 'unseen', 'aria-live': 'polite' });
  element.append(region);
  return (words) => {
    // The same words twice are read out twice.
    region.textContent = region.textContent === words ? `${words}\u00a0` : words;
  };
};

const fetchMedia = async (url: string, language: string): Promise<PickedMedia | undefined> => {
  const body = new URLSearchParams({ url, language });
  return (await ask<MediaTaken>('/newsroom/media/fetch', {}, { method: 'POST', body }))?.media;
};

const contextOf = (room: Room, panels: Panels): EditorContext => ({
  doc: room.doc,
  schema: storySchema,
  language: room.data.language,
  direction: room.data.direction,
  me: { id: room.data.accountId, name: room.data.name },
  pickMedia: (kind) => pickMedia(room, { kind, many: kind === 'picture' }),
  fetchMedia: (url) => fetchMedia(url, room.data.language),
  uploadFiles: async (files) => {
    const { sendFile } = await late();
    const sent = await Promise.all(files.map((file) => sendFile(file, room.data.language)));
    return sent.flatMap((one) => (one.state === 'done' ? [one.media] : []));
  },
  say: room.say,
  panel: (name) => panels.panel(name),
});

/** On a telephone the tools stand over the keyboard, wherever that is. */
const standOverKeyboard = (element: HTMLElement): void => {
  const { visualViewport: seen } = window;
  if (!seen) return;
  const place = (): void => {
    const hidden = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    element.style.setProperty('--keyboard', `${Math.round(hidden)}px`);
  };
  seen.addEventListener('resize', place);
  seen.addEventListener('scroll', place);
  place();
};

const enterText = ({ view }: Made): void => {
  view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
  view.focus();
};

/** What has nothing to do with the first letters: it is dressed when the rest of the editor is here. */
const dressRest = (room: Room, { made, sheet, panels }: { made: Made; sheet: HTMLElement; panels: Panels }): void =>
  whenLate((parts) => {
    const { element, data } = room;
    for (const place of element.querySelectorAll<HTMLElement>('[data-tokens]')) parts.dressTokens(room, place);
    const lead = element.querySelector<HTMLElement>('[data-lead]');
    if (lead) parts.dressLead(room, lead);
    parts.dressChecks(room, panels.panel('checks'));
    if (data.mayEdit) {
      sheet.append(parts.makeHandle(room, sheet));
      const bubble = parts.makeBubble(room);
      element.append(bubble.element);
      made.onUpdate(() => bubble.update(made.view));
    }
    goToAnchor(room, parts.jumpTo);
  });

const makeRoom = (
  element: HTMLElement,
  connected: ConnectedStory,
  at: { made: () => Made; panels: () => Panels | undefined },
): Room => {
  const data = dataOf(element);
  const say = makeSay(element);
  return {
    element,
    data,
    doc: connected.doc,
    facts: connected.doc.getMap('facts'),
    awareness: connected.awareness,
    view: () => at.made().view,
    say,
    lacking: () => showNotice(element, 'That could not be loaded. Try again when the connection is back.', say),
    showPanel: (name) => at.panels()?.show(name),
    media: createMediaBook(data.language),
  };
};

const dressBars = (room: Room, connected: ConnectedStory, made: Made): void => {
  const { element } = room;
  const toolbar = makeToolbar(room);
  if (room.data.mayEdit) {
    element.querySelector('[data-tools]')?.append(toolbar.element);
    standOverKeyboard(element);
    findFromAnywhere(room);
  }
  made.onUpdate(toolbar.update);
  toolbar.update(made.view.state);
  showStatus(room, connected);
  showState(room, connected);
  showNotices(room, connected);
  showAsides(room, connected);
  showPeople(room);
  leadRound(room, () => [
    element.querySelector<HTMLElement>('[data-bar]'),
    toolbar.element,
    made.view.dom,
    element.querySelector<HTMLElement>('[data-side]'),
  ]);
};

const dress = (element: HTMLElement, connected: ConnectedStory): void => {
  let made: Made | undefined;
  let panels: Panels | undefined;
  const room = makeRoom(element, connected, { made: () => made as Made, panels: () => panels });
  panels = makePanels(room);
  const sheet = element.querySelector<HTMLElement>('[data-sheet]') ?? element;
  const isEditable = (): boolean => room.data.mayEdit && connected.status !== 'read-only';
  made = makeView(room, { place: sheet, context: contextOf(room, panels), isEditable });
  const { view } = made;
  dressBars(room, connected, made);
  bindTexts(element, room.doc, () => made && enterText(made));
  bindFacts(room);
  dressRest(room, { made, sheet, panels });
  lockFields(element, isEditable);
  connected.onStatus(() => {
    view.setProps({ editable: isEditable });
    lockFields(element, isEditable);
  });
  fetchLate(room.lacking);
};

class StoryEditor extends HTMLElement {
  #connected: ConnectedStory | undefined;

  connectedCallback(): void {
    if (this.#connected) return;
    const { storyId, accountId, name } = dataOf(this);
    const connected = connectStory({ storyId, accountId, name });
    this.#connected = connected;
    let isDressed = false;
    const start = (): void => {
      // Without the story there is nothing to write in yet: until then the form stays what it is.
      const isThere = connected.status !== 'connecting' && connected.status !== 'signed-out';
      if (isDressed || (!isThere && connected.doc.getXmlFragment('body').length === 0)) return;
      isDressed = true;
      this.setAttribute('data-live', '');
      dress(this, connected);
    };
    connected.onStatus(start);
    start();
    // What is typed is shared as it is typed: the form is sent only where this does not run.
    this.querySelector('form')?.addEventListener('submit', (event) => {
      if (isDressed) event.preventDefault();
    });
    addEventListener('pagehide', () => connected.close());
  }
}

customElements.define('story-editor', StoryEditor);
