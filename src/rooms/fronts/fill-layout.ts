import {
  articlesByIds,
  liveEntriesOf,
  sectionById,
  tagById,
  type ArticleSummary,
  type LiveEntry,
} from '../articles/articles.ts';
import { latestEpisodes } from '../audio/audio.ts';
import type { World } from '../../world.ts';
import { take, wellOpened } from './automatic-front.ts';
import { areApart, mayOffer, offered, ruleKey } from './fill-rules.ts';
import type { FillRule, Layout, LayoutBlock, Pick } from './layout.ts';
import { withCurrentRules } from './current-rules.ts';
import { placeTopic, type Place } from './places.ts';

/** A block with the stories that stand in it just now. */
export type FilledBlock = {
  block: LayoutBlock;
  stories: ArticleSummary[];
  /** Beside a lead: the newest stories, which may stand in their own blocks too. */
  newest: ArticleSummary[];
  /** Of a live block: what was reported last, by story. */
  entries: ReadonlyMap<string, LiveEntry[]>;
  /** What the block is about by its rule: name and address, when it is a section or a tag. */
  about: { name: string; path: string } | undefined;
};

export type FilledFront = {
  blocks: FilledBlock[];
  /** What the page depends on. */
  topics: string[];
  /** When the next pick's time is over. */
  until: number | undefined;
};

const newestShown = 9;
const entriesShown = 3;

/** A story as a page tells it. */
const told = (story: ArticleSummary, pick: Pick): ArticleSummary => ({
  ...story,
  headline: pick.headline ?? story.headline,
  standfirst: pick.standfirst ?? story.standfirst,
  teaser: pick.standfirst ?? story.teaser,
  kicker: pick.kicker ?? story.kicker,
  lead: pick.mediaId ? { type: 'picture', attrs: { mediaId: pick.mediaId } } : story.lead,
});

const isOn =
  (now: number) =>
  ({ until }: Pick): boolean =>
    until === undefined || until > now;

/** The picked stories that are there and whose time is not over, as the page tells them: by block. */
export const pickedIn = async (world: World, layout: Layout): Promise<ReadonlyMap<string, ArticleSummary[]>> => {
  const picks = layout.blocks.flatMap((block) => block.picks.filter(isOn(world.now())));
  const stories = await articlesByIds(
    world,
    picks.map(({ story }) => story),
  );
  const byId = new Map(stories.map((story) => [story.id, story]));
  return new Map(
    layout.blocks.map(({ id, picks: own }) => [
      id,
      own.filter(isOn(world.now())).flatMap((pick) => {
        const story = byId.get(pick.story);
        return story ? [told(story, pick)] : [];
      }),
    ]),
  );
};

/** How many stories a rule must offer, and how many of them are gone for other blocks. */
type Wanted = { rule: FillRule; need: number; takes: number };

type Offers = ReadonlyMap<string, readonly ArticleSummary[]>;

/** Live blogs that have ended stand among the running ones. */
const endedMeanwhile = 10;

/** What each rule is wanted for, rule by rule. */
const wantedOf = ({ blocks }: Layout, picked: ReadonlyMap<string, ArticleSummary[]>): Wanted[] => {
  const wanted = new Map<string, Wanted>();
  const want = (rule: FillRule, need: number, takes: number): void => {
    const key = ruleKey(rule);
    const before = wanted.get(key) ?? { rule, need: 0, takes: 0 };
    wanted.set(key, { rule, need: before.need + need, takes: before.takes + takes });
  };
  for (const { id, rule, count, kind, hasNewest } of blocks) {
    const room = Math.max(0, count - (picked.get(id)?.length ?? 0));
    if (kind === 'live') want(rule, room + endedMeanwhile, room);
    else if (kind !== 'podcast' && kind !== 'note') want(rule, room, kind === 'discussed' ? 0 : room);
    // The newest beside a lead are named, not taken away.
    if (kind === 'lead' && hasNewest) want({ by: 'newest' }, newestShown, 0);
  }
  return [...wanted.values()];
};

/** Every rule of a page is asked once, for as many as can be wanted of it: what others may have taken is asked for in addition. */
const askRules = async (
  world: World,
  place: Place,
  layout: Layout,
  picked: ReadonlyMap<string, ArticleSummary[]>,
): Promise<Offers> => {
  const picks = [...picked.values()].flat();
  const all = wantedOf(layout, picked);
  const found = await Promise.all(
    all.map(async ({ rule, need }): Promise<[string, readonly ArticleSummary[]]> => {
      const others = all.filter((other) => other.rule !== rule && !areApart(other.rule, rule));
      const own = picks.filter((story) => mayOffer(rule, story)).length;
      const taken = others.reduce((sum, { takes }) => sum + takes, own);
      return [ruleKey(rule), await offered(world, place, rule, need === 0 ? 0 : need + taken)];
    }),
  );
  return new Map(found);
};

/** The newest episodes, as many as the blocks of podcasts may want beside what is picked. */
const newestEpisodes = async (
  world: World,
  { edition }: Place,
  { blocks }: Layout,
  picked: ReadonlyMap<string, ArticleSummary[]>,
): Promise<ArticleSummary[]> => {
  const wanted = blocks.reduce((sum, { kind, count }) => (kind === 'podcast' ? sum + count : sum), 0);
  if (wanted === 0) return [];
  const others = [...picked.values()].flat().filter(({ kind }) => kind === 'episode').length;
  const ids = (await latestEpisodes(world, edition, wanted + others)).map(({ articleId }) => articleId);
  const found = new Map((await articlesByIds(world, ids)).map((story) => [story.id, story]));
  return ids.flatMap((id) => found.get(id) ?? []);
};

