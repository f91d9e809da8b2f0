/**
 * Connects the page to a story's document. What is typed lies on this device at once and on the server's disk a moment later; where
 * the connection breaks, one goes on writing, and everything comes together when it is back.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import { Awareness, removeAwarenessStates } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { closings, type Notice } from './live-messages.ts';
import { openSocket, type StorySocket } from './story-socket.ts';
import { createRequests, toText, type Answered, type Requests } from './story-requests.ts';

export type StoryStatus = 'connecting' | 'saved' | 'saving' | 'offline' | 'read-only' | 'signed-out';
export type StoryNotice = Notice;

export type ConnectedStory = {
  doc: Doc;
  awareness: Awareness;
  readonly status: StoryStatus;
  /** Told of every change of the status; gives back how to stop listening. */
  onStatus: (heard: (status: StoryStatus) => void) => () => void;
  onNotice: (heard: (notice: StoryNotice) => void) => () => void;
  close: () => void;
};

const pauses = [300, 700, 1_500, 3_000, 6_000, 12_000];
/** After so many attempts in vain it is tried by plain requests, and again by socket after a while. */
const attempts = 3;
const socketAgain = 60_000;
const requestEvery = 2_000;
const askAgain = 4_000;
/** A break shorter than this is not worth a word. */
const patience = 2_000;

type Story = {
  doc: Doc;
  awareness: Awareness;
  socketAddress: string;
  requestAddress: string;
  requests: Requests;
  socket: StorySocket | undefined;
  /** By which way one is connected now. */
  way: 'none' | 'socket' | 'requests';
  /** What the server or this device had is here: there is something to write in. */
  isThere: boolean;
  /** Typed since the server last said that all is on its disk; over requests only. */
  hasUnsent: boolean;
  isReadOnly: boolean;
  isSignedOut: boolean;
  isClosed: boolean;
  /** Since when there is no connection. */
  awaySince: number | undefined;
  failures: number;
  socketFailedAt: number;
  status: StoryStatus;
  statusListeners: Set<(status: StoryStatus) => void>;
  noticeListeners: Set<(notice: StoryNotice) => void>;
  wake: () => void;
  /** Puts aside what this device has of the story. */
  forget: () => Promise<void>;
};

const statusOf = (story: Story): StoryStatus => {
  const { isThere, isSignedOut, isReadOnly, way, socket, awaySince, hasUnsent } = story;
  if (!isThere) return isSignedOut ? 'signed-out' : 'connecting';
  if (isSignedOut) return 'signed-out';
  if (way === 'none') return awaySince !== undefined && Date.now() - awaySince < patience ? 'saving' : 'offline';
  if (isReadOnly) return 'read-only';
  const isSafe = way === 'socket' ? socket?.isSafe() === true : !hasUnsent;
  return isSafe ? 'saved' : 'saving';
};

const update = (story: Story): void => {
  const status = statusOf(story);
  if (status === story.status) return;
  story.status = status;
  for (const tell of story.statusListeners) tell(status);
};

const notify = (story: Story, notice: Notice): void => {
  for (const tell of story.noticeListeners) tell(notice);
};

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

const win = (story: Story, way: 'socket' | 'requests'): void => {
  Object.assign(story, { way, isThere: true, isSignedOut: false, awaySince: undefined });
  if (way === 'socket') story.failures = 0;
  update(story);
};

/** For good: there is nothing to be tried again. */
const giveUp = (story: Story, words?: string): void => {
  story.isReadOnly = true;
  story.isClosed = true;
  if (words) notify(story, { kind: 'refused', words });
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
  await story.forget();
  location.reload();
};

/** Stays connected by socket for as long as it goes; says whether it came about at all. */
const bySocket = async (story: Story): Promise<boolean> => {
  story.isReadOnly = false;
  const events = {
    synced: () => win(story, 'socket'),
    changed: () => update(story),
    notice: (notice: Notice) => heard(story, notice),
  };
  const socket = openSocket(story.socketAddress, { doc: story.doc, awareness: story.awareness, events });
  story.socket = socket;
  const { wasOpen, code } = await socket.ended;
  story.socket = undefined;
  story.hasUnsent = true;
  if (code === closings.otherDocument) await beginAnew(story);
  if (code === closings.refused) giveUp(story);
  else if (code === closings.tooBig) await wait(story, socketAgain);
  if (!story.isClosed) lose(story);
  return wasOpen;
};

