/** What sounds, and everything one can do with it: the players on the page and the bar only show it. */
import { faultOf, type Fault } from './fault.ts';
import { keepPlace, keepSession, keepTaste, placeOf, session, taste } from './kept.ts';

export type Episode = {
  id: string;
  media: string;
  src: string;
  type: string;
  title: string;
  show: string;
  path: string;
  player: string;
  length: number;
  art?: string;
};

type Loading = { at?: number | undefined; play?: boolean };

export type Engine = {
  audio: HTMLAudioElement;
  episode: Episode | undefined;
  fault: Fault | '';
  /** The browser did not let it go on without being asked. */
  isBlocked: boolean;
  /** Episodes that come next. */
  queue: Episode[];
  /** What has been told of the episode to the server's count. */
  told: string[];
  isPlaying: () => boolean;
  at: () => number;
  length: () => number;
  load: (episode: Episode, how?: Loading) => void;
  toggle: (episode?: Episode) => void;
  seek: (second: number) => void;
  speed: (value: number) => void;
  volume: (value: number) => void;
  mute: () => void;
  close: () => void;
  keep: () => void;
  /** Called whenever anything is otherwise than before; gives what ends it. */
  watch: (told: () => void) => () => void;
  tell: () => void;
  /** What is loaded with the first sound: the bar, the queue, sharing. */
  extra: (act: string, from: HTMLElement, episode: Episode) => void;
};

/** So near the end nothing is left to hear. */
const nearEnd = 8;
const retries = [1, 2, 4, 8, 15, 30];
const patience = 12_000;

type Desk = {
  engine: Engine;
  pending: number | undefined;
  failures: number;
  timer: number | undefined;
  wants: boolean;
};

const start = (desk: Desk): void => {
  const { engine } = desk;
  desk.wants = true;
  engine.audio.play().then(
    () => (engine.isBlocked = false),
    (error: Error) => {
      if (error.name !== 'NotAllowedError') return;
      desk.wants = false;
      engine.isBlocked = true;
      engine.tell();
    },
  );
};

const load = (desk: Desk, episode: Episode, { at, play = false }: Loading): void => {
  const { engine } = desk;
  const { audio } = engine;
  const isNew = engine.episode?.media !== episode.media;
  if (isNew) {
    engine.keep();
    engine.episode = episode;
    engine.fault = '';
    engine.told = [];
    desk.failures = 0;
    const kept = placeOf(episode.media)?.[0] ?? 0;
    desk.pending = at ?? (kept < episode.length - nearEnd ? kept : 0);
    if (audio.getAttribute('src') !== episode.src) audio.src = episode.src;
    else if (audio.readyState > 0) audio.currentTime = desk.pending;
    const { speed = 1, volume = 1, muted = false } = taste();
    audio.defaultPlaybackRate = audio.playbackRate = speed;
    audio.volume = volume;
    audio.muted = muted;
  } else if (at !== undefined) engine.seek(at);
  if (play) start(desk);
  engine.tell();
};

/** Goes on at the same second once there is a connection again. */
const retry = (desk: Desk): void => {
  const { engine } = desk;
  clearTimeout(desk.timer);
  if (!engine.episode || !desk.wants) return;
  desk.pending = engine.at();
  engine.audio.load();
  start(desk);
};

const fail = async (desk: Desk): Promise<void> => {
  const { engine } = desk;
  const { episode } = engine;
  if (!episode) return;
  desk.pending = engine.at();
  const fault = await faultOf(engine.audio, episode);
  if (engine.episode !== episode) return;
  engine.fault = fault;
  engine.tell();
  const seconds = retries[desk.failures++];
  if (fault === 'offline' && seconds !== undefined) desk.timer = setTimeout(() => retry(desk), seconds * 1000);
};

const hear = (desk: Desk): void => {
  const { engine } = desk;
  const { audio } = engine;
  const on = (name: string, act: () => void): void => audio.addEventListener(name, act);
  on('loadedmetadata', () => {
    if (desk.pending !== undefined) audio.currentTime = desk.pending;
    desk.pending = undefined;
  });
  on('playing', () => {
    clearTimeout(desk.timer);
    desk.failures = 0;
    engine.fault = '';
    engine.tell();
  });
  on('waiting', () => {
    clearTimeout(desk.timer);
    desk.timer = setTimeout(() => {
      engine.fault = 'slow';
      engine.tell();
      retry(desk);
    }, patience);
  });
  on('error', () => void fail(desk));
  on('ended', () => {
    if (engine.episode) keepPlace(engine.episode.media, undefined);
  });
};

