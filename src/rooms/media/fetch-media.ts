import type { Outcome } from '../../common/outcome.ts';
import { safeFetch, type FetchRefusal, type SafeFetchOptions } from '../../common/safe-fetch.ts';
import type { World } from '../../world.ts';
import { maxPictureBytes, receiveMedia, type MediaRefusal, type ReceivedMedia } from './receive-media.ts';

export type { FetchRefusal };

const lastPart = (url: string): string => {
  const part = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/**
 * Fetches a file from where an imported story had it and receives it: `keepMedia` or `fillMissingMedia` make it known. Private
 * addresses are refused (see `safeFetch`), as is everything above 20 MB. `options` are for tests.
 */
export const fetchMedia = async (
  world: World,
  url: string,
  options: Pick<SafeFetchOptions, 'resolve' | 'allow' | 'signal'> = {},
): Promise<Outcome<ReceivedMedia, MediaRefusal | FetchRefusal>> => {
  const userAgent = `Courant (+${world.config.publicUrl})`;
  const fetched = await safeFetch(url, {
    userAgent,
    maxBytes: maxPictureBytes,
    accept: 'image/*, audio/*, video/*, */*;q=0.5',
    ...options,
  });
  if (!fetched.ok) return fetched;
  return receiveMedia(world, { bytes: fetched.value.bytes, fileName: lastPart(fetched.value.url), fromStaff: true });
};
