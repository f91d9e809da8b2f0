/** A small newspaper with shows and episodes, for the tests of what podcast apps read. */
import sharp from 'sharp';
import { bodyOf, makeNewspaper, type Newspaper } from '../../../test/newspaper.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { saveArticle, type ArticleDraft } from '../../rooms/articles/articles.ts';
import { saveEpisode, saveShow, saveTranscript, type EpisodeDraft, type ShowDraft } from '../../rooms/audio/audio.ts';
import { examined, makeSound, mp3Of } from '../../rooms/audio/sound-for-tests.ts';
import { addMedia } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';

export type PodcastSite = TestSite & { paper: Newspaper };

/** On https, as the podcast namespace asks for. */
export const podcastSite = async (settings: Parameters<typeof testSite>[0] = {}): Promise<PodcastSite> => {
  const site = await testSite({ publicUrl: 'https://courant.test', ...settings });
  return { ...site, paper: await makeNewspaper(site.world) };
};

export const makeArt = async (world: World, width = 1_400): Promise<string> => {
  const bytes = await sharp({ create: { width, height: width, channels: 3, background: '#0b5d4f' } })
    .jpeg()
    .toBuffer();
  const added = await world.write((tx) =>
    addMedia(world, tx, { bytes, fileName: 'art.jpg', alt: 'A lighthouse & its "beam"' }),
  );
  if (!added.ok) throw new Error(added.refusal);
  return added.value;
};

export const makeShow = async (world: World, draft: Partial<ShowDraft> = {}): Promise<string> => {
  const saved = await saveShow(world, {
    account: undefined,
    edition: 'en',
    slug: 'tide',
    title: 'The Tide',
    description: 'News of the coast.',
    ownerName: 'The Courant',
    ownerEmail: 'podcasts@courant.test',
    categories: ['News > Daily News'],
    ...draft,
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return saved.value;
};

export type EpisodeToMake = Partial<Omit<EpisodeDraft, 'account' | 'articleId' | 'showId'>> & {
  story?: Partial<ArticleDraft>;
  seconds?: number;
  /** Another file for each seed. */
  seed?: number;
  isSilent?: boolean;
};

let seeds = 0;

/** A published episode; its story, its sound. */
export const makeEpisode = async (
  { world, paper }: PodcastSite,
  showId: string,
  { story = {}, seconds = 12, seed = (seeds += 1), isSilent = false, ...said }: EpisodeToMake = {},
): Promise<{ articleId: string; mediaId: string }> => {
  const draft: ArticleDraft = {
    edition: 'en',
    kind: 'episode',
    headline: 'Low water',
    standfirst: 'What the mud keeps.',
    body: bodyOf('Notes of the episode.'),
    authorIds: [paper.authorId],
    ...story,
    status: 'draft',
  };
  const articleId = await world.write((tx) => saveArticle(world, tx, draft));
  const mediaId = isSilent ? '' : await makeSound(world, mp3Of(seconds, { seed }));
  if (!isSilent) await examined(world, mediaId, seconds);
  const saved = await saveEpisode(world, {
    account: undefined,
    articleId,
    showId,
    ...(isSilent ? {} : { mediaId }),
    ...said,
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const { slug = articleId.slice(-8) } = draft;
  const status = story.status ?? 'published';
  await world.write((tx) => saveArticle(world, tx, { ...draft, id: articleId, slug, status }));
  return { articleId, mediaId };
};

/** Saves the story of an episode anew, with something changed. */
export const changeStory = (
  { world, paper }: PodcastSite,
  articleId: string,
  change: Partial<ArticleDraft>,
): Promise<string> =>
  world.write((tx) =>
    saveArticle(world, tx, {
      edition: 'en',
      kind: 'episode',
      headline: 'Low water',
      standfirst: 'What the mud keeps.',
      body: bodyOf('Notes of the episode.'),
      authorIds: [paper.authorId],
      status: 'published',
      ...change,
      id: articleId,
    }),
  );

export const makeTranscript = async (world: World, mediaId: string, isTimed = true): Promise<void> => {
  const cues = isTimed
    ? [{ start: 0, end: 4, speaker: 'Ana', text: 'Good morning.' }]
    : [{ start: 0, end: 0, text: 'Good morning.' }];
  const saved = await saveTranscript(world, { mediaId, language: 'en', cues, isTimed, origin: 'written' });
  if (!saved.ok) throw new Error(saved.refusal);
};
