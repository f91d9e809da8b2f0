import type { Media } from '../media-item.ts';

/** What else a file said of itself, as far as the newsroom shows it. */
export type MediaFacts = {
  headline?: string;
  artist?: string;
  album?: string;
  /** Words the photographer or agency filed it under. */
  words?: string[];
};

/** A medium with what only the newsroom sees of it. */
export type LibraryItem = {
  media: Media;
  title: string;
  addedBy: string | undefined;
  changedBy: string | undefined;
  changedAt: number | undefined;
  /** Whose the rights are, what they allow, and until when. */
  holder: string;
  usageTerms: string;
  expiresAt: number | undefined;
  takenAt: number | undefined;
  facts: MediaFacts;
  /** In how many stories, live entries, portraits … it is. */
  uses: number;
  /** In the bin since then. */
  deletedAt: number | undefined;
  hasLook: boolean;
};

/** Lists of what needs a hand. */
export const libraryFilters = ['no-alt', 'no-credit', 'expired', 'expiring', 'unused', 'missing', 'bin'] as const;
export type LibraryFilter = (typeof libraryFilters)[number];

const day = 86_400_000;
/** “Soon”: rights that end within so long are warned of. */
export const expiringWithin = 30 * day;
/** How long what was deleted or replaced can be had back. */
export const binnedFor = 30 * day;

/** Rights end at the moment named: from then on the medium may not be used. */
export const isExpired = ({ expiresAt }: Pick<LibraryItem, 'expiresAt'>, now: number): boolean =>
  expiresAt !== undefined && expiresAt <= now;
