/**
 * What was written on this device in a document that the server no longer has (the story was begun anew there, or comes from an older
 * backup): poured together everything would stand there twice, so the copy is put aside, and offered to whoever wrote it.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs';

export type Aside = {
  /** When it was put aside. */
  at: number;
  /** What of it is not in the story as it stands now, block by block. */
  lines: string[];
  /** Puts those blocks at the end of the story, and the copy away. */
  putBack: () => void;
  drop: () => void;
};

type Block = ReturnType<ReturnType<Doc['getXmlFragment']>['toArray']>[number];

const prefixOf = (accountId: string, storyId: string): string => `courant-aside ${accountId} ${storyId} `;

const textOf = (node: Block): string => {
  if (node instanceof XmlText)
    return (node.toDelta() as { insert?: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('');
  return node instanceof XmlElement ? node.toArray().map(textOf).join(' ').trim() : '';
};

const texts = ['headline', 'standfirst', 'kicker'] as const;
const blocksOf = (doc: Doc): Block[] => doc.getXmlFragment('body').toArray();

const keep = async (name: string, doc: Doc): Promise<void> => {
  const kept = new IndexeddbPersistence(name, doc);
  await kept.whenSynced;
  // Closing waits for what is being written.
  await kept.destroy();
};

/** Puts a copy of the document aside, so that nothing that was only here is gone. */
export const putAside = async (accountId: string, storyId: string, doc: Doc): Promise<void> => {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  await keep(`${prefixOf(accountId, storyId)}${Date.now()}`, copy);
};

const read = async (name: string): Promise<Doc> => {
  const doc = new Doc();
  await keep(name, doc);
  return doc;
};

const lackingIn = (doc: Doc, copy: Doc): { lines: string[]; blocks: Block[] } => {
  const there = new Set(blocksOf(doc).map(textOf));
  const blocks = blocksOf(copy).filter((block) => textOf(block) !== '' && !there.has(textOf(block)));
  const fields = texts.map((name) => copy.getText(name).toString());
  const said = fields.filter((text, place) => text !== '' && text !== doc.getText(texts[place] ?? '').toString());
  return { lines: [...said, ...blocks.map(textOf)], blocks };
};

const paragraph = (words: string): XmlElement => {
  const element = new XmlElement('paragraph');
  element.insert(0, [new XmlText(words)]);
  return element;
};

const asideOf = (name: string, doc: Doc, copy: Doc): Aside | undefined => {
  const { lines, blocks } = lackingIn(doc, copy);
  const drop = (): void => void indexedDB.deleteDatabase(name);
  if (lines.length === 0) {
    drop();
    return undefined;
  }
  const putBack = (): void => {
    const fields = lines.slice(0, lines.length - blocks.length).map(paragraph);
    const whole = blocks.flatMap((block) => (block instanceof XmlElement ? [block.clone()] : []));
    doc.transact(() => doc.getXmlFragment('body').push([...fields, ...whole]));
    drop();
  };
  return { at: Number(name.slice(name.lastIndexOf(' ') + 1)), lines, putBack, drop };
};

/** What was put aside of this story and is not in it; to be asked for when the story is there as the server has it. */
export const asides = async (accountId: string, storyId: string, doc: Doc): Promise<Aside[]> => {
  const all = 'databases' in indexedDB ? await indexedDB.databases().catch(() => []) : [];
  const names = all.flatMap(({ name }) => (name?.startsWith(prefixOf(accountId, storyId)) === true ? [name] : []));
  const found: Aside[] = [];
  for (const name of names.sort()) {
    const aside = asideOf(name, doc, await read(name));
    if (aside) found.push(aside);
  }
  return found;
};
