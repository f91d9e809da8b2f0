import type { Chapter, EpisodeType, Soundbite } from '../../rooms/audio/audio.ts';
import { clockSeconds, feedDate } from './feed-date.ts';
import { artOf } from './feed-show.ts';
import { attributeOf, childOf, childrenOf, textOf } from './feed-tree.ts';
import { feedAddress, peopleOf, plainLine, wholeNumber, yesOrNo } from './feed-values.ts';
import type { FeedElement, FeedItem, FeedSound, FeedTranscript, Tell } from './feed.ts';
import { isHtml, plainNotes } from './plain-notes.ts';

/** An item as it is read: its guid and time may be missing still. */
export type ReadItem = Omit<FeedItem, 'guid' | 'publishedAt'> & { guid: string; publishedAt: number | undefined };

type TellHere = (reason: string, detail?: string) => void;

const soundEnds = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|wav|flac|mp4|m4v)(?:$|[?#])/i;

const alternatives = (item: FeedElement): FeedSound[] =>
  childrenOf(item, 'podcast:alternateenclosure')
    .toSorted(
      (one, other) => Number(other.attributes['default'] === 'true') - Number(one.attributes['default'] === 'true'),
    )
    .flatMap((one) =>
      childrenOf(one, 'podcast:source').map(({ attributes }) => ({
        url: attributes['uri'] ?? '',
        type: one.attributes['type'] ?? '',
      })),
    );

const isSound = ({ url, type }: FeedSound): boolean => /^audio\//i.test(type) || (type === '' && soundEnds.test(url));

/** The sound of an item: its enclosure; where there is none, what else names one. */
const soundOf = (item: FeedElement, tell: TellHere): FeedSound | undefined => {
  const enclosures = childrenOf(item, 'enclosure').map(({ attributes }) => ({
    url: attributes['url'] || attributes['href'] || '',
    type: attributes['type'] ?? '',
  }));
  const named = enclosures.find(isSound) ?? enclosures.find(({ type }) => !/^(?:image|text)\//i.test(type));
  if (enclosures.length > 1)
    tell('An episode has several enclosures; the first sound was taken', `${enclosures.length} enclosures`);
  const other = [
    ...alternatives(item),
    ...childrenOf(item, 'media:content').map(({ attributes }) => ({
      url: attributes['url'] ?? '',
      type: attributes['type'] ?? '',
    })),
  ].find(isSound);
  for (const sound of [named, other]) {
    const url = sound && feedAddress(sound.url);
    if (!sound || url === undefined) continue;
    if (sound === other) tell('An episode has no enclosure; the sound it names elsewhere was taken', url);
    return { url, type: sound.type };
  }
  if (named) tell('The address of an episode’s sound is none', named.url.slice(0, 200));
  return undefined;
};

/** Podlove's simple chapters, which stand in the feed itself. */
const simpleChapters = (item: FeedElement): Chapter[] =>
  childrenOf(item, 'psc:chapters')
    .flatMap((list) => childrenOf(list, 'psc:chapter'))
    .flatMap(({ attributes }) => {
      const start = clockSeconds(attributes['start'] ?? '');
      const url = feedAddress(attributes['href'] ?? '');
      const title = plainLine(attributes['title'] ?? '', 300);
      return start === undefined ? [] : [{ start, title, ...(url === undefined ? {} : { url }) }];
    })
    .toSorted((one, other) => one.start - other.start)
    .slice(0, 1_000);

const soundbitesOf = (item: FeedElement, tell: TellHere): Soundbite[] =>
  childrenOf(item, 'podcast:soundbite').flatMap(({ attributes, text }) => {
    const start = clockSeconds(attributes['starttime'] ?? '');
    const duration = clockSeconds(attributes['duration'] ?? '');
    if (start !== undefined && duration !== undefined && duration > 0)
      return [{ start, duration, title: plainLine(text, 128) }];
    tell('A soundbite has no time or length and was left out', plainLine(text, 100));
    return [];
  });

const transcriptsOf = (item: FeedElement): FeedTranscript[] =>
  childrenOf(item, 'podcast:transcript').flatMap(({ attributes }) => {
    const url = feedAddress(attributes['url'] ?? '');
    return url === undefined
      ? []
      : [{ url, type: (attributes['type'] ?? '').toLowerCase(), language: (attributes['language'] ?? '').trim() }];
  });

const typeOf = (item: FeedElement, tell: TellHere): EpisodeType => {
  const said = textOf(item, 'itunes:episodetype').toLowerCase();
  if (said === 'trailer' || said === 'bonus') return said;
  if (said !== '' && said !== 'full') tell('An episode is of a kind that does not exist; taken for a full one', said);
  return 'full';
};

const notesIn = (item: FeedElement, name: string, tell: TellHere): string => {
  const found = childOf(item, name);
  if (!found) return '';
  if (found.children.length === 0) return found.text.trim();
  tell('Notes were written as tags of the feed itself, not as text; read as HTML', name);
  return found.source.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '').trim();
};

/** The notes in their fullest form, and what stands before them as a summary where that is another text. */
const wordsOf = (item: FeedElement, tell: TellHere): Pick<FeedItem, 'notes' | 'isPlain' | 'standfirst'> => {
  const [notes = ''] = ['content:encoded', 'description', 'itunes:summary', 'googleplay:description']
    .map((name) => notesIn(item, name, tell))
    .filter((text) => plainNotes(text) !== '');
  const plain = plainNotes(notes).replace(/\s+/g, ' ');
  const [standfirst = ''] = ['itunes:subtitle', 'description', 'itunes:summary']
    .map((name) => plainLine(plainNotes(textOf(item, name)), 600))
    .filter((text) => text !== '' && !plain.startsWith(text.replace(/(?:…|\.\.\.|\[…\])\s*$/, '').trim()));
  return { notes, isPlain: !isHtml(notes), standfirst: standfirst.length < 400 ? standfirst : '' };
};

const guidOf = (item: FeedElement): string => (childOf(item, 'guid')?.text ?? '').trim();

const fileName = (url: string): string => {
  const name = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name).replace(/\.\w{2,4}$/, '');
  } catch {
    return name;
  }
};

