/** Warning, suspending, banning, holding; and lifting that again. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  liftRestriction,
  nameOfAccount,
  restrict,
  restrictionAction,
  restrictionById,
  restrictionKinds,
  restrictionsOf,
  templatesFor,
  whomToRestrict,
  type Restriction,
  type RestrictionKind,
  type Whom,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { fieldOf, showDuty, staffWho } from '../duties/duty-pages.tsx';
import { answerOutcome, backOf } from './decision-pages.ts';
import { LiftForm } from './LiftForm.tsx';
import { kindWords, RestrictForm, spans, type Typed } from './RestrictForm.tsx';

const day = 86_400_000;
const desk = '/newsroom/discussion';

const restrictFaults = {
  'no-reader': 'There is nobody any more who could be told.',
  'above-you':
    'Only somebody above them can do that: staff are not restricted by their equals, and nobody by themselves.',
  'no-rule': 'Say under which rule of the guidelines.',
  'bad-time': 'Choose for how long, at most a year.',
  already: 'It is so already.',
};
const liftFaults = {
  'above-you': restrictFaults['above-you'],
  gone: 'It was lifted already.',
};

type Asking = { world: World; request: FastifyRequest; reply: FastifyReply };
type Known = { account: Account; whom: Whom; kind: RestrictionKind };

const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What stands in the form when it is opened: a rule and words that a link names. */
const begun = async (
  { world, request }: Asking,
  whom: Whom,
): Promise<{ typed: Typed; templates: Awaited<ReturnType<typeof templatesFor>> }> => {
  const { editionByCode, defaultEdition } = await publicationOf(world);
  const templates = await templatesFor(world, editionByCode(whom.edition ?? '') ?? defaultEdition);
  const query = request.query as Record<string, unknown>;
  const chosen = templates[Number(textOf(query['template']) || -1)];
  const rule = chosen?.rule ?? textOf(query['rule']);
  const days = textOf(query['days']);
  return { typed: { rule, words: chosen?.words ?? '', days, withComments: false }, templates };
};

const draw = async (
  asking: Asking,
  { account, whom, kind }: Known,
  again: { typed?: Typed; fault?: string; status?: number } = {},
): Promise<void> => {
  const { world, request, reply } = asking;
  const { typed, templates } = await begun(asking, whom);
  const { settings } = await publicationOf(world);
  const form = (
    <RestrictForm
      kind={kind}
      action={`/newsroom/readers/${whom.commenterId}/${kind}`}
      back={backOf(request, world.config.publicUrl, desk)}
      person={{ name: whom.name, published: whom.publishedCount, removed: whom.removedCount }}
      standing={await restrictionsOf(world, whom.accountId)}
      templates={templates}
      typed={again.typed ?? typed}
      fault={again.fault}
      now={world.now()}
      timeZone={settings.timeZone}
    />
  );
  const title = `${kindWords[kind].title}: ${whom.name}`;
  await showDuty(reply, { account, here: 'queues', title, status: again.status ?? 200, children: form });
};

const sent = (request: FastifyRequest): Typed => ({
  rule: fieldOf(request, 'rule'),
  words: fieldOf(request, 'words'),
  days: fieldOf(request, 'days'),
  withComments: ['1', 'true', 'on'].includes(fieldOf(request, 'withComments')),
});

/** A time a program names, or so many days from now. */
const untilOf = (request: FastifyRequest, { days }: Typed, now: number): number | undefined => {
  const named = Date.parse(fieldOf(request, 'until'));
  if (!Number.isNaN(named)) return named;
  return spans.some(({ value }) => value === days) ? now + Number(days) * day : undefined;
};

const kindRoutes = (app: FastifyInstance, world: World, kind: RestrictionKind): void => {
  const path = `/newsroom/readers/:id/${kind}`;
  const known = async (asking: Asking): Promise<Known | undefined> => {
    const account = await staffWho(world, asking, restrictionAction[kind]);
    if (!account) return undefined;
    const { id } = asking.request.params as { id: string };
    const whom = isId(id) ? await whomToRestrict(world, id) : undefined;
    if (!whom) await asking.reply.notFound();
    return whom && { account, whom, kind };
  };

  app.get(path, async (request, reply) => {
    const asking = { world, request, reply };
    const found = await known(asking);
    if (found) await draw(asking, found);
  });

  app.post(path, async (request, reply) => {
    const asking = { world, request, reply };
    const found = await known(asking);
    if (!found) return;
    const typed = sent(request);
    const { rule, words, withComments } = typed;
    const { account, whom } = found;
    const until = untilOf(request, typed, world.now());
    await answerOutcome(request, reply, {
      outcome: await restrict(world, {
        account,
        commenterId: whom.commenterId,
        kind,
        rule,
        words,
        until,
        withComments,
      }),
      words: restrictFaults,
      back: backOf(request, world.config.publicUrl, desk),
      draw: (fault, status) => draw(asking, found, { typed, fault, status }),
    });
  });
};

const liftRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/restrictions/:id/lift';
  const known = async ({
    request,
    reply,
  }: Asking): Promise<{ account: Account; restriction: Restriction } | undefined> => {
    const account = await staffWho(world, { request, reply }, 'lift');
    if (!account) return undefined;
    const { id } = request.params as { id: string };
    const restriction = isId(id) ? await restrictionById(world, id) : undefined;
    if (!restriction) await reply.notFound();
    return restriction && { account, restriction };
  };
  const drawLift = async (
    { request, reply }: Asking,
    { account, restriction }: { account: Account; restriction: Restriction },
    { words = '', fault = '', status = 200 } = {},
  ): Promise<void> => {
    const name = await nameOfAccount(world, restriction.accountId);
    const back = backOf(request, world.config.publicUrl, desk);
    const children = <LiftForm {...{ restriction, name, back, words, fault }} />;
    await showDuty(reply, { account, here: 'queues', title: `Lift: ${name}`, status, children });
  };

  app.get(path, async (request, reply) => {
    const asking = { world, request, reply };
    const found = await known(asking);
    if (found) await drawLift(asking, found);
  });

  app.post(path, async (request, reply) => {
    const asking = { world, request, reply };
    const found = await known(asking);
    if (!found) return;
    const { words, withComments } = sent(request);
    const { account, restriction } = found;
    await answerOutcome(request, reply, {
      outcome: await liftRestriction(world, { account, restrictionId: restriction.id, words, withComments }),
      words: liftFaults,
      back: backOf(request, world.config.publicUrl, desk),
      draw: (fault, status) => drawLift(asking, found, { words, fault, status }),
    });
  });
};

/** `/newsroom/readers/:commenterId/{warn,suspend,ban,hold}` and `/newsroom/restrictions/:id/lift`. */
export const restrictRoutes = (app: FastifyInstance, world: World): void => {
  for (const kind of restrictionKinds) kindRoutes(app, world, kind);
  liftRoutes(app, world);
};
