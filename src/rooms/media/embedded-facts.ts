import ExifReader from 'exifreader';

/** What a picture's file says besides caption, credit and licence. No position: nobody needs to know where somebody stood. */
export type EmbeddedFacts = {
  title?: string;
  headline?: string;
  holder?: string;
  usageTerms?: string;
  /** ISO 8601, with the time zone where the camera knew it, else as if in UTC. */
  takenAt?: string;
  /** The day until which an agency lets it be used. */
  expiresAt?: string;
  words?: string[];
};

type Tag = { description?: unknown };
/** Data sets that may stand several times come as a list. */
type Tags = Record<string, Tag | Tag[] | undefined>;

const textsIn = (tags: Tags | undefined, name: string, limit: number): string[] =>
  [tags?.[name]].flat().flatMap((tag) => {
    const description = tag?.description;
    const text = (typeof description === 'string' ? description : '').replace(/[\u0000-\u001f\u007f\s]+/g, ' ').trim();
    return text ? [text.slice(0, limit)] : [];
  });

const textIn = (tags: Tags | undefined, name: string, limit = 300): string | undefined => textsIn(tags, name, limit)[0];

/** `2026:11:20 12:00:00` (EXIF), `20261120` (IPTC) and ISO 8601 as a moment; what is no date is left out. */
export const momentIn = (text: string | undefined, zone = ''): string | undefined => {
  const found = /^(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?/.exec(
    text ?? '',
  );
  if (!found) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', own] = found;
  const offset = (own ?? (/^[+-]\d\d:\d\d$/.test(zone) ? zone : 'Z')).replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1826 ? undefined : moment.toISOString();
};

const wordsIn = (tags: Tags | undefined, name: string): string[] =>
  textsIn(tags, name, 2_000)
    .flatMap((text) => text.split(/[,;]/))
    .map((word) => word.trim())
    .filter(Boolean)
    .slice(0, 40);

const compact = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

/** Reads them from the whole file; one that cannot be read says nothing. */
export const embeddedFacts = (bytes: Buffer): EmbeddedFacts => {
  try {
    const { exif, iptc, xmp } = ExifReader.load(bytes, { expanded: true }) as Record<string, Tags | undefined>;
    const words = [...wordsIn(iptc, 'Keywords'), ...wordsIn(xmp, 'subject')];
    const zone = textIn(exif, 'OffsetTimeOriginal');
    return compact({
      title: textIn(xmp, 'title') ?? textIn(iptc, 'Object Name'),
      headline: textIn(xmp, 'Headline') ?? textIn(iptc, 'Headline'),
      holder:
        textIn(xmp, 'Owner') ?? textIn(xmp, 'rights') ?? textIn(iptc, 'Copyright Notice') ?? textIn(exif, 'Copyright'),
      usageTerms: textIn(xmp, 'UsageTerms', 1_000) ?? textIn(iptc, 'Special Instructions', 1_000),
      takenAt:
        momentIn(textIn(exif, 'DateTimeOriginal'), zone) ??
        momentIn(textIn(xmp, 'DateCreated')) ??
        momentIn(textIn(iptc, 'Date Created')),
      expiresAt: momentIn(textIn(iptc, 'Expiration Date')),
      words: words.length > 0 ? [...new Set(words)] : undefined,
    });
  } catch {
    return {};
  }
};
