/** Episodes: what stories of the kind `episode` are as part of a show. Their notes, state and times are the story's. */
import * as v from 'valibot';
import type { Account } from '../rooms/accounts/accounts.ts';
import { cursorText, parseCursor } from '../rooms/articles/articles.ts';
import {
  createEpisode,
  episodeCursor,
  episodeOf,
  episodesOf,
  mayShow,
  readChaptersJson,
  saveEpisode,
  saveStorySound,
  showById,
  toChaptersJson,
  type EpisodeSaid,
  type EpisodeView,
} from '../rooms/audio/audio.ts';
import { accessTo, draftOf } from '../rooms/drafting/drafting.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { exampleMarkdown, versionNumber } from './newsroom-examples.ts';
import { newsroomProblems, wrongField } from './newsroom-refusals.ts';
import { draftEntries, pageOf, said, text, version } from './newsroom-schemas.ts';
import { exampleEpisode } from './podcast-examples.ts';
import { episodeEntries, episodeSchema, faultSchema } from './podcast-schemas.ts';
import { onlySaid, savingRefusal, shownEpisode } from './podcast-shown.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { id, line, place } from './schemas.ts';
import { urlOf } from './shown.tsx';
import { fieldsSent } from './story-draft.ts';

const reading = { access: 'stories:read', group: 'Podcasts', problems: [...newsroomProblems, 'bad-query'] } as const;
const writing = { ...reading, access: 'podcasts:write', bodyLimit: 4 * 1024 * 1024 } as const;
const storyParams = { storyId: id };
const aPage = 50;

/** The episode a story is, for somebody who may look into it. */
const episodeFor = async (world: World, account: Account, storyId: string): Promise<EpisodeView | undefined> => {
  const access = await accessTo(world.db, account, storyId);
  return access === undefined || access === 'none' ? undefined : episodeOf(world, storyId);
};

