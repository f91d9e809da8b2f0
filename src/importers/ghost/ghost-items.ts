import { hash } from 'node:crypto';
import { webAddress } from '../../common/addresses.ts';
import { shorten } from '../../common/text.ts';
import { bodyToText, type ArticleMeta, type Block } from '../../rooms/articles/articles.ts';
import type { HtmlLoss, MediaRef } from '../html/conversion.ts';
import type { ForeignComment, ForeignItem, ForeignStory, ReadContext } from '../shared/foreign.ts';
import { own } from '../shared/own.ts';
import type { SourceFile } from '../shared/source-file.ts';
import { htmlBlocks, pictureBlock, plainOf, type CardContext } from './card-blocks.ts';
import { unknownHost, unknownSite } from './ghost-address.ts';
import { postTerms, text, timeOf } from './ghost-survey.ts';
import { htmlCard } from './html-cards.ts';
import { jsonRows, type Row } from './json-rows.ts';
import { lexicalBlocks } from './lexical-blocks.ts';
import { mobiledocBlocks } from './mobiledoc-blocks.ts';

type Gathering = { media: Map<string, MediaRef>; losses: HtmlLoss[]; context: CardContext };

const createGathering = (context: ReadContext, line: number): Gathering => {
  const media = new Map<string, MediaRef>();
  const losses: HtmlLoss[] = [];
  const add = (ref: MediaRef): string => {
    const placeholder = `m${media.size}`;
    media.set(placeholder, ref);
    return placeholder;
  };
  const link = (url: URL, lose: (reason: string, detail: string) => void): string | undefined => {
    const found = context.link(url, { lose, file: (address, kind) => void add({ kind, url: address }) });
    return found ?? (url.hostname === unknownHost ? url.pathname + url.search : undefined);
  };
  const lose = (reason: string, detail = ''): void => void losses.push({ reason, detail, line });
  return {
    media,
    losses,
    context: { options: { base: `${unknownSite}/`, media: add, link, special: htmlCard }, lose },
  };
};

/** The body in whichever of Ghost's three forms is filled; the newest first. */
const bodyBlocks = (row: Row, { context }: Gathering): Block[] => {
  const [lexical, mobiledoc, html] = [text(row, 'lexical'), text(row, 'mobiledoc'), text(row, 'html')];
  const found =
    (lexical && lexicalBlocks(lexical, context)) || (mobiledoc && mobiledocBlocks(mobiledoc, context)) || undefined;
  if (found) return found;
  if (lexical || mobiledoc)
    context.lose(
      html
        ? 'The editor’s own form of a text is damaged; its HTML was carried'
        : 'A text is damaged and has no other form: it is empty',
    );
  return html ? htmlBlocks(html, context) : [];
};

type Meta = Row;
const metaOf = (row: Row, { scratch }: ReadContext): Meta => {
  const json = scratch.bondsOf('meta', text(row, 'id'))[0];
  return json === undefined ? row : { ...row, ...(JSON.parse(json) as Row), id: row['id'] };
};

const statusOf = (row: Row, meta: Meta, lose: (reason: string) => void): ForeignStory['status'] => {
  const status = text(row, 'status');
  const isMailOnly = meta['email_only'] === 1 || meta['email_only'] === true || status === 'sent';
  if (isMailOnly) lose('A story that was only mailed is private here');
  const visibility = text(row, 'visibility');
  const isForSome = !['public', ''].includes(visibility);
  // What readers paid for must not become public by a move.
  if (isForSome) lose(`A story for some readers only (${visibility}) is private here`);
  if (isMailOnly) return 'private';
  if (isForSome && status !== 'draft') return status === 'published' ? 'private' : 'draft';
  return status === 'published' || status === 'scheduled' ? status : 'draft';
};

const timesOf = (row: Row, status: ForeignStory['status'], now: number): Partial<ForeignStory> => {
  const createdAt = timeOf(row, 'created_at') ?? timeOf(row, 'published_at') ?? now;
  const at = timeOf(row, 'published_at');
  if (status === 'scheduled') return { createdAt, scheduledAt: at ?? now };
  return status === 'draft' ? { createdAt } : { createdAt, publishedAt: at ?? createdAt };
};

const metaTexts = (meta: Meta): ArticleMeta | undefined => {
  const title = text(meta, 'meta_title');
  const description = text(meta, 'meta_description');
  return title || description ? { ...(title ? { title } : {}), ...(description ? { description } : {}) } : undefined;
};

