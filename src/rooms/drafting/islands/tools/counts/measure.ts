/** How long a text is: words, characters, sentences, minutes. Counted paragraph by paragraph, and only those that changed. */
import type { Node } from 'prosemirror-model';
import { countWords } from '../../../../../common/text.ts';

export type Measure = {
  words: number;
  characters: number;
  /** What the reading time is taken from, as on the story's page. */ load: number;
  sentences: number;
  longest: number;
};

const nothing: Measure = { words: 0, characters: 0, load: 0, sentences: 0, longest: 0 };

/** Languages that write no spaces between words. */
const isUnspaced = (language: string): boolean => /^(?:zh|ja|th|lo|km|my|yue|wuu)\b/i.test(language);

type Segmenters = { words?: Intl.Segmenter; sentences: Intl.Segmenter };
const segmenters = new Map<string, Segmenters>();

const segmentersOf = (language: string): Segmenters => {
  const known = segmenters.get(language);
  if (known) return known;
  const made: Segmenters = {
    sentences: new Intl.Segmenter(language, { granularity: 'sentence' }),
    ...(isUnspaced(language) ? { words: new Intl.Segmenter(language, { granularity: 'word' }) } : {}),
  };
  segmenters.set(language, made);
  return made;
};

const wordsIn = (text: string, { words }: Segmenters): number =>
  words ? [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length : countWords(text);

export const measureText = (text: string, language: string, asSentences = true): Measure => {
  if (text.trim() === '') return nothing;
  const tools = segmentersOf(language);
  const words = wordsIn(text, tools);
  const lengths = asSentences
    ? [...tools.sentences.segment(text)].map(({ segment }) => wordsIn(segment, tools)).filter((length) => length > 0)
    : [];
  return {
    words,
    characters: Array.from(text.replaceAll('\n', '')).length,
    load: tools.words ? countWords(text) : words,
    sentences: lengths.length,
    longest: Math.max(0, ...lengths),
  };
};

export const add = (one: Measure, other: Measure): Measure => ({
  words: one.words + other.words,
  characters: one.characters + other.characters,
  load: one.load + other.load,
  sentences: one.sentences + other.sentences,
  longest: Math.max(one.longest, other.longest),
});

/** The text of a block as readers will see it: proposed words are not there yet, proposed deletions still are. */
const textOf = (block: Node): string => {
  let text = '';
  block.forEach((node) => {
    if (!node.isText) text += '\n';
    else if (!node.marks.some(({ type }) => type.name === 'insertion')) text += node.text ?? '';
  });
  return text;
};

let known: { language: string; blocks: WeakMap<Node, Measure> } = { language: '', blocks: new WeakMap() };

const measureBlock = (block: Node, language: string): Measure => {
  if (known.language !== language) known = { language, blocks: new WeakMap() };
  const cached = known.blocks.get(block);
  if (cached) return cached;
  const measured = measureText(textOf(block), language, block.type.name !== 'heading');
  known.blocks.set(block, measured);
  return measured;
};

export const measureStory = (doc: Node, language: string): Measure => {
  let sum = nothing;
  doc.descendants((node) => {
    if (node.isTextblock) sum = add(sum, measureBlock(node, language));
    return !node.isTextblock;
  });
  return sum;
};

/** As the story's page reckons it. */
export const minutesOf = ({ load }: Measure): number => Math.max(1, Math.round(load / 230));
