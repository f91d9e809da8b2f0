/** What this browser keeps about listening: nothing before something was played. */
import type { Episode } from './engine.ts';

/** Private windows and full disks throw; then nothing is kept. */
const read = (storage: () => Storage, key: string): unknown => {
  try {
    return JSON.parse(storage().getItem(key) ?? '');
  } catch {
    return undefined;
  }
};

const write = (storage: () => Storage, key: string, value: unknown): void => {
  try {
    if (value === undefined) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // It is not kept, then.
  }
};

const local = (): Storage => localStorage;
const ofTab = (): Storage => sessionStorage;

/** Media id → second, and when that was. */
type Places = Record<string, [second: number, at: number]>;
const mostPlaces = 100;
const places = (): Places => (read(local, 'heard') ?? {}) as Places;

export const placeOf = (media: string): [second: number, at: number] | undefined => places()[media];

/** Remembers where somebody stopped; `undefined` forgets it: heard to the end. */
export const keepPlace = (media: string, second: number | undefined, at = Date.now()): void => {
  const { [media]: _, ...others } = places();
  const kept = Object.entries(others)
    .sort(([, [, one]], [, [, other]]) => other - one)
    .slice(0, mostPlaces - 1);
  const own: [string, [number, number]][] = second === undefined ? [] : [[media, [Math.floor(second), at]]];
  write(local, 'heard', Object.fromEntries([...own, ...kept]));
};

/** How somebody likes to listen. */
export type Taste = { speed?: number; volume?: number; muted?: boolean; follows?: boolean };
export const taste = (): Taste => read(local, 'listening taste') ?? {};
export const keepTaste = (changed: Taste): void => write(local, 'listening taste', { ...taste(), ...changed });

/** What this tab was in the middle of. */
export type Session = { episode: Episode; at: number; playing: boolean; queue: Episode[]; told: string[] };
/** A player in a frame of another page is heard there alone: no bar, no way through the site, nothing to go on with elsewhere. */
export const isFramed = (): boolean => window.top !== window.self;
export const session = (): Session | undefined =>
  isFramed() ? undefined : (read(ofTab, 'listening') as Session | undefined);
export const keepSession = (now: Session | undefined): void => {
  if (!isFramed()) write(ofTab, 'listening', now);
};
