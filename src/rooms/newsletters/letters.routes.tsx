import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import {
  accountBy,
  createMailThrottles,
  createProofOfWork,
  needAccount,
  normalEmail,
  sessionOf,
  type MailThrottles,
  type ProofOfWork,
} from '../accounts/accounts.ts';
import { archiveRoutes } from './archive.routes.tsx';
import { lettersIn, showLetters, wordsOf } from './letter-pages.tsx';
import { openLetters } from './save-letter.ts';
import { askForLetters, chooseLetters, confirmLetters, lettersAt, pendingOf } from './subscribing/subscribe.ts';
import { yoursRoutes } from './yours.routes.tsx';
import { ConfirmPage, LettersPage, SaidPage, type LettersProps } from './views/LettersPages.tsx';

type Form = Record<string, unknown> | undefined;

const textIn = (form: Form, name: string): string => {
  const value = form?.[name];
  return typeof value === 'string' ? value.toWellFormed().trim().slice(0, 300) : '';
};

type Site = { world: World; throttles: MailThrottles; work: ProofOfWork };
type Again = Partial<Pick<LettersProps, 'email' | 'fault' | 'refused' | 'chosen'>> & { status?: number };

/** A stranger's page is the same for everybody; whoever is signed in sees what they get. */
const showPage = async (
  { world }: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  again?: Again,
): Promise<void> => {
  const { visit } = request;
  const words = wordsOf(request);
  const hasSession = sessionOf(world, request.headers.cookie) !== undefined;
  const account = hasSession ? await accountBy(world, request) : undefined;
  const letters = await openLetters(world, visit.edition.code);
  const { status, ...typed } = again ?? {};
  const mine = account && account.emailConfirmedAt !== undefined ? account : undefined;
  const first = letters.length === 1 ? letters.map(({ id }) => id) : [];
  const chosen = mine ? await lettersAt(world, mine.email) : (again?.chosen ?? first);
  const isSaved = (request.query as Form)?.['saved'] === '1' && mine !== undefined;
  const part = <LettersPage {...{ visit, words, letters, isSaved }} {...typed} chosen={chosen} account={mine} />;
  await showLetters(reply, part, {
    title: words.title,
    isPrivate: hasSession || again !== undefined,
    islands: mine ? [] : ['sign-in.js'],
    canonical: visit.publication.inEdition(visit.edition, '/letters'),
    ...(status ? { status } : {}),
  });
};

const ask = async (site: Site, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { world, throttles, work } = site;
  const { visit, network } = request;
  const form = request.body as Form;
  const words = wordsOf(request);
  const typed = textIn(form, 'email');
  const letterIds = lettersIn(form);
  const email = normalEmail(typed);
  const again = { email: typed, chosen: letterIds };
  if (email === undefined) return showPage(site, request, reply, { ...again, fault: words.notAnEmail, status: 422 });
  if (letterIds.length === 0)
    return showPage(site, request, reply, { ...again, refused: words.chooseOne, status: 422 });
  const isProven = await work.isRight(form?.['proof'], network);
  const wait = await throttles.take({ email, network, isProven });
  if (wait > 0) {
    reply.header('retry-after', String(wait));
    return showPage(site, request, reply, { ...again, refused: words.tooMany, status: 429 });
  }
  const isTrapped = textIn(form, 'website') !== '';
  const asked = await askForLetters(world, { email, edition: visit.edition, letterIds, isTrapped });
  if (!asked.ok) return showPage(site, request, reply, { ...again, refused: words.chooseOne, status: 422 });
  await reply.redirect(visit.link('/letters/asked'), 303);
};

const confirmRoutes = (app: FastifyInstance, world: World): void => {
  const bad = (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const words = wordsOf(request);
    const part = <SaidPage visit={request.visit} words={words} title={words.badLink} text={words.badLinkText} />;
    return showLetters(reply, part, { title: words.badLink, status: 404 });
  };

  app.get<{ Params: { token: string } }>('/letters/confirm/:token', async (request, reply) => {
    const { token } = request.params;
    const pending = await pendingOf(world, token);
    if (!pending) return bad(request, reply);
    const words = wordsOf(request);
    const part = <ConfirmPage visit={request.visit} words={words} pending={pending} token={token} />;
    await showLetters(reply, part, { title: words.confirmTitle });
  });

  app.post<{ Params: { token: string } }>('/letters/confirm/:token', async (request, reply) => {
    const done = await confirmLetters(world, request.params.token);
    if (!done.ok) return bad(request, reply);
    const words = wordsOf(request);
    const part = <SaidPage visit={request.visit} words={words} title={words.confirmed} text={words.confirmedText} />;
    await showLetters(reply, part, { title: words.confirmed });
  });
};

/** Letters as readers see them: which there are, asking for them, confirming, choosing, former issues. */
export const letterRoutes = (app: FastifyInstance, world: World): void => {
  const site = { world, throttles: createMailThrottles(world), work: createProofOfWork(world) };

  app.get('/letters', (request, reply) => showPage(site, request, reply));
  app.post('/letters', (request, reply) => ask(site, request, reply));

  app.get('/letters/asked', async (request, reply) => {
    const words = wordsOf(request);
    const part = (
      <SaidPage visit={request.visit} words={words} title={words.asked} text={words.askedText} more={words.askedSpam} />
    );
    await showLetters(reply, part, { title: words.asked });
  });

  app.post('/letters/mine', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const { visit } = request;
    const letterIds = lettersIn(request.body as Form);
    const chosen = await chooseLetters(world, { account, edition: visit.edition, letterIds });
    if (!chosen.ok) return showPage(site, request, reply, { refused: wordsOf(request).notAnEmail, status: 422 });
    await reply.redirect(`${visit.link('/letters')}?saved=1`, 303);
  });

  confirmRoutes(app, world);
  yoursRoutes(app, world);
  archiveRoutes(app, world);
};
