/** A publication's own look: an accent, a paper, faces, corners and room. Everything else stays as tokens.css has it. */
import { colourOf, nearestReadable, worstContrast } from '../../common/colour.ts';
import { paletteOf, papers, type Paper, type Palette, type Scheme } from './palette.ts';

/** The faces we serve ourselves, and the two that every device has. */
export const faces = {
  serif: { name: 'Source Serif', token: 'var(--face-serif)' },
  sans: { name: 'Public Sans', token: 'var(--face-sans)' },
  'device-serif': { name: 'The device’s serif (nothing is loaded)', token: "Georgia, 'Times New Roman', serif" },
  'device-sans': { name: 'The device’s sans (nothing is loaded)', token: "system-ui, 'Segoe UI', Arial, sans-serif" },
} as const;
export type Face = keyof typeof faces;

export const corners = { sharp: '0px', fine: '2px', round: '8px' } as const;
export type Corner = keyof typeof corners;

/** How much room there is between things; `even` is what tokens.css says. */
export const densities = {
  close: { '--s5': '1.125rem', '--s6': '1.5rem', '--s7': '2.25rem', '--s8': '3rem', '--l2': '1.5' },
  even: {},
  airy: { '--s5': '1.75rem', '--s6': '2.5rem', '--s7': '4rem', '--s8': '5rem', '--l2': '1.7' },
} as const satisfies Record<string, Record<string, string>>;
export type Density = keyof typeof densities;

export type Look = {
  accentLight: string;
  accentDark: string;
  paper: Paper;
  headlineFace: Face;
  textFace: Face;
  corner: Corner;
  density: Density;
};

export const defaultLook: Look = {
  accentLight: '#2b3f9e',
  accentDark: '#a9b8ff',
  paper: 'warm',
  headlineFace: 'serif',
  textFace: 'serif',
  corner: 'fine',
  density: 'even',
};

/** What is read at the size of text must reach this on every ground (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** What an accent is read on: pages, grounds of notices, fields. */
export const groundsOf = (paper: Paper, scheme: Scheme): readonly string[] => {
  const { paper: page, wash, sheet } = paletteOf(paper, scheme);
  return [page, wash, sheet];
};

export type AccentVerdict = { ratio: number; isReadable: boolean; nearest: string };

/** How well an accent is read in a scheme, and the nearest one that is read well enough. */
export const judgeAccent = (accent: string, paper: Paper, scheme: Scheme): AccentVerdict => {
  const grounds = groundsOf(paper, scheme);
  const ratio = worstContrast(accent, grounds);
  return { ratio, isReadable: ratio >= leastContrast, nearest: nearestReadable(accent, grounds, leastContrast) };
};

/** One decimal, and never rounded up to what it does not reach. */
export const ratioText = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);

const oneOf = <T extends object>(options: T, given: unknown): keyof T | undefined =>
  typeof given === 'string' && Object.hasOwn(options, given) ? (given as keyof T) : undefined;

export type LookFaults = Partial<Record<keyof Look, string>>;

const accentFault = (given: unknown, paper: Paper, scheme: Scheme): string | undefined => {
  const colour = typeof given === 'string' ? colourOf(given) : undefined;
  if (colour === undefined) return 'Write it as #rrggbb.';
  const { ratio, isReadable, nearest } = judgeAccent(colour, paper, scheme);
  if (isReadable) return undefined;
  const wanted = `${ratioText(ratio)} : 1 on the ${scheme} paper; ${leastContrast} : 1 is needed to be read`;
  return `${colour} reaches only ${wanted}. The nearest colour that does is ${nearest}.`;
};

