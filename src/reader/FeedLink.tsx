import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Icon } from '../ui/parts/Icon.tsx';
import { readerWords } from './reader-words.ts';

/** The feed of a list, and further links about it. */
export const FeedLink = ({ path, visit }: { path: string; visit: Visit }): JSX.Element => (
  <p class="link-row">
    <a href={`${path === '/' ? '' : path}/rss.xml`}>
      {visit.textOnly ? null : <Icon name="feed" />}
      {wordsFor(readerWords, visit.edition.language).feedOf}
    </a>
  </p>
);
