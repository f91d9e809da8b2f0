/**
 * The larger half of the editor: what is not needed to show a story and to type in it comes in a piece of its own, when the page has
 * nothing else to do. It is all here soon after the start, so that nothing is missing when the connection goes.
 */
import { Plugin, type Command, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type * as LateParts from './late-parts.ts';

export type Late = typeof LateParts;

let here: Late | undefined;
let coming: Promise<Late> | undefined;
let tellLacking = (): void => undefined;
const waiting = new Set<(late: Late) => void>();

const arrived = (late: Late): Late => {
  here = late;
  for (const act of waiting) act(late);
  waiting.clear();
  return late;
};

/** What comes later, as soon as it is there. */
export const late = (): Promise<Late> => {
  coming ??= import('./late-parts.ts').then(arrived).catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  return coming;
};

/** The same if it is there already. */
export const lateNow = (): Late | undefined => here;

/** Does something with what comes later: at once where it is there, else it is fetched for this. */
export const withLate = (act: (late: Late) => void, otherwise?: () => void): void => {
  if (here) act(here);
  else
    late().then(act, () => {
      tellLacking();
      otherwise?.();
    });
};

/** Does something once it is there, without asking for it. */
export const whenLate = (act: (late: Late) => void): void => {
  if (here) act(here);
  else waiting.add(act);
};

const againAfter = 5_000;

/** Fetches it when the browser has nothing to do, and again while that fails; `lacking` is told of what somebody wanted in vain. */
export const fetchLate = (lacking: () => void): void => {
  tellLacking = lacking;
  const fetchIt = (): void => void late().catch(() => setTimeout(fetchIt, againAfter));
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchIt, { timeout: 1_500 });
  else setTimeout(fetchIt, 200);
};

/** A plugin that only looks on: its view comes when the rest does. */
export const lateView = (make: (late: Late, view: EditorView) => PluginView | undefined): Plugin =>
  new Plugin({
    view: (view) => {
      let made: PluginView | undefined;
      let isGone = false;
      whenLate((parts) => {
        if (!isGone) made = make(parts, view);
      });
      return {
        update: (next, before) => made?.update?.(next, before),
        destroy: () => {
          isGone = true;
          made?.destroy?.();
        },
      };
    },
  });

/** A command of which the work comes later. */
export const lateCommand =
  (pick: (late: Late) => Command): Command =>
  (state, dispatch, view) => {
    if (here) return pick(here)(state, dispatch, view);
    if (dispatch && view) withLate((parts) => pick(parts)(view.state, view.dispatch, view));
    return true;
  };