const convert = (row: Row, line: number, context: ReadContext, editionCodes: readonly string[]): ForeignStory => {
  const gathering = createGathering(context, line);
  const { lose } = gathering.context;
  const meta = metaOf(row, context);
  const isPage = text(row, 'type') === 'page' || row['page'] === 1 || row['page'] === true;
  const status = statusOf(row, meta, lose);
  const terms = postTerms(text(row, 'id'), context.scratch, editionCodes);
  const blocks = bodyBlocks(row, gathering);
  const feature = text(row, 'feature_image') || text(row, 'image');
  const lead =
    feature === ''
      ? undefined
      : pictureBlock(
          { src: feature, alt: text(meta, 'feature_image_alt'), caption: text(meta, 'feature_image_caption') },
          gathering.context,
        )[0];
  for (const name of ['codeinjection_head', 'codeinjection_foot'])
    if (text(row, name)) lose('Code put into a page by hand was left out', name);
  const texts = metaTexts(meta);
  const canonical = webAddress(text(row, 'canonical_url'));
  return {
    kind: isPage ? 'page' : 'news',
    status,
    edition: terms.edition,
    headline: text(row, 'title') || shorten(bodyToText({ type: 'doc', content: blocks }), 60) || 'Untitled',
    standfirst: plainOf(text(row, 'custom_excerpt')),
    blocks,
    ...(lead ? { lead } : {}),
    media: gathering.media,
    losses: gathering.losses,
    ...(terms.section === undefined || isPage ? {} : { sectionKey: terms.section }),
    tagKeys: terms.tags,
    authorKeys: terms.authors,
    ...timesOf(row, status, context.now),
    priority: row['featured'] === 1 || row['featured'] === true ? 1 : 0,
    ...(texts ? { meta: texts } : {}),
    ...(canonical && !canonical.includes(unknownHost) ? { canonicalUrl: canonical } : {}),
    threadState: 'open',
  };
};

const commentStates: Record<string, ForeignComment['state']> = {
  published: 'published',
  hidden: 'removed',
  deleted: 'removed',
  pending: 'waiting',
};

const commentsOf = (row: Row, { scratch }: ReadContext): ForeignComment[] =>
  scratch.bondsOf('comment', text(row, 'id')).map((json): ForeignComment => {
    const comment = JSON.parse(json) as Row;
    const memberId = text(comment, 'member_id');
    const member = JSON.parse(scratch.bondsOf('member', memberId)[0] ?? '{}') as { name?: string; email?: string };
    const parent = text(comment, 'in_reply_to_id') || text(comment, 'parent_id');
    return {
      originId: text(comment, 'id'),
      ...(parent ? { parentOriginId: parent } : {}),
      authorKey: member.email ? `mail:${member.email.toLowerCase()}` : `member:${memberId}`,
      name: member.name || 'Member',
      ...(member.email ? { email: member.email } : {}),
      at: timeOf(comment, 'created_at') ?? 0,
      state: own(commentStates, text(comment, 'status')) ?? 'waiting',
      kind: 'comment',
      source: text(comment, 'html'),
    };
  });

const markOf = (row: Row, context: ReadContext): string => {
  const id = text(row, 'id');
  const beside = ['meta', 'post-tag', 'post-author'].map((kind) => context.scratch.bondsOf(kind, id).join());
  return hash('sha1', JSON.stringify([row, beside]), 'hex');
};

/** The posts and pages, in the order of the file. */
export async function* ghostItems(
  file: SourceFile,
  context: ReadContext,
  told: (bytes: number) => void,
): AsyncGenerator<ForeignItem> {
  const editionCodes = JSON.parse(context.scratch.state('edition-codes') ?? '[]') as string[];
  let number = 0;
  for await (const { table, row, line } of jsonRows(file.bytes(told))) {
    if (table !== 'posts') continue;
    const isPage = text(row, 'type') === 'page' || row['page'] === 1 || row['page'] === true;
    const { dropped } = postTerms(text(row, 'id'), context.scratch, editionCodes);
    const place = { number, line, title: text(row, 'title') };
    number += 1;
    yield {
      ...place,
      what: 'story',
      kind: isPage ? 'page' : 'post',
      originId: text(row, 'id'),
      mark: markOf(row, context),
      convert: () => convert(row, line, context, editionCodes),
      comments: commentsOf(row, context),
      fields: [],
      losses: dropped.map((name) => ({ reason: 'An internal tag was dropped', detail: name, line })),
    };
  }
}
