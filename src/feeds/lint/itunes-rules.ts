import { isShowCategory, showCategories } from '../../rooms/audio/audio.ts';
import { childrenOf, within, type FeedNode, type Rule } from './feed-document.ts';

/** What Apple asks of a podcast's feed: tags, their places and values. */
const names = (text: string): string[] => text.split(' ').map((name) => `itunes:${name}`);

const inChannel = names(
  'author block category complete explicit image keywords link new-feed-url owner pubDate subtitle summary title type applepodcastsverify',
);
const inItem = names(
  'author block duration episode episodeType explicit image isClosedCaptioned keywords link order season subtitle summary title',
);
/** What may stand in one place more than once. */
const repeated = new Set(['itunes:category', 'itunes:keywords']);

const isItunes = ({ name }: FeedNode): boolean => name.startsWith('itunes:');

const lintPlaces: Rule = (node, report) => {
  const known = node.name === 'channel' ? inChannel : node.name === 'item' ? inItem : undefined;
  if (!known) return;
  const seen = new Set<string>();
  for (const child of node.children.filter(isItunes)) {
    if (!known.includes(child.name)) report('UndefinedElement', child);
    if (seen.has(child.name) && !repeated.has(child.name)) report('DuplicateElement', child);
    seen.add(child.name);
  }
};

const longest: Record<string, number> = { 'itunes:subtitle': 255, 'itunes:keywords': 255, 'itunes:summary': 4_000 };

const values: Record<string, readonly [event: string, pattern: RegExp]> = {
  'itunes:duration': ['InvalidDuration', /^\s*(?:\d+|(?:\d+:)?[0-5]?\d:[0-5]\d)\s*$/],
  'itunes:explicit': ['InvalidTrueFalse', /^(?:true|false)$/i],
  'itunes:block': ['InvalidYesNoClean', /^(?:yes|no|clean)$/i],
  'itunes:complete': ['InvalidYesNoClean', /^(?:yes|no)$/i],
  'itunes:episode': ['InvalidPositiveInteger', /^\s*[1-9]\d*\s*$/],
  'itunes:season': ['InvalidPositiveInteger', /^\s*[1-9]\d*\s*$/],
  'itunes:episodeType': ['InvalidItunesEpisodeType', /^\s*(?:full|trailer|bonus)\s*$/],
  'itunes:type': ['InvalidItunesChannelType', /^\s*(?:episodic|serial)\s*$/],
  'itunes:email': ['InvalidContact', /^\s*[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:]+\s*$/],
  'itunes:new-feed-url': ['InvalidLink', /^\s*https?:\/\/\S+\s*$/],
};

const lintValues: Rule = (node, report) => {
  if (!isItunes(node)) return;
  const [event, pattern] = values[node.name] ?? [];
  if (event !== undefined && pattern && !pattern.test(node.text)) report(event, node);
  if (node.text.trim().length > (longest[node.name] ?? Infinity)) report('TooLong', node);
  if (node.name === 'itunes:keywords' && node.text.trim().includes(' ') && !node.text.includes(','))
    report('InvalidKeywords', node);
};

const lintImage: Rule = (node, report) => {
  if (node.name !== 'itunes:image') return;
  const { href } = node.attributes;
  if (href === undefined) report('MissingAttribute', node, { attr: 'href' });
  else if (!/^https?:\/\/\S+$/i.test(href) || !URL.canParse(href))
    report('InvalidLink', { ...node, name: 'href', parent: { ...node, name: 'itunes_image' } });
};

