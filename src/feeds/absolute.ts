import type { World } from '../world.ts';

/** A stored path as machines on other hosts need it: absolute and percent-encoded (RFC 3986), in the ordinary shell. */
export const absoluteUrl = (world: Pick<World, 'config'>, path: string): string =>
  new URL(path, `${world.config.publicUrl}/`).href;
