/** The second step of signing in, and setting it up. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { World } from '../../world.ts';
import { isStaff, type Account } from './account.ts';
import { credentialWordsOf, lead, showEnding } from './credential-page.tsx';
import { factorCounts } from './credentials.store.ts';
import { finishSecondStep, heldProof, sendEntry } from './finish-sign-in.ts';
import { needAccount } from './need-account.ts';
import {
  beginTotp,
  giveSecondFactor,
  renewRecoveryCodes,
  switchTotpOff,
  switchTotpOn,
  waitingTotp,
} from './second-factor.ts';
import { secondStepFor } from './second-step.ts';
import { signedInBy } from './sessions.ts';
import { lineOf, showEntrance, type Form } from './sign-in-page.tsx';
import { againPath, needFresh } from './step-up.ts';
import { totpAddress } from './totp.ts';
import { AccountPage, accountHead } from './views/AccountPage.tsx';
import { EnrolPage, RecoveryCodes, SecondStepPage, SetUp } from './views/SecondFactor.tsx';

const methods = '/me/sign-in';
const place = `${methods}/second-factor`;
const setUpPlace = `${methods}/totp`;

const showGone = (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const words = credentialWordsOf(request);
  return showEnding(request, reply, { title: words.secondGoneTitle, text: words.secondGone, status: 403 });
};

const stepRoutes = (app: FastifyInstance, world: World): void => {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { fault, status }: { fault?: string; status?: number } = {},
  ): Promise<void> => {
    const proof = await heldProof(world, request);
    if (!proof) return showGone(request, reply);
    const words = credentialWordsOf(request);
    const { passkeys } = await factorCounts(world.db, proof.account.id);
    const carried = { returnTo: proof.returnTo ?? '', draft: proof.details?.['draft'] };
    const part = (
      <SecondStepPage visit={request.visit} words={words} fault={fault} hasPasskeys={passkeys > 0} {...carried} />
    );
    await showEntrance(reply, part, {
      title: words.secondTitle,
      islands: ['passkey.js'],
      ...(status ? { status } : {}),
    });
  };

  app.get('/sign-in/second-factor', (request, reply) => show(request, reply));

  app.post('/sign-in/second-factor', async (request, reply) => {
    const proof = await heldProof(world, request);
    if (!proof) return showGone(request, reply);
    const given = await giveSecondFactor(world, proof.account, lineOf(request.body as Form, 'code'));
    if (!given.ok) {
      const words = credentialWordsOf(request);
      const isHeld = given.refusal === 'too-many';
      const fault = isHeld ? words.tooMany : words.wrongCode;
      return show(request, reply, { fault, status: isHeld ? 429 : 422 });
    }
    const entry = await finishSecondStep(world, request);
    await (entry ? sendEntry(reply, entry) : showGone(request, reply));
  });
};

type Page = { account: Account; title: string; standfirst?: string; status?: number };

const showPage = async (
  request: FastifyRequest,
  reply: FastifyReply,
  part: JSX.Element,
  { account, title, standfirst, status }: Page,
): Promise<void> => {
  const page = (
    <AccountPage visit={request.visit} account={account} current={methods} title={title} standfirst={standfirst}>
      {part}
    </AccountPage>
  );
  const head = accountHead(title, { styles: ['accounts.css'], islands: ['passkey.js'] });
  await reply.show(page, { head, topics: [], isPrivate: true, ...(status ? { status } : {}) });
};

const showSetUp = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, fault }: { account: Account; fault?: string },
): Promise<void> => {
  const secret = await waitingTotp(world, account);
  if (secret === undefined) return lead(reply, request.visit.link(methods));
  const words = credentialWordsOf(request);
  const { defaultEdition } = request.visit.publication;
  const address = totpAddress(secret, { issuer: defaultEdition.publicationName, label: account.email });
  const part = <SetUp {...{ words, secret, address, fault }} visit={request.visit} />;
  await showPage(request, reply, part, {
    account,
    title: words.setUpTitle,
    standfirst: words.secondFactorText,
    ...(fault ? { status: 422 } : {}),
  });
};

const showCodes = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { account, codes }: { account: Account; codes: string[] },
): Promise<void> => {
  const words = credentialWordsOf(request);
  const next = isStaff(account.role) ? '/newsroom' : request.visit.link(methods);
  const part = <RecoveryCodes words={words} codes={codes} next={next} />;
  await showPage(request, reply, part, { account, title: words.codesTitle, standfirst: words.codesText });
};

const setUpRoutes = (app: FastifyInstance, world: World): void => {
  app.get(setUpPlace, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (signedIn) await showSetUp(world, request, reply, signedIn);
  });

  app.post(setUpPlace, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    await beginTotp(world, signedIn.account);
    await lead(reply, request.visit.link(setUpPlace));
  });

  app.get(`${setUpPlace}/confirm`, async (request, reply) => lead(reply, request.visit.link(setUpPlace)));

  app.post(`${setUpPlace}/confirm`, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const { account } = signedIn;
    const words = credentialWordsOf(request);
    const done = await switchTotpOn(world, signedIn, lineOf(request.body as Form, 'code'));
    if (done.ok) return showCodes(request, reply, { account, codes: done.value });
    if (done.refusal === 'not-begun') return lead(reply, request.visit.link(methods));
    const fault = done.refusal === 'too-many' ? words.tooMany : words.wrongCode;
    await showSetUp(world, request, reply, { account, fault });
  });

  app.post(`${setUpPlace}/off`, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const { visit } = request;
    const off = await switchTotpOff(world, signedIn.account);
    if (off.ok) return lead(reply, visit.link(`${methods}?done=off`));
    const words = credentialWordsOf(request);
    const next = { href: visit.link(methods), text: words.backToMethods };
    await showEnding(request, reply, { title: words.secondFactor, text: words.lastFactor, status: 409, next });
  });

  app.post(`${methods}/recovery-codes`, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const { account } = signedIn;
    const made = await renewRecoveryCodes(world, account);
    await (made.ok
      ? showCodes(request, reply, { account, codes: made.value })
      : lead(reply, request.visit.link(methods)));
  });
};

export const secondFactorRoutes = (app: FastifyInstance, world: World): void => {
  stepRoutes(app, world);
  setUpRoutes(app, world);

  // Where staff are led who must give a second factor, or set one up first.
  app.get(place, async (request, reply) => {
    const account = await needAccount(world, request, reply);
    const signedIn = account && (await signedInBy(world, request));
    if (!signedIn) return;
    const isGiven = signedIn.session.secondFactorAt !== undefined;
    const back = isStaff(account.role) ? '/newsroom' : request.visit.link(methods);
    if (isGiven) return lead(reply, back);
    if ((await secondStepFor(world, account)) === 'ask') return lead(reply, againPath(request, back));
    const words = credentialWordsOf(request);
    const part = <EnrolPage visit={request.visit} words={words} />;
    const standfirst = isStaff(account.role) ? words.staffMust : words.secondFactorText;
    await showPage(request, reply, part, { account, title: words.secondFactor, standfirst });
  });
};
