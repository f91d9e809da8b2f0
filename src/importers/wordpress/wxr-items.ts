import { hash } from 'node:crypto';
import { webAddress } from '../../common/addresses.ts';
import { shorten } from '../../common/text.ts';
import { bodyToText, type ArticleMeta, type Block } from '../../rooms/articles/articles.ts';
import type { HtmlLoss, MediaRef } from '../html/conversion.ts';
import type { ForeignItem, ForeignStory, ReadContext } from '../shared/foreign.ts';
import { mediumKind } from '../shared/link-map.ts';
import { own } from '../shared/own.ts';
import type { SourceFile } from '../shared/source-file.ts';
import { mediaAddress, type Attachment } from './media-address.ts';
import { plainOf, postBlocks } from './post-body.ts';
import { commentsOf } from './wxr-comments.ts';
import { field, fieldElement, itemTime, metaOf, metaValue, type Meta } from './wxr-item.ts';
import { isStory, originIdOf, typeOf } from './wxr-survey.ts';
import { postTerms, type PostTerms } from './wxr-terms.ts';
import { xmlItems, type XmlElement } from '../shared/xml-items.ts';

const statuses: Record<string, ForeignStory['status']> = {
  publish: 'published',
  future: 'scheduled',
  private: 'private',
};

/** A mark for everything in the item but its comments, which are compared one by one. */
const markOf = (item: XmlElement): string => {
  const parts: string[] = [];
  for (const { name, text, attributes, children } of item.children) {
    if (name === 'wp:comment') continue;
    parts.push(name, text.trim(), attributes['nicename'] ?? '', ...children.map((child) => child.text.trim()));
  }
  return hash('sha1', parts.join('\n'), 'hex');
};

type Gathering = { media: Map<string, MediaRef>; losses: HtmlLoss[]; add: (ref: MediaRef) => string };

const createGathering = (): Gathering => {
  const media = new Map<string, MediaRef>();
  return {
    media,
    losses: [],
    add: (ref) => {
      const placeholder = `m${media.size}`;
      media.set(placeholder, ref);
      return placeholder;
    },
  };
};

const filesOf = (item: XmlElement, { scratch }: ReadContext) => {
  const attachment = (id: string): Attachment | undefined => {
    const entry = scratch.entry(id);
    return entry?.kind === 'attachment' ? (JSON.parse(entry.data) as Attachment) : undefined;
  };
  return { attachment, own: () => scratch.bondsOf('child', originIdOf(item)).flatMap((id) => attachment(id) ?? []) };
};

const convertBody = (item: XmlElement, context: ReadContext, gathering: Gathering): Block[] => {
  const content = fieldElement(item, 'content:encoded');
  const start = content?.line ?? item.line;
  const file = (url: string, kind: MediaRef['kind']): void => void gathering.add({ kind, url });
  const link = field(item, 'link');
  const base = /^https?:\/\/./.test(link) ? link : context.site.address;
  const { blocks, losses } = postBlocks(
    {
      html: content?.text.trim() ?? '',
      base,
      files: filesOf(item, context),
      reusable: (id) => context.scratch.bondsOf('block', id)[0],
      link: (url, lose) => context.link(url, { lose, file }),
    },
    gathering.add,
  );
  // The text begins on the line where its element opens.
  gathering.losses.push(...losses.map((loss) => ({ ...loss, line: start + loss.line })));
  return blocks;
};

/** A recording that a podcast plugin keeps beside the text. */
const enclosures = (meta: readonly Meta[], gathering: Gathering): Block[] =>
  meta
    .filter(({ key }) => key === 'enclosure')
    .flatMap(({ value }): Block[] => {
      const url = value.split(/\s/, 1)[0] ?? '';
      const kind = mediumKind(url);
      if (!webAddress(url) || (kind !== 'sound' && kind !== 'film')) return [];
      const isThere = [...gathering.media.values()].some((ref) => ref.url === url);
      return isThere ? [] : [{ type: kind, attrs: { mediaId: gathering.add({ kind, url }) } }];
    });

