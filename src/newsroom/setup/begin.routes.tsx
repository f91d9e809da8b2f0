/** The first two steps, before there is anybody who could sign in: whoever has the link that the start has printed takes them. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { beginAsPublisher, finishSignIn, isFirstLink, nameFaultText } from '../../rooms/accounts/accounts.ts';
import {
  checkSettings,
  publicationOf,
  replaceFirstEdition,
  saveSettings,
  type EditionFaults,
  type Publication,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, sentForm, type Faults, type SentForm } from '../settings/settings-page.tsx';
import { TimeZoneField } from '../settings/TimeZoneField.tsx';
import { languageNames } from './language-names.ts';
import { SetupPage, setupHead } from './SetupPage.tsx';

type WithToken = { Params: { token: string } };
type Props = { token: string; publication: Publication; form?: SentForm; faults?: Faults };

const addressOf = (token: string, step = ''): string => `/setup/${encodeURIComponent(token)}${step}`;

const LanguageField = ({ value, fault }: { value: string; fault?: string | undefined }): JSX.Element => {
  const attributes = {
    class: 'input',
    id: 'field-language',
    name: 'language',
    list: 'languages',
    value,
    dir: 'ltr',
    autocomplete: 'off',
    'aria-describedby': fault ? 'language-hint language-fault' : 'language-hint',
    'aria-invalid': fault ? 'true' : undefined,
  } as JSX.IntrinsicElements['input'];
  return (
    <div class="field">
      <label for="field-language">Language</label>
      <p class="field-hint" id="language-hint">
        The one it appears in first, by its tag: en, es, ar, pt-BR. More can be added later.
      </p>
      <input {...attributes} />
      <datalist id="languages">
        {languageNames.map(([tag, name]) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </datalist>
      {fault ? (
        <p class="field-fault" id="language-fault">
          {fault}
        </p>
      ) : null}
    </div>
  );
};

const NameStep = ({ token, publication, form, faults = {} }: Props): JSX.Element => {
  const { defaultEdition, settings } = publication;
  return (
    <SetupPage step={1} title="What is it called?">
      <SaveOutcome faults={faults} />
      <form class="form" method="post" action={addressOf(token)}>
        <Field
          name="publicationName"
          label="Name of the publication"
          dir="auto"
          maxLength={120}
          value={
            form?.text('publicationName') ??
            (defaultEdition.publicationName === 'Courant' ? '' : defaultEdition.publicationName)
          }
          fault={faults['publicationName']}
          isRequired
        />
        <Field
          name="tagline"
          label="Tagline"
          hint="A few words under the name; can be left empty."
          dir="auto"
          maxLength={200}
          value={form?.text('tagline') ?? defaultEdition.tagline}
        />
        <LanguageField value={form?.text('language') ?? defaultEdition.language} fault={faults['language']} />
        <TimeZoneField value={form?.text('timeZone') ?? settings.timeZone} fault={faults['timeZone']} />
        <p class="queue-acts">
          <Button>Go on</Button>
          <a href={addressOf(token, '/you')}>Skip this</a>
        </p>
      </form>
    </SetupPage>
  );
};

const YouStep = ({ token, form, faults = {} }: Omit<Props, 'publication'>): JSX.Element => (
  <SetupPage step={2} title="Who are you?">
    <p>You are the publisher: you may do everything, and let others in. This is the one step that cannot be skipped.</p>
    <SaveOutcome faults={faults} />
    <form class="form" method="post" action={addressOf(token, '/you')}>
      <Field
        name="name"
        label="Your name"
        dir="auto"
        autocomplete="name"
        maxLength={160}
        value={form?.text('name')}
        fault={faults['name']}
        isRequired
      />
      <Field
        name="email"
        label="Your e-mail address"
        hint="You sign in with it from now on."
        type="email"
        dir="ltr"
        autocomplete="email"
        maxLength={254}
        value={form?.text('email')}
        fault={faults['email']}
        isRequired
      />
      <Field
        name="password"
        label="Password"
        hint="At least 8 characters. Left empty, you sign in by mail, or with a passkey that the next step can add."
        type="password"
        dir="ltr"
        autocomplete="new-password"
        maxLength={1_024}
        fault={faults['password']}
      />
      <p>
        <Button>Go on</Button>
      </p>
    </form>
  </SetupPage>
);

/** The link is good and the setting up still open; else the answer has been sent. */
const isBegun = async (world: World, reply: FastifyReply, token: string): Promise<boolean> => {
  const { setup } = (await publicationOf(world)).settings;
  if (setup.isOpen && (await isFirstLink(world, token))) return true;
  // That page makes the first publisher where nothing is to be set up, or says that the link is used up.
  await reply.header('cache-control', 'private, no-store').redirect(`/sign-in/first/${encodeURIComponent(token)}`, 303);
  return false;
};

