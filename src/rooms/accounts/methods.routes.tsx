/** `/me/sign-in`: every way into one's account, and another address for it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { World } from '../../world.ts';
import { normalEmail, type Account } from './account.ts';
import { accountSettings } from './account-settings.ts';
import { changeEmail } from './change-email.ts';
import { sendCodeTo, showCodePage, typedCode, type CodePlace } from './code-page.tsx';
import { credentialWordsOf, lead, showEnding } from './credential-page.tsx';
import { factorCounts, totpRow } from './credentials.store.ts';
import { identitiesOf } from './identities.ts';
import { needAccount } from './need-account.ts';
import { passkeysOf } from './passkeys.ts';
import { mayHaveCodes } from './second-factor.ts';
import { lineOf, type Form } from './sign-in-page.tsx';
import { needFresh } from './step-up.ts';
import { AccountPage, accountHead } from './views/AccountPage.tsx';
import { EmailForm, Methods } from './views/Methods.tsx';

const here = '/me/sign-in';
const emailPath = `${here}/email`;
const place: CodePlace = { purpose: 'address', path: `${emailPath}/code`, again: emailPath };

type Sheet = { account: Account; title: string; standfirst: string; status?: number };

const show = async (
  request: FastifyRequest,
  reply: FastifyReply,
  part: JSX.Element,
  { account, title, standfirst, status }: Sheet,
): Promise<void> => {
  const page = (
    <AccountPage visit={request.visit} account={account} current={here} title={title} standfirst={standfirst}>
      {part}
    </AccountPage>
  );
  const head = accountHead(title, { styles: ['accounts.css'], islands: ['passkey.js'] });
  await reply.show(page, { head, topics: [], isPrivate: true, ...(status ? { status } : {}) });
};

const showEmail = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { account, ...typed }: { account: Account; typed?: string; fault?: string },
): Promise<void> => {
  const words = credentialWordsOf(request);
  const part = <EmailForm visit={request.visit} words={words} {...typed} />;
  await show(request, reply, part, {
    account,
    title: words.changeEmail,
    standfirst: words.changeEmailText,
    ...(typed.fault ? { status: 422 } : {}),
  });
};

const emailRoutes = (app: FastifyInstance, world: World): void => {
  app.get(emailPath, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (signedIn) await showEmail(request, reply, { account: signedIn.account });
  });

  app.post(emailPath, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const { account } = signedIn;
    const words = credentialWordsOf(request);
    const typed = lineOf(request.body as Form, 'email');
    const email = normalEmail(typed);
    if (email === undefined) return showEmail(request, reply, { account, typed, fault: words.emailFault });
    if (email === account.email) return showEmail(request, reply, { account, typed, fault: words.emailSame });
    await sendCodeTo(world, request, reply, { place, email, accountId: account.id });
  });

  app.get(place.path, (request, reply) => showCodePage(world, request, reply, place));

  app.post(place.path, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    const proven = await typedCode(world, request, reply, place);
    if (!proven) return;
    const { visit } = request;
    const words = credentialWordsOf(request);
    const next = { href: visit.link(emailPath), text: words.changeEmail };
    // The code was asked for by this account, or it proves nothing here.
    if (proven.accountId !== signedIn.account.id)
      return showEnding(request, reply, { title: words.codeGoneTitle, text: words.codeGone, status: 403, next });
    const changed = await changeEmail(world, signedIn, proven.email);
    if (changed.ok) return lead(reply, visit.link(`${here}?done=email`));
    await showEnding(request, reply, { title: words.changeEmail, text: words.emailTaken, status: 409, next });
  });
};

export const methodsRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { done?: unknown } }>(here, async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const { visit, query } = request;
    const words = credentialWordsOf(request);
    const totp = await totpRow(world.db, account.id);
    const factors = await factorCounts(world.db, account.id);
    const part = (
      <Methods
        {...{ visit, words, account }}
        passkeys={await passkeysOf(world, account)}
        identities={await identitiesOf(world, account)}
        providers={accountSettings(visit.publication).providers}
        totpSince={totp?.confirmed_at ?? undefined}
        codesLeft={factors.codes}
        mayRenew={mayHaveCodes(account, factors)}
        done={typeof query.done === 'string' ? query.done : undefined}
      />
    );
    await show(request, reply, part, { account, title: words.methods, standfirst: words.methodsText });
  });

  emailRoutes(app, world);
};
