/** The colours of tokens.css, for what must be reckoned with them; a test holds that they are the same. */
export type Palette = Readonly<{
  paper: string;
  wash: string;
  sheet: string;
  rule: string;
  ink: string;
  'ink-2': string;
  'ink-3': string;
  alarm: string;
  'rule-strong': string;
}>;

/** Both schemes a reader may have. */
export type Scheme = 'light' | 'dark';

export const palettes: Record<Scheme, Palette> = {
  light: {
    paper: '#fbfaf7',
    wash: '#f1efe9',
    sheet: '#ffffff',
    rule: '#d9d6cd',
    ink: '#191b1f',
    'ink-2': '#4b4f57',
    'ink-3': '#656a73',
    alarm: '#b3261e',
    'rule-strong': '#8a8a84',
  },
  dark: {
    paper: '#15171a',
    wash: '#23262b',
    sheet: '#1c1f23',
    rule: '#363a40',
    ink: '#e4e2dc',
    'ink-2': '#b6b5af',
    'ink-3': '#9a9a95',
    alarm: '#ff8a80',
    'rule-strong': '#7b7e83',
  },
};

/** Grounds a publication may choose; every one keeps all words readable in both schemes (tested). */
export const papers = {
  warm: { light: {}, dark: {} },
  white: {
    light: { paper: '#ffffff', wash: '#f3f3f3', rule: '#d8d8d8' },
    dark: { paper: '#121212', wash: '#222222', sheet: '#1a1a1a', rule: '#373737' },
  },
  cool: {
    light: { paper: '#f8fafc', wash: '#ecf0f3', rule: '#d0d7dd' },
    dark: { paper: '#11161c', wash: '#1e252d', sheet: '#171d24', rule: '#333d48' },
  },
  rose: {
    light: { paper: '#fdf8f5', wash: '#f6ede8', rule: '#e0d0c8' },
    dark: { paper: '#191514', wash: '#292321', sheet: '#211c1a', rule: '#403734' },
  },
  sage: {
    light: { paper: '#f9fbf7', wash: '#eef2ea', rule: '#d2dacb' },
    dark: { paper: '#131714', wash: '#20261f', sheet: '#191e19', rule: '#363f35' },
  },
} as const satisfies Record<string, Record<Scheme, Partial<Palette>>>;

export type Paper = keyof typeof papers;

/** All colours of a scheme with this paper. */
export const paletteOf = (paper: Paper, scheme: Scheme): Palette => ({ ...palettes[scheme], ...papers[paper][scheme] });
