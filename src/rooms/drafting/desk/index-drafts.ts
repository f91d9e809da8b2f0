/** Words of what is not public are kept in an index of the desk's own: readers' searches must not even count them. */
import { publicationOf, type Edition } from '../../publication/publication.ts';
import type { TermGroup } from './desk.store.ts';
import { bodyToText, type Body } from '../../articles/articles.ts';
import { analysisFor } from '../../search/search.ts';
import type { World } from '../../../world.ts';
import {
  forgetWords,
  putWords,
  settledStories,
  staleDrafts,
  textsToIndex,
  type TextToIndex,
} from './draft-words.store.ts';

/** Stories taken in one round of the job. */
const atOnce = 100;
/** In one transaction: the writer is held for some 20 ms. */
const writtenAtOnce = 10;
const every = 5 * 60_000;
const whileMore = 200;
const longestText = 300_000;
const mostTerms = 8;

type Written = { headline?: unknown; standfirst?: unknown; kicker?: unknown; place?: unknown; body?: unknown };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const bodyText = (body: unknown): string => {
  try {
    return bodyToText((typeof body === 'string' ? JSON.parse(body) : body) as Body);
  } catch {
    return '';
  }
};

const written = (story: TextToIndex): Written => {
  if (story.fields === null) return story;
  try {
    return JSON.parse(story.fields) as Written;
  } catch {
    return story;
  }
};

/** All words of a story as it is being written, each once, as its language has them. */
const wordsOf = (story: TextToIndex, language: string): string[] => {
  const { headline, standfirst, kicker, place, body } = written(story);
  const parts = [headline, standfirst, kicker, place].map(textOf);
  const text = [...parts, bodyText(body)].join('\n').slice(0, longestText);
  const singles = new Set<string>();
  return [...new Set([...analysisFor(language).terms(text, singles), ...singles])];
};

/** Makes findable what was written since the last time, the latest first, at most `limit` stories. Answers how many there were. */
export const indexDrafts = async (world: World, limit: number): Promise<number> => {
  const stale = await staleDrafts(world.db, limit);
  if (stale.length === 0) return 0;
  const { editionByCode } = await publicationOf(world);
  const texts = new Map(
    (
      await textsToIndex(
        world.db,
        stale.map(({ id }) => id),
      )
    ).map((text) => [text.id, text]),
  );
  const prepared = stale.flatMap((one) => {
    const text = texts.get(one.id);
    return text ? [{ one, words: wordsOf(text, editionByCode(text.edition)?.language ?? text.edition) }] : [];
  });
  for (let i = 0; i < prepared.length; i += writtenAtOnce)
    await world.write(async (tx) => {
      for (const { one, words } of prepared.slice(i, i + writtenAtOnce)) await putWords(tx.db, one, words);
    });
  return stale.length;
};

/** What was typed, as the index has it in each of these editions; editions that understand nothing of it are left out. */
export const termGroups = (typed: string, editions: readonly Pick<Edition, 'code' | 'language'>[]): TermGroup[] => {
  const read = editions.map(({ code, language }) => ({
    code,
    terms: [...new Set(analysisFor(language).terms(typed))].slice(0, mostTerms),
  }));
  const groups = Map.groupBy(read, ({ terms }) => terms.join(' '));
  return [...groups.values()].flatMap((same) => {
    const terms = same[0]?.terms ?? [];
    return terms.length === 0 ? [] : [{ editions: same.map(({ code }) => code), terms }];
  });
};

/** A job: makes findable what was written, lets go of what has become public, and plans its next round, whatever happens. */
export const indexDraftsJob = async (world: World): Promise<void> => {
  let done = 0;
  try {
    done = await indexDrafts(world, atOnce);
    const settled = await settledStories(world.db, atOnce);
    if (settled.length > 0) await world.write((tx) => forgetWords(tx.db, settled));
  } catch (error) {
    world.log.error({ err: error }, 'drafts could not be made findable');
  }
  await world.write((tx) => tx.later('index-drafts', {}, world.now() + (done === atOnce ? whileMore : every)));
};
