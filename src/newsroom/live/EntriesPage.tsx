import type { JSX } from 'preact';
import { formatClock, formatDateTime, type Place } from '../../common/dates.ts';
import {
  bodyToText,
  type Article,
  type Author,
  type DeskEntries,
  type DeskEntry,
} from '../../rooms/articles/articles.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Badge } from '../../ui/parts/Kicker.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { AuthorField, HeadlineField, PictureFields, Toggle, WhenField } from './EntryFields.tsx';
import { LiveDesk } from './live-element.ts';
import { entriesPath } from './live-pages.tsx';
import type { Sent } from './read-entry-form.ts';
import { SummaryForm } from './SummaryForm.tsx';

export type EntriesScene = {
  article: Article;
  visit: Visit;
  place: Place;
  accountId: string;
  authors: readonly Author[];
  ownAuthor: string | undefined;
  found: DeskEntries;
  /** What was typed and could not be taken. */
  sent: Sent;
  fault: string | undefined;
  said: string | undefined;
  entryId: string;
};

/** The writing form: the cursor stands in it, the send button lies under the thumb. */
const ComposeForm = ({ scene }: { scene: EntriesScene }): JSX.Element => {
  const { article, visit, sent, authors, ownAuthor, entryId } = scene;
  return (
    <form
      class="entry-form"
      method="post"
      action={visit.link(entriesPath(article.id))}
      enctype="multipart/form-data"
      data-compose
    >
      <input type="hidden" name="entry" value={entryId} />
      <label class="unseen" for="entry-text">
        New entry
      </label>
      <textarea
        class="input"
        id="entry-text"
        name="text"
        rows={5}
        maxLength={20_000}
        placeholder="What has happened?"
        dir="auto"
        autofocus
      >
        {sent['text'] ?? ''}
      </textarea>
      <PictureFields sent={sent} />
      <div class="entry-send">
        <Toggle name="key" label="Key event" on={sent['key'] === '1'} />
        <Toggle name="pin" label="Pin" on={sent['pin'] === '1'} />
        <Button>Send</Button>
      </div>
      <details class="entry-more">
        <summary>Headline, name, time</summary>
        <HeadlineField sent={sent} />
        <AuthorField sent={sent} authors={authors} ownAuthor={ownAuthor} />
        <WhenField name="at" label="It happened before now, at" value={sent['at']} />
        <WhenField name="out" label="Send it later, at" value={sent['out']} />
        <Toggle name="tell" label="Tell those who follow this story" on={sent['tell'] === '1'} />
        <p class="field-hint">
          A line that begins with &gt; is a quotation, and — Name at its end says whose. An address alone on a line is
          shown as the film, post or map it leads to. *word* is emphasised.
        </p>
      </details>
    </form>
  );
};

const Act = (props: { action: string; label: string; of: string; value: string }): JSX.Element => (
  <form method="post" action={props.action}>
    <button class="link-button" name="on" value={props.value} type="submit">
      {props.label}
      <span class="unseen">: {props.of}</span>
    </button>
  </form>
);

const Line = ({ entry, scene }: { entry: DeskEntry; scene: EntriesScene }): JSX.Element => {
  const { article, visit, place } = scene;
  const base = visit.link(`${entriesPath(article.id)}/${entry.id}`);
  const name = entry.headline || formatClock(entry.at, place);
  const text = bodyToText(entry.body);
  const isOut = entry.state === 'published';
  return (
    <li class={`desk-entry desk-entry-${entry.state}`} id={`line-${entry.id}`}>
      <p class="desk-entry-head">
        <a href={base}>
          {entry.goesOutAt === undefined
            ? formatClock(entry.at, place)
            : `Goes out ${formatDateTime(entry.goesOutAt, place)}`}
          <span class="unseen"> {entry.headline || 'Edit this entry'}</span>
        </a>{' '}
        {entry.isPinned ? <Badge>Pinned</Badge> : null} {entry.isKey ? <Badge>Key event</Badge> : null}{' '}
        {entry.correction ? <Badge>Corrected</Badge> : null} {entry.author?.name}
      </p>
      {isOut || entry.state === 'scheduled' ? (
        <p class="desk-entry-text" dir="auto">
          {entry.headline ? <strong>{entry.headline} </strong> : null}
          {text || (entry.body.content.length > 0 ? 'A picture or something shown' : '')}
        </p>
      ) : (
        <p class="desk-entry-text">
          {entry.state === 'removed' ? 'Taken out; a line stays.' : 'Taken out.'} {entry.removed?.why}
        </p>
      )}
      <div class="desk-entry-acts">
        <a href={base}>
          {isOut || entry.state === 'scheduled' ? 'Edit' : 'Look'}
          <span class="unseen">: {name}</span>
        </a>
        {isOut ? (
          <>
            <Act
              action={`${base}/pin`}
              label={entry.isPinned ? 'Unpin' : 'Pin'}
              of={name}
              value={entry.isPinned ? '0' : '1'}
            />
            <Act
              action={`${base}/key`}
              label={entry.isKey ? 'Not key' : 'Key event'}
              of={name}
              value={entry.isKey ? '0' : '1'}
            />
          </>
        ) : null}
      </div>
    </li>
  );
};

