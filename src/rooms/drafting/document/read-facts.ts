/** The facts of a story as the document has them: written by many hands, judged one by one. */
import { cleanText, foldSpace } from '../../../common/text.ts';
import { webAddress } from '../../../common/addresses.ts';
import { articleKinds, parseBlock, type ArticleKind, type LeadMedia } from '../../articles/articles.ts';
import type { StoryFields } from './story-fields.ts';

export type Facts = Readonly<Record<string, unknown>>;
type Told = { fields: Omit<StoryFields, 'body' | 'headline' | 'standfirst' | 'kicker'>; faults: string[] };

const leadKinds = ['picture', 'gallery', 'film', 'sound'] as const;
const mostLinks = 100;
const id = /^[\w-]{1,64}$/;

type Reading = { facts: Facts; faults: string[] };

const textOf = ({ facts, faults }: Reading, name: string, limit: number): string => {
  const value = facts[name];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' && value.length <= limit) return cleanText(value).trim();
  faults.push(`${name}: must be text of at most ${limit} characters`);
  return '';
};

const lineOf = (reading: Reading, name: string, limit: number): string => foldSpace(textOf(reading, name, limit));

const idsOf = ({ facts, faults }: Reading, name: string): string[] => {
  const value = facts[name];
  if (value === undefined || value === null) return [];
  const isList = Array.isArray(value) && value.length <= mostLinks;
  if (isList && value.every((one) => typeof one === 'string' && id.test(one))) return [...new Set(value as string[])];
  faults.push(`${name}: must be a list of at most ${mostLinks} ids`);
  return [];
};

const leadOf = ({ facts, faults }: Reading): LeadMedia | undefined => {
  const value = facts['lead'];
  if (value === undefined || value === null) return undefined;
  const lead = parseBlock(value, leadKinds);
  if (lead.ok) return lead.value;
  faults.push(`lead: ${lead.detail ?? 'cannot be read'}`);
  return undefined;
};

const kindOf = ({ facts, faults }: Reading): ArticleKind => {
  const kind = articleKinds.find((one) => one === facts['kind']);
  if (kind === undefined && facts['kind'] !== undefined) faults.push('kind: is not a kind of story');
  return kind ?? 'news';
};

const matching = (reading: Reading, name: string, pattern: RegExp): string | undefined => {
  const value = lineOf(reading, name, 300);
  if (value === '') return undefined;
  if (pattern.test(value)) return value;
  reading.faults.push(`${name}: cannot be used as it is`);
  return undefined;
};

const addressOf = (reading: Reading): string | undefined => {
  const said = lineOf(reading, 'canonicalUrl', 2_000);
  const address = said === '' ? undefined : webAddress(said);
  if (said !== '' && address === undefined) reading.faults.push('canonicalUrl: must start with http:// or https://');
  return address;
};

const priorityOf = ({ facts, faults }: Reading): number => {
  const value = facts['priority'] ?? 0;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 9) return value;
  faults.push('priority: must be a whole number from 0 to 9');
  return 0;
};

const metaOf = (reading: Reading): StoryFields['meta'] => {
  const title = lineOf(reading, 'metaTitle', 500);
  const description = lineOf(reading, 'metaDescription', 2_000);
  return {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(reading.facts['noindex'] === true ? { noindex: true } : {}),
  };
};

const slug = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;

/** What the facts say, and what about them cannot be read. */
export const readFacts = (facts: Facts): Told => {
  const reading: Reading = { facts, faults: [] };
  const maybe = {
    sectionId: matching(reading, 'sectionId', id),
    slug: matching(reading, 'slug', slug),
    canonicalUrl: addressOf(reading),
    lead: leadOf(reading),
    threadState: matching(reading, 'threadState', /^[a-z-]{1,20}$/),
  };
  const told = Object.fromEntries(Object.entries(maybe).filter(([, value]) => value !== undefined)) as Partial<
    Pick<StoryFields, 'sectionId' | 'slug' | 'canonicalUrl' | 'lead' | 'threadState'>
  >;
  return {
    fields: {
      kind: kindOf(reading),
      place: lineOf(reading, 'place', 200),
      meta: metaOf(reading),
      priority: priorityOf(reading),
      authorIds: idsOf(reading, 'authorIds'),
      tagIds: idsOf(reading, 'tagIds'),
      legalNote: textOf(reading, 'legalNote', 5_000),
      ...told,
    },
    faults: reading.faults,
  };
};
