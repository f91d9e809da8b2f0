import type { JSX } from 'preact';
import { formatClock, formatDate, formatDateTime, isoInZone, type Place } from '../../../common/dates.ts';
import { Badge } from '../../../ui/parts/Kicker.tsx';
import { Pager } from '../../../ui/parts/Pager.tsx';
import { cursorText, type LiveEntry } from '../article.ts';
import type { LiveView } from '../load-article-view.ts';
import { Byline } from './Byline.tsx';
import { StoryBody } from './body/StoryBody.tsx';
import { contextFor } from './body/story-context.ts';
import { Moment } from './Moment.tsx';
import { frameBases, type Scene } from './scene.ts';

/** An address that finds the entry on whichever page it stands by then. */
const entryHref = ({ view, visit }: Scene, id: string): string =>
  `${visit.stay(view.article.path)}?entry=${id}#entry-${id}`;

/** The clock first: that is what a live blog is read by. */
const EntryTime = ({ at, place }: { at: number; place: Place }): JSX.Element => (
  <time datetime={isoInZone(at, place.timeZone)}>
    <span class="entry-clock">{formatClock(at, place)}</span> <span class="entry-day">{formatDate(at, place)}</span>
  </time>
);

const Entry = ({
  entry,
  scene,
  isPinned = false,
}: {
  entry: LiveEntry;
  scene: Scene;
  isPinned?: boolean;
}): JSX.Element => {
  const { words, place, setting } = scene;
  const prefix = `entry-${entry.id}`;
  const context = contextFor(entry.body, setting, { bases: frameBases(scene, entry.id), prefix });
  return (
    <article class={entry.isKey ? 'entry entry-key' : 'entry'} id={prefix} aria-labelledby={`${prefix}-title`}>
      <header class="entry-head">
        <p class="entry-time">
          <a href={entryHref(scene, entry.id)} title={words.entryLink}>
            <EntryTime at={entry.at} place={place} />
          </a>
          {isPinned ? <Badge>{words.pinned}</Badge> : entry.isKey ? <Badge>{words.keyEvent}</Badge> : null}
        </p>
        <h3 class="entry-headline" id={`${prefix}-title`}>
          {entry.headline || formatDateTime(entry.at, place)}
        </h3>
      </header>
      <div class="prose">
        <StoryBody body={entry.body} context={context} />
      </div>
      {entry.author ? <Byline authors={[entry.author]} scene={scene} /> : null}
      {entry.updatedAt !== undefined && entry.updatedAt - entry.at > 60_000 ? (
        <p class="meta">
          {words.updated} <Moment at={entry.updatedAt} place={place} />
        </p>
      ) : null}
    </article>
  );
};

const KeyEvents = ({ live, scene }: { live: LiveView; scene: Scene }): JSX.Element | null =>
  live.keyEvents.length === 0 ? null : (
    <nav class="key-events" aria-labelledby="key-events-title">
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

const State = ({ live, scene }: { live: LiveView; scene: Scene }): JSX.Element => {
  const { view, words, place } = scene;
  const { liveState, liveEndedAt } = view.article;
  const newest = live.isFirst ? live.entries[0] : undefined;
  return (
    <p class="live-state">
      {liveState === 'running' ? words.running : words.ended}{' '}
      {liveState !== 'running' && liveEndedAt !== undefined ? (
        <>
          {words.endedAt} <Moment at={liveEndedAt} place={place} />.
        </>
      ) : newest ? (
        <>
          {words.lastEntry}: <Moment at={newest.at} place={place} />.
        </>
      ) : null}
    </p>
  );
};

/** What is known (the story's own text), key events, what is pinned, then the entries, newest first. */
export const LiveBlog = ({ live, scene }: { live: LiveView; scene: Scene }): JSX.Element => {
  const { view, visit, words, setting } = scene;
  const { article } = view;
  const here = visit.stay(article.path);
  const hasSummary = article.body.content.length > 0;
  return (
    <div class="live">
      {live.isFirst && hasSummary ? (
        <section class="key-points" aria-labelledby="key-points-title">
          <h2 class="story-subhead" id="key-points-title">
            {words.keyPoints}
          </h2>
          <div class="prose">
            <StoryBody body={article.body} context={contextFor(article.body, setting, { bases: frameBases(scene) })} />
          </div>
        </section>
      ) : null}
      <KeyEvents live={live} scene={scene} />
      <section class="entries" id="entries" aria-labelledby="entries-title">
        <h2 class="story-subhead" id="entries-title">
          {live.isFirst ? words.entries : words.olderEntries}
        </h2>
        <State live={live} scene={scene} />
        {live.pinned.map((entry) => (
          <Entry entry={entry} scene={scene} isPinned />
        ))}
        {live.entries.map((entry) => (
          <Entry entry={entry} scene={scene} />
        ))}
        {live.entries.length + live.pinned.length === 0 ? <p>{words.noEntries}</p> : null}
        <Pager
          label={words.entryPages}
          newer={live.isFirst ? undefined : { href: `${here}#entries`, text: words.newestEntries }}
          older={live.older && { href: `${here}?before=${cursorText(live.older)}#entries`, text: words.olderEntries }}
        />
      </section>
    </div>
  );
};
