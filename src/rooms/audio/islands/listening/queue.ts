import type { Bar } from './bar.ts';
import type { Engine, Episode } from './engine.ts';
import { fill, sayOn, type Say } from './player-element.ts';

export type Queue = {
  add: (episode: Episode, from: HTMLElement) => void;
  next: () => boolean;
  previous: () => void;
};

type Desk = { engine: Engine; bar: Bar; heard: Episode[] };

const longest = 50;
/** So far into an episode “previous” begins it anew. */
const beginsAnew = 5;

const button = (text: string, name: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'player-icon';
  made.textContent = text;
  made.ariaLabel = name;
  made.onclick = act;
  return made;
};

const take = (desk: Desk, index: number): void => {
  const { engine } = desk;
  const [episode] = engine.queue.splice(index, 1);
  if (!episode) return;
  if (engine.episode) desk.heard.push(engine.episode);
  draw(desk);
  engine.load(episode, { play: true });
};

const focusOn = ({ bar }: Desk, index: number, which: number): void => {
  const rows = bar.element()?.querySelectorAll<HTMLElement>('[data-queue] > li');
  const buttons = rows?.[Math.max(0, Math.min(index, rows.length - 1))]?.querySelectorAll('button');
  // The first cannot go up, nor the last down: the other way has the focus then.
  const stop = [which, 3 - which, 0].map((one) => buttons?.[one]).find((one) => one && !one.disabled);
  (stop ?? bar.element()?.querySelector<HTMLElement>('[data-act="panel"]'))?.focus();
};

const move = (desk: Desk, index: number, by: 1 | -1): void => {
  const { queue } = desk.engine;
  const [episode] = queue.splice(index, 1);
  if (!episode) return;
  queue.splice(index + by, 0, episode);
  draw(desk);
  focusOn(desk, index + by, by < 0 ? 1 : 2);
  const moved = desk.bar.words()['moved'] ?? '';
  desk.bar.say(moved.replace('{place}', String(index + by + 1)).replace('{title}', () => episode.title));
};

const remove = (desk: Desk, index: number): void => {
  const [episode] = desk.engine.queue.splice(index, 1);
  draw(desk);
  focusOn(desk, index, 3);
  if (episode) desk.bar.say(fill(desk.bar.words()['unqueued'], episode.title));
};

const rowOf = (desk: Desk, episode: Episode, index: number, say: Say): HTMLElement => {
  const row = document.createElement('li');
  const name = document.createElement('button');
  name.type = 'button';
  name.className = 'queue-name';
  name.ariaLabel = fill(say['playNow'], episode.title);
  name.onclick = () => take(desk, index);
  const title = document.createElement('bdi');
  title.textContent = episode.title;
  name.append(title);
  const up = button('↑', fill(say['up'], episode.title), () => move(desk, index, -1));
  const down = button('↓', fill(say['down'], episode.title), () => move(desk, index, 1));
  up.disabled = index === 0;
  down.disabled = index === desk.engine.queue.length - 1;
  row.append(
    name,
    up,
    down,
    button('×', fill(say['remove'], episode.title), () => remove(desk, index)),
  );
  return row;
};

const draw = (desk: Desk): void => {
  const { engine, bar } = desk;
  engine.keep();
  const list = bar.element()?.querySelector('[data-queue]');
  const empty = bar.element()?.querySelector<HTMLElement>('[data-queue-empty]');
  const say = bar.words();
  list?.replaceChildren(...engine.queue.map((episode, index) => rowOf(desk, episode, index, say)));
  if (empty) empty.hidden = engine.queue.length > 0;
};

const add = (desk: Desk, episode: Episode, from: HTMLElement): void => {
  const { engine, bar } = desk;
  // Where nothing sounds there is no queue yet: it begins.
  if (!engine.episode) return engine.load(episode, { play: true });
  const isIn = engine.episode.media === episode.media || engine.queue.some(({ media }) => media === episode.media);
  if (!isIn && engine.queue.length < longest) engine.queue.push(episode);
  draw(desk);
  const player = from.closest<HTMLElement>('audio-player');
  const say = player ? sayOn(player) : bar.words();
  bar.say(fill(isIn ? say['queuedAlready'] : say['queued'], episode.title));
  if (from.localName === 'play-button') from.toggleAttribute('data-queued', true);
};

const previous = (desk: Desk): void => {
  const { engine, heard } = desk;
  const before = engine.at() > beginsAnew ? undefined : heard.pop();
  if (!before) return engine.seek(0);
  if (engine.episode) engine.queue.unshift(engine.episode);
  draw(desk);
  engine.load(before, { play: true });
};

export const createQueue = (engine: Engine, bar: Bar): Queue => {
  const desk: Desk = { engine, bar, heard: [] };
  const next = (): boolean => {
    if (engine.queue.length === 0) return false;
    take(desk, 0);
    return true;
  };
  bar.drawn(() => draw(desk));
  // The sleep timer hears of an end first and pauses; then nothing follows.
  engine.audio.addEventListener('ended', () => {
    if (engine.audio.dataset['rests'] === undefined) next();
  });
  return { add: (episode, from) => add(desk, episode, from), next, previous: () => previous(desk) };
};
