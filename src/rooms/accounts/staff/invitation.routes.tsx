/**
 * `/invitation/…`: the link in the mail by which somebody is asked to work here. It alone opens nothing: a code goes to the address
 * that was invited, unless the browser is signed in with it already. No GET does anything.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../account.ts';
import { accountRow } from '../accounts.store.ts';
import { sendCodeTo, showCodePage, typedCode, type CodePlace } from '../code-page.tsx';
import { finishSignIn } from '../finish-sign-in.ts';
import { readName } from '../name-rules.ts';
import { nameFaultText } from '../register-words.ts';
import { accountBy } from '../sessions.ts';
import { lineOf, showEntrance, type Form } from '../sign-in-page.tsx';
import { acceptInvitation, invitationFor } from './accept-invitation.ts';
import { InvitationOver, InvitationPage } from './InvitationPage.tsx';
import type { Invitation } from './invite.ts';
import { staffWords, type StaffWords } from './staff-words.ts';

type WithToken = { Params: { token: string } };
type Asked = { request: FastifyRequest; reply: FastifyReply };

const wordsOf = (request: FastifyRequest): StaffWords => wordsFor(staffWords, request.visit.edition.language);

const showOver = async ({ request, reply }: Asked): Promise<void> => {
  request.isPersonal = true;
  const said = wordsOf(request);
  await showEntrance(reply, <InvitationOver said={said} />, { title: said.overTitle, status: 403 });
};

const placeOf = (token: string): CodePlace => ({
  purpose: 'invitation',
  path: `/invitation/${token}/code`,
  again: `/invitation/${token}`,
});

type Shown = { token: string; invitation: Invitation; name?: string; fault?: string };

const whoIsHere = async (
  world: World,
  request: FastifyRequest,
  { email }: Invitation,
): Promise<'here' | 'known' | 'new'> => {
  if ((await accountBy(world, request))?.email === email) return 'here';
  return (await accountRow(world.db, { email })) ? 'known' : 'new';
};

const show = async (world: World, { request, reply }: Asked, shown: Shown): Promise<void> => {
  const { token, invitation, name, fault } = shown;
  const said = wordsOf(request);
  const by = invitation.by === undefined ? undefined : await accountRow(world.db, { id: invitation.by });
  const part = (
    <InvitationPage
      {...{ said, invitation, name, fault }}
      publication={request.visit.edition.publicationName}
      by={by?.name}
      action={request.visit.link(`/invitation/${token}`)}
      who={await whoIsHere(world, request, invitation)}
    />
  );
  await showEntrance(reply, part, { title: said.title, ...(fault ? { status: 422 } : {}) });
};

/** The invitation of this link; without one the answer has been sent already. */
const invited = async (world: World, asked: Asked, token: string): Promise<Invitation | undefined> => {
  const invitation = await invitationFor(world, token);
  if (!invitation) await showOver(asked);
  return invitation;
};

const enter = (world: World, { request, reply }: Asked, account: Account): Promise<void> =>
  finishSignIn(world, request, reply, { account, method: 'code', returnTo: '/newsroom', byMail: true });

const codeRoutes = (app: FastifyInstance, world: World): void => {
  app.post<WithToken>('/invitation/:token/send', async (request, reply) => {
    const { token } = request.params;
    const invitation = await invited(world, { request, reply }, token);
    if (!invitation) return;
    const name = lineOf(request.body as Form, 'name', 500);
    const isNew = (await whoIsHere(world, request, invitation)) === 'new';
    const read = isNew ? readName(name) : undefined;
    if (read && !read.ok) {
      const fault = nameFaultText(request.visit.edition.language, read.refusal);
      return show(world, { request, reply }, { token, invitation, name, fault });
    }
    const payload = { invitation: invitation.id, name };
    await sendCodeTo(world, request, reply, { place: placeOf(token), email: invitation.email, payload });
  });

  app.get<WithToken>('/invitation/:token/code', async (request, reply) => {
    const { token } = request.params;
    if (await invited(world, { request, reply }, token)) await showCodePage(world, request, reply, placeOf(token));
  });

  app.post<WithToken>('/invitation/:token/code', async (request, reply) => {
    const { token } = request.params;
    const invitation = await invited(world, { request, reply }, token);
    const proven = invitation && (await typedCode(world, request, reply, placeOf(token)));
    if (!invitation || !proven) return;
    if (proven.payload['invitation'] !== invitation.id) return showOver({ request, reply });
    const { email } = proven;
    const name = proven.payload['name'] ?? '';
    const done = await acceptInvitation(world, { token, email, name });
    if (done.ok) return enter(world, { request, reply }, done.value);
    if (done.refusal === 'over') return showOver({ request, reply });
    const fault = nameFaultText(request.visit.edition.language, done.refusal);
    return show(world, { request, reply }, { token, invitation, name, fault });
  });
};

export const invitationRoutes = (app: FastifyInstance, world: World): void => {
  app.get<WithToken>('/invitation/:token', async (request, reply) => {
    const { token } = request.params;
    const invitation = await invited(world, { request, reply }, token);
    if (invitation) await show(world, { request, reply }, { token, invitation });
  });

  // Only for who is signed in with the very address; everybody else shows first that they read its mail.
  app.post<WithToken>('/invitation/:token', async (request, reply) => {
    const { token } = request.params;
    const invitation = await invited(world, { request, reply }, token);
    if (!invitation) return;
    const account = await accountBy(world, request);
    if (account?.email !== invitation.email) return show(world, { request, reply }, { token, invitation });
    const done = await acceptInvitation(world, { token, email: account.email });
    if (!done.ok) return showOver({ request, reply });
    // The session stays as it is: nothing was proved anew.
    await reply.header('cache-control', 'private, no-store').redirect('/newsroom', 303);
  });

  codeRoutes(app, world);
};
