import { foldSpace } from '../../../../common/text.ts';
import { bodyToText } from '../../../articles/articles.ts';
import {
  charactersFor,
  phoneHeadlineLimit,
  searchDescriptionLimit,
  searchTitleLimit,
  searchTitlePixels,
  textUnits,
} from '../text-width.ts';
import type { Looked, Looking } from './found.ts';

const lengthOf = (text: string): number => Array.from(text).length;

/** Headline, and how much of it a phone shows. */
const headline: Looking = ({ story: { fields } }) => {
  const text = foldSpace(fields.headline);
  if (text === '') return [{ key: 'headline', isFine: false, words: 'There is no headline.', where: 'headline' }];
  const most = charactersFor(text, phoneHeadlineLimit);
  const count = lengthOf(text);
  const isShort = textUnits(text) <= phoneHeadlineLimit;
  const fits = `The headline has ${count} characters; about ${most} fit into four lines on a phone.`;
  return [
    { key: 'headline', isFine: true, words: 'There is a headline.', where: 'headline' },
    { key: 'headline-phone', isFine: isShort, words: fits, where: 'headline' },
  ];
};

const search: Looking = ({ story: { fields } }) => {
  const own = foldSpace(fields.meta.title ?? '');
  const title = own || foldSpace(fields.headline);
  if (title === '') return [];
  const pixels = searchTitlePixels(title);
  const name = own ? 'The title for search engines' : 'The headline, as title for search engines,';
  const most = charactersFor(title, searchTitleLimit / 10.6);
  const words = `${name} has ${lengthOf(title)} characters, about ${pixels} pixels wide; ${searchTitleLimit} pixels (about ${most} characters) are shown.`;
  return [{ key: 'search-title', isFine: pixels <= searchTitleLimit, words, where: 'metaTitle' }];
};

const description: Looking = ({ story: { fields } }) => {
  const said = foldSpace(fields.meta.description ?? '') || foldSpace(fields.standfirst);
  const where = 'metaDescription';
  if (said === '')
    return [
      {
        key: 'search-description',
        isFine: false,
        words: 'Search engines are given no description: there is neither one nor a standfirst.',
        where,
      },
    ];
  const count = lengthOf(said);
  const words = `The description has ${count} characters; about ${searchDescriptionLimit} are shown.`;
  return [{ key: 'search-description', isFine: count <= searchDescriptionLimit, words, where }];
};

/** A plain page stands in no list: it needs neither standfirst nor section, byline or topic. */
export const isPlainPage = ({ story: { fields } }: Looked): boolean => fields.kind === 'page';

const standfirst: Looking = (looked) => {
  if (isPlainPage(looked)) return [];
  const isThere = foldSpace(looked.story.fields.standfirst) !== '';
  const words = isThere ? 'There is a standfirst.' : 'There is no standfirst.';
  return [{ key: 'standfirst', isFine: isThere, words, where: 'standfirst' }];
};

/** Galleries, films and live blogs may do without text of their own. */
const needsText = (kind: string): boolean => kind !== 'liveblog' && kind !== 'gallery' && kind !== 'video';

const text: Looking = ({ story: { fields } }) => {
  if (!needsText(fields.kind)) return [];
  const isThere = bodyToText(fields.body).trim() !== '' || fields.body.content.some(({ type }) => type !== 'paragraph');
  return [{ key: 'text', isFine: isThere, words: isThere ? 'There is a text.' : 'There is no text.', where: 'body' }];
};

const remarks: Looking = ({ remarks: { notes, suggestions } }) => [
  {
    key: 'notes',
    isFine: notes === 0,
    words: notes === 0 ? 'No note is open.' : `${notes} ${notes === 1 ? 'note is' : 'notes are'} not resolved.`,
    where: 'notes',
  },
  {
    key: 'suggestions',
    isFine: suggestions === 0,
    words:
      suggestions === 0
        ? 'No suggestion is open.'
        : `${suggestions} ${suggestions === 1 ? 'suggestion is' : 'suggestions are'} neither accepted nor rejected. Proposed words would be left out, words proposed to go would stay.`,
    where: 'notes',
  },
];

export const wordChecks: readonly Looking[] = [headline, search, description, standfirst, text, remarks];
