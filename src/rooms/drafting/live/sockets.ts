/** Connections to stories: who is let in, who is asked again whether they still may, and how all are told that the server stops. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { networkOf, type Refused, type Upgrade } from '../../../delivery/delivery.ts';
import type { World } from '../../../world.ts';
import { followStory } from '../document/draft-of.ts';
import { workRow } from '../document/drafts.store.ts';
import { isOut } from '../document/own-story.ts';
import { closings, largestUpdate, steps, syncMessage } from '../islands/document/live-messages.ts';
import { enterDocument, leaveDocument } from './documents.ts';
import { sayAgainEvery, sayWhoIsElsewhere } from './elsewhere.ts';
import { flush, type OpenDocument } from './open-document.ts';
import { dismiss, greet, readOnlyWords, receive, send, takeCursorAway, tell, type Peer } from './peer.ts';
import { noteCame, noteLeft, noteStillThere, presenceEvery } from './presence.ts';
import { whoMay, type Admitted } from './who-may.ts';

const limits = { all: 2_000, account: 30, network: 120 } as const;
/** Messages at a stretch, and how many more each second. Fast typing sends thirty. */
const burst = 1_000;
const perBeat = 300;
const beatEvery = 1_000;
const pingEvery = 25;
const recheckEvery = 50;

type Hall = {
  world: World;
  server: WebSocketServer;
  peers: Set<Peer>;
  byDocument: Map<OpenDocument, Set<Peer>>;
  /** What is remembered of each story, to hear when it matters that it changed. */
  stories: Map<string, string>;
  beat: NodeJS.Timeout | undefined;
  beats: number;
  isStopping: boolean;
};

const address = /^\/newsroom\/stories\/([\w-]{1,64})\/live$/;
/** Who the page was drawn for. */
const meIn = ({ url = '' }: IncomingMessage): string | undefined =>
  new URLSearchParams(url.split('?', 2)[1]).get('me') ?? undefined;
const storyIn = (path: string): string | undefined => address.exec(path)?.[1];

const countOf = (hall: Hall, matches: (peer: Peer) => boolean): number => {
  let count = 0;
  for (const peer of hall.peers) if (matches(peer)) count += 1;
  return count;
};

const fullness = (hall: Hall, accountId: string, network: string): Refused | undefined => {
  if (hall.isStopping || hall.peers.size >= limits.all)
    return { status: 503, words: 'Too many stories are open at this moment. Please try again soon.' };
  const isTooMany =
    countOf(hall, (peer) => peer.account.id === accountId) >= limits.account ||
    countOf(hall, (peer) => peer.network === network) >= limits.network;
  return isTooMany ? { status: 429, words: 'You have too many stories open. Please close some.' } : undefined;
};

const refusals = {
  401: { status: 401, words: 'Please sign in again.' },
  403: { status: 403, words: 'You may not open this story.' },
  404: { status: 404, words: 'There is no such story.' },
} as const;

/** One listener for all in a story: a change is put into an envelope once. */
const room = (hall: Hall, open: OpenDocument): Set<Peer> => {
  const known = hall.byDocument.get(open);
  if (known) return known;
  const peers = new Set<Peer>();
  hall.byDocument.set(open, peers);
  open.onUpdate.add((update, writer) => {
    const message = syncMessage(steps.update, update);
    for (const peer of peers) if (peer !== writer?.peer) send(peer, message);
  });
  open.onEnd.add((why) => {
    if (why === 'left') return;
    for (const peer of peers)
      if (why === 'gone') dismiss(peer, { kind: 'refused', words: 'This story is no longer there.' }, closings.refused);
      else peer.socket.close(1012, why);
  });
  return peers;
};

const isStillIn = (peer: Peer): boolean => [...peer.others].some((other) => other.account.id === peer.account.id);

const leave = async (hall: Hall, peer: Peer): Promise<void> => {
  if (!hall.peers.delete(peer)) return;
  const { open, account, others } = peer;
  others.delete(peer);
  takeCursorAway(peer);
  const where = { articleId: open.articleId, accountId: account.id };
  if (!isStillIn(peer) && !hall.isStopping) await noteLeft(hall.world, where).catch(() => undefined);
  await leaveDocument(open);
  if (others.size === 0 && open.ended !== undefined) hall.byDocument.delete(open);
  if (others.size === 0) hall.stories.delete(open.articleId);
};

