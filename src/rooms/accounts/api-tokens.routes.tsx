/** `/me/tokens`: the tokens of programs that act for a reader. Making one asks for a fresh proof. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { apiTokensOf, issueApiToken, revokeApiToken, type TokenDraft } from './api-tokens.ts';
import { staffScopes } from './token-scopes.ts';
import { accountSettings } from './account-settings.ts';
import { apiTokenWords } from './api-token-words.ts';
import { needAccount } from './need-account.ts';
import { secondFactorFault } from './second-step.ts';
import { needFresh } from './step-up.ts';
import { accountHead } from './views/AccountPage.tsx';
import { ApiTokens, MadeToken, NewToken } from './views/ApiTokens.tsx';

const here = '/me/tokens';

type Form = Record<string, unknown>;

const show = async (request: FastifyRequest, reply: FastifyReply, part: JSX.Element, status = 200): Promise<void> => {
  const { title } = wordsFor(apiTokenWords, request.visit.edition.language);
  await reply.show(part, { head: accountHead(title), topics: [], isPrivate: true, status });
};

const draftIn = (form: Form): TokenDraft => ({
  name: typeof form['name'] === 'string' ? form['name'] : '',
  scopes: [form['scope']].flat().filter((scope) => typeof scope === 'string'),
  days: Number(form['days']),
});

export const apiTokenRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Form }>(here, async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const { visit, query } = request;
    const tokens = await apiTokensOf(world, account.id);
    const isRevoked = query['revoked'] !== undefined;
    await show(request, reply, <ApiTokens {...{ visit, account, tokens, isRevoked }} now={world.now()} />);
  });

  app.get(`${here}/new`, async (request, reply) => {
    const signedIn = await needFresh(world, request, reply);
    if (!signedIn) return;
    await show(request, reply, <NewToken visit={request.visit} account={signedIn.account} now={world.now()} />);
  });

  app.post<{ Body: Form | undefined }>(here, async (request, reply) => {
    const { visit } = request;
    const signedIn = await needFresh(world, request, reply, visit.link(`${here}/new`));
    if (!signedIn) return;
    const { account } = signedIn;
    const typed = draftIn(request.body ?? {});
    const mayAct = secondFactorFault(signedIn, accountSettings(visit.publication)) === undefined;
    // As for the newsroom: who works here proves it in two steps, where that is asked for.
    if (!mayAct && staffScopes.some((scope) => typed.scopes.includes(scope)))
      return reply.redirect('/me/sign-in/second-factor', 303);
    const issued = await issueApiToken(world, account, typed);
    if (issued.ok) return show(request, reply, <MadeToken {...{ visit, account }} {...issued.value} />);
    const part = <NewToken {...{ visit, account, typed }} fault={issued.refusal} now={world.now()} />;
    return show(request, reply, part, 422);
  });

  app.post<{ Params: { id: string } }>(`${here}/:id/revoke`, async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    await revokeApiToken(world, account.id, request.params.id);
    await reply.redirect(request.visit.link(`${here}?revoked=1`), 303);
  });
};
