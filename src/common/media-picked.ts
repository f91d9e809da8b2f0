/** A medium as dialogs that choose one are told of it. */
export type PickedMedia = {
  id: string;
  kind: 'picture' | 'sound' | 'film' | 'file';
  state: 'ready' | 'waiting' | 'missing' | 'refused';
  /** The file's name, for people. */
  name: string;
  alt: string;
  caption: string;
  credit: string;
  /** Address of a small picture; undefined while there is none. */
  thumb?: string;
  /** Address of the file itself, for listening and looking. */
  file?: string;
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  /** What keeps it from being published as it is, in words: no alternative text, no credit, rights that have ended. */
  faults: string[];
};
