import type { JSX } from 'preact';
import { commentStates } from '../../rooms/discussion/discussion.ts';
import { deskAges, type CommentsFound, type FoundComment, type SavedView } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Choice, type Option } from './Choice.tsx';
import { ageNames, reasonsOf, ruleChoices } from '../desk/desk-names.ts';
import { CommentLine, Covered, counted, stateNames } from './people-pages.tsx';
import { SaveView, ViewLinks } from './SaveView.tsx';
import { searchHref, searchPath, searchQuery, type SearchView } from './search-address.ts';

export type SearchChoices = {
  sections: Option[];
  /** What the address names: the story and the reader it is narrowed to. */
  thread: string | undefined;
  reader: string | undefined;
};

type SearchProps = {
  view: SearchView;
  visit: Visit;
  choices: SearchChoices;
  views: readonly SavedView[];
  /** Undefined while nothing is asked for. */
  found: CommentsFound | undefined;
  mayDecide: boolean;
  now: number;
};

const mostCounted = 1_000;

const reasons = (): Option[] => {
  const all = [...reasonsOf('waiting'), ...reasonsOf('reported'), ...reasonsOf('illegal')];
  return [...new Map(all.map((one) => [one.value, one])).values()];
};

const asOptions = (names: Readonly<Record<string, string>>, keys: readonly string[]): Option[] =>
  keys.map((value) => ({ value, label: names[value] ?? value }));

const Narrowed = ({ view, visit, choices }: Pick<SearchProps, 'view' | 'visit' | 'choices'>): JSX.Element | null => {
  const without = (name: 'thread' | 'reader'): string =>
    visit.link(searchHref({ ...view, before: undefined, [name]: undefined }));
  return view.thread === undefined && view.reader === undefined ? null : (
    <ul class="link-row">
      {view.thread === undefined ? null : (
        <li>
          Only under <bdi>{choices.thread ?? 'one story'}</bdi> (<a href={without('thread')}>all stories</a>)
        </li>
      )}
      {view.reader === undefined ? null : (
        <li>
          Only by <bdi>{choices.reader ?? 'one reader'}</bdi> (<a href={without('reader')}>all readers</a>)
        </li>
      )}
    </ul>
  );
};

