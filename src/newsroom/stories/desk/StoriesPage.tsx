import type { JSX } from 'preact';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { deskStates, type DeskCursor, type DeskStory, type StoryCounts } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { BulkForm } from './BulkForm.tsx';
import { isNarrowed, storiesHref, usualSort, type StoriesView } from './desk-address.ts';
import { StoriesFrame } from './StoriesFrame.tsx';
import { StoryBoard, type BoardColumn } from './StoryBoard.tsx';
import { StoryDesk } from './story-desk-element.ts';
import { StoryFilters, type StoryChoices } from './StoryFilters.tsx';
import { StoryLine, type StoryScene } from './StoryLine.tsx';
import { counted, stateEmpty, stateHints, stateNames } from './story-words.ts';

export type StoriesPageProps = {
  account: Account;
  visit: Visit;
  view: StoriesView;
  counts: StoryCounts;
  list: { stories: DeskStory[]; next: DeskCursor | undefined } | undefined;
  board: readonly BoardColumn[] | undefined;
  choices: StoryChoices;
  scene: StoryScene;
};

const Tabs = ({ view, visit, counts }: StoriesPageProps): JSX.Element => (
  <nav class="stories-tabs" aria-label="States">
    <ul>
      {deskStates.map((state) => (
        <li key={state}>
          <a
            href={visit.link(storiesHref({ ...view, isBoard: false, state, sort: usualSort(state), after: undefined }))}
            aria-current={!view.isBoard && state === view.state ? 'page' : undefined}
          >
            {stateNames[state]}{' '}
            <span class="stories-count" data-count={state}>
              {counted(counts[state])}
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Row = ({ story, scene }: { story: DeskStory; scene: StoryScene }): JSX.Element => (
  <li class="story" data-id={story.id}>
    <label class="story-tick">
      <input type="checkbox" name="id" value={story.id} form="stories-bulk" />
      <span class="unseen">{`Select “${story.headline}”`}</span>
    </label>
    <div class="story-text">
      <StoryLine story={story} scene={scene} />
    </div>
    <a class="story-more" href={scene.visit.link(`/newsroom/stories/${story.id}/work`)}>
      <span aria-hidden="true">Work</span>
      <span class="unseen">{`State, people and notes of “${story.headline}”`}</span>
    </a>
  </li>
);

const List = (props: StoriesPageProps): JSX.Element => {
  const { view, visit, scene, list } = props;
  const stories = list?.stories ?? [];
  return (
    <>
      {stories.length === 0 ? (
        <div class="stories-empty">
          <p>{isNarrowed(view.filter) ? 'Nothing here matches what you look for.' : stateEmpty[view.state]}</p>
        </div>
      ) : null}
      <ol class="stories" data-fresh="list">
        {stories.map((story) => (
          <Row key={story.id} story={story} scene={scene} />
        ))}
      </ol>
      {list?.next ? (
        <p class="stories-next">
          <a class="button button-quiet" href={visit.link(storiesHref({ ...view, after: list.next }))} rel="next">
            More
          </a>
        </p>
      ) : null}
      {stories.length > 0 ? <BulkForm {...props} /> : null}
    </>
  );
};

/** The desk of stories: one list by state, or the board. */
export const StoriesPage = (props: StoriesPageProps): JSX.Element => {
  const { account, visit, view, board, scene } = props;
  const back = visit.link(storiesHref(view));
  const same = { ...view, after: undefined };
  return (
    <StoriesFrame
      account={account}
      visit={visit}
      here={view.isBoard ? 'board' : 'list'}
      hrefs={{
        list: storiesHref({ ...same, isBoard: false }),
        board: storiesHref({ ...same, isBoard: true, sort: usualSort(view.state) }),
      }}
    >
      <h1 class="unseen">{view.isBoard ? 'Stories: board' : `Stories: ${stateNames[view.state]}`}</h1>
      <StoryDesk class="stories-desk" data-stream={visit.link('/newsroom/stories/live')}>
        <Tabs {...props} />
        <StoryFilters view={view} visit={visit} choices={props.choices} />
        {view.isBoard ? null : <p class="stories-hint">{stateHints[view.state]}</p>}
        {view.filter.words && view.filter.words.length < 2 ? (
          <Notice>
            <p>A longer word finds more.</p>
          </Notice>
        ) : null}
        {board ? (
          <StoryBoard account={account} scene={scene} view={view} columns={board} back={back} />
        ) : (
          <List {...props} />
        )}
      </StoryDesk>
    </StoriesFrame>
  );
};
