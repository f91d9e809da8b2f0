/** The waveform under a sound: the playhead, and marks that are pushed by pointer and by keys. */
import { soundTime } from '../../../../common/sound-times.ts';
import { make } from './parts.ts';

export type Grip = {
  element: HTMLElement;
  /** Puts it at a moment. */
  put: (seconds: number) => void;
  remove: () => void;
};

type GripOptions = {
  /** What it is called: `Chapter 2: The harbour`. */
  label: () => string;
  name: string;
  at: number;
  onMove: (seconds: number) => void;
  onRemove?: () => void;
};

const steps: Record<string, number> = {
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  PageDown: -10,
  PageUp: 10,
};

/** To the tenth, as marks are pushed; typed times may be finer. */
const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;

export class Wave {
  readonly audio: HTMLAudioElement;
  readonly element: HTMLElement;
  #known: number;
  #head = make('div', { class: 'wave-head', 'aria-hidden': 'true' });

  constructor(audio: HTMLAudioElement, element: HTMLElement, duration: number) {
    this.audio = audio;
    this.element = element;
    this.#known = duration;
    element.classList.add('is-live');
    element.append(this.#head);
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || event.target instanceof HTMLButtonElement) return;
      if ((event.target as HTMLElement).closest('.wave-grip')) return;
      this.seek(this.#secondsAt(event));
    });
    for (const name of ['timeupdate', 'seeked', 'durationchange', 'loadedmetadata'] as const)
      audio.addEventListener(name, () => this.#follow());
    this.#follow();
  }

  /** Seconds; what was measured, else what the browser says. */
  get duration(): number {
    if (this.#known > 0) return this.#known;
    return Number.isFinite(this.audio.duration) ? this.audio.duration : 0;
  }

  get now(): number {
    return this.audio.currentTime;
  }

  seek(seconds: number): void {
    this.audio.currentTime = Math.max(0, Math.min(seconds, this.duration || seconds));
    this.#follow();
  }

  playFrom(seconds: number): void {
    this.seek(seconds);
    void this.audio.play().catch(() => undefined);
  }

  toggle(): void {
    if (this.audio.paused) void this.audio.play().catch(() => undefined);
    else this.audio.pause();
  }

  #share(seconds: number): string {
    return `${this.duration > 0 ? Math.min(100, (seconds / this.duration) * 100) : 0}%`;
  }

  #follow(): void {
    this.#head.style.insetInlineStart = this.#share(this.now);
  }

  #secondsAt({ clientX }: PointerEvent): number {
    const { left, width } = this.element.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - left) / Math.max(1, width)));
    return tenth(share * this.duration);
  }

  /** Shows a stretch. */
  span(): { put: (from: number, to: number) => void; remove: () => void } {
    const shown = make('div', { class: 'wave-span', 'aria-hidden': 'true' });
    this.element.append(shown);
    return {
      put: (from, to) => {
        shown.style.insetInlineStart = this.#share(from);
        shown.style.width = this.#share(Math.max(0, to - from));
      },
      remove: () => shown.remove(),
    };
  }

  /** A mark one can take hold of. */
  grip({ label, name, at, onMove, onRemove }: GripOptions): Grip {
    let seconds = at;
    const element = make('div', { class: 'wave-grip', role: 'slider', tabindex: '0', 'data-name': name });
    const put = (to: number): void => {
      seconds = Math.max(0, Math.min(to, this.duration || to));
      element.style.insetInlineStart = this.#share(seconds);
      element.setAttribute('aria-label', label());
      element.setAttribute('aria-valuemin', '0');
      element.setAttribute('aria-valuemax', String(Math.round(this.duration)));
      element.setAttribute('aria-valuenow', String(tenth(seconds)));
      element.setAttribute('aria-valuetext', soundTime(seconds));
    };
    const move = (to: number): void => {
      put(to);
      onMove(seconds);
    };
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      element.focus();
      element.setPointerCapture(event.pointerId);
    });
    element.addEventListener('pointermove', (event) => {
      if (element.hasPointerCapture(event.pointerId)) move(this.#secondsAt(event));
    });
    element.addEventListener('keydown', (event) => {
      const step = steps[event.key];
      if (step !== undefined) move(tenth(seconds + (event.shiftKey ? step * 10 : step)));
      else if (event.key === 'Home') move(0);
      else if (event.key === 'End') move(this.duration);
      else if (event.key === 'Enter' || event.key === ' ') this.playFrom(seconds);
      else if (event.key === 'Delete' && onRemove) onRemove();
      else return;
      event.preventDefault();
    });
    put(seconds);
    this.element.append(element);
    return { element, put, remove: () => element.remove() };
  }
}

/** The waveform inside an element, when there is a sound. */
export const waveIn = (host: HTMLElement): Wave | undefined => {
  const audio = host.querySelector('audio');
  const element = host.querySelector<HTMLElement>('[data-wave]');
  return audio && element ? new Wave(audio, element, Number(host.dataset['duration']) || 0) : undefined;
};

/** Alt with J, K and L: back, play or pause, on; as those do who write down what others say. */
export const listenKeys = (host: HTMLElement, wave: Wave): void => {
  host.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.code === 'KeyJ') wave.seek(wave.now - 3);
    else if (event.code === 'KeyK') wave.toggle();
    else if (event.code === 'KeyL') wave.seek(wave.now + 3);
    else return;
    event.preventDefault();
  });
};
