import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { plainPagesOf } from '../../rooms/articles/articles.ts';
import {
  dutySettings,
  policyKinds,
  recordPolicies,
  saveDutySettings,
  type PolicyKind,
} from '../../rooms/moderation/moderation.ts';
import { publicationOf, type Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Select } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, sentForm, settingsStaff, showSettings } from './settings-page.tsx';

const path = '/newsroom/settings/policies';

const names: Record<PolicyKind, string> = {
  guidelines: 'Community guidelines',
  privacy: 'Privacy',
  terms: 'Terms of use',
  imprint: 'Imprint',
  cookies: 'Note about cookies',
};
const hints: Record<PolicyKind, string> = {
  guidelines: 'Every decision about a comment names the version that was in force.',
  privacy: 'Accepted with registering; leads to the table of what is kept.',
  terms: '',
  imprint: 'Who is answerable, as the law of many countries asks.',
  cookies: 'That strangers get no cookie at all. Where there is none, none is needed.',
};

type Choice = { edition: Edition; pages: readonly { id: string; headline: string }[] };
type Chosen = Record<string, Record<string, string>>;

const choicesOf = async (world: World): Promise<Choice[]> => {
  const { editions } = await publicationOf(world);
  return Promise.all(editions.map(async (edition) => ({ edition, pages: await plainPagesOf(world, edition.code) })));
};

const PoliciesForm = ({ choices, chosen }: { choices: readonly Choice[]; chosen: Chosen }): JSX.Element => (
  <form class="form setting-form" method="post" action={path}>
    {policyKinds.map((kind) => (
      <fieldset class="setting-group" key={kind}>
        <legend>{names[kind]}</legend>
        {hints[kind] ? <p class="field-hint">{hints[kind]}</p> : null}
        <div class="setting-grid">
          {choices.map(({ edition, pages }) => (
            <Select
              key={edition.code}
              name={`${kind}.${edition.code}`}
              label={edition.name}
              value={chosen[kind]?.[edition.code] ?? ''}
              choices={[
                { value: '', label: 'Found by its address' },
                ...pages.map(({ id, headline }) => ({ value: id, label: headline })),
              ]}
            />
          ))}
        </div>
      </fieldset>
    ))}
    <p>
      <Button>Save</Button>
    </p>
  </form>
);

/** Only pages that are there, each in its own edition; a kind that was not asked about stays as it is. */
const chosenIn = (body: unknown, choices: readonly Choice[], kept: Chosen): Chosen => {
  const form = sentForm(body);
  const chosen: Chosen = {};
  for (const kind of policyKinds)
    for (const { edition, pages } of choices) {
      const id = form.text(`${kind}.${edition.code}`) ?? kept[kind]?.[edition.code];
      if (id && pages.some((page) => page.id === id)) chosen[kind] = { ...chosen[kind], [edition.code]: id };
    }
  return chosen;
};

export const policySettingsRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const { policies } = dutySettings(await publicationOf(world));
    const children = (
      <>
        <SaveOutcome isSaved={request.query.saved === '1'} />
        <p>
          These are plain pages of the publication. What is chosen here stands in the foot of every page;{' '}
          <a href="/policies">every version</a> is kept and stays readable. Contact points and the yearly report are
          among the <a href="/newsroom/discussion/duties">duties</a>.
        </p>
        <PoliciesForm choices={await choicesOf(world)} chosen={policies} />
      </>
    );
    await showSettings(reply, { account, here: 'policies', title: 'Policies', children });
  });

  app.post(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const { policies: kept } = dutySettings(await publicationOf(world));
    const policies = chosenIn(request.body, await choicesOf(world), kept);
    await saveDutySettings(world, { policies });
    await recordPolicies(world);
    await reply.redirect(`${path}?saved=1`, 303);
  });
};
