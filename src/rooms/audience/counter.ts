import type { IncomingMessage } from 'node:http';
import { isStaff, type Account } from '../accounts/accounts.ts';
import { sectionsOf } from '../articles/articles.ts';
import { publicationOf } from '../publication/publication.ts';
import type { World } from '../../world.ts';
import { audienceSettings, defaultAudience, type AudienceSettings } from './audience-settings.ts';
import { createGate, type Gate } from './gate.ts';
import { isPerson } from './is-person.ts';
import { addOther, addSource, addStory, addWords, emptyPending, type Pending } from './pending.ts';
import { plainPath, plainWords } from './plain-words.ts';
import { seenHead, type SeenHead } from './seen-head.ts';
import { isSamePage, markedSource, sourceOf, type OwnPlaces, type Source } from './source-of.ts';

/** What the counter asks of whoever built the site. */
export type CounterParts = {
  /** A request's network, for the gate of words alone. */
  networkOf: (request: IncomingMessage) => string;
  /** Whose session a cookie is, if anybody's. */
  accountOf: (cookie: string) => Account | undefined | Promise<Account | undefined>;
};

export type Counter = {
  /** One more counted page was sent. */
  count: (name: string, request: IncomingMessage) => void;
  /** Somebody read a story to its end. */
  countEnd: (articleId: string) => void;
  search: (asked: { edition: string; words: string; found: number; network: string }) => void;
  gate: Gate;
  settings: () => AudienceSettings;
  /** What was counted since this was last asked; nothing while nothing is counted. */
  take: () => Pending;
  pending: () => Pending;
};

const counters = new WeakMap<World, Counter>();

/** The counter of this process's site; undefined for commands, which answer nobody. */
export const counterOf = (world: World): Counter | undefined => counters.get(world);

type State = {
  settings: AudienceSettings;
  places: OwnPlaces;
  sources: Map<string, Source>;
  pending: Pending | undefined;
};

const mostSources = 5_000;

const refresh = async (world: World, state: State): Promise<void> => {
  const publication = await publicationOf(world);
  state.settings = audienceSettings(publication);
  const { editions } = publication;
  const sections = await Promise.all(editions.map(({ code }) => sectionsOf(world, code)));
  state.places = {
    ...state.places,
    homes: new Set(editions.map((edition) => publication.home(edition).replace(/(?<=.)\/$/, ''))),
    sections: new Set(sections.flat().map(({ path }) => path)),
  };
  state.sources.clear();
};

/** Settings and sections are needed in no time, when a page is sent: they are kept at hand and follow what changes. */
const follow = (world: World, state: State): void => {
  const again = (): void =>
    void refresh(world, state).catch((error: unknown) =>
      world.log.warn({ err: error }, 'counting could not be set up'),
    );
  world.onChanges((topics) => {
    if (topics === null || topics.includes('site')) again();
  });
  again();
};

const sourceFor = (state: State, referer: string): Source => {
  const before = state.sources.get(referer);
  if (before) return before;
  if (state.sources.size >= mostSources) state.sources.clear();
  const found = sourceOf(referer, state.places);
  state.sources.set(referer, found);
  return found;
};

const pendingOf = (world: World, state: State): Pending => (state.pending ??= emptyPending(world.now()));

type Counting = { world: World; state: State; parts: CounterParts; gate: Gate };

const nameOfSource = ({ gate, parts }: Counting, source: Source, request: IncomingMessage): string =>
  source.isUnknown && gate.pass(source.name, parts.networkOf(request)) === 0 ? 'other' : source.name;

const noteStory = (counting: Counting, id: string, head: SeenHead, request: IncomingMessage): void => {
  const { world, state } = counting;
  const url = request.url ?? '/';
  const source = sourceFor(state, head.referer);
  if (isSamePage(source, url, state.places)) return;
  const pending = pendingOf(world, state);
  addStory(pending, id, { reads: 1, ends: 0 });
  if (!state.settings.countsSources) return;
  addSource(pending, `${id}\n${markedSource(url) ?? nameOfSource(counting, source, request)}`);
};

type Words = { kind: 'search' | 'empty' | 'missing'; edition: string; words: string | undefined; network: string };

const noteWords = ({ world, state, gate }: Counting, { kind, edition, words, network }: Words): void => {
  if (!state.settings.countsWords || words === undefined) return;
  const name = `${kind}\n${edition}\n${words}`;
  const count = gate.pass(name, network);
  if (count > 0) addWords(pendingOf(world, state), name, count);
};

const noteSearch = (
  counting: Counting,
  { edition, words, found, network }: { edition: string; words: string; found: number; network: string },
): void => {
  const { world, state } = counting;
  addOther(pendingOf(world, state), `search:${edition}`, { reads: 1, ends: found === 0 ? 1 : 0 });
  noteWords(counting, { kind: found === 0 ? 'empty' : 'search', edition, words: plainWords(words), network });
};

const note = (counting: Counting, name: string, head: SeenHead, request: IncomingMessage): void => {
  const { world, state, parts } = counting;
  const [kind = '', first = '', second = '', ...rest] = name.split(':');
  if (kind === 'article') return noteStory(counting, first, head, request);
  if (kind === 'place') return addOther(pendingOf(world, state), name, { reads: 1, ends: 0 });
  if (kind !== 'search' && kind !== 'missing') return undefined;
  const network = parts.networkOf(request);
  if (kind === 'search') {
    const words = rest.join(':');
    return noteSearch(counting, { edition: first, words, found: Number(second), network });
  }
  addOther(pendingOf(world, state), `missing:${first}`, { reads: 1, ends: 0 });
  return noteWords(counting, { kind, edition: first, words: plainPath([second, ...rest].join(':')), network });
};

/** Counts for readers and strangers alike, never for whoever works here. */
const countFor = (counting: Counting, name: string, request: IncomingMessage): void => {
  if (request.method !== 'GET') return;
  const head = seenHead(request.rawHeaders);
  if (!head.isNavigation || !isPerson(head.agent)) return;
  const account = head.cookie.includes('session=') ? counting.parts.accountOf(head.cookie) : undefined;
  if (!(account instanceof Promise)) {
    if (!account || !isStaff(account.role)) note(counting, name, head, request);
    return;
  }
  const { log } = counting.world;
  account
    .then((found) => (found && isStaff(found.role) ? undefined : note(counting, name, head, request)))
    .catch((error: unknown) => log.warn({ err: error }, 'a read could not be counted'));
};

/** Counts what is read in memory; keep-audience.ts writes it down. There is one for each site. */
export const createCounter = (world: World, parts: CounterParts): Counter => {
  const places = {
    origin: new URL(world.config.publicUrl).origin,
    homes: new Set<string>(),
    sections: new Set<string>(),
  };
  const state: State = { settings: defaultAudience, places, sources: new Map(), pending: undefined };
  const gate = createGate(world.now);
  const counting: Counting = { world, state, parts, gate };
  follow(world, state);
  const counter: Counter = {
    count: (name, request) => {
      if (state.settings.isCounting) countFor(counting, name, request);
    },
    countEnd: (id) => {
      const { isCounting, countsEnds } = state.settings;
      if (isCounting && countsEnds) addStory(pendingOf(world, state), id, { reads: 0, ends: 1 });
    },
    search: (asked) => {
      if (state.settings.isCounting) noteSearch(counting, asked);
    },
    gate,
    settings: () => state.settings,
    take: () => {
      const taken = pendingOf(world, state);
      state.pending = undefined;
      return state.settings.isCounting ? taken : emptyPending(taken.at);
    },
    pending: () => pendingOf(world, state),
  };
  counters.set(world, counter);
  return counter;
};
