import { allShowCategories, saveShow, showBySlug, showGuid, showLimits, type Show } from '../../rooms/audio/audio.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { ImportFileError, ImportOptionError } from '../shared/import-file-error.ts';
import { wholeFeed } from './feed-pages.ts';
import type { Fetching } from './fetch-file.ts';
import { listedShows, type ListedShow } from './opml.ts';
import { fetchingOf, runPodcastImport, type PodcastIo, type PodcastOptions } from './run-podcast.ts';
import { guidOf } from './save-show.ts';

export type OpmlOptions = Omit<PodcastOptions, 'source' | 'feedAddress'> & {
  file: string;
  /** Numbers of the list, from 1; `all`; none: it is only shown. */
  take: readonly number[] | 'all';
  /** Puts the shows into the podroll of `show` in place of bringing them here. */
  toPodroll: boolean;
};

const chosen = (listed: readonly ListedShow[], take: OpmlOptions['take']): ListedShow[] => {
  if (take === 'all') return [...listed];
  return take.map((number) => {
    const show = listed[number - 1];
    if (show) return show;
    throw new ImportOptionError(`The list has ${listed.length} shows; there is no number ${number}.`);
  });
};

const shown = (listed: readonly ListedShow[]): string => {
  const width = String(listed.length).length;
  return [
    ...listed.map(({ title, url }, place) => `  ${String(place + 1).padStart(width)}  ${title}  ${url}`),
    '',
    'To bring shows here: --take 1,3 or --all. To name them in a show’s podroll: --podroll --show SLUG, with --take or --all.',
  ].join('\n');
};

/** The guid a feed has; when it cannot be asked, the one that is made of its address by the standard. */
const named = async ({ title, url }: ListedShow, fetching: Fetching): Promise<Show['podroll'][number]> => {
  try {
    const reading = { categories: allShowCategories, tell: () => {}, fetching, now: 0, isFirstOnly: true };
    const { show } = await wholeFeed(url, reading);
    return { guid: guidOf({ feed: show, address: url }) ?? showGuid(url), title: show.title || title, url };
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    return { guid: showGuid(url), title, url };
  }
};

const addToPodroll = async (
  world: World,
  options: OpmlOptions,
  { shows, fetching, io }: { shows: readonly ListedShow[]; fetching: Fetching; io: PodcastIo },
): Promise<string> => {
  const edition = options.edition ?? (await publicationOf(world)).defaultEdition.code;
  const show = options.show === undefined ? undefined : await showBySlug(world, edition, options.show);
  if (!show)
    throw new ImportOptionError(
      `--podroll needs --show SLUG: the show here whose podroll they go into${options.show === undefined ? '' : ` (there is no “${options.show}” in the edition “${edition}”)`}.`,
    );
  const progress = io.progress('Reading', 'feeds', shows.length);
  const podroll = [...show.podroll];
  for (const [place, one] of shows.entries()) {
    if (io.stopped()) break;
    const entry = await named(one, fetching);
    if (!podroll.some(({ guid }) => guid === entry.guid) && entry.guid !== show.guid) podroll.push(entry);
    progress.set(place + 1);
  }
  progress.end();
  const added = podroll.length - show.podroll.length;
  if (podroll.length > showLimits.podroll)
    throw new ImportOptionError(
      `A podroll has at most ${showLimits.podroll} shows; this one would have ${podroll.length}.`,
    );
  if (options.dryRun) return `${added} shows would be added to the podroll of “${show.title}” (dry run).`;
  const saved = await saveShow(world, { account: undefined, id: show.id, edition, title: show.title, podroll });
  if (!saved.ok) throw new ImportOptionError(saved.faults.map(({ words }) => words).join('; '));
  return `${added} shows were added to the podroll of “${show.title}”, which has ${podroll.length} now.`;
};

/** Lists the shows of an OPML file, brings those chosen here one after the other, or names them in a podroll. */
export const runOpmlImport = async (
  world: World,
  options: OpmlOptions,
  io: PodcastIo,
): Promise<{ text: string; finished: boolean }> => {
  const fetching = fetchingOf(world, options, io);
  const listed = await listedShows(options.file, {
    fetching,
    tell: (reason, line) => io.out(`line ${line}: ${reason}`),
  });
  const shows = chosen(listed, options.take);
  if (shows.length === 0) return { text: shown(listed), finished: true };
  if (options.toPodroll) return { text: await addToPodroll(world, options, { shows, fetching, io }), finished: true };
  if (options.show !== undefined && shows.length > 1)
    throw new ImportOptionError('--show names one show; leave it out, or take one show of the list.');
  const { file: _, take: __, toPodroll: ___, ...podcast } = options;
  const texts: string[] = [];
  for (const { title, url } of shows) {
    if (io.stopped()) break;
    io.out(`\n${title}  ${url}`);
    try {
      texts.push((await runPodcastImport(world, { ...podcast, source: url }, io)).text);
    } catch (error) {
      // One show that cannot be had keeps none of the others away.
      if (!(error instanceof ImportFileError) && !(error instanceof ImportOptionError)) throw error;
      texts.push(`\n${title}: not carried. ${error.message}`);
    }
  }
  return { text: texts.join('\n'), finished: !io.stopped() };
};
