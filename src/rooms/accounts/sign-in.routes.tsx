/** The first page of signing in, which is also that of registering, and the asking for a mail. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { normalEmail } from './account.ts';
import { likelyEmail } from './email-hint.ts';
import { sendEntry, wayBack } from './finish-sign-in.ts';
import { createMailThrottles, type MailThrottles } from './mail-throttles.ts';
import { needAccount } from './need-account.ts';
import type { AccountExtras } from './own-data.ts';
import { createProofOfWork, type ProofOfWork } from './proof-of-work.ts';
import { accountBy, sessionOf } from './sessions.ts';
import { askForMail } from './sign-in-by-mail.ts';
import {
  attemptSecretCookie,
  carriedIn,
  lineOf,
  policiesFor,
  showEntrance,
  wordsOf,
  type Carried,
  type Form,
} from './sign-in-page.tsx';
import type { SignInWords } from './sign-in-words.ts';
import { EmailQuestion, GoOn, SignInForm, type SignInFormProps } from './views/SignIn.tsx';
import { OtherWays } from './views/SignInWays.tsx';

/** A stranger's page is the same for everybody who comes from the same place. */
const keptFor = 300;

type Again = Partial<Pick<SignInFormProps, 'email' | 'fault' | 'refused'>> & { status?: number };

/** “40 minutes”, “2 hours”: as exact as anybody wants to know it. */
export const waitText = (words: Pick<SignInWords, 'minutes' | 'hours'>, seconds: number): string =>
  seconds > 5_400 ? words.hours(Math.ceil(seconds / 3_600)) : words.minutes(Math.ceil(seconds / 60));

/**
 * Somebody who is signed in has no business here: back to where they were. A text begun before waits for a button, for looking at a
 * page must not send it.
 */
const leadBack = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
  // Without a session the page is the same for all, and looking for one would make it personal.
  if (sessionOf(world, request.headers.cookie) === undefined) return false;
  const account = await accountBy(world, request);
  if (!account) return false;
  const { visit } = request;
  const words = wordsOf(request);
  const { returnTo, draft } = carriedIn(request.query as Form);
  if (draft === undefined) await sendEntry(reply, { location: returnTo || visit.link('/'), cookies: [] });
  else
    await showEntrance(reply, <GoOn {...{ visit, words, returnTo, draft }} name={account.name} />, {
      title: words.signedIn,
    });
  return true;
};

const resume = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const account = await needAccount(world, request, reply);
  if (!account) return;
  const { returnTo, draft } = carriedIn(request.body as Form);
  const details: Record<string, string> = draft ? { draft } : {};
  await sendEntry(reply, { location: await wayBack(world, request, { account, details, returnTo }), cookies: [] });
};

type Site = { world: World; extras: AccountExtras; throttles: MailThrottles; work: ProofOfWork };

const show = async (
  { world, extras }: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { carried, again }: { carried: Carried; again?: Again },
): Promise<void> => {
  const { visit } = request;
  const words = wordsOf(request);
  const { status, ...typed } = again ?? {};
  const policies = await policiesFor(world, extras, request);
  const ways = <OtherWays visit={visit} words={words} carried={carried} />;
  const part = <SignInForm {...{ visit, words, policies, ways }} {...carried} {...typed} />;
  const isAlone = again !== undefined || carried.draft !== undefined;
  const sheet = { title: words.title, isPrivate: isAlone, islands: ['sign-in.js', 'passkey.js'] };
  await showEntrance(reply, part, {
    ...sheet,
    ...(status ? { status } : {}),
    ...(isAlone ? {} : { maxAge: keptFor }),
  });
};

const refuse = async (site: Site, request: FastifyRequest, reply: FastifyReply, wait: number): Promise<void> => {
  const words = wordsOf(request);
  const text = words.tooMany(waitText(words, wait));
  const form = request.body as Form;
  reply.header('retry-after', String(wait));
  await show(site, request, reply, {
    carried: carriedIn(form),
    again: {
      status: 429,
      email: lineOf(form, 'email'),
      refused: { title: words.tooManyTitle, text, more: words.tooManyElse },
    },
  });
};

const ask = async (site: Site, request: FastifyRequest, reply: FastifyReply, email: string): Promise<void> => {
  const { world, throttles, work } = site;
  const form = request.body as Form;
  const { returnTo, draft } = carriedIn(form);
  const { network, visit } = request;
  const isProven = await work.isRight(form?.['proof'], network);
  const wait = await throttles.take({ email, network, isProven });
  if (wait > 0) return refuse(site, request, reply, wait);
  const isTrapped = lineOf(form, 'website') !== '';
  const details: Record<string, string> = draft ? { draft } : {};
  const secret = await askForMail(world, { email, visit, returnTo, details, isTrapped });
  await reply
    .header('set-cookie', attemptSecretCookie(world, secret))
    .header('cache-control', 'private, no-store')
    .redirect(visit.link('/sign-in/code'), 303);
};

export const mailSignInRoutes = (app: FastifyInstance, world: World, extras: AccountExtras): void => {
  const site = { world, extras, throttles: createMailThrottles(world), work: createProofOfWork(world) };

  app.get('/sign-in', async (request, reply) => {
    if (await leadBack(world, request, reply)) return;
    await show(site, request, reply, { carried: carriedIn(request.query as Form) });
  });

  app.post('/sign-in/resume', (request, reply) => resume(world, request, reply));

  app.get('/sign-in/challenge', async (request, reply) => {
    await reply.header('cache-control', 'no-store').send(await site.work.challenge(request.network));
  });

  app.post('/sign-in', async (request, reply) => {
    const form = request.body as Form;
    const words = wordsOf(request);
    const carried = carriedIn(form);
    const typed = lineOf(form, 'email');
    const email = normalEmail(typed);
    if (email === undefined)
      return show(site, request, reply, { carried, again: { email: typed, fault: words.notAnEmail, status: 422 } });
    const likely = lineOf(form, 'asked') === '' ? likelyEmail(email) : undefined;
    if (likely === undefined) return ask(site, request, reply, email);
    const question = { ...carried, typed: email, likely, proof: lineOf(form, 'proof') };
    const part = <EmailQuestion visit={request.visit} words={words} {...question} />;
    await showEntrance(reply, part, { title: words.didYouMean(likely) });
  });
};
