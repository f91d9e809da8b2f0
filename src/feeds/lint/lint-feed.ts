import { parseFeed, type Fault, type FeedNode, type Report, type Rule } from './feed-document.ts';
import { historyRules } from './history-rules.ts';
import { itunesRules } from './itunes-rules.ts';
import { podcastRules } from './podcast-rules.ts';
import { rssDetailRules } from './rss-detail-rules.ts';
import { rssRules } from './rss-rules.ts';

export type { Fault } from './feed-document.ts';

type Judged = { root: FeedNode; report: Report; faults: Fault[] };

const begin = (xml: string): Judged | undefined => {
  const faults: Fault[] = [];
  const report: Report = (event, node, more = {}) =>
    void faults.push({ event, parent: node.parent?.name ?? '', element: node.name, line: node.line, ...more });
  try {
    return { root: parseFeed(xml), report, faults };
  } catch {
    return undefined;
  }
};

const notXml: Fault[] = [{ event: 'SAXError', parent: '', element: '' }];

const judge = ({ root, report }: Judged, rules: readonly Rule[]): void => {
  const visit = (node: FeedNode): void => {
    for (const rule of rules) rule(node, report);
    node.children.forEach(visit);
  };
  root.children.forEach(visit);
};

const needChannel = ({ root, report }: Judged): void => {
  const rss = root.children.find(({ name }) => name === 'rss');
  if (!rss?.children.some(({ name }) => name === 'channel'))
    report('MissingElement', { ...root, name: 'channel', parent: rss });
};

/** Everything that is wrong with an RSS feed, in the order of the document. */
export const lintFeed = (xml: string): Fault[] => {
  const judged = begin(xml);
  if (!judged) return notXml;
  needChannel(judged);
  judge(judged, rssRules);
  return judged.faults;
};

/**
 * The same for podcasts, with what Apple, Podcasting 2.0 and RFC 5005 ask for. Of Atom only the history is judged.
 */
export const lintPodcast = (xml: string): Fault[] => {
  const judged = begin(xml);
  if (!judged) return notXml;
  if (judged.root.children.some(({ name }) => name === 'feed')) {
    judge(judged, historyRules);
    return judged.faults;
  }
  needChannel(judged);
  judge(judged, [...rssRules, ...rssDetailRules, ...itunesRules, ...historyRules, ...podcastRules]);
  // What a declaration says of the bytes is not in the tree.
  const encoding = /^\s*<\?xml[^>]*?encoding=["']([\w-]+)["']/.exec(xml)?.[1] ?? 'utf-8';
  const channel = judged.root.children[0]?.children.find(({ name }) => name === 'channel');
  if (channel && encoding.toLowerCase() !== 'utf-8') judged.report('NotUTF8', channel);
  return judged.faults;
};
