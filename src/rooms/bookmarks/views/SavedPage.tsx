import type { JSX } from 'preact';
import { formatNumber, plural } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field, Select } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import { Pager } from '../../../ui/parts/Pager.tsx';
import type { Media } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { savedOrders } from '../bookmark.ts';
import type { BookmarkWords } from '../bookmark-words.ts';
import { exportFormats } from '../export-saved.ts';
import type { SavedPage as Page } from '../read-saved.ts';
import { savedHref } from '../saved-href.ts';
import { ListsNav } from './ListsNav.tsx';
import { SavedStory } from './SavedStory.tsx';

export type SavedPageProps = {
  page: Page;
  visit: Visit;
  words: BookmarkWords;
  pictures: ReadonlyMap<string, Media>;
  /** A story that was just taken off the list and can be put back. */
  removed: { id: string; headline: string } | undefined;
  /** Why what was asked was not done. */
  fault: string | undefined;
};

const Undo = ({ removed, visit, words }: SavedPageProps): JSX.Element | null =>
  removed ? (
    <Notice>
      <form class="saved-undo" method="post" action={visit.link('/saved/change')}>
        <input type="hidden" name="article" value={removed.id} />
        <p role="status">{words.removed(removed.headline)}</p>
        <button class="link-button" type="submit" name="act" value="restore">
          {words.undo}
        </button>
      </form>
    </Notice>
  ) : null;

/** Fewer than these are seen at a glance, in whatever order. */
const fewestToSearch = 3;

const Filter = ({ page, visit, words }: SavedPageProps): JSX.Element => {
  const { asked } = page;
  return (
    <form class="saved-filter" method="get" action={visit.link('/saved')} role="search">
      {asked.isArchive ? <input type="hidden" name="list" value="archive" /> : null}
      {asked.tag ? <input type="hidden" name="tag" value={asked.tag} /> : null}
      <Field name="q" type="search" label={words.searchList} value={asked.query} maxLength={200} />
      <Select
        name="order"
        label={words.order}
        value={asked.order}
        choices={savedOrders.map((value) => ({ value, label: words.orders[value] }))}
      />
      <Button tone="quiet">{words.show}</Button>
    </form>
  );
};

const TagFilter = ({ page: { asked, tags }, visit, words }: SavedPageProps): JSX.Element | null =>
  tags.length === 0 ? null : (
    <nav class="saved-tag-filter" aria-label={words.yourTags}>
      <ul class="row">
        {[{ name: '', count: undefined }, ...tags].map(({ name, count }) => (
          <li>
            <a
              href={savedHref(visit, { ...asked, tag: name, after: undefined })}
              aria-current={asked.tag === name ? 'true' : undefined}
            >
              {name === '' ? words.allTags : <bdi>{name}</bdi>}
              {count === undefined ? null : (
                <span class="lists-count">{` ${formatNumber(visit.edition.language, count)}`}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

const Empty = ({ page: { asked, counts }, visit, words }: SavedPageProps): JSX.Element => {
  const isWhole = asked.query === '' && asked.tag === '';
  const isEmpty = (asked.isArchive ? counts.archive : counts.list) === 0;
  if (isEmpty && isWhole)
    return (
      <Notice title={asked.isArchive ? words.emptyArchive : words.emptyList}>
        <p>{asked.isArchive ? words.archiveText : words.emptyListText}</p>
      </Notice>
    );
  return (
    <Notice title={words.nothingFound}>
      <p>
        <a href={savedHref(visit, { isArchive: asked.isArchive })}>{words.showAll}</a>
      </p>
    </Notice>
  );
};

const Export = ({ visit, words }: SavedPageProps): JSX.Element => (
  <section class="saved-export" aria-labelledby="export">
    <h2 class="block-title" id="export">
      {words.export}
    </h2>
    <p>{words.exportText}</p>
    <p class="link-row">
      {exportFormats.map((format) => (
        <a href={visit.link(`/saved/export.${format}`)} download>
          {words.exports[format]}
        </a>
      ))}
    </p>
  </section>
);

const List = ({ page, visit, words, pictures }: SavedPageProps): JSX.Element => {
  const { asked, saved } = page;
  const canMove = asked.order === 'own' && asked.query === '' && asked.tag === '';
  return (
    <ol class="saved-list">
      {saved.map((one) => (
        <SavedStory saved={one} visit={visit} words={words} picture={pictures.get(one.articleId)} canMove={canMove} />
      ))}
    </ol>
  );
};

/** A reader's saved stories. */
export const SavedPage = (props: SavedPageProps): JSX.Element => {
  const { page, visit, words, fault } = props;
  const { asked, counts, saved, next, tags } = page;
  const isAny = counts.list + counts.archive > 0;
  const count = asked.isArchive ? counts.archive : counts.list;
  const isArranged = asked.query !== '' || asked.order !== 'own';
  return (
    <div class="page saved-page">
      <PageHead
        title={asked.isArchive ? words.archive : words.readingList}
        standfirst={asked.isArchive ? words.archiveText : words.readingListText}
      >
        {count > 0 ? <p class="meta">{plural(visit.edition.language, count, words.stories)}</p> : null}
      </PageHead>
      <ListsNav visit={visit} words={words} current={asked.isArchive ? 'archive' : 'list'} counts={counts} />
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      <Undo {...props} />
      {count >= fewestToSearch || isArranged ? <Filter {...props} /> : null}
      <TagFilter {...props} />
      {saved.length > 0 ? <List {...props} /> : <Empty {...props} />}
      <Pager
        label={words.pages}
        newer={asked.after ? { href: savedHref(visit, { ...asked, after: undefined }), text: words.first } : undefined}
        older={next && { href: savedHref(visit, { ...asked, after: next }), text: words.next }}
      />
      <datalist id="own-tags">
        {tags.map(({ name }) => (
          <option value={name} />
        ))}
      </datalist>
      {isAny ? <Export {...props} /> : null}
    </div>
  );
};
