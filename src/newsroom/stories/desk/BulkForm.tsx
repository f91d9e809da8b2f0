import type { JSX } from 'preact';
import { mayStory } from '../../../rooms/articles/articles.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { mostStoriesAtOnce, workStates } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Choice } from '../../people/Choice.tsx';
import { filterFields, storiesHref, type StoriesView } from './desk-address.ts';
import type { StoryChoices } from './StoryFilters.tsx';
import { stateOfOne } from './story-words.ts';

type BulkProps = { account: Account; visit: Visit; view: StoriesView; choices: StoryChoices };

const Act = ({ name, children }: { name: string; children: string }): JSX.Element => (
  <button type="submit" class="button button-quiet" name="do" value={name}>
    {children}
  </button>
);

/** What only those change who give stories out. */
const ForHeads = ({ choices }: { choices: StoryChoices }): JSX.Element => (
  <>
    <div class="stories-act">
      <Choice name="who" label="Who has it" all="Nobody" value={undefined} options={choices.staff} />
      <Act name="assign">Give</Act>
    </div>
    <div class="stories-act">
      <label>
        Due
        <input class="input" type="datetime-local" name="at" />
      </label>
      <Act name="due">Set due time</Act>
    </div>
  </>
);

const Changes = ({ choices, isHead }: { choices: StoryChoices; isHead: boolean }): JSX.Element => (
  <details class="stories-acts">
    <summary>Change</summary>
    <div class="stories-act">
      <Choice
        name="to"
        label="State"
        value="edit"
        options={workStates.map((value) => ({ value, label: stateOfOne[value] }))}
      />
      <Act name="state">Set state</Act>
    </div>
    <div class="stories-act">
      <Choice name="in" label="Section" value={undefined} options={choices.sections} />
      <Act name="section">Set section</Act>
    </div>
    <div class="stories-act">
      <label>
        Tag
        <input class="input" name="tag" list="stories-tags" maxlength={120} dir="auto" autocomplete="off" />
      </label>
      <datalist id="stories-tags">
        {choices.tags.map(({ value, label }) => (
          <option key={value} value={label} />
        ))}
      </datalist>
      <Act name="tag">Add tag</Act>
      <Act name="untag">Take tag off</Act>
    </div>
    {isHead ? <ForHeads choices={choices} /> : null}
    <Act name="bin">Move to the bin</Act>
  </details>
);

/** What is done with all that is selected, or with the whole list. */
export const BulkForm = ({ account, visit, view, choices }: BulkProps): JSX.Element => (
  <form
    class="stories-bulk"
    id="stories-bulk"
    method="post"
    action={visit.link('/newsroom/stories/bulk')}
    aria-label="With all that are selected"
  >
    {/* So that Enter on a box does nothing: its first button is what Enter presses. */}
    <button type="submit" disabled hidden />
    <input type="hidden" name="back" value={visit.link(storiesHref(view))} />
    <input type="hidden" name="state" value={view.state} />
    <input type="hidden" name="sort" value={view.sort} />
    {filterFields(view.filter).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <p class="stories-selected" data-selected role="status">
      With all that are selected:
    </p>
    <label class="choice">
      <input type="checkbox" name="all" value="1" />
      <span>{`All of this list (up to ${mostStoriesAtOnce})`}</span>
    </label>
    {view.state === 'bin' ? (
      <Act name="restore">Take out of the bin</Act>
    ) : (
      <Changes isHead={mayStory(account, 'assign-story')} choices={choices} />
    )}
  </form>
);
