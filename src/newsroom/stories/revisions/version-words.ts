import type { StoryFields, Version } from '../../../rooms/drafting/drafting.ts';

/** What a version is, in a few words. */
export const versionName = (version: Version): string =>
  ({
    now: 'The draft as it is now',
    out: 'What readers see',
    kept: 'Kept from the draft',
    former: `Revision ${version.key}`,
  })[version.kind];

/** Fields as the page calls them. */
export const fieldNames: Record<keyof StoryFields, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  kicker: 'Kicker',
  place: 'Place',
  kind: 'Kind',
  sectionId: 'Section',
  authorIds: 'Authors',
  tagIds: 'Topics',
  lead: 'Lead picture, film or sound',
  slug: 'End of the address',
  meta: 'For search engines',
  canonicalUrl: 'First published at',
  priority: 'Weight',
  threadState: 'Discussion',
  legalNote: 'Legal note',
  body: 'Text',
};

/** “+12 −3 words”, said in full to those who hear it. */
export const changeWords = ({
  added,
  removed,
}: {
  added: number;
  removed: number;
}): { short: string; long: string } => {
  if (added === 0 && removed === 0) return { short: 'no words', long: 'No words changed' };
  const words = (count: number): string => (count === 1 ? '1 word' : `${count} words`);
  return { short: `+${added} −${removed}`, long: `${words(added)} added, ${words(removed)} taken out` };
};
