import { element, rfc822, textElement, xmlDeclaration } from '../xml.ts';
import type { PodcastFeed } from './podcast-feed.ts';
import { drawArt, drawCategory, drawPerson, enclosed, shortName } from './podcast-pieces.ts';
import { drawPodcastItem } from './write-podcast-item.ts';

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
};

/** RSS’s own picture; its title and link must be the channel’s. */
const drawImage = ({ art, title, pageUrl }: PodcastFeed): string =>
  art
    ? element('image', {}, textElement('url', art.url) + textElement('title', title) + textElement('link', pageUrl))
    : '';

const drawOwner = ({ owner }: PodcastFeed): string =>
  owner?.email
    ? element('itunes:owner', {}, textElement('itunes:name', owner.name) + textElement('itunes:email', owner.email))
    : '';

const drawLinks = ({ selfUrl, hubs, pages }: PodcastFeed): string => {
  const link = (rel: string, href: string): string =>
    element('atom:link', { href, rel, type: rel === 'hub' ? undefined : 'application/rss+xml' });
  return [
    link('self', selfUrl),
    ...(pages ? [link('first', pages.first), ...(pages.next === undefined ? [] : [link('next', pages.next)])] : []),
    ...hubs.map((hub) => link('hub', hub)),
  ].join('');
};

const itunesPart = (feed: PodcastFeed): string[] => [
  textElement('itunes:author', feed.author),
  drawOwner(feed),
  drawArt(feed.art),
  ...feed.categories.map(drawCategory),
  textElement('itunes:explicit', String(feed.isExplicit)),
  textElement('itunes:type', feed.type),
  feed.isPrivate ? textElement('itunes:block', 'Yes') : '',
  feed.isComplete ? textElement('itunes:complete', 'Yes') : '',
  textElement('itunes:new-feed-url', feed.movedTo),
];

const drawPodroll = ({ podroll, medium }: PodcastFeed): string =>
  podroll.length === 0
    ? ''
    : element(
        'podcast:podroll',
        {},
        podroll
          .map(({ guid, title, url }) =>
            element('podcast:remoteItem', { feedGuid: guid, feedUrl: url, medium, title: title || undefined }),
          )
          .join(''),
      );

const drawFrequency = ({ updateFrequency, isComplete }: PodcastFeed): string => {
  const { words = '', rule = '' } = updateFrequency ?? {};
  if (words === '' && rule === '' && !isComplete) return '';
  return (
    textElement('podcast:updateFrequency', words, {
      complete: isComplete ? 'true' : undefined,
      rrule: rule || undefined,
    }) || element('podcast:updateFrequency', { complete: isComplete ? 'true' : undefined, rrule: rule || undefined })
  );
};

const podcastPart = (feed: PodcastFeed): string[] => [
  textElement('podcast:guid', feed.guid),
  textElement('podcast:locked', feed.isLocked || feed.isPrivate ? 'yes' : 'no', {
    owner: feed.owner?.email || undefined,
  }),
  textElement('podcast:medium', feed.medium),
  ...feed.people.map(drawPerson),
  ...feed.funding.map(({ url, words }) => textElement('podcast:funding', shortName(words), { url })),
  textElement('podcast:license', feed.licence && shortName(feed.licence.name), { url: feed.licence?.url }),
  drawPodroll(feed),
  ...feed.trailers.map(({ title, sound, publishedAt, season }) =>
    textElement('podcast:trailer', shortName(title), { pubdate: rfc822(publishedAt), ...enclosed(sound), season }),
  ),
  ...feed.txt.map(({ purpose, text }) => textElement('podcast:txt', text, { purpose: purpose || undefined })),
  drawFrequency(feed),
  feed.isPrivate ? textElement('podcast:block', 'yes') : '',
];

/** RSS 2.0 with the modules of Apple and of Podcasting 2.0, as both document them. */
export const writePodcastRss = (feed: PodcastFeed): string => {
  const channel = [
    textElement('title', feed.title),
    textElement('link', feed.pageUrl),
    drawLinks(feed),
    textElement('description', feed.description),
    textElement('language', feed.language),
    textElement('copyright', feed.copyright),
    textElement('lastBuildDate', rfc822(feed.changedAt)),
    textElement('generator', 'Courant'),
    drawImage(feed),
    ...itunesPart(feed),
    ...podcastPart(feed),
    ...feed.items.map(drawPodcastItem),
  ].filter((part) => part !== '');
  return `${xmlDeclaration}${element('rss', namespaces, element('channel', {}, channel.join('\n')))}\n`;
};
