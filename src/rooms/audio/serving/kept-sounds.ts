import type { World } from '../../../world.ts';
import { soundAt, type FoundSound, type SoundAt, type SoundName } from './find-sound.ts';

const most = 5_000;

export type KeptSounds = {
  find: (name: SoundName) => FoundSound | Promise<SoundAt>;
  /** Looks anew: what was known has proved wrong. */
  findAgain: (name: SoundName) => Promise<SoundAt>;
};

const keyOf = ({ mediaId, content, extension }: SoundName): string => `${mediaId}/${content}.${extension}`;

/**
 * What is known of addresses that were asked for, kept until something about them changes. Only what strangers may hear is kept, so that
 * made-up addresses fill nothing.
 */
export const createKeptSounds = (world: World): KeptSounds => {
  const kept = new Map<string, FoundSound>();
  let changes = 0;
  world.onChanges((topics) => {
    changes += 1;
    if (topics === null) return kept.clear();
    const told = new Set(topics);
    for (const [key, sound] of kept) if (sound.topics.some((topic) => told.has(topic))) kept.delete(key);
  });

  const look = async (name: SoundName): Promise<SoundAt> => {
    const before = changes;
    const found = await soundAt(world, name);
    // What was read while something changed may be what it was before.
    if (found === undefined || found === 'gone' || 'movedTo' in found || !found.isPublic || before !== changes)
      return found;
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    kept.set(keyOf(name), found);
    return found;
  };

  return {
    find: (name) => kept.get(keyOf(name)) ?? look(name),
    findAgain: (name) => {
      kept.delete(keyOf(name));
      return look(name);
    },
  };
};
