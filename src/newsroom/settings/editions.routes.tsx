import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  addEdition,
  changeEdition,
  chooseDefaultEdition,
  editionsInUse,
  moveEdition,
  publicationOf,
  removeEdition,
  type Edition,
  type EditionFaults,
  type Publication,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, sentForm, settingsStaff, showSettings, type SentForm } from './settings-page.tsx';

const path = '/newsroom/settings/editions';

const directions = [
  { value: '', label: 'As the language is written' },
  { value: 'ltr', label: 'Left to right' },
  { value: 'rtl', label: 'Right to left' },
];

type FieldsProps = {
  prefix: string;
  edition?: Edition;
  form?: SentForm | undefined;
  faults?: EditionFaults | undefined;
};

/** Field names begin with the edition's code, so that several forms can stand on one page. */
const EditionFields = ({ prefix, edition, form, faults = {} }: FieldsProps): JSX.Element => {
  const value = (name: string, kept: string | undefined): string => form?.text(`${prefix}.${name}`) ?? kept ?? '';
  return (
    <div class="setting-grid">
      {edition ? null : (
        <Field
          name={`${prefix}.code`}
          label="Code, in addresses"
          hint="es, pt-br; stays as it is"
          dir="ltr"
          maxLength={20}
          value={value('code', '')}
          fault={faults.code}
          isRequired
        />
      )}
      <Field
        name={`${prefix}.language`}
        label="Language tag"
        hint="BCP 47, such as es or es-MX"
        dir="ltr"
        maxLength={35}
        value={value('language', edition?.language)}
        fault={faults.language}
      />
      <Field
        name={`${prefix}.name`}
        label="Its name for itself"
        hint="Español; left empty: as it is usually called"
        maxLength={60}
        dir="auto"
        value={value('name', edition?.name)}
        fault={faults.name}
      />
      <Field
        name={`${prefix}.publicationName`}
        label="Name of the publication in it"
        maxLength={120}
        dir="auto"
        value={value('publicationName', edition?.publicationName)}
        fault={faults.publicationName}
        isRequired
      />
      <Field
        name={`${prefix}.tagline`}
        label="Tagline"
        maxLength={200}
        dir="auto"
        value={value('tagline', edition?.tagline)}
      />
      <Select
        name={`${prefix}.direction`}
        label="Written"
        value={value('direction', edition?.direction)}
        choices={directions}
        fault={faults.direction}
      />
    </div>
  );
};

type CardProps = {
  edition: Edition;
  publication: Publication;
  isUsed: boolean;
  form?: SentForm;
  faults?: EditionFaults;
};

const Acts = ({ edition, isUsed }: CardProps): JSX.Element => (
  <div class="queue-acts">
    <form method="post" action={`${path}/${edition.code}/move`}>
      <Button tone="quiet" name="by" value="-1">
        Earlier
      </Button>{' '}
      <Button tone="quiet" name="by" value="1">
        Later
      </Button>
    </form>
    {edition.isDefault ? null : (
      <form method="post" action={`${path}/${edition.code}/default`}>
        <Button tone="quiet">Make it the default</Button>
      </form>
    )}
    {edition.isDefault || isUsed ? null : (
      <details>
        <summary class="button button-quiet">Remove…</summary>
        <form method="post" action={`${path}/${edition.code}/remove`}>
          <p>It holds nothing. Its address will not be found any more.</p>
          <Button tone="quiet">Remove {edition.name}</Button>
        </form>
      </details>
    )}
  </div>
);

const Card = (props: CardProps): JSX.Element => {
  const { edition, publication, isUsed, form, faults } = props;
  return (
    <section class="edition-card" aria-labelledby={`edition-${edition.code}`}>
      <h2 id={`edition-${edition.code}`}>
        <bdi>{edition.name}</bdi>
        {edition.isDefault ? ' (the default one)' : ''}
      </h2>
      <p class="field-hint">
        <a href={publication.home(edition)}>{publication.home(edition)}</a>
        {isUsed ? '' : ' · holds no stories, sections or tags'}
      </p>
      <form class="form setting-form" method="post" action={`${path}/${edition.code}`}>
        <EditionFields prefix={edition.code} edition={edition} form={form} faults={faults} />
        <p>
          <Button>Save</Button>
        </p>
      </form>
      <Acts {...props} />
    </section>
  );
};