const featured = (
  item: XmlElement,
  meta: readonly Meta[],
  context: ReadContext,
  gathering: Gathering,
): Block | undefined => {
  const id = metaValue(meta, '_thumbnail_id');
  if (id === '' || id === '0') return undefined;
  const found = filesOf(item, context).attachment(id);
  if (!found) {
    gathering.losses.push({ reason: 'A featured picture is not in the file', detail: `id ${id}`, line: item.line });
    return undefined;
  }
  const texts = {
    ...(found.alt ? { alt: found.alt.slice(0, 2000) } : {}),
    ...(found.caption ? { caption: found.caption.slice(0, 5000) } : {}),
  };
  return {
    type: 'picture',
    attrs: { mediaId: gathering.add({ kind: 'picture', url: found.url, ...texts }), ...texts },
  };
};

/** The same picture as lead and as first block would be shown twice; a first picture without a lead is the lead. */
const withLead = (
  lead: Block | undefined,
  blocks: Block[],
  { media }: Gathering,
  context: ReadContext,
): { lead?: Block; blocks: Block[] } => {
  const [first, ...rest] = blocks;
  if (first?.type !== 'picture') return { ...(lead ? { lead } : {}), blocks };
  if (!lead) return rest.length > 0 ? { lead: first, blocks: rest } : { blocks };
  const addressOf = (block: Block): string =>
    mediaAddress(media.get(block.type === 'picture' ? block.attrs.mediaId : '')?.url ?? '', context.scratch).url;
  return addressOf(first) === addressOf(lead)
    ? { lead: { ...lead, attrs: { ...(lead as typeof first).attrs, ...first.attrs } } as Block, blocks: rest }
    : { lead, blocks };
};

const metaTexts = (meta: readonly Meta[]): ArticleMeta | undefined => {
  const plain = (...keys: readonly string[]): string => {
    const value = metaValue(meta, ...keys);
    return /%%?\w+%/.test(value) ? '' : plainOf(value);
  };
  const title = plain('_yoast_wpseo_title', 'rank_math_title', '_aioseo_title', '_aioseop_title');
  const description = plain(
    '_yoast_wpseo_metadesc',
    'rank_math_description',
    '_aioseo_description',
    '_aioseop_description',
  );
  const noindex = metaValue(meta, '_yoast_wpseo_meta-robots-noindex') === '1';
  return title || description || noindex
    ? { ...(title ? { title } : {}), ...(description ? { description } : {}), ...(noindex ? { noindex } : {}) }
    : undefined;
};

const timesOf = (item: XmlElement, status: ForeignStory['status'], context: ReadContext): Partial<ForeignStory> => {
  const at = itemTime(item, context.timeZone);
  if (status === 'draft') return { createdAt: at ?? context.site.exportedAt };
  const publishedAt = at ?? context.site.exportedAt;
  if (status === 'scheduled') return { scheduledAt: publishedAt, createdAt: context.site.exportedAt };
  return { publishedAt, createdAt: publishedAt };
};

const statusOf = (item: XmlElement, gathering: Gathering): ForeignStory['status'] => {
  const given = field(item, 'wp:status');
  const status = given === '' ? 'published' : (own(statuses, given) ?? 'draft');
  if (field(item, 'wp:post_password') === '') return status;
  gathering.losses.push({
    reason: 'A story behind a password became a draft: there are no passwords for single stories here',
    line: item.line,
  });
  return 'draft';
};

