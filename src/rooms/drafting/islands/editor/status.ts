/** How the text is doing, in words, and who else is here. */
import type { ConnectedStory, StoryNotice, StoryStatus } from '../document/connect-story.ts';
import { ySyncPluginKey } from 'y-prosemirror';
import { createRelativePositionFromJSON } from 'yjs';
import { relativePositionToAbsolutePosition } from 'y-prosemirror';
import { tintOf, type Person } from './cursors.ts';
import { make } from './dom.ts';
import type { Room } from './room.ts';

const words: Record<StoryStatus, string> = {
  connecting: 'Connecting …',
  saved: 'Saved',
  saving: 'Saving …',
  offline: 'Offline: kept on this device',
  'read-only': 'You can read along; others write here',
  'signed-out': 'Signed out: kept on this device',
  'too-big': 'Too large to be saved: kept on this device',
};

/** “Saving …” of a moment is not worth reading out, nor flickering. */
const calm = 600;

export const showStatus = (room: Room, connected: ConnectedStory): void => {
  const place = room.element.querySelector<HTMLElement>('[data-status]');
  if (!place) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const put = (status: StoryStatus): void => {
    place.dataset['is'] = status;
    place.replaceChildren(words[status] ?? '');
    if (status === 'signed-out')
      place.append(' ', make('a', { href: '/sign-in', target: '_blank', rel: 'noopener' }, 'Sign in again'));
  };
  connected.onStatus((status) => {
    clearTimeout(timer);
    if (status === 'saving') timer = setTimeout(() => put(status), calm);
    else put(status);
  });
  put(connected.status);
};

/** What is out already and is written on says so at once, not only when the page is opened again. */
export const showState = (room: Room, connected: ConnectedStory): void => {
  const { element, doc } = room;
  if (element.dataset['out'] !== 'yes') return;
  let isSettled = connected.status === 'saved';
  connected.onStatus((status) => void (isSettled ||= status === 'saved'));
  doc.on('update', () => {
    if (!isSettled || element.dataset['changed'] === 'yes') return;
    element.dataset['changed'] = 'yes';
    const state = element.querySelector('[data-state]');
    const publish = element.querySelector('[data-publish]');
    if (state) state.textContent = 'Published. Your changes are not out yet';
    if (publish) publish.textContent = 'Send changes out …';
    publish?.classList.remove('button-quiet');
  });
};

/** Says something over the text, to be seen and heard. */
export const showNotice = (element: HTMLElement, words: string, say: (words: string) => void): void => {
  element.querySelector('[data-notices]')?.replaceChildren(make('p', { class: 'notice' }, words));
  say(words);
};

export const showNotices = (room: Room, connected: ConnectedStory): void => {
  connected.onNotice((notice: StoryNotice) => showNotice(room.element, notice.words, room.say));
};

type Here = { client: number; person: Person; cursor: { head: unknown } | undefined };

const peopleHere = (room: Room): Here[] => {
  const seen = new Map<string, Here>();
  for (const [client, state] of room.awareness.getStates()) {
    const person = state['user'] as Person | undefined;
    if (!person || client === room.doc.clientID) continue;
    const cursor = state['cursor'] as Here['cursor'];
    const key = person.id ?? person.name;
    // The same person in another window is one.
    if (key === room.data.accountId) continue;
    if (!seen.has(key) || cursor) seen.set(key, { client, person, cursor });
  }
  return [...seen.values()];
};

const jumpTo = (room: Room, { cursor, person }: Here): void => {
  const view = room.view();
  const sync = ySyncPluginKey.getState(view.state) as
    | { doc: never; type: never; binding: { mapping: never } | null }
    | undefined;
  const at = cursor && createRelativePositionFromJSON(cursor.head);
  const pos =
    at && sync?.binding ? relativePositionToAbsolutePosition(sync.doc, sync.type, at, sync.binding.mapping) : null;
  if (pos === null || pos === undefined) return room.say(`${person.name} is not in the text just now.`);
  const { node } = view.domAtPos(Math.min(pos, view.state.doc.content.size));
  const element = node instanceof HTMLElement ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
};

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.slice(0, (part.codePointAt(0) ?? 0) > 0xffff ? 2 : 1))
    .slice(0, 2)
    .join('')
    .toUpperCase();

export const showPeople = (room: Room): void => {
  const list = room.element.querySelector<HTMLElement>('[data-people]');
  if (!list) return;
  let known: Map<string, string> | undefined;
  const draw = (): void => {
    const people = peopleHere(room);
    const now = new Map(people.map(({ person }) => [person.id ?? person.name, person.name]));
    const came = known && [...now].filter(([key]) => !known?.has(key)).map(([, name]) => name);
    const went = known && [...known].filter(([key]) => !now.has(key)).map(([, name]) => name);
    if (known && came?.length === 0 && went?.length === 0) return;
    if (came?.length) room.say(`${came.join(', ')} came.`);
    if (went?.length) room.say(`${went.join(', ')} left.`);
    known = now;
    list.hidden = people.length === 0;
    list.replaceChildren(
      ...people.map(({ person }) => {
        const key = person.id ?? person.name;
        const go = (): void => {
          const here = peopleHere(room).find((one) => (one.person.id ?? one.person.name) === key);
          if (here) jumpTo(room, here);
        };
        const button = make(
          'button',
          { type: 'button', class: `person tint-${tintOf(person)}`, title: person.name, onclick: go },
          make('span', { 'aria-hidden': 'true' }, initials(person.name)),
          make('span', { class: 'unseen' }, `${person.name} is here. Go to where they write.`),
        );
        return make('li', {}, button);
      }),
    );
  };
  room.awareness.on('change', draw);
  draw();
};
