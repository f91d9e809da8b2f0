import type { ComponentChildren, JSX } from 'preact';
import { mediaFaultWords } from '../../common/media-picked.ts';
import { binnedFor, faultsOf, plainPicture, type LibraryItem } from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { TimeAt } from '../duties/duty-pages.tsx';
import { FocalForm } from './FocalForm.tsx';
import { libraryPath } from './library-address.ts';
import { bytesInWords, kindNames, secondsInWords } from './library-words.ts';
import { Alike, FormerFiles, History, Uses } from './MediumAround.tsx';
import { MediumForm } from './MediumForm.tsx';
import type { MediumSeen } from './medium-seen.ts';
import type { FormFault } from './read-medium-form.ts';
import { UploadForm } from './UploadForm.tsx';

export type MediumProps = {
  seen: MediumSeen;
  visit: Visit;
  now: number;
  told: string | undefined;
  fault: string | undefined;
  faults: readonly FormFault[];
};

const Preview = ({ item, visit }: { item: LibraryItem; visit: Visit }): JSX.Element => {
  const { media } = item;
  const own = visit.link(`/newsroom/media/${media.id}/file?inline=1`);
  const shown = item.deletedAt === undefined ? plainPicture(media, 1152)?.path : own;
  if (media.path === undefined) return <p class="media-empty">Its file is missing.</p>;
  if (media.kind === 'picture' && shown)
    return <img class="media-preview" src={shown} width={media.width} height={media.height} alt={media.alt} />;
  const label = item.title || media.fileName;
  if (media.kind === 'sound')
    return <audio class="media-preview" controls preload="none" src={own} aria-label={label} />;
  if (media.kind === 'film')
    return <video class="media-preview" controls preload="none" src={own} aria-label={label} />;
  return <p class="media-empty">Documents are only ever downloaded: nothing in them is run on this site.</p>;
};

const Fact = ({ name, children }: { name: string; children: ComponentChildren }): JSX.Element => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ seen, visit }: { seen: MediumSeen; visit: Visit }): JSX.Element => {
  const { item, names } = seen;
  const { media, facts } = item;
  const { timeZone } = visit.publication.settings;
  const by = names.get(item.addedBy ?? '');
  return (
    <dl class="media-facts">
      <Fact name="Kind">
        {kindNames[media.kind].one}, {media.contentType || 'unknown'}, {bytesInWords(media.bytes)}
      </Fact>
      {media.width && media.height ? (
        <Fact name="Size">
          {media.width} × {media.height} pixels
        </Fact>
      ) : null}
      {media.duration === undefined ? null : <Fact name="Length">{secondsInWords(media.duration)}</Fact>}
      <Fact name="Added">
        <TimeAt at={media.createdAt} timeZone={timeZone} />
        {by ? <bdi> by {by}</bdi> : null}
      </Fact>
      {item.takenAt === undefined ? null : (
        <Fact name="Taken">
          <TimeAt at={item.takenAt} timeZone={timeZone} />
        </Fact>
      )}
      {facts.headline ? <Fact name="Headline in the file">{facts.headline}</Fact> : null}
      {facts.artist ? <Fact name="By">{[facts.artist, facts.album].filter(Boolean).join(', ')}</Fact> : null}
      {facts.words?.length ? <Fact name="Filed under">{facts.words.join(', ')}</Fact> : null}
    </dl>
  );
};

const Acts = ({ seen, visit }: { seen: MediumSeen; visit: Visit }): JSX.Element => {
  const { item, can } = seen;
  const isUsed = item.uses > 0;
  return (
    <div class="media-acts">
      {item.media.path === undefined ? null : (
        <a class="button button-quiet" href={visit.link(`/newsroom/media/${item.media.id}/file`)}>
          Download the original
        </a>
      )}
      {can.bin && !isUsed ? (
        <form method="post" action={visit.link('/newsroom/media/bin')}>
          <input type="hidden" name="id" value={item.media.id} />
          <Button tone="quiet" name="act" value={item.deletedAt === undefined ? 'bin' : 'restore'}>
            {item.deletedAt === undefined ? 'Put into the bin' : 'Take out of the bin'}
          </Button>
        </form>
      ) : null}
      {can.bin && isUsed ? <p>It cannot be deleted while it is used.</p> : null}
    </div>
  );
};

const Warnings = ({ seen, visit, now }: Omit<MediumProps, 'told' | 'fault' | 'faults'>): JSX.Element | null => {
  const { item } = seen;
  const faults = faultsOf(item, visit.edition.language, now).filter((fault) => fault !== 'waiting');
  if (faults.length === 0) return null;
  const end = (item.deletedAt ?? 0) + binnedFor;
  return (
    <Notice title="To be mended" tone="plain">
      <ul>
        {faults.map((fault) => (
          <li key={fault}>
            {mediaFaultWords[fault]}
            {fault === 'deleted' ? (
              <>
                {' '}
                It is deleted for good on <TimeAt at={end} timeZone={visit.publication.settings.timeZone} />.
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** One medium: what it is, what is said about it, where it is used, what was done to it. */
export const MediumPage = (props: MediumProps): JSX.Element => {
  const { seen, visit, told, fault, faults } = props;
  const { item, can } = seen;
  return (
    <>
      <p>
        <a href={visit.link(libraryPath)}>All media</a>
      </p>
      {told ? (
        <Notice>
          <p>{told}</p>
        </Notice>
      ) : null}
      {fault ? (
        <Notice tone="alarm">
          <p>{fault}</p>
        </Notice>
      ) : null}
      <Warnings {...props} />
      <div class="media-one">
        <div class="media-look">
          <Preview item={item} visit={visit} />
          <Facts seen={seen} visit={visit} />
          <Acts seen={seen} visit={visit} />
        </div>
        <div class="media-said">
          {can.edit ? <MediumForm item={item} visit={visit} faults={faults} /> : <Said item={item} />}
        </div>
      </div>
      {can.edit && item.media.kind === 'picture' ? <FocalForm media={item.media} visit={visit} /> : null}
      <Uses seen={seen} />
      <Alike seen={seen} visit={visit} />
      {can.edit ? (
        <section class="media-section" aria-labelledby="replace-title">
          <h2 id="replace-title">Replace the file</h2>
          <UploadForm visit={visit} replaces={item.media.id} />
        </section>
      ) : null}
      <FormerFiles seen={seen} visit={visit} />
      <History seen={seen} visit={visit} />
    </>
  );
};

/** The same for those who may not change it. */
const Said = ({ item: { media, holder, usageTerms } }: { item: LibraryItem }): JSX.Element => (
  <dl class="media-facts">
    <Fact name="Alternative text">
      <span dir="auto">{media.alt || 'None'}</span>
    </Fact>
    <Fact name="Caption">
      <span dir="auto">{media.caption || 'None'}</span>
    </Fact>
    <Fact name="Credit">
      <span dir="auto">{media.credit || 'None'}</span>
    </Fact>
    <Fact name="Licence">{media.licence || 'None named'}</Fact>
    <Fact name="Whose the rights are">{holder || 'Not said'}</Fact>
    <Fact name="Usage terms">{usageTerms || 'Not said'}</Fact>
  </dl>
);
