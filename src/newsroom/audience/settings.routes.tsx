import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { mayStory } from '../../rooms/articles/articles.ts';
import {
  audienceSettings,
  fewestMonths,
  mostMonths,
  saveAudienceSettings,
  type AudienceSettings,
} from '../../rooms/audience/audience.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, sentForm, Tick } from '../settings/settings-page.tsx';
import { audiencePath, openAudience, showAudience, type Opened } from './audience-page.tsx';

const path = `${audiencePath}/settings`;

type Switch = Exclude<keyof AudienceSettings, 'months'>;

const switches: readonly [name: Switch, words: string][] = [
  ['isCounting', 'Count what is read. Without it nothing is counted at all.'],
  [
    'countsEnds',
    'Count reading to the end: one message of a page to this server, which says which story and nothing else.',
  ],
  ['countsSources', 'Count which sites readers come from.'],
  [
    'countsWords',
    'Write down words searched for, and addresses that are not there, once three networks asked for them.',
  ],
  ['comparesAuthors', 'Show figures by author. Off: nobody who writes is ranked by reads.'],
];

type FormProps = { settings: AudienceSettings; fault?: string | undefined; isSaved?: boolean };

const SettingsForm = ({ settings, fault, isSaved = false }: FormProps): JSX.Element => (
  <>
    <SaveOutcome faults={fault ? { months: fault } : {}} isSaved={isSaved} />
    <form class="form setting-form" method="post" action={path}>
      <div>
        {switches.map(([name, words]) => (
          <Tick key={name} name={name} isOn={settings[name]}>
            {words}
          </Tick>
        ))}
      </div>
      <Field
        name="months"
        label="Keep the sums of days for so many months"
        hint={`${fewestMonths} to ${mostMonths}. Hours are kept for two days.`}
        value={String(settings.months)}
        fault={fault}
      />
      <Button>Save</Button>
    </form>
  </>
);

const Told = ({ settings }: { settings: AudienceSettings }): JSX.Element => (
  <>
    <ul>
      {switches.map(([name, words]) => (
        <li key={name}>
          <b>{settings[name] ? 'On:' : 'Off:'}</b> {words}
        </li>
      ))}
    </ul>
    <p>Sums of days are kept for {settings.months} months, hours for two days.</p>
  </>
);

const show = (
  reply: Parameters<typeof showAudience>[0],
  opened: Opened,
  props: FormProps,
  status = 200,
): Promise<void> =>
  showAudience(reply, opened, {
    title: 'What is counted',
    here: 'settings',
    status,
    children: (
      <>
        <p>
          Readers are told on the page <a href="/how-we-count">How we count</a>, which follows these settings by itself.
        </p>
        {mayStory(opened.account, 'edit-publication') ? (
          <SettingsForm {...props} />
        ) : (
          <Told settings={props.settings} />
        )}
      </>
    ),
  });

export const audienceSettingsRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const isSaved = (request.query as Record<string, unknown>)['saved'] === '1';
    await show(reply, opened, { settings: audienceSettings(opened.publication), isSaved });
  });

  app.post(path, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    if (!mayStory(opened.account, 'edit-publication')) return reply.notFound();
    const form = sentForm(request.body);
    const ticked = Object.fromEntries(switches.map(([name]) => [name, form.text(name) === 'yes'])) as Record<
      Switch,
      boolean
    >;
    const typed = form.text('months')?.trim() ?? '';
    const months = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
    const settings = { ...audienceSettings(opened.publication), ...ticked };
    if (months < fewestMonths || months > mostMonths) {
      const fault = `Please give a number from ${fewestMonths} to ${mostMonths}.`;
      return show(reply, opened, { settings, fault }, 422);
    }
    await saveAudienceSettings(world, { ...settings, months });
    return reply.redirect(`${path}?saved=1`, 303);
  });
};
