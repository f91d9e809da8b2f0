/** `/newsroom/sections`: an edition's sections, their order, and what each is. */
import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  beginMerge,
  changeSection,
  countStories,
  longestDescription,
  longestTaxonName,
  mergesOf,
  moveSection,
  orderSections,
  removeTaxa,
  sectionById,
  sectionsOf,
  type Section,
  type TaxonFault,
} from '../../rooms/articles/articles.ts';
import { publicationOf, type Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, sentForm, settingsStaff, showSettings, type SentForm } from '../settings/settings-page.tsx';
import { PictureField, pictureIn } from './picture-field.tsx';
import { SectionOrder } from './taxonomy-elements.ts';
import {
  EditionChoice,
  editionIn,
  Ends,
  faultFields,
  Merges,
  Told,
  type Asked,
  type Shown,
} from './taxonomy-pages.tsx';

const path = '/newsroom/sections';
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
    class="form setting-form"
    method="post"
    action={section ? `${path}/${section.id}` : `${path}?edition=${edition.code}`}
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
          ...[...new Map(counterparts.map((one) => [one.key, one])).values()].map((one) => ({
            value: one.key,
            label: `${one.name} (${one.edition})`,
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
      <a href={`${path}/${section.id}`}>
        <bdi>{section.name}</bdi>
      </a>{' '}
      <span class="meta number">{stories === 1 ? '1 story' : `${stories} stories`}</span>
    </span>
    <form method="post" action={`${path}/${section.id}/move`}>
      {place > 0 ? (
        <Button tone="quiet" name="by" value="-1">
          Earlier<span class="visually-hidden">: {section.name}</span>
        </Button>
      ) : null}{' '}
      {place < last ? (
        <Button tone="quiet" name="by" value="1">
          Later<span class="visually-hidden">: {section.name}</span>
        </Button>
      ) : null}
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

const showList = async (world: World, { request, reply }: Asked, shown: ListShown): Promise<void> => {
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
      <EditionChoice path={path} publication={publication} here={edition} />
      <SectionOrder>
        <form method="post" action={`${path}/order?edition=${edition.code}`}>
          <input type="hidden" name="order" value="" />
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
        <p class="visually-hidden" role="status" />
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

const showOne = async (world: World, { request, reply }: Asked, shown: OneShown): Promise<void> => {
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
        <a href={`${path}?edition=${section.edition}`}>All sections</a> · <a href={section.path}>Its page</a>
      </p>
      <SectionForm {...{ section, edition, form, faults }} counterparts={await othersOf(world, section.edition)} />
      <Ends
        path={`${path}/${section.id}`}
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

const faultsOf = (fault: TaxonFault): Record<string, string> => {
  const [field, words] = faultFields[fault];
  return { [field]: words };
};

type WithId = { Params: { id: string } };

const listRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    await showList(world, { request, reply }, { account, edition: editionIn(await publicationOf(world), request) });
  });

  app.post(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    const edition = editionIn(await publicationOf(world), request);
    const form = sentForm(request.body);
    const [name, slug, description, key] = ['name', 'slug', 'description', 'key'].map(
      (field) => form.text(field) ?? '',
    );
    const done = await changeSection(world, {
      edition: edition.code,
      name: name ?? '',
      slug: slug ?? '',
      description: description ?? '',
      key: key ?? '',
    });
    if (!done.ok)
      return showList(world, { request, reply }, { account, edition, form, faults: faultsOf(done.refusal) });
    await reply.redirect(`${path}?edition=${edition.code}&done=added`, 303);
  });

  app.post(`${path}/order`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    const edition = editionIn(await publicationOf(world), request);
    await orderSections(world, edition.code, (sentForm(request.body).text('order') ?? '').split(' ').slice(0, 1000));
    await reply.redirect(`${path}?edition=${edition.code}&done=ordered`, 303);
  });
};

export const sectionRoutes = (app: FastifyInstance, world: World): void => {
  listRoutes(app, world);

  const act = (
    method: 'get' | 'post',
    end: string,
    carryOut: (
      asked: Asked,
      shown: { account: Shown['account']; section: Section; form: SentForm },
    ) => Promise<unknown>,
  ): void => {
    app[method]<WithId>(`${path}/:id${end}`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply }, 'edit-sections');
      if (!account) return;
      const section = await sectionById(world, request.params.id);
      if (section?.id !== request.params.id)
        return section ? reply.redirect(`${path}/${section.id}`, 303) : reply.notFound();
      await carryOut({ request, reply }, { account, section, form: sentForm(request.body) });
    });
  };

  act('get', '', (asked, shown) => showOne(world, asked, { account: shown.account, section: shown.section }));

  act('post', '', async (asked, { account, section, form }) => {
    const pictureId = form.has('picture') ? await pictureIn(world, form.text('picture')) : (section.pictureId ?? null);
    if (pictureId === undefined)
      return showOne(world, asked, { account, section, form, faults: { picture: 'There is no such picture.' } });
    const done = await changeSection(world, {
      id: section.id,
      edition: section.edition,
      name: form.text('name') ?? section.name,
      slug: form.text('slug') ?? section.slug,
      description: form.text('description') ?? section.description,
      key: form.text('key') ?? section.key,
      pictureId,
    });
    if (!done.ok) return showOne(world, asked, { account, section, form, faults: faultsOf(done.refusal) });
    return asked.reply.redirect(`${path}/${section.id}?done=saved`, 303);
  });

  act('post', '/move', async ({ reply }, { section, form }) => {
    await moveSection(world, { id: section.id, edition: section.edition, by: form.text('by') === '-1' ? -1 : 1 });
    return reply.redirect(`${path}?edition=${section.edition}&done=ordered`, 303);
  });

  act('post', '/merge', async (asked, { account, section, form }) => {
    const merge = { kind: 'section' as const, from: section.id, into: form.text('into') ?? '', accountId: account.id };
    const done = await beginMerge(world, merge);
    if (!done.ok) return showOne(world, asked, { account, section, refusal: done.refusal });
    return asked.reply.redirect(`${path}?edition=${section.edition}&done=merging`, 303);
  });

  act('post', '/remove', async (asked, { account, section }) => {
    const done = await removeTaxa(world, 'section', [section.id]);
    if (!done.ok) return showOne(world, asked, { account, section, refusal: done.refusal });
    return asked.reply.redirect(`${path}?edition=${section.edition}&done=removed`, 303);
  });
};