const took = (story: Story, answered: Answered): void => {
  story.isSignedOut = answered.kind === 'signed-out';
  if (answered.kind === 'refused') giveUp(story, 'This story can no longer be opened here.');
  if (answered.kind === 'too-big')
    notify(story, { kind: 'too-big', words: 'This story has become larger than a story may be.' });
  if (answered.kind !== 'ok') return lose(story);
  story.isReadOnly = answered.access === 'read';
  win(story, 'requests');
};

/** One exchange by plain requests; what is typed meanwhile goes with the next one. */
const byRequests = async (story: Story): Promise<Answered['kind']> => {
  const { hasUnsent } = story;
  story.hasUnsent = false;
  const answered = await story.requests.exchange(hasUnsent);
  if (answered.kind !== 'ok') story.hasUnsent ||= hasUnsent;
  if (!story.isClosed) took(story, answered);
  return answered.kind;
};

/** Sockets are cut off on the way: the same by requests, until it is time to try again. */
const goByRequests = async (story: Story): Promise<void> => {
  const until = Date.now() + socketAgain;
  while (!story.isClosed && Date.now() < until) {
    await wait(story, story.hasUnsent ? requestEvery / 4 : requestEvery);
    if ((await byRequests(story)) !== 'ok') return;
  }
};

const pauseAfter = ({ failures }: Story): number =>
  (pauses[Math.min(failures, pauses.length) - 1] ?? 100) * (0.75 + Math.random() / 2);

/** A socket says nothing of why it was not opened: a request does. */
const recover = async (story: Story): Promise<void> => {
  story.failures += 1;
  const kind = await byRequests(story);
  if (story.isClosed) return;
  if (kind === 'ok' && story.failures >= attempts) return goByRequests(story);
  await wait(story, kind === 'signed-out' ? askAgain : pauseAfter(story));
};

const run = async (story: Story): Promise<void> => {
  while (!story.isClosed) {
    const wasOpen = !story.isSignedOut && (await bySocket(story));
    if (story.isClosed) return;
    if (wasOpen && !story.isSignedOut) await wait(story, 200 + Math.random() * 300);
    else await recover(story);
  }
};

/** What lies on this device is there before the server has answered, and if it never does. */
const keepHere = (story: Story, name: string): void => {
  try {
    const kept = new IndexeddbPersistence(name, story.doc);
    story.forget = () => kept.clearData();
    kept.on('synced', () => {
      // Without anything in it there is no place to write yet.
      if (story.doc.getXmlFragment('body').length > 0) story.isThere = true;
      update(story);
    });
  } catch {
    // A browser that keeps nothing: then the server alone does.
  }
};

const listen = (story: Story): (() => void) => {
  const wake = (): void => story.wake();
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

/** As much as browsers take along when a page is left. */
const lastWords = 60_000;

/** The page is left with something that is not yet known to be safe: it is sent once more in a way that survives the page. */
const sayLast = (story: Story): void => {
  story.socket?.hurry();
  const unsafe = story.socket?.unsafe();
  if (!unsafe || unsafe.length * 1.4 > lastWords || story.isReadOnly) return;
  const body = JSON.stringify({ update: toText(unsafe) });
  fetch(story.requestAddress, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body,
  }).catch(() => undefined);
};

const storyOf = (storyId: string, accountId: string): Story => {
  const doc = new Doc();
  const path = `/newsroom/stories/${encodeURIComponent(storyId)}/live`;
  const me = `me=${encodeURIComponent(accountId)}`;
  const requestAddress = `${path}.json?${me}`;
  return {
    doc,
    awareness: new Awareness(doc),
    requestAddress,
    requests: createRequests(requestAddress, doc),
    socketAddress: `${location.origin.replace(/^http/, 'ws')}${path}?${me}`,
    socket: undefined,
    way: 'none',
    isThere: false,
    hasUnsent: true,
    isReadOnly: false,
    isSignedOut: false,
    isClosed: false,
    awaySince: undefined,
    failures: 0,
    socketFailedAt: 0,
    status: 'connecting',
    statusListeners: new Set(),
    noticeListeners: new Set(),
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
  keepHere(story, `courant-story ${asked.accountId} ${asked.storyId}`);
  const stopListening = listen(story);
  void run(story);
  return {
    doc: story.doc,
    awareness: story.awareness,
    get status() {
      return story.status;
    },
    onStatus: (tell) => listening(story.statusListeners, tell),
    onNotice: (tell) => listening(story.noticeListeners, tell),
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
