import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { setStorySound, type Article } from '../../articles/articles.ts';
import { accessTo } from '../../drafting/drafting.ts';
import { isUsable, mediaById } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { playable, type Playable } from '../player/playable.ts';
import { recordingOf } from '../recordings/read-recordings.ts';
import { soundOf } from '../serving/sound-of.ts';
import { transcriptLanguages } from '../transcripts/transcripts.store.ts';

/** The sound a story may be heard as; undefined when it has none, or an episode, which is a sound itself. */
export const storySoundOf = async (
  world: World,
  visit: Visit,
  article: Pick<Article, 'id' | 'headline' | 'path' | 'kind' | 'publishedAt' | 'meta'>,
): Promise<Playable | undefined> => {
  const mediaId = article.meta.soundId;
  if (mediaId === undefined || article.kind === 'episode') return undefined;
  const [recording, sound, spoken] = await Promise.all([
    recordingOf(world, mediaId),
    soundOf(world, mediaId),
    transcriptLanguages(world.db, [mediaId]),
  ]);
  const { edition, publication } = visit;
  const heard = await playable(world, visit, {
    articleId: article.id,
    mediaId,
    title: article.headline,
    path: article.path,
    chapters: [],
    publishedAt: article.publishedAt,
    art: undefined,
    show: { title: edition.publicationName, path: publication.home(edition) },
    recording,
    sound,
    transcripts: spoken.map(({ language }) => language),
  });
  return heard && { ...heard, show: undefined };
};

/** Says which sound a story can be heard as ("listen to this article"), or none (null). It is heard at once. */
export const saveStorySound = async (
  world: World,
  { account, articleId, mediaId }: { account: Account | undefined; articleId: string; mediaId: string | null },
): Promise<Outcome<undefined, 'forbidden' | 'not-found' | 'no-such-sound' | 'is-episode'>> => {
  if (account && (await accessTo(world.db, account, articleId)) !== 'write') return refuse('forbidden');
  const media = mediaId === null ? undefined : await mediaById(world, mediaId);
  if (mediaId !== null && !(media?.kind === 'sound' && isUsable(media))) return refuse('no-such-sound');
  return world.write(async (tx) => {
    const done = await setStorySound(tx, articleId, mediaId);
    return done === 'done' ? ok(undefined) : refuse(done);
  });
};
