import { cutBytes } from './cut-bytes.ts';
import { cleanText } from '../../common/text.ts';
import type { FeedElement, FeedShow, Tell } from './feed.ts';
import { knownCategory } from './feed-category.ts';
import { attributeOf, childOf, childrenOf, textOf } from './feed-tree.ts';
import { feedAddress, peopleOf, plainLine, yesOrNo } from './feed-values.ts';
import { plainNotes } from './plain-notes.ts';

type Categories = readonly string[];

/** At most three, the first is the main one. */
const mostCategories = 3;

const categoriesOf = (channel: FeedElement, known: Categories, tell: Tell): string[] => {
  const found: string[] = [];
  const take = (name: string, line: number): void => {
    const read = knownCategory(name, known);
    if (!read) return tell('A category is none of Apple’s and was left out', line, name);
    if (!read.isExact) tell('A category has another name today', line, `${name} → ${read.category}`);
    if (!found.includes(read.category)) found.push(read.category);
  };
  for (const { attributes, text, children, line } of childrenOf(channel, 'itunes:category')) {
    const name = plainLine(attributes['text'] || text);
    const inner = children.filter((child) => child.name === 'itunes:category');
    if (name === '') continue;
    if (inner.length === 0) take(name, line);
    for (const one of inner) take(`${name} > ${plainLine(one.attributes['text'] || one.text)}`, one.line);
  }
  if (found.length === 0)
    for (const one of childrenOf(channel, 'googleplay:category'))
      take(plainLine(one.attributes['text'] ?? ''), one.line);
  const lost = found.slice(mostCategories);
  if (lost.length > 0)
    tell('A show has at most three categories; further ones were left out', channel.line, lost.join(', '));
  return found.slice(0, mostCategories);
};

const fundingOf = (channel: FeedElement): FeedShow['funding'] => {
  const named = childrenOf(channel, 'podcast:funding').map(({ text, attributes }) => ({
    url: attributes['url'] ?? '',
    words: plainLine(text, 128),
  }));
  const paid = childrenOf(channel, 'atom:link')
    .filter(({ attributes }) => attributes['rel'] === 'payment')
    .map(({ attributes }) => ({ url: attributes['href'] ?? '', words: plainLine(attributes['title'] ?? '', 128) }));
  return [...named, ...paid].flatMap(({ url, words }) => {
    const address = feedAddress(url);
    return address === undefined ? [] : [{ url: address, words }];
  });
};

const podrollOf = (channel: FeedElement): FeedShow['podroll'] =>
  childrenOf(channel, 'podcast:podroll')
    .flatMap((roll) => childrenOf(roll, 'podcast:remoteitem'))
    .flatMap(({ attributes }) => {
      const guid = plainLine(attributes['feedguid'] ?? '', 200);
      const url = feedAddress(attributes['feedurl'] ?? '');
      const title = plainLine(attributes['title'] ?? '', 300);
      return guid === '' ? [] : [{ guid, title, ...(url === undefined ? {} : { url }) }];
    });

const media = ['podcast', 'newsletter', 'audiobook', 'music', 'film', 'video'] as const;

const mediumOf = (channel: FeedElement, tell: Tell): FeedShow['medium'] => {
  const said = textOf(channel, 'podcast:medium').toLowerCase();
  const known = media.find((one) => one === said);
  if (said !== '' && !known) tell('The show’s medium is not known here; it is taken for a podcast', channel.line, said);
  return known ?? 'podcast';
};

/** itunes:owner, or RSS’s own editor: `ann@example.org (Ann)`. */
const ownerOf = (channel: FeedElement): { ownerName: string; ownerEmail: string } => {
  const owner = childOf(channel, 'itunes:owner');
  const editor = textOf(channel, 'managingeditor', 'webmaster');
  const address = (text: string): string => /[^\s<>()"]+@[^\s<>()"]+\.[^\s<>()"]+/.exec(text)?.[0] ?? '';
  return {
    ownerName: plainLine((owner && textOf(owner, 'itunes:name')) || (/\(([^)]+)\)/.exec(editor)?.[1] ?? ''), 200),
    ownerEmail: address((owner && textOf(owner, 'itunes:email')) || textOf(channel, 'googleplay:email') || editor),
  };
};

