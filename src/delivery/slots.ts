/**
 * Slots: the places of a page that differ by reader (their name, what they have saved). A page is drawn and kept once, with
 * marks where its slots are; what stands in them is filled in when it is sent. A stranger's page has them filled beforehand.
 */
import { randomBytes } from 'node:crypto';

/** A place that differs by reader: of which kind, and about what (ids). */
export type Slot = { kind: string; about: readonly string[] };

/** Fills slots. `Reader` is whatever the app knows of somebody signed in. */
export type Readers<Reader extends object = object> = {
  /** Who a Cookie header names; undefined for a stranger; a promise when they must be looked up. */
  reader(cookie: string): Reader | undefined | Promise<Reader | undefined>;
  /** Sees to it that all these slots can be filled for this reader; undefined when they can be now. */
  know(reader: Reader, slots: readonly Slot[]): Promise<void> | undefined;
  /**
   * What fills the slots of one page for one reader: gives the markup in a slot; undefined: the same as a stranger's. `scene` is what
   * the page gave along.
   */
  filler(slots: readonly Slot[], reader: Reader | undefined, scene: unknown): (slot: Slot) => string | undefined;
};

/** Nobody can write a mark into a text of theirs: it carries a word that is new with every start. */
const word = randomBytes(9).toString('base64url');
const open = '\uE000';
const close = '\uE001';

/** The mark of a slot, to stand as a text among the children of an element. */
export const slot = (kind: string, ...about: string[]): string =>
  `${open}${word} ${[kind, ...about].map(encodeURIComponent).join(' ')}${close}`;

const mark = new RegExp(`${open}${word} ([^${close}]*)${close}`);

export type Template = {
  /** What stands between the slots; one more than there are slots. */
  texts: readonly string[];
  slots: readonly Slot[];
};

/** Takes a drawn page apart; undefined when it has no slots. */
export const templateOf = (html: string): Template | undefined => {
  if (!html.includes(word)) return undefined;
  const pieces = html.split(mark);
  const slots = pieces
    .filter((_, i) => i % 2 === 1)
    .map((piece) => {
      const [kind = '', ...about] = piece.split(' ').map(decodeURIComponent);
      return { kind, about };
    });
  return { texts: pieces.filter((_, i) => i % 2 === 0), slots };
};

/** A drawn page with every slot as strangers see it. */
export const filledForStrangers = (template: Template, readers: Readers | undefined, scene: unknown): string => {
  const usual = strangersIn(template, readers, scene);
  return template.texts.map((text, i) => text + (usual[i] ?? '')).join('');
};

/** What strangers see in each slot. */
export const strangersIn = ({ slots }: Template, readers: Readers | undefined, scene: unknown): string[] => {
  const fill = readers?.filler(slots, undefined, scene);
  return slots.map((one) => fill?.(one) ?? '');
};
