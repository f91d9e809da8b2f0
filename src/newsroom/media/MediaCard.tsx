import type { JSX } from 'preact';
import { mediaFaultWords, type MediaFault } from '../../common/media-picked.ts';
import { altOf, faultsOf, thumbOf, type LibraryItem } from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { bytesInWords, kindNames, secondsInWords } from './library-words.ts';

const shortFaults: Record<MediaFault, string> = {
  deleted: 'In the bin',
  missing: 'File missing',
  expired: 'Rights have ended',
  'no-alt': 'No alternative text',
  'no-credit': 'No credit',
  waiting: 'Being made ready',
};

/** What is wrong with it, as marks on its card. */
export const FaultMarks = ({ faults }: { faults: readonly MediaFault[] }): JSX.Element | null =>
  faults.length === 0 ? null : (
    <ul class="media-faults" aria-label="To be mended">
      {faults.map((fault) => (
        <li key={fault} class={`media-fault media-fault-${fault}`} title={mediaFaultWords[fault]}>
          {shortFaults[fault]}
        </li>
      ))}
    </ul>
  );

/** A small picture of it, or its kind where there is none; in the bin it is shown to staff alone. */
export const Thumb = ({ item, visit }: { item: LibraryItem; visit: Visit }): JSX.Element => {
  const { media } = item;
  const isBinned = item.deletedAt !== undefined && media.kind === 'picture' && media.path !== undefined;
  const path = isBinned ? visit.link(`/newsroom/media/${media.id}/file?inline=1`) : thumbOf(media);
  return path === undefined ? (
    <span class="media-thumb media-thumb-empty" aria-hidden="true">
      {kindNames[media.kind].one}
    </span>
  ) : (
    // What it shows is said beside it: its name, and whether it has an alternative text.
    <img class="media-thumb" src={path} alt="" loading="lazy" decoding="async" />
  );
};

const measuresOf = ({ media }: LibraryItem): string =>
  [
    kindNames[media.kind].one,
    media.width && media.height ? `${media.width} × ${media.height}` : undefined,
    media.duration === undefined ? undefined : secondsInWords(media.duration),
    bytesInWords(media.bytes),
  ]
    .filter(Boolean)
    .join(' · ');

export type CardProps = {
  item: LibraryItem;
  visit: Visit;
  now: number;
  /** Whose it is, where that is known. */
  by: string | undefined;
  /** Form that this one can be ticked for. */
  form: string | undefined;
};

/** One medium in the grid or the list: its picture, its name, what is wrong with it. */
export const MediaCard = ({ item, visit, now, by, form }: CardProps): JSX.Element => {
  const { media } = item;
  const { language } = visit.edition;
  const faults = faultsOf(item, language, now).filter((fault) => fault !== 'deleted');
  return (
    <li class="media-card">
      <a class="media-open" href={visit.link(`/newsroom/media/${media.id}`)}>
        <Thumb item={item} visit={visit} />
        <span class="media-name" dir="auto">
          {item.title || media.fileName}
        </span>
      </a>
      <p class="media-words" dir="auto">
        {altOf(media, language) || media.caption}
      </p>
      <p class="media-measures">
        {measuresOf(item)}
        {by ? ` · ${by}` : ''}
        {item.uses > 0 ? ` · used ${item.uses} ${item.uses === 1 ? 'time' : 'times'}` : ''}
      </p>
      <FaultMarks faults={faults} />
      {form ? (
        <label class="choice media-tick">
          <input type="checkbox" name="id" value={media.id} form={form} />
          <span>
            Select<span class="unseen"> {media.fileName}</span>
          </span>
        </label>
      ) : null}
    </li>
  );
};
