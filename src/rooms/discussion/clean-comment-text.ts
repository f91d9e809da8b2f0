import { cleanText } from '../../common/text.ts';

/** Only letters, signs and line ends: nothing to clean. Most comments in Latin letters are such. */
const plain = /^[\n\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff]*$/;
const lineEnds = /\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g;
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufff9-\uffff]/g;
/** Letters that are nothing but blank; they make empty comments look written. */
const blanks = /[\u2800\u3164\u115f\u1160\uffa0]/g;
const ignorable = /\p{Default_Ignorable_Code_Point}+/gu;
/** What an emoji or a script needs: a variant of the letter before, and one joiner to the letter after. */
const needed = /^(?:[\ufe00-\ufe0f\u180b-\u180d]|[\u{e0100}-\u{e01ef}])?[\u200c\u200d]?$/u;
/** The flags of England, Scotland, Wales. */
const flagTags = /^[\u{e0020}-\u{e007e}]{1,8}\u{e007f}$/u;
const blackFlag = '\u{1f3f4}';
/** No script stacks more signs on one letter; towers of them run into the lines above and below. */
const towers = /(\p{M}{6})\p{M}+/gu;

const keepNeeded = (run: string, at: number, text: string): string => {
  if (flagTags.test(run)) return text.slice(Math.max(0, at - 2), at) === blackFlag ? run : '';
  if (!needed.test(run) || at === 0 || /\s/.test(text[at - 1] ?? '')) return '';
  const next = text[at + run.length];
  return /[\u200c\u200d]$/.test(run) && (next === undefined || /\s/.test(next)) ? run.slice(0, -1) : run;
};

/**
 * A reader's text as it may be kept and shown: line ends are `\n`, and there are no control, invisible or direction-turning
 * characters but those that letters and emoji are made with.
 */
export const cleanCommentText = (typed: string): string => {
  const text = typed.replace(lineEnds, '\n');
  if (plain.test(text)) return text;
  return cleanText(text)
    .normalize('NFC')
    .replace(controls, '')
    .replace(blanks, ' ')
    .replace(ignorable, keepNeeded)
    .replace(towers, '$1');
};
