import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { plainPagesOf, sectionsOf } from '../../rooms/articles/articles.ts';
import {
  changeSettings,
  checkSettings,
  chromeOf,
  publicationOf,
  type Edition,
  type EditionChrome,
  type Publication,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import {
  linesOf,
  linksIn,
  SaveOutcome,
  sentForm,
  settingsStaff,
  showSettings,
  type Faults,
  type SentForm,
} from './settings-page.tsx';

const path = '/newsroom/settings/navigation';
const navigationRows = 14;
const columnCount = 4;

type Place = { href: string; name: string };
const rows = Array.from({ length: navigationRows }, (_, row) => row);
const columns = Array.from({ length: columnCount }, (_, column) => column);

/** The rows in the order of their numbers; empty ones are left out. */
const navigationIn = (form: SentForm): { row: number; label: string; href: string }[] =>
  rows
    .map((row) => ({
      row,
      place: Number(form.text(`place-${row}`) ?? row + 1) || 0,
      label: form.text(`label-${row}`) ?? '',
      href: (form.text(`href-${row}`) ?? '').trim(),
    }))
    .filter(({ href, label }) => href !== '' || label.trim() !== '')
    .toSorted((a, b) => a.place - b.place)
    .map(({ row, label, href }) => ({ row, label, href }));

const columnsIn = (form: SentForm): { column: number; title: string; links: { label: string; href: string }[] }[] =>
  columns
    .map((column) => ({
      column,
      title: form.text(`title-${column}`) ?? '',
      links: linksIn(form.text(`links-${column}`) ?? ''),
    }))
    .filter(({ title, links }) => title.trim() !== '' || links.length > 0);

/** Faults come by place in what was sent; here they are told at the field they were typed into. */
const faultsByField = (faults: Faults, code: string, form: SentForm): Record<string, string> => {
  const navigation = navigationIn(form);
  const sentColumns = columnsIn(form);
  const found: Record<string, string> = {};
  for (const [name, words] of Object.entries(faults)) {
    const path = name.startsWith(`chrome.${code}.`) ? name.slice(`chrome.${code}.`.length) : name;
    const [part, place, field, line] = path.split('.');
    if (part === 'navigation') found[`${field ?? 'href'}-${navigation[Number(place)]?.row ?? 0}`] = words;
    else if (part === 'columns') {
      const column = sentColumns[Number(place)]?.column ?? 0;
      if (field === 'title') found[`title-${column}`] = words;
      else found[`links-${column}`] = line === undefined ? words : `Line ${Number(line) + 1}: ${words}`;
    } else found[part ?? path] = words;
  }
  return found;
};

const Row = ({
  row,
  link,
  faults,
}: {
  row: number;
  link: Partial<Place> & { place?: string; label?: string };
  faults: Faults;
}) => {
  const fault = faults[`href-${row}`] ?? faults[`label-${row}`];
  const input = (name: string, attributes: JSX.IntrinsicElements['input']): JSX.Element => (
    <input
      class="input"
      id={`field-${name}-${row}`}
      name={`${name}-${row}`}
      aria-invalid={faults[`${name}-${row}`] ? 'true' : undefined}
      aria-describedby={fault ? `row-${row}-fault` : undefined}
      {...attributes}
    />
  );
  return (
    <li class="field">
      <div class="link-line">
        {input('place', {
          inputMode: 'numeric',
          value: link.place ?? String(row + 1),
          'aria-label': `Place of link ${row + 1}`,
          dir: 'ltr',
        })}
        {input('label', {
          value: link.label ?? '',
          'aria-label': `Name of link ${row + 1}`,
          maxLength: 80,
          dir: 'auto',
        })}
        {input('href', {
          value: link.href ?? '',
          'aria-label': `Where link ${row + 1} leads`,
          list: 'places',
          dir: 'ltr',
        })}
      </div>
      {fault ? (
        <p class="field-fault" id={`row-${row}-fault`}>
          {fault}
        </p>
      ) : null}
    </li>
  );
};

type Props = {
  edition: Edition;
  chrome: EditionChrome;
  places: readonly Place[];
  form?: SentForm;
  faults?: Faults;
  isSaved?: boolean;
};

/** What is filled and some to fill; saving brings more, up to the most there can be. */
const shownRows = (chrome: EditionChrome, form: SentForm | undefined): number => {
  const filled = form ? Math.max(0, ...navigationIn(form).map(({ row }) => row + 1)) : chrome.navigation.length;
  return Math.min(navigationRows, Math.max(6, filled + 3));
};

const Navigation = ({ chrome, form, faults = {} }: Props): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Main navigation</legend>
    <p class="field-hint">
      Left empty, the sections stand here in their order. Else: place, name, and where it leads – a section, a tag, a
      page (/about), or an address. A link without a name is called as the section or page it leads to.
    </p>
    <div class="link-line field-hint" aria-hidden="true">
      <span>Place</span>
      <span>Name</span>
      <span>Leads to</span>
    </div>
    <ol class="link-lines">
      {rows.slice(0, shownRows(chrome, form)).map((row) => {
        const kept = chrome.navigation[row];
        const link = form
          ? { place: form.text(`place-${row}`), label: form.text(`label-${row}`), href: form.text(`href-${row}`) }
          : { label: kept?.label, href: kept?.href };
        return <Row key={row} row={row} link={link} faults={faults} />;
      })}
    </ol>
  </fieldset>
);

