/** `/sign-in/again`: proof once more, before something important changes. */
import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { accountRow } from './accounts.store.ts';
import { sendCodeTo, showCodePage, typedCode, type CodePlace } from './code-page.tsx';
import { credentialWordsOf, isolated, showEnding } from './credential-page.tsx';
import { factorCounts } from './credentials.store.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { needAccount } from './need-account.ts';
import { carriedIn, showEntrance, type Form } from './sign-in-page.tsx';
import { StepUpPage } from './views/StepUp.tsx';

const place: CodePlace = { purpose: 'again', path: '/sign-in/again/code', again: '/sign-in/again' };

export const stepUpRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/sign-in/again', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const words = credentialWordsOf(request);
    const { returnTo } = carriedIn(request.query as Form);
    const { passkeys } = await factorCounts(world.db, account.id);
    const part = (
      <StepUpPage
        {...{ words, account, returnTo }}
        visit={request.visit}
        email={isolated(account.email)}
        hasPasskeys={passkeys > 0}
      />
    );
    await showEntrance(reply, part, { title: words.againTitle, islands: ['passkey.js'] });
  });

  app.post('/sign-in/again/mail', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const { returnTo } = carriedIn(request.body as Form);
    await sendCodeTo(world, request, reply, {
      place,
      email: account.email,
      accountId: account.id,
      payload: { returnTo },
    });
  });

  app.get(place.path, (request, reply) => showCodePage(world, request, reply, place));

  app.post(place.path, async (request, reply) => {
    const proven = await typedCode(world, request, reply, place);
    if (!proven) return;
    const account = proven.accountId === undefined ? undefined : await accountRow(world.db, { id: proven.accountId });
    // An address that was changed meanwhile proves nothing any more.
    if (!account || account.email !== proven.email) {
      const words = credentialWordsOf(request);
      return showEnding(request, reply, { title: words.codeGoneTitle, text: words.codeGone, status: 403 });
    }
    const returnTo = proven.payload['returnTo'];
    await finishSignIn(world, request, reply, { account, method: 'code', returnTo, byMail: true });
  });
};
