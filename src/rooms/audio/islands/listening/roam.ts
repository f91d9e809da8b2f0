/** Comes with the first sound: the bar, moving through the site, the queue, the timer, sharing, and what the device is told. */
import { createBar } from './bar.ts';
import { isFramed } from './kept.ts';
import { countListening } from './count.ts';
import type { Engine, Episode } from './engine.ts';
import { moveSoftly } from './move.ts';
import { createQueue } from './queue.ts';
import { share } from './share-at.ts';
import { createSleep } from './sleep.ts';
import { syncPlaces } from './sync.ts';
import { tellDevice } from './tell-device.ts';

export type Extras = (act: string, from: HTMLElement, episode: Episode) => void;

export const roam = (engine: Engine): Extras => {
  const bar = createBar(engine);
  const queue = createQueue(engine, bar);
  const sleep = createSleep(engine, bar);
  tellDevice(engine, queue);
  countListening(engine);
  syncPlaces(engine);
  if (!isFramed()) moveSoftly(engine, bar);
  return (act, from, episode) => {
    if (act === 'queue') queue.add(episode, from);
    else if (act === 'sleep') sleep((from as HTMLSelectElement).value, from as HTMLSelectElement);
    else if (act === 'share') void share(engine, episode, from, bar);
    else if (act === 'panel') bar.openPanel();
    else if (act === 'close') bar.close();
  };
};
