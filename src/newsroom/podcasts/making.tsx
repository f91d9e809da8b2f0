import type { JSX } from 'preact';
import type { World } from '../../world.ts';
import type { AtSound } from './at-sound.tsx';

export const makingOf = async (world: World, at: AtSound): Promise<JSX.Element | null> => {
  void world;
  void at;
  return null;
};
