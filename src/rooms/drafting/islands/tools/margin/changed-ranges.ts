/** Which parts of a document some transactions have changed, in its old and in its new places. */
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';

export type Changed = { fromA: number; toA: number; fromB: number; toB: number };

const merged = (ranges: readonly Changed[]): Changed[] => {
  const sorted = ranges.toSorted((one, other) => one.fromB - other.fromB || one.fromA - other.fromA);
  const kept: Changed[] = [];
  for (const range of sorted) {
    const last = kept.at(-1);
    if (last && (range.fromB <= last.toB || range.fromA <= last.toA)) {
      last.toA = Math.max(last.toA, range.toA);
      last.fromA = Math.min(last.fromA, range.fromA);
      last.toB = Math.max(last.toB, range.toB);
    } else kept.push({ ...range });
  }
  return kept;
};

/** Words replaced by the same words are no change. */
const isSame = ({ fromA, toA, fromB, toB }: Changed, before: Node, after: Node): boolean =>
  toA - fromA === toB - fromB && before.slice(fromA, toA).eq(after.slice(fromB, toB));

export const changedRanges = (transactions: readonly Transaction[], before: Node, after: Node): Changed[] => {
  const maps = transactions.flatMap(({ mapping }) => mapping.maps);
  const all = new Mapping(maps);
  const ranges: Changed[] = [];
  for (const [at, map] of maps.entries()) {
    const on = all.slice(at + 1);
    const back = new Mapping(maps.slice(0, at)).invert();
    map.forEach((oldStart, oldEnd, newStart, newEnd) =>
      ranges.push({
        fromA: back.map(oldStart, -1),
        toA: back.map(oldEnd, 1),
        fromB: on.map(newStart, -1),
        toB: on.map(newEnd, 1),
      }),
    );
  }
  return merged(ranges).filter((range) => !isSame(range, before, after));
};
