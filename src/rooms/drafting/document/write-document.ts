/** Brings fields into the shared document as the smallest change, so that cursors, notes and suggestions of others stay. */
import { diffArrays } from 'diff';
import { simpleDiffString } from 'lib0/diff';
import { Fragment, Node } from 'prosemirror-model';
import { initProseMirrorDoc, updateYFragment } from 'y-prosemirror';
import { applyUpdate, Doc, encodeStateAsUpdate, type Map as SharedMap, type Text } from 'yjs';
import type { Body } from '../../articles/articles.ts';
import { storySchema, toSchemaJson } from '../islands/document/schema.ts';
import { blocksOfDocument, type Plain } from './body-from-document.ts';
import { fieldsKey } from './read-document.ts';
import type { StoryFields } from './story-fields.ts';

const writeText = (text: Text, wanted: string): void => {
  const { index, remove, insert } = simpleDiffString(text.toString(), wanted);
  if (remove > 0) text.delete(index, remove);
  if (insert !== '') text.insert(index, insert);
};

const writeFact = (facts: SharedMap<unknown>, name: string, value: unknown): void => {
  const isGone = value === undefined || value === '' || value === false;
  if (isGone && facts.has(name)) facts.delete(name);
  if (!isGone && JSON.stringify(facts.get(name)) !== JSON.stringify(value)) facts.set(name, value);
};

/** The editor wants something in every place where a cursor may stand. */
const fitted = (node: Plain): Plain => {
  const content = (node['content'] as Plain[] | undefined)?.map(fitted);
  if (!content) return node;
  const isItem = node['type'] === 'listItem' && content[0]?.['type'] !== 'paragraph';
  const isBare = node['type'] === 'doc' && content.length === 0;
  const empty: Plain = { type: 'paragraph', content: [] };
  return { ...node, content: isItem || isBare ? [empty, ...content] : content };
};

const nodeOf = (block: Plain): Node => Node.fromJSON(storySchema, toSchemaJson(fitted(block)));

/** Reads the fragment as the editor does; that throws away what does not fit, so it is done in a copy. */
const nodesOfCopy = (doc: Doc): Node[] => {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return initProseMirrorDoc(copy.getXmlFragment('body'), storySchema).doc.children.slice();
};

/** The wanted blocks; those that are there already, with their notes and suggestions, are taken as they are. */
const mergedBlocks = (doc: Doc, wanted: readonly Plain[]): Node[] => {
  const there = blocksOfDocument(doc.getXmlFragment('body'));
  const nodes = nodesOfCopy(doc);
  const fresh = wanted.map(nodeOf);
  if (nodes.length !== there.length) return fresh;
  const keys = there.map((block) => fieldsKey(block as never));
  const wantedKeys = wanted.map((block) => fieldsKey([block] as never));
  const merged: Node[] = [];
  let from = 0;
  let to = 0;
  for (const { added, removed, count } of diffArrays(keys, wantedKeys)) {
    if (removed) from += count;
    else if (added) {
      merged.push(...fresh.slice(to, to + count));
      to += count;
    } else {
      merged.push(...nodes.slice(from, from + count));
      from += count;
      to += count;
    }
  }
  return merged;
};

const writeBody = (doc: Doc, body: Body): void => {
  const fragment = doc.getXmlFragment('body');
  const wanted = body.content as unknown as Plain[];
  const blocks = fragment.length === 0 ? wanted.map(nodeOf) : mergedBlocks(doc, wanted);
  const content = blocks.length > 0 ? blocks : [storySchema.node('paragraph')];
  const node = storySchema.topNodeType.create(null, Fragment.fromArray(content));
  updateYFragment(doc, fragment, node, { mapping: new Map(), isOMark: new Map() });
};

const factsOf = (fields: Partial<StoryFields>): Record<string, unknown> => {
  const { headline: _headline, standfirst: _standfirst, kicker: _kicker, body: _body, meta, ...facts } = fields;
  return {
    ...facts,
    ...(meta ? { metaTitle: meta.title, metaDescription: meta.description, noindex: meta.noindex } : {}),
  };
};

/** Writes those of the fields that are given; one given as undefined is taken away. */
export const writeDocument = (doc: Doc, fields: Partial<StoryFields>, origin?: unknown): void => {
  doc.transact(() => {
    for (const name of ['headline', 'standfirst', 'kicker'] as const) {
      const wanted = fields[name];
      if (wanted !== undefined) writeText(doc.getText(name), wanted);
    }
    const facts = doc.getMap('facts');
    for (const [name, value] of Object.entries(factsOf(fields))) writeFact(facts, name, value);
    if (fields.body) writeBody(doc, fields.body);
  }, origin);
};

/** A document that says this and nothing else. */
export const documentOf = (fields: StoryFields): Doc => {
  const doc = new Doc();
  writeDocument(doc, fields);
  return doc;
};
