import type { JSX } from 'preact';
import { deskAges, type DeskList } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Choice } from '../people/Choice.tsx';
import { deskHref, isNarrowed, type DeskView } from './desk-address.ts';
import { ageNames, orderNames, reasonsOf } from './desk-names.ts';

export type FilterChoices = {
  sections: { id: string; name: string }[];
  /** What the address names: the story and the reader it is narrowed to. */
  thread?: string | undefined;
  reader?: string | undefined;
};

type FiltersProps = { view: DeskView & { list: DeskList }; visit: Visit; choices: FilterChoices };

const hasOrder = (list: DeskList): boolean =>
  list === 'waiting' || list === 'reported' || list === 'illegal' || list === 'errors';

const Chosen = ({ view, visit, choices }: FiltersProps): JSX.Element | null => {
  const { thread, reader } = view.filter;
  if (thread === undefined && reader === undefined) return null;
  const without = (name: 'thread' | 'reader'): string =>
    visit.link(deskHref({ ...view, after: undefined, filter: { ...view.filter, [name]: undefined } }));
  return (
    <ul class="desk-chosen">
      {thread === undefined ? null : (
        <li>
          Only under <bdi>{choices.thread ?? 'one story'}</bdi> <a href={without('thread')}>all stories</a>
        </li>
      )}
      {reader === undefined ? null : (
        <li>
          Only by <bdi>{choices.reader ?? 'one reader'}</bdi> <a href={without('reader')}>all readers</a>
        </li>
      )}
    </ul>
  );
};

/** Narrows a list; all of it stands in the address, so it can be kept, sent and gone back to. */
export const DeskFilters = (props: FiltersProps): JSX.Element => {
  const { view, visit, choices } = props;
  const { list, order, filter } = view;
  const reasons = reasonsOf(list);
  const editions = visit.publication.editions.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <details class="desk-filters" open={isNarrowed(filter) || undefined}>
      <summary>Narrow and order</summary>
      <Chosen {...props} />
      <form method="get" action={visit.link('/newsroom/discussion')}>
        <input type="hidden" name="list" value={list} />
        {filter.thread ? <input type="hidden" name="thread" value={filter.thread} /> : null}
        {filter.reader ? <input type="hidden" name="reader" value={filter.reader} /> : null}
        {hasOrder(list) ? (
          <Choice
            name="order"
            label="Order"
            value={order}
            options={Object.entries(orderNames).map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        <Choice
          name="section"
          label="Section"
          all="All sections"
          value={filter.section ?? ''}
          options={choices.sections.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {editions.length > 1 ? (
          <Choice name="edition" label="Edition" all="All editions" value={filter.edition ?? ''} options={editions} />
        ) : null}
        {reasons.length > 0 ? (
          <Choice name="reason" label="Reason" all="All reasons" value={filter.reason ?? ''} options={reasons} />
        ) : null}
        <Choice
          name="age"
          label="Age"
          all="Any age"
          value={filter.age ?? ''}
          options={deskAges.map((value) => ({ value, label: ageNames[value] }))}
        />
        <button type="submit" class="button button-quiet">
          Apply
        </button>
        {isNarrowed(filter) ? (
          <a class="desk-act" href={visit.link(`/newsroom/discussion?list=${list}`)}>
            Show all
          </a>
        ) : null}
      </form>
      {order === 'risk' && hasOrder(list) ? (
        <p class="desk-meta">
          Risk first: what readers report, what the checks found, then the writer’s record. It only orders the list;
          nothing is decided by it.
        </p>
      ) : null}
    </details>
  );
};
