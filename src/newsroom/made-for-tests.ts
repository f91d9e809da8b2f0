import assert from 'node:assert/strict';
import { makeStory } from '../../test/make-stories.ts';
import { keptSecret, newSigningSecret } from '../common/signed-message.ts';
import { saveAuthor, saveSection, saveTag } from '../rooms/articles/articles.ts';
import { arrangementOf, placeOf, saveDraft } from '../rooms/fronts/fronts.ts';
import { escalate } from '../rooms/moderation/moderation.ts';
import type { Reader, WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { liveMade } from './live/live-for-tests.ts';
import { podcastsMade } from './podcasts/podcasts-for-tests.ts';
import { deskStoryMade } from './stories/desk/desk-routes-for-tests.ts';

/** Who is there while routes are asked for. */
export type Making = { site: WritingSite; ann: Reader; chief: Reader; comment: string; commenter: string };
type Make = (making: Making) => Promise<string>;

const insertWith =
  (insert: (db: WritingSite['world']['db'], id: string, making: Making) => Promise<unknown>): Make =>
  async (making) => {
    const { world } = making.site;
    const id = world.newId();
    await world.write(({ db }) => insert(db as WritingSite['world']['db'], id, making));
    return id;
  };

const signingSecret = keptSecret(newSigningSecret('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq'));

/** What the names in the addresses of staff-routes-for-tests.ts stand for: each time something new that is there. */
export const madeForRoles: Record<string, Make> = {
  ...deskStoryMade,
  ...podcastsMade,
  story: async ({ site }) => site.story,
  begun: async ({ site }) => makeStory(site.world, { status: 'draft', headline: 'Somebody else’s draft' }),
  link: async () => 'x',
  version: async () => 'now',
  front: async () => 'en',
  section: ({ site: { world } }) =>
    world.write((tx) => saveSection(world, tx, { edition: 'en', key: world.newId(), name: 'x' })),
  tag: ({ site: { world } }) => world.write((tx) => saveTag(world, tx, { edition: 'en', name: world.newId() })),
  author: ({ site: { world } }) => world.write((tx) => saveAuthor(world, tx, { name: world.newId() })),
  subscriber: async () => 'x',
  letter: async ({ site: { world } }) => {
    const id = world.newId();
    const row = { id, slug: id, edition: 'en', name: 'x', kind: 'hand', settings: '{}', created_at: 1, changed_at: 1 };
    await world.write(async (tx) => {
      await tx.db.insertInto('letter').values(row).execute();
      await tx.changed('letters');
    });
    return id;
  },
  issue: async (making) => {
    const letter = (await madeForRoles['letter']?.(making)) ?? '';
    const { world } = making.site;
    const id = world.newId();
    const row = { id, letter_id: letter, state: 'draft', draft: '{}', code: id, created_at: 1, changed_at: 1 };
    await world.write(({ db }) => db.insertInto('letter_issue').values(row).execute());
    return id;
  },
  colleague: async ({ site }) => (await site.reader(`Colleague ${site.world.newId()}`, 'writer')).account.id,
  invitation: insertWith((db, id) =>
    db
      .insertInto('invitation')
      .values({ id, hash: id, email: `${id}@x.test`, role: 'writer', created_at: 1, sent_at: 1, expires_at: 9e15 })
      .execute(),
  ),
  ...liveMade,
  // A story that stands on the front being arranged.
  picked: async ({ site, chief }) => {
    const place = await placeOf(site.world, 'en');
    if (!place) return assert.fail('there is no front');
    const { version } = await arrangementOf(site.world, place);
    const blocks = [{ id: 'b1', kind: 'list', picks: [{ story: site.story }] }];
    await saveDraft(site.world, { account: chief.account, place, version, layout: { blocks } });
    return site.story;
  },
  comment: async ({ comment }) => comment,
  commenter: async ({ commenter }) => commenter,
  brand: async () => 'light',
  code: async () => 'xx',
  reportYear: async () => '2026',
  reportFile: async () => '2026.csv',
  decision: insertWith((db, id, { comment, ann }) =>
    db
      .insertInto('decision')
      .values({ id, comment_id: comment, account_id: ann.account.id, act: 'approve', at: 1 })
      .execute(),
  ),
  errorReport: insertWith((db, id, { comment, site }) =>
    db
      .insertInto('report')
      .values({ id, kind: 'error', comment_id: comment, article_id: site.story, reason: 'error', created_at: 1 })
      .execute(),
  ),
  media: insertWith((db, id, { chief }) =>
    db
      .insertInto('media')
      .values({
        id,
        kind: 'picture',
        state: 'missing',
        file_name: 'x',
        content_type: '',
        created_at: 1,
        added_by: chief.account.id,
      })
      .execute(),
  ),
  upload: insertWith((db, id, { chief }) =>
    db
      .insertInto('media_upload')
      .values({
        id,
        account_id: chief.account.id,
        file_name: 'x',
        length: 1,
        state: 'open',
        created_at: 1,
        expires_at: 9e15,
      })
      .execute(),
  ),
  restriction: insertWith((db, id, { ann }) =>
    db.insertInto('restriction').values({ id, account_id: ann.account.id, kind: 'hold', starts_at: 1 }).execute(),
  ),
  template: insertWith((db, id) =>
    db
      .insertInto('reply_template')
      .values({ id, rule: 'spam', edition: 'en', title: 'x', words: 'x', changed_at: 1 })
      .execute(),
  ),
  handing: insertWith((db, id, { comment, ann }) =>
    db.insertInto('desk_handing').values({ id, comment_id: comment, from_id: ann.account.id, at: 1 }).execute(),
  ),
  escalation: async ({ site, ann, chief }) => {
    const { newSecret } = site.world;
    const { id } = await ann.post(`In danger: ${newSecret()} ${newSecret()} ${newSecret()} ${newSecret()}.`);
    const outcome = await escalate(site.world, { account: chief.account, commentId: id, words: 'x' });
    return outcome.ok ? outcome.value.escalationId : assert.fail(outcome.refusal);
  },
  appeal: async (making) => {
    const decisionId = (await madeForRoles['decision']?.(making)) ?? '';
    const { world } = making.site;
    const id = world.newId();
    const row = {
      id,
      kind: 'comment',
      comment_id: making.comment,
      decision_id: decisionId,
      words: 'x',
      at: 1,
      due_at: 2,
    };
    await world.write(({ db }) => db.insertInto('appeal').values(row).execute());
    return id;
  },
  view: insertWith((db, id, { ann }) =>
    db
      .insertInto('saved_view')
      .values({ id, account_id: ann.account.id, name: id, query: 'list=waiting', is_shared: 1, at: 1 })
      .execute(),
  ),
  rule: insertWith((db, id) =>
    db
      .insertInto('moderation_rule')
      .values({
        id,
        name: 'x',
        scope: '{"editions":[],"sections":[],"articleIds":[],"languages":[]}',
        conditions: '{"match":"all","list":[{"kind":"answer"}]}',
        act: 'hold',
        created_at: 1,
        changed_at: 1,
      })
      .execute(),
  ),
  webhook: insertWith((db, id) =>
    db
      .insertInto('webhook')
      .values({ id, url: 'https://127.0.0.1:1/', secret: signingSecret, events: '[]', created_at: 1 })
      .execute(),
  ),
  judge: insertWith((db, id) =>
    db
      .insertInto('external_judge')
      .values({
        id,
        name: 'x',
        url: 'https://127.0.0.1:1/',
        secret: signingSecret,
        timeout_ms: 500,
        created_at: 1,
      })
      .execute(),
  ),
};
