/** Appeals on the desk: the list, and one with its answer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  appealCase,
  caseNumber,
  decideAppeal,
  openAppeals,
  type AppealFault,
  type AppealVerdict,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { answerJson, fieldOf, placeIn, showDuty, staffWho, timeZoneOf, wantsJson } from '../duties/duty-pages.tsx';
import { AppealCasePage, appealFaults } from './AppealCasePage.tsx';
import { AppealList } from './AppealList.tsx';

const path = '/newsroom/discussion/appeals';
const idPattern = /^[0-9a-f-]{36}$/;

type OneAppeal = { Params: { id: string } };
type Shown = { account: Account; id: string; fault?: AppealFault };

const statusOf: Record<AppealFault, number> = {
  'not-allowed': 403,
  'no-appeal': 404,
  gone: 409,
  'same-person': 403,
  own: 403,
  'no-answer': 422,
};

const showCase = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, id, fault }: Shown,
): Promise<void> => {
  const found = idPattern.test(id) ? await appealCase(world, account, id) : undefined;
  if (!found) return reply.notFound();
  const typed = {
    answer: fieldOf(request, 'answer'),
    rule: fieldOf(request, 'rule'),
    wordsToWriter: fieldOf(request, 'wordsToWriter'),
  };
  const publication = await publicationOf(world);
  return showDuty(reply, {
    account,
    here: 'appeals',
    title: `Appeal ${caseNumber(id)}`,
    status: fault ? statusOf[fault] : 200,
    children: <AppealCasePage {...{ case: found, publication, now: world.now(), fault, typed }} />,
  });
};

const verdictOf = (text: string): AppealVerdict | undefined =>
  text === 'upheld' || text === 'overturned' ? text : undefined;

export const appealDeskRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { after?: string } }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const page = await openAppeals(world, { after: placeIn(request.query.after) });
    const children = <AppealList page={page} now={world.now()} timeZone={await timeZoneOf(world)} />;
    await showDuty(reply, { account, here: 'appeals', title: 'Appeals', children });
  });

  app.get<OneAppeal>(`${path}/:id`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    return account && showCase(world, request, reply, { account, id: request.params.id });
  });

  app.post<OneAppeal>(`${path}/:id`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'decide-appeal');
    if (!account) return;
    const { id } = request.params;
    const verdict = verdictOf(fieldOf(request, 'verdict'));
    if (!idPattern.test(id) || !verdict) return reply.notFound();
    const outcome = await decideAppeal(world, {
      account,
      appealId: id,
      verdict,
      answer: fieldOf(request, 'answer'),
      rule: fieldOf(request, 'rule'),
      wordsToWriter: fieldOf(request, 'wordsToWriter'),
    });
    if (wantsJson(request))
      return outcome.ok
        ? answerJson(reply, { state: 'done', ...outcome.value })
        : answerJson(
            reply,
            { state: 'refused', refusal: outcome.refusal, words: appealFaults[outcome.refusal] },
            statusOf[outcome.refusal],
          );
    if (!outcome.ok) return showCase(world, request, reply, { account, id, fault: outcome.refusal });
    await reply.header('cache-control', 'private, no-store').redirect(`${path}/${id}`, 303);
  });
};
