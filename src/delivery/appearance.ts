/** How a reader wants pages to look, kept in a cookie so that nothing flashes and no script is needed. */
export const schemes = ['auto', 'light', 'dark'] as const;
export const textSizes = ['normal', 'large', 'larger'] as const;
export type Appearance = { scheme: (typeof schemes)[number]; textSize: (typeof textSizes)[number] };

export const defaultAppearance: Appearance = { scheme: 'auto', textSize: 'normal' };

const cookieName = 'appearance';
const pattern = /(?:^|;\s*)appearance=(light|dark|auto)\.(normal|large|larger)(?=;|$)/;

/** The appearance a Cookie header asks for; anything unknown counts as not asked. */
export const readAppearance = (cookies: string | undefined): Appearance => {
  const match = cookies === undefined ? null : pattern.exec(cookies);
  return {
    scheme: schemes.find((scheme) => scheme === match?.[1]) ?? defaultAppearance.scheme,
    textSize: textSizes.find((size) => size === match?.[2]) ?? defaultAppearance.textSize,
  };
};

/** A short name for the appearance, under which a page is kept; empty for the default one. */
export const variantOf = ({ scheme, textSize }: Appearance): string =>
  scheme === 'auto' && textSize === 'normal' ? '' : `${scheme}.${textSize}`;

/** The Set-Cookie value that remembers an appearance for a year; the default one removes the cookie. */
export const appearanceCookie = (appearance: Appearance, publicUrl: string): string => {
  const variant = variantOf(appearance);
  const age = variant === '' ? 0 : 31_536_000;
  return `${cookieName}=${variant}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
};