const Form = ({ view, visit, choices }: Pick<SearchProps, 'view' | 'visit' | 'choices'>): JSX.Element => {
  const { editions } = visit.publication;
  return (
    <form class="search-form" role="search" method="get" action={visit.link(searchPath)}>
      <label class="search-words">
        Words
        <input
          class="input"
          type="search"
          name="q"
          value={view.q}
          maxlength={400}
          dir="auto"
          aria-describedby="q-hint"
        />
      </label>
      <p class="field-hint" id="q-hint">
        “several words” in quotation marks for a phrase, -word for without, by:name or by:“whole name” for a writer.
      </p>
      {view.thread ? <input type="hidden" name="thread" value={view.thread} /> : null}
      {view.reader ? <input type="hidden" name="reader" value={view.reader} /> : null}
      <div class="search-filters">
        <Choice
          name="state"
          label="State"
          all="Any state"
          value={view.state}
          options={asOptions(stateNames, commentStates)}
        />
        <Choice name="section" label="Section" all="All sections" value={view.section} options={choices.sections} />
        {editions.length > 1 ? (
          <Choice
            name="edition"
            label="Edition"
            all="All editions"
            value={view.edition}
            options={editions.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
        <Choice name="reason" label="Reason" all="Any reason" value={view.reason} options={reasons()} />
        <Choice name="age" label="Age" all="Any age" value={view.age} options={asOptions(ageNames, deskAges)} />
      </div>
      <button type="submit" class="button">
        Search
      </button>
    </form>
  );
};

const sum = ({ total, comments, next }: CommentsFound): string => {
  if (total === undefined) return next === undefined ? counted(comments.length, 'comment') : 'The newest of them';
  return total > mostCounted ? `More than ${mostCounted.toLocaleString('en')} comments` : counted(total, 'comment');
};

/** The search room made this text safe: nothing stands in it but text and `<mark>`. */
const marked = (html: string): { dangerouslySetInnerHTML: { __html: string } } => ({
  dangerouslySetInnerHTML: { __html: html },
});

const Hit = ({ item, visit, mayDecide }: { item: FoundComment; visit: Visit; mayDecide: boolean }): JSX.Element => (
  <li>
    <CommentLine item={item} visit={visit}>
      <Covered isDisturbing={item.isDisturbing}>
        <p class="found-text" dir="auto" {...marked(item.excerptHtml)} />
      </Covered>
      {mayDecide ? (
        <label class="choice">
          <input type="checkbox" name="ids" value={item.id} form="found-bulk" />
          <span>Select</span>
        </label>
      ) : null}
    </CommentLine>
  </li>
);

/** One decision about everything that is selected. */
const Bulk = ({ visit, back, now }: { visit: Visit; back: string; now: number }): JSX.Element => (
  <form class="found-bulk" id="found-bulk" method="post" action={visit.link('/newsroom/discussion/decide')}>
    <input type="hidden" name="back" value={back} />
    <input type="hidden" name="since" value={now} />
    <fieldset>
      <legend>All that are selected</legend>
      <button type="submit" class="button button-quiet" name="act" value="approve">
        Approve
      </button>
      <Choice name="rule" label="Rule" value={undefined} options={ruleChoices()} />
      <label>
        Words to the writers
        <input class="input" name="words" maxlength={2_000} dir="auto" />
      </label>
      <button type="submit" class="button button-quiet" name="act" value="remove">
        Remove
      </button>
    </fieldset>
  </form>
);

const Results = ({ found, view, visit, mayDecide, now }: SearchProps & { found: CommentsFound }): JSX.Element => (
  <section aria-labelledby="found-title">
    <h2 id="found-title">{sum(found)}</h2>
    {found.nobody.length > 0 ? (
      <p class="notice">
        Nobody is called <bdi>{found.nobody.join(', ')}</bdi>. Names are found as they are now; try{' '}
        <a href={visit.link('/newsroom/readers')}>looking for the reader</a>.
      </p>
    ) : null}
    {found.behind > 0 ? (
      <p class="notice">
        {counted(found.behind, 'comment')} {found.behind === 1 ? 'is' : 'are'} still being read into the index. Search
        again in a minute to find them too.
      </p>
    ) : null}
    {found.comments.length === 0 ? (
      <p>{found.next ? 'Nothing among the newest that were looked through.' : 'Nothing was found.'}</p>
    ) : null}
    <ol class="found-list">
      {found.comments.map((item) => (
        <Hit key={item.id} item={item} visit={visit} mayDecide={mayDecide} />
      ))}
    </ol>
    {found.next ? (
      <p>
        <a class="button button-quiet" rel="next" href={visit.link(searchHref({ ...view, before: found.next }))}>
          Look further back
        </a>
      </p>
    ) : null}
    {mayDecide && found.comments.length > 0 ? (
      <Bulk visit={visit} back={visit.link(searchHref(view))} now={now} />
    ) : null}
  </section>
);

/** Search over all comments, whatever their state. */
export const SearchPage = (props: SearchProps): JSX.Element => {
  const { view, visit, choices, views, found } = props;
  return (
    <>
      <ViewLinks views={views} visit={visit} />
      <Narrowed view={view} visit={visit} choices={choices} />
      <Form view={view} visit={visit} choices={choices} />
      {found ? (
        <>
          <SaveView
            visit={visit}
            query={searchQuery({ ...view, before: undefined })}
            back={visit.link(searchHref(view))}
          />
          <Results {...props} found={found} />
        </>
      ) : (
        <p>Every comment can be found here, also those that wait or were removed. The newest come first.</p>
      )}
    </>
  );
};
