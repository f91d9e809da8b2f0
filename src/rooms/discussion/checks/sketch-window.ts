import { bandsOf, likenessOfSketches, type Sketch } from './sketch.ts';

/** The sketches of the comments written last. */
export type SketchWindow = {
  add: (id: string, sketch: Sketch, at: number) => void;
  /** Ids of comments since then whose text is nearly the same. */
  like: (sketch: Sketch, since: number) => string[];
};

const alike = 0.8;
const mostFound = 20;

/** Bounded: the oldest makes room for the newest. Sketches are compared only with those they meet in a band. */
export const createSketchWindow = (size = 5_000): SketchWindow => {
  const kept = new Map<string, { sketch: Sketch; at: number }>();
  const bands = new Map<number, Set<string>>();

  const forget = (id: string): void => {
    const known = kept.get(id);
    if (!known) return;
    kept.delete(id);
    for (const band of bandsOf(known.sketch)) {
      bands.get(band)?.delete(id);
      if (bands.get(band)?.size === 0) bands.delete(band);
    }
  };

  return {
    add: (id, sketch, at) => {
      if (kept.has(id)) return;
      kept.set(id, { sketch, at });
      for (const band of bandsOf(sketch)) {
        const known = bands.get(band);
        if (known) known.add(id);
        else bands.set(band, new Set([id]));
      }
      if (kept.size > size) forget(kept.keys().next().value ?? '');
    },
    like: (sketch, since) => {
      const found = new Set<string>();
      for (const band of bandsOf(sketch)) {
        for (const id of bands.get(band) ?? []) {
          const known = kept.get(id);
          if (!known || known.at <= since || likenessOfSketches(known.sketch, sketch) < alike) continue;
          found.add(id);
          if (found.size >= mostFound) return [...found];
        }
      }
      return [...found];
    },
  };
};
