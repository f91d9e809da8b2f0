import type { JSX } from 'preact';
import type { Visit } from '../rooms/publication/publication.ts';
import { Button } from '../ui/parts/Button.tsx';
import type { ReaderWords } from './reader-words.ts';

/** One line to search with. */
export const SearchBox = ({
  visit,
  words,
  query = '',
}: {
  visit: Visit;
  words: ReaderWords;
  query?: string;
}): JSX.Element => (
  <search>
    <form class="search-box" action={visit.link('/search')}>
      <label class="unseen" for="search-query">
        {words.searchFor}
      </label>
      <input
        class="input"
        id="search-query"
        type="search"
        name="q"
        value={query || undefined}
        maxlength={300}
        autocomplete="off"
      />
      <Button>{words.search}</Button>
    </form>
  </search>
);
