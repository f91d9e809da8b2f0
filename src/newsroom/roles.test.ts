import assert from 'node:assert/strict';
import { test } from 'node:test';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import { makeStory } from '../../test/make-stories.ts';
import { keptSecret, newSigningSecret } from '../common/signed-message.ts';
import { roles, type Role } from '../rooms/accounts/accounts.ts';
import { saveAuthor, saveSection, saveTag } from '../rooms/articles/articles.ts';
import { discussionRoutes, staffActions } from '../rooms/discussion/discussion.ts';
import { liveRoutes } from '../rooms/drafting/drafting.ts';
import { arrangementOf, placeOf, saveDraft } from '../rooms/fronts/fronts.ts';
import { escalate } from '../rooms/moderation/moderation.ts';
import { writingSite, type Reader, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { liveMade } from './live/live-for-tests.ts';
import { newsroomRoutes } from './newsroom.routes.tsx';
import { deskStoryMade } from './stories/desk/desk-routes-for-tests.ts';
import { staffRoutes, type StaffRoute, type Who } from './staff-routes-for-tests.ts';

const rolesOf = (who: Who): readonly Role[] => (typeof who === 'string' ? staffActions[who] : who);

type Making = { site: WritingSite; ann: Reader; chief: Reader; comment: string; commenter: string };
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

/** What the names in the addresses stand for: each time something new that is there. */
const made: Record<string, Make> = {
  ...deskStoryMade,
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
    const letter = (await made['letter']?.(making)) ?? '';
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
    const decisionId = (await made['decision']?.(making)) ?? '';
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

/** The address with something real in place of each name; a delivery belongs to the hook before it. */
const concrete = async (making: Making, path: string): Promise<string> => {
  let found = path;
  const ids: Record<string, string> = {};
  for (const [, name = ''] of path.matchAll(/:(\w+)/g)) {
    if (name === 'delivery') {
      const { world } = making.site;
      const row = { id: world.newId(), webhook_id: ids['webhook'] ?? '', event: 'x', payload: '{}', created_at: 1 };
      await world.write(({ db }) => db.insertInto('webhook_delivery').values(row).execute());
      ids[name] = row.id;
    } else ids[name] = (await made[name]?.(making)) ?? assert.fail(`nothing is made for :${name}`);
    found = found.replace(`:${name}`, ids[name] ?? '');
  }
  return found;
};

/** Not there, not allowed, or led to the sign-in page. */
const isDenied = (answer: Response): boolean =>
  [401, 403, 404].includes(answer.status) || /\/sign-in(?:$|\?)/.test(answer.headers.get('location') ?? '');

const ask = async (making: Making, person: Pick<Reader, 'get' | 'send'>, route: StaffRoute): Promise<Response> => {
  const [, address, fields = {}] = route;
  const [method = '', path = ''] = address.split(' ');
  const place = await concrete(making, path);
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) sent[name] = await concrete(making, value);
  if (method === 'GET') return person.get(place);
  if (method === 'POST') return person.send(place, sent);
  const cookie = 'cookie' in person ? String(person.cookie) : '';
  return making.site.request(place, { method, headers: { origin: 'http://courant.test', cookie } });
};

const prepare = async (): Promise<Making> => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const { id } = await ann.post('A comment that everybody is asked about.');
  // Whoever is warned and banned is somebody else: Ann goes on writing.
  const ben = await site.reader('Ben');
  const other = await ben.post('Another one, by somebody who is warned and banned.');
  const rows = site.world.db.selectFrom('comment').select('commenter_id').where('id', '=', other.id);
  const row = await rows.executeTakeFirstOrThrow();
  const chief = await site.reader('Chief', 'publisher');
  return { site, ann, chief, comment: id, commenter: row.commenter_id };
};

/** What staff could have changed. */
const traces = async ({ site: { world }, ann, chief }: Making): Promise<unknown> => ({
  decisions: await world.db
    .selectFrom('decision')
    .select(['act', 'account_id'])
    .where('account_id', 'not in', [ann.account.id, chief.account.id])
    .execute(),
  settings: await world.db.selectFrom('setting').selectAll().orderBy('name').execute(),
  rows: await Promise.all(
    (['hand_over_note', 'moderation_shift', 'desk_claim', 'saved_view'] as const).map(async (table) => {
      const all = await world.db.selectFrom(table).select('account_id').execute();
      return all.filter(({ account_id: by }) => by !== ann.account.id).length;
    }),
  ),
});

test('no role can do at the desk what the table of permissions does not give it, and nothing is changed by trying', async () => {
  const making = await prepare();
  const before = await traces(making);
  for (const role of roles) {
    const person = await making.site.reader(`Denied ${role}`, role);
    for (const route of staffRoutes) {
      if (rolesOf(route[0]).includes(role)) continue;
      const answer = await ask(making, person, route);
      assert.ok(isDenied(answer), `${role}: ${route[1]} answered ${answer.status}`);
    }
  }
  for (const route of staffRoutes.filter(([who]) => !rolesOf(who).includes('reader')))
    assert.ok(isDenied(await ask(making, making.site.stranger, route)), `stranger: ${route[1]}`);
  assert.deepEqual(await traces(making), before);
  await making.site.close();
});

test('every role can do at the desk what the table of permissions gives it', async () => {
  const making = await prepare();
  for (const role of roles) {
    const person = await making.site.reader(`Allowed ${role}`, role);
    for (const route of staffRoutes) {
      if (!rolesOf(route[0]).includes(role) || route[3] === 'stream') continue;
      const answer = await ask(making, person, route);
      // What somebody else has decided is theirs to take back; everything else is open.
      const isOthers = route[1].startsWith('POST /decisions') && answer.status === 403;
      assert.ok(isOthers || !isDenied(answer), `${role}: ${route[1]} answered ${answer.status}`);
      assert.ok(answer.status < 500, `${role}: ${route[1]} answered ${answer.status}`);
    }
  }
  await making.site.close();
});

test('every address of the staff side has its line in the table of roles, and every action somebody to do it', async () => {
  const { site } = await prepare();
  const fastify = Fastify();
  const found: string[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') found.push(`${one} ${url.replaceAll(/:\w+/g, ':')}`);
  });
  await fastify.register(formbody);
  fastify.decorate('streams', {} as never);
  newsroomRoutes(fastify, site.world);
  await fastify.ready();
  const known = new Set(staffRoutes.map(([, route]) => route.replaceAll(/:\w+/g, ':')));
  assert.deepEqual(
    found.filter((route) => !known.has(route)),
    [],
    'routes without a line in staff-routes-for-tests.ts',
  );
  const all = Fastify();
  const others: string[] = [];
  all.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) others.push(`${one} ${url.replaceAll(/:\w+/g, ':')}`);
  });
  all.decorate('streams', {} as never);
  await all.register(formbody);
  discussionRoutes(all, site.world);
  liveRoutes(all, site.world);
  await all.ready();
  const there = new Set([...found, ...others]);
  assert.deepEqual(
    [...known].filter((route) => !there.has(route)),
    [],
    'lines without a route',
  );
  for (const [action, allowed] of Object.entries(staffActions)) {
    assert.ok(allowed.length > 0 && allowed.includes('publisher'), action);
    assert.ok(!(allowed as readonly Role[]).includes('reader'), `readers must not ${action}`);
  }
  await fastify.close();
  await all.close();
  await site.close();
});
