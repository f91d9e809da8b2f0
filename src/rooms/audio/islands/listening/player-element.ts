/** A player on the page: shows what sounds, if it is its own, and does what is asked of it. */
import { clockTime, secondIn } from '../../../../common/clock-time.ts';
import type { Engine, Episode } from './engine.ts';
import { placeOf } from './kept.ts';
import { createScript, type Script } from './script.ts';

/** What the server wrote for the island; see player-words.ts. */
export type Say = Record<string, string>;

export const episodeOn = (element: HTMLElement): Episode => JSON.parse(element.dataset['episode'] ?? '{}') as Episode;
export const sayOn = (element: HTMLElement): Say => JSON.parse(element.dataset['words'] ?? '{}') as Say;

export const fill = (text = '', value: string): string => text.replace('#', () => value);

type Parts = {
  toggle: HTMLElement | null;
  mute: HTMLElement | null;
  at: HTMLElement | null;
  length: HTMLElement | null;
  seek: HTMLInputElement | null;
  speeds: HTMLSelectElement[];
  volume: HTMLInputElement | null;
  status: HTMLElement | null;
};

const partsOf = (root: HTMLElement): Parts => ({
  toggle: root.querySelector('[data-act="toggle"]'),
  mute: root.querySelector('[data-act="mute"]'),
  at: root.querySelector('[data-at]'),
  length: root.querySelector('[data-length]'),
  seek: root.querySelector('[data-seek]'),
  speeds: [...root.querySelectorAll<HTMLSelectElement>('[data-speed]')],
  volume: root.querySelector('[data-volume]'),
  status: root.querySelector('.player-status'),
});

/** Keys count only while the focus is in the player (WCAG 2.1.4), and never where one types or chooses. */
const byKey: Record<string, string> = { k: 'toggle', ' ': 'toggle', j: 'back', l: 'on', m: 'mute' };
const onSlider: Record<string, number> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -60,
  PageUp: 60,
};

const text = (element: HTMLElement | null, value: string): void => {
  if (element && element.textContent !== value) element.textContent = value;
};
const label = (element: HTMLElement | null, value = ''): void => {
  if (element && element.ariaLabel !== value) element.ariaLabel = value;
};

let engine: Engine;

class AudioPlayer extends HTMLElement {
  #episode: Episode = episodeOn(this);
  #say: Say = sayOn(this);
  #parts: Parts = partsOf(this);
  #script: Script | undefined;
  #begin = 0;
  #isDragging = false;
  #unwatch: (() => void) | undefined;
  #told = '';

  connectedCallback(): void {
    this.#episode = episodeOn(this);
    this.#say = sayOn(this);
    this.#parts = partsOf(this);
    const asked = this.id === 'now-playing' ? undefined : secondIn(new URLSearchParams(location.search).get('t'));
    this.#begin = asked ?? placeOf(this.#episode.media)?.[0] ?? 0;
    this.#script = createScript(this);
    this.#takeOver();
    for (const hidden of this.querySelectorAll<HTMLElement>('.player-controls,.transcript-tools'))
      hidden.hidden = false;
    const comment = this.querySelector<HTMLElement>('[data-act="comment"]');
    if (comment) comment.hidden = !document.querySelector('live-thread[data-sound] .comment-form');
    this.onclick = (event) => this.#press(event);
    this.onkeydown = (event) => this.#key(event);
    this.oninput = (event) => this.#input(event);
    this.onchange = (event) => this.#change(event);
    this.#unwatch = engine.watch(() => this.#show());
    this.#show();
    this.toggleAttribute('data-ready', true);
  }

  disconnectedCallback(): void {
    this.#unwatch?.();
  }

