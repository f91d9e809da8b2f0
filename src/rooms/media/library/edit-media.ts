import type { Updateable } from 'kysely';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanTexts } from '../../../common/text.ts';
import type { Tables } from '../../../storage/storage.ts';
import type { World } from '../../../world.ts';
import type { Focal, MediaTexts } from '../media-item.ts';
import { deleteRenditions, mediaRow, updateMedia, type MediaRow } from '../media.store.ts';
import { insertMediaEvent, type MediaChange } from './media-events.store.ts';
import { refreshWords } from './media-words.store.ts';

/** What may be said about a medium; what is left out stays as it is, an empty text is taken away. */
export type MediaEdit = {
  title?: string;
  alt?: string;
  caption?: string;
  /** Language (BCP 47) → texts; replaces those of the languages named. */
  texts?: MediaTexts;
  credit?: string;
  creditUrl?: string;
  licence?: string;
  licenceUrl?: string;
  holder?: string;
  usageTerms?: string;
  /** Milliseconds since 1970; null: for ever. */
  expiresAt?: number | null;
  focal?: Focal;
};

export const mostLetters = { alt: 1_000, caption: 2_000, line: 300, terms: 1_000, address: 500 } as const;

const address = (url: string): string | null =>
  /^https?:\/\/[^\s"<>]+$/i.test(url) ? url.slice(0, mostLetters.address) : null;

const bound = (part: number): number => (Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0.5);

const mergedTexts = (row: MediaRow, texts: MediaTexts): string => {
  const merged = { ...(JSON.parse(row.texts) as MediaTexts) };
  for (const [language, { alt = '', caption = '' }] of Object.entries(texts)) {
    const said = {
      ...(alt ? { alt: alt.slice(0, mostLetters.alt) } : {}),
      ...(caption ? { caption: caption.slice(0, mostLetters.caption) } : {}),
    };
    if (Object.keys(said).length > 0) merged[language] = said;
    else delete merged[language];
  }
  return JSON.stringify(merged);
};

const columnsOf = (row: MediaRow, said: MediaEdit): Updateable<Tables['media']> => {
  const line = (text: string | undefined): string | undefined => text?.trim().slice(0, mostLetters.line);
  const all = {
    title: line(said.title),
    alt: said.alt?.trim().slice(0, mostLetters.alt),
    caption: said.caption?.trim().slice(0, mostLetters.caption),
    texts: said.texts && mergedTexts(row, said.texts),
    credit: line(said.credit),
    credit_url: said.creditUrl === undefined ? undefined : address(said.creditUrl.trim()),
    licence: line(said.licence),
    licence_url: said.licenceUrl === undefined ? undefined : address(said.licenceUrl.trim()),
    holder: line(said.holder),
    usage_terms: said.usageTerms?.trim().slice(0, mostLetters.terms),
    expires_at: said.expiresAt,
    focal_x: said.focal && bound(said.focal.x),
    focal_y: said.focal && bound(said.focal.y),
  };
  const changed = Object.entries(all).filter(
    ([name, value]) => value !== undefined && value !== row[name as keyof MediaRow],
  );
  return Object.fromEntries(changed);
};

const readable = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return '';
  return name === 'expires_at' ? new Date(value as number).toISOString() : String(value);
};

const changesOf = (row: MediaRow, columns: object): MediaChange[] =>
  Object.entries(columns).map(([part, to]) => ({
    part,
    from: readable(part, row[part as keyof MediaRow]),
    to: readable(part, to),
  }));

/**
 * Changes what is said about a medium and writes down who did it; pages that show it are drawn anew, and another focal point
 * has its cuts made again. Gives what changed.
 */
export const editMedia = (
  world: World,
  { mediaId, accountId, said }: { mediaId: string; accountId: string; said: MediaEdit },
): Promise<Outcome<MediaChange[], 'no-media' | 'in-bin'>> =>
  world.write(async (tx) => {
    const row = await mediaRow(tx.db, mediaId);
    if (!row) return refuse('no-media');
    if (row.deleted_at !== null) return refuse('in-bin');
    const columns = columnsOf(row, cleanTexts(said));
    const changes = changesOf(row, columns);
    if (changes.length === 0) return ok(changes);
    const at = world.now();
    await updateMedia(tx.db, mediaId, { ...columns, changed_at: at, changed_by: accountId });
    await refreshWords(tx.db, mediaId);
    await insertMediaEvent(tx.db, { id: world.newId(), mediaId, act: 'changed', accountId, at, changes });
    if (row.kind === 'picture' && ('focal_x' in columns || 'focal_y' in columns)) {
      await deleteRenditions(tx.db, mediaId, 'card');
      await tx.later('renditions', { mediaId });
    }
    await tx.changed(`media:${mediaId}`);
    return ok(changes);
  });
