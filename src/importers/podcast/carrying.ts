import type { Show } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import type { Report } from '../shared/report.ts';
import type { Tell } from './feed.ts';
import type { Fetching } from './fetch-file.ts';

/** What carrying something over needs besides the thing itself. */
export type Carrying = {
  world: World;
  /** Names the show in our tables of what was imported. */
  origin: string;
  report: Report;
  tell: Tell;
  fetching: Fetching;
  /** Where sounds lie while they come in. */
  folder: string;
  /** Bytes of sound that came in. */
  told: (bytes: number) => void;
  maxSoundBytes: number;
};

export type CarryingShow = Carrying & { show: Show };

/** Says something about one episode. */
export type TellHere = (reason: string, detail?: string) => void;
