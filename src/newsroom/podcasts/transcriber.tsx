import type { JSX } from 'preact';
import type { World } from '../../world.ts';
import type { AtSound } from './at-sound.tsx';

export const transcriberOf = async (world: World, at: AtSound, language: string): Promise<JSX.Element | null> => {
  void world;
  void at;
  void language;
  return null;
};
