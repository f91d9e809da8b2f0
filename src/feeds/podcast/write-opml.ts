import { element, textElement, xmlDeclaration } from '../xml.ts';

export type OpmlShow = { title: string; description: string; language: string; xmlUrl: string; htmlUrl: string };

/** OPML 2.0 (opml.org/spec2.opml): what podcast apps import to follow several shows at once. */
export const writeOpml = (title: string, changedAt: number, shows: readonly OpmlShow[]): string => {
  const outlines = shows.map(({ title: name, ...show }) =>
    element('outline', { type: 'rss', text: name, title: name, ...show, description: show.description || undefined }),
  );
  const head = [
    textElement('title', title),
    textElement('dateModified', new Date(changedAt).toUTCString()),
    textElement('docs', 'http://opml.org/spec2.opml'),
  ];
  const body = element('body', {}, outlines.join('\n')) + '\n';
  return `${xmlDeclaration}${element('opml', { version: '2.0' }, element('head', {}, head.join('')) + body)}\n`;
};
