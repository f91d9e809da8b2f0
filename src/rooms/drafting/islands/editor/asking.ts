/** Windows one is asked something in. They come later than the text; whoever wants one sooner waits for it. */
import type { Command } from 'prosemirror-state';
import type { PickedMedia } from '../../../../common/media-picked.ts';
import { late, withLate } from '../late/load-late.ts';
import { extentOfMark, markOf } from './marks.ts';
import type { Wanted } from './media-dialog.ts';
import type { Room } from './room.ts';

/** Lets one choose from the library; nothing when one thinks better of it. */
export const pickMedia = (room: Room, wanted: Wanted): Promise<PickedMedia[]> =>
  late().then(
    (parts) => parts.pickMedia(room, wanted),
    () => {
      room.lacking();
      return [];
    },
  );

export const askForLink = (room: Room): void => withLate((parts) => void parts.askForLink(room));
export const askForLanguage = (room: Room): void => withLate((parts) => void parts.askForLanguage(room));
export const askForEmbed = (room: Room): void => withLate((parts) => void parts.askForEmbed(room));
export const showHelp = (room: Room): void => withLate((parts) => parts.showHelp(room));

const link = markOf('link');

export const linkCommand =
  (room: Room): Command =>
  (state) => {
    if (!extentOfMark(state, link)) return false;
    askForLink(room);
    return true;
  };
