import type { JSX } from 'preact';
import {
  statesFrom,
  type DeskCursor,
  type DeskState,
  type DeskStory,
  type WorkState,
} from '../../../rooms/drafting/drafting.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { storiesHref, usualSort, type StoriesView } from './desk-address.ts';
import { Due, Here, StoryHeadline, type StoryScene } from './StoryLine.tsx';
import { counted, stateNames, stateOfOne } from './story-words.ts';

export const boardStates = ['idea', 'draft', 'edit', 'ready', 'scheduled', 'changed'] as const;

export type BoardColumn = { state: DeskState; stories: DeskStory[]; next: DeskCursor | undefined; count: number };

type BoardProps = {
  account: Account;
  scene: StoryScene;
  view: StoriesView;
  columns: readonly BoardColumn[];
  back: string;
};

const MoveForm = ({
  story,
  to,
  scene,
  back,
}: {
  story: DeskStory;
  to: WorkState[];
  scene: StoryScene;
  back: string;
}): JSX.Element => (
  <form class="board-move" method="post" action={scene.visit.link(`/newsroom/stories/${story.id}/state`)}>
    <input type="hidden" name="back" value={back} />
    <input type="hidden" name="from" value={story.state} />
    <label>
      <span class="unseen">{`Move “${story.headline}” to`}</span>
      <select class="input" name="to" data-move>
        {to.map((state) => (
          <option key={state} value={state}>
            {stateOfOne[state]}
          </option>
        ))}
      </select>
    </label>
    <button type="submit" class="button button-quiet">
      Move
    </button>
  </form>
);

const Card = ({
  account,
  story,
  scene,
  back,
}: {
  account: Account;
  story: DeskStory;
  scene: StoryScene;
  back: string;
}): JSX.Element => {
  const to = statesFrom(account, { isOwn: story.isOwn, state: story.state });
  return (
    <li class="board-card" data-id={story.id} data-state={story.state} data-to={to.join(' ')}>
      <p class="story-head">
        <StoryHeadline story={story} visit={scene.visit} />
      </p>
      <p class="story-facts">
        {story.section ? <bdi>{story.section.name}</bdi> : null}
        {story.assignee ? <bdi>{story.assignee.name}</bdi> : <bdi>{story.authors.join(', ')}</bdi>}
        <Due story={story} scene={scene} />
        <Here story={story} scene={scene} />
      </p>
      {to.length > 0 ? <MoveForm story={story} to={to} scene={scene} back={back} /> : null}
    </li>
  );
};

/** The stories in work, side by side by how far they have come. */
export const StoryBoard = ({ account, scene, view, columns, back }: BoardProps): JSX.Element => (
  <section class="board" tabIndex={0} aria-label="Board">
    {columns.map(({ state, stories, next, count }) => (
      <section key={state} class="board-column" data-column={state} aria-labelledby={`column-${state}`}>
        <h2 id={`column-${state}`}>
          {stateNames[state]} <span class="stories-count">{counted(count)}</span>
        </h2>
        <ol>
          {stories.map((story) => (
            <Card key={story.id} account={account} story={story} scene={scene} back={back} />
          ))}
        </ol>
        {next ? (
          <p>
            <a
              href={scene.visit.link(
                storiesHref({ ...view, isBoard: false, state, sort: usualSort(state), after: undefined }),
              )}
            >
              All of them
            </a>
          </p>
        ) : null}
      </section>
    ))}
  </section>
);
