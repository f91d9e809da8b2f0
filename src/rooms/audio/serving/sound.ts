/** The file of a recording as podcast apps, feeds and players name it. */
export type Sound = { path: string; mime: string; bytes: number };

/** What names a file: its medium, its content, and how it lies on disk. */
export type SoundFacts = {
  mediaId: string;
  /** Path below DATA_DIR/media. */
  file: string;
  sha256: string | null;
  contentType: string;
  bytes: number;
};

const hashLength = 20;

/** What stands for a file's content in its address. */
export const contentName = ({ sha256, file }: Pick<SoundFacts, 'sha256' | 'file'>): string => {
  if (sha256) return sha256.slice(0, hashLength);
  // A file that came in before hashes were kept: the folder it lies in is its own, and never another file's.
  const folder = file.split('/').at(-2) ?? '';
  return folder.replace(/[^\da-f]/g, '').slice(-hashLength);
};

export const extensionOf = (file: string): string => /\.([a-z\d]{2,5})$/.exec(file)?.[1] ?? 'bin';

/**
 * The address of a recording's bytes: `/sound/<medium>/<content>.<extension>`, ASCII, the same for as long as the file is, in
 * no edition. Another file has another one.
 */
export const soundPath = (facts: Pick<SoundFacts, 'mediaId' | 'sha256' | 'file'>): string =>
  `/sound/${facts.mediaId}/${contentName(facts)}.${extensionOf(facts.file)}`;

/** The type without what RFC 6381 adds to it: as feeds have it. */
const plainType = (contentType: string): string => contentType.split(';', 1)[0]?.trim() ?? '';

export const toSound = (facts: SoundFacts): Sound => ({
  path: soundPath(facts),
  mime: plainType(facts.contentType),
  bytes: facts.bytes,
});
