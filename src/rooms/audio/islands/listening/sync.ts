import type { Engine } from './engine.ts';
import { keepPlace, placeOf } from './kept.ts';

/** Only readers who are signed in have a bell. */
const isSignedIn = (): boolean => document.querySelector('reader-bell') !== null;

const every = 30_000;

/** Where a signed-in reader stopped, on their other devices too. */
export const syncPlaces = (engine: Engine): void => {
  const { audio } = engine;
  let sentAt = 0;
  const send = (): void => {
    const { episode } = engine;
    if (!episode || !isSignedIn() || engine.at() < 1) return;
    sentAt = Date.now();
    const told = new URLSearchParams({ media: episode.media, seconds: String(Math.floor(engine.at())) });
    if (audio.ended) told.set('ended', '1');
    navigator.sendBeacon('/podcasts/place', told);
  };
  audio.addEventListener('pause', send);
  audio.addEventListener('ended', send);
  addEventListener('pagehide', () => engine.isPlaying() && send());
  audio.addEventListener('timeupdate', () => Date.now() - sentAt >= every && engine.isPlaying() && send());
  let asked = '';
  const ask = async (): Promise<void> => {
    const { episode } = engine;
    if (!episode || asked === episode.media || !isSignedIn()) return;
    asked = episode.media;
    const answer = await fetch(`/podcasts/place?media=${encodeURIComponent(episode.media)}`).catch(() => undefined);
    if (!answer?.ok || engine.episode !== episode) return;
    const { places } = (await answer.json()) as { places: Record<string, { seconds: number; at: number }> };
    const { seconds, at } = places[episode.media] ?? {};
    const [, known = 0] = placeOf(episode.media) ?? [];
    if (seconds === undefined || at === undefined || at <= known || Math.abs(seconds - engine.at()) < 5) return;
    keepPlace(episode.media, seconds, at);
    // Somebody who has listened on for a while here is not thrown elsewhere.
    if (engine.at() < 10) engine.seek(seconds);
  };
  engine.watch(() => void ask());
  void ask();
};
