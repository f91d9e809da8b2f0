import { calendarParts } from '../../common/dates.ts';
import {
  addCorrection,
  articleKinds,
  correctionKinds,
  markdownToBody,
  putLiveEntry,
  saveArticle,
  type ArticleDraft,
  type LeadMedia,
  type MarkdownEntry,
} from '../../rooms/articles/articles.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { Tx, World } from '../../world.ts';
import { demoMoment } from './demo-time.ts';
import type { FrontValue } from './front-matter.ts';
import type { Demo, DemoStory } from './read-demo.ts';

/** What of the demo has been saved already: name in the demo → id. Sections and tags are told apart by `edition/key`. */
export type Known = {
  sections: Map<string, { id: string; slug: string }>;
  tags: Map<string, string>;
  authors: Map<string, string>;
  media: Map<string, string>;
  /** `edition/story id` → address. */
  addresses: Map<string, string>;
  /** `edition/story id` → what is said about it hangs on this. */
  stories: Map<string, { id: string; publishedAt: number }>;
};

type Saving = { demo: Demo; story: DemoStory; known: Known };

const minutes = 60_000;

const fail = ({ file }: DemoStory, message: string): never => {
  throw new Error(`${file}: ${message}`);
};

const text = (value: FrontValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const list = (value: FrontValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const records = (value: FrontValue | undefined): Record<string, string>[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object') : [];

const need = <T>(value: T | undefined, story: DemoStory, what: string): T =>
  value ?? fail(story, `${what} is missing or unknown`);

const momentIn = ({ demo, story }: Saving, world: World, value: string | undefined): number | undefined => {
  if (value === undefined) return undefined;
  return (
    demoMoment(value, world.now(), demo.publication.timeZone) ??
    fail(story, `“${value}” is no time such as “-1d 08:15” or “-3h”`)
  );
};

const isPage = ({ values }: DemoStory): boolean => values['page'] !== undefined;

const publishedOf = (saving: Saving, world: World): number =>
  isPage(saving.story)
    ? world.now() - 30 * 24 * 60 * minutes
    : need(momentIn(saving, world, text(saving.story.values['published'])), saving.story, 'published');

const two = (value: number): string => String(value).padStart(2, '0');

/** The address of every story before any is saved, so that each can link to any other. */
export const addressesOf = async (world: World, demo: Demo, known: Known): Promise<Map<string, string>> => {
  const publication = await publicationOf(world);
  const addresses = new Map<string, string>();
  for (const story of demo.articles) {
    const edition = need(publication.editionByCode(story.edition), story, 'its edition');
    const section = need(known.sections.get(`${story.edition}/${text(story.values['section'])}`), story, 'section');
    const { year, month, day } = calendarParts(publishedOf({ demo, story, known }, world), demo.publication.timeZone);
    const path = publication.inEdition(edition, `/${section.slug}/${year}/${two(month)}/${two(day)}/${story.slug}`);
    addresses.set(`${story.edition}/${text(story.values['id'])}`, path);
  }
  return addresses;
};

const leadOf = ({ story, known }: Saving): LeadMedia | undefined => {
  const film = text(story.values['leadVideo']);
  const picture = text(story.values['lead']);
  const caption = text(story.values['leadCaption']);
  const attrs = (file: string) => ({
    mediaId: need(known.media.get(file), story, `“${file}”`),
    ...(caption ? { caption } : {}),
  });
  if (film) return { type: 'film', attrs: attrs(film) };
  return picture ? { type: 'picture', attrs: attrs(picture) } : undefined;
};

const pageDraft = ({ story }: Saving): Partial<ArticleDraft> & { kind: 'page'; headline: string } => {
  const page = need(text(story.values['page']), story, 'page');
  const headline = need(text(story.values['title']), story, 'title');
  return { kind: 'page', headline, slug: page, translationGroup: `demo-page-${page}`, meta: { pageKey: page } };
};

const articleDraft = (
  saving: Saving,
  world: World,
): Partial<ArticleDraft> & { kind: ArticleDraft['kind']; headline: string } => {
  const { story, known } = saving;
  const { values, edition } = story;
  const id = need(text(values['id']), story, 'id');
  const live = text(values['live']);
  return {
    kind: need(
      articleKinds.find((kind) => kind === values['kind']),
      story,
      'kind',
    ),
    headline: need(text(values['headline']), story, 'headline'),
    path: known.addresses.get(`${edition}/${id}`),
    translationGroup: `demo-${id}`,
    sectionId: known.sections.get(`${edition}/${text(values['section'])}`)?.id,
    kicker: text(values['kicker']),
    place: text(values['place']),
    lead: leadOf(saving),
    priority: Number(text(values['priority']) ?? 0),
    updatedAt: momentIn(saving, world, text(values['updated'])),
    authorIds: list(values['authors']).map((key) => need(known.authors.get(key), story, `author “${key}”`)),
    tagIds: list(values['tags']).map((key) =>
      need(known.tags.get(`${edition}/${key}`), story, `tag “${key}” in this edition`),
    ),
    ...(live === 'running' || live === 'ended' ? { liveState: live } : {}),
  };
};

const saveEntries = async (
  world: World,
  tx: Tx,
  saving: Saving,
  { articleId, entries }: { articleId: string; entries: MarkdownEntry[] },
): Promise<void> => {
  for (const entry of entries) {
    const author = entry.flags.map((flag) => saving.known.authors.get(flag)).find((id) => id !== undefined);
    const at = need(momentIn(saving, world, entry.when), saving.story, 'an entry’s time');
    const isKey = entry.flags.includes('key');
    await putLiveEntry(world, tx, {
      articleId,
      headline: entry.headline,
      body: entry.body,
      at,
      isKey,
      ...(author ? { authorId: author } : {}),
    });
  }
};

const saveCorrections = async (
  world: World,
  tx: Tx,
  saving: Saving,
  { articleId, publishedAt }: { articleId: string; publishedAt: number },
): Promise<void> => {
  for (const note of records(saving.story.values['corrections'])) {
    const kind = need(
      correctionKinds.find((known) => known === note['kind']),
      saving.story,
      'a correction’s kind',
    );
    const at = need(momentIn(saving, world, note['at']), saving.story, 'a correction’s time');
    // A clock moved back a day (see demoMoment) must not put the correction before the story.
    const after = Math.min(Math.max(at, publishedAt + 20 * minutes), world.now());
    await addCorrection(world, tx, { articleId, kind, text: note['text'] ?? '', at: after });
  }
};

/** Saves one story or plain page of the demo with its live entries and corrections. */
export const saveStory = async (world: World, tx: Tx, saving: Saving): Promise<void> => {
  const { story, known } = saving;
  const read = markdownToBody(story.body, {
    picture: (file) => known.media.get(file),
    story: (id) => known.addresses.get(`${story.edition}/${id}`),
  });
  if (read.faults.length > 0) fail(story, read.faults.join('; '));
  const publishedAt = publishedOf(saving, world);
  const own = isPage(story) ? pageDraft(saving) : articleDraft(saving, world);
  const updated = own.updatedAt !== undefined && own.updatedAt > publishedAt ? own.updatedAt : undefined;
  const articleId = await saveArticle(world, tx, {
    ...own,
    edition: story.edition,
    status: 'published',
    body: read.body,
    standfirst: text(story.values['standfirst']),
    publishedAt,
    updatedAt: updated,
  });
  known.stories.set(`${story.edition}/${text(story.values['id'])}`, { id: articleId, publishedAt });
  await saveEntries(world, tx, saving, { articleId, entries: read.entries });
  await saveCorrections(world, tx, saving, { articleId, publishedAt });
};
