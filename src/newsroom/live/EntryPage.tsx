import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../common/dates.ts';
import {
  bodyToText,
  type Article,
  type Author,
  type DeskEntry,
  type EntryVersion,
  type LiveBlogOnDesk,
} from '../../rooms/articles/articles.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { AuthorField, HeadlineField, PictureFields, Toggle, WhenField } from './EntryFields.tsx';
import { entriesPath } from './live-pages.tsx';
import { actNames } from './live-words.ts';
import type { Sent } from './read-entry-form.ts';

export type EntryScene = {
  article: Article;
  entry: DeskEntry;
  visit: Visit;
  place: Place;
  authors: readonly Author[];
  versions: readonly EntryVersion[];
  names: ReadonlyMap<string, string>;
  /** Live blogs it could be moved to. */
  others: readonly LiveBlogOnDesk[];
  sent: Sent;
  fault: string | undefined;
};

/** Silently for slips, with a note where readers may have believed what was wrong. */
const HowFields = ({ sent }: { sent: Sent }): JSX.Element => (
  <fieldset class="field choices">
    <legend>What are you changing?</legend>
    <label class="choice">
      <input type="radio" name="how" value="edit" checked={sent['how'] !== 'correct'} />
      <span>A slip, or something is added</span>
    </label>
    <label class="choice">
      <input type="radio" name="how" value="correct" checked={sent['how'] === 'correct'} />
      <span>Something was wrong: readers are told</span>
    </label>
    <div class="field">
      <label for="entry-note">What was wrong, for readers</label>
      <input class="input" id="entry-note" name="note" maxLength={500} value={sent['note']} dir="auto" />
    </div>
  </fieldset>
);

const EditForm = ({ scene, base }: { scene: EntryScene; base: string }): JSX.Element => {
  const { entry, sent, authors } = scene;
  return (
    <form class="form" method="post" action={base} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(entry.version)} />
      <HeadlineField sent={sent} />
      <div class="field">
        <label for="entry-text">Text</label>
        <textarea class="input" id="entry-text" name="text" rows={10} dir="auto">
          {sent['text'] ?? ''}
        </textarea>
      </div>
      <PictureFields sent={sent} />
      <AuthorField sent={sent} authors={authors} ownAuthor={entry.author?.id} />
      {entry.state === 'scheduled' ? (
        <WhenField name="out" label="Goes out" value={sent['out']} />
      ) : (
        <WhenField name="at" label="When it happened" value={sent['at']} />
      )}
      <Toggle name="key" label="Key event" on={sent['key'] === '1'} />
      {entry.state === 'published' ? <HowFields sent={sent} /> : null}
      <Button>Save</Button>
    </form>
  );
};

const DeleteForm = ({ base, isOut }: { base: string; isOut: boolean }): JSX.Element => (
  <details>
    <summary>Take it out</summary>
    <form class="form" method="post" action={`${base}/delete`}>
      <fieldset class="field choices">
        <legend>What stays in its place</legend>
        {isOut ? (
          <label class="choice">
            <input type="radio" name="line" value="1" checked />
            <span>A line that says why: others may have linked to it</span>
          </label>
        ) : null}
        <label class="choice">
          <input type="radio" name="line" value="0" checked={!isOut} />
          <span>Nothing</span>
        </label>
      </fieldset>
      <div class="field">
        <label for="entry-why">Why</label>
        <input class="input" id="entry-why" name="why" maxLength={500} dir="auto" />
      </div>
      <Button tone="quiet">Take it out</Button>
    </form>
  </details>
);

const MoveForm = ({ base, others }: { base: string; others: readonly LiveBlogOnDesk[] }): JSX.Element | null =>
  others.length === 0 ? null : (
    <details>
      <summary>Move it to another live blog</summary>
      <form class="form" method="post" action={`${base}/move`}>
        <div class="field">
          <label for="entry-to">Where to</label>
          <select class="input" id="entry-to" name="to">
            {others.map(({ id, headline }) => (
              <option value={id}>{headline}</option>
            ))}
          </select>
        </div>
        <Button tone="quiet">Move it</Button>
      </form>
    </details>
  );

const History = ({ scene }: { scene: EntryScene }): JSX.Element => (
  <section aria-labelledby="history-title">
    <h2 id="history-title">What it said</h2>
    <ol class="entry-history">
      {scene.versions.map((version) => (
        <li>
          <p class="desk-entry-head">
            {actNames[version.act] ?? version.act} {formatDateTime(version.at, scene.place)}
            {version.accountId === undefined
              ? ''
              : ` by ${scene.names.get(version.accountId) ?? 'somebody who has left'}`}
            {version.note ? `: ${version.note}` : ''}
          </p>
          <p dir="auto">
            {version.headline ? <strong>{version.headline} </strong> : null}
            {bodyToText(version.body)}
          </p>
        </li>
      ))}
    </ol>
  </section>
);

/** One entry: changed, corrected, moved, taken out, put back; and all it ever said. */
export const EntryPage = ({ scene }: { scene: EntryScene }): JSX.Element => {
  const { article, entry, visit, fault, others } = scene;
  const base = visit.link(`${entriesPath(article.id)}/${entry.id}`);
  const isThere = entry.state === 'published' || entry.state === 'scheduled';
  return (
    <>
      <p class="link-row">
        <a href={visit.link(entriesPath(article.id))}>Back to all entries</a>
        {entry.state === 'published' && article.status === 'published' ? (
          <a href={`${visit.stay(article.path)}?entry=${entry.id}#entry-${entry.id}`}>What readers see</a>
        ) : null}
      </p>
      {fault ? (
        <Notice tone="alarm" title="Not saved">
          <p>{fault}</p>
        </Notice>
      ) : null}
      {isThere ? (
        <>
          <EditForm scene={scene} base={base} />
          <DeleteForm base={base} isOut={entry.state === 'published'} />
          {entry.state === 'published' ? <MoveForm base={base} others={others} /> : null}
        </>
      ) : (
        <>
          <p>
            {entry.removed?.movedTo === undefined ? 'It was taken out.' : 'It was moved to another live blog.'}{' '}
            {entry.removed?.why}
          </p>
          {entry.removed?.movedTo === undefined ? (
            <form method="post" action={`${base}/restore`}>
              <Button>Put it back</Button>
            </form>
          ) : null}
        </>
      )}
      {scene.versions.length === 0 ? null : <History scene={scene} />}
    </>
  );
};
