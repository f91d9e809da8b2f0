/** A comment is handed to a colleague, or escalated: two small pages, and what they send. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { CommentText, commentById, type Comment } from '../../rooms/discussion/discussion.ts';
import { colleaguesOf, dutySettings, escalate, handOver } from '../../rooms/moderation/moderation.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Select, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { answerJson, backToDesk, fieldOf, showDuty, staffWho, wantsJson } from './duty-pages.tsx';

type WithComment = { Params: { id: string } };

const commentOf = async (world: World, request: FastifyRequest): Promise<Comment | undefined> => {
  const { id } = request.params as { id: string };
  return /^[0-9a-f-]{36}$/.test(id) ? commentById(world, id) : undefined;
};

const Quoted = ({ comment }: { comment: Comment }): JSX.Element => (
  <blockquote class="duty-quote" dir="auto">
    {comment.body ? <CommentText body={comment.body} /> : '(no text)'}
  </blockquote>
);

type Drawn = { comment: Comment; fault?: string | undefined; words?: string; status?: number };

const drawHanding = async (
  { world, reply, account }: { world: World; reply: FastifyReply; account: Account },
  { comment, fault, words = '', status = 200 }: Drawn,
): Promise<void> => {
  const choices = [
    { value: '', label: 'Whoever comes next' },
    ...(await colleaguesOf(world, account)).map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` })),
  ];
  const children = (
    <>
      <Quoted comment={comment} />
      <form class="form" method="post" action={`/comments/${comment.id}/hand-over`}>
        <Select name="to" label="To" choices={choices} fault={fault} />
        <TextField name="words" label="What should they know?" rows={3} maxLength={1_000} value={words} />
        <Button>Hand over</Button>
      </form>
    </>
  );
  await showDuty(reply, { account, here: 'queues', title: 'Hand to a colleague', status, children });
};

const drawEscalation = async (
  { world, reply, account }: { world: World; reply: FastifyReply; account: Account },
  { comment, fault, words = '', status = 200 }: Drawn,
): Promise<void> => {
  const { emergency } = dutySettings(await publicationOf(world));
  const children = (
    <>
      {emergency === '' ? null : (
        <Notice tone="alarm" title="If a life is in danger now">
          <p class="duty-text" dir="auto">
            {emergency}
          </p>
        </Notice>
      )}
      <p>
        A copy of the comment, its earlier versions, its writer’s name and address, and every report is kept apart and
        stays when the comment goes. Editors and publishers are told by mail at once.
      </p>
      <Quoted comment={comment} />
      <form class="form" method="post" action={`/comments/${comment.id}/escalate`}>
        <TextField
          name="words"
          label="What do you fear, and what have you done so far?"
          rows={4}
          maxLength={4_000}
          isRequired
          value={words}
          fault={fault}
        />
        <Button>Escalate</Button>
      </form>
    </>
  );
  await showDuty(reply, { account, here: 'queues', title: 'Escalate', status, children });
};

const handOverRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/comments/:id/hand-over';
  app.get<WithComment>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'hand-over');
    if (!account) return;
    const comment = await commentOf(world, request);
    return comment ? drawHanding({ world, reply, account }, { comment }) : reply.notFound();
  });

  app.post<WithComment>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'hand-over');
    if (!account) return;
    const comment = await commentOf(world, request);
    if (!comment) return reply.notFound();
    const words = fieldOf(request, 'words');
    const outcome = await handOver(world, { account, commentId: comment.id, toId: fieldOf(request, 'to'), words });
    if (wantsJson(request))
      return outcome.ok
        ? answerJson(reply, { state: 'done', id: comment.id, ...outcome.value })
        : answerJson(reply, { state: 'refused', refusal: outcome.refusal }, 422);
    if (outcome.ok) return reply.redirect(backToDesk(world, request, '/newsroom/discussion'), 303);
    const fault = 'This colleague cannot decide about comments.';
    return drawHanding({ world, reply, account }, { comment, words, fault, status: 422 });
  });
};

const escalateRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/comments/:id/escalate';
  app.get<WithComment>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'escalate');
    if (!account) return;
    const comment = await commentOf(world, request);
    return comment ? drawEscalation({ world, reply, account }, { comment }) : reply.notFound();
  });

  app.post<WithComment>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'escalate');
    if (!account) return;
    const comment = await commentOf(world, request);
    if (!comment) return reply.notFound();
    const words = fieldOf(request, 'words');
    const outcome = await escalate(world, { account, commentId: comment.id, words });
    if (wantsJson(request))
      return outcome.ok
        ? answerJson(reply, { state: 'done', id: comment.id, ...outcome.value })
        : answerJson(
            reply,
            { state: 'refused', refusal: outcome.refusal },
            outcome.refusal === 'open-already' ? 409 : 422,
          );
    if (outcome.ok) return reply.redirect(backToDesk(world, request, '/newsroom/discussion'), 303);
    const isOpen = outcome.refusal === 'open-already';
    const fault = isOpen ? 'It is escalated already; a colleague is at it.' : 'Say what you fear: others act on it.';
    return drawEscalation({ world, reply, account }, { comment, words, fault, status: isOpen ? 409 : 422 });
  });
};

export const passingOnRoutes = (app: FastifyInstance, world: World): void => {
  handOverRoutes(app, world);
  escalateRoutes(app, world);
};
