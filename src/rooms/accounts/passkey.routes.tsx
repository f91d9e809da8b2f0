/** Signing in with passkeys, and adding, naming and removing one's own. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { accountBy, deviceOf, signedInBy } from './sessions.ts';
import { credentialWordsOf, lead, showEnding } from './credential-page.tsx';
import { finishSignIn } from './finish-sign-in.ts';
import { addPasskey, nameAnew, passkeyCreation, passkeyRequest, provePasskey, removePasskey } from './passkeys.ts';
import { carriedIn, carrying, lineOf, type Form } from './sign-in-page.tsx';
import { returnPath } from './return-path.ts';
import { againPath, isFresh, needFresh } from './step-up.ts';

type WithId = { Params: { id: string } };

const asked = { limit: 60, perMs: 600_000 };
const methods = '/me/sign-in';

const sendJson = async (reply: FastifyReply, status: number, value: unknown): Promise<void> => {
  await reply.code(status).header('cache-control', 'no-store').send(value);
};

const signInRoutes = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ ...asked, now: world.now });

  app.post('/sign-in/passkey/options', async (request, reply) => {
    if (limit.take(request.network) > 0) return sendJson(reply, 429, {});
    await sendJson(reply, 200, await passkeyRequest(world));
  });

  app.get('/sign-in/passkey', async (request, reply) => lead(reply, request.visit.link('/sign-in')));

  app.post('/sign-in/passkey', async (request, reply) => {
    const form = request.body as Form;
    const carried = carriedIn(form);
    const proven = await provePasskey(world, form?.['credential']);
    if (!proven.ok) {
      const words = credentialWordsOf(request);
      const next = { href: carrying(request.visit.link('/sign-in'), carried), text: words.toSignIn };
      await showEnding(request, reply, {
        title: words.passkeyRefusedTitle,
        text: words.passkeyRefused,
        status: 403,
        next,
      });
      return;
    }
    const { returnTo, draft } = carried;
    const details: Record<string, string> = draft ? { draft } : {};
    await finishSignIn(world, request, reply, {
      account: proven.value,
      method: 'passkey',
      details,
      returnTo,
      hasBoth: true,
    });
  });
};

const add = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const signedIn = await needFresh(world, request, reply);
  if (!signedIn) return;
  const { visit } = request;
  const words = credentialWordsOf(request);
  const name = deviceOf(request.headers['user-agent']) || words.unnamed;
  const answer = (request.body as Form)?.['credential'];
  const added = await addPasskey(world, { by: signedIn, answer, name });
  const back = returnPath((request.body as Form)?.['return']);
  if (added.ok) return lead(reply, back ?? visit.link(`${methods}?done=passkey`));
  const text = added.refusal === 'too-many' ? words.tooManyPasskeys : words.passkeyRefused;
  const next = { href: visit.link(methods), text: words.backToMethods };
  await showEnding(request, reply, { title: words.passkeyRefusedTitle, text, status: 422, next });
};

/** All about passkeys. */
export const passkeyRoutes = (app: FastifyInstance, world: World): void => {
  signInRoutes(app, world);

  app.post(`${methods}/passkeys/options`, async (request, reply) => {
    const signedIn = await signedInBy(world, request);
    const again = againPath(request, request.visit.link(methods));
    if (!signedIn || !(await isFresh(world, signedIn))) return sendJson(reply, 403, { again });
    await sendJson(reply, 200, await passkeyCreation(world, signedIn.account));
  });

  app.post(`${methods}/passkeys`, (request, reply) => add(world, request, reply));

  app.post<WithId>(`${methods}/passkeys/:id/rename`, async (request, reply) => {
    const account = await accountBy(world, request);
    if (!account) return lead(reply, request.visit.link('/sign-in'));
    const name = lineOf(request.body as Form, 'name');
    await nameAnew(world, account, { id: request.params.id, name });
    await lead(reply, request.visit.link(`${methods}?done=renamed`));
  });

  app.post<WithId>(`${methods}/passkeys/:id/remove`, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const { visit } = request;
    const removed = await removePasskey(world, signedIn.account, request.params.id);
    if (removed.ok) return lead(reply, visit.link(`${methods}?done=removed`));
    const words = credentialWordsOf(request);
    const next = { href: visit.link(methods), text: words.backToMethods };
    await showEnding(request, reply, { title: words.secondFactor, text: words.lastFactor, status: 409, next });
  });
};