const Lists = ({ scene }: { scene: EntriesScene }): JSX.Element => {
  const { found, article, visit } = scene;
  return (
    <div id="desk-entries">
      {found.scheduled.length > 0 ? (
        <section aria-labelledby="waiting-title">
          <h2 id="waiting-title">Going out later</h2>
          <ol class="desk-entries">
            {found.scheduled.map((entry) => (
              <Line entry={entry} scene={scene} />
            ))}
          </ol>
        </section>
      ) : null}
      <h2 id="entries-title">Entries</h2>
      {found.entries.length === 0 ? <p>Nothing yet.</p> : null}
      <ol class="desk-entries">
        {found.entries.map((entry) => (
          <Line entry={entry} scene={scene} />
        ))}
      </ol>
      {found.older ? (
        <p>
          <a href={`${visit.link(entriesPath(article.id))}?before=${found.older.at}-${found.older.id}`}>
            Older entries
          </a>
        </p>
      ) : null}
    </div>
  );
};

const EndForm = ({ scene }: { scene: EntriesScene }): JSX.Element => {
  const { article, visit } = scene;
  const base = visit.link(entriesPath(article.id));
  if (article.liveState === 'ended')
    return (
      <form method="post" action={`${base}/reopen`}>
        <Button tone="quiet">Reopen this live blog</Button>
      </form>
    );
  return (
    <details class="live-end">
      <summary>End this live blog</summary>
      <form method="post" action={`${base}/end`}>
        <p>
          Readers are told that it has ended. Bring “What we know” up to date first: it stands above all from then on.
        </p>
        <Button>End it now</Button>
      </form>
    </details>
  );
};

const stateWords = ({ status, liveState }: Article): string =>
  liveState === 'ended'
    ? 'Ended.'
    : status === 'published'
      ? 'Running.'
      : 'Not public yet: entries are seen once the story is.';

/** Where a live blog is written: send, then what is out already and what is known. */
export const EntriesPage = ({ scene }: { scene: EntriesScene }): JSX.Element => {
  const { article, visit, fault, said, accountId } = scene;
  const base = visit.link(entriesPath(article.id));
  const isOpen = article.liveState === 'running';
  return (
    <LiveDesk
      data-page={base}
      data-story={article.id}
      data-account={accountId}
      data-mark={String(article.modifiedAt)}
      data-stream={isOpen && article.status === 'published' ? `/live/entries/${article.id}` : undefined}
      data-language={visit.publication.editionByCode(article.edition)?.language}
    >
      {fault ? (
        <Notice tone="alarm" title="Not sent">
          <p>{fault}</p>
        </Notice>
      ) : null}
      {said ? <p role="status">{said}</p> : null}
      {isOpen ? <ComposeForm scene={scene} /> : null}
      <p class="live-status" role="status" data-status />
      <div data-outbox />
      <p class="live-facts link-row">
        <span>{stateWords(article)}</span>
        <span data-others />
        {article.status === 'published' ? <a href={visit.stay(article.path)}>What readers see</a> : null}
        <a href={visit.link(`/newsroom/stories/${article.id}`)}>The story</a>
        <a href={visit.link('/newsroom/live')}>All live blogs</a>
      </p>
      <div class="live-whole">
        <SummaryForm article={article} action={`${base}/summary`} />
        <EndForm scene={scene} />
      </div>
      <Lists scene={scene} />
    </LiveDesk>
  );
};