const dateOf = (item: FeedElement, tell: TellHere): number | undefined => {
  const said = textOf(item, 'pubdate', 'dc:date', 'atom:published', 'published');
  const at = feedDate(said);
  if (said !== '' && at === undefined) tell('A date could not be read', said.slice(0, 100));
  return at;
};

const numbersOf = (item: FeedElement, tell: TellHere): { season?: number; number?: number } => {
  const read = (what: string, ...names: string[]): number | undefined => {
    const said = textOf(item, ...names);
    const value = wholeNumber(said);
    if (said !== '' && value === undefined)
      tell(`A ${what} is no whole number above 0 and was left out`, said.slice(0, 40));
    return value;
  };
  const season = read('season', 'itunes:season', 'podcast:season');
  const number = read('number of an episode', 'itunes:episode', 'podcast:episode');
  return { ...(season === undefined ? {} : { season }), ...(number === undefined ? {} : { number }) };
};

/** What an item of a feed says of its episode. */
export const feedItem = (item: FeedElement, isExplicitShow: boolean, tell: Tell): ReadItem => {
  const early = plainLine(textOf(item, 'title', 'itunes:title'), 300);
  const here: TellHere = (reason, detail) => tell(reason, item.line, detail, early);
  const sound = soundOf(item, here);
  const title = early || plainLine(sound ? fileName(sound.url) : '', 300) || 'Untitled episode';
  if (early === '') here('An episode has no title', `called “${title}”`);
  const explicit = yesOrNo(textOf(item, 'itunes:explicit', 'googleplay:explicit'));
  const hasSaid = textOf(item, 'itunes:explicit', 'googleplay:explicit') !== '';
  if (explicit === undefined)
    here('“explicit” is neither yes nor no; taken for yes', textOf(item, 'itunes:explicit').slice(0, 40));
  const link = feedAddress(textOf(item, 'link'));
  const art = artOf(item);
  const chaptersUrl = feedAddress(attributeOf(item, 'podcast:chapters', 'url'));
  return {
    guid: guidOf(item),
    title,
    ...wordsOf(item, here),
    publishedAt: dateOf(item, here),
    ...numbersOf(item, here),
    type: typeOf(item, here),
    isExplicit: hasSaid ? (explicit ?? true) : isExplicitShow,
    isBlocked: yesOrNo(textOf(item, 'itunes:block')) ?? false,
    people: peopleOf(item),
    soundbites: soundbitesOf(item, here),
    chapters: simpleChapters(item),
    transcripts: transcriptsOf(item),
    line: item.line,
    ...(link === undefined ? {} : { link }),
    ...(sound === undefined ? {} : { sound }),
    ...(art === undefined ? {} : { art }),
    ...(chaptersUrl === undefined ? {} : { chaptersUrl }),
  };
};
