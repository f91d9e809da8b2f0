/** What the form of a story says, read into the fields of its draft. */
import { cleanText, foldSpace } from '../../../common/text.ts';
import { webAddress } from '../../../common/addresses.ts';
import {
  articleKinds,
  authorsOf,
  parseBlock,
  saveTag,
  tagsOf,
  type Body,
  type LeadMedia,
} from '../../../rooms/articles/articles.ts';
import { threadStates } from '../../../rooms/discussion/discussion.ts';
import { readStoryMarkdown, type StoryFields } from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';

export type Sent = Readonly<Record<string, string>>;
export type ReadForm = { fields: Partial<StoryFields>; faults: string[] };

/** Every text field of a form; nothing that is not a text is taken. */
export const sentTexts = (body: unknown): Sent => {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body as Record<string, unknown>);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, cleanText(value).replace(/\r\n?/g, '\n')]] : [],
    ),
  );
};

const lines = (text: string | undefined): string[] => [
  ...new Set((text ?? '').split('\n').map(foldSpace).filter(Boolean)),
];

type Named = { id: string; name: string };

const byName = (list: readonly Named[], name: string): Named | undefined =>
  list.find((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase());

const readAuthors = async (
  world: World,
  edition: string,
  text: string | undefined,
  faults: string[],
): Promise<string[]> => {
  const authors = await authorsOf(world, edition);
  return lines(text).flatMap((name) => {
    const found = byName(authors, name);
    if (!found) faults.push(`There is no author “${name}”: the name was left out.`);
    return found ? [found.id] : [];
  });
};

/** Tags that are not there yet are made. */
const readTags = async (world: World, edition: string, text: string | undefined): Promise<string[]> => {
  const tags = await tagsOf(world, edition);
  const ids: string[] = [];
  for (const name of lines(text).slice(0, 50)) {
    const found = byName(tags, name.slice(0, 100));
    ids.push(found?.id ?? (await world.write((tx) => saveTag(world, tx, { edition, name: name.slice(0, 100) }))));
  }
  return ids;
};

const leadKinds = ['picture', 'gallery', 'film', 'sound'] as const;

const readLead = (text: string | undefined, bases: readonly Body[], faults: string[]): LeadMedia | undefined => {
  if (!text?.trim()) return undefined;
  const [block] = readStoryMarkdown(text, bases).body.content;
  const read = parseBlock(block, leadKinds);
  if (read.ok) return read.value;
  faults.push('What stands over the story could not be read as a picture, gallery, film or sound: it was left out.');
  return undefined;
};

const oneLine = (text: string | undefined, most: number): string => foldSpace(text ?? '').slice(0, most);

type Reading = { world: World; edition: string; sent: Sent; before: StoryFields };

const readMeta = (sent: Sent): StoryFields['meta'] => {
  const title = oneLine(sent['metaTitle'], 500);
  const description = oneLine(sent['metaDescription'], 2_000);
  return {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(sent['noindex'] ? { noindex: true } : {}),
  };
};

const readPlain = ({ sent, before }: Reading, faults: string[]): Partial<StoryFields> => {
  const address = oneLine(sent['canonicalUrl'], 2_000);
  const canonicalUrl = address === '' ? undefined : webAddress(address);
  if (address !== '' && canonicalUrl === undefined)
    faults.push('The home elsewhere must be an address that starts with https:// or http://.');
  const priority = Number(sent['priority'] ?? before.priority);
  return {
    headline: oneLine(sent['headline'], 500),
    standfirst: oneLine(sent['standfirst'], 2_000),
    kicker: oneLine(sent['kicker'], 2_000),
    place: oneLine(sent['place'], 300),
    kind: articleKinds.find((kind) => kind === sent['kind']) ?? before.kind,
    sectionId: sent['sectionId'] || undefined,
    slug: oneLine(sent['slug'], 200) || undefined,
    meta: readMeta(sent),
    canonicalUrl,
    priority: Number.isInteger(priority) && priority >= 0 && priority <= 9 ? priority : before.priority,
    threadState: threadStates.find((state) => state === sent['threadState']) ?? before.threadState,
    legalNote: (sent['legalNote'] ?? '').slice(0, 5_000),
  };
};

/** Under which name the form sends what. */
const sentAs: Partial<Record<keyof StoryFields, string>> = { authorIds: 'authors', tagIds: 'tags', meta: 'metaTitle' };

/** A form that does not say something does not take it away. */
const onlySent = (fields: Partial<StoryFields>, sent: Sent): Partial<StoryFields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => Object.hasOwn(sent, sentAs[name as keyof StoryFields] ?? name)),
  );

/** Reads the form; what cannot be read is left out and told. `before` is the draft as it is now. */
export const readStoryForm = async (reading: Reading): Promise<ReadForm> => {
  const { world, edition, sent, before } = reading;
  const faults: string[] = [];
  const lead: Body = { type: 'doc', content: before.lead ? [before.lead] : [] };
  const text = readStoryMarkdown(sent['body'] ?? '', [before.body, lead]);
  faults.push(...text.faults.map((fault) => `Text, ${fault}`));
  const fields: Partial<StoryFields> = {
    ...readPlain(reading, faults),
    authorIds: await readAuthors(world, edition, sent['authors'], faults),
    tagIds: await readTags(world, edition, sent['tags']),
    lead: readLead(sent['lead'], [before.body, lead], faults),
    body: text.body,
  };
  return { fields: onlySent(fields, sent), faults };
};
