/** What open pages of a live blog are told: drawn once, however many listen. */
import type { ComponentChildren } from 'preact';
import type { World } from '../../../world.ts';
import { mediaByIds } from '../../media/media.ts';
import { publicationOf, type Visit } from '../../publication/publication.ts';
import type { Article, LiveEntry } from '../article.ts';
import { mediaIdsIn } from '../body/walk-body.ts';
import type { FrameEntry, LiveFrame, LivePart } from '../islands/live/frame.ts';
import { changedEntryRows } from '../live-entries.store.ts';
import { loadLive, type LiveView } from '../load-article-view.ts';
import { publicArticle } from '../public-article.ts';
import { liveEntryOf } from '../read-articles.ts';
import { Entry } from '../views/LiveEntry.tsx';
import { KeyEvents, liveMarks, State, Summary } from '../views/LiveParts.tsx';
import { sceneOf, type Scene } from '../views/scene.ts';
import { treeOf } from './tree-of.tsx';

/** Two transactions may end in another order than they began: so much is looked at twice. */
export const overlap = 3_000;
/** Whoever missed more is better off with the whole page. */
const mostEntries = 20;

/** A visit of nobody: the story's own edition in the ordinary shell. */
const visitFor = async (world: World, { edition: code, path }: Article): Promise<Visit | undefined> => {
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(code);
  if (!edition) return undefined;
  return {
    publication,
    edition,
    textOnly: false,
    path,
    link: (inside) => publication.inEdition(edition, inside),
    stay: (stored) => stored,
    absolute: (stored) => `${world.config.publicUrl}${encodeURI(stored)}`,
  };
};

const sceneFor = async (
  world: World,
  article: Article,
  { live, entries }: { live: LiveView; entries: readonly LiveEntry[] },
): Promise<Scene | undefined> => {
  const visit = await visitFor(world, article);
  if (!visit) return undefined;
  const ids = [...mediaIdsIn(article.body), ...entries.flatMap(({ body }) => mediaIdsIn(body))];
  const media = await mediaByIds(world, [...new Set(ids)]);
  const around = { related: [], previous: undefined, next: undefined, translations: [] };
  return sceneOf({ article, live, media, ...around }, visit);
};

const partsOf = (live: LiveView, scene: Scene): LivePart[] => {
  const marks = liveMarks({ live, scene });
  const drawn: [LivePart['name'], ComponentChildren][] = [
    ['summary', <Summary live={live} scene={scene} />],
    ['keys', <KeyEvents live={live} scene={scene} />],
    ['state', <State live={live} scene={scene} />],
  ];
  return drawn.map(([name, part]) => ({ name, mark: marks[name], tree: treeOf(part) }));
};

const entryIn = (entry: LiveEntry, scene: Scene, pins: readonly string[]): FrameEntry[] => {
  const isPinned = pins.includes(entry.id);
  const tree = treeOf(<Entry entry={entry} scene={scene} isPinned={isPinned} />);
  if (tree === null) return [];
  const { id, at, changedAt: changed } = entry;
  return [{ id, at, changed, isPinned, isGone: entry.removed !== undefined, tree }];
};

/** What has become of a public live blog since a moment; undefined when there is none. */
export const readLiveFrame = async (world: World, articleId: string, since: number): Promise<LiveFrame | undefined> => {
  const article = await publicArticle(world, articleId);
  const live = article && (await loadLive(world, article, {}));
  if (!article || !live) return undefined;
  const rows = await changedEntryRows(world.db, article.id, { since: since - overlap, limit: mostEntries + 1 });
  const isMany = rows.length > mostEntries;
  const shown = isMany ? [] : rows.filter(({ state }) => state !== 'deleted');
  const entries = await Promise.all(shown.map((row) => liveEntryOf(world, row, article.edition)));
  const scene = await sceneFor(world, article, { live, entries });
  if (!scene) return undefined;
  const pins = live.pinned.map(({ id }) => id);
  return {
    at: article.modifiedAt,
    entries: entries.flatMap((entry) => entryIn(entry, scene, pins)),
    gone: isMany ? [] : rows.filter(({ state }) => state === 'deleted').map(({ id }) => id),
    pins,
    parts: partsOf(live, scene),
    state: article.liveState ?? 'running',
    isMany,
  };
};
