/** What listeners have: feeds of their own, how far they have listened, and the moments comments are about. */
import * as v from 'valibot';
import {
  begunBy,
  forgetPlace,
  keepPlace,
  makePrivateFeed,
  momentsOf,
  privateFeedPath,
  privateFeedsOf,
  revokePrivateFeed,
  type PrivateFeed,
} from '../rooms/audio/audio.ts';
import { articleById } from '../rooms/articles/articles.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import { wrongField } from './newsroom-refusals.ts';
import { count, listOf, maybeText, maybeTime, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line, moment } from './schemas.ts';
import { maybeMoment, momentText, urlOf } from './shown.tsx';

const feedEntries = {
  id,
  name: text,
  showId: said(maybeText, 'Null: all shows of its edition.'),
  edition: text,
  createdAt: moment,
  usedAt: maybeTime,
  revokedAt: maybeTime,
};
const exampleFeed = {
  id: ids.decision,
  name: 'My phone',
  showId: ids.tag,
  edition: 'en',
  createdAt: at,
  usedAt: null,
  revokedAt: null,
};

const shownFeed = ({ id: feedId, name, showId, edition, createdAt, usedAt, revokedAt }: PrivateFeed) => ({
  id: feedId,
  name,
  showId: showId ?? null,
  edition,
  createdAt: momentText(createdAt),
  usedAt: maybeMoment(usedAt),
  revokedAt: maybeMoment(revokedAt),
});

const feeds = [
  endpoint({
    id: 'listPrivateFeeds',
    method: 'GET',
    path: '/me/podcast-feeds',
    group: 'Podcasts',
    access: 'read',
    summary: 'Your private podcast feeds; those that were revoked for a month more',
    answer: listOf(v.strictObject(feedEntries)),
    example: { items: [exampleFeed] },
    run: async ({ world, account }) => answered({ items: (await privateFeedsOf(world, account.id)).map(shownFeed) }),
  }),
  endpoint({
    id: 'makePrivateFeed',
    method: 'POST',
    path: '/me/podcast-feeds',
    group: 'Podcasts',
    access: 'follow',
    summary: 'Make a private feed for a podcast app of yours',
    detail: 'Its address is given once: whoever has it reads the feed as you, until you revoke it.',
    problems: ['invalid', 'too-many'],
    body: v.strictObject({
      name: said(line(100), 'So that you know it again: “My phone”.'),
      showId: v.optional(said(id, 'Left out: all shows of the edition.')),
      edition: v.optional(line(20)),
    }),
    bodyExample: { name: 'My phone', showId: ids.tag },
    status: 201,
    answer: v.strictObject({ ...feedEntries, url: text }),
    example: { ...exampleFeed, url: 'https://news.example/podcasts/private/kJ8…Qw.xml' },
    run: async ({ world, account, visit, body: { name, showId, edition = visit.edition.code } }) => {
      if (!(await publicationOf(world)).editionByCode(edition))
        return wrongField('/edition', 'There is no such edition.');
      const made = await makePrivateFeed(world, account, { name, showId, edition });
      if (made.ok)
        return answered({ ...shownFeed(made.value.feed), url: urlOf(world, privateFeedPath(made.value.secret)) });
      if (made.refusal === 'too-many') return refused('too-many');
      return made.refusal === 'no-name'
        ? wrongField('/name', 'A name is needed.')
        : wrongField('/showId', 'There is no such show.');
    },
  }),
  endpoint({
    id: 'revokePrivateFeed',
    method: 'DELETE',
    path: '/me/podcast-feeds/{feedId}',
    group: 'Podcasts',
    access: 'follow',
    summary: 'Revoke one of your private feeds: apps get nothing from it any more',
    problems: ['not-found'],
    params: { feedId: id },
    status: 204,
    run: async ({ world, account, params }) =>
      (await revokePrivateFeed(world, account.id, params.feedId)) ? answered(undefined) : refused('not-found'),
  }),
];

const placeEntries = { mediaId: id, seconds: v.number(), at: moment };

