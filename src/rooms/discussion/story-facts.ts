import type { World } from '../../world.ts';
import { articleById } from '../articles/articles.ts';
import { publicationOf } from '../publication/publication.ts';
import { ownThreadState } from './comments.store.ts';
import { discussionSettings, type DiscussionSettings } from './discussion-settings.ts';
import { settingsFor } from './settings-here.ts';
import { presetFor } from './thread-presets.ts';
import { stateOf, type StateNow, type ThreadFacts } from './thread-state.ts';

/** What writing under a story must know of it. */
export type StoryFacts = ThreadFacts & { edition: string; path: string; headline: string };

const remembered = 2_000;
const memories = new WeakMap<World, Map<string, StoryFacts>>();

/** The topic under which a thread's own state is forgotten. `thread:ID` is told with every comment: too often for this. */
export const threadStateTopic = (articleId: string): string => `thread-state:${articleId}`;

const memoryOf = (world: World): Map<string, StoryFacts> => {
  const known = memories.get(world);
  if (known) return known;
  const memory = new Map<string, StoryFacts>();
  memories.set(world, memory);
  world.onChanges((topics) => {
    if (topics === null || topics.includes('site')) return memory.clear();
    for (const topic of topics)
      if (topic.startsWith('article:') || topic.startsWith('thread-state:'))
        memory.delete(topic.slice(topic.indexOf(':') + 1));
  });
  return memory;
};

const load = async (world: World, id: string): Promise<StoryFacts | undefined> => {
  const article = await articleById(world, id);
  if (!article || article.status !== 'published' || article.kind === 'page') return undefined;
  const { edition, path, headline, threadState, section, publishedAt } = article;
  const own = await ownThreadState(world.db, id);
  return { id, edition, path, headline, threadState, sectionKey: section?.key, publishedAt, ...own };
};

const idPattern = /^[0-9a-f-]{36}$/;

/** The facts of a public story; undefined when there is none to write under. Remembered until the story or its thread changes. */
export const storyFacts = async (world: World, id: string): Promise<StoryFacts | undefined> => {
  if (!idPattern.test(id)) return undefined;
  const memory = memoryOf(world);
  const known = memory.get(id);
  if (known) return known;
  const [oldest] = memory.keys();
  const facts = await load(world, id);
  if (!facts) return undefined;
  if (memory.size >= remembered && oldest !== undefined) memory.delete(oldest);
  memory.set(id, facts);
  return facts;
};

/** What holds in a story's thread now, and by which settings. */
export const threadNow = async (
  world: World,
  facts: StoryFacts,
): Promise<StateNow & { settings: DiscussionSettings; language: string; timeZone: string }> => {
  const publication = await publicationOf(world);
  const everywhere = discussionSettings(publication);
  const language = publication.editionByCode(facts.edition)?.language ?? 'en';
  const { timeZone } = publication.settings;
  const { own, sectionKey } = facts;
  const { preset } = presetFor(everywhere, { own, sectionKey });
  const settings = settingsFor(everywhere, {
    sectionKey,
    language,
    thread: own.numbers,
    preset: preset?.newReaderHolds,
  });
  return { ...stateOf(facts, everywhere, world.now()), settings, language, timeZone };
};