const join = (hall: Hall, peer: Peer): void => {
  const { socket, open, others, account } = peer;
  const isNew = !isStillIn(peer);
  hall.peers.add(peer);
  others.add(peer);
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    peer.budget -= 1;
    if (peer.budget <= 0) socket.pause();
    if (isBinary) receive(peer, new Uint8Array(data));
    else socket.close(closings.unreadable);
  });
  socket.on('pong', () => (peer.isAlive = true));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    leave(hall, peer).catch((error: unknown) => hall.world.log.error({ err: error }, 'a story could not be left'));
  });
  greet(peer);
  startBeating(hall);
  if (!isNew) return;
  noteCame(hall.world, { articleId: open.articleId, accountId: account.id }).catch((error: unknown) =>
    hall.world.log.warn({ err: error }, 'who is in a story could not be noted'),
  );
};

/** Looks again whether somebody may still do what they may; when something else is so, they are let in anew or sent away. */
const recheck = async (hall: Hall, peer: Peer): Promise<void> => {
  const may = await whoMay(hall.world, peer.cookies, { articleId: peer.open.articleId, me: peer.account.id });
  if (may === 401) return dismiss(peer, { kind: 'signed-out', words: 'You have been signed out.' }, closings.signedOut);
  if (may === 403 || may === 404)
    return dismiss(peer, { kind: 'refused', words: refusals[may].words }, closings.refused);
  if (may.access === peer.access) return;
  if (may.access === 'read') tell(peer, { kind: 'read-only', words: readOnlyWords });
  peer.access = may.access;
  peer.socket.close(closings.changed, 'changed');
};

const recheckAll = (hall: Hall, peers: Iterable<Peer>): void => {
  for (const peer of peers)
    recheck(hall, peer).catch((error: unknown) =>
      hall.world.log.warn({ err: error }, 'whether somebody may still write could not be looked up'),
    );
};

/** The state of a story as far as those who write in it must know of it. */
const stateOf = async (world: World, articleId: string): Promise<{ key: string; isOut: boolean; revision: number }> => {
  const row = await workRow(world.db, articleId);
  if (!row) return { key: 'gone', isOut: false, revision: 0 };
  const key = [row.status, row.work_state, row.assignee_id, row.published_at].join('|');
  return { key: `${key}|${row.revision}`, isOut: isOut(row), revision: row.revision };
};

const followState = async (hall: Hall, articleId: string, peers: Set<Peer>): Promise<void> => {
  const { key, isOut: isPublic } = await stateOf(hall.world, articleId);
  const before = hall.stories.get(articleId);
  if (before === key) return;
  hall.stories.set(articleId, key);
  if (before === undefined) return;
  recheckAll(hall, peers);
  if (isPublic && before.split('|').at(-1) !== key.split('|').at(-1))
    for (const peer of peers) tell(peer, { kind: 'published', words: 'What readers see of this story has changed.' });
};

const tellOfOthers = (hall: Hall): void => {
  for (const [open, peers] of hall.byDocument)
    sayWhoIsElsewhere(open, peers).catch((error: unknown) =>
      hall.world.log.warn({ err: error }, 'who else is in a story could not be told'),
    );
};

const follow = (hall: Hall, topics: readonly string[] | null): void => {
  if (hall.peers.size === 0) return;
  const told = topics === null ? undefined : new Set(topics);
  if (!told || told.has('drafts')) tellOfOthers(hall);
  const concerned = [...hall.peers].filter((peer) => !told || told.has(`account:${peer.account.id}`));
  recheckAll(hall, concerned);
  for (const [open, peers] of hall.byDocument)
    if (peers.size > 0 && (!told || told.has(`article:${open.articleId}`)))
      followState(hall, open.articleId, peers).catch(() => undefined);
};

const giveBudget = (peer: Peer): void => {
  const wasSpent = peer.budget <= 0;
  peer.budget = Math.min(burst, peer.budget + perBeat);
  if (wasSpent && peer.budget > 0) peer.socket.resume();
};

const ping = (peer: Peer): void => {
  if (!peer.isAlive) return peer.socket.terminate();
  peer.isAlive = false;
  peer.socket.ping();
};

const sayWhoIsThere = (hall: Hall): void => {
  const all = [...hall.peers].map(({ open, account }) => ({ articleId: open.articleId, accountId: account.id }));
  noteStillThere(hall.world, all).catch((error: unknown) =>
    hall.world.log.warn({ err: error }, 'who is in a story could not be noted'),
  );
};

