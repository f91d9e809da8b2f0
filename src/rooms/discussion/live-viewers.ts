/** How many have a thread open just now: on this node, and on the others, who tell theirs now and then. */
import { streamEvent, type LiveStreams } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { discussionSettings } from './discussion-settings.ts';

export type Viewers = {
  count: (topic: string) => number;
  /** Somebody listens to this topic from now on. */
  watch: (topic: string) => void;
  /** What other nodes say comes with the changes. */
  hear: (topics: readonly string[] | null) => void;
};

type Elsewhere = { count: number; at: number };

const every = 15_000;
/** A node that has been silent for so long is not counted any more. */
const staleAfter = 3 * every;
const notice = 'viewers';

type Room = {
  world: World;
  streams: LiveStreams;
  node: string;
  /** Topic → what was last shown. */
  shown: Map<string, number>;
  /** Topic → node → its readers. */
  elsewhere: Map<string, Map<string, Elsewhere>>;
  timer: NodeJS.Timeout | undefined;
};

const countOf = ({ world, streams, elsewhere }: Room, topic: string): number => {
  const nodes = elsewhere.get(topic);
  if (!nodes) return streams.count(topic);
  for (const [node, { at }] of nodes) if (world.now() - at > staleAfter) nodes.delete(node);
  return [...nodes.values()].reduce((sum, { count }) => sum + count, streams.count(topic));
};

/** Shows the number where it has changed, and tells the other nodes ours. */
const goRound = async (room: Room): Promise<void> => {
  const { world, streams, node, shown, elsewhere } = room;
  const { showViewers } = discussionSettings(await publicationOf(world));
  for (const [topic, before] of shown) {
    const own = streams.count(topic);
    if (own === 0) {
      shown.delete(topic);
      elsewhere.delete(topic);
    }
    if (!showViewers) continue;
    await world.storage.announce(world.db, [node, `${notice} ${node} ${own} ${topic}`].join('\n'));
    const viewers = countOf(room, topic);
    if (own === 0 || viewers === before) continue;
    shown.set(topic, viewers);
    streams.publish(topic, streamEvent({ event: 'viewers', data: viewers }));
  }
  if (shown.size > 0) return;
  clearInterval(room.timer);
  room.timer = undefined;
};

const hear = ({ world, node: self, shown, elsewhere }: Room, topics: readonly string[] | null): void => {
  for (const text of topics ?? []) {
    if (!text.startsWith(`${notice} `)) continue;
    const [, node = '', count = '0', topic = ''] = text.split(' ');
    if (node === self || !shown.has(topic)) continue;
    const nodes = elsewhere.get(topic) ?? new Map<string, Elsewhere>();
    nodes.set(node, { count: Number(count), at: world.now() });
    elsewhere.set(topic, nodes);
  }
};

export const createViewers = (world: World, streams: LiveStreams): Viewers => {
  const room: Room = {
    world,
    streams,
    node: world.newId(),
    shown: new Map(),
    elsewhere: new Map(),
    timer: undefined,
  };
  return {
    count: (topic) => countOf(room, topic),
    watch: (topic) => {
      if (!room.shown.has(topic)) room.shown.set(topic, 0);
      room.timer ??= setInterval(() => {
        goRound(room).catch((error: unknown) => world.log.warn({ err: error }, 'readers could not be counted'));
      }, every).unref();
    },
    hear: (topics) => hear(room, topics),
  };
};
