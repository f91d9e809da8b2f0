import { escapeXml, legalXml } from '../common/text.ts';

/** Small pieces that XML documents are made of. What they give is markup; what they take as text is escaped. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

type Attributes = Readonly<Record<string, string | number | undefined>>;

const drawAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`))
    .join('');

/** An element round markup; without markup it is closed at once. */
export const element = (name: string, attributes: Attributes, markup = ''): string =>
  markup === ''
    ? `<${name}${drawAttributes(attributes)}/>`
    : `<${name}${drawAttributes(attributes)}>${markup}</${name}>`;

/**
 * An element round text; nothing at all when there is no text. `&` and `<` are written as numbers: feed readers that take plain text
 * for HTML are known to leave these alone (RSS Best Practices Profile, “Character Data”), and for XML it is the same.
 */
export const textElement = (name: string, text: string | undefined, attributes: Attributes = {}): string =>
  text === undefined || text === '' ? '' : element(name, attributes, plainText(text));

const plainText = (text: string): string =>
  legalXml(text).replace(/[&<>]/g, (sign) => (sign === '&' ? '&#x26;' : sign === '<' ? '&#x3C;' : '&gt;'));

/** Markup as character data. A `]]>` inside is split over two sections, so that it cannot end the data early. */
export const characterData = (text: string): string =>
  `<![CDATA[${legalXml(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** RFC 822 with the four-figure year of RFC 2822, as RSS wants it. */
export const rfc822 = (at: number): string => new Date(at).toUTCString();
