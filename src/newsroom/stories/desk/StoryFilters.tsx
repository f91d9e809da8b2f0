import type { JSX } from 'preact';
import { articleKinds } from '../../../rooms/articles/articles.ts';
import { deskSorts } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Choice, type Option } from '../../people/Choice.tsx';
import { isNarrowed, storiesHref, usualSort, type StoriesView } from './desk-address.ts';
import { kindNames, sortNames } from './story-words.ts';

export type StoryChoices = { sections: Option[]; authors: Option[]; staff: Option[]; tags: Option[] };

type FiltersProps = { view: StoriesView; visit: Visit; choices: StoryChoices };

const Selects = ({ view: { filter }, visit, choices }: FiltersProps): JSX.Element => {
  const editions = visit.publication.editions.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      {editions.length > 1 ? (
        <Choice name="edition" label="Edition" all="All editions" value={filter.edition} options={editions} />
      ) : null}
      <Choice name="section" label="Section" all="All sections" value={filter.sectionId} options={choices.sections} />
      <Choice
        name="kind"
        label="Kind"
        all="All kinds"
        value={filter.kind}
        options={articleKinds.map((value) => ({ value, label: kindNames[value] }))}
      />
      <Choice name="author" label="By" all="Everybody" value={filter.authorId} options={choices.authors} />
      <Choice
        name="assignee"
        label="Who has it"
        all="Anybody"
        value={filter.assignee}
        options={[{ value: 'nobody', label: 'Nobody' }, ...choices.staff]}
      />
      <Choice
        name="due"
        label="Due"
        all="Whenever"
        value={filter.due}
        options={[
          { value: 'overdue', label: 'Overdue' },
          { value: 'soon', label: 'In the next two days' },
        ]}
      />
    </>
  );
};

/** Narrows the desk; all of it stands in the address, so it can be kept, sent and gone back to. */
export const StoryFilters = (props: FiltersProps): JSX.Element => {
  const { view, visit } = props;
  const { filter, state, sort, isBoard } = view;
  const bare = { ...view, filter: {}, after: undefined, sort: usualSort(state) };
  const others = isNarrowed({ ...filter, words: undefined, isMine: undefined }) || sort !== usualSort(state);
  return (
    <form
      class="stories-filters"
      method="get"
      action={visit.link('/newsroom/stories')}
      role="search"
      aria-label="Stories"
    >
      {isBoard ? <input type="hidden" name="view" value="board" /> : <input type="hidden" name="state" value={state} />}
      <div class="stories-search">
        <label>
          <span class="unseen">Words in headline or text</span>
          <input
            class="input"
            type="search"
            name="q"
            value={filter.words}
            maxlength={200}
            placeholder="Words in headline or text"
            dir="auto"
          />
        </label>
        <label class="choice">
          <input type="checkbox" name="mine" value="1" checked={filter.isMine === true} />
          <span>Only mine</span>
        </label>
        <button type="submit" class="button button-quiet">
          Show
        </button>
        {isNarrowed(filter) ? <a href={visit.link(storiesHref(bare))}>Show all</a> : null}
      </div>
      <details open={others || undefined}>
        <summary>Narrow and order</summary>
        <div class="stories-selects">
          <Selects {...props} />
          <Choice
            name="sort"
            label="Order"
            value={sort}
            options={deskSorts.map((value) => ({ value, label: sortNames[value] }))}
          />
        </div>
      </details>
    </form>
  );
};
