/**
 * The little that every page with sound loads: buttons that play where they stand, and whatever else is needed once something plays,
 * once a page has a player, or once the page before was left in the middle of a sound.
 */
import type { Engine, Episode } from './listening/engine.ts';

let engine: Engine | undefined;
let loading: Promise<Engine> | undefined;
let sound: HTMLAudioElement | undefined;

/** The one element that sounds. It stays where it is while pages come and go: moved, it would fall silent. */
const audio = (): HTMLAudioElement => {
  if (sound) return sound;
  const host = document.createElement('div');
  host.className = 'listening';
  sound = document.createElement('audio');
  sound.preload = 'none';
  host.append(sound);
  document.body.append(host);
  return sound;
};

const listening = (): Promise<Engine> =>
  (loading ??= import('./listening/begin.ts').then(({ begin }) => (engine = begin(audio()))));

/** Some browsers let sound begin only in the very moment of a press: it begins unheard, and is heard once it is where it should be. */
const unlock = ({ src }: Episode): void => {
  const element = audio();
  element.muted = true;
  element.src = src;
  void element.play().catch(() => undefined);
};

class PlayButton extends HTMLElement {
  connectedCallback(): void {
    for (const link of this.querySelectorAll('a')) link.hidden = true;
    for (const button of this.querySelectorAll('button')) button.hidden = false;
    this.onclick = (event) => this.#press(event);
    this.onpointerenter = () => void listening();
  }

  #press({ target }: MouseEvent): void {
    const act = (target as Element).closest('button')?.dataset['act'];
    if (act === undefined) return;
    const episode = JSON.parse(this.dataset['episode'] ?? '') as Episode;
    if (act === 'later') return void listening().then((it) => it.extra('queue', this, episode));
    if (engine) return engine.toggle(episode);
    unlock(episode);
    void listening().then((it) => it.toggle(episode));
  }
}

const isInTheMiddle = (): boolean => {
  try {
    return sessionStorage.getItem('listening') !== null;
  } catch {
    return false;
  }
};

customElements.define('play-button', PlayButton);
if (isInTheMiddle() || document.querySelector('audio-player')) void listening();
