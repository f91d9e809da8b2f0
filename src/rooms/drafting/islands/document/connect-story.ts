/**
 * Connects the page to a story's document. What is typed lies on this device at once and on the server's disk a moment later; where
 * the connection breaks, one goes on writing, and everything comes together when it is back.
 */
import { Awareness, removeAwarenessStates } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { keepHere } from './keep-here.ts';
import { sayLast } from './last-words.ts';
import { closings, cutOff, type Notice } from './live-messages.ts';
import { asides, putAside, type Aside } from './put-aside.ts';
import { createRequests, type Answered } from './story-requests.ts';
import { openSocket } from './story-socket.ts';
import { notify, patience, update, type Story, type StoryStatus } from './story-state.ts';

export type { StoryStatus } from './story-state.ts';
export type StoryNotice = Notice;

export type ConnectedStory = {
  doc: Doc;
  awareness: Awareness;
  readonly status: StoryStatus;
  /** Told of every change of the status; gives back how to stop listening. */
  onStatus: (heard: (status: StoryStatus) => void) => () => void;
  onNotice: (heard: (notice: StoryNotice) => void) => () => void;
  /** Told of what was written here in a document that the server no longer has. */
  onAside: (heard: (aside: Aside) => void) => () => void;
  close: () => void;
};

const pauses = [300, 700, 1_500, 3_000, 6_000, 12_000];
/** After so many attempts in vain it is tried by plain requests, and again by socket after a while. */
const attempts = 3;
const socketAgain = 60_000;
const longestTurn = 600_000;
const requestEvery = 2_000;
const askAgain = 4_000;
/** After something too large: how long one may go on taking out before it is tried again. */
const lessAfter = 2_000;

