/** `<story-editor>`: the page on which stories are written. The form it stands in works by itself; this makes it alive. */
import { connectStory, type ConnectedStory } from './document/connect-story.ts';
import type { EditorContext } from './document/editor-context.ts';
import { storySchema } from './document/schema.ts';
import { makeBubble } from './editor/bubble.ts';
import { makeHandle } from './editor/block-handle.ts';
import { dressChecks } from './editor/checks.ts';
import { make } from './editor/dom.ts';
import { bindFacts } from './editor/facts.ts';
import { dressLead } from './editor/lead-field.ts';
import { pickMedia } from './editor/media-dialog.ts';
import { leadRound, makePanels, type Panels } from './editor/panels.ts';
import { ask, createMediaBook, type Room, type RoomData } from './editor/room.ts';
import { sendFile } from './editor/send-file.ts';
import { showNotices, showPeople, showState, showStatus } from './editor/status.ts';
import { bindTexts } from './editor/texts.ts';
import { dressTokens } from './editor/token-field.ts';
import { makeToolbar } from './editor/toolbar.ts';
import { makeView, type Made } from './editor/view.ts';
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

const dressFields = (room: Room, made: Made): void => {
  const { element, doc } = room;
  bindTexts(element, doc, () => {
    const { view } = made;
    view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
    view.focus();
  });
  bindFacts(room);
  for (const place of element.querySelectorAll<HTMLElement>('[data-tokens]')) dressTokens(room, place);
  const lead = element.querySelector<HTMLElement>('[data-lead]');
  if (lead) dressLead(room, lead);
};

/** Fields of those who only read along cannot be typed in. */
const lock = (element: HTMLElement): void => {
  for (const field of element.querySelectorAll<HTMLInputElement>('[data-text], [data-fact]')) {
    field.readOnly = true;
    if (field.matches('select, [type="checkbox"]')) field.disabled = true;
  }
};

const dress = (element: HTMLElement, connected: ConnectedStory): void => {
  const data = dataOf(element);
  let made: Made | undefined;
  let panels: Panels | undefined;
  const room: Room = {
    element,
    data,
    doc: connected.doc,
    facts: connected.doc.getMap('facts'),
    awareness: connected.awareness,
    view: () => (made as Made).view,
    say: makeSay(element),
    showPanel: (name) => panels?.show(name),
    media: createMediaBook(data.language),
  };
  panels = makePanels(room);
  const sheet = element.querySelector<HTMLElement>('[data-sheet]') ?? element;
  const isEditable = (): boolean => data.mayEdit && connected.status !== 'read-only';
  made = makeView(room, { place: sheet, context: contextOf(room, panels), isEditable });
  const toolbar = makeToolbar(room);
  const bubble = makeBubble(room);
  const tools = element.querySelector<HTMLElement>('[data-tools]');
  if (data.mayEdit) {
    tools?.append(toolbar.element);
    sheet.append(makeHandle(room, sheet));
    element.append(bubble.element);
    standOverKeyboard(element);
  } else lock(element);
  const { view } = made;
  made.onUpdate((state) => {
    toolbar.update(state);
    bubble.update(view);
  });
  toolbar.update(view.state);
  dressFields(room, made);
  dressChecks(room, panels.panel('checks'));
  showStatus(room, connected);
  showState(room, connected);
  showNotices(room, connected);
  showPeople(room);
  leadRound(room, () => [
    element.querySelector<HTMLElement>('[data-bar]'),
    toolbar.element,
    view.dom,
    element.querySelector<HTMLElement>('[data-side]'),
  ]);
  connected.onStatus(() => view.setProps({ editable: isEditable }));
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
