/** A mail to a reader: written once as pieces, sent as plain text that reads well and as simple HTML that says the same. */
import { escapeHtml } from '../../common/text.ts';
import type { Mail } from '../../world.ts';
import type { Edition } from '../publication/publication.ts';

export type Piece =
  | { text: string }
  /** A thing to press; in plain text its address stands on a line of its own. */
  | { button: string; href: string }
  | { code: string }
  /** Somebody's words. */
  | { quote: string }
  /** A line that leads somewhere, with a word about it. */
  | { line: string; href: string; about?: string | undefined };

export type Letter = { to: string; subject: string; edition: Edition; pieces: readonly Piece[]; publicUrl: string };

const plain = (piece: Piece): string => {
  if ('code' in piece) return `    ${piece.code}`;
  if ('quote' in piece)
    return wrapped(piece.quote)
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n');
  if ('line' in piece) return [wrapped(piece.line), piece.about ?? '', piece.href].filter(Boolean).join('\n');
  return 'href' in piece ? `${piece.button}:\n${piece.href}` : piece.text;
};

const paragraph = 'margin:0 0 20px';
const quoteStyle = 'margin:0 0 20px;padding:0 16px;border-inline-start:3px solid #8a8a84';
const buttonStyle =
  'display:inline-block;padding:12px 24px;background:#2b3f9e;color:#fff;border-radius:2px;font-weight:600;text-decoration:none';

const html = (piece: Piece): string => {
  if ('code' in piece)
    return `<p style="${paragraph};font:600 32px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.15em"><span dir="ltr">${escapeHtml(piece.code)}</span></p>`;
  if ('quote' in piece)
    return `<blockquote style="${quoteStyle}">${escapeHtml(piece.quote).replaceAll('\n', '<br>')}</blockquote>`;
  if ('line' in piece) {
    const about = piece.about ? `<br><span style="font-size:14px">${escapeHtml(piece.about)}</span>` : '';
    return `<p style="${paragraph}"><a href="${escapeHtml(piece.href)}">${escapeHtml(piece.line)}</a>${about}</p>`;
  }
  if ('href' in piece)
    return `<p style="${paragraph}"><a href="${escapeHtml(piece.href)}" style="${buttonStyle}">${escapeHtml(piece.button)}</a></p>`;
  return `<p style="${paragraph}">${escapeHtml(piece.text).replaceAll('\n', '<br>')}</p>`;
};

/** Long words (addresses) stay whole: a broken link is no link. */
const wrapped = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line.split(' ').reduce<string>((done, word) => {
        const last = done.slice(done.lastIndexOf('\n') + 1);
        return done + (last.length + word.length + 1 > 76 && last.trim() !== '' ? '\n' : done === '' ? '' : ' ') + word;
      }, ''),
    )
    .join('\n');

/** One line, for a header: a name may not begin another. */
// oxlint-disable-next-line no-control-regex
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();

/** The mail a letter is sent as, signed with the publication's name. */
export const mailOf = ({ to, subject, edition, pieces, publicUrl }: Letter): Mail => {
  const name = edition.publicationName;
  const text = pieces.map((piece) => ('text' in piece ? wrapped(piece.text) : plain(piece))).join('\n\n');
  const body = pieces.map(html).join('');
  return {
    to,
    subject: oneLine(subject),
    text: `${text}\n\n-- \n${name}\n${publicUrl}\n`,
    html:
      `<!doctype html><html lang="${escapeHtml(edition.language)}" dir="${edition.direction}"><meta charset="utf-8">` +
      `<meta name="color-scheme" content="light dark"><title>${escapeHtml(oneLine(subject))}</title>` +
      `<body style="margin:0;padding:32px 20px;font:17px/1.55 system-ui,'Segoe UI',Arial,sans-serif">` +
      `<div style="max-width:34em;margin:0 auto"><p style="${paragraph};font:600 20px/1.3 Georgia,serif">${escapeHtml(name)}</p>` +
      `${body}<p style="margin:32px 0 0;font-size:14px"><a href="${escapeHtml(publicUrl)}">${escapeHtml(publicUrl.replace(/^https?:\/\//, ''))}</a></p></div></body></html>`,
    // RFC 3834: holiday answers to a machine help nobody.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
};
