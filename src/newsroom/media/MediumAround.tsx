import type { JSX } from 'preact';
import { thumbOf, type LibraryItem } from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TimeAt } from '../duties/duty-pages.tsx';
import { eventWords, partNames } from './event-words.ts';
import type { MediumSeen } from './medium-seen.ts';
import type { UsedIn } from './used-where.ts';

type Seen = { seen: MediumSeen; visit: Visit };

const Place = ({ place }: { place: UsedIn }): JSX.Element => (
  <li>
    <span class="media-measures">{place.what}: </span>
    {place.href ? (
      <a href={place.href} dir="auto">
        {place.name}
      </a>
    ) : (
      <span dir="auto">{place.name}</span>
    )}
  </li>
);

/** Where it is used. */
export const Uses = ({ seen }: Pick<Seen, 'seen'>): JSX.Element => (
  <section class="media-section" aria-labelledby="uses-title">
    <h2 id="uses-title">Where it is used</h2>
    {seen.uses.places.length === 0 ? <p>Nowhere yet.</p> : null}
    <ul class="media-places">
      {seen.uses.places.map((place) => (
        <Place key={`${place.what} ${place.href} ${place.name}`} place={place} />
      ))}
    </ul>
    {seen.uses.further > 0 ? <p>And in {seen.uses.further} places more.</p> : null}
  </section>
);

const AlikeOne = ({ item, visit }: { item: LibraryItem; visit: Visit }): JSX.Element => (
  <li class="media-card">
    <a class="media-open" href={visit.link(`/newsroom/media/${item.media.id}`)}>
      <img class="media-thumb" src={thumbOf(item.media)} alt="" loading="lazy" decoding="async" />
      <span class="media-name" dir="auto">
        {item.title || item.media.fileName}
      </span>
    </a>
    <p class="media-measures">
      {item.media.width} × {item.media.height}
    </p>
  </li>
);

/** Pictures that look like it: the same in another size, or cut by a hand’s breadth. */
export const Alike = ({ seen, visit }: Seen): JSX.Element | null =>
  seen.alike.length === 0 ? null : (
    <section class="media-section" aria-labelledby="alike-title">
      <h2 id="alike-title">Looks like</h2>
      <ul class="media-grid media-alike">
        {seen.alike.map((item) => (
          <AlikeOne key={item.media.id} item={item} visit={visit} />
        ))}
      </ul>
    </section>
  );

/** Files it had before. */
export const FormerFiles = ({ seen, visit }: Seen): JSX.Element | null => {
  const { timeZone } = visit.publication.settings;
  if (seen.former.length === 0) return null;
  return (
    <section class="media-section" aria-labelledby="former-title">
      <h2 id="former-title">Former files</h2>
      <p class="field-hint">For 30 days each can be put back in its place.</p>
      <ul class="media-places">
        {seen.former.map((file) => (
          <li key={file.fileId} class="media-former">
            <span>
              <bdi>{file.fileName}</bdi>, replaced <TimeAt at={file.replacedAt} timeZone={timeZone} />
            </span>
            {seen.can.edit ? (
              <form method="post" action={visit.link(`/newsroom/media/${seen.item.media.id}/put-back`)}>
                <Button tone="quiet" name="file" value={file.fileId}>
                  Put back<span class="unseen"> {file.fileName}</span>
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Who changed what, the latest first. */
export const History = ({ seen, visit }: Seen): JSX.Element | null =>
  seen.events.length === 0 ? null : (
    <section class="media-section" aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      <ol class="media-history">
        {seen.events.map((event) => (
          <li key={event.id}>
            <p>
              <TimeAt at={event.at} timeZone={visit.publication.settings.timeZone} />{' '}
              <bdi>{seen.names.get(event.accountId ?? '') ?? 'Somebody who has left'}</bdi> {eventWords[event.act]}
              {event.file ? (
                <>
                  {' '}
                  (<bdi>{event.file}</bdi>)
                </>
              ) : null}
            </p>
            {event.changes.length > 0 ? (
              <dl>
                {event.changes.map(({ part, from, to }) => (
                  <div key={part}>
                    <dt>{partNames[part] ?? part}</dt>
                    <dd>
                      {from ? <del dir="auto">{from}</del> : null} {to ? <ins dir="auto">{to}</ins> : 'taken away'}
                    </dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
