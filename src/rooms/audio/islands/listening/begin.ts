/** Loaded where there is a player, or with the first sound: what plays, and the players that show it. */
import { createEngine, type Engine } from './engine.ts';
import { secondIn } from '../../../../common/clock-time.ts';
import { session } from './kept.ts';
import { definePlayer, episodeOn } from './player-element.ts';
import type { Extras } from './roam.ts';

/** The buttons that play in place show whether theirs is what sounds. */
const markButtons = (engine: Engine): void => {
  for (const element of document.querySelectorAll<HTMLElement>('play-button')) {
    const isOn = engine.isPlaying() && element.dataset['media'] === engine.episode?.media;
    if (element.hasAttribute('data-on') === isOn) continue;
    element.toggleAttribute('data-on', isOn);
    const button = element.querySelector<HTMLElement>('[data-act="play"]');
    const label = (element.dataset['label'] ??= button?.ariaLabel ?? '');
    if (button) button.ariaLabel = isOn ? (element.dataset['pause'] ?? '') : label;
  }
};

/** Chapters, lines of the transcript and moments in comments lead to a second: of the player they stand in, or of the page's. */
const playFromLinks = (engine: Engine): void =>
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-t],a[data-moment]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const player = link.closest('audio-player') ?? document.querySelector('main audio-player');
    const episode = player && episodeOn(player as HTMLElement);
    const at = secondIn(link.dataset['moment']) ?? Number(link.dataset['t']);
    if (!episode || !(at >= 0)) return;
    event.preventDefault();
    engine.load(episode, { at, play: true });
  });

/** The bar, moving through the site, the queue, the timer and sharing come with the first sound, or when one of them is asked for. */
const withExtras = (engine: Engine): Engine['extra'] => {
  let loading: Promise<Extras> | undefined;
  const extras = (): Promise<Extras> => (loading ??= import('./roam.ts').then(({ roam }) => roam(engine)));
  engine.watch(() => {
    if (engine.episode && !loading) void extras();
  });
  return (act, from, episode) => void extras().then((known) => known(act, from, episode));
};

export const begin = (audio: HTMLAudioElement): Engine => {
  const engine = createEngine(audio, withExtras);
  engine.watch(() => markButtons(engine));
  playFromLinks(engine);
  definePlayer(engine);
  const before = session();
  // A press that came meanwhile has begun something else.
  if (before && !audio.hasAttribute('src')) {
    engine.load(before.episode, { at: before.at, play: before.playing });
    engine.told = before.told;
  }
  return engine;
};
