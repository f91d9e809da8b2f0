/** What other systems are told of stories, live entries, media and letters: ids, states and links as they are now. */
import type { World } from '../../world.ts';
import { episodeOf } from '../audio/audio.ts';
import type { WebhookEvent } from './newsroom-events.ts';
import { entryOfSignal, letterIssueOfSignal, mediaOfSignal, storyOfSignal } from './signal-facts.store.ts';
import type { SignalData, SignalMessage } from './signal-message.ts';

/** The payload of the job `story-signal`. */
export type NewsroomSignal = {
  /** Left out where the fact itself cannot happen twice. */
  id?: string;
  event: WebhookEvent;
  at: number;
  articleId?: string;
  entryId?: string;
  mediaId?: string;
  issueId?: string;
  /** Of a change of state: from where to where. */
  from?: string;
  to?: string;
};

const moment = (at: number): string => new Date(at).toISOString();
const maybe = (at: number | null): string | null => (at === null ? null : moment(at));

/** In which state of work a story is, or where it is if it is no longer in work. */
const stateOf = ({ status, work_state: work }: { status: string; work_state: string }): string => {
  if (status === 'draft') return work;
  return status === 'trashed' ? 'bin' : status;
};

/** What a story is as an episode of a podcast. */
const episodePart = async (world: World, id: string): Promise<Pick<SignalData, 'episode'>> => {
  const found = await episodeOf(world, id);
  if (!found) return {};
  const { guid, type, season = null, number = null, show, sound, status, recording } = found;
  const absolute = (path: string): string => new URL(path, world.config.publicUrl).href;
  const isHeard = status === 'published' && sound !== undefined;
  return {
    episode: {
      guid,
      show: { id: show.id, title: show.title, url: absolute(show.path), feed: absolute(`${show.path}/feed.xml`) },
      type,
      season,
      number,
      duration: recording?.duration ?? null,
      audio: isHeard ? { url: absolute(sound.path), contentType: sound.mime, bytes: sound.bytes } : null,
    },
  };
};

const storyPart = async (world: World, id: string): Promise<Pick<SignalData, 'story' | 'episode'>> => {
  const row = await storyOfSignal(world.db, id);
  if (!row) return {};
  const absolute = (path: string): string => new URL(path, world.config.publicUrl).href;
  return {
    ...(row.kind === 'episode' ? await episodePart(world, id) : {}),
    story: {
      id: row.id,
      edition: row.edition,
      kind: row.kind,
      state: stateOf(row),
      headline: row.headline,
      sectionId: row.section_id,
      revision: row.revision,
      publishedAt: maybe(row.published_at),
      updatedAt: maybe(row.updated_at),
      scheduledAt: maybe(row.scheduled_at),
      url: row.status === 'published' ? absolute(row.path) : null,
      api: absolute(`/api/v1/stories/${row.id}`),
      desk: absolute(`/newsroom/stories/${row.id}`),
    },
  };
};

const entryPart = async ({ db }: World, id: string): Promise<Pick<SignalData, 'entry'>> => {
  const row = await entryOfSignal(db, id);
  return row ? { entry: { id: row.id, at: moment(row.at), headline: row.headline } } : {};
};

const mediaPart = async (world: World, id: string): Promise<Pick<SignalData, 'media'>> => {
  const row = await mediaOfSignal(world.db, id);
  if (!row) return {};
  const { kind, bytes } = row;
  const desk = new URL(`/newsroom/media/${id}`, world.config.publicUrl).href;
  return { media: { id, kind, fileName: row.file_name, contentType: row.content_type, bytes, desk } };
};

const letterPart = async (world: World, id: string): Promise<Pick<SignalData, 'letter'>> => {
  const row = await letterIssueOfSignal(world.db, id);
  return row ? { letter: { id: row.letter_id, issueId: row.id, number: row.number, sent: row.sent } } : {};
};

/** What is told of something that happened in the newsroom, as things stand now. */
export const newsroomMessage = async (world: World, signal: NewsroomSignal): Promise<SignalMessage> => {
  const { articleId, entryId, mediaId, issueId, from, to } = signal;
  const data = {
    ...(articleId ? await storyPart(world, articleId) : {}),
    ...(entryId ? await entryPart(world, entryId) : {}),
    ...(mediaId ? await mediaPart(world, mediaId) : {}),
    ...(issueId ? await letterPart(world, issueId) : {}),
    ...(from !== undefined && to !== undefined ? { change: { from, to } } : {}),
  };
  return { type: signal.event, timestamp: moment(signal.at), data };
};
