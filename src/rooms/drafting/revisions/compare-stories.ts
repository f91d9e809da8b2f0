import { diffArrays } from 'diff';
import type { Block } from '../../articles/articles.ts';
import { fieldsKey } from '../document/read-document.ts';
import type { StoryFields } from '../document/story-fields.ts';
import { blockName, blockText } from './block-text.ts';
import { compareWords, likeness, type Run } from './compare-words.ts';

/** A block of two versions side by side. `marks` says that the words are the same and only their look has changed. */
export type BlockPair =
  | { kind: 'same'; name: string; text: string }
  | { kind: 'changed'; name: string; runs: Run[]; isLookOnly: boolean }
  | { kind: 'added' | 'removed'; name: string; text: string; isMoved: boolean };

/** A field of two versions. */
export type FieldPair = { name: keyof StoryFields; runs: Run[] };

export type StoryComparison = { fields: FieldPair[]; blocks: BlockPair[]; added: number; removed: number };

/** Less alike than this, one block was not written from the other. */
const enough = 0.35;

type Step = { kind: 'same'; block: Block } | { kind: 'added' | 'removed'; block: Block };

const stepsOf = (before: readonly Block[], after: readonly Block[]): Step[] => {
  const keys = (blocks: readonly Block[]): string[] => blocks.map((block) => fieldsKey(block as never));
  const steps: Step[] = [];
  let from = 0;
  let to = 0;
  for (const { added, removed, count } of diffArrays(keys(before), keys(after))) {
    for (let place = 0; place < count; place += 1) {
      const kind = added ? 'added' : removed ? 'removed' : 'same';
      const block = added ? after[to + place] : before[from + place];
      if (block) steps.push({ kind, block });
    }
    if (!added) from += count;
    if (!removed) to += count;
  }
  return steps;
};

/** A block that was taken away in one place and stands unchanged in another has been moved. */
const movedKeys = (steps: readonly Step[]): Set<string> => {
  const keysOf = (kind: Step['kind']): string[] =>
    steps.filter((step) => step.kind === kind).map(({ block }) => fieldsKey(block as never));
  const added = new Set(keysOf('added'));
  return new Set(keysOf('removed').filter((key) => added.has(key)));
};

const isWrittenFrom = (before: Block, after: Block): boolean =>
  before.type === after.type && likeness(blockText(before), blockText(after)) >= enough;

const pairOf = (before: Block, after: Block): BlockPair => {
  const [old, fresh] = [blockText(before), blockText(after)];
  return { kind: 'changed', name: blockName(after), runs: compareWords(old, fresh), isLookOnly: old === fresh };
};

/** So far down it is looked for what a block was written from. */
const farthest = 12;

/** Within a stretch of changes: each new block beside the first old one it may have been written from. */
const pairUp = (steps: readonly Step[], moved: ReadonlySet<string>): BlockPair[] => {
  const isMoved = ({ block }: Step): boolean => moved.has(fieldsKey(block as never));
  const alone = (step: Step): BlockPair => ({
    kind: step.kind as 'added' | 'removed',
    name: blockName(step.block),
    text: blockText(step.block),
    isMoved: isMoved(step),
  });
  const waiting = steps.filter(({ kind }) => kind === 'removed');
  const pairs: BlockPair[] = [];
  for (const step of steps) {
    if (step.kind !== 'added') continue;
    const near = isMoved(step) ? [] : waiting.slice(0, farthest);
    const place = near.findIndex((old) => !isMoved(old) && isWrittenFrom(old.block, step.block));
    if (place >= 0) {
      pairs.push(...waiting.splice(0, place).map(alone));
      const [old] = waiting.splice(0, 1);
      if (old) pairs.push(pairOf(old.block, step.block));
    } else pairs.push(alone(step));
  }
  return [...pairs, ...waiting.map(alone)];
};

const blockPairs = (before: readonly Block[], after: readonly Block[]): BlockPair[] => {
  const steps = stepsOf(before, after);
  const moved = movedKeys(steps);
  const pairs: BlockPair[] = [];
  let stretch: Step[] = [];
  for (const step of steps) {
    if (step.kind !== 'same') {
      stretch.push(step);
      continue;
    }
    pairs.push(...pairUp(stretch, moved));
    stretch = [];
    pairs.push({ kind: 'same', name: blockName(step.block), text: blockText(step.block) });
  }
  return [...pairs, ...pairUp(stretch, moved)];
};

/** How a field is told in words; ids of sections, authors and tags by their names. */
export type FieldText = (fields: StoryFields, name: keyof StoryFields) => string;

const comparedFields: readonly (keyof StoryFields)[] = [
  'headline',
  'standfirst',
  'kicker',
  'place',
  'kind',
  'sectionId',
  'authorIds',
  'tagIds',
  'lead',
  'slug',
  'meta',
  'canonicalUrl',
  'priority',
  'threadState',
  'legalNote',
];

const plainText: FieldText = (fields, name) => {
  const value = fields[name];
  if (value === undefined) return '';
  if (name === 'lead' && fields.lead) return `${blockName(fields.lead)}\n${blockText(fields.lead)}`;
  if (name === 'meta')
    return Object.entries(fields.meta)
      .map(([key, one]) => `${key}: ${String(one)}`)
      .join('\n');
  return Array.isArray(value) ? value.join(', ') : String(value);
};

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const countIn = (pairs: readonly BlockPair[], kind: 'added' | 'removed'): number =>
  pairs.reduce((sum, pair) => {
    if (pair.kind === 'changed')
      return sum + pair.runs.reduce((all, run) => (run.kind === kind ? all + wordsIn(run.text) : all), 0);
    return pair.kind === kind && !pair.isMoved ? sum + wordsIn(pair.text) : sum;
  }, 0);

/** What has become of a story between two versions: its fields, its text block by block and word by word. */
export const compareStories = (
  before: StoryFields,
  after: StoryFields,
  text: FieldText = plainText,
): StoryComparison => {
  // A discussion is open where nothing is said of it.
  const told: FieldText = (fields, name) =>
    name === 'threadState' && fields.threadState === 'open' ? '' : text(fields, name) || '';
  const fields = comparedFields
    .filter((name) => told(before, name) !== told(after, name))
    .map((name) => ({ name, runs: compareWords(told(before, name), told(after, name)) }));
  const blocks = blockPairs(before.body.content, after.body.content);
  const inFields = (kind: 'added' | 'removed'): number =>
    fields
      .filter(({ name }) => name === 'headline' || name === 'standfirst')
      .flatMap(({ runs }) => runs)
      .reduce((sum, run) => (run.kind === kind ? sum + wordsIn(run.text) : sum), 0);
  return {
    fields,
    blocks,
    added: countIn(blocks, 'added') + inFields('added'),
    removed: countIn(blocks, 'removed') + inFields('removed'),
  };
};

export { plainText as plainFieldText };
