import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  commentStates,
  isAbove,
  may,
  restrictionAction,
  restrictionKinds,
  whomToRestrict,
} from '../../rooms/discussion/discussion.ts';
import { addNote, findReaders, readerCard, readerHistory } from '../../rooms/moderation/moderation.ts';
import type { World } from '../../world.ts';
import { answerOutcome } from '../decisions/decision-pages.ts';
import { fieldOf, placeIn, staffWho } from '../duties/duty-pages.tsx';
import { isId, showPeople, textsIn } from './people-pages.tsx';
import { ReaderCardPage, type CardMay } from './ReaderCardPage.tsx';
import type { NoteTyped } from './ReaderNotes.tsx';
import { ReadersPage } from './ReadersPage.tsx';

type Asking = { world: World; request: FastifyRequest; reply: FastifyReply };

/** What may be done here by this account: nobody restricts an equal, or somebody who is not known here. */
const mayDo = async (world: World, account: Account, commenterId: string): Promise<CardMay> => {
  const whom = await whomToRestrict(world, commenterId);
  const isBelow = whom !== undefined && isAbove(account, { id: whom.accountId, role: whom.role });
  return {
    restrict: isBelow ? restrictionKinds.filter((kind) => may(account, restrictionAction[kind])) : [],
    lift: isBelow && may(account, 'lift'),
    note: may(account, 'note'),
    seeNotes: may(account, 'see-notes'),
  };
};

const drawCard = async (
  { world, request, reply }: Asking,
  account: Account,
  { typed = { text: '', fault: undefined }, status = 200 }: { typed?: NoteTyped; status?: number } = {},
): Promise<void> => {
  const { id } = request.params as { id: string };
  const text = textsIn(request);
  const state = commentStates.find((one) => one === text('state'));
  const card = isId(id) ? await readerCard(world, account, id) : undefined;
  const history = card?.ok
    ? await readerHistory(world, account, { commenterId: id, state, before: placeIn(text('before')) })
    : undefined;
  if (!card?.ok || !history?.ok) return reply.notFound();
  const props = { card: card.value, history: history.value, state, visit: request.visit, now: world.now() };
  const page = <ReaderCardPage {...props} can={await mayDo(world, account, id)} note={typed} />;
  const name = card.value.name || 'Former reader';
  await showPeople(reply, {
    account,
    here: 'readers',
    title: name,
    heading: <bdi>{name}</bdi>,
    status,
    children: page,
  });
};

/** Finding readers, a reader's card, and notes on it: `/newsroom/readers`, `/newsroom/readers/:commenterId`. */
export const readerRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom/readers', async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-reader');
    if (!account) return;
    const asked = textsIn(request)('q', 254) ?? '';
    const found = asked === '' ? undefined : await findReaders(world, account, asked);
    const page = (
      <ReadersPage
        visit={request.visit}
        asked={asked}
        found={found?.ok ? found.value : undefined}
        byAddress={may(account, 'see-connections')}
      />
    );
    await showPeople(reply, { account, here: 'readers', title: 'Readers', children: page });
  });

  app.get('/newsroom/readers/:id', async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-reader');
    if (account) await drawCard({ world, request, reply }, account);
  });

  app.post<{ Params: { id: string } }>('/newsroom/readers/:id/notes', async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'note');
    if (!account) return;
    const { id } = request.params;
    if (!isId(id)) return reply.notFound();
    const text = fieldOf(request, 'text');
    const outcome = await addNote(world, { account, commenterId: id, text });
    if (!outcome.ok && outcome.refusal === 'no-reader') return reply.notFound();
    await answerOutcome(request, reply, {
      outcome,
      words: { 'no-text': 'Write what colleagues should know.' },
      back: request.visit.link(`/newsroom/readers/${id}#notes`),
      draw: (fault, status) => drawCard({ world, request, reply }, account, { typed: { text, fault }, status }),
    });
  });
};
