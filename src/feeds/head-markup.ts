import type { Thing } from 'schema-dts';
import { escapeHtml, foldSpace, jsonForScript } from '../common/text.ts';
import type { FeedMedia } from './feed.ts';

/** Markup for `<head>`. What is empty is left out. */
type Tag = readonly [key: string, content: string | number | undefined];

const tag = (attribute: 'property' | 'name', [key, content]: Tag): string =>
  content === undefined || content === ''
    ? ''
    : `<meta ${attribute}="${key}" content="${escapeHtml(foldSpace(String(content)))}">`;

/** `<meta property>`: Open Graph. */
export const properties = (tags: readonly Tag[]): string => tags.map((one) => tag('property', one)).join('');

/** `<meta name>`: everybody else. */
export const names = (tags: readonly Tag[]): string => tags.map((one) => tag('name', one)).join('');

export const alternate = (type: string, href: string, title?: string): string =>
  `<link rel="alternate" type="${type}" href="${escapeHtml(href)}"${title ? ` title="${escapeHtml(foldSpace(title))}"` : ''}>`;

/** schema.org nodes that know each other by `@id`, as one graph. */
export const structuredData = (nodes: readonly Thing[]): string =>
  nodes.length === 0
    ? ''
    : `<script type="application/ld+json">${jsonForScript({ '@context': 'https://schema.org', '@graph': nodes })}</script>`;

/** `es` → `es_ES`: Open Graph wants a country, so the language's likeliest one is named. */
export const openGraphLocale = (language: string): string => {
  const { language: code, region } = new Intl.Locale(language).maximize();
  return region ? `${code}_${region}` : code;
};

export const cardTags = (card: FeedMedia | undefined): string =>
  card
    ? properties([
        ['og:image', card.url],
        ['og:image:type', card.type],
        ['og:image:width', card.width],
        ['og:image:height', card.height],
        ['og:image:alt', card.alt || card.caption],
      ])
    : '';