const reads = [
  endpoint({
    ...reading,
    id: 'listEpisodes',
    method: 'GET',
    path: '/shows/{showId}/episodes',
    summary: 'The episodes of a show, those that are not out yet first, then the newest; 50 at a time',
    params: { showId: id },
    query: {
      published: v.optional(said(v.picklist(['true']), 'Only those that readers can hear.')),
      before: v.optional(place),
    },
    answer: pageOf(episodeSchema),
    example: { items: [exampleEpisode], next: null },
    run: async ({ world, account, params: { showId }, query }) => {
      if (!mayShow(account, 'see-shows')) return refused('not-allowed');
      if (!(await showById(world, showId))) return refused('not-found');
      const before = parseCursor(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      const onlyPublished = query.published === 'true';
      const found = await episodesOf(world, showId, { before, limit: aPage + 1, onlyPublished });
      const items = found.slice(0, aPage);
      const last = items.at(-1);
      return answered({
        items: items.map((one) => shownEpisode(world, one)),
        next: found.length > aPage && last ? cursorText(episodeCursor(last)) : null,
      });
    },
  }),
  endpoint({
    ...reading,
    id: 'getEpisode',
    method: 'GET',
    path: '/episodes/{storyId}',
    summary: 'One episode, by the story it is',
    params: storyParams,
    answer: episodeSchema,
    example: exampleEpisode,
    run: async ({ world, account, params }) => {
      const episode = await episodeFor(world, account, params.storyId);
      return episode ? answered(shownEpisode(world, episode)) : refused('not-found');
    },
  }),
];

const newEpisode = v.strictObject({ ...draftEntries, headline: line(500), ...episodeEntries });

/** The part of a new episode that is its story's, and the part that is its own. */
const parted = (body: v.InferOutput<typeof newEpisode>) => {
  const entries = Object.entries(body);
  const own = Object.fromEntries(entries.filter(([name]) => name in episodeEntries)) as EpisodeSaid;
  const story = Object.fromEntries(entries.filter(([name]) => !(name in episodeEntries)));
  return { own: onlySaid(own), story };
};

const writes = [
  endpoint({
    ...writing,
    id: 'createEpisode',
    method: 'POST',
    path: '/shows/{showId}/episodes',
    summary: 'Begin an episode: a story of the kind `episode` that nobody but the newsroom sees',
    detail:
      'Its recording is uploaded to the library first (`POST /media` or `/media/uploads`). What concerns its text goes on by `/stories/{storyId}/draft`, and it goes out by `/stories/{storyId}/publish` or `/schedule`. When something about the episode is not as it should be, its story is begun all the same, and `faults` says what to send again.',
    takesKey: true,
    keepsAnswer: true,
    params: { showId: id },
    body: newEpisode,
    bodyExample: { headline: 'The night of the two tides', markdown: exampleMarkdown, mediaId: ids.decision },
    status: 201,
    answer: v.strictObject({ id, version, faults: v.array(faultSchema) }),
    example: { id: ids.story, version: versionNumber, faults: [] },
    run: async ({ world, account, params: { showId }, body }) => {
      if (!mayShow(account, 'write-episode')) return refused('not-allowed');
      const show = await showById(world, showId);
      if (!show) return refused('not-found');
      const { own, story } = parted(body);
      const fields = await fieldsSent(world, story, { edition: show.edition, before: undefined });
      if ('ok' in fields) return fields;
      const { sectionId } = fields;
      const begun = await createEpisode(world, {
        ...own,
        account,
        showId,
        headline: body.headline,
        fields,
        ...(sectionId === undefined ? {} : { sectionId }),
      });
      const storyId = begun.ok ? begun.value.articleId : begun.articleId;
      if (storyId === undefined) return begun.ok ? refused('not-found') : savingRefusal(begun);
      const changedAt = (await draftOf(world, storyId))?.changedAt ?? 0;
      return answered({ id: storyId, version: changedAt, faults: begun.ok ? [] : begun.faults });
    },
  }),
  endpoint({
    ...writing,
    id: 'changeEpisode',
    method: 'PATCH',
    path: '/episodes/{storyId}',
    summary: 'Give an episode its recording, numbers, people, chapters, soundbites; readers see it at once',
    detail:
      'Lists are replaced as a whole; null takes away. A story of the kind `episode` without a show gets one by `showId`.',
    params: storyParams,
    body: v.strictObject({ showId: v.optional(said(id, 'Another show of its edition.')), ...episodeEntries }),
    bodyExample: { mediaId: ids.decision, number: 12 },
    answer: episodeSchema,
    example: exampleEpisode,
    run: async ({ world, account, params: { storyId }, body: { showId: asked, ...body } }) => {
      const access = await accessTo(world.db, account, storyId);
      if (access === undefined || access === 'none') return refused('not-found');
      const before = await episodeOf(world, storyId);
      const showId = asked ?? before?.showId;
      if (showId === undefined) return wrongField('/showId', 'It is part of no show yet: say of which.');
      const saved = await saveEpisode(world, { ...onlySaid(body), account, articleId: storyId, showId });
      if (!saved.ok) return savingRefusal(saved);
      const episode = await episodeOf(world, storyId);
      return episode ? answered(shownEpisode(world, episode)) : refused('not-found');
    },
  }),
];

const chapterText = said(text, 'JSON of podcast:chapters, as it stands in files of that name.');

const chapters = [
  endpoint({
    ...reading,
    id: 'getChapters',
    method: 'GET',
    path: '/episodes/{storyId}/chapters',
    summary: 'An episode’s chapters as a file of podcast:chapters',
    params: storyParams,
    answer: v.strictObject({ chapters: chapterText }),
    example: { chapters: '{"version":"1.2.0","chapters":[{"startTime":0,"title":"The quay"}]}' },
    run: async ({ world, account, params }) => {
      const episode = await episodeFor(world, account, params.storyId);
      if (!episode) return refused('not-found');
      const pictureUrl = (mediaId: string): string => urlOf(world, `/media/${mediaId}`);
      return answered({ chapters: toChaptersJson(episode.chapters, pictureUrl) });
    },
  }),
  endpoint({
    ...writing,
    id: 'putChapters',
    method: 'PUT',
    path: '/episodes/{storyId}/chapters',
    summary: 'Replace an episode’s chapters by those of a file of podcast:chapters',
    params: storyParams,
    body: v.strictObject({ chapters: chapterText }),
    bodyExample: { chapters: '{"version":"1.2.0","chapters":[{"startTime":0,"title":"The quay"}]}' },
    status: 204,
    run: async ({ world, account, params: { storyId }, body }) => {
      const episode = await episodeFor(world, account, storyId);
      if (!episode) return refused('not-found');
      const read = readChaptersJson(body.chapters);
      if (!read.ok) return wrongField('/chapters', `${read.detail ?? 'It cannot be read'}.`);
      const { showId } = episode;
      const saved = await saveEpisode(world, { account, articleId: storyId, showId, chapters: read.value });
      return saved.ok ? answered(undefined) : savingRefusal(saved);
    },
  }),
];

const storySound = [
  endpoint({
    ...writing,
    id: 'putStorySound',
    method: 'PUT',
    path: '/stories/{storyId}/sound',
    summary: 'Give a story a sound it can be heard as (“listen to this story”), or take it away with null',
    params: storyParams,
    body: v.strictObject({ mediaId: v.nullable(said(id, 'A sound of the library.')) }),
    bodyExample: { mediaId: ids.decision },
    status: 204,
    run: async ({ world, account, params: { storyId }, body: { mediaId } }) => {
      const access = await accessTo(world.db, account, storyId);
      if (access === undefined || access === 'none') return refused('not-found');
      const saved = await saveStorySound(world, { account, articleId: storyId, mediaId });
      if (saved.ok) return answered(undefined);
      if (saved.refusal === 'no-such-sound') return wrongField('/mediaId', 'This is not a sound of the media library.');
      if (saved.refusal === 'is-episode')
        return refused('wrong-state', { detail: 'It is an episode: its recording is its sound.' });
      return refused(saved.refusal === 'forbidden' ? 'not-allowed' : 'not-found');
    },
  }),
];

export const podcastEpisodeEndpoints = [...reads, ...writes, ...chapters, ...storySound];