/** Categories of former lists: taken by directories, with a wink. */
const formerParts: Record<string, readonly string[]> = {
  'Arts & Entertainment': [
    'Architecture',
    'Books',
    'Design',
    'Entertainment',
    'Games',
    'Performing Arts',
    'Photography',
  ],
  Arts: ['Literature', 'Food', 'Fashion & Beauty'],
  'Audio Blogs': [],
  Business: [
    'Business News',
    'Careers',
    'Finance',
    'Investing',
    'Management & Marketing',
    'Movers & Shakers',
    'Shopping',
  ],
  Education: ['Education Technology', 'Higher Education', 'K-12', 'K-12', 'Language Courses', 'Training'],
  Family: [],
  Food: [],
  'Games & Hobbies': ['Automotive', 'Aviation', 'Hobbies', 'Other Games', 'Video Games'],
  'Government & Organizations': ['Local', 'National', 'Non-Profit', 'Regional'],
  Health: [
    'Alternative Health',
    'Diet & Nutrition',
    'Fitness',
    'Fitness & Nutrition',
    'Relationships',
    'Self-Help',
    'Sexuality',
  ],
  International: [],
  'Movies & Television': [],
  'News & Politics': ['Conservative (Right)', 'Liberal (Left)'],
  Politics: [],
  'Public Radio': [],
  'Religion & Spirituality': ['Other'],
  'Science & Medicine': ['Medicine', 'Natural Sciences', 'Social Sciences'],
  'Society & Culture': ['Gay & Lesbian', 'History', 'Personal Journals'],
  'Sports & Recreation': ['Amateur', 'College & High School', 'Outdoor', 'Professional', 'TV'],
  'Talk Radio': [],
  Technology: [
    'Computers',
    'Developers',
    'Gadgets',
    'Information Technology',
    'News',
    'Operating Systems',
    'Podcasting',
    'Smart Phones',
    'Software How-To',
    'Tech News',
    'Text/Speech',
  ],
  Transportation: ['Automotive', 'Aviation', 'Bicycles', 'Commuting'],
  Travel: [],
};

const isFormer = (main: string, part: string | undefined): boolean =>
  part === undefined
    ? Object.hasOwn(formerParts, main)
    : Object.hasOwn(formerParts, main) && (formerParts[main]?.includes(part) ?? false);

const lintCategory: Rule = (node, report) => {
  if (node.name !== 'itunes:category') return;
  const { text } = node.attributes;
  if (text === undefined) return report('MissingAttribute', node, { attr: 'text' });
  const isPart = node.parent?.name === 'itunes:category';
  const main = isPart ? (node.parent?.attributes['text'] ?? '') : text;
  const part = isPart ? text : undefined;
  if (isShowCategory(part === undefined ? main : `${main} > ${part}`)) return;
  // A part of what is unknown itself is not judged apart.
  if (isFormer(main, part)) report('ObsoleteItunesCategory', node);
  else if (part === undefined || Object.hasOwn(showCategories, main) || isFormer(main, undefined))
    report('InvalidItunesCategory', node);
};

/** Formats that Apple plays, by the end of the address. */
const formats = new Set(['mp3', 'm4a', 'm4v', 'mp4', 'mov', 'pdf', 'epub', 'ogg', 'oga', 'opus', 'wav', 'aac']);

const usesItunes = (node: FeedNode): boolean => isItunes(node) || node.children.some(usesItunes);

const lintFormat: Rule = (node, report) => {
  if (node.name !== 'enclosure' || !node.isCore || !usesItunes(node.parent?.parent ?? node)) return;
  const extension = /\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(
    node.attributes['url']?.replace(/^\w+:\/\/[^/]*/, '') ?? '',
  )?.[1];
  if (extension !== undefined && !formats.has(extension.toLowerCase()))
    report('UnsupportedItunesFormat', node, { extension: extension.toLowerCase() });
};

const lintNeeded: Rule = (node, report) => {
  if (node.name === 'itunes:owner' && childrenOf(node, 'itunes:email').length === 0)
    report('MissingElement', within(node, 'itunes:email'));
  if (node.name !== 'channel' || !node.isCore || !usesItunes(node)) return;
  for (const name of ['language', 'itunes:category', 'itunes:explicit', 'itunes:image'])
    if (childrenOf(node, name).length === 0) report('MissingItunesElement', within(node, name));
  if (!childrenOf(node, 'itunes:owner').some((owner) => childrenOf(owner, 'itunes:email').length > 0))
    report('MissingItunesEmail', within(node, 'itunes:email'));
};

export const itunesRules: readonly Rule[] = [lintPlaces, lintValues, lintImage, lintCategory, lintFormat, lintNeeded];