const beat = (hall: Hall): void => {
  hall.beats += 1;
  if (hall.peers.size === 0) {
    clearInterval(hall.beat);
    hall.beat = undefined;
    return;
  }
  for (const peer of hall.peers) giveBudget(peer);
  if (hall.beats % pingEvery === 0) for (const peer of hall.peers) ping(peer);
  if (hall.beats % recheckEvery === 0) recheckAll(hall, hall.peers);
  if (hall.beats % sayAgainEvery === 0) tellOfOthers(hall);
  if (hall.beats % (presenceEvery / beatEvery) === 0) sayWhoIsThere(hall);
};

const startBeating = (hall: Hall): void => {
  hall.beat ??= setInterval(() => beat(hall), beatEvery).unref();
};

type Coming = { request: IncomingMessage; socket: Duplex; head: Buffer; network: string };

const welcome = async (
  hall: Hall,
  coming: Coming,
  open: OpenDocument,
  { account, access }: Admitted,
): Promise<void> => {
  const { request, socket, head, network } = coming;
  if (socket.destroyed) return leaveDocument(open);
  const states = { received: 0, acked: 0, isAcking: false, cursor: undefined, budget: burst };
  const signs = { isAlive: true, isDismissed: false };
  hall.stories.set(open.articleId, (await stateOf(hall.world, open.articleId)).key);
  const upgraded = await new Promise<WebSocket | undefined>((resolve) => {
    socket.once('close', () => resolve(undefined));
    hall.server.handleUpgrade(request, socket, head, resolve);
  });
  if (!upgraded || open.ended !== undefined) {
    upgraded?.close(1012);
    return leaveDocument(open);
  }
  const cookies = request.headers.cookie;
  join(hall, {
    socket: upgraded,
    open,
    account,
    access,
    cookies,
    network,
    others: room(hall, open),
    ...states,
    ...signs,
  });
};

const stop = async (hall: Hall): Promise<void> => {
  hall.isStopping = true;
  clearInterval(hall.beat);
  const peers = [...hall.peers];
  for (const peer of peers)
    tell(peer, { kind: 'stopping', words: 'The server is being restarted. You can go on writing.' });
  await Promise.all([...hall.byDocument.keys()].map((open) => flush(open).catch(() => undefined)));
  // A turn for the last acknowledgements.
  await new Promise((next) => setImmediate(next));
  const left = peers.map((peer) => new Promise((done) => peer.socket.once('close', done)));
  for (const { socket } of peers) socket.close(1012, 'stopping');
  const patience = setTimeout(() => peers.forEach(({ socket }) => socket.terminate()), 1_000);
  await Promise.all(left.filter((_one, place) => peers[place]?.socket.readyState !== 3));
  clearTimeout(patience);
};

/** Lets editors connect to stories: for `delivery.onUpgrade`. */
export const draftSockets = (world: World, clientAddress: (request: IncomingMessage) => string): Upgrade => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestUpdate + 1_024,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const none = { peers: new Set<Peer>(), byDocument: new Map(), stories: new Map(), beat: undefined, beats: 0 };
  const hall: Hall = { world, server, isStopping: false, ...none };
  const { origin } = new URL(world.config.publicUrl);
  // A turn later: whoever remembers sessions must have heard of it, too.
  world.onChanges((topics) => void (hall.peers.size > 0 && setImmediate(() => follow(hall, topics))));
  return {
    isFor: (path) => storyIn(path) !== undefined,
    take: async (request, socket, head) => {
      // A page elsewhere may open sockets to us, and the browser sends our cookie with it.
      if (request.headers.origin !== origin) return { status: 403, words: `Only pages of ${origin} may do this.` };
      const articleId = storyIn(request.url?.split('?', 1)[0] ?? '') ?? '';
      const may = await whoMay(world, request.headers.cookie, { articleId, me: meIn(request) });
      if (typeof may === 'number') return refusals[may];
      const network = networkOf(clientAddress(request));
      const full = fullness(hall, may.account.id, network);
      if (full) return full;
      await followStory(world, articleId);
      const open = await enterDocument(world, articleId);
      if (!open) return refusals[404];
      await welcome(hall, { request, socket, head, network }, open, may);
      return undefined;
    },
    stop: () => stop(hall),
  };
};
