import { childrenOf, within, type FeedNode, type Rule } from './feed-document.ts';

/** What the podcast namespace asks for (Podcastindex-org/podcast-namespace), and what Apple asks for beyond the W3C validator. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const webUrl = /^https?:\/\/[^\s]+$/i;

const isPodcast = ({ name }: FeedNode): boolean => name.startsWith('podcast:');

const needed: Record<string, readonly string[]> = {
  'podcast:transcript': ['url', 'type'],
  'podcast:chapters': ['url', 'type'],
  'podcast:soundbite': ['startTime', 'duration'],
  'podcast:funding': ['url'],
  'podcast:trailer': ['url', 'pubdate'],
  'podcast:remoteItem': ['feedGuid'],
  'podcast:socialInteract': ['protocol'],
  'podcast:image': ['href'],
};
const addresses = ['url', 'href', 'img', 'feedUrl', 'accountUrl'];

const lintAttributes: Rule = (node, report) => {
  if (!isPodcast(node)) return;
  const { attributes } = node;
  for (const attr of needed[node.name] ?? []) if (!attributes[attr]?.trim()) report('MissingAttribute', node, { attr });
  for (const attr of addresses)
    if (attributes[attr] !== undefined && !(webUrl.test(attributes[attr]) && URL.canParse(attributes[attr])))
      report('InvalidURLAttribute', node, { attr });
  if (node.name === 'podcast:socialInteract' && attributes['protocol'] !== 'disabled' && !attributes['uri'])
    report('MissingAttribute', node, { attr: 'uri' });
  for (const attr of ['startTime', 'duration', 'length', 'season'])
    if (attributes[attr] !== undefined && !/^\d+(?:\.\d+)?$/.test(attributes[attr]))
      report('InvalidNumberAttribute', node, { attr });
};

const lintValues: Rule = (node, report) => {
  const value = node.text.trim();
  if (node.name === 'podcast:guid' && !uuid.test(value)) report('InvalidPodcastGuid', node);
  if ((node.name === 'podcast:locked' || node.name === 'podcast:block') && !/^(?:yes|no)$/.test(value))
    report('InvalidYesNo', node);
  if (node.name === 'podcast:season' && !/^\d+$/.test(value)) report('InvalidNonNegativeInteger', node);
  if (node.name === 'podcast:episode' && !/^\d+(?:\.\d+)?$/.test(value)) report('InvalidNumber', node);
  if (/^podcast:(?:person|funding|trailer|license)$/.test(node.name) && value === '') report('NotBlank', node);
  if (/^podcast:(?:person|funding|trailer|license|soundbite)$/.test(node.name) && value.length > 128)
    report('TooLong', node);
};

const once = ['guid', 'locked', 'medium', 'podroll', 'license', 'updateFrequency', 'chapters', 'season', 'episode'];

const places: Record<string, 'channel' | 'item'> = {
  'podcast:guid': 'channel',
  'podcast:locked': 'channel',
  'podcast:medium': 'channel',
  'podcast:trailer': 'channel',
  'podcast:podroll': 'channel',
  'podcast:updateFrequency': 'channel',
  'podcast:transcript': 'item',
  'podcast:chapters': 'item',
  'podcast:soundbite': 'item',
  'podcast:season': 'item',
  'podcast:episode': 'item',
};

const lintPlaces: Rule = (node, report) => {
  if (node.name !== 'channel' && node.name !== 'item') return;
  for (const name of once) {
    const [, second] = childrenOf(node, `podcast:${name}`);
    if (second) report('DuplicateElement', second);
  }
  for (const child of node.children) {
    const place = places[child.name];
    if (place !== undefined && place !== node.name) report('UndefinedElement', child);
  }
};

/** Apple takes no episode without sound, and none whose sound it has under another guid. */
const lintEpisodes: Rule = (node, report) => {
  if (node.name !== 'channel') return;
  const items = childrenOf(node, 'item');
  const isPodcastFeed = node.children.some(({ name }) => name.startsWith('itunes:'));
  if (!isPodcastFeed) return;
  const seen = new Set<string>();
  for (const item of items) {
    const [enclosure] = childrenOf(item, 'enclosure');
    if (!enclosure) {
      report('MissingEnclosure', within(item, 'enclosure'));
      continue;
    }
    const { url = '', type = '' } = enclosure.attributes;
    if (seen.has(url)) report('RepeatedEnclosure', enclosure, { value: url });
    seen.add(url);
    if (/[^ -~]/.test(url)) report('UriNotIri', enclosure, { attr: 'url' });
    if (!/^(?:audio|video)\//.test(type) && !/^application\/(?:pdf|epub\+zip)$/.test(type) && !/^x-audio\//.test(type))
      report('InvalidMIMEAttribute', enclosure, { attr: 'type' });
  }
  const [serial] = childrenOf(node, 'itunes:type');
  if (serial?.text.trim() !== 'serial') return;
  for (const item of items) {
    const kind = childrenOf(item, 'itunes:episodeType')[0]?.text.trim() ?? 'full';
    if (kind === 'full' && childrenOf(item, 'itunes:episode').length === 0)
      report('MissingItunesElement', within(item, 'itunes:episode'));
  }
};

const lintDescription: Rule = (node, report) => {
  if (node.name === 'description' && node.parent?.name === 'channel' && Buffer.byteLength(node.text) > 4_000)
    report('TooLong', node);
};

export const podcastRules: readonly Rule[] = [lintAttributes, lintValues, lintPlaces, lintEpisodes, lintDescription];