/** What is kept of it, and who else is told. */
const follow = (desk: Desk): void => {
  const { engine } = desk;
  const on = (name: string, act: () => void): void => engine.audio.addEventListener(name, act);
  for (const name of ['pause', 'seeked', 'ended']) on(name, () => engine.keep());
  for (const name of [
    'play',
    'pause',
    'timeupdate',
    'seeking',
    'durationchange',
    'ratechange',
    'volumechange',
    'ended',
  ])
    on(name, () => engine.tell());
  addEventListener('online', () => {
    desk.failures = 0;
    if (engine.fault !== '') retry(desk);
  });
  addEventListener('pagehide', () => engine.keep());
  setInterval(() => {
    if (engine.isPlaying()) engine.keep();
  }, 5_000);
};

const keep = ({ engine, pending, wants }: Desk): void => {
  const { episode, audio, queue, told } = engine;
  if (!episode) return;
  const at = engine.at();
  // Before its length is known nothing was heard of it yet.
  if (pending === undefined && at >= 1)
    keepPlace(episode.media, audio.ended || at > engine.length() - nearEnd ? undefined : at);
  keepSession({ episode, at, playing: wants && !audio.ended, queue, told });
};

type Verbs = Pick<Engine, 'load' | 'toggle' | 'seek' | 'speed' | 'volume' | 'mute' | 'close' | 'keep'>;

const toggle = (desk: Desk, episode: Episode | undefined): void => {
  const { engine } = desk;
  if (!episode) return;
  if (engine.episode?.media !== episode.media) return load(desk, episode, { play: true });
  if (engine.isPlaying()) {
    desk.wants = false;
    engine.audio.pause();
  } else if (engine.fault !== '') {
    desk.wants = true;
    retry(desk);
  } else start(desk);
};

const close = (desk: Desk): void => {
  const { engine } = desk;
  engine.keep();
  desk.wants = false;
  engine.episode = undefined;
  engine.queue = [];
  engine.audio.removeAttribute('src');
  engine.audio.load();
  keepSession(undefined);
  engine.tell();
};

const verbsOf = (desk: () => Desk, audio: HTMLAudioElement): Verbs => ({
  load: (episode, how = {}) => load(desk(), episode, how),
  toggle: (episode) => toggle(desk(), episode ?? desk().engine.episode),
  seek: (second) => {
    const { engine } = desk();
    const wanted = Math.max(0, Math.min(second, engine.length() || second));
    if (audio.readyState > 0) audio.currentTime = wanted;
    else desk().pending = wanted;
    engine.tell();
  },
  speed: (value) => {
    audio.defaultPlaybackRate = audio.playbackRate = value;
    keepTaste({ speed: value });
  },
  volume: (value) => {
    audio.volume = value;
    audio.muted = value === 0;
    keepTaste({ volume: value, muted: audio.muted });
  },
  mute: () => {
    audio.muted = !audio.muted;
    keepTaste({ muted: audio.muted });
  },
  close: () => close(desk()),
  keep: () => keep(desk()),
});

export const createEngine = (audio: HTMLAudioElement, extra: (engine: Engine) => Engine['extra']): Engine => {
  const watchers = new Set<() => void>();
  const engine: Engine = {
    audio,
    episode: undefined,
    fault: '',
    isBlocked: false,
    queue: session()?.queue ?? [],
    told: [],
    isPlaying: () => !audio.paused && !audio.ended,
    at: () => desk.pending ?? audio.currentTime,
    length: () =>
      Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : (engine.episode?.length ?? 0),
    ...verbsOf(() => desk, audio),
    watch: (told) => {
      watchers.add(told);
      return () => watchers.delete(told);
    },
    tell: () => {
      for (const told of watchers) told();
    },
    extra: (...given) => extras(...given),
  };
  const desk: Desk = { engine, pending: undefined, failures: 0, timer: undefined, wants: false };
  const extras = extra(engine);
  hear(desk);
  follow(desk);
  return engine;
};
