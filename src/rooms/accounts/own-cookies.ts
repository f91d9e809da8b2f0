/** Short-lived cookies of sign-in: strangers get one only when they have asked for something that needs it. */
import type { World } from '../../world.ts';

/** `__Host-` binds a cookie to this host and https; a laptop without https cannot use it. */
const nameOf = (world: World, name: string): string =>
  world.config.publicUrl.startsWith('https:') ? `__Host-${name}` : name;

/** The Set-Cookie value that keeps `value` for so many seconds, or forgets it when there is none. */
export const ownCookie = (world: World, name: string, value: string | undefined, seconds: number): string =>
  [
    `${nameOf(world, name)}=${value ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${value === undefined ? 0 : seconds}`,
    ...(world.config.publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

/** What a Cookie header holds under this name; only what we could have written there. */
export const ownCookieIn = (world: World, cookies: string | undefined, name: string): string | undefined => {
  const start = `${nameOf(world, name)}=`;
  for (const cookie of cookies?.split(';') ?? []) {
    const trimmed = cookie.trim();
    const value = trimmed.slice(start.length);
    if (trimmed.startsWith(start) && /^[\w.-]{1,512}$/.test(value)) return value;
  }
  return undefined;
};
