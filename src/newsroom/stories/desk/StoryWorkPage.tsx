import type { ComponentChildren, JSX } from 'preact';
import type { Place } from '../../../common/dates.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { mayOnDesk, statesFrom, type DeskStory, type StoryNote } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { TextField } from '../../../ui/parts/Field.tsx';
import { Choice, type Option } from '../../people/Choice.tsx';
import { wallTime } from './desk-address.ts';
import { StateName, StoryFacts, StoryHeadline, type StoryScene } from './StoryLine.tsx';
import { fullTime, stateOfOne } from './story-words.ts';

export type StoryWorkProps = {
  account: Account;
  visit: Visit;
  story: DeskStory;
  staff: readonly Option[];
  notes: readonly StoryNote[];
  olderNotes: string | undefined;
  scene: StoryScene;
};

const Part = ({ title, id, children }: { title: string; id: string; children: ComponentChildren }): JSX.Element => (
  <section class="work-part" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

const StatePart = ({ account, visit, story }: StoryWorkProps): JSX.Element => {
  const to = statesFrom(account, { isOwn: story.isOwn, state: story.state });
  return (
    <Part title="State" id="state">
      <p>
        It is here: <StateName story={story} />
      </p>
      {to.length === 0 ? null : (
        <form class="form" method="post" action={visit.link(`/newsroom/stories/${story.id}/state`)}>
          <input type="hidden" name="from" value={story.state} />
          <TextField
            name="note"
            label="A word about it"
            hint="Stands under the story; whoever wrote it is mailed when it is sent back."
            rows={2}
            maxLength={4_000}
          />
          <div class="work-acts">
            {to.map((state) => (
              <Button key={state} tone="quiet" name="to" value={state}>
                {state === 'ready' ? 'Hand in: ready' : `To: ${stateOfOne[state].toLowerCase()}`}
              </Button>
            ))}
          </div>
        </form>
      )}
    </Part>
  );
};

const TakePart = ({ account, visit, story }: StoryWorkProps): JSX.Element | null => {
  const mayTake = mayOnDesk(account, 'take', { isOwn: story.isOwn, state: story.state });
  const isMine = story.assignee?.id === account.id;
  if (!mayTake || (story.assignee && !isMine)) return null;
  return (
    <form method="post" action={visit.link(`/newsroom/stories/${story.id}/assign`)}>
      <input type="hidden" name="to" value={isMine ? '' : account.id} />
      <Button tone="quiet">{isMine ? 'Give it back' : 'Take it'}</Button>
    </form>
  );
};

const AssignPart = (props: StoryWorkProps): JSX.Element => {
  const { account, visit, story, staff, scene } = props;
  const mayGive = mayOnDesk(account, 'assign', { isOwn: story.isOwn, state: story.state });
  return (
    <Part title="Who has it, and by when" id="people">
      {mayGive ? (
        <form class="form" method="post" action={visit.link(`/newsroom/stories/${story.id}/assign`)}>
          <div class="work-fields">
            <Choice name="to" label="Who has it" all="Nobody" value={story.assignee?.id} options={staff} />
            <label>
              Due
              <input
                class="input"
                type="datetime-local"
                name="due"
                value={story.dueAt === undefined ? undefined : wallTime(story.dueAt, scene.place.timeZone)}
              />
            </label>
          </div>
          <TextField name="words" label="What is to be done" rows={2} maxLength={4_000} />
          <p class="stories-hint">{`Times are those of ${scene.place.timeZone}.`}</p>
          <div class="work-acts">
            <Button>Save</Button>
          </div>
        </form>
      ) : (
        <>
          <p>{story.assignee ? <bdi>{`${story.assignee.name} has it.`}</bdi> : 'Nobody has it yet.'}</p>
          <TakePart {...props} />
        </>
      )}
    </Part>
  );
};

const Note = ({ note, place }: { note: StoryNote; place: Place }): JSX.Element => (
  <li class="work-note">
    <p class="story-facts">
      <bdi>{note.by?.name ?? 'Somebody who has left'}</bdi>
      <time datetime={new Date(note.at).toISOString()}>{fullTime(note.at, place)}</time>
    </p>
    <p dir="auto" class="work-words">
      {note.text}
    </p>
  </li>
);

const NotesPart = ({ account, visit, story, notes, olderNotes, scene }: StoryWorkProps): JSX.Element => (
  <Part title="Notes" id="notes">
    {mayOnDesk(account, 'note', { isOwn: story.isOwn, state: story.state }) ? (
      <form class="form" method="post" action={visit.link(`/newsroom/stories/${story.id}/note`)}>
        <TextField name="text" label="A note for colleagues" rows={3} maxLength={4_000} isRequired />
        <div class="work-acts">
          <Button tone="quiet">Add note</Button>
        </div>
      </form>
    ) : null}
    {notes.length === 0 ? (
      <p class="stories-hint">Nobody has said anything yet.</p>
    ) : (
      <ol class="work-notes">
        {notes.map((note) => (
          <Note key={note.id} note={note} place={scene.place} />
        ))}
      </ol>
    )}
    {olderNotes ? (
      <p>
        <a href={olderNotes}>Older notes</a>
      </p>
    ) : null}
  </Part>
);

/** One story on the desk: how far it is, who has it, and what colleagues say; the text is a link away. */
export const StoryWork = (props: StoryWorkProps): JSX.Element => {
  const { visit, story, scene } = props;
  const links: [string, string][] = [
    ['', 'Write'],
    ['/translations', 'Translations'],
    ['/revisions', 'Versions'],
    ['/history', 'History'],
  ];
  return (
    <>
      <h1 class="work-title">
        <StoryHeadline story={story} visit={visit} />
      </h1>
      <StoryFacts story={story} scene={scene} />
      <nav aria-label="This story">
        <ul class="link-row">
          {links.map(([end, name]) => (
            <li key={end}>
              <a href={visit.link(`/newsroom/stories/${story.id}${end}`)}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="work">
        <StatePart {...props} />
        <AssignPart {...props} />
        <NotesPart {...props} />
      </div>
    </>
  );
};
