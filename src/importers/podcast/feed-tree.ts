import { Parser } from 'htmlparser2';
import { ImportFileError } from '../shared/import-file-error.ts';
import type { FeedElement, Tell } from './feed.ts';
import { namesIn, wantedPrefix } from './feed-names.ts';
import { declarationFirst, tellFaults, withoutNamedSigns } from './feed-faults.ts';

const mostElements = 2_000_000;
const deepest = 100;

type Open = Omit<FeedElement, 'source'> & { innerFrom: number; source: string };

/** Line of a place in the text, by halving. */
const lineCounter = (text: string): ((at: number) => number) => {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
};

const checkStart = (text: string): void => {
  const start = text.slice(0, 4_000).trimStart();
  if (start === '') throw new ImportFileError('There is nothing at this address: the feed is empty.');
  if (/^[{[]/.test(start))
    throw new ImportFileError(
      'This is JSON, not a podcast feed, which is RSS (XML). Ask the old host for the RSS feed.',
      {
        line: 1,
      },
    );
  if (!start.includes('<'))
    throw new ImportFileError('This is not a podcast feed: it holds no XML at all.', { line: 1 });
};

type Reading = { root: Open; open: Open[]; count: number; hasEnded: boolean; isBroken: boolean };

const openElement = (name: string, attributes: Record<string, string>, line: number, innerFrom: number): Open => ({
  name,
  attributes,
  text: '',
  children: [],
  line,
  innerFrom,
  source: '',
  isCut: false,
});

/** The whole feed as a tree, whatever is wrong with it: tags left open are closed, stray signs are text. */
const readTree = (text: string): FeedElement => {
  const reading: Reading = { root: openElement('', {}, 1, 0), open: [], count: 0, hasEnded: false, isBroken: false };
  const lineAt = lineCounter(text);
  const top = (): Open => reading.open.at(-1) ?? reading.root;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reading.count += 1;
        if (reading.count > mostElements)
          throw new ImportFileError(`The feed has more than ${mostElements.toLocaleString('en')} elements.`);
        reading.open.push(openElement(name, attributes, lineAt(parser.startIndex), parser.endIndex + 1));
      },
      ontext: (piece) => {
        top().text += piece;
      },
      onclosetag: (_name, isImplied) => {
        const closed = reading.open.pop();
        if (!closed) return;
        closed.isCut = isImplied && reading.hasEnded;
        closed.source = text.slice(closed.innerFrom, closed.isCut ? text.length : parser.startIndex);
        // What is nested without end is text of the last element that may hold any.
        if (reading.open.length < deepest) top().children.push(closed);
        else top().text += closed.text;
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  parser.write(text);
  reading.hasEnded = true;
  parser.end();
  return reading.root;
};

/** Gives every element the prefix by which it is looked up, whatever its feed calls it. */
const renamed = (element: FeedElement, wanted: (name: string) => string): FeedElement => {
  element.name = wanted(element.name);
  for (const child of element.children) renamed(child, wanted);
  return element;
};

/** The feed as a tree. What is not well-formed is told with its lines and read as far as it can be understood. */
export const feedTree = (given: string, tell: Tell): FeedElement => {
  checkStart(given);
  const text = withoutNamedSigns(declarationFirst(given));
  const root = readTree(text);
  tellFaults(given, tell);
  return renamed(root, wantedPrefix(namesIn(root), tell));
};

/** The first of these children that says something. */
export const childOf = (element: FeedElement, ...names: string[]): FeedElement | undefined => {
  for (const name of names) {
    const found = element.children.find(
      (child) => child.name === name && (child.text.trim() !== '' || child.source.trim() !== ''),
    );
    if (found) return found;
  }
  return undefined;
};

export const childrenOf = (element: FeedElement, name: string): FeedElement[] =>
  element.children.filter((child) => child.name === name);

export const textOf = (element: FeedElement, ...names: string[]): string => {
  for (const name of names) {
    const said = element.children.find((child) => child.name === name && child.text.trim() !== '');
    if (said) return said.text.trim();
  }
  return '';
};

export const attributeOf = (element: FeedElement, name: string, attribute: string): string => {
  for (const child of childrenOf(element, name)) {
    const value = child.attributes[attribute]?.trim();
    if (value) return value;
  }
  return '';
};
