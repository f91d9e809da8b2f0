import type { Bar } from './bar.ts';
import type { Engine } from './engine.ts';

/** Stops after so many minutes, or at the episode's end. */
export const createSleep = (engine: Engine, bar: Bar): ((value: string, from: HTMLSelectElement) => void) => {
  let timer: number | undefined;
  let chosen = '';
  const { audio } = engine;
  const showChoice = (): void => {
    for (const select of document.querySelectorAll<HTMLSelectElement>('audio-player [data-sleep]'))
      select.value = chosen;
  };
  const rest = (): void => {
    clearTimeout(timer);
    chosen = '';
    delete audio.dataset['rests'];
    showChoice();
  };
  const stop = (): void => {
    if (engine.isPlaying()) engine.toggle();
    rest();
    bar.say(bar.words()['stopped'] ?? '');
  };
  // After the queue has heard of the end, and let it be.
  audio.addEventListener('ended', () => {
    if (audio.dataset['rests'] !== undefined) setTimeout(stop);
  });
  bar.drawn(showChoice);
  return (value) => {
    clearTimeout(timer);
    chosen = value;
    const words = bar.words();
    if (value === 'end') audio.dataset['rests'] = '';
    else delete audio.dataset['rests'];
    if (value !== '' && value !== 'end') timer = setTimeout(stop, Number(value) * 60_000);
    showChoice();
    const said = value === '' ? words['staysOn'] : value === 'end' ? words['stopsAtEnd'] : words['stopsIn'];
    bar.say((said ?? '').replace('{minutes}', value));
  };
};
