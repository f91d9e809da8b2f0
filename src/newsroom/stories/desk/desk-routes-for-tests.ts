/** The addresses of the desk of stories, who may use them, and what the names in them stand for. */
import assert from 'node:assert/strict';
import type { Account, Role } from '../../../rooms/accounts/accounts.ts';
import { createStory, newCalendarFeed, translateStory } from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';

const staff: readonly Role[] = ['contributor', 'writer', 'editor', 'moderator', 'publisher'];
const writing: readonly Role[] = ['contributor', 'writer', 'editor', 'publisher'];
const writers: readonly Role[] = ['writer', 'editor', 'publisher'];
const heads: readonly Role[] = ['editor', 'publisher'];

type Row = readonly [
  who: readonly Role[],
  route: `${'GET' | 'POST'} /${string}`,
  fields?: Record<string, string>,
  kind?: 'stream',
];

const at = ':christmas';

/** Where it matters whose story it is, these are somebody else’s. */
export const deskStoryRows: readonly Row[] = [
  [staff, 'GET /newsroom'],
  [staff, 'GET /newsroom/stories'],
  [staff, 'GET /newsroom/stories/live', {}, 'stream'],
  [writing, 'GET /newsroom/stories/new'],
  [writing, 'POST /newsroom/stories/new', { kind: 'news', edition: 'en', headline: 'x' }],
  [staff, 'GET /newsroom/stories/:othersDraft/work'],
  [writers, 'POST /newsroom/stories/:othersDraft/state', { to: 'edit' }],
  [heads, 'POST /newsroom/stories/:othersDraft/assign', { due: at }],
  [staff, 'POST /newsroom/stories/:othersDraft/note', { text: 'x' }],
  [writing, 'POST /newsroom/stories/bulk', { do: 'bin' }],
  [writing, 'POST /newsroom/stories/bulk/undo'],
  [staff, 'GET /newsroom/stories/calendar'],
  [heads, 'POST /newsroom/stories/calendar/move', { id: ':othersDraft', kind: 'due', at }],
  [staff, 'GET /newsroom/stories/calendar/feed'],
  [staff, 'POST /newsroom/stories/calendar/feed', { do: 'mail', mail: '1' }],
  // Whoever has the address has the calendar: other programs do not sign in.
  [['reader', ...staff], 'GET /newsroom/calendar/:calendarSecret'],
  [writing, 'GET /newsroom/stories/templates'],
  [heads, 'POST /newsroom/stories/templates', { name: 'x', kind: 'news', edition: '', text: 'x' }],
  [staff, 'GET /newsroom/stories/:othersDraft/translations'],
  [writers, 'POST /newsroom/stories/:othersDraft/translations', { edition: 'ar' }],
  [staff, 'GET /newsroom/stories/:translation/translations/side'],
  [writers, 'POST /newsroom/stories/:translation/translations/side'],
  [writers, 'POST /newsroom/stories/:translation/translations/current'],
];

type Making = { site: { world: World }; chief: { account: Account } };

const newDraft = async ({ site: { world }, chief: { account } }: Making): Promise<string> => {
  const made = await createStory(world, { account, edition: 'en', kind: 'news', headline: 'Begun by the chief' });
  return made.ok ? made.value.articleId : assert.fail(made.refusal);
};

export const deskStoryMade = {
  christmas: async (): Promise<string> => '2026-12-24T10:00',
  othersDraft: newDraft,
  calendarSecret: ({ site, chief }: Making): Promise<string> => newCalendarFeed(site.world, chief.account),
  translation: async (making: Making): Promise<string> => {
    const { account } = making.chief;
    const articleId = await newDraft(making);
    const made = await translateStory(making.site.world, { account, articleId, edition: 'ar' });
    return made.ok ? made.value.articleId : assert.fail(made.refusal);
  },
};
