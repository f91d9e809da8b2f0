/** Text without any form: paragraphs by its empty lines, tables by its tabs. */
import { element, type ClipElement, type ClipNode } from './html-tree.ts';

const longest = 2_000_000;

const tabbed = (lines: readonly string[]): boolean => {
  const [first = ''] = lines;
  const columns = first.split('\t').length;
  return lines.length > 1 && columns > 1 && columns <= 50 && lines.every((line) => line.split('\t').length === columns);
};

const withBreaks = (lines: readonly string[]): ClipNode[] =>
  lines.flatMap((line, at): ClipNode[] => (at > 0 ? [element('br'), line] : [line]));

/** As a tree; `asIs` when it was asked for without form: then tabs make no table. */
export const readPlainText = (source: string, asIs = false): ClipElement => {
  const text = source
    .slice(0, longest)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/^\n+|\s+$/g, '');
  const lines = text.split('\n');
  if (!asIs && tabbed(lines))
    return element('body', [
      element(
        'table',
        lines.map((line) =>
          element(
            'tr',
            line.split('\t').map((cell) => element('td', [cell])),
          ),
        ),
      ),
    ]);
  const hasEmptyLines = lines.some((line) => line.trim() === '');
  const paragraphs = hasEmptyLines
    ? text.split(/\n[^\S\n]*\n\s*/).map((one) => one.split('\n'))
    : lines.map((line) => [line]);
  return element(
    'body',
    paragraphs.map((one) => element('p', withBreaks(one))),
  );
};
