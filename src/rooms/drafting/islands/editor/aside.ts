/** Offers what was written on this device in a document that the server no longer has. */
import type { ConnectedStory } from '../document/connect-story.ts';
import type { Aside } from '../document/put-aside.ts';
import { make } from './dom.ts';
import type { Room } from './room.ts';

const title = 'Some of what you wrote on this device is not in the story';
const explained = 'The story was begun anew on the server meanwhile. Nothing of yours is lost: here it is.';

const draw = (room: Room, aside: Aside): HTMLElement => {
  const done = (words: string): void => {
    box.remove();
    room.say(words);
    room.view().focus();
  };
  const putBack = (): void => {
    aside.putBack();
    done('It stands at the end of the story.');
  };
  const drop = (): void => {
    aside.drop();
    done('The copy is gone.');
  };
  const box = make(
    'section',
    { class: 'notice', 'data-aside': '', 'aria-label': title },
    make('p', {}, make('strong', {}, title)),
    make('p', {}, `${explained} Put aside ${new Date(aside.at).toLocaleString()}.`),
    make('blockquote', { dir: 'auto' }, ...aside.lines.map((line) => make('p', {}, line))),
    make(
      'p',
      { class: 'link-row' },
      make('button', { type: 'button', class: 'button', onclick: putBack }, 'Put it at the end'),
      make('button', { type: 'button', class: 'button button-quiet', onclick: drop }, 'Not needed any more'),
    ),
  );
  return box;
};

export const showAsides = (room: Room, connected: ConnectedStory): void => {
  const place = room.element.querySelector('[data-notices]');
  connected.onAside((aside) => {
    place?.before(draw(room, aside));
    room.say(title);
  });
};
