/** A medium as dialogs that choose one, and the API, are told of it. */
export type PickedMedia = {
  id: string;
  kind: 'picture' | 'sound' | 'film' | 'file';
  /** `waiting`: usable, smaller versions are still being made; `missing` and `refused`: there is nothing to show. */
  state: 'ready' | 'waiting' | 'missing' | 'refused';
  /** The file's name, for people. */
  name: string;
  title: string;
  /** In the language that was asked for, where it is written in it. */
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  /** Address of a small picture; undefined while there is none. */
  thumb?: string;
  /** Address of the file itself, for listening and looking. */
  file?: string;
  contentType: string;
  bytes: number;
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  /** Where the eye should rest: parts of width and height from the top left corner, 0 to 1. */
  focal: { x: number; y: number };
  /** “May be used until”, in milliseconds since 1970. */
  expiresAt?: number;
  /** What keeps it from being published as it is, in words: no alternative text, no credit, rights that have ended. */
  faults: string[];
  /** The same for programs. */
  faultKinds: MediaFault[];
  hasFaults: boolean;
};

/** What stands in the way of showing a medium to readers, or should be mended first. */
export const mediaFaultKinds = ['deleted', 'missing', 'expired', 'no-alt', 'no-credit', 'waiting'] as const;
export type MediaFault = (typeof mediaFaultKinds)[number];

/** The same in words, for the newsroom. */
export const mediaFaultWords: Record<MediaFault, string> = {
  deleted: 'It is in the bin.',
  missing: 'Its file is missing.',
  expired: 'The rights to it have ended.',
  'no-alt': 'It has no alternative text.',
  'no-credit': 'It has no credit.',
  waiting: 'Its smaller versions are still being made.',
};

/** What the picker answers: a page of media, and where the next one begins. */
export type PickedPage = { media: PickedMedia[]; next: string | null };

/** What an upload or a fetch answers when the file was not taken: a key, and words for people. */
export type MediaRefused = { state: 'refused'; refusal: string; words: string };

/** What an upload or a fetch answers when the file was taken; `isSame`: it had been there before. */
export type MediaTaken = { state: 'done'; media: PickedMedia; isSame: boolean };
