import { formatDateTime } from '../../../common/dates.ts';
import type { CheckItem } from '../../../common/check-item.ts';
import { mediaIdsIn, sectionById, tagById } from '../../articles/articles.ts';
import { mediaFaults } from '../../media/media.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import { storyRow } from '../document/drafts.store.ts';
import type { StoryFields } from '../document/story-fields.ts';
import { addressToBe } from './address-to-be.ts';
import { bodyChecks } from './checks/body.ts';
import { episodeChecks } from './checks/episode.ts';
import { factChecks } from './checks/facts.ts';
import type { Found, Looked } from './checks/found.ts';
import { wordChecks } from './checks/words.ts';
import { checkKeys, checklistSettings, type ChecklistSettings } from './checklist-settings.ts';
import { episodeFacts } from './episode-facts.store.ts';
import { lookAtLinks } from './look-at-links.ts';
import { openRemarks } from './open-remarks.ts';
import { planOf } from './plan.ts';
import { storyAtHand, type StoryAtHand } from './story-at-hand.ts';

type Asked = {
  /** Looked at instead of the draft's. */
  fields?: Partial<StoryFields>;
  /** When it is to go out; now unless told. */
  at?: number;
};

const lookAt = async (world: World, story: StoryAtHand, at: number): Promise<Looked> => {
  const publication = await publicationOf(world);
  const { row, fields } = story;
  const edition = publication.editionByCode(row.edition) ?? publication.defaultEdition;
  const [media, links, remarks, plan, tags, address, source, episode] = await Promise.all([
    mediaFaults(world, mediaIdsIn(fields.body, fields.lead), edition.language),
    lookAtLinks(
      world,
      story,
      publication.editions.map(({ code }) => code),
    ),
    openRemarks(world.db, row.id),
    planOf(world.db, row.id),
    Promise.all(fields.tagIds.map((id) => tagById(world, id))),
    addressToBe(world, story, at),
    row.translated_from === null ? undefined : storyRow(world.db, row.translated_from),
    fields.kind === 'episode' ? episodeFacts(world.db, row.id) : undefined,
  ]);
  return {
    story,
    plan,
    settings: checklistSettings(publication),
    language: edition.language,
    publicationName: edition.publicationName,
    section: fields.sectionId ? await sectionById(world, fields.sectionId) : undefined,
    tags: tags.flatMap((tag) => tag ?? []),
    media,
    links,
    remarks,
    address,
    episode,
    sourceRevision: source?.revision,
    now: at,
  };
};

const itemOf = ({ key, isFine, words, where }: Found, { levels }: ChecklistSettings): CheckItem[] => {
  const level = levels[key];
  if (level === 'off') return [];
  return [{ key, level: isFine ? 'ok' : level, words, ...(where === undefined ? {} : { where }) }];
};

/** What the clock alone decides is no matter of settings. */
const embargoItem = (until: number | null, at: number, timeZone: string): CheckItem[] => {
  if (until === null || until <= at) return [];
  const words = `It is embargoed until ${formatDateTime(until, { language: 'en', timeZone })} (${timeZone}).`;
  return [{ key: 'embargo', level: 'blocks', words, where: 'embargo' }];
};

/** A text that cannot be read as a story never goes out, whatever the settings say. */
const faultItem = ({ fault }: StoryAtHand): CheckItem[] =>
  fault === '' ? [] : [{ key: 'fault', level: 'blocks', words: `A part cannot be read: ${fault}`, where: 'body' }];

/**
 * Looks at a story before it goes out: everything the publication wants looked at, each with its level, what is wrong first among
 * equals. Links to other sites are asked in the background. Empty when there is no such story.
 */
export const checkStory = async (world: World, articleId: string, asked: Asked = {}): Promise<CheckItem[]> => {
  const found = await storyAtHand(world.db, articleId);
  if (!found) return [];
  const story = asked.fields ? { ...found, fields: { ...found.fields, ...asked.fields } } : found;
  const at = asked.at ?? world.now();
  const looked = await lookAt(world, story, at);
  const items = [...wordChecks, ...factChecks, ...bodyChecks, ...episodeChecks].flatMap((look) =>
    look(looked).flatMap((one) => itemOf(one, looked.settings)),
  );
  const order = new Map<string, number>(checkKeys.map((key, place) => [key, place]));
  const { timeZone } = (await publicationOf(world)).settings;
  return [
    ...faultItem(story),
    ...embargoItem(found.row.embargo_until, at, timeZone),
    ...items.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)),
  ];
};

/** What keeps a story from going out; the embargo has its own way. */
export const blockersIn = (items: readonly CheckItem[]): CheckItem[] =>
  items.filter(({ level, key }) => level === 'blocks' && key !== 'embargo');
