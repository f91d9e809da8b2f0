/** How many discussions there are hands for, and whose addresses are not welcome. */
import * as v from 'valibot';
import {
  discussionSettings,
  domainActs,
  mostThreads,
  otherwiseStates,
  setCapacity,
  setMailDomain,
  type Capacity,
} from '../rooms/discussion/discussion.ts';
import { deskProblems, deskRefusal } from './desk-refusals.ts';
import { capacitySchema } from './desk-schemas.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { id, line, moment } from './schemas.ts';
import { momentText } from './shown.tsx';

const moderation = { access: 'moderate', group: 'Moderation', problems: deskProblems } as const;
const example = {
  isLimited: true,
  threads: 6,
  until: '2026-11-08T06:00:00.000Z',
  otherwise: 'held' as const,
  articleIds: [ids.story],
};

const shown = (capacity: Capacity, now: number) => ({
  ...capacity,
  articleIds: [...capacity.articleIds],
  isLimited: capacity.until > now,
  until: momentText(capacity.until),
});

const capacity = [
  endpoint({
    ...moderation,
    id: 'getCapacity',
    method: 'GET',
    path: '/capacity',
    summary: 'How many discussions may be open just now, and how all others fare',
    answer: capacitySchema,
    example,
    run: async ({ world, visit }) => answered(shown(discussionSettings(visit.publication).capacity, world.now())),
  }),
  endpoint({
    ...moderation,
    id: 'setCapacity',
    method: 'PUT',
    path: '/capacity',
    summary: 'Say how many discussions there are hands for tonight',
    detail:
      'Those named stay as they are; all other open ones follow `otherwise` until the time is over. A time in the past ends it.',
    body: v.strictObject({
      threads: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostThreads)),
      until: moment,
      otherwise: v.picklist(otherwiseStates),
      articleIds: v.pipe(v.array(id), v.maxLength(mostThreads)),
    }),
    bodyExample: { threads: 6, until: example.until, otherwise: 'held', articleIds: [ids.story] },
    answer: capacitySchema,
    example,
    run: async ({ world, account, body }) => {
      const done = await setCapacity(world, { account, capacity: { ...body, until: Date.parse(body.until) } });
      if (done.ok) return answered(shown(done.value, world.now()));
      return deskRefusal({ refusal: done.refusal === 'not-allowed' ? 'not-allowed' : 'bad-capacity' });
    },
  }),
];

const domains = [
  endpoint({
    ...moderation,
    id: 'setMailDomain',
    method: 'PUT',
    path: '/mail-domains/{domain}',
    summary: 'Say what is done with addresses of a domain and of those below it',
    detail: 'At registration and with every comment.',
    params: { domain: line(253) },
    body: v.strictObject({ act: v.picklist(domainActs), note: v.optional(line(200), '') }),
    bodyExample: { act: 'hold', note: 'A flood in May.' },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await setMailDomain(world, { account, ...params, ...body });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...moderation,
    id: 'removeMailDomain',
    method: 'DELETE',
    path: '/mail-domains/{domain}',
    summary: 'Do nothing with them any more',
    params: { domain: line(253) },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await setMailDomain(world, { account, ...params, act: undefined, note: '' });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
];

export const capacityEndpoints = [...capacity, ...domains];
