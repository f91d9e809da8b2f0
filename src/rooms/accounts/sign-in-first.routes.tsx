import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { nameFaultText } from './register-words.ts';
import { becomePublisher, isFirstLink } from './sign-in-first.ts';
import { signInFirstWords, type SignInFirstWords } from './sign-in-first-words.ts';
import { lineOf, showEntrance, type Form } from './sign-in-page.tsx';
import { SignInFirst, SignInFirstOver, type SignInFirstProps } from './views/SignInFirst.tsx';

type WithToken = { Params: { token: string } };

const wordsOf = (request: FastifyRequest): SignInFirstWords =>
  wordsFor(signInFirstWords, request.visit.edition.language);

const showOver = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const words = wordsOf(request);
  await showEntrance(reply, <SignInFirstOver words={words} />, { title: words.overTitle, status: 403 });
};

/** `/sign-in/first/…`: the link that the start of a publication without staff prints. */
export const firstPublisherRoutes = (app: FastifyInstance, world: World): void => {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { token, ...again }: { token: string } & Partial<SignInFirstProps>,
  ): Promise<void> => {
    const words = wordsOf(request);
    const action = request.visit.link(`/sign-in/first/${encodeURIComponent(token)}`);
    const status = again.faults ? { status: 422 } : {};
    await showEntrance(reply, <SignInFirst {...{ words, action }} {...again} />, { title: words.title, ...status });
  };

  app.get<WithToken>('/sign-in/first/:token', async (request, reply) => {
    const { token } = request.params;
    if (!(await isFirstLink(world, token))) return showOver(request, reply);
    await show(request, reply, { token });
  });

  app.post<WithToken>('/sign-in/first/:token', async (request, reply) => {
    const { token } = request.params;
    const words = wordsOf(request);
    const [email, name] = [lineOf(request.body as Form, 'email'), lineOf(request.body as Form, 'name', 500)];
    const made = await becomePublisher(world, token, { email, name });
    if (made.ok) return finishSignIn(world, request, reply, { account: made.value, method: 'link' });
    if (made.refusal === 'over' || !(await isFirstLink(world, token))) return showOver(request, reply);
    const faults =
      made.refusal === 'not-an-email'
        ? { email: words.notAnEmail }
        : { name: nameFaultText(request.visit.edition.language, made.refusal) };
    await show(request, reply, { token, email, name, faults });
  });
};
