/** RSS of what is said: under a story, or by a reader. */
import { escapeHtml, escapeXml, legalXml } from '../../common/text.ts';

export type FeedEntry = {
  id: string;
  url: string;
  title: string;
  /** Markup of the comment's text. */
  html: string;
  writer: string;
  at: number;
};

export type CommentFeed = {
  url: string;
  pageUrl: string;
  title: string;
  language: string;
  entries: readonly FeedEntry[];
};

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
const rfc822 = (at: number): string => new Date(at).toUTCString();

const entry = ({ id, url, title, html, writer, at }: FeedEntry): string =>
  [
    '<item>',
    element('title', title),
    element('link', url),
    `<guid isPermaLink="false">urn:uuid:${escapeHtml(id)}</guid>`,
    element('pubDate', rfc822(at)),
    element('dc:creator', writer),
    element('description', legalXml(html)),
    '</item>',
  ].join('');

/** RSS 2.0 (rssboard.org/rss-specification) with the Dublin Core and Atom modules. */
export const writeCommentFeed = ({ url, pageUrl, title, language, entries }: CommentFeed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element('title', title),
    element('link', pageUrl),
    element('description', title),
    element('language', language),
    element('generator', 'Courant'),
    `<atom:link href="${escapeXml(url)}" rel="self" type="application/rss+xml"/>`,
    ...(entries[0] ? [element('lastBuildDate', rfc822(entries[0].at))] : []),
    ...entries.map(entry),
    '</channel></rss>\n',
  ].join('\n');