const isRunning = ({ liveState }: ArticleSummary): boolean => liveState === 'running';

/** What fills up a block, the strongest first where the block opens with a large picture. */
const filling = (block: LayoutBlock, own: number, offer: readonly ArticleSummary[], taken: Set<string>) => {
  const room = Math.max(0, block.count - own);
  if (block.kind === 'live') return take(offer.filter(isRunning), room, taken);
  if (block.kind === 'podcast') return take(offer, room, taken);
  if (block.kind === 'lead') {
    const first = own === 0 ? take(offer, 1, taken) : [];
    const second = Math.max(0, Math.min(2, block.count - Math.max(1, own)));
    const illustrated = take(
      [...offer.filter(({ lead }) => lead), ...offer],
      Math.min(second, room - first.length),
      taken,
    );
    return [...first, ...illustrated, ...take(offer, room - first.length - illustrated.length, taken)];
  }
  const found = take(offer, room, taken);
  return own === 0 && block.shape !== 'columns' && block.rule.by !== 'discussed' ? wellOpened(found) : found;
};

const entriesOf = async (world: World, stories: readonly ArticleSummary[]): Promise<Map<string, LiveEntry[]>> =>
  new Map(
    await Promise.all(
      stories.map(async (story): Promise<[string, LiveEntry[]]> => [
        story.id,
        (await liveEntriesOf(world, story, { limit: entriesShown })).entries,
      ]),
    ),
  );

const aboutOf = async (world: World, { rule }: LayoutBlock): Promise<FilledBlock['about']> => {
  const found =
    rule.by === 'section'
      ? await sectionById(world, rule.section)
      : rule.by === 'tag'
        ? await tagById(world, rule.tag)
        : undefined;
  return found && { name: found.name, path: found.path };
};

const topicsOf = (place: Place, { blocks }: Layout, filled: readonly FilledBlock[]): string[] => [
  placeTopic(place.key),
  `list:${place.edition}`,
  ...(place.section ? [`section:${place.section.id}`] : []),
  ...(blocks.some(({ kind }) => kind === 'podcast') ? [`podcasts:${place.edition}`] : []),
  ...blocks.flatMap(({ rule }) =>
    rule.by === 'section' ? [`section:${rule.section}`] : rule.by === 'tag' ? [`tag:${rule.tag}`] : [],
  ),
  ...filled.flatMap(({ entries }) => [...entries.keys()].map((id) => `article:${id}`)),
];

/** Who chooses first: live blogs, episodes and galleries have a place of their own, they are not used up as one of the newest. */
const turnOf = ({ kind }: LayoutBlock): number =>
  kind === 'live' || kind === 'podcast' ? 0 : kind === 'lead' ? 1 : kind === 'pictures' ? 2 : 3;

/**
 * A layout with the stories of this moment. What is picked goes before what rules offer, anywhere on the page; a story stands on it once
 * (but that a ranking and the newest name those that stand elsewhere too). What is gone or no longer public falls out.
 */
export const fillLayout = async (world: World, place: Place, given: Layout): Promise<FilledFront> => {
  const layout = await withCurrentRules(world, given);
  const picked = await pickedIn(world, layout);
  const offers = await askRules(world, place, layout, picked);
  const episodes = await newestEpisodes(world, place, layout, picked);
  const taken = new Set([...picked.values()].flatMap((stories) => stories.map(({ id }) => id)));
  const choose = (block: LayoutBlock): ArticleSummary[] => {
    const byRule = block.kind === 'note' ? [] : (offers.get(ruleKey(block.rule)) ?? []);
    const offer = block.kind === 'podcast' ? episodes : byRule;
    // A ranking says who is ahead: it names stories wherever else they stand.
    if (block.kind === 'discussed') return offer.slice(0, block.count);
    const mine = (picked.get(block.id) ?? []).slice(0, block.count);
    const own = block.kind === 'live' ? mine.filter(isRunning) : mine;
    return [...own, ...filling(block, own.length, offer, taken)];
  };
  const first = layout.blocks.toSorted((a, b) => turnOf(a) - turnOf(b));
  const stories = new Map(first.map((block) => [block.id, choose(block)]));
  const chosen = layout.blocks.map((block) => ({ block, stories: stories.get(block.id) ?? [] }));
  const blocks = await Promise.all(
    chosen.map(async ({ block, stories }): Promise<FilledBlock> => {
      const here = new Set(stories.map(({ id }) => id));
      const newest = block.hasNewest ? (offers.get(ruleKey({ by: 'newest' })) ?? []) : [];
      return {
        block,
        stories,
        newest: newest.filter(({ id }) => !here.has(id)).slice(0, newestShown),
        entries: block.kind === 'live' ? await entriesOf(world, stories) : new Map(),
        about: await aboutOf(world, block),
      };
    }),
  );
  const times = layout.blocks.flatMap(({ picks }) => picks.flatMap(({ until }) => until ?? []));
  const next = times.filter((at) => at > world.now());
  return {
    blocks,
    topics: topicsOf(place, layout, blocks),
    until: next.length > 0 ? Math.min(...next) : undefined,
  };
};

/** Every story of a filled page once, in the order of reading. */
export const storiesOn = ({ blocks }: FilledFront): ArticleSummary[] => [
  ...new Map(
    blocks.flatMap(({ stories, newest }) => [...stories, ...newest].map((story) => [story.id, story] as const)),
  ).values(),
];
