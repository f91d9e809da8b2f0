import type { Desk } from './desk.ts';
import type { KeptPage } from './kept-pages.ts';
import { keyOf, targetOf } from './page-key.ts';
import type { Audience } from './request-head.ts';

/** The reader's own variant of a page, or one that is the same for all. */
const named = (desk: Desk, key: string, audience: Audience): KeptPage | undefined => {
  const own = audience.isToken ? undefined : desk.kept.get(audience.variant + key);
  if (own && (audience.kind !== 'person' || own.page.scene !== undefined || own.page.shared === true)) return own;
  if (audience.kind === 'stranger') return undefined;
  const shared = desk.kept.get(key);
  return shared?.page.shared === true ? shared : undefined;
};

/** The kept page for an address as it was asked for, or for the same address spelled otherwise. */
export const findKept = (desk: Desk, url: string, audience: Audience): KeptPage | undefined => {
  let found = named(desk, url, audience);
  if (!found && (url.includes('?') || url.includes('%'))) {
    const target = targetOf(url);
    const names = target.query ? desk.names.of(target.path) : [];
    found = names && named(desk, keyOf(target, names), audience);
  }
  if (!found || found.expires > desk.now()) return found;
  desk.kept.remove(found);
  return undefined;
};
