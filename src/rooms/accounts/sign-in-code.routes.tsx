/** What comes after the mail: its code, its link, and the name of somebody new. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { goOn, sendEntry } from './finish-sign-in.ts';
import { inventName } from './names.ts';
import type { AccountExtras } from './own-data.ts';
import { registerByMail } from './register.ts';
import { nameFaultText } from './register-words.ts';
import { redeemSignInLink } from './sign-in.ts';
import { attemptByLink, attemptOf, digitsOf, redeemAttempt, tryCode, type Attempt } from './sign-in-by-mail.ts';
import {
  attemptSecret,
  attemptSecretCookie,
  carrying,
  lineOf,
  policiesFor,
  showEntrance,
  wordsOf,
  type Form,
} from './sign-in-page.tsx';
import { sessionOf, signedInBy, type SignInMethod } from './sessions.ts';
import { Confirm, SignInCode, SignInOver, SignInRefused } from './views/SignInCode.tsx';

type WithToken = { Params: { token: string } };
type Proven = { attempt: Attempt; method: SignInMethod; action: string };

const againPath = (request: FastifyRequest, attempt: Attempt | undefined): string =>
  carrying(request.visit.link('/sign-in'), {
    returnTo: attempt?.returnTo ?? '',
    draft: attempt?.details['draft'],
  });

const showOver = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { attempt, isLink }: { attempt?: Attempt | undefined; isLink: boolean },
): Promise<void> => {
  const words = wordsOf(request);
  const [title, text] = isLink ? [words.expiredTitle, words.expired] : [words.codeOverTitle, words.codeOver];
  const part = <SignInOver {...{ title, text, words }} again={againPath(request, attempt)} />;
  await showEntrance(reply, part, { title, status: 403 });
};

const showCode = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { attempt, fault }: { attempt: Attempt; fault?: string },
): Promise<void> => {
  const words = wordsOf(request);
  const { visit } = request;
  const part = <SignInCode {...{ visit, words, fault }} email={attempt.email} again={againPath(request, attempt)} />;
  await showEntrance(reply, part, { title: words.codeTitle, ...(fault ? { status: 422 } : {}) });
};

const enter = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, attempt, method }: { account: Account; attempt: Attempt; method: SignInMethod },
): Promise<void> => {
  const { details, returnTo } = attempt;
  const entry = await goOn(world, request, { account, method, details, returnTo, byMail: true });
  await sendEntry(reply, { ...entry, cookies: [...entry.cookies, attemptSecretCookie(world, undefined)] });
};

/** The button, and for somebody new the name above it. */
const showConfirm = async (
  { world, extras }: { world: World; extras: AccountExtras },
  request: FastifyRequest,
  reply: FastifyReply,
  { attempt, action, name, fault }: Omit<Proven, 'method'> & { name?: string; fault?: string },
): Promise<void> => {
  const words = wordsOf(request);
  const { edition } = request.visit;
  const isKnown = (await accountRow(world.db, { email: attempt.email })) !== undefined;
  const newcomer = isKnown
    ? {}
    : {
        newcomer: {
          name: name ?? (await inventName(world, world.db, edition.language)),
          fault,
          policies: await policiesFor(world, extras, request),
        },
      };
  const { publicationName } = edition;
  const part = <Confirm {...{ words, publicationName, action }} email={attempt.email} {...newcomer} />;
  const title = isKnown ? words.confirmTitle(publicationName) : words.registerTitle(publicationName);
  await showEntrance(reply, part, { title, ...(fault ? { status: 422 } : {}) });
};

/** Lets somebody in who pressed the button, with a new account where there was none. */
const press = async (
  site: { world: World; extras: AccountExtras },
  request: FastifyRequest,
  reply: FastifyReply,
  proven: Proven,
): Promise<void> => {
  const { world } = site;
  const { attempt, method } = proven;
  const known = await redeemAttempt(world, attempt);
  if (known) return enter(world, request, reply, { account: known, attempt, method });
  const form = request.body as Form;
  const { edition } = request.visit;
  const name = lineOf(form, 'name', 500);
  const made = await registerByMail(world, attempt, { name, edition: edition.code });
  if (made.ok) return enter(world, request, reply, { account: made.value, attempt, method });
  if (made.refusal === 'over' || made.refusal === 'known-already')
    return showOver(request, reply, { attempt, isLink: method === 'link' });
  // Without a form's name there is nothing to find fault with: the page asks for one.
  const fault = form?.['name'] === undefined ? {} : { name, fault: nameFaultText(edition.language, made.refusal) };
  await showConfirm(site, request, reply, { ...proven, ...fault });
};

