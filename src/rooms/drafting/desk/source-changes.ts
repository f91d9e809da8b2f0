/** What has changed in a story since it was translated, piece by piece, and which piece of the translation stands across from it. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import { bodyToText, type Block, type Body } from '../../articles/articles.ts';

/** What a story says, as far as it is translated. */
export type SaidText = { headline: string; standfirst: string; body: Body };

/** The headline, the standfirst, or a block of the body. */
export type Piece = { kind: 'headline' | 'standfirst' | Block['type']; level?: number; text: string; block?: Block };

export type WordPart = { text: string; is: 'same' | 'new' | 'gone' };

export type SourceRow = {
  /** `gone`: it was translated, and is no longer there. */
  is: 'same' | 'changed' | 'new' | 'gone';
  source: Piece | undefined;
  /** Of a changed piece: what was taken out and put in. */
  words: WordPart[];
  target: Piece | undefined;
  /** Which piece of the translation that is: 0 the headline, 1 the standfirst, then the blocks. */
  targetAt: number | undefined;
};

/** Longer stories are compared up to here. */
const mostPieces = 600;
const patience = { timeout: 300 };

const pieceOf = (block: Block): Piece => ({
  kind: block.type,
  ...(block.type === 'heading' ? { level: block.attrs.level } : {}),
  text:
    block.type === 'pullQuote'
      ? bodyToText({ type: 'doc', content: [{ type: 'paragraph', content: block.content }] })
      : bodyToText({ type: 'doc', content: [block] }),
  block,
});

export const piecesOf = ({ headline, standfirst, body }: SaidText): Piece[] => [
  { kind: 'headline', text: headline },
  { kind: 'standfirst', text: standfirst },
  ...body.content.slice(0, mostPieces).map(pieceOf),
];

/** Pictures and films are known by what they show, all else by its words. */
const keyOf = ({ kind, text, block }: Piece): string =>
  `${kind}|${text}|${block && 'attrs' in block && block.attrs && 'mediaId' in block.attrs ? block.attrs.mediaId : ''}`;

const wordsBetween = (before: string, now: string): WordPart[] => {
  const parts = diffWordsWithSpace(before, now, patience);
  if (!parts)
    return [
      { text: before, is: 'gone' },
      { text: now, is: 'new' },
    ];
  return parts.map(({ value, added, removed }) => ({ text: value, is: added ? 'new' : removed ? 'gone' : 'same' }));
};

/** For each former piece the one of the translation across from it: the same kinds in the same order. */
const across = (former: readonly Piece[], target: readonly Piece[]): { of: Map<number, number>; rest: number[] } => {
  const of = new Map<number, number>();
  const rest: number[] = [];
  const kinds = diffArrays(
    former.map(({ kind }) => kind),
    target.map(({ kind }) => kind),
    patience,
  );
  let [here, there] = [0, 0];
  for (const { count = 0, added, removed } of kinds ?? []) {
    if (added) for (let i = 0; i < count; i += 1) rest.push(there + i);
    if (!added && !removed) for (let i = 0; i < count; i += 1) of.set(here + i, there + i);
    if (!added) here += count;
    if (!removed) there += count;
  }
  return { of, rest };
};

type Step = { former: number | undefined; now: number | undefined };

/** Former and present pieces in order; what was taken out and put in at one place is taken for a change of the same piece. */
const stepsBetween = (former: readonly Piece[], now: readonly Piece[]): Step[] => {
  const parts = diffArrays(former.map(keyOf), now.map(keyOf), patience);
  const whole = [
    { count: former.length, removed: true, added: false },
    { count: now.length, removed: false, added: true },
  ];
  const steps: Step[] = [];
  let gone: number[] = [];
  let [a, b] = [0, 0];
  for (const { count = 0, added, removed } of parts ?? whole)
    for (let i = 0; i < count; i += 1) {
      if (removed) gone.push(a++);
      else if (added) steps.push({ former: gone.shift(), now: b++ });
      else {
        steps.push(...gone.map((one) => ({ former: one, now: undefined })), { former: a++, now: b++ });
        gone = [];
      }
    }
  return [...steps, ...gone.map((one) => ({ former: one, now: undefined }))];
};

/** The source as it is now beside the translation, with what has changed since the translation was last brought up to date. */
export const compareWithSource = (former: SaidText, now: SaidText, translation: SaidText): SourceRow[] => {
  const [before, present, target] = [piecesOf(former), piecesOf(now), piecesOf(translation)];
  const { of, rest } = across(before, target);
  const rows = stepsBetween(before, present).map(({ former: a, now: b }): SourceRow => {
    const [was, is] = [a === undefined ? undefined : before[a], b === undefined ? undefined : present[b]];
    const place = a === undefined ? undefined : of.get(a);
    const facing = place === undefined ? undefined : target[place];
    if (!is) return { is: 'gone', source: was, words: [], target: facing, targetAt: place };
    if (!was) return { is: 'new', source: is, words: [], target: facing, targetAt: place };
    if (keyOf(was) === keyOf(is)) return { is: 'same', source: is, words: [], target: facing, targetAt: place };
    return { is: 'changed', source: is, words: wordsBetween(was.text, is.text), target: facing, targetAt: place };
  });
  return [
    ...rows,
    ...rest.map((place): SourceRow => ({
      is: 'same',
      source: undefined,
      words: [],
      target: target[place],
      targetAt: place,
    })),
  ];
};

/** How many pieces of the source are no longer as they were translated. */
export const countChanges = (former: SaidText, now: SaidText): number => {
  const [before, present] = [piecesOf(former), piecesOf(now)];
  return stepsBetween(before, present).filter(
    ({ former: a, now: b }) =>
      a === undefined || b === undefined || keyOf(before[a] as Piece) !== keyOf(present[b] as Piece),
  ).length;
};
