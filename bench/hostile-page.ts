/** What a page with comments may hold: nothing but what our own views make. */
import { parseDocument } from 'htmlparser2';

type Node = { type: string; name?: string; data?: string; attribs?: Record<string, string>; children?: Node[] };

/** In the text of a comment: elements and their attributes. */
const textElements: Record<string, readonly string[]> = {
  p: [],
  br: [],
  em: [],
  strong: [],
  code: [],
  pre: [],
  blockquote: [],
  ul: [],
  ol: [],
  li: [],
  a: ['href', 'rel'],
  span: ['class'],
  label: ['class'],
  input: ['type', 'aria-label'],
  details: ['class'],
  summary: [],
};

const safeTextHref = /^(?:https?:\/\/|mailto:)/i;
const safeHref = /^(?:https?:\/\/|mailto:|[/#?])/i;

export type LookedAt = {
  faults: string[];
  /** The words of each comment, without white space, in the page's order. */
  texts: string[];
  /** Elements outside the comments' texts with the names of their attributes. */
  shapes: Set<string>;
};

const isText = ({ attribs }: Node): boolean => attribs?.['class'] === 'comment-text';

const wordsIn = (node: Node): string => {
  if (node.type === 'text') return node.data ?? '';
  return node.name === 'summary' ? '' : (node.children ?? []).map(wordsIn).join('');
};

const faultsAnywhere = ({ name = '', attribs = {} }: Node): string[] => {
  const faults = Object.keys(attribs)
    .filter((attribute) => /^on|^style$|^srcdoc$/i.test(attribute))
    .map((attribute) => `<${name}> has ${attribute}`);
  if (/^(?:iframe|object|embed|base|style|math|template|foreignobject)$/i.test(name)) faults.push(`there is <${name}>`);
  if (name === 'script' && !/^\/assets\//.test(attribs['src'] ?? '') && attribs['type'] !== 'application/ld+json')
    faults.push('there is a script');
  for (const attribute of ['href', 'src', 'action', 'formaction'])
    if (attribs[attribute] !== undefined && !safeHref.test(attribs[attribute]))
      faults.push(`<${name}> leads to ${attribs[attribute].slice(0, 60)}`);
  return faults;
};

const faultsInText = (node: Node): string[] => {
  if (node.type === 'comment' || node.type === 'directive' || node.type === 'cdata')
    return [`a ${node.type} in a text`];
  if (node.name === undefined) return [];
  const allowed = textElements[node.name];
  if (!allowed) return [`<${node.name}> in a text`];
  const faults = Object.keys(node.attribs ?? {})
    .filter((attribute) => !allowed.includes(attribute))
    .map((attribute) => `<${node.name}> in a text has ${attribute}`);
  if (node.name === 'a' && !safeTextHref.test(node.attribs?.['href'] ?? ''))
    faults.push(`a link in a text leads to ${node.attribs?.['href']?.slice(0, 60)}`);
  return [...faults, ...(node.children ?? []).flatMap(faultsInText)];
};

export const lookAtPage = (html: string): LookedAt => {
  const found: LookedAt = { faults: [], texts: [], shapes: new Set() };
  const walk = (node: Node): void => {
    if (node.name !== undefined) {
      found.faults.push(...faultsAnywhere(node));
      found.shapes.add(
        `${node.name} ${Object.keys(node.attribs ?? {})
          .sort()
          .join(' ')}`,
      );
    }
    if (isText(node)) {
      found.texts.push(wordsIn(node).replace(/\s+/g, ''));
      found.faults.push(...(node.children ?? []).flatMap(faultsInText));
      for (const child of node.children ?? [])
        found.faults.push(...(child.name === undefined ? [] : faultsAnywhere(child)));
    } else (node.children ?? []).forEach(walk);
  };
  (parseDocument(html, { decodeEntities: true }).children as Node[]).forEach(walk);
  return found;
};
