import type { FeedElement, Tell } from './feed.ts';

/** What a namespace's address must hold → the prefix it is looked up by. */
const spaces: readonly (readonly [sign: RegExp, prefix: string])[] = [
  [/itunes\.com\/dtds\/podcast/i, 'itunes'],
  [/podcastindex\.org\/namespace|podcast-namespace/i, 'podcast'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/purl\.org\/dc\/(?:elements|terms)/i, 'dc'],
  [/w3\.org\/2005\/atom/i, 'atom'],
  [/podlove\.org\/simple-chapters/i, 'psc'],
  [/search\.yahoo\.com\/mrss/i, 'media'],
  [/google\.com\/schemas\/play-podcasts/i, 'googleplay'],
  [/creativecommonsrssmodule|creativecommons\.org\/ns|backend\.userland\.com\/creativecommons/i, 'creativecommons'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/i, 'sy'],
];

const usual = new Set(spaces.map(([, prefix]) => prefix));

type Names = { declared: Map<string, string>; used: Map<string, number> };

/** Which prefixes a feed declares, and where it first uses one. */
export const namesIn = (root: FeedElement): Names => {
  const names: Names = { declared: new Map(), used: new Map() };
  const look = (element: FeedElement): void => {
    for (const [name, value] of Object.entries(element.attributes))
      if (name === 'xmlns' || name.startsWith('xmlns:')) names.declared.set(name.slice(6), value);
    const prefix = element.name.includes(':') ? element.name.split(':', 1)[0] : undefined;
    if (prefix !== undefined && !names.used.has(prefix)) names.used.set(prefix, element.line);
    element.children.forEach(look);
  };
  look(root);
  return names;
};

/** How an element is looked up: by the usual prefix of its namespace, or by the one it has where nothing was declared. */
export const wantedPrefix = ({ declared, used }: Names, tell: Tell): ((name: string) => string) => {
  const wanted = new Map<string, string>();
  for (const [prefix, address] of declared) {
    const known = spaces.find(([sign]) => sign.test(address))?.[1];
    // Elements without a prefix are RSS's own, whatever the feed declares for them.
    if (known !== undefined && prefix !== '') wanted.set(prefix, known);
  }
  for (const [prefix, line] of used)
    if (!declared.has(prefix) && prefix !== 'xml')
      tell(
        'A prefix is used that the feed never declares',
        line,
        usual.has(prefix) ? `${prefix}: — taken for what it usually means` : `${prefix}: — passed over`,
      );
  return (name) => {
    const [prefix = '', rest] = name.split(':', 2);
    return rest === undefined ? name : `${wanted.get(prefix) ?? prefix}:${rest}`;
  };
};
