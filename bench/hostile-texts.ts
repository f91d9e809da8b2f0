/** Texts that try to run, to break out, to confuse or to exhaust: as comments and as names. The same ones in the same order every time. */
import { bombs, heaps, nesting, sneaky } from './hostile-families.ts';
import { schemes, schemeSpellings, schemeTails, vectors } from './hostile-vectors.ts';

export type HostileText = { family: string; text: string };

type Change = (text: string) => string;

const linkForms: Change[] = [
  (href) => `[a](${href})`,
  (href) => `[a](<${href}>)`,
  (href) => `[a](${href} "title")`,
  (href) => `![a](${href})`,
  (href) => `<${href}>`,
  (href) => `[a][b]\n\n[b]: ${href}`,
  (href) => `[![a](x)](${href})`,
  (href) => `[${href}](https://a.example/)`,
  (href) => `https://a.example/?u=${href}`,
];

const contexts: [string, Change][] = [
  ['plain', (text) => text],
  ['sentence', (text) => `Well, ${text} and so on.`],
  ['quote', (text) => `> ${text}`],
  ['deep quote', (text) => `> > > ${text}`],
  ['list', (text) => `- one\n- ${text}\n  1. ${text}`],
  ['emphasis', (text) => `*${text}*`],
  ['strong', (text) => `**a ${text} b**`],
  ['code', (text) => `\`${text}\``],
  ['fence', (text) => `\`\`\`html\n${text}\n\`\`\``],
  ['fence name', (text) => `\`\`\`${text}\ncode\n\`\`\``],
  ['spoiler', (text) => `||${text}||`],
  ['link words', (text) => `[${text}](https://a.example/)`],
  ['link target', (text) => `[a](${text})`],
  ['link title', (text) => `[a](https://a.example/ "${text}")`],
  ['bare address', (text) => `https://a.example/${text}`],
  ['address query', (text) => `https://a.example/?q=${encodeURI(text.toWellFormed())}#${text}`],
  ['picture', (text) => `![${text}](${text})`],
  ['heading', (text) => `# ${text}\n---`],
  ['table', (text) => `| a | b |\n|---|---|\n| ${text} | c |`],
  ['broken lines', (text) => Array.from(text).join('\n').slice(0, 400)],
];

const entities = (text: string, write: (code: number) => string): string =>
  Array.from(text, (sign) => (/[<>"'`=/:()]/.test(sign) ? write(sign.codePointAt(0) ?? 0) : sign)).join('');

const encodings: [string, Change][] = [
  ['as it is', (text) => text],
  ['decimal entities', (text) => entities(text, (code) => `&#${code};`)],
  ['hex entities', (text) => entities(text, (code) => `&#x${code.toString(16)};`)],
  ['open entities', (text) => entities(text, (code) => `&#0000${code}`)],
  ['named entities', (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')],
  ['twice escaped', (text) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;')],
  ['percent', (text) => entities(text, (code) => `%${code.toString(16)}`)],
  ['twice percent', (text) => entities(text, (code) => `%25${code.toString(16)}`)],
  ['script escapes', (text) => entities(text, (code) => `\\u00${code.toString(16)}`)],
  [
    'wide',
    (text) =>
      Array.from(text, (sign) =>
        sign > ' ' && sign < '\u007f' ? String.fromCharCode((sign.codePointAt(0) ?? 0) + 0xfee0) : sign,
      ).join(''),
  ],
  ['nulls', (text) => text.replaceAll('<', '<\u0000').replaceAll('=', '\u0000=')],
  ['invisible', (text) => Array.from(text).join('\u200b')],
  ['turned round', (text) => `\u202e${text}\u2066`],
  ['backslashes', (text) => entities(text, (code) => `\\${String.fromCharCode(code)}`)],
  ['line ends', (text) => text.replaceAll(' ', '\r\n').replaceAll('=', '=\u2028')],
  ['accents', (text) => text.replaceAll(/[a-z]/g, '$&\u0338')],
];

const linkTricks = (): string[] =>
  schemes.flatMap((scheme) =>
    schemeTails.flatMap((tail, t) =>
      schemeSpellings.flatMap((spell, s) => {
        const href = spell(`${scheme}${tail}`);
        // Every spelling meets every form somewhere, not everywhere.
        return [linkForms[(t + s) % linkForms.length], linkForms[(t * 2 + s + 4) % linkForms.length]].map(
          (form) => form?.(href) ?? href,
        );
      }),
    ),
  );

const mixtures = (): HostileText[] =>
  vectors.flatMap((vector) =>
    contexts.flatMap(([context, put]) =>
      encodings.map(([encoding, write]) => ({ family: `${context}, ${encoding}`, text: put(write(vector)) })),
    ),
  );

const special = (): HostileText[] =>
  Object.entries({ nesting, heaps, bombs, sneaky, links: linkTricks() }).flatMap(([family, texts]) =>
    texts.map((text) => ({ family, text })),
  );

const different = (texts: readonly HostileText[]): HostileText[] => [
  ...new Map(texts.map((one) => [one.text, one])).values(),
];

const spread = (texts: readonly HostileText[], count: number): HostileText[] =>
  Array.from({ length: count }, (_, i) => texts[Math.floor((i * texts.length) / count)] as HostileText);

/** So many different texts: of those that are special as many as there are, up to two in five, the rest spread over all mixtures. */
export const hostileTexts = (count: number): HostileText[] => {
  const own = different(special());
  const mixed = different(mixtures());
  const ownCount = Math.min(own.length, Math.floor(count * 0.4));
  const mixedCount = count - ownCount;
  if (mixedCount > mixed.length) throw new Error(`there are only ${own.length + mixed.length} hostile texts`);
  return [...spread(own, ownCount), ...spread(mixed, mixedCount)];
};

const percent = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;

/** A text as a form sends it, also where it is no Unicode: torn surrogates go as the three bytes they would have. */
export const formEncoded = (text: string): string => {
  if (text.isWellFormed()) return encodeURIComponent(text);
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0xd800 || code > 0xdfff) return encodeURIComponent(sign);
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)].map(percent).join('');
  }).join('');
};
