import { formatDateTime } from '../../../../common/dates.ts';
import { slugInPath } from '../story-at-hand.ts';
import type { Looking } from './found.ts';
import { isPlainPage } from './words.ts';

const section: Looking = (looked) => {
  const { story, section: found } = looked;
  const { sectionId } = story.fields;
  if (isPlainPage(looked)) return [];
  const where = 'sectionId';
  if (!sectionId) return [{ key: 'section', isFine: false, words: 'It is in no section.', where }];
  if (!found || found.edition !== story.row.edition)
    return [{ key: 'edition', isFine: false, words: 'Its section is not one of this edition.', where }];
  return [{ key: 'section', isFine: true, words: `It is in the section ${found.name}.`, where }];
};

const byline: Looking = (looked) => {
  if (isPlainPage(looked)) return [];
  const isThere = looked.story.fields.authorIds.length > 0;
  const words = isThere ? 'There is a byline.' : 'Nobody is named as its author.';
  return [{ key: 'byline', isFine: isThere, words, where: 'authorIds' }];
};

const tags: Looking = (looked) => {
  if (isPlainPage(looked)) return [];
  const count = looked.tags.length;
  const words = count > 0 ? `It has ${count} ${count === 1 ? 'topic' : 'topics'}.` : 'It has no topic.';
  return [{ key: 'tags', isFine: count > 0, words, where: 'tagIds' }];
};

const place: Looking = (looked) => {
  if (isPlainPage(looked)) return [];
  const isThere = looked.story.fields.place.trim() !== '';
  return [
    { key: 'place', isFine: isThere, words: isThere ? 'A place is named.' : 'No place is named.', where: 'place' },
  ];
};

/** The check counts for the text it was done on: what was changed since has not been looked at. */
const legal: Looking = ({ story, plan, settings, section: found }) => {
  const isDemanded = found !== undefined && settings.legalSections.includes(found.key);
  const done = plan.telling.legal;
  if (!isDemanded && !done) return [];
  const key = 'legal';
  const where = 'legalNote';
  if (!done) return [{ key, isFine: false, words: `The section ${found?.name ?? ''} demands a legal check.`, where }];
  if (done.version !== story.version)
    return [{ key, isFine: !isDemanded, words: `The text was changed after ${done.by}’s legal check.`, where }];
  return [{ key, isFine: true, words: `The legal check was done by ${done.by}.`, where }];
};

/** What a whole path may have before messages and papers tear it. */
const longestSlug = 70;

const address: Looking = ({ address: { path, isTaken } }) => {
  const length = Array.from(slugInPath(path)).length;
  const where = 'slug';
  if (isTaken)
    return [
      {
        key: 'address',
        isFine: false,
        words: `The address ${path} is somebody else’s: a number will be added.`,
        where,
      },
    ];
  return [
    {
      key: 'address',
      isFine: length <= longestSlug,
      words: `The address is ${path}; its end has ${length} characters${length > longestSlug ? `, more than ${longestSlug}` : ''}.`,
      where,
    },
  ];
};

const schedule: Looking = ({ story: { row: work }, now }) => {
  if (work.status !== 'scheduled' || work.scheduled_at === null) return [];
  const isAhead = work.scheduled_at >= now;
  const at = formatDateTime(work.scheduled_at, { language: 'en', timeZone: 'Etc/UTC' });
  const words = isAhead ? 'The time it is planned for lies ahead.' : `The time it is planned for is past (${at} UTC).`;
  // A job that comes a little late must not hold back what was fine when it was planned.
  return [{ key: 'schedule', isFine: isAhead || now - work.scheduled_at < 86_400_000, words, where: 'schedule' }];
};

const translation: Looking = ({ story: { row: work }, sourceRevision }) => {
  if (work.translated_from === null) return [];
  const isCurrent = sourceRevision === undefined || sourceRevision <= (work.translated_revision ?? 0);
  const words = isCurrent
    ? 'The story it is translated from has not changed since.'
    : 'The story it is translated from has changed since.';
  return [{ key: 'translation', isFine: isCurrent, words, where: 'translations' }];
};

export const factChecks: readonly Looking[] = [section, byline, tags, place, legal, address, schedule, translation];
