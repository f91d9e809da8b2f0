/** How the newsroom shows an edition's sections and one of them. */
import type { JSX } from 'preact';
import {
  countStories,
  longestDescription,
  longestTaxonName,
  mergesOf,
  sectionsOf,
  type Section,
} from '../../rooms/articles/articles.ts';
import { publicationOf, type Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, showSettings, type SentForm } from '../settings/settings-page.tsx';
import { PictureField } from './picture-field.tsx';
import { SectionOrder } from './taxonomy-elements.ts';
import { EditionChoice, Ends, Merges, Told, type Asked, type Shown } from './taxonomy-pages.tsx';

/** Where sections are kept. */
export const sectionsPath = '/newsroom/sections';
const styles = ['staff.css'];

type FormProps = {
  section?: Section | undefined;
  edition: Edition;
  form?: SentForm | undefined;
  faults: Record<string, string>;
  /** Sections of other editions it may be the counterpart of. */
  counterparts: readonly Section[];
};

const SectionForm = ({ section, edition, form, faults, counterparts }: FormProps): JSX.Element => (
  <form
    class="form setting-form taxon-form"
    method="post"
    action={section ? `${sectionsPath}/${section.id}` : `${sectionsPath}?edition=${edition.code}`}
  >
    <div class="setting-grid">
      <Field
        name="name"
        label="Name"
        dir="auto"
        maxLength={longestTaxonName}
        value={form?.text('name') ?? section?.name}
        fault={faults['name']}
        isRequired
      />
      <Field
        name="slug"
        label="Address"
        hint={section ? 'The former address leads to the new one.' : 'Left empty it is made from the name.'}
        dir="auto"
        maxLength={80}
        value={form?.text('slug') ?? section?.slug}
        fault={faults['slug']}
      />
    </div>
    <TextField
      name="description"
      label="Description"
      rows={2}
      maxLength={longestDescription}
      value={form?.text('description') ?? section?.description}
    />
    {counterparts.length > 0 ? (
      <Select
        name="key"
        label="Counterpart in other editions"
        value={form?.text('key') ?? section?.key ?? ''}
        fault={faults['key']}
        choices={[
          { value: '', label: 'None' },
          ...[...Map.groupBy(counterparts, ({ key }) => key)].map(([value, same]) => ({
            value,
            label: same.map((one) => `${one.name} (${one.edition})`).join(', '),
          })),
        ]}
      />
    ) : null}
    {section ? (
      <PictureField
        label="Picture"
        value={form?.text('picture') ?? (section.pictureId ? `/newsroom/media/${section.pictureId}` : undefined)}
        fault={faults['picture']}
      />
    ) : null}
    <p>
      <Button>{section ? 'Save' : 'Add it'}</Button>
    </p>
  </form>
);

const Row = ({ section, stories, place, last }: { section: Section; stories: number; place: number; last: number }) => (
  <li class="section-row" data-id={section.id}>
    <span>
      <a href={`${sectionsPath}/${section.id}`}>
        <bdi>{section.name}</bdi>
      </a>{' '}
      <span class="meta number">{stories === 1 ? '1 story' : `${stories} stories`}</span>
    </span>
    <form method="post" action={`${sectionsPath}/${section.id}/move`}>
      <span hidden={place === 0}>
        <Button tone="quiet" name="by" value="-1">
          Earlier<span class="unseen">: {section.name}</span>
        </Button>
      </span>{' '}
      <span hidden={place === last}>
        <Button tone="quiet" name="by" value="1">
          Later<span class="unseen">: {section.name}</span>
        </Button>
      </span>
    </form>
  </li>
);

type ListShown = Shown & { edition: Edition; form?: SentForm; faults?: Record<string, string> };

const othersOf = async (world: World, edition: string): Promise<Section[]> => {
  const { editions } = await publicationOf(world);
  const lists = await Promise.all(
    editions.filter(({ code }) => code !== edition).map(({ code }) => sectionsOf(world, code)),
  );
  return lists.flat();
};

/** The list of an edition's sections, with what was wrong in the last form. */
export const showSections = async (world: World, { request, reply }: Asked, shown: ListShown): Promise<void> => {
  const { account, edition, form, faults = {}, refusal } = shown;
  const publication = await publicationOf(world);
  const sections = await sectionsOf(world, edition.code);
  const counts = await countStories(
    world,
    'section',
    sections.map(({ id }) => id),
  );
  const children = (
    <>
      <Told done={(request.query as { done?: unknown }).done} refusal={refusal} />
      <SaveOutcome faults={faults} />
      <EditionChoice path={sectionsPath} publication={publication} here={edition} />
      <SectionOrder>
        <form method="post" action={`${sectionsPath}/order?edition=${edition.code}`} hidden>
          <input type="hidden" name="order" value="" />
          <Button>Save the order</Button>
        </form>
        <ol class="plain-list">
          {sections.map((section, place) => (
            <Row
              key={section.id}
              section={section}
              stories={counts.get(section.id) ?? 0}
              place={place}
              last={sections.length - 1}
            />
          ))}
        </ol>
        <p class="unseen" role="status" />
      </SectionOrder>
      <section aria-labelledby="new">
        <h2 id="new">One more section</h2>
        <SectionForm edition={edition} form={form} faults={faults} counterparts={await othersOf(world, edition.code)} />
      </section>
      <Merges merges={await mergesOf(world, 'section')} />
    </>
  );
  const status = refusal || Object.keys(faults).length > 0 ? 422 : 200;
  const page = {
    account,
    here: 'sections',
    title: 'Sections',
    children,
    styles,
    islands: ['section-order.js'],
    status,
  };
  await showSettings(reply, page);
};

type OneShown = Shown & { section: Section; form?: SentForm; faults?: Record<string, string> };

/** One section: what it is, and its end. */
export const showSection = async (world: World, { request, reply }: Asked, shown: OneShown): Promise<void> => {
  const { account, section, form, faults = {}, refusal } = shown;
  const { editionByCode, defaultEdition } = await publicationOf(world);
  const edition = editionByCode(section.edition) ?? defaultEdition;
  const stories = (await countStories(world, 'section', [section.id])).get(section.id) ?? 0;
  const others = (await sectionsOf(world, section.edition)).filter(({ id }) => id !== section.id);
  const children = (
    <>
      <Told done={(request.query as { done?: unknown }).done} refusal={refusal} />
      <SaveOutcome faults={faults} />
      <p>
        <a href={`${sectionsPath}?edition=${section.edition}`}>All sections</a> · <a href={section.path}>Its page</a>
      </p>
      <SectionForm {...{ section, edition, form, faults }} counterparts={await othersOf(world, section.edition)} />
      <Ends
        path={`${sectionsPath}/${section.id}`}
        name={section.name}
        stories={stories}
        others={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
  const status = refusal || Object.keys(faults).length > 0 ? 422 : 200;
  await showSettings(reply, {
    account,
    here: 'sections',
    title: section.name,
    children,
    styles: [...styles, 'pick-picture.css'],
    islands: ['pick-picture.js'],
    status,
  });
};