const convert = (item: XmlElement, meta: readonly Meta[], terms: PostTerms, context: ReadContext): ForeignStory => {
  const gathering = createGathering();
  const isPage = field(item, 'wp:post_type') === 'page';
  const status = statusOf(item, gathering);
  const body = [...convertBody(item, context, gathering)];
  const { lead, blocks } = withLead(
    featured(item, meta, context, gathering),
    [...body, ...enclosures(meta, gathering)],
    gathering,
    context,
  );
  const { section, tags, authors } = terms;
  const title = plainOf(field(item, 'title'));
  const metaText = metaTexts(meta);
  const canonical = webAddress(metaValue(meta, '_yoast_wpseo_canonical', 'rank_math_canonical_url'));
  return {
    kind: isPage ? 'page' : 'news',
    status,
    edition: '',
    headline:
      title || shorten(bodyToText({ type: 'doc', content: blocks }), 60) || field(item, 'wp:post_name') || 'Untitled',
    standfirst: plainOf(field(item, 'excerpt:encoded')),
    blocks,
    ...(lead ? { lead } : {}),
    media: gathering.media,
    losses: gathering.losses,
    ...(section === undefined || isPage ? {} : { sectionKey: section }),
    tagKeys: tags,
    authorKeys: authors,
    ...timesOf(item, status, context),
    priority: field(item, 'wp:is_sticky') === '1' ? 1 : 0,
    ...(metaText ? { meta: metaText } : {}),
    ...(canonical ? { canonicalUrl: canonical } : {}),
    threadState: field(item, 'wp:comment_status') === 'closed' ? 'closed' : 'open',
  };
};

/** Meta that is carried, or is WordPress's memory of its own work. */
const usedMeta = new Set([
  '_thumbnail_id',
  '_wp_old_slug',
  'enclosure',
  '_edit_last',
  '_edit_lock',
  '_wp_attached_file',
  '_wp_attachment_metadata',
  '_wp_attachment_image_alt',
  '_encloseme',
  '_pingme',
  '_yoast_wpseo_primary_category',
  '_yoast_wpseo_title',
  '_yoast_wpseo_metadesc',
  '_yoast_wpseo_canonical',
  '_yoast_wpseo_meta-robots-noindex',
]);

const reasonOf = (type: string, status: string): string | undefined => {
  if (type === 'attachment' || type === 'wp_block' || type === 'revision') return undefined;
  if (status === 'trash' || status === 'auto-draft') return 'It lay in the old site’s trash, or was never written';
  if (type === 'nav_menu_item') return 'Menus of the old site are not carried';
  return `It is no post or page but a “${type || 'thing without a type'}”`;
};

const labelOf = (type: string, status: string): string =>
  type === 'post' || type === 'page' ? `${type}s (${status})` : 'other things';

/** One thing of the file after the other, in the order they stand there. */
export async function* wxrItems(
  file: SourceFile,
  context: ReadContext,
  told: (bytes: number) => void,
): AsyncGenerator<ForeignItem> {
  let number = 0;
  for await (const item of xmlItems(file.bytes(told), { droppedCharacters: 0, repairedSigns: 0 })) {
    if (item.name !== 'item') continue;
    const place = { number, line: item.line, title: plainOf(field(item, 'title')) };
    number += 1;
    const [type, status] = [typeOf(item), field(item, 'wp:status')];
    if (!isStory(item)) {
      const reason = reasonOf(type, status);
      yield { ...place, what: 'other', kind: labelOf(type, status), ...(reason ? { reason } : {}) };
      continue;
    }
    const meta = metaOf(item);
    const { comments, losses, fields } = commentsOf(
      item,
      context.timeZone,
      itemTime(item, context.timeZone) ?? context.site.exportedAt,
    );
    const fieldsOf = meta.filter(({ key }) => !usedMeta.has(key)).map(({ key }) => key);
    const terms = postTerms(item, meta, context.scratch);
    const taxonomies = terms.others.map((domain) => `taxonomy: ${domain}`);
    yield {
      ...place,
      what: 'story',
      kind: type === 'page' ? 'page' : 'post',
      originId: originIdOf(item),
      mark: markOf(item),
      convert: () => convert(item, meta, terms, context),
      comments,
      fields: [...fieldsOf, ...taxonomies, ...fields],
      losses,
    };
  }
}
