import {
  isTimeRule,
  saveShow,
  showById,
  showBySlug,
  showGuid,
  showLimits,
  type Show,
  type ShowDraft,
} from '../../rooms/audio/audio.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { carriedItems, putCarried } from '../shared/import.store.ts';
import { ImportOptionError } from '../shared/import-file-error.ts';
import { count } from '../shared/report.ts';
import type { Carrying, TellHere } from './carrying.ts';
import type { FeedShow } from './feed.ts';
import { fetchArt, fetchPeople } from './fetch-pictures.ts';
import { showIdOfGuid } from './podcast-import.store.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type ShowAsked = { feed: FeedShow; address: string | undefined; edition: string; slug: string | undefined };

/** The guid of the feed; where it has none, or none by the standard, the one that is made of its address. */
export const guidOf = ({ feed, address }: Pick<ShowAsked, 'feed' | 'address'>): string | undefined => {
  if (feed.guid !== undefined && uuid.test(feed.guid)) return feed.guid;
  return address === undefined ? undefined : showGuid(address);
};

/** Names a show in our tables of what was imported: its feed’s address without scheme, or its title where nobody knows the address. */
export const showKey = ({ feed, address }: Pick<ShowAsked, 'feed' | 'address'>): string =>
  address === undefined ? `title:${feed.title}` : address.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');

/** The show that this feed was brought to before, or that is asked for by its address or guid. */
export const knownShow = async (world: Carrying['world'], asked: ShowAsked): Promise<Show | undefined> => {
  const key = showKey(asked);
  const carried = (await carriedItems(world.db, 'podcast', 'show', [key])).get(key);
  const before = carried && (await showById(world, carried.targetId));
  if (asked.slug !== undefined) {
    const there = await showBySlug(world, asked.edition, asked.slug);
    if (before && before.id !== there?.id)
      throw new ImportOptionError(
        `This feed was brought here before, as “${before.title}” (--show ${before.slug}, --edition ${before.edition}). Leave --show out, or name that one.`,
      );
    return there;
  }
  const guid = guidOf(asked);
  const same = before ? undefined : guid === undefined ? undefined : await showIdOfGuid(world.db, guid);
  return before ?? (same === undefined ? undefined : showById(world, same));
};

/** What the feed says, where the rules of a show let it stand. */
const tidied = (
  feed: FeedShow,
  tell: TellHere,
): Pick<FeedShow, 'podroll' | 'funding' | 'txt' | 'copyright' | 'title' | 'author'> => {
  const podroll = feed.podroll.filter(({ guid }) => uuid.test(guid)).slice(0, showLimits.podroll);
  if (podroll.length < feed.podroll.length)
    tell('Shows of the podroll without a proper guid were left out', `${feed.podroll.length - podroll.length}`);
  if (feed.guid !== undefined && !uuid.test(feed.guid))
    tell('The show’s guid is none by the standard; one was made of the feed’s address', feed.guid);
  return {
    podroll,
    funding: feed.funding.slice(0, showLimits.funding),
    copyright: feed.copyright.slice(0, showLimits.copyright),
    txt: (feed.txt ?? []).slice(0, showLimits.txt),
    title: feed.title.slice(0, showLimits.title) || 'Podcast',
    author: feed.author.slice(0, showLimits.author),
  };
};

/** How often something comes; a rule that is none is left out. */
const frequencyOf = ({ updateFrequency }: FeedShow): Pick<ShowDraft, 'updateFrequency'> => {
  if (!updateFrequency) return {};
  const { words, rule } = updateFrequency;
  return { updateFrequency: { words, rule: isTimeRule(rule) ? rule : '' } };
};

/** The show as it is to be saved, with its pictures fetched. */
const draftOf = async (carrying: Carrying, asked: ShowAsked, here: TellHere): Promise<ShowDraft> => {
  const { feed, edition, slug } = asked;
  const people = await fetchPeople(carrying, feed.people, here);
  const artId = await fetchArt(carrying, feed.art, { alt: feed.title, tell: here });
  const own = (await publicationOf(carrying.world)).editionByCode(edition)?.language;
  const { description, ownerName, ownerEmail, categories, isExplicit, isLocked, type, licence, isComplete, medium } =
    feed;
  const guid = guidOf(asked);
  return {
    description,
    ownerName,
    ownerEmail,
    categories,
    isExplicit,
    isLocked,
    type,
    licence,
    isComplete,
    medium,
    ...tidied(feed, here),
    ...frequencyOf(feed),
    language: feed.language || own || 'en',
    people: people.slice(0, showLimits.people),
    account: undefined,
    edition,
    state: feed.isBlocked ? 'hidden' : 'published',
    ...(guid === undefined ? {} : { guid }),
    ...(slug === undefined ? {} : { slug }),
    ...(artId === undefined ? {} : { artId }),
  };
};

/** Makes the show of a feed, with its art and people. */
export const makeShow = async (carrying: Carrying, asked: ShowAsked): Promise<Show> => {
  const { world, tell, report } = carrying;
  const { feed } = asked;
  const here = (reason: string, detail?: string): void => tell(reason, 0, detail, feed.title);
  const draft = await draftOf(carrying, asked, here);
  const saved = await saveShow(world, draft);
  if (!saved.ok)
    throw new ImportOptionError(
      `The show “${feed.title}” could not be made: ${saved.faults.map(({ field, words }) => `${field}: ${words}`).join('; ')}`,
    );
  if (feed.isBlocked)
    here('The feed asks not to be listed (itunes:block); the show is hidden until somebody publishes it');
  if (feed.movedTo !== undefined && !feed.movedTo.startsWith(world.config.publicUrl))
    here('The feed says that it has moved; this is the one that was read', feed.movedTo);
  await world.write((tx) =>
    putCarried(tx.db, [
      { origin: 'podcast', kind: 'show', origin_id: showKey(asked), target_id: saved.value, mark: '' },
    ]),
  );
  count(report, 'shows', 'added');
  const show = await showById(world, saved.value);
  if (!show) throw new Error('a show that was just saved is not there');
  return show;
};
