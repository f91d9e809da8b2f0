import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { libraryFilters, mediaKinds, type LibraryPage as Page } from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { addressOf, libraryPath, type AskedLibrary } from './library-address.ts';
import { emptyWords, filterNames, kindNames } from './library-words.ts';
import { placeText } from './media-pages.tsx';
import { MediaCard } from './MediaCard.tsx';
import { UploadForm } from './UploadForm.tsx';

export type LibraryProps = {
  visit: Visit;
  now: number;
  asked: AskedLibrary;
  page: Page;
  /** Whoever may have brought something in. */
  staff: readonly Pick<Account, 'id' | 'name'>[];
  can: { add: boolean; bin: boolean };
  /** What was done a moment ago, in a sentence or several. */
  told: readonly string[];
};

const Search = ({ visit, asked, staff }: Pick<LibraryProps, 'visit' | 'asked' | 'staff'>): JSX.Element => (
  <form class="media-search" role="search" method="get" action={visit.link(libraryPath)}>
    <Field name="q" label="Words" type="search" value={asked.words} maxLength={200} dir="auto" />
    <Select
      name="kind"
      label="Kind"
      value={asked.kind}
      choices={[
        { value: '', label: 'Everything' },
        ...mediaKinds.map((kind) => ({ value: kind, label: kindNames[kind].many })),
      ]}
    />
    <Select
      name="show"
      label="Show"
      value={asked.filter}
      choices={[
        { value: '', label: 'All' },
        ...libraryFilters.map((filter) => ({ value: filter, label: filterNames[filter] })),
      ]}
    />
    <Select
      name="by"
      label="Added by"
      value={asked.addedBy}
      choices={[{ value: '', label: 'Anybody' }, ...staff.map(({ id, name }) => ({ value: id, label: name }))]}
    />
    <Field name="from" label="Added from" type="date" value={asked.fromDay} />
    <Field name="until" label="Added until" type="date" value={asked.untilDay} />
    {asked.isList ? <input type="hidden" name="view" value="list" /> : null}
    <Button>Find</Button>
  </form>
);

const Views = ({ visit, asked }: Pick<LibraryProps, 'visit' | 'asked'>): JSX.Element => (
  <nav aria-label="How the library is shown">
    <ul class="link-row">
      <li>
        <a href={visit.link(addressOf(asked, { isList: false }))} aria-current={asked.isList ? undefined : 'true'}>
          Grid
        </a>
      </li>
      <li>
        <a href={visit.link(addressOf(asked, { isList: true }))} aria-current={asked.isList ? 'true' : undefined}>
          List
        </a>
      </li>
    </ul>
  </nav>
);

const bulkForm = 'media-bulk';

const Bulk = ({ visit, asked }: Pick<LibraryProps, 'visit' | 'asked'>): JSX.Element => (
  <form class="media-bulk" id={bulkForm} method="post" action={visit.link(`${libraryPath}/bin`)}>
    <input type="hidden" name="back" value={visit.link(addressOf(asked))} />
    <span>Those selected:</span>
    {asked.filter === 'bin' ? (
      <>
        <Button tone="quiet" name="act" value="restore">
          Take out of the bin
        </Button>
        <Button tone="quiet" name="act" value="purge">
          Delete for good
        </Button>
      </>
    ) : (
      <Button tone="quiet" name="act" value="bin">
        Put into the bin
      </Button>
    )}
  </form>
);

const isNarrowed = ({ words, kind, addedBy, fromDay, untilDay, before }: AskedLibrary): boolean =>
  [words, kind, addedBy, fromDay, untilDay, before].some((part) => part !== undefined);

const Empty = ({ asked }: Pick<LibraryProps, 'asked'>): JSX.Element => (
  <p class="media-empty">{emptyWords[isNarrowed(asked) ? 'search' : (asked.filter ?? 'all')]}</p>
);

/** The library: uploading, finding, and what was found. */
export const LibraryPage = (props: LibraryProps): JSX.Element => {
  const { visit, now, asked, page, staff, can, told } = props;
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const isTickable = can.bin && page.items.length > 0;
  return (
    <>
      {told.length > 0 ? (
        <Notice>
          {told.map((words) => (
            <p key={words} dir="auto">
              {words}
            </p>
          ))}
        </Notice>
      ) : null}
      {can.add ? <UploadForm visit={visit} /> : null}
      <Search visit={visit} asked={asked} staff={staff} />
      <div class="media-bar">
        <Views visit={visit} asked={asked} />
        {isTickable ? <Bulk visit={visit} asked={asked} /> : null}
      </div>
      {asked.filter === 'bin' ? <p>What is here is deleted for good 30 days after it was put in.</p> : null}
      {page.items.length === 0 ? <Empty asked={asked} /> : null}
      <ul class={asked.isList ? 'media-list' : 'media-grid'} aria-label="Media">
        {page.items.map((item) => (
          <MediaCard
            key={item.media.id}
            item={item}
            visit={visit}
            now={now}
            by={names.get(item.addedBy ?? '')}
            form={isTickable ? bulkForm : undefined}
          />
        ))}
      </ul>
      <Pager
        label="Pages of the library"
        newer={asked.before ? { href: visit.link(addressOf(asked)), text: 'Back to the beginning' } : undefined}
        older={
          page.next
            ? { href: visit.link(addressOf(asked, { next: placeText(page.next) })), text: 'More media' }
            : undefined
        }
      />
    </>
  );
};
