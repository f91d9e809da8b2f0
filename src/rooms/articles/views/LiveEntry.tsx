import type { JSX } from 'preact';
import { formatClock, formatDate, formatDateTime, isoInZone, type Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { Badge } from '../../../ui/parts/Kicker.tsx';
import type { LiveEntry } from '../article.ts';
import { liveWords } from '../live-words.ts';
import { Byline } from './Byline.tsx';
import { StoryBody } from './body/StoryBody.tsx';
import { contextFor } from './body/story-context.ts';
import { Moment } from './Moment.tsx';
import { frameBases, type Scene } from './scene.ts';

/** An address that finds the entry on whichever page it stands by then. */
export const entryHref = ({ view, visit }: Scene, id: string): string =>
  `${visit.stay(view.article.path)}?entry=${id}#entry-${id}`;

/** The clock first: that is what a live blog is read by. */
const EntryTime = ({ at, place }: { at: number; place: Place }): JSX.Element => (
  <time datetime={isoInZone(at, place.timeZone)}>
    <span class="entry-clock">{formatClock(at, place)}</span> <span class="entry-day">{formatDate(at, place)}</span>
  </time>
);

/** What was wrong in it, or that something was changed, after its text. */
const EntryNotes = ({ entry, scene }: { entry: LiveEntry; scene: Scene }): JSX.Element | null => {
  const { words, place, visit } = scene;
  const { correction, updatedAt } = entry;
  if (correction)
    return (
      <p class="entry-correction">
        <strong>
          {wordsFor(liveWords, visit.edition.language).corrected} <Moment at={correction.at} place={place} />:
        </strong>{' '}
        {correction.text}
      </p>
    );
  return updatedAt !== undefined && updatedAt - entry.at > 60_000 ? (
    <p class="meta">
      {words.updated} <Moment at={updatedAt} place={place} />
    </p>
  ) : null;
};

/** The line that stays where an entry was that others may have linked to. */
const GoneLine = ({ entry, scene }: { entry: LiveEntry; scene: Scene }): JSX.Element => {
  const { place, visit } = scene;
  const words = wordsFor(liveWords, visit.edition.language);
  return (
    <div class="entry entry-gone" id={`entry-${entry.id}`} data-at={entry.at} data-changed={entry.changedAt}>
      <p>
        <span class="entry-clock">
          <Moment at={entry.at} place={place} show={formatClock} />
        </span>{' '}
        {entry.removed?.movedTo === undefined ? words.removedAt : words.movedTo} {entry.removed?.why}
      </p>
    </div>
  );
};

type EntryProps = { entry: LiveEntry; scene: Scene; isPinned?: boolean };

/** One entry of a live blog. */
export const Entry = ({ entry, scene, isPinned = false }: EntryProps): JSX.Element => {
  if (entry.removed) return <GoneLine entry={entry} scene={scene} />;
  const { words, place, setting } = scene;
  const prefix = `entry-${entry.id}`;
  const context = contextFor(entry.body, setting, { bases: frameBases(scene, entry.id), prefix });
  return (
    <article
      class={entry.isKey ? 'entry entry-key' : 'entry'}
      id={prefix}
      aria-labelledby={`${prefix}-title`}
      data-at={entry.at}
      data-changed={entry.changedAt}
    >
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
      <EntryNotes entry={entry} scene={scene} />
    </article>
  );
};
