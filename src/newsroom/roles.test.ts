import assert from 'node:assert/strict';
import { test } from 'node:test';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import { roles, type Role } from '../rooms/accounts/accounts.ts';
import { discussionRoutes, staffActions } from '../rooms/discussion/discussion.ts';
import { liveRoutes } from '../rooms/drafting/drafting.ts';
import { writingSite, type Reader } from '../rooms/discussion/writing-for-tests.ts';
import { newsroomRoutes } from './newsroom.routes.tsx';
import { staffRoutes, type StaffRoute, type Who } from './staff-routes-for-tests.ts';
import { madeForRoles, type Making } from './made-for-tests.ts';

const rolesOf = (who: Who): readonly Role[] => (typeof who === 'string' ? staffActions[who] : who);

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
    } else ids[name] = (await madeForRoles[name]?.(making)) ?? assert.fail(`nothing is made for :${name}`);
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
