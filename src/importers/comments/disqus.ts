import { createHash } from 'node:crypto';
import { cleanText, foldSpace } from '../../common/text.ts';
import { xmlItems, type XmlElement, type XmlFormat } from '../shared/xml-items.ts';
import type { CommentSystem, ForeignPost, ForeignThread, ForeignThing } from './comments-file.ts';

const cleanLine = (text: string): string => foldSpace(cleanText(text));

const format: XmlFormat = {
  root: 'disqus',
  depth: 1,
  label: 'a Disqus export',
  advice: 'In Disqus: Admin → Moderation → Export.',
};

const child = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((one) => one.name === name);
const field = (element: XmlElement | undefined, name: string): string =>
  (element && child(element, name)?.text.trim()) ?? '';
const isYes = (element: XmlElement, name: string): boolean => /^(?:true|1)$/i.test(field(element, name));
const idOf = (element: XmlElement | undefined): string => element?.attributes['dsq:id']?.trim() ?? '';

const timeOf = (text: string): number | undefined => {
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isFinite(at) ? at : undefined;
};

const threadOf = (element: XmlElement): ForeignThread => ({
  what: 'thread',
  id: idOf(element),
  link: field(element, 'link'),
  identifier: field(element, 'id'),
  title: cleanLine(field(element, 'title')).slice(0, 300),
  state: isYes(element, 'isClosed') ? 'closed' : '',
  isDeleted: isYes(element, 'isDeleted'),
  line: element.line,
});

/** Disqus has no ids of people: the address, else the user name, else nothing but a name that many may share. */
const personKeyOf = (author: { email: string; username: string; name: string }): string => {
  if (author.email !== '') return `mail:${author.email.toLowerCase()}`;
  if (author.username !== '') return `user:${author.username.toLowerCase()}`;
  return `name:${createHash('sha256').update(author.name.toLowerCase()).digest('hex').slice(0, 32)}`;
};

const postOf = (element: XmlElement, at: number): ForeignPost => {
  const author = child(element, 'author');
  const email = field(author, 'email');
  const name = cleanLine(field(author, 'name')).slice(0, 200);
  const username = field(author, 'username').slice(0, 200);
  const isAddress = /^[^\s@<>"]+@[^\s@<>"]+$/.test(email) && email.length <= 254;
  return {
    what: 'post',
    id: idOf(element),
    threadId: idOf(child(element, 'thread')),
    parentId: idOf(child(element, 'parent')),
    personKey: personKeyOf({ email: isAddress ? email : '', username, name }),
    name: name || cleanLine(username),
    email: isAddress ? email.toLowerCase() : '',
    url: '',
    at,
    state: isYes(element, 'isSpam') ? 'spam' : isYes(element, 'isDeleted') ? 'trash' : 'published',
    kind: 'comment',
    source: child(element, 'message')?.text.trim() ?? '',
    line: element.line,
  };
};

const loss = (reason: string, element: XmlElement, detail = ''): ForeignThing => ({
  what: 'loss',
  reason,
  detail,
  line: element.line,
});

async function* read(bytes: AsyncIterable<Buffer>): AsyncGenerator<ForeignThing> {
  let forum = '';
  let lastAt = 0;
  for await (const element of xmlItems(bytes, { droppedCharacters: 0, repairedSigns: 0 }, { format })) {
    const named = field(element, 'forum');
    if (forum === '' && named !== '') {
      forum = named;
      yield { what: 'site', name: forum };
    }
    if (element.name === 'thread') {
      if (idOf(element) === '') yield loss('A thread without a number was left out', element);
      else yield threadOf(element);
    } else if (element.name === 'post') {
      const at = timeOf(field(element, 'createdAt'));
      if (idOf(element) === '') yield loss('A comment without a number was left out', element);
      else {
        if (at === undefined)
          yield loss('A comment without a date got that of the one before it', element, idOf(element));
        lastAt = at ?? lastAt;
        yield postOf(element, lastAt);
      }
    } else if (element.name !== 'category') yield loss('Something we do not know was left out', element, element.name);
  }
}

/** Disqus: the XML it mails to publishers (disqus.xsd 1.0), as it is or packed. */
export const disqus: CommentSystem = { source: 'disqus', label: 'Disqus', fileNames: /\.xml$/i, read };
