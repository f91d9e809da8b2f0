import type { Doc } from 'yjs';
import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import { parseBody, type Body } from '../../articles/articles.ts';
import { bodyOfDocument } from './body-from-document.ts';
import { readFacts } from './read-facts.ts';
import type { StoryFields } from './story-fields.ts';

const longest = { headline: 500, standfirst: 2_000, kicker: 200 } as const;

type Read = { fields: StoryFields; fault: string };

/**
 * What the shared document says as a story. What cannot be read is told in `fault` and stays in the document as it is; of a body that
 * cannot be read the one that could be read last stands.
 */
export const readDocument = (doc: Doc, lastBody: Body = { type: 'doc', content: [] }): Read => {
  const faults: string[] = [];
  const line = (name: keyof typeof longest): string => {
    const text = foldSpace(cleanText(doc.getText(name).toString()));
    if (text.length > longest[name]) faults.push(`${name}: has more than ${longest[name]} characters`);
    return cutText(text, longest[name]);
  };
  // HTML of one's own is drawn in a frame that can do nothing, and whoever publishes has seen it.
  const body = parseBody(bodyOfDocument(doc.getXmlFragment('body')), { allowRawHtml: true });
  const facts = readFacts(doc.getMap('facts').toJSON());
  if (!body.ok) faults.push(body.detail ?? 'the body cannot be read');
  const fields: StoryFields = {
    headline: line('headline'),
    standfirst: line('standfirst'),
    kicker: line('kicker'),
    ...facts.fields,
    body: body.ok ? body.value : lastBody,
  };
  return { fields, fault: [...faults, ...facts.faults].slice(0, 10).join('\n') };
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
};

/** The same for two stories that say the same, in whatever order their parts were written. */
export const fieldsKey = (fields: Partial<StoryFields>): string => JSON.stringify(sorted(fields));
