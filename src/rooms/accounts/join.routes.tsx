/** Somebody a provider sent whom we do not know: what is missing is asked for, and only a POST makes or connects anything. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { normalEmail, type Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { sendCodeTo, showCodePage, typedCode, type CodePlace } from './code-page.tsx';
import { credentialWordsOf, isolated, lead, showEnding } from './credential-page.tsx';
import { goOn, sendEntry } from './finish-sign-in.ts';
import { joinAsNew, joinExisting, joiningOf, joinNeed, proveJoining, type Joining } from './identities.ts';
import { checkName, inventName } from './names.ts';
import { ownCookie, ownCookieIn } from './own-cookies.ts';
import { nameFaultText } from './register-words.ts';
import { secondStepFor } from './second-step.ts';
import { hashOfToken } from './sessions.ts';
import { lineOf, showEntrance, type Form } from './sign-in-page.tsx';
import { JoinPage } from './views/Join.tsx';

export const joinCookie = 'join';
const here = '/sign-in/join';
const place: CodePlace = { purpose: 'join', path: `${here}/code`, again: here };

type Held = { secret: string; joining: Joining };

/** Whoever this browser was sent back as; without one the answer has been sent already. */
const held = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<Held | undefined> => {
  request.isPersonal = true;
  const secret = ownCookieIn(world, request.headers.cookie, joinCookie);
  const joining = await joiningOf(world, secret);
  if (secret !== undefined && joining) return { secret, joining };
  const words = credentialWordsOf(request);
  await showEnding(request, reply, { title: words.flowLostTitle, text: words.flowLost, status: 403 });
  return undefined;
};

const proposedName = async (world: World, { visitor }: Joining, language: string): Promise<string> =>
  checkName(visitor.name).ok ? visitor.name : inventName(world, world.db, language);

const show = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { joining, typed, fault }: { joining: Joining; typed?: string; fault?: string },
): Promise<void> => {
  const { visit } = request;
  const words = credentialWordsOf(request);
  const need = await joinNeed(world, joining);
  const name = need === 'name' ? (typed ?? (await proposedName(world, joining, visit.edition.language))) : '';
  const email = need === 'proof' ? isolated(joining.visitor.email ?? '') : (typed ?? joining.visitor.email);
  const from = joining.providerName;
  const part = <JoinPage {...{ visit, words, need, from, email, name, fault }} />;
  await showEntrance(reply, part, { title: words.joinTitle(from), ...(fault ? { status: 422 } : {}) });
};

const enter = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, joining }: { account: Account; joining: Joining },
): Promise<void> => {
  const { returnTo, draft } = joining.journey;
  const details: Record<string, string> = draft ? { draft } : {};
  const entry = await goOn(world, request, { account, method: 'oidc', details, returnTo });
  await sendEntry(reply, { ...entry, cookies: [...entry.cookies, ownCookie(world, joinCookie, undefined, 0)] });
};

const make = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const found = await held(world, request, reply);
  if (!found) return;
  const { joining } = found;
  if ((await joinNeed(world, joining)) !== 'name') return lead(reply, request.visit.link(here));
  const typed = lineOf(request.body as Form, 'name', 500);
  const made = await joinAsNew(world, { ...found, name: typed });
  if (made.ok) return enter(world, request, reply, { account: made.value, joining });
  if (made.refusal === 'over' || made.refusal === 'known-already') return lead(reply, request.visit.link(here));
  const fault = nameFaultText(request.visit.edition.language, made.refusal);
  await show(world, request, reply, { joining, typed, fault });
};

const askForCode = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const found = await held(world, request, reply);
  if (!found) return;
  const { joining, secret } = found;
  const need = await joinNeed(world, joining);
  if (need === 'name') return lead(reply, request.visit.link(here));
  const typed = lineOf(request.body as Form, 'email');
  const email = need === 'proof' ? joining.visitor.email : normalEmail(typed);
  if (email === undefined)
    return show(world, request, reply, { joining, typed, fault: credentialWordsOf(request).emailFault });
  await sendCodeTo(world, request, reply, { place, email, payload: { join: hashOfToken(secret) } });
};

const takeCode = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const found = await held(world, request, reply);
  if (!found) return;
  const proven = await typedCode(world, request, reply, place);
  if (!proven) return;
  const { joining, secret } = found;
  const words = credentialWordsOf(request);
  const lost = { title: words.flowLostTitle, text: words.flowLost, status: 403 };
  if (proven.payload['join'] !== hashOfToken(secret)) return showEnding(request, reply, lost);
  const account = await accountRow(world.db, { email: proven.email });
  if (!account) {
    await proveJoining(world, { secret, joining, email: proven.email });
    return lead(reply, request.visit.link(here));
  }
  // Whoever reads the mail has shown one thing; an account that asks for two is connected from within.
  if ((await secondStepFor(world, account)) === 'ask') {
    const text = words.joinSignInFirst(isolated(joining.providerName));
    return showEnding(request, reply, { title: words.secondTitle, text, status: 403 });
  }
  const joined = await joinExisting(world, { secret, joining, account });
  await (joined.ok ? enter(world, request, reply, { account, joining }) : showEnding(request, reply, lost));
};

export const joinRoutes = (app: FastifyInstance, world: World): void => {
  app.get(here, async (request, reply) => {
    const found = await held(world, request, reply);
    if (found) await show(world, request, reply, found);
  });
  app.post(here, (request, reply) => make(world, request, reply));
  app.get(`${here}/mail`, (request, reply) => lead(reply, request.visit.link(here)));
  app.post(`${here}/mail`, (request, reply) => askForCode(world, request, reply));
  app.get(place.path, (request, reply) => showCodePage(world, request, reply, place));
  app.post(place.path, (request, reply) => takeCode(world, request, reply));
};
