/** The parts of a live blog's page besides its entries. Each says by a mark what it was made of, so that open pages follow. */
import { createHash } from 'node:crypto';
import type { JSX } from 'preact';
import { formatClock, formatDateTime } from '../../../common/dates.ts';
import type { LiveView } from '../load-article-view.ts';
import { StoryBody } from './body/StoryBody.tsx';
import { contextFor } from './body/story-context.ts';
import { entryHref } from './LiveEntry.tsx';
import { Moment } from './Moment.tsx';
import { frameBases, type Scene } from './scene.ts';

export type LiveProps = { live: LiveView; scene: Scene };

const markOf = (made: unknown): string =>
  createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, 10);

const newestOf = (live: LiveView): number | undefined => live.entries.find(({ removed }) => !removed)?.at;

/** What the parts are made of, in short. */
export const liveMarks = ({ live, scene }: LiveProps): Record<'summary' | 'keys' | 'state', string> => {
  const { body, liveState, liveEndedAt } = scene.view.article;
  return {
    summary: markOf(body),
    keys: markOf(live.keyEvents),
    state: markOf([liveState, liveEndedAt, newestOf(live)]),
  };
};

/** What is known: the story's own text. */
export const Summary = ({ live, scene }: LiveProps): JSX.Element | null => {
  const { view, words, setting } = scene;
  const { body } = view.article;
  if (body.content.length === 0) return null;
  return (
    <section
      class="key-points"
      aria-labelledby="key-points-title"
      data-part="summary"
      data-mark={liveMarks({ live, scene }).summary}
    >
      <h2 class="story-subhead" id="key-points-title">
        {words.keyPoints}
      </h2>
      <div class="prose">
        <StoryBody body={body} context={contextFor(body, setting, { bases: frameBases(scene) })} />
      </div>
    </section>
  );
};

export const KeyEvents = ({ live, scene }: LiveProps): JSX.Element | null =>
  live.keyEvents.length === 0 ? null : (
    <nav
      class="key-events"
      aria-labelledby="key-events-title"
      data-part="keys"
      data-mark={liveMarks({ live, scene }).keys}
    >
      <h2 class="story-subhead" id="key-events-title">
        {scene.words.keyEvents}
      </h2>
      <ol class="key-event-list">
        {live.keyEvents.map(({ id, at, headline }) => (
          <li>
            <Moment at={at} place={scene.place} show={formatClock} />{' '}
            <a href={live.entries.some((entry) => entry.id === id) ? `#entry-${id}` : entryHref(scene, id)}>
              {headline || formatDateTime(at, scene.place)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );

export const State = ({ live, scene }: LiveProps): JSX.Element => {
  const { view, words, place } = scene;
  const { liveState, liveEndedAt } = view.article;
  const newest = live.isFirst ? newestOf(live) : undefined;
  return (
    <p class="live-state" data-part="state" data-mark={liveMarks({ live, scene }).state}>
      {liveState === 'running' ? words.running : words.ended}{' '}
      {liveState !== 'running' && liveEndedAt !== undefined ? (
        <>
          {words.endedAt} <Moment at={liveEndedAt} place={place} />.
        </>
      ) : newest !== undefined ? (
        <>
          {words.lastEntry}: <Moment at={newest} place={place} />.
        </>
      ) : null}
    </p>
  );
};