/** Reads a look as it was typed; what is left out stays as `current` has it. Accents that cannot be read are at fault. */
export const readLook = (
  given: Readonly<Record<string, unknown>>,
  current: Look,
): { look: Look; faults: LookFaults } => {
  const typed = (name: keyof Look): unknown => given[name] ?? current[name];
  const faults: LookFaults = {};
  const choice = <T extends object, K extends keyof Look>(options: T, name: K): keyof T | Look[K] => {
    const found = oneOf(options, typed(name));
    if (found === undefined) faults[name] = 'Choose one of the list.';
    return found ?? current[name];
  };
  const paper = choice(papers, 'paper');
  for (const [name, scheme] of [['accentLight', 'light'] as const, ['accentDark', 'dark'] as const]) {
    const fault = accentFault(typed(name), paper, scheme);
    if (fault !== undefined) faults[name] = fault;
  }
  const accent = (name: 'accentLight' | 'accentDark'): string => colourOf(String(typed(name))) ?? String(typed(name));
  const look: Look = {
    accentLight: accent('accentLight'),
    accentDark: accent('accentDark'),
    paper,
    headlineFace: choice(faces, 'headlineFace'),
    textFace: choice(faces, 'textFace'),
    corner: choice(corners, 'corner'),
    density: choice(densities, 'density'),
  };
  return { look, faults };
};

/** A look as it is kept; what is not, or no longer, good counts as not said. */
export const keptLook = (stored: unknown): Look => {
  const given = { ...(typeof stored === 'object' && stored !== null ? stored : {}) } as Record<string, unknown>;
  const { faults } = readLook(given, defaultLook);
  for (const name of Object.keys(faults)) delete given[name];
  return readLook(given, defaultLook).look;
};

/** The tokens that differ from tokens.css, in both schemes and in each. */
export type LookTokens = {
  always: Record<string, string>;
  light: Record<string, string>;
  dark: Record<string, string>;
};

const paperTokens = (paper: Paper, scheme: Scheme): Record<string, string> =>
  Object.fromEntries(
    Object.entries<string>(papers[paper][scheme] as Partial<Palette>).map(([name, value]) => [`--${name}`, value]),
  );

export const lookTokens = (look: Look): LookTokens => {
  const always: Record<string, string> = {};
  if (look.accentLight !== defaultLook.accentLight) always['--accent-light'] = look.accentLight;
  if (look.accentDark !== defaultLook.accentDark) always['--accent-dark'] = look.accentDark;
  if (look.textFace !== defaultLook.textFace) always['--serif'] = faces[look.textFace].token;
  // Headlines follow the text unless they are told: they must be told as soon as the text has another face.
  if (look.headlineFace !== look.textFace || look.headlineFace !== defaultLook.headlineFace)
    always['--headline'] = faces[look.headlineFace].token;
  if (look.corner !== defaultLook.corner) always['--corner'] = corners[look.corner];
  Object.assign(always, densities[look.density]);
  return { always, light: paperTokens(look.paper, 'light'), dark: paperTokens(look.paper, 'dark') };
};

const block = (selector: string, tokens: Record<string, string>): string => {
  const lines = Object.entries(tokens).map(([name, value]) => `${name}:${value}`);
  return lines.length === 0 ? '' : `${selector}{${lines.join(';')}}`;
};

/** Tokens laid over those of tokens.css, for a page in either scheme. Empty when nothing differs. */
export const tokensCss = ({ always, light, dark }: LookTokens): string => {
  const inDark = Object.keys(dark).length > 0;
  const rules = [
    block(':root', { ...always, ...light }),
    inDark ? `@media (prefers-color-scheme:dark){${block(":root:not([data-scheme='light'])", dark)}}` : '',
    inDark ? block(":root[data-scheme='dark']", dark) : '',
  ].join('');
  return rules === '' ? '' : `@layer tokens{${rules}}`;
};

/** All tokens of a look in one scheme, told outright: for the preview, which shows both schemes on one page. */
export const schemeTokens = (look: Look, scheme: Scheme): Record<string, string> => {
  const palette = paletteOf(look.paper, scheme);
  const colours = Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value]));
  return {
    ...colours,
    '--accent': scheme === 'light' ? look.accentLight : look.accentDark,
    '--serif': faces[look.textFace].token,
    '--headline': faces[look.headlineFace].token,
    '--corner': corners[look.corner],
    ...densities.even,
    ...densities[look.density],
  };
};

/** The stylesheet of the preview: each scheme has a room of its own. */
export const previewCss = (look: Look): string =>
  (['light', 'dark'] as const)
    .map(
      (scheme) =>
        `@layer pages{${block(`.look-preview[data-look='${scheme}']`, { ...schemeTokens(look, scheme), 'color-scheme': scheme })}}`,
    )
    .join('\n');
