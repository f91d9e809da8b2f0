import { clockTime } from '../../../../common/clock-time.ts';
import type { Bar } from './bar.ts';
import type { Engine, Episode } from './engine.ts';
import { fill, sayOn } from './player-element.ts';

/** Passes on an address that plays from this second: by the device's own sheet, else by the clipboard, else as text. */
export const share = async (engine: Engine, episode: Episode, from: HTMLElement, bar: Bar): Promise<void> => {
  const player = from.closest<HTMLElement>('audio-player');
  const say = player ? sayOn(player) : bar.words();
  const at = engine.episode?.media === episode.media ? Math.floor(engine.at()) : 0;
  const address = new URL(episode.path, location.href);
  if (at > 0) address.searchParams.set('t', String(at));
  const url = address.href;
  const data = { title: episode.title, url };
  const isTouch = matchMedia('(pointer: coarse)').matches;
  if (isTouch && navigator.share && navigator.canShare?.(data))
    return void navigator.share(data).catch(() => undefined);
  const told = await navigator.clipboard?.writeText(url).then(
    () => fill(say['copied'], clockTime(at)),
    () => undefined,
  );
  const status = player?.querySelector('.player-status');
  if (status) status.textContent = told ?? `${say['shareFailed'] ?? ''} ${url}`;
};