const artOf = (element: FeedElement): string | undefined => {
  const image = childOf(element, 'image');
  return feedAddress(
    attributeOf(element, 'itunes:image', 'href') ||
      attributeOf(element, 'googleplay:image', 'href') ||
      (image ? textOf(image, 'url') : ''),
  );
};

const languageOf = (channel: FeedElement, tell: Tell): string => {
  const said = textOf(channel, 'language', 'dc:language').replaceAll('_', '-');
  if (said === '') return '';
  try {
    const [tag = ''] = Intl.getCanonicalLocales(said);
    // Four letters and more are kept for languages that nobody has named yet; feeds write “english” there.
    if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) throw new RangeError(said);
    return tag;
  } catch {
    tell('The show’s language is no language code; it gets that of its edition', channel.line, said);
    return '';
  }
};

const explicitOf = (channel: FeedElement, tell: Tell): boolean => {
  const said = textOf(channel, 'itunes:explicit', 'googleplay:explicit');
  const is = yesOrNo(said);
  if (is === undefined) tell('“explicit” is neither yes nor no; taken for yes', channel.line, said);
  return is ?? true;
};

const descriptionOf = (channel: FeedElement, tell: Tell): string => {
  const said = plainNotes(
    textOf(channel, 'description', 'itunes:summary', 'googleplay:description', 'itunes:subtitle'),
  );
  const cut = cutBytes(said, 4_000);
  if (cut !== said) tell('The show’s description is longer than 4,000 bytes; its end was left out', channel.line);
  return cut;
};

const txtOf = (channel: FeedElement): NonNullable<FeedShow['txt']> =>
  childrenOf(channel, 'podcast:txt').flatMap(({ text, attributes }) => {
    const word = plainLine(text, 4_000);
    return word === '' ? [] : [{ purpose: plainLine(attributes['purpose'] ?? '', 128), text: word }];
  });

const frequencyOf = (channel: FeedElement): Pick<FeedShow, 'updateFrequency'> => {
  const said = childOf(channel, 'podcast:updatefrequency');
  const words = plainLine(said?.text ?? '', 128);
  const rule = plainLine(said?.attributes['rrule'] ?? '', 300).toUpperCase();
  return words === '' && rule === '' ? {} : { updateFrequency: { words, rule } };
};

const optional = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined || value === '' ? {} : ({ [key]: value } as Record<K, string>);

/** What the channel of a feed says of its show. */
export const feedShow = (channel: FeedElement, categories: Categories, tell: Tell): FeedShow => {
  const lock = childOf(channel, 'podcast:locked');
  const licence = childOf(channel, 'podcast:license');
  const type = textOf(channel, 'itunes:type').toLowerCase();
  return {
    title: plainLine(cleanText(textOf(channel, 'title', 'itunes:title')), 300),
    description: descriptionOf(channel, tell),
    language: languageOf(channel, tell),
    author: plainLine(textOf(channel, 'itunes:author', 'googleplay:author', 'dc:creator'), 200),
    ...ownerOf(channel),
    categories: categoriesOf(channel, categories, tell),
    isExplicit: explicitOf(channel, tell),
    type: type === 'serial' ? 'serial' : 'episodic',
    copyright: plainLine(textOf(channel, 'copyright', 'dc:rights'), 300),
    licence: plainLine(licence?.text || licence?.attributes['url'] || textOf(channel, 'creativecommons:license'), 300),
    isLocked: yesOrNo(lock?.text ?? '') ?? false,
    isComplete: yesOrNo(textOf(channel, 'itunes:complete')) ?? false,
    isBlocked: yesOrNo(textOf(channel, 'itunes:block', 'googleplay:block')) ?? false,
    funding: fundingOf(channel),
    podroll: podrollOf(channel),
    txt: txtOf(channel),
    ...frequencyOf(channel),
    medium: mediumOf(channel, tell),
    people: peopleOf(channel),
    generator: plainLine(textOf(channel, 'generator'), 200),
    ...optional('guid', plainLine(textOf(channel, 'podcast:guid'), 200)),
    ...optional('link', feedAddress(textOf(channel, 'link'))),
    ...optional('art', artOf(channel)),
    ...optional('lockOwner', plainLine(lock?.attributes['owner'] ?? '', 200)),
    ...optional('movedTo', feedAddress(textOf(channel, 'itunes:new-feed-url'))),
  };
};

export { artOf };
