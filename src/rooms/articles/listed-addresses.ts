import type { World } from '../../world.ts';
import type { ArticleMeta, Cursor } from './article.ts';
import { listedAddressRows, listedCount, type Span } from './listed-addresses.store.ts';

/** A listed story as sitemaps need it. Times are milliseconds since 1970. */
export type ListedAddress = {
  path: string;
  headline: string;
  publishedAt: number;
  updatedAt: number;
  /** Its home is elsewhere, or its editors keep it out of search engines. */
  isHidden: boolean;
};

/** So many rows are read at once, however many are asked for. */
const chunk = 5000;

const isHidden = (meta: string | null): boolean => meta !== null && (JSON.parse(meta) as ArticleMeta).noindex === true;

/**
 * Stories listed from `from` until just before `until`, newest first, without the `skip` newest ones: at most `limit`,
 * read in pieces so that other readers are served in between.
 */
export const listedAddresses = async (
  world: World,
  edition: string,
  span: Span,
  { skip = 0, limit }: { skip?: number; limit: number },
): Promise<ListedAddress[]> => {
  const found: ListedAddress[] = [];
  let before: Cursor | undefined;
  while (found.length < limit) {
    const wanted = Math.min(chunk, limit - found.length);
    const rows = await listedAddressRows(world.db, edition, span, {
      before,
      limit: wanted,
      offset: before ? 0 : skip,
    });
    for (const { path, headline, listed_at: at, updated_at: updated, meta, canonical_url: elsewhere } of rows) {
      const publishedAt = at ?? 0;
      const updatedAt = Math.max(publishedAt, updated ?? 0);
      found.push({ path, headline, publishedAt, updatedAt, isHidden: elsewhere !== null || isHidden(meta) });
    }
    const last = rows.at(-1);
    if (!last || rows.length < wanted) break;
    before = { listedAt: last.listed_at ?? 0, id: last.id };
  }
  return found;
};

/** How many stories are listed in a span. */
export const countListed = (world: World, edition: string, span: Span): Promise<number> =>
  listedCount(world.db, edition, span);
