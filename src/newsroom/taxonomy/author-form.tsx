import type { JSX } from 'preact';
import { webAddress } from '../../common/addresses.ts';
import { longestTaxonName, type AuthorChange, type AuthorRow } from '../../rooms/articles/articles.ts';
import type { Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField, type Choice } from '../../ui/parts/Field.tsx';
import { linesOf, linksIn, Tick, type SentForm } from '../settings/settings-page.tsx';
import { PictureField } from './picture-field.tsx';

export type AuthorFaults = Record<string, string>;
type Texts = Record<string, { name?: string; role?: string; bio?: string }>;
const longestBio = 1000;
const mostLinks = 12;

type FormProps = {
  author: AuthorRow | undefined;
  form: SentForm | undefined;
  faults: AuthorFaults;
  editions: readonly Edition[];
  accounts: readonly Choice[];
  accountId: string;
};

/** What one edition writes differently. */
const EditionTexts = ({
  edition,
  texts,
  form,
}: {
  edition: Edition;
  texts: Texts;
  form: SentForm | undefined;
}): JSX.Element => {
  const own = texts[edition.code] ?? {};
  const value = (field: 'name' | 'role' | 'bio'): string => form?.text(`${field}.${edition.code}`) ?? own[field] ?? '';
  return (
    <fieldset class="setting-group">
      <legend>
        In the edition <bdi>{edition.name}</bdi>, where it differs
      </legend>
      <Field name={`name.${edition.code}`} label="Name" value={value('name')} dir="auto" maxLength={longestTaxonName} />
      <Field name={`role.${edition.code}`} label="Role" value={value('role')} dir="auto" maxLength={100} />
      <TextField name={`bio.${edition.code}`} label="About" value={value('bio')} rows={3} maxLength={longestBio} />
    </fieldset>
  );
};

/** What everybody who writes has: a name, an address, a role. */
const WhoItIs = ({ author, form, faults }: Pick<FormProps, 'author' | 'form' | 'faults'>): JSX.Element => (
  <div class="setting-grid">
    <Field
      name="name"
      label="Name"
      dir="auto"
      maxLength={longestTaxonName}
      value={form?.text('name') ?? author?.name}
      fault={faults['name']}
      isRequired
    />
    <Field
      name="slug"
      label="Address"
      hint={author ? 'The former address leads to the new one.' : 'Left empty it is made from the name.'}
      dir="auto"
      maxLength={80}
      value={form?.text('slug') ?? author?.slug}
      fault={faults['slug']}
    />
    <Field
      name="role"
      label="Role"
      hint="Correspondent in Lisbon"
      dir="auto"
      maxLength={100}
      value={form?.text('role') ?? author?.role}
    />
    <Field
      name="email"
      type="email"
      label="E-mail address"
      hint="Never shown."
      dir="ltr"
      maxLength={254}
      value={form?.text('email') ?? author?.email ?? ''}
      fault={faults['email']}
    />
  </div>
);

export const AuthorForm = ({ author, form, faults, editions, accounts, accountId }: FormProps): JSX.Element => {
  const texts = JSON.parse(author?.texts ?? '{}') as Texts;
  const links = (JSON.parse(author?.links ?? '[]') as { label: string; url: string }[]).map(({ label, url }) => ({
    label,
    href: url,
  }));
  const portrait = author?.portrait_id ? `/newsroom/media/${author.portrait_id}` : undefined;
  return (
    <form
      class="form setting-form taxon-form"
      method="post"
      action={`/newsroom/authors${author ? `/${author.id}` : ''}`}
    >
      <WhoItIs {...{ author, form, faults }} />
      <TextField name="bio" label="About" rows={4} maxLength={longestBio} value={form?.text('bio') ?? author?.bio} />
      <TextField
        name="links"
        label="Links"
        hint="A line each: name, space, address."
        rows={3}
        maxLength={3000}
        value={form?.text('links') ?? linesOf(links)}
        fault={faults['links']}
      />
      <PictureField label="Portrait" value={form?.text('picture') ?? portrait} fault={faults['picture']} />
      <Tick name="guest" isOn={form ? form.has('guest') : author?.is_guest === 1}>
        A guest: writes here now and then
      </Tick>
      <Select
        name="account"
        label="Works here as"
        hint="What this colleague writes gets this name."
        value={form?.text('account') ?? author?.account_id ?? accountId}
        choices={[{ value: '', label: 'Nobody' }, ...accounts]}
        fault={faults['account']}
      />
      {editions.length > 1
        ? editions.map((edition) => <EditionTexts key={edition.code} {...{ edition, texts, form }} />)
        : null}
      <p>
        <Button>{author ? 'Save' : 'Add the author'}</Button>
      </p>
    </form>
  );
};

const textsIn = (form: SentForm, editions: readonly Edition[]): Texts => {
  const texts: Texts = {};
  for (const { code } of editions) {
    const said = (['name', 'role', 'bio'] as const).flatMap((field) => {
      const value = (form.text(`${field}.${code}`) ?? '').trim().slice(0, field === 'bio' ? longestBio : 100);
      return value ? [[field, value] as const] : [];
    });
    if (said.length > 0) texts[code] = Object.fromEntries(said);
  }
  return texts;
};

type Around = { editions: readonly Edition[]; author: AuthorRow | undefined; staff: ReadonlySet<string> };

/** What the form says, and what is wrong with it. */
export const authorIn = (
  form: SentForm,
  { editions, author, staff }: Around,
): { change: AuthorChange; faults: AuthorFaults } => {
  const faults: AuthorFaults = {};
  const typed = linksIn(form.text('links') ?? '').slice(0, mostLinks);
  const links = typed.map(({ label, href }) => ({ label: label.slice(0, 60), url: webAddress(href) ?? '' }));
  const wrong = links.findIndex(({ label, url }) => url === '' || label === '');
  if (wrong >= 0) faults['links'] = `Line ${wrong + 1}: a name, a space, and an address that begins with https://.`;
  const accountId = form.text('account') ?? '';
  if (accountId && !staff.has(accountId)) faults['account'] = 'Choose somebody who works here.';
  const email = (form.text('email') ?? '').trim();
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) faults['email'] = 'This is no e-mail address.';
  const change: AuthorChange = {
    ...(author ? { id: author.id } : {}),
    name: form.text('name') ?? '',
    slug: form.text('slug') ?? '',
    role: (form.text('role') ?? '').trim().slice(0, 100),
    bio: (form.text('bio') ?? '').trim().slice(0, longestBio),
    texts: {
      ...(JSON.parse(author?.texts ?? '{}') as Texts),
      ...Object.fromEntries(editions.map(({ code }) => [code, {}])),
      ...textsIn(form, editions),
    },
    links,
    isGuest: form.has('guest'),
    ...(email ? { email } : {}),
    ...(accountId ? { accountId } : {}),
  };
  return { change, faults };
};
