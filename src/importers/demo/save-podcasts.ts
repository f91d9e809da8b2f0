import { basename } from 'node:path';
import { followEpisodes, markdownToBody, saveArticle } from '../../rooms/articles/articles.ts';
import {
  showGuid,
  type EpisodeDetails,
  type Person,
  type ShowDetails,
  type Soundbite,
} from '../../rooms/audio/audio.ts';
import { keepMedia, receiveMedia, setMediaUses, type ReceivedMedia } from '../../rooms/media/media.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { Tx, World } from '../../world.ts';
import { putEpisode } from '../podcast/podcast-import.store.ts';
import { insertShow, insertTranscript } from './demo-podcasts.store.ts';
import { demoMoment } from './demo-time.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Demo } from './read-demo.ts';
import type { DemoEpisode, DemoShow } from './read-podcasts.ts';
import type { Known } from './save-story.ts';

type Told = Pick<FrontMatter, 'values'> & { file: string };

const text = ({ values }: Told, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};
const list = ({ values }: Told, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};
const records = ({ values }: Told, name: string): Record<string, string>[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object') : [];
};
const number = (told: Told, name: string): number | null => Number(text(told, name)) || null;

const need = <T>(value: T | undefined, { file }: Told, what: string): T => {
  if (value === undefined) throw new Error(`${file}: ${what} is missing or unknown`);
  return value;
};

const peopleOf = (told: Told): Person[] =>
  records(told, 'people').map(({ name = '', role = 'host' }) => ({ name, role, group: 'cast' }));

/** Files of the shows, by their paths, taken in before the transaction. */
export const receivePodcasts = async (
  world: World,
  shows: readonly DemoShow[],
): Promise<Map<string, ReceivedMedia>> => {
  const paths = shows.flatMap(({ art, episodes }) => [art, ...episodes.map(({ sound }) => sound)]);
  const received = await Promise.all(
    paths.map(async (filePath): Promise<[string, ReceivedMedia]> => {
      const one = await receiveMedia(world, { filePath, fileName: basename(filePath) });
      if (!one.ok) throw new Error(`${filePath}: ${one.detail ?? one.refusal}`);
      return [filePath, one.value];
    }),
  );
  return new Map(received);
};

const rights = {
  credit: 'The Aldermouth Courant (made for the demo)',
  licence: 'CC0 1.0',
  licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
} as const;

type Saving = { world: World; tx: Tx; demo: Demo; known: Known; received: ReadonlyMap<string, ReceivedMedia> };
type SavedShow = { id: string; path: string; edition: string; language: string };

const keep = ({ world, tx, received }: Saving, path: string, said: { title: string; alt?: string }): Promise<string> =>
  keepMedia(world, tx, need(received.get(path), { values: {}, file: path }, 'the file'), { ...rights, ...said });

const detailsOfShow = (show: DemoShow, { artId, language }: { artId: string; language: string }): ShowDetails => ({
  description: show.body.trim(),
  language,
  author: text(show, 'author'),
  ownerName: text(show, 'ownerName'),
  ownerEmail: text(show, 'ownerEmail'),
  artId,
  categories: list(show, 'categories'),
  isExplicit: false,
  type: text(show, 'type') === 'serial' ? 'serial' : 'episodic',
  copyright: text(show, 'copyright'),
  licence: text(show, 'licence'),
  isLocked: true,
  isComplete: false,
  people: peopleOf(show),
  funding: records(show, 'funding').map(({ url = '', words = '' }) => ({ url, words })),
  podroll: [],
  medium: 'podcast',
});

const saveShow = async (saving: Saving, show: DemoShow, position: number): Promise<SavedShow> => {
  const { world, tx } = saving;
  const publication = await publicationOf(world);
  const edition = need(publication.editionByCode(text(show, 'edition')), show, 'its edition');
  const path = publication.inEdition(edition, `/podcasts/${show.slug}`);
  const title = text(show, 'title');
  const artId = await keep(saving, show.art, { title, alt: title });
  const id = world.newId();
  const { code, language } = edition;
  await insertShow(tx.db, {
    id,
    edition: code,
    slug: show.slug,
    title,
    guid: showGuid(`${world.config.publicUrl}${path}/feed.xml`),
    details: JSON.stringify(detailsOfShow(show, { artId, language })),
    state: 'published',
    position,
    created_at: world.now(),
    changed_at: world.now(),
  });
  await setMediaUses(tx, { kind: 'show', id }, [artId]);
  await tx.changed('shows', `show:${id}`, `podcasts:${code}`);
  return { id, path, edition: code, language };
};

