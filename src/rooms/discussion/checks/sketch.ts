import { foldedForRepeats } from './text-mark.ts';

/** MinHash over pieces of five letters: two texts share as large a part of their pieces as their sketches share places. */
export type Sketch = Uint32Array;

const places = 32;
const bandSize = 4;
const piece = 5;
/** Short texts are alike by chance. */
const shortest = 60;
const mostLetters = 6_000;

const factors = Uint32Array.from({ length: places }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) | 1) >>> 0);
const shifts = Uint32Array.from({ length: places }, (_, i) => Math.imul(i + 7, 0x85ebca6b) >>> 0);

/** Spreads the bits, so that no order of letters is the order of its hashes. */
const mixed = (value: number): number => {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
};

const pieceHash = (text: string, from: number): number => {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + piece; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
};

/** Undefined for a text too short to be compared. */
export const sketchOf = (text: string): Sketch | undefined => {
  const folded = foldedForRepeats(text).slice(0, mostLetters);
  if (folded.length < shortest) return undefined;
  const sketch = new Uint32Array(places).fill(0xffffffff);
  for (let from = 0; from + piece <= folded.length; from += 1) {
    const hash = pieceHash(folded, from);
    for (let i = 0; i < places; i += 1) {
      const value = (Math.imul(hash, factors[i] as number) + (shifts[i] as number)) >>> 0;
      if (value < (sketch[i] as number)) sketch[i] = value;
    }
  }
  return sketch;
};

/** The share of pieces two texts have in common, from 0 to 1. */
export const likenessOfSketches = (one: Sketch, other: Sketch): number => {
  let same = 0;
  for (let i = 0; i < places; i += 1) if (one[i] === other[i]) same += 1;
  return same / places;
};

/** Names under which sketches that are alike almost surely meet. */
export const bandsOf = (sketch: Sketch): number[] => {
  const bands: number[] = [];
  for (let i = 0; i < places; i += bandSize) {
    let band = i;
    for (let k = i; k < i + bandSize; k += 1) band = mixed(band ^ (sketch[k] as number));
    bands.push(band);
  }
  return bands;
};