const codeRoutes = (app: FastifyInstance, world: World, extras: AccountExtras): void => {
  const nameAction = (request: FastifyRequest): string => request.visit.link('/sign-in/name');

  app.get('/sign-in/code', async (request, reply) => {
    const attempt = await attemptOf(world, attemptSecret(world, request));
    if (!attempt)
      return reply.header('cache-control', 'private, no-store').redirect(request.visit.link('/sign-in'), 303);
    const isOver = attempt.state !== 'open' || attempt.triesLeft === 0 || attempt.codeUntil <= world.now();
    await (isOver ? showOver(request, reply, { attempt, isLink: false }) : showCode(request, reply, { attempt }));
  });

  app.post('/sign-in/code', async (request, reply) => {
    const words = wordsOf(request);
    const secret = attemptSecret(world, request);
    const before = await attemptOf(world, secret);
    if (!secret || !before) return showOver(request, reply, { isLink: false });
    const code = digitsOf((request.body as Form)?.['code']);
    // A slip that cannot be the code costs no try.
    if (code.length !== 6 && before.state === 'open')
      return showCode(request, reply, { attempt: before, fault: words.sixDigits });
    const attempt = await tryCode(world, secret, code);
    if (attempt) {
      const account = await redeemAttempt(world, attempt);
      if (account) return enter(world, request, reply, { account, attempt, method: 'code' });
      return showConfirm({ world, extras }, request, reply, { attempt, action: nameAction(request) });
    }
    const after = await attemptOf(world, secret);
    const isOver = !after || after.state !== 'open' || after.triesLeft === 0 || after.codeUntil <= world.now();
    if (isOver) return showOver(request, reply, { attempt: before, isLink: false });
    await showCode(request, reply, { attempt: after, fault: words.wrongCode(after.triesLeft) });
  });

  app.post('/sign-in/name', async (request, reply) => {
    const attempt = await attemptOf(world, attemptSecret(world, request));
    if (!attempt?.isProven || attempt.state !== 'open') return showOver(request, reply, { attempt, isLink: false });
    await press({ world, extras }, request, reply, { attempt, method: 'code', action: nameAction(request) });
  });

  // Whoever loads the page of the name again has come by GET: there is nothing to show but the way back in.
  app.get('/sign-in/name', async (request, reply) => {
    const attempt = await attemptOf(world, attemptSecret(world, request));
    if (!attempt?.isProven || attempt.state !== 'open') return showOver(request, reply, { attempt, isLink: false });
    await showConfirm({ world, extras }, request, reply, { attempt, action: nameAction(request) });
  });
};

/** Who has used a link and opens it once more on the same device is simply led on. */
const isDoneHere = async (world: World, request: FastifyRequest, attempt: Attempt): Promise<boolean> => {
  if (attempt.state !== 'used' || !sessionOf(world, request.headers.cookie)) return false;
  return (await signedInBy(world, request))?.account.email === attempt.email;
};

/** A link an operator made: whether it is still good shows when the button is pressed. */
const showOperatorLink = async (request: FastifyRequest, reply: FastifyReply, action: string): Promise<void> => {
  const words = wordsOf(request);
  const { publicationName } = request.visit.edition;
  await showEntrance(reply, <Confirm {...{ words, publicationName, action }} />, {
    title: words.confirmTitle(publicationName),
  });
};

const linkRoutes = (app: FastifyInstance, world: World, extras: AccountExtras): void => {
  app.get<WithToken>('/sign-in/:token', async (request, reply) => {
    const { token } = request.params;
    if (!/^[\w-]{43}$/.test(token)) return reply.notFound();
    const attempt = await attemptByLink(world, token);
    const action = request.visit.link(`/sign-in/${token}`);
    if (attempt && (await isDoneHere(world, request, attempt)))
      return reply
        .header('cache-control', 'private, no-store')
        .redirect(attempt.returnTo || request.visit.link('/'), 303);
    if (attempt && attempt.state !== 'open') return showOver(request, reply, { attempt, isLink: true });
    if (attempt) return showConfirm({ world, extras }, request, reply, { attempt, action });
    await showOperatorLink(request, reply, action);
  });

  app.post<WithToken>('/sign-in/:token', async (request, reply) => {
    const { token } = request.params;
    if (!/^[\w-]{43}$/.test(token)) return reply.notFound();
    const attempt = await attemptByLink(world, token);
    const action = request.visit.link(`/sign-in/${token}`);
    if (attempt?.state === 'open') return press({ world, extras }, request, reply, { attempt, method: 'link', action });
    const account = attempt ? undefined : await redeemSignInLink(world, token);
    if (!account) return showOver(request, reply, { attempt, isLink: true });
    await sendEntry(reply, await goOn(world, request, { account, method: 'link' }));
  });
};

export const mailProofRoutes = (app: FastifyInstance, world: World, extras: AccountExtras): void => {
  codeRoutes(app, world, extras);
  linkRoutes(app, world, extras);
  app.get('/sign-in/refused', async (request, reply) => {
    const { visit } = request;
    const words = wordsOf(request);
    const contact = visit.publication.settings.contactEmail ? visit.link('/contact') : undefined;
    const part = <SignInRefused words={words} contact={contact} />;
    await showEntrance(reply, part, { title: words.refusedTitle, status: 403 });
  });
};
