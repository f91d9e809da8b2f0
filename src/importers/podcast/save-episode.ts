import { hash } from 'node:crypto';
import { slugify } from '../../common/text.ts';
import {
  followEpisodes,
  putRedirects,
  saveArticle,
  type ArticleDraft,
  type Body,
} from '../../rooms/articles/articles.ts';
import {
  episodeLimits,
  type Chapter,
  type EpisodeDetails,
  type Person,
  type Soundbite,
} from '../../rooms/audio/audio.ts';
import { setMediaUses } from '../../rooms/media/media.ts';
import type { Tx } from '../../world.ts';
import { putCarried } from '../shared/import.store.ts';
import { count, countState } from '../shared/report.ts';
import type { CarryingShow, TellHere } from './carrying.ts';
import { chaptersOf, carryTranscripts } from './fetch-words.ts';
import { carrySound, type CarriedSound } from './fetch-sound.ts';
import { fetchArt, fetchPeople } from './fetch-pictures.ts';
import type { FeedItem } from './feed.ts';
import { itemBody } from './item-body.ts';
import { isSoundOfShow, putEpisode, type KnownEpisode } from './podcast-import.store.ts';

/** Everything of an episode, ready to be saved. */
export type Gathered = {
  item: FeedItem;
  body: Body;
  sound: CarriedSound | undefined;
  chapters: Chapter[];
  people: Person[];
  soundbites: Soundbite[];
  artId: string | undefined;
};

/** Soundbites that directories take. */
const soundbitesOf = ({ soundbites }: FeedItem, length: number | undefined, tell: TellHere): Soundbite[] => {
  const { soundbiteLeast, soundbiteMost } = episodeLimits;
  const fits = ({ start, duration }: Soundbite): boolean =>
    duration >= soundbiteLeast && duration <= soundbiteMost && (length === undefined || start + duration <= length);
  for (const { start, duration } of soundbites.filter((one) => !fits(one)))
    tell(
      'A soundbite must last 15 to 120 seconds within the sound, and was left out',
      `from ${start} s, ${duration} s long`,
    );
  return soundbites.filter(fits).slice(0, episodeLimits.soundbites);
};

/** Brings everything an episode is made of; nothing of it is seen yet. */
export const gatherEpisode = async (carrying: CarryingShow, item: FeedItem, tell: TellHere): Promise<Gathered> => {
  const sound = await carrySound(carrying, item, tell);
  const chapters = await chaptersOf(carrying, item, { heard: sound, tell });
  if (sound) await carryTranscripts(carrying, item, { mediaId: sound.mediaId, tell });
  else if (item.transcripts.length > 0)
    tell('Transcripts belong to a sound: without it they were left for a later run', `${item.transcripts.length}`);
  return {
    item,
    sound,
    chapters,
    people: (await fetchPeople(carrying, item.people, tell)).slice(0, episodeLimits.people),
    soundbites: soundbitesOf(item, sound?.duration, tell),
    artId: await fetchArt(carrying, item.art, { alt: item.title, tell }),
    body: await itemBody(carrying, item, tell),
  };
};

const stateOf = (
  { item, sound }: Gathered,
  now: number,
): Pick<ArticleDraft, 'status' | 'publishedAt' | 'scheduledAt' | 'createdAt'> => {
  const { publishedAt: at } = item;
  if (!sound || item.isBlocked) return { status: 'draft', createdAt: Math.min(at, now) };
  if (at > now) return { status: 'scheduled', scheduledAt: at };
  return { status: 'published', publishedAt: at, createdAt: at };
};

/** The end of its old address, where that says something; else its title's. */
const slugOf = ({ link, title }: FeedItem): string => {
  const last = URL.parse(link ?? '')
    ?.pathname.split('/')
    .findLast((part) => part !== '');
  const old = slugify((last ?? '').replace(/\.\w{2,5}$/, ''));
  return (/[\p{L}].*-/u.test(old) ? old : slugify(title)) || 'episode';
};

const detailsOf = ({ item, artId, people, chapters, soundbites }: Gathered): EpisodeDetails => ({
  type: item.type,
  isExplicit: item.isExplicit,
  people,
  chapters,
  soundbites,
  storyIds: [],
  formerUrls: item.sound ? [item.sound.url] : [],
  ...(artId === undefined ? {} : { artId }),
});

/** Pages of episodes that stood on this very host lead to where they are now. */
const leadHere = async ({ world }: CarryingShow, tx: Tx, item: FeedItem, articleId: string): Promise<void> => {
  const old = URL.parse(item.link ?? '');
  const own = URL.parse(world.config.publicUrl);
  if (!old || old.host.replace(/^www\./, '') !== own?.host.replace(/^www\./, '') || old.pathname === '/') return;
  await putRedirects(world, tx, [{ from: old.pathname, kind: 'article', target: articleId }]);
};

type Saving = { gathered: Gathered; known: KnownEpisode | undefined };

const put = async (carrying: CarryingShow, tx: Tx, { gathered, known }: Saving): Promise<void> => {
  const { world, show, origin } = carrying;
  const { item, sound, body, artId, people } = gathered;
  const now = world.now();
  const articleId = await saveArticle(world, tx, {
    ...(known ? { id: known.articleId } : { path: `${show.path}/${slugOf(item)}` }),
    ...stateOf(gathered, now),
    edition: show.edition,
    kind: 'episode',
    headline: item.title,
    standfirst: item.standfirst,
    body,
    origin,
    originId: hash('sha256', item.guid, 'hex').slice(0, 32),
    note: 'Imported from a podcast feed',
  });
  const id = known?.id ?? world.newId();
  const row = {
    id,
    show_id: show.id,
    guid: item.guid,
    title: item.title,
    status: '',
    media_id: sound?.mediaId ?? null,
    article_id: articleId,
    season: item.season ?? null,
    number: item.number ?? null,
    details: JSON.stringify(detailsOf(gathered)),
    created_at: now,
    changed_at: now,
  };
  await putEpisode(tx.db, row, known === undefined);
  await followEpisodes(tx, [articleId]);
  const media = [sound?.mediaId, artId, ...people.map(({ pictureId }) => pictureId)].flatMap((one) => one ?? []);
  await setMediaUses(tx, { kind: 'episode', id, storyId: articleId }, media);
  await leadHere(carrying, tx, item, articleId);
  const mark = sound ? 'whole' : 'silent';
  await putCarried(tx.db, [{ origin, kind: 'episode', origin_id: item.guid, target_id: articleId, mark }]);
  await tx.changed(`article:${articleId}`, `show:${show.id}`, `podcasts:${show.edition}`, `list:${show.edition}`);
};

/** Saves an episode with all that belongs to it, in one transaction: it is there whole, or not at all. */
export const saveGathered = async (carrying: CarryingShow, saving: Saving, tell: TellHere): Promise<void> => {
  const { world, show, report } = carrying;
  const { gathered, known } = saving;
  const { sound } = gathered;
  // It waited for its sound, and still does.
  if (known && !sound) return count(report, 'episodes', 'unchanged');
  const isTaken = sound !== undefined && (await isSoundOfShow(world.db, show.id, sound.mediaId));
  if (isTaken)
    tell('Another episode has the very same sound; this one is a draft without it', gathered.item.sound?.url);
  if (gathered.item.isBlocked && sound) tell('The feed hides an episode (itunes:block); it is a draft');
  const settled = isTaken ? { ...gathered, sound: undefined } : gathered;
  await world.write((tx) => put(carrying, tx, { gathered: settled, known }));
  count(report, 'episodes', known ? 'updated' : 'added');
  countState(report, stateOf(settled, world.now()).status);
};
