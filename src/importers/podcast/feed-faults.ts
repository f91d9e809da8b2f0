import { Parser } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import type { Tell } from './feed.ts';

const xmlNames = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** The sign HTML means by a name such as `&nbsp;`; undefined when it means none. */
const signOf = (entity: string): string | undefined => {
  let sign = '';
  const parser = new Parser({ ontext: (piece) => void (sign += piece) });
  parser.end(entity);
  return sign === entity ? undefined : sign;
};

/** Blank lines before the declaration, which XML does not allow, put behind it: the lines keep their numbers. */
export const declarationFirst = (text: string): string => text.replace(/^\ufeff?(\s+)(<\?xml[^>]*\?>)/, '$2$1');

/** HTML's names for signs, which XML does not know, as the signs themselves. In CDATA they are HTML and stay. */
export const withoutNamedSigns = (text: string): string => {
  const known = new Map<string, string | undefined>();
  return text.replace(/<!\[CDATA\[[^]*?\]\]>|&([a-z][a-z\d]{1,31});/gi, (all, name?: string) => {
    if (name === undefined || xmlNames.has(name)) return all;
    if (!known.has(all)) known.set(all, signOf(all));
    return known.get(all) ?? all;
  });
};

/** What a strict reader says, in words, with what is done about it. */
const kinds: readonly (readonly [sign: RegExp, reason: string, done: string])[] = [
  [
    /undefined entity/i,
    'The feed uses names of signs that XML does not know (such as &nbsp;)',
    'read as the sign HTML means by it',
  ],
  [/entity|character reference/i, 'An ampersand stands alone in the feed: it should be written &amp;', 'read as “&”'],
  [
    /unclosed tag|unmatched closing|unexpected close tag|only one root|must contain a root/i,
    'Elements of the feed are not closed in order',
    'closed where their parent ends',
  ],
  [/attribute/i, 'An element’s attributes are not written as XML wants it', 'read as far as they can be understood'],
  [/disallowed character/i, 'The feed holds signs that XML forbids', 'passed over'],
];

/** Told of each kind of fault; a feed with one fault in every episode has been explained by then. */
const mostOfKind = 10;

const wordsOf = (message: string): { reason: string; detail: string } => {
  const said = message.replace(/^(?:\S+:)?\d+:\d+: /, '').replace(/\.$/, '');
  const kind = kinds.find(([sign]) => sign.test(said));
  return kind
    ? { reason: kind[1], detail: kind[2] }
    : { reason: 'The feed is not well-formed XML', detail: `${said}; read as far as it can be understood` };
};

/** Tells what a strict reader of XML would stop at, with its lines. */
export const tellFaults = (text: string, tell: Tell): void => {
  const parser = new SaxesParser({ xmlns: false });
  const told = new Map<string, number>();
  let lastLine = 0;
  parser.on('error', ({ message }) => {
    const { reason, detail } = wordsOf(message);
    const count = (told.get(reason) ?? 0) + 1;
    told.set(reason, count);
    // One slip makes several complaints on its line.
    if (parser.line === lastLine && count > 1) return;
    lastLine = parser.line;
    if (count <= mostOfKind) tell(reason, parser.line, detail);
  });
  parser.on('doctype', () =>
    tell('The feed has a document type declaration', parser.line, 'passed over: nothing it names is opened'),
  );
  parser.write(declarationFirst(text));
  parser.close();
};