const listening = [
  endpoint({
    id: 'listListening',
    method: 'GET',
    path: '/me/listening',
    group: 'Podcasts',
    access: 'read',
    summary: 'What you have begun to listen to and not heard to its end, the last first; up to 50',
    answer: listOf(
      v.strictObject({ ...placeEntries, storyId: id, title: text, url: text, duration: v.nullable(v.number()) }),
    ),
    example: {
      items: [
        {
          mediaId: ids.decision,
          seconds: 71.5,
          at,
          storyId: ids.story,
          title: 'The night of the two tides',
          url: 'https://news.example/podcasts/the-tide-table/the-night-of-the-two-tides',
          duration: 179.4,
        },
      ],
    },
    run: async ({ world, account }) => {
      const begun = await begunBy(world, account.id);
      const items = begun.map(({ mediaId, seconds, at: when, story, length }) => ({
        mediaId,
        seconds,
        at: momentText(when),
        storyId: story.id,
        title: story.headline,
        url: urlOf(world, story.path),
        duration: length ?? null,
      }));
      return answered({ items });
    },
  }),
  endpoint({
    id: 'putListening',
    method: 'PUT',
    path: '/me/listening/{mediaId}',
    group: 'Podcasts',
    access: 'bookmarks',
    summary: 'Say how far you have listened; the newest word of any of your devices holds',
    detail: 'It is written down at most every ten seconds, and forgotten at the end and after a year.',
    problems: ['not-found', 'invalid'],
    params: { mediaId: id },
    body: v.strictObject({
      seconds: said(v.pipe(v.number(), v.minValue(0)), 'From the beginning.'),
      hasEnded: v.optional(v.boolean()),
      at: v.optional(said(moment, 'When that was so, where it is told later.')),
    }),
    bodyExample: { seconds: 71.5 },
    answer: v.strictObject({
      isKept: said(v.boolean(), 'Else `place` is what holds.'),
      place: v.nullable(v.strictObject({ seconds: v.number(), at: moment })),
    }),
    example: { isKept: true, place: { seconds: 71.5, at } },
    run: async ({ world, account, params: { mediaId }, body: { seconds, hasEnded = false, at: when } }) => {
      const told = { mediaId, seconds, hasEnded, ...(when === undefined ? {} : { at: Date.parse(when) }) };
      const kept = await keepPlace(world, account.id, told);
      if (!kept.ok)
        return kept.refusal === 'no-sound'
          ? refused('not-found')
          : wrongField('/seconds', 'No recording is that long.');
      const { isKept, place } = kept.value;
      return answered({ isKept, place: place ? { seconds: place.seconds, at: momentText(place.at) } : null });
    },
  }),
  endpoint({
    id: 'removeListening',
    method: 'DELETE',
    path: '/me/listening/{mediaId}',
    group: 'Podcasts',
    access: 'bookmarks',
    summary: 'Take something off what you have begun to listen to',
    params: { mediaId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      await forgetPlace(world, account.id, params.mediaId);
      return answered(undefined);
    },
  }),
];

const moments = [
  endpoint({
    id: 'listMoments',
    method: 'GET',
    path: '/stories/{storyId}/moments',
    group: 'Podcasts',
    access: 'public',
    summary: 'Which moments of an episode, or of a story’s sound, comments are about; up to 300',
    problems: ['not-found'],
    params: { storyId: id },
    answer: listOf(
      v.strictObject({
        second: count,
        comments: said(count, 'How many comments name it first.'),
        commentId: said(id, 'The first of them.'),
      }),
    ),
    example: { items: [{ second: 754, comments: 3, commentId: ids.comment }] },
    run: async ({ world, params: { storyId } }) => {
      const story = await articleById(world, storyId);
      if (story?.status !== 'published') return refused('not-found');
      const found = await momentsOf(world, storyId);
      const items = found.map(({ second, count: comments, commentId }) => ({ second, comments, commentId }));
      return answered({ items }, { topics: [`thread:${storyId}`, `article:${storyId}`], maxAge: 60 });
    },
  }),
];

export const podcastListeningEndpoints = [...feeds, ...listening, ...moments];
