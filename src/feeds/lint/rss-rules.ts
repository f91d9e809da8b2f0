import type { FeedNode, Report, Rule } from './feed-document.ts';

const plainElements = new Set(['title', 'source', 'author', 'itunes:subtitle', 'itunes:summary', 'itunes:keywords']);
const htmlTags =
  /<\/(?:a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|i|img|li|ol|p|pre|script|small|span|strong|style|sub|sup|table|td|tr|u|ul)>/i;
const known = /&(?:amp|lt|gt|quot|apos|nbsp|eacute|copy|reg|euro|mdash|ndash|hellip|alpha|beta|omega|#\w+)/;

const lintPlainText = (node: FeedNode, report: Report): void => {
  const isPlain = plainElements.has(node.name) || (node.name === 'description' && node.parent?.name !== 'item');
  if (!isPlain) return;
  if (htmlTags.test(node.text)) report('ContainsHTML', node);
  else if (/&#x[0-9a-fA-F]+;/.test(node.raw)) return;
  else if (known.test(node.text)) report('ContainsHTML', node);
  else if (/&#[x0-9]|<[/a-zA-Z]/.test(node.text)) report('CharacterData', node);
};

const strictDate =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d\d? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]?\d\d[03]0|UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|Z)$/;
const looseDate =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)\s*,\s*)?\d\d?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s+\d\d(?:\d\d)?\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|ut|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|[a-ik-z])?$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Comments in dates may be nested, and a backslash takes the next sign's meaning away. */
const withoutComments = (text: string): string => {
  const shorter = text.replace(/\\./g, '').replace(/\([^(]*?\)/g, ' ');
  return shorter === text ? text : withoutComments(shorter);
};

const lintDate = (node: FeedNode, report: Report): void => {
  if (node.name !== 'pubDate' && node.name !== 'lastBuildDate') return;
  const value = node.text.trim();
  if (!strictDate.test(value)) {
    report(
      looseDate.test(withoutComments(value).trim().toLowerCase()) ? 'ProblematicalRFC822Date' : 'InvalidRFC2822Date',
      node,
    );
    return;
  }
  const [, weekday, day, month, year] = /^(?:(\w{3}), )?(\d\d?) (\w{3}) (\d{4})/.exec(value) ?? [];
  const date = new Date(Date.UTC(Number(year), months.indexOf(month ?? ''), Number(day)));
  if (date.getUTCDate() !== Number(day) || (weekday && weekday !== days[date.getUTCDay()]))
    report('InvalidRFC2822Date', node);
  else if (Number(year) < 1990 || date.getTime() > Date.now() + 365 * 86_400_000) report('ImplausibleDate', node);
};

const isAbsolute = (url: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(url.trim()) && URL.canParse(url.trim());
const linkElements = new Set(['link', 'url', 'docs', 'comments']);

const lintLinks = (node: FeedNode, report: Report): void => {
  if (!node.isCore || !linkElements.has(node.name)) return;
  if (!isAbsolute(node.text)) report('InvalidLink', node);
  else if (/[^ -~\s]/.test(node.text)) report('UriNotIri', node);
};

const lintHtml = (node: FeedNode, report: Report): void => {
  if (!((node.name === 'description' && node.parent?.name === 'item') || node.name === 'content:encoded')) return;
  if (/<\??(?:import|script|meta|embed|object|iframe|style|link|form)\b|<[^>]+\son\w+\s*=|@import/i.test(node.text))
    report('SecurityRisk', node);
  for (const [, , address = ''] of node.text.matchAll(/<(?:a|img)\s[^>]*?(?:href|src)=(["'])(.*?)\1/gis)) {
    if (!/^\w[\w+.-]*:/.test(address.trim())) report('ContainsRelRef', node, { value: address });
  }
};

const lintGuid = (node: FeedNode, report: Report): void => {
  if (node.name !== 'guid') return;
  if ('isPermalink' in node.attributes) report('UnexpectedAttribute', node, { attr: 'isPermalink' });
  const { isPermaLink } = node.attributes;
  if (isPermaLink !== undefined && !/^(?:true|false)$/i.test(isPermaLink))
    report('InvalidBooleanAttribute', node, { attr: 'isPermaLink' });
  const value = node.text.trim();
  if (/^\d{1,8}$/.test(value)) report('NotSufficientlyUnique', node);
  if (isPermaLink?.toLowerCase() === 'false') return;
  if (/^(?:urn|tag):/.test(value)) report('InvalidPermalink', node);
  else if (!isAbsolute(value)) report('InvalidHttpGUID', node);
};

const needed: Record<string, readonly string[]> = {
  enclosure: ['url', 'length', 'type'],
  source: ['url'],
  rss: ['version'],
  cloud: ['domain', 'port', 'path', 'registerProcedure', 'protocol'],
};

const lintAttributes = (node: FeedNode, report: Report): void => {
  if (!node.isCore) return;
  for (const attr of needed[node.name] ?? [])
    if (node.attributes[attr] === undefined) report('MissingAttribute', node, { attr });
  const { url, length, type, port } = node.attributes;
  if (node.name === 'source' && url !== undefined && !isAbsolute(url))
    report('InvalidFullLink', { ...node, name: 'url', parent: node });
  if (node.name === 'cloud' && port !== undefined && !/^[1-9]\d*$/.test(port))
    report('InvalidIntegerAttribute', node, { attr: 'port' });
  if (node.name !== 'enclosure') return;
  if (length !== undefined && /^-\d+$/.test(length))
    report('InvalidNonNegativeInteger', { ...node, name: 'length', parent: node });
  else if (length !== undefined && !/^\d+$/.test(length)) report('InvalidIntegerAttribute', node, { attr: 'length' });
  if (type !== undefined && !/^[\w+.-]+\/[\w+.-]+$/.test(type)) report('InvalidMIMEAttribute', node, { attr: 'type' });
  if (url !== undefined && !isAbsolute(url)) report('InvalidURLAttribute', { ...node, name: 'url', parent: node });
};

const singular: Record<string, readonly string[]> = {
  rss: ['channel'],
  channel: [
    'title',
    'link',
    'description',
    'language',
    'copyright',
    'managingEditor',
    'webMaster',
    'pubDate',
    'lastBuildDate',
    'generator',
    'docs',
    'cloud',
    'ttl',
    'image',
    'textInput',
    'skipHours',
    'skipDays',
  ],
  item: ['title', 'link', 'description', 'author', 'comments', 'guid', 'pubDate', 'source'],
  image: ['title', 'link', 'url', 'width', 'height', 'description'],
  textInput: ['title', 'link', 'name', 'description'],
};
const required: Record<string, readonly string[]> = {
  channel: ['title', 'link', 'description'],
  image: ['title', 'link', 'url'],
  textInput: ['title', 'link', 'name', 'description'],
  skipDays: ['day'],
};
const allowed: Record<string, readonly string[]> = {
  channel: [...(singular['channel'] ?? []), 'item', 'category', 'rating'],
  item: [...(singular['item'] ?? []), 'category', 'enclosure'],
  skipDays: ['day'],
  skipHours: ['hour'],
};
const missing: Record<string, string> = {
  title: 'MissingTitle',
  link: 'MissingLink',
  description: 'MissingDescription',
};

const lintChildren = (node: FeedNode, report: Report): void => {
  const count = (name: string): number => node.children.filter((child) => child.name === name).length;
  for (const name of singular[node.name] ?? [])
    if (count(name) > 1) report('DuplicateElement', { ...node, name, parent: node });
  for (const name of required[node.name] ?? []) {
    if (count(name) === 0) report(missing[name] ?? 'MissingElement', { ...node, name, parent: node });
  }
  for (const child of node.children) {
    if (child.isCore && !node.isCore) report('NotInANamespace', child);
    else if (child.isCore && allowed[node.name] && !allowed[node.name]?.includes(child.name))
      report('UndefinedElement', child);
  }
  if (node.name === 'image' && node.isCore && node.text.trim() !== '') report('UnexpectedText', node);
};

const lintBlank = (node: FeedNode, report: Report): void => {
  if (node.isCore && ['title', 'category', 'ttl'].includes(node.name) && node.text.trim() === '')
    report('NotBlank', node);
  else if (node.name === 'ttl' && !/^[1-9]\d*$/.test(node.text.trim())) report('InvalidInteger', node);
  if (node.name === 'language' && !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(node.text.trim()))
    report('InvalidLanguage', node);
};

const lintItem = (node: FeedNode, report: Report): void => {
  if (node.name !== 'item') return;
  const place = (name: string): number => node.children.findIndex((child) => child.name === name);
  if (place('title') < 0 && place('description') < 0) report('ItemMustContainTitleOrDescription', node);
  if (place('guid') < 0) report('MissingGuid', node);
  if (node.children.filter(({ name }) => name === 'enclosure').length > 1)
    report('DuplicateEnclosure', { ...node, name: 'enclosure', parent: node });
  if (place('content:encoded') >= 0 && (place('description') < 0 || place('description') > place('content:encoded'))) {
    report('NeedDescriptionBeforeContent', node);
  }
};

const lintChannel = (node: FeedNode, report: Report): void => {
  if (node.name !== 'channel') return;
  const guids = node.children.flatMap((item) => item.children.filter(({ name }) => name === 'guid'));
  const seen = new Set<string>();
  for (const guid of guids) {
    if (seen.has(guid.text)) report('DuplicateValue', guid);
    seen.add(guid.text);
  }
  const isSelf = ({ name, attributes }: FeedNode): boolean => name.endsWith(':link') && attributes['rel'] === 'self';
  if (!node.children.some(isSelf)) report('MissingSelf', node);
  const lastItem = node.children.findLastIndex(({ name }) => name === 'item');
  const firstItem = node.children.findIndex(({ name }) => name === 'item');
  if (firstItem >= 0 && node.children.slice(firstItem, lastItem + 1).length < node.children.length - firstItem)
    report('MisplacedItem', node);
};

/** What RSS 2.0 and its best practices ask for. */
export const rssRules: readonly Rule[] = [
  lintPlainText,
  lintDate,
  lintLinks,
  lintHtml,
  lintGuid,
  lintAttributes,
  lintChildren,
  lintBlank,
  lintItem,
  lintChannel,
];
