import type { Engine } from './engine.ts';

const parts: readonly [name: string, part: number][] = [
  ['25', 0.25],
  ['50', 0.5],
  ['75', 0.75],
];

/** Tells the server, and nothing about whom, how far an episode was listened to; each once. Who asks not to be counted is not. */
export const countListening = (engine: Engine): void => {
  if (Reflect.get(navigator, 'globalPrivacyControl') || navigator.doNotTrack === '1') return;
  const { audio } = engine;
  /** Seconds really heard: whoever jumps to the end has not listened to it. */
  let [heard, last, media] = [0, 0, ''];
  const tell = (measure: string): void => {
    const { episode, told } = engine;
    if (!episode || told.includes(measure)) return;
    told.push(measure);
    navigator.sendBeacon('/podcasts/listened', new URLSearchParams({ media: episode.media, measure }));
    engine.keep();
  };
  audio.addEventListener('timeupdate', () => {
    const { currentTime } = audio;
    if (media !== engine.episode?.media) [heard, media] = [0, engine.episode?.media ?? ''];
    const step = currentTime - last;
    last = currentTime;
    if (audio.paused || step <= 0 || step > 5) return;
    heard += step;
    if (heard >= 1) tell('started');
    const length = engine.length();
    for (const [name, part] of parts) if (currentTime >= length * part && heard >= length * part * 0.5) tell(name);
  });
  audio.addEventListener('ended', () => {
    if (heard >= engine.length() * 0.5) tell('ended');
  });
};
