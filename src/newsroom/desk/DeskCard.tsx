import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../common/dates.ts';
import { CommentText, wordsOfFinding } from '../../rooms/discussion/discussion.ts';
import type { DeskItem, DeskList, DeskNote } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { nameOfCheck, wordsOfVerdict } from '../check-names.ts';
import { casePath } from './desk-address.ts';
import { reasonOfNote, saidOfAct } from './desk-names.ts';
import { RemovalFields } from './RemovalFields.tsx';

export type CardScene = {
  visit: Visit;
  place: Place;
  list: DeskList;
  now: number;
  /** Where its forms lead back to. */
  back: string;
  /** Who else is looking at it. */
  claimedBy?: string | undefined;
  mayDecide: boolean;
};

export const At = ({ at, place }: { at: number; place: Place }): JSX.Element => (
  <time datetime={new Date(at).toISOString()}>{formatDateTime(at, place)}</time>
);

const minute = 60_000;

/** How long something has been lying there, in the shortest words. */
export const lainFor = (since: number, now: number): string => {
  const minutes = Math.max(0, Math.floor((now - since) / minute));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / (24 * 60))} days`;
};

const Writer = ({ item: { writer }, visit }: { item: DeskItem; visit: Visit }): JSX.Element => (
  <div class="desk-writer">
    <b>
      <a href={visit.link(`/newsroom/readers/${writer.id}`)}>
        <bdi>{writer.name || 'Former reader'}</bdi>
      </a>
    </b>
    {writer.badge ? <span class="desk-tag">{writer.badge}</span> : null}
    <details class="desk-record">
      <summary>
        <span class="unseen">Record: </span>
        {writer.published} published, {writer.removed} removed
      </summary>
      <p>{writer.reputation.words}</p>
    </details>
  </div>
);

export const Findings = ({ item, place }: { item: DeskItem; place: Place }): JSX.Element | null =>
  item.findings.length === 0 ? null : (
    <ul class="desk-why" aria-label="What the checks found">
      {item.findings.map((finding) => (
        <li key={finding.check}>
          <b>{nameOfCheck(finding)}</b> ({wordsOfVerdict(finding)}): {wordsOfFinding(finding, 'en', place.timeZone)}
        </li>
      ))}
    </ul>
  );

export const NoteLine = ({ note, place }: { note: DeskNote; place: Place }): JSX.Element => (
  <li>
    <b>{reasonOfNote(note)}</b>, <At at={note.at} place={place} />
    {note.text === '' ? null : (
      <>
        : <q dir="auto">{note.text}</q>
      </>
    )}
    {note.notice ? (
      <span>
        {' '}
        — <bdi>{note.notice.name || 'no name'}</bdi>, <bdi>{note.notice.email || 'no address'}</bdi>,{' '}
        <bdi>{note.notice.place}</bdi>
      </span>
    ) : null}
  </li>
);

/** The text; covered until asked for where nobody should meet it unprepared. */
export const CardText = ({ item }: { item: DeskItem }): JSX.Element => {
  const text = (
    <div class="desk-text comment-text" dir="auto" lang={item.edition || undefined}>
      {item.body ? <CommentText body={item.body} spoiler="Show what its writer has hidden" /> : <p>(no text)</p>}
    </div>
  );
  return item.isDisturbing ? (
    <details class="desk-cover" data-cover>
      <summary>This text may be disturbing. Show it</summary>
      {text}
    </details>
  ) : (
    text
  );
};

const Removal = (): JSX.Element => (
  <details class="desk-removal" data-key="r">
    <summary class="desk-act">Remove…</summary>
    <RemovalFields rows={2} />
  </details>
);

const ErrorActs = ({ item, visit }: { item: DeskItem; visit: Visit }): JSX.Element => (
  <>
    {item.notes
      .filter(({ kind }) => kind === 'error')
      .map((note) => (
        <span class="desk-pair" key={note.id}>
          <button
            type="submit"
            class="desk-act"
            formaction={visit.link(`/reports/${note.id}/close`)}
            name="upheld"
            value="1"
          >
            It was an error
          </button>
          <button
            type="submit"
            class="desk-act"
            formaction={visit.link(`/reports/${note.id}/close`)}
            name="upheld"
            value="0"
          >
            No error
          </button>
        </span>
      ))}
  </>
);

const approveWords = (item: DeskItem): string => (item.state === 'waiting' ? 'Approve' : 'In order');

const DecideActs = ({ item, list }: { item: DeskItem; list: DeskList }): JSX.Element =>
  item.state === 'removed' ? (
    <button type="submit" class="desk-act" name="act" value="restore">
      Restore
    </button>
  ) : (
    <>
      {list === 'approved' ? null : (
        <button type="submit" class="desk-act desk-act-first" name="act" value="approve">
          {approveWords(item)}
        </button>
      )}
      <Removal />
      {item.state === 'published' ? (
        <a class="desk-act" href={`/comments/${item.id}/pick`} data-form>
          {item.isPick ? 'Picked' : 'Pick…'}
        </a>
      ) : null}
    </>
  );

const Acts = ({ item, scene }: { item: DeskItem; scene: CardScene }): JSX.Element => {
  const { visit, list, back, now, mayDecide } = scene;
  return (
    <form class="desk-acts" method="post" action={visit.link('/newsroom/discussion/decide')}>
      <input type="hidden" name="ids" value={item.id} />
      <input type="hidden" name="since" value={now} />
      <input type="hidden" name="back" value={back} />
      {list === 'errors' ? <ErrorActs item={item} visit={visit} /> : null}
      {list !== 'errors' && mayDecide ? <DecideActs item={item} list={list} /> : null}
      <a class="desk-act" href={visit.link(casePath(item.id))} data-conversation>
        Conversation, more…
      </a>
    </form>
  );
};

const Meta = ({ item, scene }: { item: DeskItem; scene: CardScene }): JSX.Element => {
  const { visit, place, now } = scene;
  return (
    <p class="desk-meta">
      <At at={item.createdAt} place={place} /> ({lainFor(item.createdAt, now)} ago)
      {item.editedAt === undefined ? '' : ' · edited'}
      {item.recommends > 0 ? ` · ${item.recommends} recommend it` : ''} · under{' '}
      <a href={visit.stay(item.path)} dir="auto">
        {item.headline}
      </a>
    </p>
  );
};

const Asides = ({ item, scene: { place } }: { item: DeskItem; scene: CardScene }): JSX.Element => (
  <>
    {item.handed ? (
      <p class="desk-handed">
        <b>
          <bdi>{item.handed.by || 'A colleague'}</bdi>
        </b>{' '}
        hands you this, <At at={item.handed.at} place={place} />
        {item.handed.words ? (
          <>
            : <q dir="auto">{item.handed.words}</q>
          </>
        ) : null}
      </p>
    ) : null}
    {item.decision ? (
      <p class="desk-meta">
        <bdi>{item.decision.by || 'A rule'}</bdi> {saidOfAct(item.decision.act)},{' '}
        <At at={item.decision.at} place={place} />
        {item.decision.words ? (
          <>
            : <q dir="auto">{item.decision.words}</q>
          </>
        ) : null}
      </p>
    ) : null}
  </>
);

/** One comment on the desk, with all one needs to decide about it and the buttons to do so. */
export const DeskCard = ({ item, scene }: { item: DeskItem; scene: CardScene }): JSX.Element => {
  const { place, claimedBy, list, mayDecide } = scene;
  return (
    <li class="desk-card" id={`card-${item.id}`} data-id={item.id} data-state={item.state} data-writer={item.writer.id}>
      <article aria-label={`Comment by ${item.writer.name || 'a former reader'}`}>
        <div class="desk-card-head">
          {mayDecide && list !== 'errors' ? (
            <label class="desk-tick">
              <input type="checkbox" name="ids" value={item.id} form="desk-bulk" />
              <span class="unseen">Select this comment</span>
            </label>
          ) : null}
          <Writer item={item} visit={scene.visit} />
          <p class="desk-claim" data-claim>
            {claimedBy === undefined ? '' : `${claimedBy} is looking at this`}
          </p>
        </div>
        <Meta item={item} scene={scene} />
        {item.parent ? (
          <p class="desk-parent" dir="auto">
            Answers <b>{item.parent.name || 'a former reader'}</b>: {item.parent.text || '(gone)'}
          </p>
        ) : null}
        <CardText item={item} />
        <Findings item={item} place={place} />
        {item.notes.length === 0 ? null : (
          <ul class="desk-why desk-notes" aria-label="What readers say">
            {item.notes.map((note) => (
              <NoteLine key={note.id} note={note} place={place} />
            ))}
          </ul>
        )}
        <Asides item={item} scene={scene} />
        <Acts item={item} scene={scene} />
      </article>
    </li>
  );
};
