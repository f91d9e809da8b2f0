import { refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';

/** The sound a story is listened to by. */
export const storySoundOf = async (world: World, articleId: string): Promise<string | undefined> => {
  void world;
  void articleId;
  return undefined;
};

export const setStorySound = async (
  world: World,
  at: unknown,
  mediaId: string | undefined,
): Promise<Outcome<string>> => {
  void world;
  void at;
  void mediaId;
  return refuse('not-yet');
};
