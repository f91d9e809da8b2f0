import { haveOf, toText } from './story-requests.ts';
import type { Story } from './story-state.ts';

/** As much as browsers take along when a page is left. */
const most = 60_000;

/** The page is left with something that is not yet known to be safe: it is sent once more in a way that survives the page. */
export const sayLast = (story: Story): void => {
  story.socket?.hurry();
  const unsafe = story.socket?.unsafe();
  if (!unsafe || story.isReadOnly) return;
  const body = JSON.stringify({ update: toText(unsafe), have: haveOf(story.doc) });
  if (body.length > most) return;
  const headers = { 'content-type': 'application/json' };
  fetch(story.requestAddress, { method: 'POST', keepalive: true, headers, body }).catch(() => undefined);
};
