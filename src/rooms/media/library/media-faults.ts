import { mediaFaultWords, type MediaFault, type PickedMedia } from '../../../common/media-picked.ts';
import { given } from '../given.ts';
import type { World } from '../../../world.ts';
import { altOf, captionOf, plainPicture, type Media } from '../media-item.ts';
import { isExpired, type LibraryItem } from './library-item.ts';
import { libraryItems } from './list-library.ts';

/** What is wrong with a medium for readers of this language (BCP 47), the gravest first. */
export const faultsOf = (item: LibraryItem, language: string, now: number): MediaFault[] => {
  const { media } = item;
  const faults: [MediaFault, boolean][] = [
    ['deleted', item.deletedAt !== undefined],
    ['missing', media.path === undefined],
    ['expired', isExpired(item, now)],
    ['no-alt', media.kind === 'picture' && altOf(media, language) === ''],
    ['no-credit', media.kind !== 'file' && media.credit === ''],
    ['waiting', media.path !== undefined && media.state === 'waiting'],
  ];
  return faults.flatMap(([fault, isSo]) => (isSo ? [fault] : []));
};

export type FoundFaults = { mediaId: string; name: string; kind: Media['kind']; faults: MediaFault[] };

/**
 * What stands in the way of publishing these media to readers of a language: no alternative text, no credit, rights that have
 * ended, a file that is missing or still being worked on, a medium in the bin or unknown. Only those at fault are named.
 */
export const mediaFaults = async (world: World, ids: readonly string[], language: string): Promise<FoundFaults[]> => {
  const items = await libraryItems(world, ids);
  return [...new Set(ids)].flatMap((mediaId): FoundFaults[] => {
    const item = items.get(mediaId);
    if (!item) return [{ mediaId, name: '', kind: 'file', faults: ['missing'] }];
    const faults = faultsOf(item, language, world.now());
    return faults.length === 0 ? [] : [{ mediaId, name: item.media.fileName, kind: item.media.kind, faults }];
  });
};

/** A small picture of it, where there is one. */
export const thumbOf = (media: Media): string | undefined => {
  if (media.kind === 'picture') return plainPicture(media, 360)?.path;
  return media.poster ? plainPicture(media.poster, 360)?.path : undefined;
};

/** A medium as the editor's dialog shows it. */
export const pickedOf = (item: LibraryItem, language: string, now: number): PickedMedia => {
  const { media } = item;
  const faults = faultsOf(item, language, now);
  const known = {
    thumb: thumbOf(media),
    file: media.path,
    width: media.width,
    height: media.height,
    duration: media.duration,
    expiresAt: item.expiresAt,
  };
  return {
    id: media.id,
    kind: media.kind,
    state: media.state,
    name: media.fileName,
    title: item.title,
    alt: altOf(media, language),
    caption: captionOf(media, language),
    credit: media.credit,
    licence: media.licence,
    contentType: media.contentType,
    bytes: media.bytes,
    focal: media.focal,
    ...given(known),
    faults: faults.filter((fault) => fault !== 'waiting').map((fault) => mediaFaultWords[fault]),
    faultKinds: faults,
    hasFaults: faults.some((fault) => fault !== 'waiting'),
  };
};
