import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  changeEdition,
  checkSettings,
  publicationOf,
  saveSettings,
  type Edition,
  type EditionFaults,
  type Publication,
  type SettingsDraft,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, sentForm, settingsStaff, showSettings, type Faults, type SentForm } from './settings-page.tsx';
import { TimeZoneField } from './TimeZoneField.tsx';

const path = '/newsroom/settings/publication';
const organisationFields = ['legalName', 'founded', 'address', 'telephone'] as const;

const draftOf = (form: SentForm, { settings }: Publication): SettingsDraft => ({
  timeZone: form.text('timeZone'),
  contactEmail: form.text('contactEmail'),
  machineText: form.text('machineText'),
  organisation: Object.fromEntries(
    organisationFields.map((name) => [name, form.text(`organisation.${name}`) ?? settings.organisation[name]]),
  ),
});

type Props = { publication: Publication; form?: SentForm; faults?: Faults; isSaved?: boolean };

const Names = ({ edition, form, faults = {} }: { edition: Edition } & Omit<Props, 'publication'>): JSX.Element => {
  const [name, tagline] = [`name.${edition.code}`, `tagline.${edition.code}`];
  return (
    <div class="setting-grid">
      <Field
        name={name}
        label={`Name, ${edition.name}`}
        value={form?.text(name) ?? edition.publicationName}
        fault={faults[name]}
        maxLength={120}
        dir="auto"
        isRequired
      />
      <Field
        name={tagline}
        label={`Tagline, ${edition.name}`}
        value={form?.text(tagline) ?? edition.tagline}
        fault={faults[tagline]}
        maxLength={200}
        dir="auto"
      />
    </div>
  );
};

const Organisation = ({ publication, form, faults = {} }: Props): JSX.Element => {
  const { organisation, machineText } = publication.settings;
  const value = (name: (typeof organisationFields)[number]): string =>
    form?.text(`organisation.${name}`) ?? organisation[name];
  return (
    <fieldset class="setting-group">
      <legend>Who publishes</legend>
      <p class="field-hint">
        Search engines are told it in the structured data of every page; empty lines are left out.
      </p>
      <div class="setting-grid">
        <Field
          name="organisation.legalName"
          label="Name in law"
          value={value('legalName')}
          fault={faults['organisation.legalName']}
        />
        <Field
          name="organisation.founded"
          label="Founded in"
          hint="A year"
          value={value('founded')}
          fault={faults['organisation.founded']}
          maxLength={4}
        />
        <Field
          name="organisation.telephone"
          label="Telephone"
          dir="ltr"
          value={value('telephone')}
          fault={faults['organisation.telephone']}
        />
      </div>
      <TextField
        name="organisation.address"
        label="Postal address"
        rows={3}
        value={value('address')}
        fault={faults['organisation.address']}
        maxLength={500}
      />
      <TextField
        name="machineText"
        label="What the publication is, for machines"
        hint="A sentence or two. Stands in the structured data and in /llms.txt."
        rows={3}
        value={form?.text('machineText') ?? machineText}
        fault={faults['machineText']}
        maxLength={500}
      />
    </fieldset>
  );
};

const PublicationForm = (props: Props): JSX.Element => {
  const { publication, form, faults = {}, isSaved = false } = props;
  const { settings } = publication;
  return (
    <>
      <SaveOutcome faults={faults} isSaved={isSaved} />
      <form class="form setting-form" method="post" action={path}>
        <fieldset class="setting-group">
          <legend>Name</legend>
          {publication.editions.map((edition) => (
            <Names key={edition.code} edition={edition} form={form} faults={faults} />
          ))}
        </fieldset>
        <fieldset class="setting-group">
          <legend>Place and time</legend>
          <TimeZoneField value={form?.text('timeZone') ?? settings.timeZone} fault={faults['timeZone']} />
          <Field
            name="contactEmail"
            label="Address for readers’ letters"
            type="email"
            dir="ltr"
            value={form?.text('contactEmail') ?? settings.contactEmail}
            fault={faults['contactEmail']}
            hint="The form at /contact writes to it. Empty: there is no such form."
          />
        </fieldset>
        <Organisation {...props} />
        <p>
          <Button>Save</Button>
        </p>
      </form>
    </>
  );
};

/** Names and taglines are the editions’; all are checked before any is changed. */
const saveNames = async (world: World, { editions }: Publication, form: SentForm): Promise<Record<string, string>> => {
  const faults: Record<string, string> = {};
  for (const edition of editions) {
    const name = form.text(`name.${edition.code}`) ?? edition.publicationName;
    if (name.trim() === '') faults[`name.${edition.code}`] = 'The publication needs a name.';
  }
  if (Object.keys(faults).length > 0) return faults;
  for (const edition of editions) {
    const publicationName = form.text(`name.${edition.code}`) ?? edition.publicationName;
    const tagline = form.text(`tagline.${edition.code}`) ?? edition.tagline;
    if (publicationName === edition.publicationName && tagline === edition.tagline) continue;
    const changed = await changeEdition(world, edition.code, { ...edition, publicationName, tagline });
    if (changed.ok || changed.refusal !== 'invalid') continue;
    const wrong = JSON.parse(changed.detail ?? '{}') as EditionFaults;
    faults[`name.${edition.code}`] = Object.values(wrong).join(' ');
  }
  return faults;
};

export const publicationSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const about = { here: 'publication', title: 'Publication' };
  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const publication = await publicationOf(world);
    const children = <PublicationForm publication={publication} isSaved={request.query.saved === '1'} />;
    await showSettings(reply, { account, ...about, children });
  });

  app.post(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const publication = await publicationOf(world);
    const form = sentForm(request.body);
    const { settings, faults } = checkSettings(draftOf(form, publication));
    if (Object.keys(faults).length === 0) Object.assign(faults, await saveNames(world, publication, form));
    if (Object.keys(faults).length > 0) {
      const children = <PublicationForm publication={publication} form={form} faults={faults} />;
      return showSettings(reply, { account, ...about, status: 422, children });
    }
    await saveSettings(world, settings);
    return reply.redirect(`${path}?saved=1`, 303);
  });
};
