import { normalPath } from '../../common/addresses.ts';
import { slugify } from '../../common/text.ts';
import type { ForeignSite, StoryEntry, SurveyContext } from '../shared/foreign.ts';
import { ImportFileError } from '../shared/import-file-error.ts';
import type { Scratch } from '../shared/scratch.store.ts';
import type { SourceFile } from '../shared/source-file.ts';
import { uploadKey, type Attachment } from './media-address.ts';
import { plainOf } from './post-body.ts';
import { field, itemTime, keptPath, metaOf, metaValue } from './wxr-item.ts';
import { surveyHead, surveyPostTerms } from './wxr-terms.ts';
import { xmlItems, type XmlElement, type XmlNotes } from '../shared/xml-items.ts';

/** Minimal exports of other tools leave the type out; what has a number and a text is a post. */
export const typeOf = (item: XmlElement): string =>
  field(item, 'wp:post_type') ||
  (item.children.some(({ name }) => name === 'content:encoded' || name === 'wp:comment') ? 'post' : '');

export const isStory = (item: XmlElement): boolean => {
  const type = typeOf(item);
  const status = field(item, 'wp:status');
  return (type === 'post' || type === 'page') && status !== 'trash' && status !== 'auto-draft' && status !== 'inherit';
};

/** The number of a post; exports so old that they lack it are told apart by their address. */
export const originIdOf = (item: XmlElement): string =>
  field(item, 'wp:post_id') || field(item, 'guid') || field(item, 'link');

const surveyStory = (item: XmlElement, scratch: Scratch, exportedAt: number): void => {
  const id = originIdOf(item);
  const meta = metaOf(item);
  const { section } = surveyPostTerms(item, meta, scratch);
  const printed = keptPath(field(item, 'link'));
  const name = field(item, 'wp:post_name');
  const story: StoryEntry = {
    title: plainOf(field(item, 'title')).slice(0, 200),
    printed,
    slug: slugify(decoded(name)) || '',
    section: section ?? '',
    at: itemTime(item, 'UTC') ?? exportedAt,
    kind: typeOf(item) === 'page' ? 'page' : 'post',
    edition: '',
    line: item.line,
  };
  scratch.putEntry({
    id,
    kind: 'story',
    oldPath: printed === '' ? '' : (normalPath(printed) ?? ''),
    newPath: '',
    parent: '',
    data: JSON.stringify(story),
  });
  const folder = printed.replace(/[^/]+\/?$/, '');
  for (const { key, value } of meta) {
    if (key === '_wp_old_slug' && value && folder !== '') scratch.addBond('former', id, 0, `${folder}${value}/`);
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const surveyAttachment = (item: XmlElement, scratch: Scratch): void => {
  const id = field(item, 'wp:post_id');
  const meta = metaOf(item);
  const url = field(item, 'wp:attachment_url') || field(item, 'guid');
  if (id === '' || url === '') return;
  const attachment: Attachment = {
    url,
    alt: metaValue(meta, '_wp_attachment_image_alt'),
    caption: plainOf(field(item, 'excerpt:encoded')),
    title: plainOf(field(item, 'title')),
  };
  const parent = field(item, 'wp:post_parent');
  const path = keptPath(field(item, 'link'));
  scratch.putEntry({
    id,
    kind: 'attachment',
    oldPath: path === '' ? '' : (normalPath(path) ?? ''),
    newPath: '',
    parent,
    data: JSON.stringify(attachment),
  });
  const key = uploadKey(url);
  if (key !== '') scratch.addBond('file', key, 0, id);
  if (/\.(?:jpe?g|png|gif|webp|avif)$/i.test(url) && parent !== '0')
    scratch.addBond('child', parent, Number(field(item, 'wp:menu_order')) || 0, id);
};

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname.toLowerCase() : '');

type Head = {
  title: string;
  description: string;
  language: string;
  addresses: string[];
  builtAt: number;
  isWordPress: boolean;
};

const siteOf = (head: Head, items: number): ForeignSite => {
  const [address = ''] = [...head.addresses].reverse();
  const basePath = URL.canParse(address) ? new URL(address).pathname.replace(/\/+$/, '') : '';
  const hosts = [...new Set(head.addresses.map(hostOf).filter(Boolean))];
  return {
    origin: `wordpress:${hostOf(address)}${basePath}`,
    name: head.title,
    tagline: head.description,
    language: head.language.replace('_', '-') || 'en',
    hosts,
    basePath,
    address: address.replace(/\/+$/, ''),
    exportedAt: head.builtAt,
    items,
  };
};

/** Fields of the channel, in the order their addresses count for least to most. */
const surveyChannel = (element: XmlElement, head: Head): void => {
  const text = element.text.trim();
  if (element.name.startsWith('wp:')) head.isWordPress = true;
  if (element.name === 'title') head.title = plainOf(text);
  else if (element.name === 'description') head.description = plainOf(text);
  else if (element.name === 'language') head.language = text;
  else if (element.name === 'pubDate') head.builtAt = Date.parse(text) || head.builtAt;
  else if (/^(?:link|wp:base_site_url|wp:base_blog_url)$/.test(element.name) && text !== '') head.addresses.push(text);
};

const surveyItem = (item: XmlElement, scratch: Scratch, head: Head): void => {
  head.isWordPress ||= item.children.some(({ name }) => name.startsWith('wp:'));
  const type = typeOf(item);
  if (isStory(item)) surveyStory(item, scratch, head.builtAt);
  else if (type === 'attachment') surveyAttachment(item, scratch);
  else if (type === 'wp_block') scratch.addBond('block', field(item, 'wp:post_id'), 0, field(item, 'content:encoded'));
};

/** What had to be mended in the XML itself, once for the whole file. */
const noteRepairs = (scratch: Scratch, { droppedCharacters, repairedSigns }: XmlNotes): void => {
  const repairs = [
    ['Control characters that XML does not allow were left out', droppedCharacters],
    ['Ampersands that are not written as XML wants were repaired', repairedSigns],
  ] as const;
  for (const [reason, count] of repairs) {
    if (count > 0) scratch.addLoss({ item: -1, reason, line: 0, title: '', detail: `${count} in the whole file` });
  }
};

const noExport =
  'This is an RSS feed, not a WordPress export: it has no “wp:” elements. In WordPress: Tools → Export → All content.';

/** Reads the whole file once: nothing is carried before it is known to be sound. */
export const surveyWxr = async (
  file: SourceFile,
  scratch: Scratch,
  { told, stopped }: SurveyContext,
): Promise<ForeignSite> => {
  const head: Head = { title: '', description: '', language: '', addresses: [], builtAt: 0, isWordPress: false };
  const notes: XmlNotes = { droppedCharacters: 0, repairedSigns: 0 };
  let items = 0;
  for await (const element of xmlItems(file.bytes(told), notes)) {
    if (element.name === 'item') {
      surveyItem(element, scratch, head);
      items += 1;
      if (items % 1000 === 0 && stopped()) break;
    } else {
      surveyChannel(element, head);
      surveyHead(element, scratch);
    }
  }
  if (!head.isWordPress) throw new ImportFileError(noExport);
  noteRepairs(scratch, notes);
  return siteOf(head, items);
};
