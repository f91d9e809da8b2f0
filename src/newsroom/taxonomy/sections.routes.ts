/** `/newsroom/sections`: an edition's sections, their order, and what each is. */
import type { FastifyInstance } from 'fastify';
import {
  beginMerge,
  changeSection,
  moveSection,
  orderSections,
  removeTaxa,
  sectionById,
  type Section,
  type TaxonFault,
} from '../../rooms/articles/articles.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { sentForm, settingsStaff, type SentForm } from '../settings/settings-page.tsx';
import { pictureIn } from './picture-field.tsx';
import { sectionsPath, showSection, showSections } from './section-pages.tsx';
import { editionIn, faultFields, type Asked, type Shown } from './taxonomy-pages.tsx';

const faultsOf = (fault: TaxonFault): Record<string, string> => {
  const [field, words] = faultFields[fault];
  return { [field]: words };
};

type WithId = { Params: { id: string } };

const listRoutes = (app: FastifyInstance, world: World): void => {
  app.get(sectionsPath, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    await showSections(world, { request, reply }, { account, edition: editionIn(await publicationOf(world), request) });
  });

  app.post(sectionsPath, async (request, reply) => {
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
      return showSections(world, { request, reply }, { account, edition, form, faults: faultsOf(done.refusal) });
    await reply.redirect(`${sectionsPath}?edition=${edition.code}&done=added`, 303);
  });

  app.post(`${sectionsPath}/order`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    const edition = editionIn(await publicationOf(world), request);
    await orderSections(world, edition.code, (sentForm(request.body).text('order') ?? '').split(' ').slice(0, 1000));
    await reply.redirect(`${sectionsPath}?edition=${edition.code}&done=ordered`, 303);
  });
};

type Given = { account: Shown['account']; section: Section; form: SentForm };
type Act = (method: 'get' | 'post', end: string, carryOut: (asked: Asked, given: Given) => Promise<unknown>) => void;

/** Routes about one section, for those who may change it; what was merged leads to what it has become. */
const aboutOne =
  (app: FastifyInstance, world: World): Act =>
  (method, end, carryOut) => {
    app[method]<WithId>(`${sectionsPath}/:id${end}`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply }, 'edit-sections');
      if (!account) return;
      const section = await sectionById(world, request.params.id);
      if (section?.id !== request.params.id)
        return section ? reply.redirect(`${sectionsPath}/${section.id}`, 303) : reply.notFound();
      await carryOut({ request, reply }, { account, section, form: sentForm(request.body) });
    });
  };

const changeRoutes = (act: Act, world: World): void => {
  act('get', '', (asked, shown) => showSection(world, asked, { account: shown.account, section: shown.section }));

  act('post', '', async (asked, { account, section, form }) => {
    const pictureId = form.has('picture') ? await pictureIn(world, form.text('picture')) : (section.pictureId ?? null);
    if (pictureId === undefined)
      return showSection(world, asked, { account, section, form, faults: { picture: 'There is no such picture.' } });
    const done = await changeSection(world, {
      id: section.id,
      edition: section.edition,
      name: form.text('name') ?? section.name,
      slug: form.text('slug') ?? section.slug,
      description: form.text('description') ?? section.description,
      key: form.text('key') ?? section.key,
      pictureId,
    });
    if (!done.ok) return showSection(world, asked, { account, section, form, faults: faultsOf(done.refusal) });
    return asked.reply.redirect(`${sectionsPath}/${section.id}?done=saved`, 303);
  });
};

export const sectionRoutes = (app: FastifyInstance, world: World): void => {
  listRoutes(app, world);
  const act = aboutOne(app, world);
  changeRoutes(act, world);

  act('post', '/move', async ({ reply }, { section, form }) => {
    await moveSection(world, { id: section.id, edition: section.edition, by: form.text('by') === '-1' ? -1 : 1 });
    return reply.redirect(`${sectionsPath}?edition=${section.edition}&done=ordered`, 303);
  });

  act('post', '/merge', async (asked, { account, section, form }) => {
    const merge = { kind: 'section' as const, from: section.id, into: form.text('into') ?? '', accountId: account.id };
    const done = await beginMerge(world, merge);
    if (!done.ok) return showSection(world, asked, { account, section, refusal: done.refusal });
    return asked.reply.redirect(`${sectionsPath}?edition=${section.edition}&done=merging`, 303);
  });

  act('post', '/remove', async (asked, { account, section }) => {
    const done = await removeTaxa(world, 'section', [section.id]);
    if (!done.ok) return showSection(world, asked, { account, section, refusal: done.refusal });
    return asked.reply.redirect(`${sectionsPath}?edition=${section.edition}&done=removed`, 303);
  });
};