  get #isOwn(): boolean {
    return engine.episode?.media === this.#episode.media;
  }

  /** The browser's own player goes, and what it may have begun goes on. */
  #takeOver(): void {
    const plain = this.querySelector<HTMLAudioElement>('audio[data-plain]');
    if (!plain) return;
    const { paused, currentTime } = plain;
    plain.remove();
    if (!paused) engine.load(this.#episode, { at: currentTime, play: true });
  }

  #play(at?: number): void {
    engine.load(this.#episode, { at: at ?? (this.#isOwn ? undefined : this.#begin), play: true });
  }

  #seek(second: number): void {
    if (this.#isOwn) return engine.seek(second);
    this.#begin = Math.max(0, Math.min(second, this.#episode.length));
    this.#show();
  }

  #act(act: string, from: HTMLElement = this): void {
    const at = this.#isOwn ? engine.at() : this.#begin;
    if (act === 'toggle' && this.#isOwn) engine.toggle();
    else if (act === 'toggle') this.#play();
    else if (act === 'back') this.#seek(at - 15);
    else if (act === 'on') this.#seek(at + 30);
    else if (act === 'mute') engine.mute();
    else if (act === 'comment') {
      const detail = { second: Math.floor(at), articleId: this.#episode.id };
      this.dispatchEvent(new CustomEvent('comment-moment', { bubbles: true, cancelable: true, detail }));
    } else engine.extra(act, from, this.#episode);
  }

  #press({ target }: MouseEvent): void {
    const button = (target as Element).closest<HTMLElement>('button[data-act]');
    if (button) this.#act(button.dataset['act'] ?? '', button);
  }

  #key(event: KeyboardEvent): void {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const element = target as HTMLElement;
    if (element === this.#parts.seek) {
      const by = onSlider[key];
      const at = this.#isOwn ? engine.at() : this.#begin;
      const to = key === 'Home' ? 0 : key === 'End' ? Number(this.#parts.seek.max) : by && at + by;
      if (to !== undefined) {
        event.preventDefault();
        return this.#seek(to);
      }
    }
    if (this.#script?.key(event)) return;
    const act = byKey[key.toLowerCase()];
    const isRange = (element as HTMLInputElement).type === 'range';
    const isTaken = /^(?:SELECT|TEXTAREA)$/.test(element.tagName) || (element.tagName === 'INPUT' && !isRange);
    // A button, a link, a summary and a box do with space what they are for.
    const isPressed = key === ' ' && !isRange && element !== this && !element.matches('.transcript-text');
    if (act === undefined || isTaken || isPressed) return;
    event.preventDefault();
    this.#act(act);
  }

  #input({ target }: Event): void {
    const { seek, volume } = this.#parts;
    if (target === volume) engine.volume(Number(volume?.value) / 100);
    if (target !== seek || !seek) return;
    this.#isDragging = true;
    this.#draw(Number(seek.value));
  }

  #change({ target }: Event): void {
    const { seek } = this.#parts;
    const field = target as HTMLSelectElement;
    if (target === seek && seek) {
      this.#isDragging = false;
      this.#seek(Number(seek.value));
    } else if (field.matches('[data-speed]')) engine.speed(Number(field.value));
    else if ((target as HTMLElement).matches('[data-sleep]'))
      engine.extra('sleep', target as HTMLElement, this.#episode);
  }

  #show(): void {
    const { toggle, mute, speeds, volume } = this.#parts;
    const { audio } = engine;
    const isOn = this.#isOwn && engine.isPlaying();
    const at = this.#isOwn ? engine.at() : this.#begin;
    this.toggleAttribute('data-on', isOn);
    const rest =
      at >= 5 && !(this.#isOwn && audio.currentTime > 0) ? fill(this.#say['resume'], clockTime(at)) : this.#say['play'];
    label(toggle, isOn ? this.#say['pause'] : rest);
    this.toggleAttribute('data-muted', audio.muted);
    label(mute, audio.muted ? this.#say['unmute'] : this.#say['mute']);
    for (const speed of speeds) if (document.activeElement !== speed) speed.value = String(audio.defaultPlaybackRate);
    if (volume && document.activeElement !== volume)
      volume.value = String(audio.muted ? 0 : Math.round(audio.volume * 100));
    if (!this.#isDragging) this.#draw(at);
    this.#script?.at(at, isOn);
    this.#tellFault(at);
  }

  /** Where one is: numbers, slider, waveform. */
  #draw(at: number): void {
    const { seek, length: whole, at: now } = this.#parts;
    const length = Math.floor((this.#isOwn && engine.length()) || this.#episode.length);
    const [here, end] = [clockTime(at), clockTime(length)];
    text(now, here);
    text(whole, end);
    if (!seek) return;
    seek.max = String(Math.max(1, length));
    seek.value = String(Math.floor(at));
    const told = (this.#say['of'] ?? '').replace('{at}', here).replace('{length}', end);
    if (seek.ariaValueText !== told) seek.ariaValueText = told;
    const part = length > 0 ? Math.min(1, at / length) : 0;
    this.style.setProperty('--played', `${(part * 100).toFixed(2)}%`);
    for (const stop of this.querySelectorAll('.wave stop')) stop.setAttribute('offset', part.toFixed(4));
  }

  #tellFault(at: number): void {
    const { status } = this.#parts;
    const told = !this.#isOwn ? '' : engine.fault || (engine.isBlocked && this.id === 'now-playing' ? 'waits' : '');
    if (!status || told === this.#told) return;
    const isBack = told === '' && this.#told === 'offline';
    this.#told = told;
    this.toggleAttribute('data-fault', engine.fault !== '' && this.#isOwn);
    status.textContent = isBack ? (this.#say['again'] ?? '') : told === '' ? '' : fill(this.#say[told], clockTime(at));
    if (told === '' || told === 'waits') return;
    const link = document.createElement('a');
    link.href = this.#episode.src;
    link.textContent = this.#say['directly'] ?? '';
    status.append(' ', link);
  }
}

export const definePlayer = (known: Engine): void => {
  engine = known;
  customElements.define('audio-player', AudioPlayer);
};
