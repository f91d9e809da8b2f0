import { SaxesParser } from 'saxes';

/** What is wrong with a feed, named as the W3C feed validator does; what that has no name for has one of ours. */
export type Fault = {
  event: string;
  parent: string;
  element: string;
  attr?: string;
  value?: string;
  rel?: string;
  self?: string;
  extension?: string;
  /** Where in the document. */
  line?: number;
};

export type FeedNode = {
  name: string;
  /** Whether it belongs to no namespace: RSS itself. */
  isCore: boolean;
  attributes: Record<string, string>;
  children: FeedNode[];
  text: string;
  /** The text as it is written, with its references. */
  raw: string;
  parent: FeedNode | undefined;
  line: number;
};

export type Report = (
  event: string,
  node: FeedNode,
  more?: Omit<Partial<Fault>, 'event' | 'parent' | 'element'>,
) => void;
export type Rule = (node: FeedNode, report: Report) => void;

const emptyNode = (name: string, line: number, parent: FeedNode | undefined): FeedNode => ({
  name,
  isCore: true,
  attributes: {},
  children: [],
  text: '',
  raw: '',
  parent,
  line,
});

/** The document as a tree; throws when it is not well-formed. */
export const parseFeed = (xml: string): FeedNode => {
  const root = emptyNode('', 1, undefined);
  let open = root;
  const starts: number[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    const node = emptyNode(name, parser.line, open);
    node.isCore = uri === '' || !name.includes(':');
    node.attributes = Object.fromEntries(Object.values(attributes).map((one) => [one.name, one.value]));
    open.children.push(node);
    open = node;
    starts.push(parser.position);
  });
  const addText = (text: string): void => {
    open.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const start = starts.pop() ?? 0;
    open.raw = xml.slice(start, xml.lastIndexOf('</', parser.position));
    open = open.parent ?? root;
  });
  parser.write(xml).close();
  return root;
};

export const childrenOf = (node: FeedNode, name: string): FeedNode[] =>
  node.children.filter((child) => child.name === name);

/** A fault of something that is missing, or of an attribute that is told as if it were an element. */
export const within = (parent: FeedNode, name: string): FeedNode => ({ ...parent, name, parent });
