/**
 * Splits text into words, and into runs of the scripts that are written without spaces between words. By a table of
 * characters instead of a regular expression: everything that is published passes through here.
 */
const apart = 0;
const letter = 1;
const wide = 2;
/** Belongs to a word when letters stand on both sides: apostrophes, and signs that are not seen. */
const inner = 3;
const surrogate = 4;

const wideScript =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\uff70\uff9e\uff9f]$/u;
const wordSign = /^[\p{L}\p{N}\p{M}\u0640]$/u;
/** Apostrophes; soft hyphen, (non-)joiners, word joiner, byte order mark. */
const innerSigns = new Set([0x27, 0x2019, 0x2bc, 0xad, 0x200c, 0x200d, 0x2060, 0xfeff]);

const classOf = (sign: string): number => {
  if (innerSigns.has(sign.codePointAt(0) ?? 0)) return inner;
  if (!wordSign.test(sign)) return apart;
  return wideScript.test(sign) ? wide : letter;
};

/** Whether a character is of a script without spaces between words. */
export const isWide = (sign: string): boolean => wideScript.test(sign);

let table: Uint8Array | undefined;

const classes = (): Uint8Array => {
  if (table) return table;
  table = new Uint8Array(65536);
  for (let code = 0; code < 65536; code += 1) {
    table[code] = code >= 0xd800 && code <= 0xdfff ? surrogate : classOf(String.fromCharCode(code));
  }
  return table;
};

const pairClass = (text: string, at: number): number => classOf(String.fromCodePoint(text.codePointAt(at) ?? 0));

/** What was found, from `start` until just before `end`. */
type Found = (start: number, end: number, isWide: boolean) => void;

/** Tells `found` every word and every run of a script without spaces, in the order of the text. */
export const splitText = (text: string, found: Found): void => {
  const known = classes();
  const length = text.length;
  let start = 0;
  let open = apart;
  let at = 0;
  while (at < length) {
    let here = known[text.charCodeAt(at)] ?? apart;
    let step = 1;
    if (here === surrogate) {
      here = pairClass(text, at);
      step = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    } else if (here === inner) {
      const next = at + 1 < length ? (known[text.charCodeAt(at + 1)] ?? apart) : apart;
      here = open === letter && (next === letter || next === inner) ? letter : apart;
    }
    if (here !== open) {
      if (open !== apart) found(start, at, open === wide);
      open = here;
      start = at;
    }
    at += step;
  }
  if (open !== apart) found(start, length, open === wide);
};
