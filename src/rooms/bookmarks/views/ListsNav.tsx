import type { JSX } from 'preact';
import { formatNumber } from '../../../common/words.ts';
import type { Visit } from '../../publication/publication.ts';
import type { BookmarkWords } from '../bookmark-words.ts';

export type ListName = 'list' | 'archive' | 'listening' | 'following' | 'for-you';

type Props = {
  visit: Visit;
  words: BookmarkWords;
  current: ListName;
  counts?: { list: number; archive: number };
};

/** The way between a reader's lists. */
export const ListsNav = ({ visit, words, current, counts }: Props): JSX.Element => {
  const lists: { name: ListName; text: string; path: string; count?: number | undefined }[] = [
    { name: 'list', text: words.readingList, path: '/saved', count: counts?.list },
    { name: 'archive', text: words.archive, path: '/saved?list=archive', count: counts?.archive },
    { name: 'listening', text: words.listening, path: '/listening' },
    { name: 'for-you', text: words.forYou, path: '/for-you' },
    { name: 'following', text: words.following, path: '/following' },
  ];
  return (
    <nav class="lists-nav" aria-label={words.lists}>
      <ul class="row lists-row">
        {lists.map(({ name, text, path, count }) => (
          <li>
            <a href={visit.link(path)} aria-current={name === current ? 'page' : undefined}>
              {text}
              {count === undefined ? null : (
                <span class="lists-count">{` ${formatNumber(visit.edition.language, count)}`}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
