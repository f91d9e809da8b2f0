/** Signing in with a password, and the page where one is set. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { normalEmail } from './account.ts';
import { hasApiTokens } from './api-tokens.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { needAccount } from './need-account.ts';
import { accountByPassword, ownsPassword, removePassword, setPassword } from './passwords.ts';
import { passwordWords, type PasswordWords } from './passwords-words.ts';
import { signedInBy, type SignedIn } from './sessions.ts';
import { carriedIn, carrying, lineOf, showEntrance, type Form } from './sign-in-page.tsx';
import { againPath, isFresh } from './step-up.ts';
import { accountHead } from './views/AccountPage.tsx';
import { PasswordSettings, type PasswordSettingsProps } from './views/PasswordSettings.tsx';
import { PasswordSignIn } from './views/PasswordSignIn.tsx';

const minute = 60_000;
const busyFor = 5;
const islands = ['sign-in.js'];

/** A password as it was typed: nothing is trimmed or cut. */
const passwordIn = (form: Form, name: string): string => {
  const value = form?.[name];
  return typeof value === 'string' ? value : '';
};

type Guard = { wait: (email: string, network: string) => number; forgive: (email: string) => void };

/** Wrong passwords are counted by account and by network, before they are looked at, whether or not there is such an account. */
const createGuard = ({ now }: World): Guard => {
  const byAccount = createRateLimit({ limit: 10, perMs: minute, now });
  const byAccountHour = createRateLimit({ limit: 50, perMs: 60 * minute, now });
  const byNetwork = createRateLimit({ limit: 10, perMs: minute, now });
  return {
    wait: (email, network) => byNetwork.take(network) || byAccount.take(email) || byAccountHour.take(email),
    forgive: (email) => {
      byAccount.forgive(email);
      byAccountHour.forgive(email);
    },
  };
};

const guards = new WeakMap<World, Guard>();

/** The one guard of a site: the page of signing in and the one of changing share it. */
const guardOf = (world: World): Guard => {
  const known = guards.get(world);
  if (known) return known;
  const made = createGuard(world);
  guards.set(world, made);
  return made;
};

const wordsOf = (request: FastifyRequest): PasswordWords => wordsFor(passwordWords, request.visit.edition.language);

const waitText = (words: PasswordWords, seconds: number): string =>
  seconds < 90 ? words.seconds(seconds) : words.minutes(Math.ceil(seconds / 60));

const signInRoutes = (app: FastifyInstance, world: World): void => {
  const guard = guardOf(world);

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    again: { email?: string; fault?: string; status?: number } = {},
  ): Promise<void> => {
    const { visit } = request;
    const words = wordsOf(request);
    const { status, ...typed } = again;
    const carried = carriedIn((request.method === 'POST' ? request.body : request.query) as Form);
    const byMail = carrying(visit.link('/sign-in'), carried);
    const part = <PasswordSignIn {...{ visit, words, byMail }} {...carried} {...typed} />;
    await showEntrance(reply, part, { title: words.title, islands, ...(status ? { status } : {}) });
  };

  app.get('/sign-in/password', async (request, reply) => show(request, reply));

  app.post('/sign-in/password', async (request, reply) => {
    const words = wordsOf(request);
    const form = request.body as Form;
    const typed = lineOf(form, 'email');
    const email = normalEmail(typed) ?? '';
    const wait = guard.wait(email, request.network);
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      return show(request, reply, { email: typed, fault: words.held(waitText(words, wait)), status: 429 });
    }
    const found = await accountByPassword(world, { email, password: passwordIn(form, 'password') });
    if (!found.ok && found.refusal === 'busy') {
      reply.header('retry-after', String(busyFor));
      return show(request, reply, { email: typed, fault: words.busy, status: 503 });
    }
    if (!found.ok) return show(request, reply, { email: typed, fault: words.wrong, status: 422 });
    guard.forgive(email);
    const { returnTo, draft } = carriedIn(form);
    const details: Record<string, string> = draft ? { draft } : {};
    await finishSignIn(world, request, reply, { account: found.value, method: 'password', details, returnTo });
  });
};

