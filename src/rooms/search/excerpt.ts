import { escapeHtml } from '../../common/text.ts';
import type { Analysis, Token } from './analysis/analyse.ts';
import { isWide } from './analysis/split.ts';
import { isSingleSign, type Clause } from './query.ts';

/** About as many Latin letters as make two lines; characters of scripts without spaces are twice as wide. */
const longest = 220;
const longestWide = 110;
/** Beginning of a text that is looked through. */
const longestText = 100_000;
const mostPlaces = 2000;
const ellipsis = '…';

type Place = { start: number; end: number; clause: number };

const singlePlaces = (text: string, sign: string, clause: number): Place[] => {
  const places: Place[] = [];
  for (
    let at = text.indexOf(sign);
    at !== -1 && places.length < mostPlaces;
    at = text.indexOf(sign, at + sign.length)
  ) {
    places.push({ start: at, end: at + sign.length, clause });
  }
  return places;
};

const phraseFits = (tokens: readonly Token[], at: number, clause: Clause): boolean =>
  clause.every((term, i) => tokens[at + i]?.term === term);

/** Where the text has what was looked for, in order. */
const placesOf = (text: string, clauses: readonly Clause[], analysis: Analysis): Place[] => {
  const firsts = new Map<string, number[]>();
  const places: Place[] = [];
  clauses.forEach((clause, i) => {
    if (isSingleSign(clause)) places.push(...singlePlaces(text, clause[0] ?? '', i));
    else firsts.set(clause[0] ?? '', [...(firsts.get(clause[0] ?? '') ?? []), i]);
  });
  if (firsts.size > 0) {
    const tokens = analysis.tokens(text, clauses.flat());
    for (let at = 0; at < tokens.length && places.length < mostPlaces; at += 1) {
      const term = tokens[at]?.term ?? '';
      if (term === '') continue;
      for (const i of firsts.get(term) ?? []) {
        const clause = clauses[i] ?? [];
        if (!phraseFits(tokens, at, clause)) continue;
        places.push({ start: tokens[at]?.start ?? 0, end: tokens[at + clause.length - 1]?.end ?? 0, clause: i });
      }
    }
  }
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
};

/** Marks the places in a piece of text; everything else is made safe for HTML. */
const marked = (text: string, places: readonly Place[], from: number, until: number): string => {
  const clean = (part: string): string => escapeHtml(part.replace(/\s+/g, ' '));
  let html = '';
  let at = from;
  for (const { start, end } of places) {
    if (end <= at || start < from || end > until) continue;
    const begin = Math.max(start, at);
    html += `${clean(text.slice(at, begin))}<mark>${clean(text.slice(begin, end))}</mark>`;
    at = end;
  }
  return (html + clean(text.slice(at, until))).replaceAll('</mark><mark>', '');
};

/** The place from which a window holds the most of what was looked for; the first of equals. */
const bestStart = (places: readonly Place[], width: number): number => {
  let best = 0;
  let bestWorth = -1;
  let end = 0;
  const inside = new Map<number, number>();
  for (let i = 0; i < places.length; i += 1) {
    const first = places[i] as Place;
    while (end < places.length && (places[end] as Place).end <= first.start + width) {
      const { clause } = places[end] as Place;
      inside.set(clause, (inside.get(clause) ?? 0) + 1);
      end += 1;
    }
    const worth = inside.size * 1000 + (end - i);
    if (worth > bestWorth) [best, bestWorth] = [i, worth];
    const left = (inside.get(first.clause) ?? 0) - 1;
    if (left <= 0) inside.delete(first.clause);
    else inside.set(first.clause, left);
    end = Math.max(end, i + 1);
  }
  return best;
};

const isInside = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (code >= 0xdc00 && code <= 0xdfff) || /^\p{M}/u.test(text.slice(at, at + 2));
};

/** Moves a cut to the next place where a word begins, or at least no character is torn. */
const cutAfter = (text: string, at: number, until: number): number => {
  if (at <= 0) return 0;
  const space = text.slice(at, Math.min(at + 24, until)).search(/\s/);
  if (space !== -1) return at + space + 1;
  let cut = at;
  while (cut < until && isInside(text, cut)) cut += 1;
  return cut;
};

const cutBefore = (text: string, at: number, from: number): number => {
  if (at >= text.length) return text.length;
  const space = text.slice(Math.max(from, at - 24), at).search(/\s\S*$/);
  if (space !== -1) return Math.max(from, at - 24) + space;
  let cut = at;
  while (cut > from && isInside(text, cut)) cut -= 1;
  return cut;
};

const windowOf = (text: string, places: readonly Place[]): [from: number, until: number] => {
  const sample = text.slice(places[0]?.start ?? 0, (places[0]?.start ?? 0) + 40);
  const width = Array.from(sample).filter(isWide).length > sample.length / 3 ? longestWide : longest;
  const best = places[bestStart(places, width - 30)];
  if (!best) return [0, cutBefore(text, Math.min(text.length, width), 0)];
  // A little of what comes before; none when the text begins there.
  const wanted = Math.max(0, Math.min(best.start - Math.round(width / 4), text.length - width));
  const from = cutAfter(text, wanted, best.start);
  return [from, Math.max(best.end, cutBefore(text, from + width, best.end))];
};

/** The whole of a short text with what was looked for in `<mark>`; HTML. */
export const highlight = (text: string, clauses: readonly Clause[], analysis: Analysis): string =>
  marked(text, placesOf(text, clauses, analysis), 0, text.length);

/**
 * The part of a text that shows best why it was found: about 220 characters (110 where characters are wide), what was looked
 * for in `<mark>`, `…` where it was cut. HTML, made safe. `found` tells whether anything was marked.
 */
export const excerptOf = (
  whole: string,
  clauses: readonly Clause[],
  analysis: Analysis,
): { html: string; found: boolean } => {
  const text = whole.slice(0, longestText).trim();
  const places = placesOf(text, clauses, analysis);
  const [from, until] = windowOf(text, places);
  const html = marked(text, places, from, until).trim();
  return {
    html: `${from > 0 ? ellipsis : ''}${html}${until < whole.trimEnd().length ? ellipsis : ''}`,
    found: places.length > 0,
  };
};
