import type { FastifyInstance } from 'fastify';
import { plainPagesOf } from '../../rooms/articles/articles.ts';
import { may } from '../../rooms/discussion/discussion.ts';
import {
  dutySettings,
  KeptTable,
  keptWords,
  recordPolicies,
  saveDutySettings,
} from '../../rooms/moderation/moderation.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { showDuty, staffWho } from './duty-pages.tsx';
import { DutiesForm, type PolicyChoices } from './DutiesForm.tsx';
import { readDutiesForm } from './read-duties-form.ts';

const path = '/newsroom/discussion/duties';

const choicesOf = async (world: World): Promise<PolicyChoices> => {
  const { editions } = await publicationOf(world);
  return Promise.all(
    editions.map(async ({ code, name }) => ({
      edition: code,
      name,
      pages: (await plainPagesOf(world, code)).map(({ id, headline }) => ({ id, headline })),
    })),
  );
};

const keptRoute = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom/discussion/kept', async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const { kept } = dutySettings(await publicationOf(world));
    const words = keptWords.en;
    const children = (
      <>
        <p>{words.text}</p>
        {may(account, 'edit-policies') ? (
          <p>
            <a href={path}>Change how long</a>
          </p>
        ) : null}
        <KeptTable language="en" kept={kept} />
        <h2>{words.never}</h2>
        <p>{words.neverText}</p>
      </>
    );
    await showDuty(reply, { account, here: 'kept', title: words.title, children });
  });
};

/** Care, publicity, contact points, policies and how long things are kept: set by editors and publishers. */
export const dutySettingsRoutes = (app: FastifyInstance, world: World): void => {
  const about = { here: 'duties', title: 'Duties' };
  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-policies');
    if (!account) return;
    const settings = dutySettings(await publicationOf(world));
    const isSaved = request.query.saved === '1';
    const children = <DutiesForm settings={settings} faults={{}} choices={await choicesOf(world)} isSaved={isSaved} />;
    await showDuty(reply, { account, ...about, children });
  });

  app.post(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-policies');
    if (!account) return;
    const choices = await choicesOf(world);
    const pages = choices.flatMap(({ edition, pages: own }) => own.map(({ id }) => ({ edition, id })));
    const { settings, faults } = readDutiesForm(request.body, pages);
    if (Object.keys(faults).length > 0) {
      const shown = { ...dutySettings(await publicationOf(world)), ...settings };
      const children = <DutiesForm settings={shown} faults={faults} choices={choices} isSaved={false} />;
      return showDuty(reply, { account, ...about, status: 422, children });
    }
    await saveDutySettings(world, settings);
    await recordPolicies(world);
    return reply.redirect(`${path}?saved=1`, 303);
  });

  keptRoute(app, world);
};
