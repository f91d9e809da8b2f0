import { createHash } from 'node:crypto';
import { webAddress } from '../../common/addresses.ts';
import type { HtmlLoss } from '../html/conversion.ts';
import type { ForeignComment } from '../shared/foreign.ts';
import { own } from '../shared/own.ts';
import { plainOf } from './post-body.ts';
import { field, wallTime } from './wxr-item.ts';
import type { XmlElement } from '../shared/xml-items.ts';

const states: Record<string, ForeignComment['state']> = {
  '1': 'published',
  approve: 'published',
  approved: 'published',
  '0': 'waiting',
  hold: 'waiting',
  spam: 'spam',
  trash: 'trash',
  'post-trashed': 'trash',
};
const kinds: Record<string, ForeignComment['kind']> = {
  '': 'comment',
  comment: 'comment',
  review: 'comment',
  pingback: 'pingback',
  trackback: 'trackback',
};

/** One person, as far as the file tells: the same e-mail address, else the same name and site. */
const authorKeyOf = (email: string, name: string, url: string): string =>
  email !== ''
    ? `mail:${email.toLowerCase()}`
    : `name:${createHash('sha256').update(`${name.toLowerCase()}\n${url.toLowerCase()}`).digest('hex').slice(0, 32)}`;

export type CommentsRead = { comments: ForeignComment[]; losses: HtmlLoss[]; fields: string[] };

const readComment = (element: XmlElement, timeZone: string, postedAt: number): ForeignComment => {
  const name = plainOf(field(element, 'wp:comment_author')).slice(0, 200);
  const email = field(element, 'wp:comment_author_email');
  const url = webAddress(field(element, 'wp:comment_author_url'));
  const parent = field(element, 'wp:comment_parent');
  return {
    originId: field(element, 'wp:comment_id'),
    ...(parent !== '' && parent !== '0' ? { parentOriginId: parent } : {}),
    authorKey: authorKeyOf(email, name, url ?? ''),
    name,
    ...(/^\S+@\S+$/.test(email) ? { email } : {}),
    ...(url ? { url } : {}),
    at:
      wallTime(field(element, 'wp:comment_date_gmt'), 'UTC') ??
      wallTime(field(element, 'wp:comment_date'), timeZone) ??
      postedAt,
    state: own(states, field(element, 'wp:comment_approved')) ?? 'waiting',
    kind: own(kinds, field(element, 'wp:comment_type')) ?? 'comment',
    source: field(element, 'wp:comment_content'),
  };
};

/** The comments of an item, of every state and kind people write. IP addresses are not taken over. */
export const commentsOf = (item: XmlElement, timeZone: string, postedAt: number): CommentsRead => {
  const read: CommentsRead = { comments: [], losses: [], fields: [] };
  for (const element of item.children) {
    if (element.name !== 'wp:comment') continue;
    for (const meta of element.children)
      if (meta.name === 'wp:commentmeta') read.fields.push(`comment: ${field(meta, 'wp:meta_key')}`);
    const type = field(element, 'wp:comment_type');
    if (!Object.hasOwn(kinds, type))
      read.losses.push({
        reason: 'A note that a plugin keeps as a comment was left out',
        detail: type,
        line: element.line,
      });
    else if (field(element, 'wp:comment_id') === '')
      read.losses.push({ reason: 'A comment without a number was left out', line: element.line });
    else read.comments.push(readComment(element, timeZone, postedAt));
  }
  return read;
};
