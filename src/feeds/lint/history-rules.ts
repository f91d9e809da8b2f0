import type { FeedNode, Rule } from './feed-document.ts';

/** RFC 5005: feeds in pages, archives, and feeds that are complete. In Atom or by Atom's links in RSS. */
const historyRels = ['current', 'first', 'last', 'next', 'previous', 'prev-archive', 'next-archive'];

const isLink = ({ name }: FeedNode): boolean => /(?:^|:)link$/.test(name);

const relOf = ({ attributes }: FeedNode): string => attributes['rel'] ?? '';

const linksOf = (node: FeedNode): FeedNode[] =>
  node.children.filter((child) => isLink(child) && child.attributes['href'] !== undefined);

const has = (node: FeedNode, name: string): boolean => node.children.some((child) => child.name === `fh:${name}`);

const hrefOf = (links: readonly FeedNode[], rel: string): string | undefined =>
  links.find((link) => relOf(link) === rel)?.attributes['href'];

const lintEntry: Rule = (node, report) => {
  if (node.name !== 'entry' && node.name !== 'item') return;
  for (const link of linksOf(node))
    if (historyRels.includes(relOf(link))) report('FeedHistoryRelInEntry', link, { rel: relOf(link) });
};

const lintArchive: Rule = (node, report) => {
  if ((node.name !== 'feed' && node.name !== 'channel') || !has(node, 'archive') || has(node, 'complete')) return;
  const links = linksOf(node);
  if (hrefOf(links, 'prev-archive') === undefined && hrefOf(links, 'next-archive') === undefined)
    report('ArchiveIncomplete', node);
  if (hrefOf(links, 'current') === undefined) report('MissingCurrentInArchive', node);
};

const lintComplete: Rule = (node, report) => {
  if ((node.name !== 'feed' && node.name !== 'channel') || !has(node, 'complete')) return;
  const links = linksOf(node);
  for (const link of links) {
    const rel = relOf(link);
    if (rel === 'current') {
      if (link.attributes['href'] !== hrefOf(links, 'self')) report('CurrentNotSelfInCompleteFeed', link);
    } else if (historyRels.includes(rel)) report('FeedRelInCompleteFeed', link, { rel });
  }
};

const lintEnds: Rule = (node, report) => {
  if (node.name !== 'feed' && node.name !== 'channel') return;
  const links = linksOf(node);
  const self = hrefOf(links, 'self');
  if (self === undefined) return;
  for (const [rel, end] of [
    ['next', 'last'],
    ['previous', 'first'],
  ] as const)
    if (self === hrefOf(links, end) && hrefOf(links, rel) !== undefined)
      report('LinkPastEnd', node, { self: end, rel });
};

export const historyRules: readonly Rule[] = [lintEntry, lintArchive, lintComplete, lintEnds];
