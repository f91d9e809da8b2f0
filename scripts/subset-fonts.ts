/**
 * Cuts the typefaces to what pages need and writes them to src/ui/fonts, with their licences.
 * The results are committed: run this again only when a face, its weights or its letters change.
 *
 *   node scripts/subset-fonts.ts
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/ui/fonts');

/** What the site uses of a face's OpenType features; Arabic keeps all of its own, which shape the script. */
const latinFeatures: string[] = [
  'kern',
  'liga',
  'mark',
  'mkmk',
  'ccmp',
  'locl',
  'calt',
  'lnum',
  'onum',
  'pnum',
  'tnum',
  'sups',
  'case',
];

const ranges = {
  latin: '20-7E,A0-FF,131,152-153,2BB-2BC,2C6,2DA,2DC,304,308,329,2000-206F,20AC,2122,2190-2193,2212,2215,FFFD',
  latinExtended: '100-17F,218-21B,237,1E9E,20A0-20BF,2116',
  cyrillic: '300-301,400-45F,490-491,4B0-4B1,2116',
  arabic: '600-61F,620-65F,660-66F,670-6D5,6E5-6E6,6EE-6FF,200C-200F,2010-2011,FDFC',
};
type Range = keyof typeof ranges;

const lettersOf = (range: Range): string =>
  ranges[range]
    .split(',')
    .map((part) => {
      const [from = '', to = from] = part.split('-');
      const [first, last] = [parseInt(from, 16), parseInt(to, 16)];
      return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
    })
    .join('');

/** [file written, package, file in the package, letters] */
const cuts: readonly (readonly [string, string, string, Range])[] = [
  ['source-serif', 'source-serif-4', 'latin-wght-normal', 'latin'],
  ['source-serif-italic', 'source-serif-4', 'latin-wght-italic', 'latin'],
  ['source-serif-extended', 'source-serif-4', 'latin-ext-wght-normal', 'latinExtended'],
  ['source-serif-extended-italic', 'source-serif-4', 'latin-ext-wght-italic', 'latinExtended'],
  ['source-serif-cyrillic', 'source-serif-4', 'cyrillic-wght-normal', 'cyrillic'],
  ['source-serif-cyrillic-italic', 'source-serif-4', 'cyrillic-wght-italic', 'cyrillic'],
  ['public-sans', 'public-sans', 'latin-wght-normal', 'latin'],
  ['public-sans-extended', 'public-sans', 'latin-ext-wght-normal', 'latinExtended'],
  ['source-sans-cyrillic', 'source-sans-3', 'cyrillic-wght-normal', 'cyrillic'],
  ['noto-naskh-arabic', 'noto-naskh-arabic', 'arabic-wght-normal', 'arabic'],
  ['vazirmatn', 'vazirmatn', 'arabic-wght-normal', 'arabic'],
];

await mkdir(target, { recursive: true });
for (const [name, family, source, range] of cuts) {
  const folder = join(root, 'node_modules/@fontsource-variable', family);
  const whole = await readFile(join(folder, `files/${family}-${source}.woff2`));
  const options = {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
    noHinting: true,
    ...(range === 'arabic' ? {} : { keepFeatures: latinFeatures }),
  } as const;
  const cut = await subsetFont(whole, lettersOf(range), options);
  await writeFile(join(target, `${name}.woff2`), cut);
  await copyFile(join(folder, 'LICENSE'), join(target, `${family}.OFL.txt`));
  console.log(`${name}.woff2: ${(cut.length / 1024).toFixed(1)} KB of ${(whole.length / 1024).toFixed(1)} KB`);
}