/** A soundbite begins where a mark of the script is. */
const soundbitesOf = (episode: DemoEpisode): Soundbite[] =>
  records(episode, 'soundbites').map(({ start = '', duration = '', title = '' }) => ({
    start: need(episode.times.marks[start], episode, `the mark “${start}”`),
    duration: Number(duration),
    title,
  }));

const detailsOf = (episode: DemoEpisode, edition: string, known: Known): EpisodeDetails => ({
  type: 'full',
  isExplicit: false,
  people: peopleOf(episode),
  chapters: episode.times.chapters,
  soundbites: soundbitesOf(episode),
  storyIds: list(episode, 'stories').map((id) =>
    need(known.stories.get(`${edition}/${id}`)?.id, episode, `story “${id}”`),
  ),
  formerUrls: [],
});

/** The story an episode is. */
const saveStoryOf = async (
  { world, tx, demo, known }: Saving,
  show: SavedShow,
  episode: DemoEpisode,
): Promise<string> => {
  const read = markdownToBody(episode.body, {
    picture: (file) => known.media.get(file),
    story: (id) => known.addresses.get(`${show.edition}/${id}`),
  });
  if (read.faults.length > 0) throw new Error(`${episode.file}: ${read.faults.join('; ')}`);
  const at = demoMoment(text(episode, 'published'), world.now(), demo.publication.timeZone);
  const publishedAt = need(at, episode, 'published');
  const articleId = await saveArticle(world, tx, {
    edition: show.edition,
    kind: 'episode',
    status: 'published',
    path: `${show.path}/${text(episode, 'slug')}`,
    translationGroup: `demo-${text(episode, 'id')}`,
    headline: text(episode, 'headline'),
    standfirst: text(episode, 'standfirst'),
    body: read.body,
    publishedAt,
    authorIds: list(episode, 'authors').map((key) => need(known.authors.get(key), episode, `author “${key}”`)),
    tagIds: list(episode, 'tags').map((key) => need(known.tags.get(`${show.edition}/${key}`), episode, `tag “${key}”`)),
    // Nobody is told of the demo.
    tell: { followers: false, hubs: false },
  });
  known.stories.set(`${show.edition}/${text(episode, 'id')}`, { id: articleId, publishedAt });
  return articleId;
};

const saveEpisode = async (saving: Saving, show: SavedShow, episode: DemoEpisode): Promise<void> => {
  const { world, tx, known } = saving;
  const mediaId = await keep(saving, episode.sound, { title: text(episode, 'headline') });
  const articleId = await saveStoryOf(saving, show, episode);
  const id = world.newId();
  const now = world.now();
  const row = {
    id,
    show_id: show.id,
    guid: `demo-${text(episode, 'id')}`,
    title: text(episode, 'headline'),
    status: 'published',
    media_id: mediaId,
    article_id: articleId,
    season: number(episode, 'season'),
    number: number(episode, 'number'),
    details: JSON.stringify(detailsOf(episode, show.edition, known)),
    created_at: now,
    changed_at: now,
  };
  await putEpisode(tx.db, row, true);
  await insertTranscript(tx.db, {
    media_id: mediaId,
    language: show.language,
    cues: JSON.stringify(episode.times.cues),
    is_timed: 1,
    origin: 'written',
    changed_at: now,
  });
  await followEpisodes(tx, [articleId]);
  await setMediaUses(tx, { kind: 'episode', id, storyId: articleId }, [mediaId]);
};

/** Saves the demo's shows; its stories must be there, for episodes are linked with them. */
export const savePodcasts = async (
  world: World,
  tx: Tx,
  { demo, known, received }: Pick<Saving, 'demo' | 'known' | 'received'>,
): Promise<void> => {
  const saving: Saving = { world, tx, demo, known, received };
  for (const [position, show] of demo.podcasts.entries()) {
    const saved = await saveShow(saving, show, position);
    for (const episode of show.episodes) await saveEpisode(saving, saved, episode);
  }
};
