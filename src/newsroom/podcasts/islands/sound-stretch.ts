/** A stretch of a sound: two fields, and two marks on the waveform that say the same. */
import { secondsIn, soundTime } from '../../../common/sound-times.ts';
import { button, make } from './sound/parts.ts';
import { listenKeys, waveIn, type Wave } from './sound/wave.ts';

type Ends = { from: HTMLInputElement; to: HTMLInputElement };

class SoundStretch extends HTMLElement {
  #wave: Wave | undefined;

  connectedCallback(): void {
    if (this.#wave) return;
    this.#wave = waveIn(this);
    if (!this.#wave) return;
    listenKeys(this, this.#wave);
    for (const row of this.querySelectorAll<HTMLElement>('[data-stretch]')) this.#take(this.#wave, row);
  }

  #take(wave: Wave, row: HTMLElement): void {
    const [from, to] = row.querySelectorAll<HTMLInputElement>('input[data-end]');
    if (!from || !to) return;
    const ends: Ends = { from, to };
    const name = row.dataset['stretch'] ?? '';
    const span = wave.span();
    const valueOf = (field: HTMLInputElement, empty: number): number =>
      field.value.trim() === '' ? empty : (secondsIn(field.value) ?? empty);
    // A row for a soundbite that is yet to be chosen has no marks; a cut always has.
    const isChosen = (): boolean => row.dataset['always'] === 'yes' || from.value !== '' || to.value !== '';
    const marks = (['from', 'to'] as const).map((end) =>
      wave.grip({
        label: () => `${name}: ${end === 'from' ? 'begins' : 'ends'}`,
        name: end === 'from' ? '[' : ']',
        at: end === 'from' ? valueOf(from, 0) : valueOf(to, wave.duration),
        onMove: (seconds) => {
          ends[end].value = soundTime(seconds);
          draw();
        },
      }),
    );
    const draw = (): void => {
      const [a, b] = [valueOf(from, 0), valueOf(to, wave.duration)];
      marks[0]?.put(a);
      marks[1]?.put(b);
      span.put(a, b);
      for (const mark of marks) mark.element.hidden = !isChosen();
      if (!isChosen()) span.put(0, 0);
    };
    for (const field of [from, to]) field.addEventListener('change', draw);
    wave.audio.addEventListener('loadedmetadata', draw);
    this.#addActs(wave, row, { ends, name, draw, valueOf });
    draw();
  }

  #addActs(
    wave: Wave,
    row: HTMLElement,
    {
      ends,
      name,
      draw,
      valueOf,
    }: { ends: Ends; name: string; draw: () => void; valueOf: (field: HTMLInputElement, empty: number) => number },
  ): void {
    const here = (field: HTMLInputElement): void => {
      field.value = soundTime(Math.round(wave.now * 10) / 10);
      draw();
    };
    const listen = (): void => {
      const to = valueOf(ends.to, wave.duration);
      const stop = (): void => {
        if (wave.now < to && !wave.audio.paused) return;
        wave.audio.pause();
        wave.audio.removeEventListener('timeupdate', stop);
      };
      wave.playFrom(valueOf(ends.from, 0));
      wave.audio.addEventListener('timeupdate', stop);
    };
    row.append(
      make(
        'div',
        { class: 'row-acts' },
        button('Begin here', () => here(ends.from), `Begin here, where the sound is: ${name}`),
        button('End here', () => here(ends.to), `End here, where the sound is: ${name}`),
        button('Listen', listen, `Listen to ${name}`),
      ),
    );
  }
}

customElements.define('sound-stretch', SoundStretch);