const Footer = ({ chrome, form, faults = {} }: Props): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Footer</legend>
    <p class="field-hint">
      Sections, pages, editions and feeds stand there by themselves. These columns come after them; a line each: name,
      space, address.
    </p>
    <div class="setting-grid">
      {columns.map((column) => (
        <div key={column} class="link-lines">
          <Field
            name={`title-${column}`}
            label={`Heading of column ${column + 1}`}
            maxLength={60}
            dir="auto"
            value={form?.text(`title-${column}`) ?? chrome.columns[column]?.title}
            fault={faults[`title-${column}`]}
          />
          <TextField
            name={`links-${column}`}
            label={`Links of column ${column + 1}`}
            rows={4}
            value={form?.text(`links-${column}`) ?? linesOf(chrome.columns[column]?.links ?? [])}
            fault={faults[`links-${column}`]}
          />
        </div>
      ))}
    </div>
    <TextField
      name="text"
      label="A few sentences"
      rows={3}
      maxLength={600}
      value={form?.text('text') ?? chrome.text}
      fault={faults['text']}
    />
    <Field
      name="copyright"
      label="Copyright line"
      hint="© 2026 The Harbour Courant. All rights reserved."
      maxLength={200}
      dir="auto"
      value={form?.text('copyright') ?? chrome.copyright}
      fault={faults['copyright']}
    />
  </fieldset>
);

const NavigationForm = (props: Props): JSX.Element => (
  <>
    <SaveOutcome faults={props.faults} isSaved={props.isSaved} />
    <form class="form setting-form" method="post" action={`${path}?edition=${props.edition.code}`}>
      <datalist id="places">
        {props.places.map(({ href, name }) => (
          <option key={href} value={href}>
            {name}
          </option>
        ))}
      </datalist>
      <Navigation {...props} />
      <Footer {...props} />
      <p>
        <Button>Save</Button>
      </p>
    </form>
  </>
);

const EditionChoice = ({ publication, here }: { publication: Publication; here: Edition }): JSX.Element | null =>
  publication.editions.length < 2 ? null : (
    <nav aria-label="Edition">
      <ul class="link-row">
        {publication.editions.map(({ code, name, language }) => (
          <li key={code}>
            <a href={`${path}?edition=${code}`} lang={language} aria-current={code === here.code ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

const placesOf = async (world: World, { code }: Edition): Promise<Place[]> => {
  const [sections, pages] = await Promise.all([sectionsOf(world, code), plainPagesOf(world, code)]);
  return [
    ...sections.map(({ path: href, name }) => ({ href, name })),
    ...pages.map(({ path: href, headline }) => ({ href, name: headline })),
  ];
};

type Asked = { Querystring: { edition?: string; saved?: string } };

export const navigationSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const show = async (
    reply: FastifyReply,
    account: Account,
    { edition, ...props }: { edition: Edition; form?: SentForm; faults?: Faults; isSaved?: boolean },
  ): Promise<void> => {
    const publication = await publicationOf(world);
    const chrome = chromeOf(publication.settings, edition.code);
    const children = (
      <>
        <EditionChoice publication={publication} here={edition} />
        <NavigationForm edition={edition} chrome={chrome} places={await placesOf(world, edition)} {...props} />
      </>
    );
    const status = props.faults ? 422 : 200;
    await showSettings(reply, { account, here: 'navigation', title: 'Navigation and footer', children, status });
  };
  const editionOf = async (code: string | undefined): Promise<Edition> => {
    const { editionByCode, defaultEdition } = await publicationOf(world);
    return (code === undefined ? undefined : editionByCode(code)) ?? defaultEdition;
  };

  app.get<Asked>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const edition = await editionOf(request.query.edition);
    await show(reply, account, { edition, isSaved: request.query.saved === '1' });
  });

  app.post<Asked>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const edition = await editionOf(request.query.edition);
    const form = sentForm(request.body);
    const kept = chromeOf((await publicationOf(world)).settings, edition.code);
    const draft = {
      chrome: {
        [edition.code]: {
          navigation: form.has('href-0')
            ? navigationIn(form).map(({ label, href }) => ({ label, href }))
            : kept.navigation,
          columns: form.has('title-0') ? columnsIn(form).map(({ title, links }) => ({ title, links })) : kept.columns,
          text: form.text('text') ?? kept.text,
          copyright: form.text('copyright') ?? kept.copyright,
        },
      },
    };
    const { faults } = checkSettings(draft);
    if (Object.keys(faults).length > 0)
      return show(reply, account, { edition, form, faults: faultsByField(faults, edition.code, form) });
    await changeSettings(world, draft);
    return reply.redirect(`${path}?edition=${edition.code}&saved=1`, 303);
  });
};
