import type { Body } from '../../rooms/articles/articles.ts';
import type { MediaRef } from '../html/conversion.ts';
import { htmlToBlocks } from '../html/html-to-body.ts';
import { bodyOf, settleMedia } from '../shared/save-stories.ts';
import type { CarryingShow, TellHere } from './carrying.ts';
import type { FeedItem } from './feed.ts';
import { fetchPicture } from './fetch-pictures.ts';

/** A page of notes with more pictures is none. */
const mostPictures = 40;

const isEmptyBox = (block: unknown, lost: ReadonlySet<string>): boolean => {
  const { attrs, content, type } = block as { type?: string; attrs?: { mediaId?: string }; content?: unknown[] };
  if (attrs?.mediaId !== undefined && lost.has(attrs.mediaId)) return true;
  if (!Array.isArray(content) || type === 'paragraph' || type === 'heading') return false;
  const kept = content.filter((inner) => !isEmptyBox(inner, lost));
  const isEmptied = kept.length === 0 && content.length > 0;
  content.splice(0, content.length, ...kept);
  return isEmptied;
};

const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? '';

/** The notes of an episode as a body: cleaned, with the pictures in them; players of its own sound, as old sites put there, are left out. */
export const itemBody = async (carrying: CarryingShow, item: FeedItem, tell: TellHere): Promise<Body> => {
  const refs = new Map<string, MediaRef>();
  const base = item.link ?? item.sound?.url;
  const { blocks, losses } = htmlToBlocks(item.isPlain ? item.notes.replace(/&(?!#?\w+;)/g, '&amp;') : item.notes, {
    media: (ref) => {
      const id = `ref-${refs.size + 1}`;
      refs.set(id, ref);
      return id;
    },
    newlines: item.isPlain,
    ...(base === undefined ? {} : { base }),
  });
  for (const { reason, detail } of losses) tell(`In notes: ${reason}`, detail);
  const ids = new Map<string, string>();
  const lost = new Set<string>();
  for (const [place, { kind, url, alt }] of refs) {
    const isOwn = kind === 'sound' && withoutQuery(url) === withoutQuery(item.sound?.url ?? '');
    if (kind !== 'picture' && !isOwn) tell('In notes: a file that is no picture was left out', url.slice(0, 200));
    const said = { what: 'In notes: a picture', ...(alt ? { alt } : {}), tell };
    const id = kind === 'picture' && ids.size < mostPictures ? await fetchPicture(carrying, url, said) : undefined;
    if (id === undefined) lost.add(place);
    else ids.set(place, id);
  }
  const kept = blocks.filter((block) => !isEmptyBox(block, lost));
  settleMedia(kept, ids);
  return bodyOf({ blocks: kept }, (reason, detail) => tell(reason, detail));
};