const wait = (story: Story, time: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    story.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

const lose = (story: Story): void => {
  story.way = 'none';
  story.awaySince ??= Date.now();
  // Whoever cannot be heard is not shown as being there.
  const others = [...story.awareness.getStates().keys()].filter((client) => client !== story.doc.clientID);
  removeAwarenessStates(story.awareness, others, 'lost');
  setTimeout(() => update(story), patience + 50);
  update(story);
};

const words = {
  gone: 'This story can no longer be opened here.',
  tooBig: 'What was added is larger than a story may be. It is kept on this device only; please take some of it out.',
  kept: 'You may no longer change this story. What you wrote last is on this device only: copy it before you leave.',
} as const;

const offerAsides = async (story: Story): Promise<void> => {
  for (const aside of await asides(story.accountId, story.storyId, story.doc))
    for (const tell of story.asideListeners) tell(aside);
};

const win = (story: Story, way: 'socket' | 'requests'): void => {
  const isFirst = !story.hasBeenThere;
  const now = { way, isThere: true, hasBeenThere: true, isSignedOut: false, isTooBig: false, awaySince: undefined };
  Object.assign(story, now);
  if (way === 'socket') Object.assign(story, { failures: 0, turns: 0 });
  update(story);
  if (isFirst) offerAsides(story).catch(() => undefined);
};

/** For good: there is nothing to be tried again. */
const giveUp = (story: Story, said?: string): void => {
  story.isReadOnly = true;
  story.isClosed = true;
  if (said) notify(story, { kind: 'refused', words: said });
  update(story);
};

const heard = (story: Story, notice: Notice): void => {
  if (notice.kind === 'read-only') story.isReadOnly = true;
  if (notice.kind === 'signed-out') story.isSignedOut = true;
  notify(story, notice);
  update(story);
};

/** The server's document is another one than this device has: what is here is put aside, and the page begins with that of the server. */
const beginAnew = async (story: Story): Promise<void> => {
  story.isClosed = true;
  await putAside(story.accountId, story.storyId, story.doc);
  await story.forget();
  location.reload();
};

/** Nothing is sent again before something has been taken out. */
const waitForLess = async (story: Story): Promise<void> => {
  story.isTooBig = true;
  notify(story, { kind: 'too-big', words: words.tooBig });
  update(story);
  await new Promise<void>((changed) => story.doc.once('update', () => changed()));
  if (!story.isClosed) await wait(story, lessAfter);
};

/** Stays connected by socket for as long as it goes; says whether it came about at all. */
const bySocket = async (story: Story): Promise<boolean> => {
  const events = {
    synced: ({ mayWrite, lacksOurs }: { mayWrite: boolean; lacksOurs: boolean }) => {
      story.isReadOnly = !mayWrite;
      win(story, 'socket');
      if (lacksOurs) notify(story, { kind: 'read-only', words: words.kept });
    },
    changed: () => update(story),
    notice: (notice: Notice) => heard(story, notice),
  };
  const socket = openSocket(story.socketAddress, { doc: story.doc, awareness: story.awareness, events });
  story.socket = socket;
  const { wasSynced, code } = await socket.ended;
  story.socket = undefined;
  story.hasUnsent = true;
  if (story.isClosed) return wasSynced;
  lose(story);
  if (code === closings.otherDocument) await beginAnew(story);
  else if (code === closings.refused) giveUp(story);
  else if (code === closings.tooBig || code === cutOff) await waitForLess(story);
  return wasSynced;
};

const took = async (story: Story, answered: Answered): Promise<void> => {
  story.isSignedOut = answered.kind === 'signed-out';
  if (answered.kind === 'refused') return giveUp(story, words.gone);
  if (answered.kind === 'other-document') return beginAnew(story);
  if (answered.kind !== 'ok') lose(story);
  if (answered.kind === 'too-big') return waitForLess(story);
  if (answered.kind !== 'ok') return;
  story.isReadOnly = answered.access === 'read';
  win(story, 'requests');
};

/** One exchange by plain requests; what is typed meanwhile goes with the next one. */
const byRequests = async (story: Story): Promise<Answered['kind']> => {
  const { hasUnsent } = story;
  story.hasUnsent = false;
  const answered = await story.requests.exchange(hasUnsent);
  if (answered.kind !== 'ok') story.hasUnsent ||= hasUnsent;
  if (!story.isClosed) await took(story, answered);
  return answered.kind;
};

/** Sockets are cut off on the way: the same by requests, until it is time to try again; each time later. */
const goByRequests = async (story: Story): Promise<void> => {
  const until = Date.now() + Math.min(longestTurn, socketAgain * 2 ** story.turns);
  story.turns += 1;
  while (!story.isClosed && Date.now() < until) {
    await wait(story, story.hasUnsent ? requestEvery / 4 : requestEvery);
    if ((await byRequests(story)) !== 'ok') return;
  }
};

const pauseAfter = ({ failures }: Story): number =>
  (pauses[Math.min(failures, pauses.length) - 1] ?? 100) * (0.75 + Math.random() / 2);

/** A socket says nothing of why it was not opened: a request does. */
const recover = async (story: Story): Promise<void> => {
  if (!story.isSignedOut) story.failures += 1;
  const kind = await byRequests(story);
  if (story.isClosed) return;
  if (kind === 'ok' && story.failures >= attempts) return goByRequests(story);
  await wait(story, kind === 'signed-out' ? askAgain : pauseAfter(story));
};

const run = async (story: Story): Promise<void> => {
  while (!story.isClosed) {
    const wasSynced = !story.isSignedOut && (await bySocket(story));
    if (story.isClosed) return;
    if ((wasSynced || story.isTooBig) && !story.isSignedOut) await wait(story, 200 + Math.random() * 300);
    else await recover(story);
  }
};

/** First what this device has, then the server: only with both at hand it is known whether they are one document. */
const begin = async (story: Story): Promise<void> => {
  const kept = keepHere(`courant-story ${story.accountId} ${story.storyId}`, story.doc);
  story.forget = kept.forget;
  await kept.ready;
  // Without anything in it there is no place to write yet.
  if (story.doc.getXmlFragment('body').length > 0) story.isThere = true;
  story.awaySince = Date.now();
  update(story);
  await run(story);
};

const listen = (story: Story): (() => void) => {
  const wake = (): void => {
    story.wake();
    story.socket?.check();
  };
  const shown = (): void => {
    if (document.visibilityState === 'visible') wake();
    else story.socket?.hurry();
  };
  const offline = (): void => update(story);
  const typed = (_update: Uint8Array, origin: unknown): void => {
    if (origin === 'requests' || story.way === 'socket') return;
    story.hasUnsent = true;
    update(story);
  };
  story.doc.on('update', typed);
  window.addEventListener('online', wake);
  window.addEventListener('offline', offline);
  window.addEventListener('focus', wake);
  document.addEventListener('visibilitychange', shown);
  return () => {
    story.doc.off('update', typed);
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', offline);
    window.removeEventListener('focus', wake);
    document.removeEventListener('visibilitychange', shown);
  };
};

const storyOf = (storyId: string, accountId: string): Story => {
  const doc = new Doc();
  const awareness = new Awareness(doc);
  const path = `/newsroom/stories/${encodeURIComponent(storyId)}/live`;
  const me = `me=${encodeURIComponent(accountId)}`;
  const requestAddress = `${path}.json?${me}`;
  return {
    storyId,
    accountId,
    doc,
    awareness,
    requestAddress,
    requests: createRequests(requestAddress, doc, awareness),
    socketAddress: `${location.origin.replace(/^http/, 'ws')}${path}?${me}`,
    socket: undefined,
    way: 'none',
    isThere: false,
    hasUnsent: true,
    isReadOnly: false,
    isSignedOut: false,
    isTooBig: false,
    hasBeenThere: false,
    isClosed: false,
    awaySince: undefined,
    failures: 0,
    turns: 0,
    status: 'connecting',
    statusListeners: new Set(),
    noticeListeners: new Set(),
    asideListeners: new Set(),
    wake: () => undefined,
    forget: async () => undefined,
  };
};

const listening = <T>(all: Set<T>, one: T): (() => void) => {
  all.add(one);
  return () => void all.delete(one);
};

/** Opens a story for writing together. `name` is what others are shown only until the server has said who one is. */
export const connectStory = (asked: { storyId: string; accountId: string; name: string }): ConnectedStory => {
  const story = storyOf(asked.storyId, asked.accountId);
  story.awareness.setLocalStateField('user', { id: asked.accountId, name: asked.name });
  const stopListening = listen(story);
  void begin(story);
  return {
    doc: story.doc,
    awareness: story.awareness,
    get status() {
      return story.status;
    },
    onStatus: (tell) => listening(story.statusListeners, tell),
    onNotice: (tell) => listening(story.noticeListeners, tell),
    onAside: (tell) => listening(story.asideListeners, tell),
    close: () => {
      if (story.isClosed) return;
      sayLast(story);
      story.isClosed = true;
      removeAwarenessStates(story.awareness, [story.doc.clientID], 'closed');
      story.socket?.close();
      story.wake();
      stopListening();
      // Where the browser brings the page back as it was, it begins anew.
      window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
    },
  };
};
