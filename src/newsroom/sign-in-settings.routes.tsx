import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  answersAsProvider,
  needFresh,
  saveAccountSettings,
  storedAccountSettings,
  type Account,
  type AccountSettings,
} from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';
import { readSignInSettings } from './sign-in-settings-form.ts';
import { staffOnly } from './staff-only.ts';
import { SignInSettingsForm } from './views/SignInSettingsForm.tsx';
import { StaffBar } from './views/StaffBar.tsx';

const path = '/newsroom/sign-in';
const head = { title: 'Signing in', kind: 'newsroom' };

/** A publisher; without one the answer has been sent already. Whoever sets providers says whose word is believed here. */
const publisherOnly = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || account.role === 'publisher') return account;
  const page = (
    <div class="page staff">
      <StaffBar account={account} here="sign-in-settings" />
      <h1>Signing in</h1>
      <p>Only publishers may see and change how one signs in.</p>
    </div>
  );
  await reply.show(page, { head, topics: [], status: 403, isPrivate: true });
  return undefined;
};

/** Providers that were changed and do not answer, or not as they should. */
const silentOnes = async (world: World, fresh: AccountSettings, before: AccountSettings): Promise<string[]> => {
  const asked = fresh.providers.filter(
    (one) => !before.providers.some(({ issuer, id }) => issuer === one.issuer && id === one.id),
  );
  const answers = await Promise.all(asked.map((provider) => answersAsProvider(world, provider)));
  return asked
    .filter((_, place) => answers[place] !== true)
    .map(({ name, issuer }) => `“${name}”: nothing at ${issuer} answers as an OpenID provider of that name`);
};

type Shown = {
  settings: AccountSettings;
  /** What is in force, where it is not what is shown. */
  kept?: AccountSettings;
  faults?: readonly string[];
  isSaved?: boolean;
};

export const signInSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const show = async (
    reply: FastifyReply,
    account: Account,
    { settings, kept = settings, faults = [], isSaved = false }: Shown,
  ): Promise<void> => {
    const { publicUrl } = world.config;
    const part = <SignInSettingsForm {...{ account, settings, kept, publicUrl, faults, isSaved }} />;
    await reply.show(part, { head, topics: [], isPrivate: true, ...(faults.length > 0 ? { status: 422 } : {}) });
  };

  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await publisherOnly(world, request, reply);
    if (!account) return;
    const settings = storedAccountSettings(request.visit.publication);
    await show(reply, account, { settings, isSaved: request.query.saved === '1' });
  });

  app.post(path, async (request, reply) => {
    const account = await publisherOnly(world, request, reply);
    if (!account || !(await needFresh(world, request, reply, path))) return;
    const before = storedAccountSettings(request.visit.publication);
    const { settings, faults } = readSignInSettings(request.body, before);
    if (faults.length === 0) faults.push(...(await silentOnes(world, settings, before)));
    if (faults.length > 0) return show(reply, account, { settings, kept: before, faults });
    await saveAccountSettings(world, settings);
    world.log.info({ account: account.id }, 'the settings about signing in were changed');
    await reply.redirect(`${path}?saved=1`, 303);
  });
};
