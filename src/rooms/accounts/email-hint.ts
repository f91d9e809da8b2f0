/** Addresses that look mistyped: asked about, never refused. */
import { isLargeProvider } from './mail-throttles.ts';

const often = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'protonmail.com',
  'yandex.ru',
  'mail.ru',
  'gmx.de',
  'gmx.net',
  'web.de',
  'live.com',
  'aol.com',
];

/** Endings that nobody's mail has. */
const endings: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  xom: 'com',
};

/** How many letters must be changed, added, left out or swapped; more than two are not counted. */
const distance = (from: string, to: string): number => {
  if (Math.abs(from.length - to.length) > 2) return 3;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 9) + 1, (next[j - 1] ?? 9) + 1, (row[j - 1] ?? 9) + change);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, (before[j - 2] ?? 9) + 1);
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? 9;
};

/** Endings that some mail has, but not where the name before them is one everybody knows. */
const halfEndings = new Set(['co', 'cm', 'om', 'coma', 'cpm', 'cim']);

const likelyDomain = (domain: string): string | undefined => {
  if (isLargeProvider(domain)) return undefined;
  const dot = domain.lastIndexOf('.');
  const [name, ending] = [domain.slice(0, dot), domain.slice(dot + 1)];
  const certain = endings[ending];
  const mended = certain === undefined ? domain : `${name}.${certain}`;
  if (often.includes(mended)) return mended;
  const namesake = often.find((known) => known.slice(0, known.lastIndexOf('.')) === name);
  // yahoo.ca and web.at are no slips: with a right name before it, an ending must be plainly wrong.
  if (namesake !== undefined) return halfEndings.has(ending) ? namesake : undefined;
  // Short names are near to many honest ones: there one letter is the most.
  const near = often.find((known) => known[0] === mended[0] && distance(mended, known) <= (known.length < 8 ? 1 : 2));
  return near ?? (certain === undefined ? undefined : mended);
};

/** The address that was probably meant, when the one typed looks mistyped. */
export const likelyEmail = (email: string): string | undefined => {
  const at = email.lastIndexOf('@');
  const domain = likelyDomain(email.slice(at + 1));
  return domain === undefined ? undefined : `${email.slice(0, at)}@${domain}`;
};
