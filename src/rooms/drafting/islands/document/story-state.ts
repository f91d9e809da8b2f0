/** What is known of a story that is being written in, and how it is doing in one word. */
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { Aside } from './put-aside.ts';
import type { Notice } from './live-messages.ts';
import type { Requests } from './story-requests.ts';
import type { StorySocket } from './story-socket.ts';

export type StoryStatus = 'connecting' | 'saved' | 'saving' | 'offline' | 'read-only' | 'signed-out' | 'too-big';

export type Story = {
  storyId: string;
  accountId: string;
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
  /** The server has been heard since the page was opened. */
  hasBeenThere: boolean;
  /** Typed since the server last said that all is on its disk; over requests only. */
  hasUnsent: boolean;
  isReadOnly: boolean;
  isSignedOut: boolean;
  /** What was added is more than a story may hold: it is kept here, and sent when it has become less. */
  isTooBig: boolean;
  isClosed: boolean;
  /** Since when there is no connection. */
  awaySince: number | undefined;
  failures: number;
  /** How often sockets were given up for a while: each time for longer. */
  turns: number;
  status: StoryStatus;
  statusListeners: Set<(status: StoryStatus) => void>;
  noticeListeners: Set<(notice: Notice) => void>;
  asideListeners: Set<(aside: Aside) => void>;
  wake: () => void;
  /** Takes what this device has of the story away from it. */
  forget: () => Promise<void>;
};

/** A break shorter than this is not worth a word. */
export const patience = 2_000;

const statusOf = (story: Story): StoryStatus => {
  const { isThere, isSignedOut, isReadOnly, way, socket, awaySince, hasUnsent } = story;
  if (!isThere) return isSignedOut ? 'signed-out' : 'connecting';
  if (isSignedOut) return 'signed-out';
  // Whoever may only read stays a reader while the connection is away: there is nowhere to send it to.
  if (isReadOnly) return 'read-only';
  if (story.isTooBig) return 'too-big';
  if (way === 'none') return awaySince !== undefined && Date.now() - awaySince < patience ? 'saving' : 'offline';
  const isSafe = way === 'socket' ? socket?.isSafe() === true : !hasUnsent;
  return isSafe ? 'saved' : 'saving';
};

export const update = (story: Story): void => {
  const status = statusOf(story);
  if (status === story.status) return;
  story.status = status;
  for (const tell of story.statusListeners) tell(status);
};

export const notify = (story: Story, notice: Notice): void => {
  for (const tell of story.noticeListeners) tell(notice);
};
