/** What becomes of a sign just typed: the one the language writes. Pure, so that it can be read and tested. */
import { signsOf, type Signs } from './signs.ts';

/** So many characters before the typed one go, and this stands for them and it. */
export type Improved = { take: number; put: string };

type Typed = { before: string; typed: string; signs: Signs };

const opensAfter = /(?:^|[\s\u00a0\u202f([{<–—/-]|[“‘„‚«‹])$/u;
/** Inside an address nothing is improved. */
const inAddress = /(?:https?:|www\.|[^\s]@|\/\/)[^\s]*$/i;

const last = (text: string, sign: string): number => text.lastIndexOf(sign);

/** Whether a quotation that was opened in this paragraph waits for its end. */
const isOpen = (before: string, [open, close]: readonly [string, string]): boolean =>
  open === close
    ? (before.split(open).length - 1) % 2 === 1
    : last(before, open) > Math.max(last(before, close), -1) && last(before, open) >= 0;

const quote = ({ before, typed, signs }: Typed): Improved | undefined => {
  const pair = typed === '"' ? signs.double : signs.single;
  const inner = typed === '"' || signs.single[0] === '«' ? (signs.inner ?? '') : '';
  const isPending = isOpen(before, pair);
  if (opensAfter.test(before) && !(isPending && /[\s\u202f\u00a0]$/.test(before) && inner !== ''))
    return { take: 0, put: pair[0] + inner };
  if (typed === "'" && (!isPending || pair[1] === '’') && /[\p{L}\p{N}]$/u.test(before)) return { take: 0, put: '’' };
  // 5'11" are feet and inches.
  if (/\d$/.test(before) && !isPending) return undefined;
  const spaces = inner === '' ? 0 : (/[ \u00a0\u202f]*$/.exec(before)?.[0].length ?? 0);
  return { take: spaces, put: inner + pair[1] };
};

const dash = ({ before, typed, signs }: Typed): Improved | undefined => {
  if (typed === '-') {
    if (/[^\s-]\s?-$/.test(before)) return { take: 1, put: '–' };
    return before.endsWith('–') && !/^\s*–$/.test(before) ? { take: 1, put: '—' } : undefined;
  }
  if (!/[^\s-] -$/.test(before) || typed !== ' ') return undefined;
  return { take: 2, put: `${signs.holdsDash ? '\u00a0' : ' '}${signs.dash} ` };
};

const ellipsis = ({ before }: Typed): Improved | undefined =>
  /(?<!\.)\.\.$/.test(before) ? { take: 2, put: '…' } : undefined;

/** French and others: a space that does not break before some signs. */
const spaced = ({ before, typed, signs }: Typed): Improved | undefined => {
  const space = signs.before?.[typed];
  if (space === undefined || !/[\p{L}\p{N})\]»”’%…] ?$/u.test(before)) return undefined;
  if (typed === ':' && /(?:\d|\b(?:https?|mailto))$/i.test(before)) return undefined;
  return { take: before.endsWith(' ') ? 1 : 0, put: space + typed };
};

const held = ({ before, typed, signs }: Typed): Improved | undefined => {
  if (typed === '%') return signs.percent && /\d $/.test(before) ? { take: 1, put: '\u00a0%' } : undefined;
  if (/[§№]$/.test(before) || signs.shortWords?.test(before)) return { take: 0, put: '\u00a0' };
  return undefined;
};

const ownSign = ({ before, typed, signs }: Typed): Improved | undefined => {
  const own = signs.own?.[typed];
  return own !== undefined && /[\p{Script=Arabic}»”)\]] ?$/u.test(before) ? { take: 0, put: own } : undefined;
};

const ways: Readonly<Record<string, readonly ((typed: Typed) => Improved | undefined)[]>> = {
  '"': [quote],
  "'": [quote],
  '-': [dash],
  '.': [ellipsis],
  ' ': [dash, held],
  '%': [held],
  ',': [ownSign],
  ';': [ownSign, spaced],
  '?': [ownSign, spaced],
  '!': [spaced],
  ':': [spaced],
};

/** `before` is the paragraph up to the cursor. */
export const improve = (before: string, typed: string, language: string): Improved | undefined => {
  const tried = ways[typed];
  if (!tried || inAddress.test(before)) return undefined;
  const signs = signsOf(language);
  for (const way of tried) {
    const improved = way({ before, typed, signs });
    if (improved) return improved;
  }
  return undefined;
};
