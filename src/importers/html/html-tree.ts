import { Parser } from 'htmlparser2';

/** A foreign HTML text as a tree of nothing but names, attributes and text. */
export type HtmlElement = { name: string; attrs: Record<string, string>; children: HtmlNode[]; at: number };
/** A comment; WordPress writes what its blocks are into them. */
export type HtmlComment = { comment: string; at: number };
export type HtmlNode = string | HtmlElement | HtmlComment;

export type HtmlTree = { nodes: HtmlNode[]; cut: 'too-long' | 'too-deep' | undefined };

/** Nobody writes so much or nests so deep; whoever does gets the rest as plain text or not at all. */
export const htmlLimits = { characters: 4_000_000, depth: 400 } as const;

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node === 'object' && 'name' in node;
export const isComment = (node: HtmlNode): node is HtmlComment => typeof node === 'object' && 'comment' in node;

/** Reads any text as HTML without ever failing. `at` counts characters from the beginning. */
export const parseHtml = (html: string): HtmlTree => {
  const text = html.length > htmlLimits.characters ? html.slice(0, htmlLimits.characters) : html;
  const root: HtmlElement = { name: '', attrs: {}, children: [], at: 0 };
  const open: HtmlElement[] = [root];
  let restFrom = -1;
  const add = (node: HtmlNode): void => void open.at(-1)?.children.push(node);
  const parser = new Parser({
    onopentag: (name, attrs) => {
      if (restFrom >= 0) return;
      const element = { name, attrs, children: [], at: parser.startIndex };
      add(element);
      open.push(element);
      if (open.length > htmlLimits.depth) {
        restFrom = parser.endIndex + 1;
        parser.pause();
      }
    },
    onclosetag: () => void (restFrom < 0 && open.length > 1 && open.pop()),
    ontext: (data) => {
      if (restFrom < 0) add(data);
    },
    oncomment: (comment) => {
      if (restFrom < 0) add({ comment, at: parser.startIndex });
    },
  });
  parser.write(text);
  if (restFrom < 0) parser.end();
  else root.children.push(text.slice(restFrom).replace(/<[^>]*>/g, ' '));
  const cut = restFrom >= 0 ? 'too-deep' : text.length < html.length ? 'too-long' : undefined;
  return { nodes: root.children, cut };
};

/** All text below a node; a line break where the HTML has one. */
export const textOf = (nodes: readonly HtmlNode[]): string => {
  let text = '';
  for (const node of nodes) {
    if (typeof node === 'string') text += node;
    else if (isElement(node)) {
      if (node.name === 'script' || node.name === 'style') continue;
      text += node.name === 'br' ? '\n' : textOf(node.children);
    }
  }
  return text;
};

/** Whether the element bears one of the classes. */
export const hasClass = (element: HtmlElement, ...names: readonly string[]): boolean => {
  const given = element.attrs['class'];
  if (!given) return false;
  const classes = given.split(/\s+/);
  return names.some((name) => classes.includes(name));
};

/** The first element below these nodes for which the test holds, in the order of the text. */
export const findElement = (
  nodes: readonly HtmlNode[],
  test: (element: HtmlElement) => boolean,
): HtmlElement | undefined => {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = test(node) ? node : findElement(node.children, test);
    if (found) return found;
  }
  return undefined;
};

export const elementsIn = (nodes: readonly HtmlNode[], test: (element: HtmlElement) => boolean): HtmlElement[] =>
  nodes.flatMap((node) => (isElement(node) ? [...(test(node) ? [node] : []), ...elementsIn(node.children, test)] : []));
