import type { Schema } from 'prosemirror-model';
import type { Doc } from 'yjs';
import type { PickedMedia } from '../../../../common/media-picked.ts';

/** What the tools of the editor may touch outside themselves. */
export type EditorContext = {
  doc: Doc;
  schema: Schema;
  /** The story's language (BCP 47) and its direction. */
  language: string;
  direction: 'ltr' | 'rtl';
  me: { id: string; name: string };
  /** Lets the writer choose from the media library; nothing when they think better of it. */
  pickMedia: (kind: 'picture' | 'sound' | 'film' | 'file') => Promise<PickedMedia[]>;
  /** Brings in a picture from elsewhere; undefined when it cannot be had. */
  fetchMedia: (url: string) => Promise<PickedMedia | undefined>;
  uploadFiles: (files: readonly File[]) => Promise<PickedMedia[]>;
  /** Tells something to people who do not see the page. */
  say: (words: string) => void;
  /** The empty containers beside the text. */
  panel: (name: 'outline' | 'notes' | 'find' | 'counts') => HTMLElement;
};