type Faults = NonNullable<PasswordSettingsProps['faults']>;
type Problem = { status: number; faults: Faults; wait?: number };

type ShownSettings = { signedIn: SignedIn; done?: 'saved' | 'removed'; problem?: Problem };

const showSettings = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { signedIn, done, problem }: ShownSettings,
): Promise<void> => {
  const { visit } = request;
  const words = wordsOf(request);
  const { account } = signedIn;
  const fresh = await isFresh(world, signedIn);
  const again = againPath(request, visit.link('/me/password'));
  const { faults, status, wait } = problem ?? {};
  const hasTokens = await hasApiTokens(world, account.id);
  const part = <PasswordSettings {...{ visit, account, words, again, faults, done, hasTokens }} isFresh={fresh} />;
  if (wait) reply.header('retry-after', String(wait));
  const title = account.hasPassword ? words.changeTitle : words.setTitle;
  const head = accountHead(title, { styles: ['accounts.css'], islands });
  await reply.show(part, { head, topics: [], isPrivate: true, ...(status ? { status } : {}) });
};

/** Why they may not set a password now; undefined when they may. */
const unproved = async (world: World, request: FastifyRequest, signedIn: SignedIn): Promise<Problem | undefined> => {
  if (await isFresh(world, signedIn)) return undefined;
  const guard = guardOf(world);
  const words = wordsOf(request);
  const { account } = signedIn;
  if (!account.hasPassword) return { status: 403, faults: { form: words.proveFirst } };
  const wait = guard.wait(account.email, request.network);
  if (wait > 0) return { status: 429, wait, faults: { form: words.held(waitText(words, wait)) } };
  const isOwn = await ownsPassword(world, account, passwordIn(request.body as Form, 'current'));
  if (isOwn === undefined) return { status: 503, wait: busyFor, faults: { form: words.busy } };
  if (!isOwn) return { status: 422, faults: { current: words.wrongCurrent } };
  guard.forgive(account.email);
  return undefined;
};

const change = async (world: World, request: FastifyRequest, signedIn: SignedIn): Promise<Problem | undefined> => {
  const words = wordsOf(request);
  const form = request.body as Form;
  const keepsTokens = lineOf(form, 'keepTokens') === '1';
  if (lineOf(form, 'act') === 'remove') {
    await removePassword(world, signedIn, { keepsTokens });
    return undefined;
  }
  const set = await setPassword(world, signedIn, { password: passwordIn(form, 'fresh'), keepsTokens });
  if (set.ok) return undefined;
  if (set.refusal === 'busy') return { status: 503, wait: busyFor, faults: { form: words.busy } };
  return { status: 422, faults: { fresh: words.faults[set.refusal] } };
};

const settingsRoutes = (app: FastifyInstance, world: World): void => {
  const needSignedIn = async (request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | undefined> =>
    (await needAccount(world, request, reply)) && signedInBy(world, request);

  app.get('/me/password', async (request, reply) => {
    const signedIn = await needSignedIn(request, reply);
    if (!signedIn) return;
    const done = lineOf(request.query as Form, 'done');
    const isDone = done === 'saved' || done === 'removed';
    await showSettings(world, request, reply, { signedIn, ...(isDone ? { done } : {}) });
  });

  app.post('/me/password', async (request, reply) => {
    const signedIn = await needSignedIn(request, reply);
    if (!signedIn) return;
    const problem = (await unproved(world, request, signedIn)) ?? (await change(world, request, signedIn));
    if (problem) return showSettings(world, request, reply, { signedIn, problem });
    const done = lineOf(request.body as Form, 'act') === 'remove' ? 'removed' : 'saved';
    await reply
      .header('cache-control', 'private, no-store')
      .redirect(request.visit.link(`/me/password?done=${done}`), 303);
  });
};

export const passwordRoutes = (app: FastifyInstance, world: World): void => {
  signInRoutes(app, world);
  settingsRoutes(app, world);
};
