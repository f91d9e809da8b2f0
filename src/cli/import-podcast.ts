import { runOpmlImport } from '../importers/podcast/run-opml.ts';
import { runPodcastImport, type PodcastIo, type PodcastOptions } from '../importers/podcast/run-podcast.ts';
import type { World } from '../world.ts';
import { CommandError } from './terminal.ts';

export const podcastHelp = `Podcasts: a whole show by the address of its feed (or a file of it), with sound, art, chapters, transcripts, people and guids, so that
subscribers notice nothing. Run again it goes on where it was cut off and adds what is new. opml lists the shows of a file.

  --show SLUG        the show here that it goes into, or the address of the one that is made
  --edition CODE     language edition; the one in the show’s language unless told
  --i-own-it         the show is locked (podcast:locked), and it is yours
  --feed ADDRESS     for a file: where the feed was subscribed to; the show’s guid is made of it if it has none
  --newest N         only the N newest episodes
  --allow HOST:PORT  a machine inside your network that may be asked (may be given several times)
  --all, --take 1,3  opml: brings all shows of the list, or those with these numbers
  --podroll          opml: names them in the podroll of --show in place of bringing them here
  --dry-run, --report FILE   as above`;

export const podcastFlags = {
  show: { type: 'string' },
  'i-own-it': { type: 'boolean', default: false },
  feed: { type: 'string' },
  newest: { type: 'string' },
  allow: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  take: { type: 'string' },
  podroll: { type: 'boolean', default: false },
} as const;

type Values = {
  show?: string | undefined;
  'i-own-it': boolean;
  feed?: string | undefined;
  newest?: string | undefined;
  allow?: string[] | undefined;
  all: boolean;
  take?: string | undefined;
  podroll: boolean;
  'dry-run': boolean;
  edition?: string | undefined;
  report?: string | undefined;
};

/** An import of podcasts with its options read. */
export type PodcastWork = (world: World, io: PodcastIo) => Promise<{ text: string; finished: boolean }>;

const numberOf = (text: string, flag: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text.trim())) throw new CommandError(`${flag} takes whole numbers from 1, not “${text}”.`);
  return Number(text);
};

const given = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const optionsOf = (values: Values): Omit<PodcastOptions, 'source'> => {
  const { show, edition, report, allow = [], newest, feed } = values;
  const wrong = allow.find((one) => !/^[^\s/:]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i.test(one));
  if (wrong !== undefined) throw new CommandError(`--allow takes HOST:PORT, such as 10.0.0.5:8080, not “${wrong}”.`);
  if (feed !== undefined && !/^https?:$/.test(URL.parse(feed)?.protocol ?? ''))
    throw new CommandError(`--feed must be an address such as https://example.org/feed.xml, not “${feed}”.`);
  return {
    dryRun: values['dry-run'],
    iOwnIt: values['i-own-it'],
    allow,
    ...given({ show, edition, report, feedAddress: feed }),
    ...(newest === undefined ? {} : { newest: numberOf(newest, '--newest') }),
  };
};

/** What `import podcast` or `import opml` is asked to do; undefined for other names. Throws CommandError for what cannot be. */
export const podcastCommand = (name: string, file: string | undefined, values: Values): PodcastWork | undefined => {
  if (name !== 'podcast' && name !== 'opml') return undefined;
  if (file === undefined)
    throw new CommandError(
      `Name one ${name === 'opml' ? 'list (OPML)' : 'feed'}: its address or a file.\n\n${podcastHelp}`,
    );
  const options = optionsOf(values);
  if (name === 'podcast') return (world, io) => runPodcastImport(world, { ...options, source: file }, io);
  const { all, take, podroll: toPodroll } = values;
  const numbers = (take ?? '')
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => numberOf(one, '--take'));
  const { feedAddress: _, ...rest } = options;
  return (world, io) => runOpmlImport(world, { ...rest, file, toPodroll, take: all ? 'all' : numbers }, io);
};