const refusals: Record<string, string> = {
  'in-use':
    'Nothing was changed: one of the two editions has stories, sections or tags. Every address of both would change, and links from elsewhere with them. Choose the default edition before there is anything in it.',
  'known-already': 'Nothing was added: there is an edition of this code.',
  'too-many': 'Nothing was added: forty editions are the most.',
  last: 'Nothing was removed: the default edition stays.',
  'not-found': 'There is no such edition.',
};

type Shown = { isSaved?: boolean; refusal?: string; at?: string; form?: SentForm; faults?: EditionFaults };

const prefixed = (at: string, faults: EditionFaults): Record<string, string> =>
  Object.fromEntries(Object.entries(faults).map(([name, words]) => [`${at}.${name}`, words]));

const show = async (world: World, reply: FastifyReply, account: Account, shown: Shown): Promise<void> => {
  const { isSaved, refusal, at = '', form, faults = {} } = shown;
  const publication = await publicationOf(world);
  const used = await editionsInUse(
    world,
    publication.editions.map(({ code }) => code),
  );
  const here = (place: string) => (place === at ? { form, faults } : {});
  const children = (
    <>
      {refusal ? (
        <Notice tone="alarm">
          <p>{refusals[refusal] ?? 'Nothing was changed.'}</p>
        </Notice>
      ) : (
        <SaveOutcome faults={prefixed(at, faults)} isSaved={isSaved ?? false} />
      )}
      <p>
        The default edition stands at <code>/</code>, every other one under its code. Which one is the default can be
        changed only while both hold nothing: addresses must not change under readers’ hands.
      </p>
      {publication.editions.map((edition) => (
        <Card
          key={edition.code}
          edition={edition}
          publication={publication}
          isUsed={used.has(edition.code)}
          {...here(edition.code)}
        />
      ))}
      <section class="edition-card" aria-labelledby="edition-new">
        <h2 id="edition-new">One more edition</h2>
        <form class="form setting-form" method="post" action={path}>
          <EditionFields prefix="_new" {...here('_new')} />
          <p>
            <Button>Add it</Button>
          </p>
        </form>
      </section>
    </>
  );
  const isRefused = refusal !== undefined || Object.keys(faults).length > 0;
  await showSettings(reply, { account, here: 'editions', title: 'Editions', children, status: isRefused ? 422 : 200 });
};

const draftIn = (form: SentForm, prefix: string) => ({
  code: form.text(`${prefix}.code`) ?? '',
  language: form.text(`${prefix}.language`),
  name: form.text(`${prefix}.name`),
  direction: form.text(`${prefix}.direction`),
  publicationName: form.text(`${prefix}.publicationName`) ?? '',
  tagline: form.text(`${prefix}.tagline`),
});

type Done = { ok: true } | { ok: false; refusal: string; detail?: string };
type WithCode = { Params: { code: string } };

export const editionSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const answer = async (
    reply: FastifyReply,
    account: Account,
    { done, at, form }: { done: Done; at?: string; form?: SentForm },
  ): Promise<void> => {
    if (done.ok) return void (await reply.redirect(`${path}?saved=1`, 303));
    if (done.refusal === 'invalid')
      return show(world, reply, account, { at, form, faults: JSON.parse(done.detail ?? '{}') as EditionFaults });
    return show(world, reply, account, { at, form, refusal: done.refusal });
  };

  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-publication');
    if (account) await show(world, reply, account, { isSaved: request.query.saved === '1' });
  });

  app.post(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-publication');
    if (!account) return;
    const form = sentForm(request.body);
    await answer(reply, account, { done: await addEdition(world, draftIn(form, '_new')), at: '_new', form });
  });

  app.post<WithCode>(`${path}/:code`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-publication');
    if (!account) return;
    const { code } = request.params;
    const form = sentForm(request.body);
    await answer(reply, account, { done: await changeEdition(world, code, draftIn(form, code)), at: code, form });
  });

  const act = (name: string, carryOut: (code: string, form: SentForm) => Promise<Done>): void => {
    app.post<WithCode>(`${path}/:code/${name}`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply }, 'edit-publication');
      if (!account) return;
      await answer(reply, account, { done: await carryOut(request.params.code, sentForm(request.body)) });
    });
  };
  act('move', (code, form) => moveEdition(world, code, form.text('by') === '-1' ? -1 : 1));
  act('default', (code) => chooseDefaultEdition(world, code));
  act('remove', (code) => removeEdition(world, code));
};
