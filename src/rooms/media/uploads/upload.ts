/** A file on its way to the library, piece by piece; how much has come is what lies on the disk. */
export type Upload = {
  id: string;
  accountId: string;
  fileName: string;
  /** Bytes the whole file has. */
  length: number;
  /** The medium whose file it takes the place of. */
  replaces: string | undefined;
  state: 'open' | 'done' | 'refused';
  mediaId: string | undefined;
  /** The same file was in the library already. */
  isSame: boolean;
  refusal: string | undefined;
  createdAt: number;
  expiresAt: number;
};

/** What an account may have under way at a time, and how much of the disk is never touched. */
export const uploadLimits = {
  open: 60,
  bytesOpen: 8 * 1024 ** 3,
  freeBytes: 512 * 1024 ** 2,
};

const day = 86_400_000;
/** How long a broken-off upload can be gone on with, and how long the outcome of a finished one is known. */
export const uploadKept = 3 * day;
export const outcomeKept = day;
