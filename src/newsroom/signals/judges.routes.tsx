import type { FastifyInstance, FastifyReply } from 'fastify';
import { addressFaultWords } from '../../common/outside-address.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { sectionsOf } from '../../rooms/articles/articles.ts';
import {
  addJudge,
  agreementOf,
  awayRules,
  changeJudge,
  judgeById,
  listJudges,
  longestTimeout,
  removeJudge,
  rotateJudgeSecret,
  tryJudge,
  type JudgeDraft,
  type JudgeRefusal,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import type { JudgePlaces } from './JudgeForm.tsx';
import { JudgeList, JudgePage } from './JudgePages.tsx';
import { deskStaff, formOf, showDeskPage } from './signal-page.tsx';

const path = '/newsroom/judges';

const refusalWords: Record<JudgeRefusal, string> = {
  ...addressFaultWords,
  'not-allowed': 'Only editors and publishers may do that.',
  'no-judge': 'This judge is not there any more.',
  'no-name': 'Give it a name.',
  'bad-time': `The longest wait is a whole number of milliseconds from 50 to ${longestTimeout}.`,
  'too-many': 'There are as many judges as there can be.',
};

const placesOf = async (world: World): Promise<JudgePlaces> => {
  const { editions } = await publicationOf(world);
  const sections = new Map<string, string>();
  for (const { code } of editions)
    for (const { key, name } of await sectionsOf(world, code)) if (!sections.has(key)) sections.set(key, name);
  return {
    editions: editions.map(({ code, name }) => ({ key: code, name })),
    sections: Array.from(sections, ([key, name]) => ({ key, name })),
  };
};

const draftOf = (body: unknown, { editions, sections }: JudgePlaces): JudgeDraft => {
  const form = formOf(body);
  const chosen = (name: string, all: JudgePlaces['editions']): string[] =>
    form.list(name).filter((one) => all.some(({ key }) => key === one));
  return {
    name: form.text('name'),
    url: form.text('url'),
    timeoutMs: /^\d{1,5}$/.test(form.text('timeout')) ? Number(form.text('timeout')) : 0,
    whenAway: awayRules.find((one) => one === form.text('when-away')) ?? 'risk',
    scope: {
      editions: chosen('editions', editions),
      sections: chosen('sections', sections),
      mayRefuse: form.has('may-refuse'),
    },
    isOn: form.has('is-on'),
  };
};

type Shown = { secret?: string; said?: string; fault?: string; tried?: string; status?: number };

const showOne = async (
  world: World,
  reply: FastifyReply,
  { account, id, status = 200, ...shown }: Shown & { account: Account; id: string },
): Promise<void> => {
  const judge = await judgeById(world, id);
  if (!judge) return reply.notFound();
  const { timeZone } = (await publicationOf(world)).settings;
  const [agreement, places] = await Promise.all([agreementOf(world, id), placesOf(world)]);
  const children = <JudgePage {...{ judge, agreement, places, timeZone }} {...shown} />;
  await showDeskPage(reply, { account, here: 'judges', title: judge.name, status, children });
};

const showAll = async (
  world: World,
  reply: FastifyReply,
  { account, draft, fault }: { account: Account; draft?: JudgeDraft; fault?: string },
): Promise<void> => {
  const { timeZone } = (await publicationOf(world)).settings;
  const [judges, places] = await Promise.all([listJudges(world), placesOf(world)]);
  const children = <JudgeList {...{ judges, places, timeZone, draft, fault }} />;
  await showDeskPage(reply, { account, here: 'judges', title: 'External judges', status: fault ? 422 : 200, children });
};

const answerWords = ({
  said,
  reason,
  score,
  model,
}: {
  said: string;
  reason: string;
  score: number | undefined;
  model: string;
}) =>
  [
    `It says: ${said}`,
    reason ? `because of “${reason}”` : '',
    score === undefined ? '' : `score ${score}`,
    model ? `model ${model}` : '',
  ]
    .filter(Boolean)
    .join(', ');

type WithId = { Params: { id: string } };

const actingRoutes = (app: FastifyInstance, world: World): void => {
  app.post<WithId>(`${path}/:id/test`, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-judges');
    if (!account) return;
    const { id } = request.params;
    const tried = formOf(request.body).text('text');
    const asked = await tryJudge(world, { account, id, text: tried });
    if (!asked.ok) return reply.notFound();
    const { value } = asked;
    const told =
      value.said === 'away' ? { fault: `It gave no answer: ${value.reason}.` } : { said: `${answerWords(value)}.` };
    await showOne(world, reply, { account, id, tried, ...told });
  });

  app.post<WithId>(`${path}/:id/secret`, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-judges');
    if (!account) return;
    const { id } = request.params;
    const made = await rotateJudgeSecret(world, { account, id });
    if (!made.ok) return reply.notFound();
    const said = 'For a day questions are signed with the old secret as well.';
    await showOne(world, reply, { account, id, secret: made.value.secret, said });
  });

  app.post<WithId>(`${path}/:id/remove`, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-judges');
    if (!account) return;
    await removeJudge(world, { account, id: request.params.id });
    await reply.redirect(path, 303);
  });
};

/** `/newsroom/judges`: checks outside the process that vote on comments. */
export const judgeRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-judges');
    if (account) await showAll(world, reply, { account });
  });

  app.post(path, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-judges');
    if (!account) return;
    const draft = draftOf(request.body, await placesOf(world));
    const added = await addJudge(world, { account, ...draft });
    if (!added.ok) return showAll(world, reply, { account, draft, fault: refusalWords[added.refusal] });
    await showOne(world, reply, { account, id: added.value.id, secret: added.value.secret, said: 'Added.' });
  });

  app.get<WithId>(`${path}/:id`, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-judges');
    if (account) await showOne(world, reply, { account, id: request.params.id });
  });

  app.post<WithId>(`${path}/:id`, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-judges');
    if (!account) return;
    const { id } = request.params;
    const saved = await changeJudge(world, { account, id, ...draftOf(request.body, await placesOf(world)) });
    if (!saved.ok && saved.refusal === 'no-judge') return reply.notFound();
    const told = saved.ok ? { said: 'Saved.' } : { fault: refusalWords[saved.refusal], status: 422 };
    await showOne(world, reply, { account, id, ...told });
  });

  actingRoutes(app, world);
};
