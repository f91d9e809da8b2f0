import type { JSX } from 'preact';

export type PortraitProps = {
  /** Tells one person's colour from another's: the commenter's or account's id. */
  id: string;
  name: string;
  picture: string | undefined;
  size?: 'small' | 'large';
};

const tints = 8;

const tintOf = (id: string): number => {
  let sum = 0;
  for (let i = 0; i < id.length; i += 1) sum = (sum * 31 + id.charCodeAt(i)) % 9973;
  return sum % tints;
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Plain letters need no segmenter, which is slow. */
const firstSign = (word: string): string =>
  /^[\w][\w.,'-]/.test(word) || /^\w$/.test(word) ? word.charAt(0) : ([...graphemes.segment(word)][0]?.segment ?? '');

/** The first signs of the first and the last word of a name. */
export const initialsOf = (name: string): string => {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => firstSign(word ?? ''))
    .join('')
    .toLocaleUpperCase();
};

/** A reader's picture, or their initials on a colour of their own. Always beside the name, so never spoken. */
export const Portrait = ({ id, name, picture, size = 'small' }: PortraitProps): JSX.Element => {
  const pixels = size === 'small' ? 36 : 96;
  return picture ? (
    <img
      class={`portrait portrait-${size}`}
      src={`/pictures/${picture}`}
      width={pixels}
      height={pixels}
      alt=""
      loading="lazy"
    />
  ) : (
    <span class={`portrait portrait-${size} portrait-tint-${tintOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
};
