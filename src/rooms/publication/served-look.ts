/** A publication's look as pages are served with it: one stylesheet of its own, its pictures, and the parts its theme draws. */
import { createHash } from 'node:crypto';
import type { World } from '../../world.ts';
import { lookTokens, tokensCss, type LookTokens } from './look.ts';
import { paletteOf, type Scheme } from './palette.ts';
import type { LookFile, PublicationSettings } from './settings.ts';
import { readTheme, type Theme } from './theme/theme.ts';
import { baseColours, contrastWarnings, type ThemeFault } from './theme/theme-tokens.ts';

export type ServedPicture = LookFile & { href: string };

export type ServedLook = {
  /** The stylesheet after ours; undefined when everything is as Courant has it: then nothing more is loaded. */
  stylesheet: { href: string; css: string } | undefined;
  /** The page's paper, for the browser's own frame. */
  paper: Record<Scheme, string>;
  logo: { light: ServedPicture; dark: ServedPicture | undefined } | undefined;
  /** The square icon in every size, the smallest first; empty: Courant's own. */
  icons: readonly ServedPicture[];
  theme: Theme;
  /** What is wrong with the theme, and what of it cannot be read. */
  themeFaults: readonly ThemeFault[];
};

const served = (file: LookFile): ServedPicture => ({ ...file, href: `/look/${file.file}` });

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').replace(/[-_]/g, '').slice(0, 12);

const merged = (one: LookTokens, other: LookTokens): LookTokens => ({
  always: { ...one.always, ...other.always },
  light: { ...one.light, ...other.light },
  dark: { ...one.dark, ...other.dark },
});

/** The theme's light tokens stand in `:root`, where forced darkness outweighs them. */
const stylesheetOf = (tokens: LookTokens, sheet: string): ServedLook['stylesheet'] => {
  const css = [tokensCss(tokens), sheet].filter(Boolean).join('\n');
  return css === '' ? undefined : { href: `/look/${hashOf(css)}.css`, css };
};

const paperOf = (tokens: LookTokens, settings: PublicationSettings, scheme: Scheme): string => {
  const told = { ...tokens.always, ...tokens[scheme] }['--paper'];
  return told !== undefined && /^#[\da-f]{3,8}$/i.test(told) ? told : paletteOf(settings.look.paper, scheme).paper;
};

export const servedLook = async (
  { config }: Pick<World, 'config'>,
  settings: PublicationSettings,
): Promise<ServedLook> => {
  const theme = await readTheme(config);
  const { look, lookPictures } = settings;
  const tokens = merged(lookTokens(look), theme.tokens);
  const base = baseColours({ light: look.accentLight, dark: look.accentDark });
  const { light, dark, icons = [] } = lookPictures;
  return {
    stylesheet: stylesheetOf(tokens, theme.css),
    paper: { light: paperOf(tokens, settings, 'light'), dark: paperOf(tokens, settings, 'dark') },
    logo: light ? { light: served(light), dark: dark && served(dark) } : undefined,
    icons: icons.map(served).toSorted((a, b) => a.width - b.width),
    theme,
    themeFaults: [...theme.faults, ...(theme.isThere ? contrastWarnings(tokens, base) : [])],
  };
};
