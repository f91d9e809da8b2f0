/** To a provider and back. Setting out is a POST; coming back makes no account and never signs in but whoever set out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { accountSettings, type OpenIdProvider } from './account-settings.ts';
import { credentialWordsOf, isolated, lead, showEnding } from './credential-page.tsx';
import { finishSignIn } from './finish-sign-in.ts';
import { accountOfVisitor, beginJoining, connect, joinLife, disconnect } from './identities.ts';
import { joinCookie } from './join.routes.tsx';
import { beginVisit, editionOfVisit, endVisit, visitLife, type Journey, type Visitor } from './oidc.ts';
import { ownCookie, ownCookieIn } from './own-cookies.ts';
import { signedInBy } from './sessions.ts';
import { carriedIn, lineOf, showEntrance, type Form } from './sign-in-page.tsx';
import { needFresh } from './step-up.ts';
import { GoingPage, VisitPage } from './views/Join.tsx';

type ToProvider = { Params: { provider: string } };

const browserCookie = 'visit';
const methods = '/me/sign-in';
const visits = { limit: 40, perMs: 600_000 };

const providerIn = (request: FastifyRequest): OpenIdProvider | undefined => {
  const { provider } = request.params as { provider?: string };
  return accountSettings(request.visit.publication).providers.find(({ id }) => id === provider);
};

const showAway = (request: FastifyRequest, reply: FastifyReply, { name }: OpenIdProvider): Promise<void> => {
  const words = credentialWordsOf(request);
  const title = words.providerAwayTitle(isolated(name));
  return showEnding(request, reply, { title, text: words.providerAway(isolated(name)), status: 503 });
};

/** Sends a browser to the provider with something only it can bring back. */
const setOut = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { provider, journey }: { provider: OpenIdProvider; journey: Omit<Journey, 'edition'> },
): Promise<void> => {
  // One secret for all tabs of a browser: two visits at once do not spoil each other.
  const browser = ownCookieIn(world, request.headers.cookie, browserCookie) ?? world.newSecret();
  const begun = await beginVisit(world, provider, { ...journey, edition: request.visit.edition.code, browser });
  if (!begun.ok) return showAway(request, reply, provider);
  const words = credentialWordsOf(request);
  const href = begun.value;
  reply.header('set-cookie', ownCookie(world, browserCookie, browser, visitLife / 1000));
  reply.header('refresh', `0;url=${href}`);
  const part = <GoingPage words={words} name={provider.name} href={href} />;
  await showEntrance(reply, part, { title: words.goingTo(provider.name) });
};

type Arrival = { provider: OpenIdProvider; visitor: Visitor; journey: Journey };

/** One more way into the account that set out. */
const arriveConnecting = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { provider, visitor, journey }: Arrival,
): Promise<void> => {
  const signedIn = await signedInBy(world, request);
  const words = credentialWordsOf(request);
  if (!signedIn || signedIn.account.id !== journey.accountId)
    return showEnding(request, reply, { title: words.flowLostTitle, text: words.flowLost, status: 403 });
  const connected = await connect(world, { account: signedIn.account, visitor, providerName: provider.name });
  const { visit } = request;
  if (connected.ok) return lead(reply, visit.link(`${methods}?done=linked`));
  const next = { href: visit.link(methods), text: words.backToMethods };
  const text = words.linkedElsewhere(isolated(provider.name));
  await showEnding(request, reply, { title: words.providerWrongTitle, text, status: 409, next });
};

const arrive = async (world: World, request: FastifyRequest, reply: FastifyReply, arrival: Arrival): Promise<void> => {
  const { provider, visitor, journey } = arrival;
  if (journey.intent === 'connect') return arriveConnecting(world, request, reply, arrival);
  const account = await accountOfVisitor(world, visitor);
  if (account) {
    const details: Record<string, string> = journey.draft ? { draft: journey.draft } : {};
    await finishSignIn(world, request, reply, { account, method: 'oidc', details, returnTo: journey.returnTo });
    return;
  }
  const secret = await beginJoining(world, { visitor, providerName: provider.name, journey });
  const cookie = ownCookie(world, joinCookie, secret, joinLife / 1000);
  await lead(reply, request.visit.link('/sign-in/join'), [cookie]);
};

const comeBack = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  provider: OpenIdProvider,
): Promise<void> => {
  request.isPersonal = true;
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  const { visit } = request;
  const code = await editionOfVisit(world, query.get('state'));
  const edition = visit.publication.editionByCode(code ?? '');
  if (edition && edition.code !== visit.edition.code)
    return lead(reply, visit.publication.inEdition(edition, `/sign-in/with/${provider.id}/back?${query}`));
  const browser = ownCookieIn(world, request.headers.cookie, browserCookie);
  const ended = await endVisit(world, provider, { query, browser });
  if (ended.ok) return arrive(world, request, reply, { provider, ...ended.value });
  if (ended.refusal === 'away') return showAway(request, reply, provider);
  const words = credentialWordsOf(request);
  const name = isolated(provider.name);
  const [title, text] = {
    lost: [words.flowLostTitle, words.flowLost],
    cancelled: [words.cancelledTitle, words.cancelled(name)],
    untrusted: [words.providerWrongTitle, words.providerWrong(name)],
  }[ended.refusal] as [string, string];
  await showEnding(request, reply, { title, text, status: ended.refusal === 'cancelled' ? 200 : 403 });
};

const connectRoutes = (app: FastifyInstance, world: World): void => {
  app.post<ToProvider>(`${methods}/with/:provider`, async (request, reply) => {
    const provider = providerIn(request);
    if (!provider) return reply.notFound();
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const journey = { intent: 'connect', accountId: signedIn.account.id, returnTo: '' } as const;
    await setOut(world, request, reply, { provider, journey });
  });

  app.post(`${methods}/disconnect`, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const issuer = lineOf(request.body as Form, 'issuer', 500);
    const { providers } = accountSettings(request.visit.publication);
    const providerName = providers.find((one) => one.issuer === issuer)?.name ?? issuer;
    await disconnect(world, signedIn.account, { issuer, providerName });
    await lead(reply, request.visit.link(`${methods}?done=unlinked`));
  });
};

export const oidcRoutes = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ ...visits, now: world.now });

  app.get<ToProvider>('/sign-in/with/:provider', async (request, reply) => {
    const provider = providerIn(request);
    if (!provider) return reply.notFound();
    const words = credentialWordsOf(request);
    const part = <VisitPage {...{ words, provider }} visit={request.visit} {...carriedIn(request.query as Form)} />;
    await showEntrance(reply, part, { title: words.continueWith(provider.name) });
  });

  app.post<ToProvider>('/sign-in/with/:provider', async (request, reply) => {
    const provider = providerIn(request);
    if (!provider) return reply.notFound();
    const words = credentialWordsOf(request);
    if (limit.take(request.network) > 0)
      return showEnding(request, reply, { title: words.providerWrongTitle, text: words.tooMany, status: 429 });
    const { returnTo, draft } = carriedIn(request.body as Form);
    await setOut(world, request, reply, { provider, journey: { intent: 'sign-in', returnTo, draft } });
  });

  app.get<ToProvider>('/sign-in/with/:provider/back', async (request, reply) => {
    const provider = providerIn(request);
    await (provider ? comeBack(world, request, reply, provider) : reply.notFound());
  });

  connectRoutes(app, world);
};
