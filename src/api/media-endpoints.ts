/** The media library: found, described, put away; files come in whole. Large ones: media-upload-endpoints.ts. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  binMedia,
  editMedia,
  faultsOf,
  libraryFilters,
  libraryItem,
  listLibrary,
  mediaKinds,
  mediaUsesOf,
  purgeMedia,
  restoreMedia,
  thumbOf,
  type LibraryItem,
  type MediaEdit,
} from '../rooms/media/media.ts';
import type { World } from '../world.ts';
import { atPlace, placeText } from './at-place.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal } from './newsroom-refusals.ts';
import { count, listOf, maybeText, maybeTime, pageOf, said, text } from './newsroom-schemas.ts';
import { named } from './json-schema.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { id, line, moment, place } from './schemas.ts';
import { maybeMoment, urlOf } from './shown.tsx';

const reading = { access: 'stories:read', group: 'Media', problems: [...newsroomProblems, 'bad-query'] } as const;
const writing = { ...reading, access: 'media:write' } as const;
const mediaParams = { mediaId: id };

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const focal = v.strictObject({ x: share, y: share });
const texts = v.record(line(35), v.strictObject({ alt: v.optional(line(1_000)), caption: v.optional(line(2_000)) }));

export const mediumSchema = named(
  'Medium',
  v.strictObject({
    id,
    kind: v.picklist(mediaKinds),
    state: said(text, '`waiting`: usable, smaller versions are still being made; `missing`: there is no file.'),
    fileName: text,
    contentType: text,
    bytes: count,
    width: v.nullable(count),
    height: v.nullable(count),
    duration: v.nullable(v.number()),
    title: text,
    alt: text,
    caption: text,
    texts,
    credit: text,
    creditUrl: maybeText,
    licence: text,
    licenceUrl: maybeText,
    holder: text,
    usageTerms: text,
    expiresAt: maybeTime,
    takenAt: maybeTime,
    focal,
    uses: count,
    deletedAt: maybeTime,
    faults: said(v.array(text), 'What should be mended before readers see it, in the language of the default edition.'),
    url: said(maybeText, 'The file.'),
    thumb: maybeText,
    desk: text,
  }),
);

export const exampleMedium = {
  id: ids.decision,
  kind: 'picture' as const,
  state: 'ready',
  fileName: 'quay.jpg',
  contentType: 'image/jpeg',
  bytes: 812_400,
  width: 2_400,
  height: 1_600,
  duration: null,
  title: '',
  alt: 'Two pilots look at a gauge on the quay.',
  caption: '',
  texts: {},
  credit: 'Maren Holm',
  creditUrl: null,
  licence: 'CC BY 4.0',
  licenceUrl: null,
  holder: '',
  usageTerms: '',
  expiresAt: null,
  takenAt: at,
  focal: { x: 0.5, y: 0.4 },
  uses: 1,
  deletedAt: null,
  faults: [],
  url: 'https://news.example/media/01963f40/quay.jpg',
  thumb: null,
  desk: `https://news.example/newsroom/media/${ids.decision}`,
};

const address = (world: World, path: string | undefined): string | null =>
  path === undefined ? null : urlOf(world, path);

export const shownMedium = (world: World, item: LibraryItem, language: string): v.InferOutput<typeof mediumSchema> => {
  const { media } = item;
  return {
    id: media.id,
    kind: media.kind,
    state: media.state,
    fileName: media.fileName,
    contentType: media.contentType,
    bytes: media.bytes,
    width: media.width ?? null,
    height: media.height ?? null,
    duration: media.duration ?? null,
    title: item.title,
    alt: media.alt,
    caption: media.caption,
    texts: media.texts,
    credit: media.credit,
    creditUrl: media.creditUrl ?? null,
    licence: media.licence,
    licenceUrl: media.licenceUrl ?? null,
    holder: item.holder,
    usageTerms: item.usageTerms,
    expiresAt: maybeMoment(item.expiresAt),
    takenAt: maybeMoment(item.takenAt),
    focal: media.focal,
    uses: item.uses,
    deletedAt: maybeMoment(item.deletedAt),
    faults: faultsOf(item, language, world.now()),
    url: address(world, media.path),
    thumb: address(world, thumbOf(media)),
    desk: urlOf(world, `/newsroom/media/${media.id}`),
  };
};

const library = [
  endpoint({
    ...reading,
    id: 'listMedia',
    method: 'GET',
    path: '/media',
    summary: 'The library, newest first, 48 at a time',
    query: {
      q: v.optional(said(line(200), 'Words of its name, title, texts, credit or licence.')),
      kind: v.optional(v.picklist(mediaKinds)),
      filter: v.optional(v.picklist(libraryFilters)),
      addedBy: v.optional(id),
      before: v.optional(place),
    },
    answer: pageOf(mediumSchema),
    example: { items: [exampleMedium], next: null },
    run: async ({ world, account, visit, query: { q, before: sent, ...rest } }) => {
      if (!mayStory(account, 'see-media')) return refused('not-allowed');
      const before = atPlace(sent);
      if (isLost(sent, before)) return wrongPlace('before');
      const page = await listLibrary(world, { words: q, before, ...rest });
      const items = page.items.map((item) => shownMedium(world, item, visit.edition.language));
      return answered({ items, next: placeText(page.next) });
    },
  }),
  endpoint({
    ...reading,
    id: 'getMedium',
    method: 'GET',
    path: '/media/{mediaId}',
    summary: 'One medium, those in the bin too',
    params: mediaParams,
    answer: mediumSchema,
    example: exampleMedium,
    run: async ({ world, account, visit, params }) => {
      if (!mayStory(account, 'see-media')) return refused('not-allowed');
      const item = await libraryItem(world, params.mediaId);
      return item ? answered(shownMedium(world, item, visit.edition.language)) : refused('not-found');
    },
  }),
  endpoint({
    ...reading,
    id: 'listMediumUses',
    method: 'GET',
    path: '/media/{mediaId}/uses',
    summary: 'Where a medium is used; up to 200',
    params: mediaParams,
    answer: listOf(v.strictObject({ kind: text, id: text, storyId: maybeText })),
    example: { items: [{ kind: 'article', id: ids.story, storyId: ids.story }] },
    run: async ({ world, account, params }) => {
      if (!mayStory(account, 'see-media')) return refused('not-allowed');
      if (!(await libraryItem(world, params.mediaId))) return refused('not-found');
      const uses = await mediaUsesOf(world, params.mediaId);
      return answered({ items: uses.map((use) => ({ kind: use.kind, id: use.id, storyId: use.storyId ?? null })) });
    },
  }),
];

const optionalLine = (longest: number) => v.optional(line(longest));

const care = [
  endpoint({
    ...writing,
    id: 'describeMedium',
    method: 'PATCH',
    path: '/media/{mediaId}',
    summary: 'Say what a medium shows, whose it is and what may be done with it; pages that show it follow',
    params: mediaParams,
    body: v.strictObject({
      title: optionalLine(300),
      alt: optionalLine(1_000),
      caption: optionalLine(2_000),
      texts: v.optional(said(texts, 'By language, where they differ.')),
      credit: optionalLine(300),
      creditUrl: optionalLine(500),
      licence: optionalLine(300),
      licenceUrl: optionalLine(500),
      holder: optionalLine(300),
      usageTerms: optionalLine(1_000),
      expiresAt: v.optional(v.nullable(moment)),
      focal: v.optional(said(focal, 'Where the eye should rest: parts of width and height.')),
    }),
    bodyExample: { alt: 'Two pilots look at a gauge on the quay.', credit: 'Maren Holm', focal: { x: 0.5, y: 0.4 } },
    status: 204,
    run: async ({ world, account, params, body: { expiresAt, ...rest } }) => {
      const item = await libraryItem(world, params.mediaId);
      if (!item) return refused('not-found');
      if (!mayStory(account, 'edit-media', item.addedBy === account.id)) return refused('not-allowed');
      const known = Object.entries(rest).filter(([, value]) => value !== undefined);
      const expiry = expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : Date.parse(expiresAt) };
      const edit = { ...(Object.fromEntries(known) as MediaEdit), ...expiry };
      const done = await editMedia(world, { mediaId: params.mediaId, accountId: account.id, said: edit });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...writing,
    id: 'removeMedium',
    method: 'DELETE',
    path: '/media/{mediaId}',
    summary: 'Put a medium into the bin for 30 days; what is used anywhere stays',
    params: mediaParams,
    query: { forGood: v.optional(said(v.picklist(['true']), 'One that is in the bin goes for good, with its files.')) },
    status: 204,
    run: async ({ world, account, params: { mediaId }, query }) => {
      const item = await libraryItem(world, mediaId);
      if (!item) return refused('not-found');
      if (!mayStory(account, 'delete-media', item.addedBy === account.id)) return refused('not-allowed');
      if (query.forGood === 'true') {
        const gone = await purgeMedia(world, [mediaId]);
        return gone.length > 0 ? answered(undefined) : refused('wrong-state', { detail: 'Put it into the bin first.' });
      }
      const { used } = await binMedia(world, { mediaIds: [mediaId], accountId: account.id });
      return used.length === 0 ? answered(undefined) : refused('in-use');
    },
  }),
  endpoint({
    ...writing,
    id: 'restoreMedium',
    method: 'POST',
    path: '/media/{mediaId}/restore',
    summary: 'Take a medium out of the bin',
    params: mediaParams,
    status: 204,
    run: async ({ world, account, params: { mediaId } }) => {
      const item = await libraryItem(world, mediaId);
      if (!item) return refused('not-found');
      if (!mayStory(account, 'delete-media', item.addedBy === account.id)) return refused('not-allowed');
      const back = await restoreMedia(world, { mediaIds: [mediaId], accountId: account.id });
      return back.length > 0 ? answered(undefined) : refused('wrong-state', { detail: 'It is not in the bin.' });
    },
  }),
];

export const mediaEndpoints = [...library, ...care];
