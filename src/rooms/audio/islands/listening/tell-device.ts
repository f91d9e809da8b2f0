import type { Engine } from './engine.ts';
import type { Queue } from './queue.ts';

const actions = (engine: Engine, queue: Queue): Partial<Record<MediaSessionAction, MediaSessionActionHandler>> => ({
  play: () => engine.isPlaying() || engine.toggle(),
  pause: () => engine.isPlaying() && engine.toggle(),
  stop: () => engine.isPlaying() && engine.toggle(),
  seekbackward: ({ seekOffset }) => engine.seek(engine.at() - (seekOffset ?? 15)),
  seekforward: ({ seekOffset }) => engine.seek(engine.at() + (seekOffset ?? 30)),
  seekto: ({ seekTime }) => seekTime != null && engine.seek(seekTime),
  previoustrack: () => queue.previous(),
  nexttrack: () => void queue.next(),
});

/** What is written on a locked screen and on headphones' displays, and what their buttons do. */
export const tellDevice = (engine: Engine, queue: Queue): void => {
  const { mediaSession } = navigator;
  if (!mediaSession) return;
  for (const [name, act] of Object.entries(actions(engine, queue))) {
    try {
      mediaSession.setActionHandler(name as MediaSessionAction, act);
    } catch {
      // A button this browser does not know.
    }
  }
  let told = '';
  const place = (): void => {
    const [duration, position] = [engine.length(), engine.at()];
    if (!(duration > 0) || position > duration) return;
    mediaSession.setPositionState?.({ duration, position, playbackRate: engine.audio.playbackRate });
  };
  const look = (): void => {
    const { episode } = engine;
    mediaSession.playbackState = episode ? (engine.isPlaying() ? 'playing' : 'paused') : 'none';
    if (told === (episode?.media ?? '')) return;
    told = episode?.media ?? '';
    mediaSession.metadata = episode
      ? new MediaMetadata({
          title: episode.title,
          artist: episode.show,
          artwork: episode.art ? [{ src: episode.art, sizes: '384x384' }] : [],
        })
      : null;
  };
  engine.watch(look);
  look();
  for (const name of ['play', 'pause', 'seeked', 'ratechange', 'durationchange'])
    engine.audio.addEventListener(name, place);
  oneVoice(engine);
};

/** Only one page of the site sounds at a time: whoever begins last. */
const oneVoice = (engine: Engine): void => {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel('listening');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of this site alone
  engine.audio.addEventListener('playing', () => channel.postMessage(''));
  channel.onmessage = () => {
    if (engine.isPlaying()) engine.toggle();
  };
};
