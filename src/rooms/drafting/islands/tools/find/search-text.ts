/** Where in a text something stands, with the choices of the find bar. Pure. */

import type { Found, Query } from './find-state.ts';

/** The text as it is compared, and for each of its characters where it stands in the original. */
type Folded = { text: string; places: Uint32Array };

const isPlain = (text: string): boolean => !/[^\u0000-\u007f]/.test(text);

const foldOne = (sign: string, { matchesCase, foldsAccents }: Query): string => {
  const accents = foldsAccents ? sign.normalize('NFKD').replace(/\p{M}+/gu, '') : sign.normalize('NFC');
  const quotes = accents
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’‚‹›′]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ');
  return matchesCase ? quotes : quotes.toLowerCase();
};

const fold = (text: string, query: Query): Folded => {
  if (isPlain(text)) {
    const same = query.matchesCase ? text : text.toLowerCase();
    return { text: same, places: Uint32Array.from({ length: text.length + 1 }, (_, at) => at) };
  }
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const one = foldOne(sign, query);
    for (let i = 0; i < one.length; i += 1) places.push(at);
    folded += one;
    at += sign.length;
  }
  places.push(text.length);
  return { text: folded, places: Uint32Array.from(places) };
};

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(sign);

/** Combining marks behind a found letter belong to it. */
const endOf = (text: string, to: number): number => to + (/^\p{M}+/u.exec(text.slice(to, to + 8))?.[0].length ?? 0);

export const findIn = (text: string, query: Query, most = 5_000): Found[] => {
  const wanted = Array.from(query.find, (sign) => foldOne(sign, query)).join('');
  if (wanted === '') return [];
  const folded = fold(text, query);
  const found: Found[] = [];
  for (let at = folded.text.indexOf(wanted); at >= 0 && found.length < most;) {
    const from = folded.places[at] ?? 0;
    const to = endOf(text, folded.places[at + wanted.length] ?? text.length);
    const isWhole = !query.wholeWords || (!isWordSign(text[from - 1]) && !isWordSign(text[to]));
    if (isWhole && to > from) found.push({ from, to });
    at = folded.text.indexOf(wanted, isWhole ? at + wanted.length : at + 1);
  }
  return found;
};