const saveName = async (world: World, form: SentForm): Promise<Record<string, string>> => {
  const { settings, faults } = checkSettings({ timeZone: form.text('timeZone') });
  const language = (form.text('language') ?? '').trim();
  const draft = {
    code: language.toLowerCase(),
    language,
    publicationName: form.text('publicationName') ?? '',
    tagline: form.text('tagline'),
  };
  if (Object.keys(faults).length > 0) return faults;
  const made = await replaceFirstEdition(world, draft);
  if (!made.ok && made.refusal === 'invalid') {
    const wrong = JSON.parse(made.detail ?? '{}') as EditionFaults;
    const { code, ...others } = wrong;
    return { ...others, ...(code && !wrong.language ? { language: code } : {}) };
  }
  await saveSettings(world, settings);
  return {};
};

const youFaults = (refusal: string, detail: string | undefined): Record<string, string> => {
  if (refusal === 'not-an-email') return { email: 'This does not look like an e-mail address.' };
  if (refusal === 'password') return { password: detail ?? 'Choose another one.' };
  if (refusal === 'busy') return { password: 'Too much is going on at this moment; please try again.' };
  return { name: nameFaultText('en', refusal as Parameters<typeof nameFaultText>[1]) };
};

export const setupBeginRoutes = (app: FastifyInstance, world: World): void => {
  const show = async (reply: FastifyReply, part: JSX.Element, faults: Faults = {}): Promise<void> => {
    const status = Object.keys(faults).length > 0 ? 422 : 200;
    await reply.show(part, { head: setupHead('Setting up'), topics: [], isPrivate: true, status });
  };

  app.get<WithToken>('/setup/:token', async (request, reply) => {
    const { token } = request.params;
    if (!(await isBegun(world, reply, token))) return;
    await show(reply, <NameStep token={token} publication={await publicationOf(world)} />);
  });

  app.post<WithToken>('/setup/:token', async (request, reply) => {
    const { token } = request.params;
    if (!(await isBegun(world, reply, token))) return;
    const form = sentForm(request.body);
    const faults = await saveName(world, form);
    if (Object.keys(faults).length === 0) return reply.redirect(addressOf(token, '/you'), 303);
    return show(
      reply,
      <NameStep token={token} publication={await publicationOf(world)} form={form} faults={faults} />,
      faults,
    );
  });

  app.get<WithToken>('/setup/:token/you', async (request, reply) => {
    const { token } = request.params;
    if (await isBegun(world, reply, token)) await show(reply, <YouStep token={token} />);
  });

  app.post<WithToken>('/setup/:token/you', async (request, reply) => {
    const { token } = request.params;
    if (!(await isBegun(world, reply, token))) return;
    const form = sentForm(request.body);
    const typed = {
      email: form.text('email') ?? '',
      name: form.text('name') ?? '',
      password: form.text('password') ?? '',
    };
    const made = await beginAsPublisher(world, token, typed);
    if (made.ok)
      return finishSignIn(world, request, reply, {
        account: made.value,
        method: 'link',
        returnTo: '/newsroom/setup/look',
      });
    if (made.refusal === 'over') return reply.redirect(`/sign-in/first/${encodeURIComponent(token)}`, 303);
    const faults = youFaults(made.refusal, made.detail);
    return show(reply, <YouStep token={token} form={form} faults={faults} />, faults);
  });
};
