/** What every part of the editor has at hand. */
import type { EditorView } from 'prosemirror-view';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc, Map as SharedMap } from 'yjs';
import type { PickedMedia } from '../../../../common/media-picked.ts';

export type RoomData = {
  storyId: string;
  accountId: string;
  name: string;
  edition: string;
  language: string;
  direction: 'ltr' | 'rtl';
  mayEdit: boolean;
  mayRawHtml: boolean;
};

export type Room = {
  element: HTMLElement;
  data: RoomData;
  doc: Doc;
  facts: SharedMap<unknown>;
  awareness: Awareness;
  view: () => EditorView;
  /** Said to people who do not see the page. */
  say: (words: string) => void;
  /** Tells that something could not be loaded: the connection is gone. */
  lacking: () => void;
  /** Opens one of the tabs beside the text. */
  showPanel: (name: string) => void;
  media: MediaBook;
};

/** What is known of media in this story; asked for once each. */
export type MediaBook = {
  know: (media: PickedMedia) => void;
  get: (id: string, then: (media: PickedMedia | undefined) => void) => void;
};

/** Asks the newsroom something; undefined when it cannot answer. */
export const ask = async <Answer>(
  address: string,
  query: Readonly<Record<string, string>> = {},
  init: RequestInit = {},
): Promise<Answer | undefined> => {
  try {
    const search = new URLSearchParams(query).toString();
    const answer = await fetch(search === '' ? address : `${address}?${search}`, {
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      ...init,
    });
    return answer.ok ? ((await answer.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
};

export const createMediaBook = (language: string): MediaBook => {
  const known = new Map<string, Promise<PickedMedia | undefined>>();
  return {
    know: (media) => void known.set(media.id, Promise.resolve(media)),
    get: (id, then) => {
      let found = known.get(id);
      if (!found) {
        found = ask<PickedMedia>(`/newsroom/media/pick/${encodeURIComponent(id)}`, { language });
        known.set(id, found);
      }
      void found.then((media) => {
        // What could not be asked for now may be there later.
        if (!media) known.delete(id);
        then(media);
      });
    },
  };
};

/** Calls a function once things have been quiet for a while. */
export const whenQuiet = (milliseconds: number, act: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
};
