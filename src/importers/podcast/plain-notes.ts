import { Parser } from 'htmlparser2';
import { cleanText } from '../../common/text.ts';

const ends = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'tr']);

/** Whether a text is written in HTML. */
export const isHtml = (text: string): boolean => /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/i.test(text);

/** Notes as plain text: paragraphs parted by an empty line, no tags. */
export const plainNotes = (text: string): string => {
  let plain = '';
  let isHidden = false;
  if (!isHtml(text)) plain = text;
  else {
    const parser = new Parser({
      onopentagname: (name) => {
        if (name === 'script' || name === 'style') isHidden = true;
        if (name === 'br') plain += '\n';
        if (name === 'li') plain += '• ';
      },
      ontext: (piece) => {
        if (!isHidden) plain += piece.replace(/\s+/g, ' ');
      },
      onclosetag: (name) => {
        if (name === 'script' || name === 'style') isHidden = false;
        if (ends.has(name)) plain += name === 'li' || name === 'tr' ? '\n' : '\n\n';
      },
    });
    parser.end(text);
  }
  return cleanText(plain)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
