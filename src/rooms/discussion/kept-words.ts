import { cutText } from '../../common/text.ts';
import { cleanCommentText } from './clean-comment-text.ts';

const longestWords = 2_000;

/** Words for a reader, as they are kept. */
export const keptWords = (words: string | undefined): string =>
  cutText(cleanCommentText(words ?? '').trim(), longestWords);
