import { diffWordsWithSpace } from 'diff';
import { foldSpace } from '../../../common/text.ts';
import { bodyToText } from '../../articles/articles.ts';
import type { StoryFields } from '../document/story-fields.ts';

/** What readers read, apart from how it is arranged. */
const textOf = ({ headline, standfirst, body }: StoryFields): string =>
  [headline, standfirst, bodyToText(body)].map(foldSpace).join('\n');

/** Whether readers would read something else than before: then they are told why. */
export const isTextChanged = (before: StoryFields, after: StoryFields): boolean => textOf(before) !== textOf(after);

export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };
export type ChangedPart = { name: string; pieces: Piece[] };

/** Longer runs of what stayed the same are cut to the words next to a change. */
const context = 120;

const cutSame = (text: string, place: { isFirst: boolean; isLast: boolean }): string => {
  if (text.length <= 2 * context + 20) return text;
  const start = place.isFirst ? '' : text.slice(0, context);
  const end = place.isLast ? '' : text.slice(-context);
  return `${start} … ${end}`;
};

/** Word by word, what became of a text. */
export const piecesOf = (before: string, after: string): Piece[] => {
  // With its spaces: else the end of a paragraph would be told as part of one side only.
  const pieces = diffWordsWithSpace(before, after, { timeout: 2_000 });
  if (!pieces)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return pieces.map(({ added, removed, value }, place) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    const isLast = place === pieces.length - 1;
    return { kind, text: kind === 'same' ? cutSame(value, { isFirst: place === 0, isLast }) : value };
  });
};

const parts: readonly [string, (fields: StoryFields) => string][] = [
  ['Headline', ({ headline }) => headline],
  ['Standfirst', ({ standfirst }) => standfirst],
  ['Kicker', ({ kicker }) => kicker],
  ['Place', ({ place }) => place],
  ['Text', ({ body }) => bodyToText(body)],
];

const facts: readonly [string, (fields: StoryFields) => unknown][] = [
  ['Section', ({ sectionId }) => sectionId],
  ['Kind', ({ kind }) => kind],
  ['Authors', ({ authorIds }) => authorIds],
  ['Topics', ({ tagIds }) => tagIds],
  ['Lead picture', ({ lead }) => lead],
  ['Title and description for search engines', ({ meta }) => meta],
  ['Priority', ({ priority }) => priority],
  ['Address elsewhere', ({ canonicalUrl }) => canonicalUrl],
];

/** The texts in which a draft and the page differ, word by word. */
export const changedTexts = (before: StoryFields, after: StoryFields): ChangedPart[] =>
  parts.flatMap(([name, read]) => {
    const [old, fresh] = [read(before), read(after)];
    return old === fresh ? [] : [{ name, pieces: piecesOf(old, fresh) }];
  });

/** What else differs, by name; pictures and the text's arrangement among it. */
export const changedFacts = (before: StoryFields, after: StoryFields): string[] => {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const names = facts.flatMap(([name, read]) => (same(read(before), read(after)) ? [] : [name]));
  const isArranged = !same(before.body, after.body) && bodyToText(before.body) === bodyToText(after.body);
  return isArranged ? [...names, 'How the text is arranged: pictures, links, emphasis'] : names;
};
