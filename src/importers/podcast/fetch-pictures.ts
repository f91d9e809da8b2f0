import type { Person } from '../../rooms/audio/audio.ts';
import {
  keepMedia,
  maxPictureBytes,
  mediaById,
  receiveMedia,
  refusalInWords,
  type Media,
} from '../../rooms/media/media.ts';
import { mediaAt } from '../shared/import.store.ts';
import { count } from '../shared/report.ts';
import type { Carrying, TellHere } from './carrying.ts';
import type { FeedPerson } from './feed.ts';
import { fetchBytes } from './fetch-file.ts';

const lastPart = (url: string): string => {
  try {
    return decodeURIComponent(URL.parse(url)?.pathname.split('/').at(-1) ?? '') || 'picture';
  } catch {
    return 'picture';
  }
};

/** A picture of the old host, in the media library; the same address is fetched once. */
export const fetchPicture = async (
  { world, fetching, report, origin }: Carrying,
  url: string,
  { what, alt, tell }: { what: string; alt?: string; tell: TellHere },
): Promise<string | undefined> => {
  const known = (await mediaAt(world.db, [url])).get(url);
  if (known?.isThere) return known.id;
  const fetched = await fetchBytes(url, { fetching, maxBytes: maxPictureBytes, accept: 'image/*' });
  const lost = (why: string): undefined => {
    count(report, 'pictures', 'left');
    tell(`${what} could not be fetched`, `${url.slice(0, 200)} (${why})`);
  };
  if (!fetched.ok) return lost(fetched.detail ?? fetched.refusal);
  const received = await receiveMedia(world, {
    bytes: fetched.value.bytes,
    fileName: lastPart(fetched.value.url),
    accept: ['picture'],
    fromStaff: true,
  });
  if (!received.ok) return lost(refusalInWords(received.refusal));
  count(report, 'pictures', 'added');
  const said = { origin, originUrl: url, ...(alt ? { alt } : {}) };
  return world.write((tx) => keepMedia(world, tx, received.value, said));
};

/** Why directories would not take a picture as art; the audio room refuses it for the same reasons. */
const artFault = ({ contentType, width = 0, height = 0 }: Media): string | undefined => {
  if (contentType !== 'image/jpeg' && contentType !== 'image/png') return `it is ${contentType}; art is JPEG or PNG`;
  if (width !== height) return `it has ${width} × ${height} pixels and is not square`;
  return width < 1_400 || width > 3_000 ? `it has ${width} pixels a side; art has 1,400 to 3,000` : undefined;
};

/** Art of the show or of an episode: one that directories would refuse stays in the media library and is told. */
export const fetchArt = async (
  carrying: Carrying,
  url: string | undefined,
  { alt, tell }: { alt: string; tell: TellHere },
): Promise<string | undefined> => {
  const id = url === undefined ? undefined : await fetchPicture(carrying, url, { what: 'Art', alt, tell });
  const media = id === undefined ? undefined : await mediaById(carrying.world, id);
  const fault = media && artFault(media);
  if (fault !== undefined) tell('A picture cannot be art: it is in the media library', fault);
  return media && fault === undefined ? id : undefined;
};

/** People with their portraits. */
export const fetchPeople = async (
  carrying: Carrying,
  people: readonly FeedPerson[],
  tell: TellHere,
): Promise<Person[]> => {
  const carried: Person[] = [];
  for (const { picture, ...person } of people) {
    const said = { what: 'A portrait', alt: person.name, tell };
    const pictureId = picture === undefined ? undefined : await fetchPicture(carrying, picture, said);
    carried.push({ ...person, ...(pictureId === undefined ? {} : { pictureId }) });
  }
  return carried;
};
