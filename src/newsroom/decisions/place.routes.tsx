/** Where a comment stands: moved under another one, its answers closed; and a decision taken back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  closeSubthread,
  commentById,
  CommentText,
  moveUnder,
  undoDecision,
  undoMinutes,
  type Comment,
  type StaffAction,
} from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { fieldOf, showDuty, staffWho } from '../duties/duty-pages.tsx';
import { answerOutcome, backOf } from './decision-pages.ts';

const desk = '/newsroom/discussion';

const moveFaults = {
  'no-comment': 'There is no such comment.',
  'no-parent': 'A comment can hang only under a published comment of the same story.',
  'own-branch': 'A comment cannot hang on itself or on one of its own answers.',
  'same-place': 'It stands there already.',
  'too-large': 'Too many answers hang on it to be moved at once.',
};
const closeFaults = {
  'no-comment': 'There is no such comment.',
  same: 'It is so already.',
  'too-large': 'Too many answers hang on it to be closed at once.',
};
const undoFaults = {
  gone: 'Something was decided or done since: decide anew.',
  'too-late': `A decision can be taken back for ${undoMinutes} minutes; now decide anew.`,
  'not-allowed': 'Only who made a decision takes it back.',
};

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/** The last id in what was typed: an id, or the address of a comment as it was copied. */
const idIn = (text: string): string | undefined => text.match(uuid)?.at(-1);

type Asking = { world: World; request: FastifyRequest; reply: FastifyReply };
type About = Asking & { account: Account; comment: Comment };
type WithId = { Params: { id: string } };

/** Who asks and about which comment; without both the answer has been sent. */
const about = async (
  { world, request, reply }: Asking,
  action: StaffAction,
): Promise<{ account: Account; comment: Comment } | undefined> => {
  const account = await staffWho(world, { request, reply }, action);
  if (!account) return undefined;
  const id = idIn((request.params as { id: string }).id);
  const comment = id === undefined ? undefined : await commentById(world, id);
  if (!comment) await reply.notFound();
  return comment && { account, comment };
};

const drawMove = async ({ reply, account, comment }: About, fault?: string, status = 200): Promise<void> =>
  showDuty(reply, {
    account,
    here: 'queues',
    title: 'Move a comment',
    status,
    children: (
      <>
        <blockquote class="duty-quote" dir="auto">
          {comment.body ? <CommentText body={comment.body} /> : '(no text)'}
        </blockquote>
        <p>All answers to it move along. Its writer and those who answered keep their comments; counts follow.</p>
        <form class="form" method="post" action={`/comments/${comment.id}/move`}>
          <Field
            name="parent"
            label="Under which comment?"
            hint="The address of a comment of the same story, copied from its time or from “Link”. Leave it empty to let it stand by itself."
            dir="ltr"
            fault={fault}
          />
          <Button>Move</Button>
        </form>
      </>
    ),
  });

/** What could not be done, on a page with a way back. */
const drawFault =
  ({ reply, account, back }: { reply: FastifyReply; account: Account; back: string }, title: string) =>
  (fault: string, status: number): Promise<void> =>
    showDuty(reply, {
      account,
      here: 'queues',
      title,
      status,
      children: (
        <>
          <Notice tone="alarm">{fault}</Notice>
          <p class="link-row">
            <a href={back}>Back</a>
          </p>
        </>
      ),
    });

const moveRoutes = (app: FastifyInstance, world: World): void => {
  app.get<WithId>('/comments/:id/move', async (request, reply) => {
    const asked = await about({ world, request, reply }, 'move');
    if (asked) await drawMove({ world, request, reply, ...asked });
  });

  app.post<WithId>('/comments/:id/move', async (request, reply) => {
    const asked = await about({ world, request, reply }, 'move');
    if (!asked) return;
    const { account, comment } = asked;
    const typed = fieldOf(request, 'parent').trim();
    const parentId = idIn(typed);
    const outcome =
      typed !== '' && parentId === undefined
        ? ({ ok: false, refusal: 'no-parent' } as const)
        : await moveUnder(world, { account, commentId: comment.id, parentId });
    await answerOutcome(request, reply, {
      outcome: outcome.ok ? { ok: true, value: { ...outcome.value, id: comment.id } } : outcome,
      words: moveFaults,
      back: backOf(request, world.config.publicUrl, `${desk}/comments/${comment.id}`),
      draw: (fault, status) => drawMove({ world, request, reply, ...asked }, fault, status),
    });
  });
};

const closingRoute = (app: FastifyInstance, world: World, isClosed: boolean): void => {
  app.post<WithId>(`/comments/:id/${isClosed ? 'close' : 'open'}-subthread`, async (request, reply) => {
    const asked = await about({ world, request, reply }, 'close-subthread');
    if (!asked) return;
    const { account, comment } = asked;
    const outcome = await closeSubthread(world, { account, commentId: comment.id, isClosed });
    const back = backOf(request, world.config.publicUrl, `${desk}/comments/${comment.id}`);
    await answerOutcome(request, reply, {
      outcome: outcome.ok ? { ok: true, value: { ...outcome.value, id: comment.id, isClosed } } : outcome,
      words: closeFaults,
      back,
      draw: drawFault({ reply, account, back }, isClosed ? 'Close a branch' : 'Open a branch'),
    });
  });
};

const undoRoute = (app: FastifyInstance, world: World): void => {
  app.post<WithId>('/decisions/:id/undo', async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'decide');
    if (!account) return;
    const decisionId = idIn(request.params.id);
    if (decisionId === undefined) return reply.notFound();
    const outcome = await undoDecision(world, { account, decisionId });
    const back = backOf(request, world.config.publicUrl, desk);
    await answerOutcome(request, reply, {
      outcome: outcome.ok
        ? {
            ok: true,
            value: { id: outcome.value.commentId, to: outcome.value.state, decisionId: outcome.value.decisionId },
          }
        : outcome,
      words: undoFaults,
      back,
      draw: drawFault({ reply, account, back }, 'Take a decision back'),
    });
  });
};

/** `/comments/:id/move`, `/close-subthread`, `/open-subthread`, and `/decisions/:id/undo`. */
export const placeRoutes = (app: FastifyInstance, world: World): void => {
  moveRoutes(app, world);
  closingRoute(app, world, true);
  closingRoute(app, world, false);
  undoRoute(app, world);
};
