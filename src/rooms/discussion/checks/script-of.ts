/** The alphabets whose letters are taken for each other's. */
export type Script = 'Latin' | 'Cyrillic' | 'Greek' | 'Armenian' | undefined;

const ranges: readonly [from: number, to: number, script: Script][] = [
  [0x61, 0x7a, 'Latin'],
  [0xaa, 0x2af, 'Latin'],
  [0x370, 0x3ff, 'Greek'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x531, 0x58f, 'Armenian'],
  [0x1c80, 0x1c8f, 'Cyrillic'],
  [0x1d00, 0x1d25, 'Latin'],
  [0x1e00, 0x1eff, 'Latin'],
  [0x1f00, 0x1fff, 'Greek'],
  [0xa640, 0xa69f, 'Cyrillic'],
];

const scriptOfCode = (code: number): Script => ranges.find(([from, to]) => code >= from && code <= to)?.[2];

/** The script most letters of a text are in; undefined where none of these prevails. Text is in small letters. */
export const scriptOf = (text: string): Script => {
  let latin = 0;
  const others = new Map<Script, number>();
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x61) continue;
    if (code <= 0x7a) latin += 1;
    else {
      const script = scriptOfCode(code);
      if (script === 'Latin') latin += 1;
      else if (script) others.set(script, (others.get(script) ?? 0) + 1);
    }
  }
  let most: [Script, number] = [latin > 0 ? 'Latin' : undefined, latin];
  for (const entry of others) if (entry[1] > most[1]) most = entry;
  return most[0];
};
