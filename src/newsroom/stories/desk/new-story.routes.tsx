import type { FastifyInstance } from 'fastify';
import { cutText, foldSpace } from '../../../common/text.ts';
import { articleKinds, sectionById, sectionsOf } from '../../../rooms/articles/articles.ts';
import {
  createStory,
  storyTemplate,
  storyTemplates,
  templateBody,
  type NewStory as Wanted,
} from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import { storiesPath } from './desk-address.ts';
import { NewStory, type NewStoryProps } from './NewStoryPage.tsx';
import { showStories, staffFor, type StaffAsking } from './staff-story.tsx';

type Given = NewStoryProps['given'];

const faults: Record<string, string> = {
  'unknown-edition': 'There is no such edition.',
  'unknown-kind': 'Please choose what it will be.',
  'unknown-section': 'This section belongs to another edition: choose one of the edition the story is for.',
  'no-headline': 'Please give it a headline, or say the idea in a line: colleagues will know it by that.',
};

/** What a link may propose as a headline: words readers have searched for. */
const longestHeadline = 200;

const draw = async (
  world: World,
  asking: StaffAsking,
  { given, fault }: { given: Given; fault?: string },
): Promise<void> => {
  const { visit } = asking.request;
  const { editions } = visit.publication;
  const all = (await Promise.all(editions.map(({ code }) => sectionsOf(world, code)))).flat();
  const nameOf = new Map(editions.map(({ code, name }) => [code, name]));
  const sections = all.map(({ id, name, edition }) => ({
    value: id,
    label: name,
    ...(editions.length > 1 ? { group: nameOf.get(edition) ?? edition } : {}),
  }));
  const templates = await storyTemplates(world);
  await showStories(asking, {
    title: 'New story',
    here: undefined,
    status: fault ? 422 : 200,
    children: (
      <NewStory
        {...{ visit, sections, templates, given }}
        fault={fault && (faults[fault] ?? 'It could not be begun.')}
      />
    ),
  });
};

const wantedOf = async (world: World, given: Given, begin: string): Promise<Omit<Wanted, 'account'> | string> => {
  const kind = articleKinds.find((one) => one === given.kind);
  if (!kind) return 'unknown-kind';
  if (given.headline.trim() === '') return 'no-headline';
  const section = given.sectionId ? await sectionById(world, given.sectionId) : undefined;
  if (given.sectionId && section?.edition !== given.edition) return 'unknown-section';
  const template = given.template ? await storyTemplate(world, given.template) : undefined;
  return {
    edition: given.edition,
    kind,
    headline: given.headline.trim(),
    workState: begin === 'idea' ? 'idea' : 'draft',
    ...(section ? { sectionId: section.id } : {}),
    ...(template ? { fields: { body: templateBody(template) } } : {}),
  };
};

/** A new story is begun in one form; then its editor opens. */
export const newStoryRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>(`${storiesPath}/new`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'create-story');
    if (!account) return;
    const { kind, section, headline, edition } = request.query;
    const given = {
      kind: typeof kind === 'string' ? kind : 'news',
      edition:
        request.visit.publication.editions.find(({ code }) => code === edition)?.code ?? request.visit.edition.code,
      sectionId: typeof section === 'string' ? section : '',
      headline: typeof headline === 'string' ? cutText(foldSpace(headline), longestHeadline) : '',
      template: '',
    };
    await draw(world, { request, reply, account }, { given });
  });

  app.post(`${storiesPath}/new`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'create-story');
    if (!account) return;
    const given: Given = {
      kind: fieldOf(request, 'kind'),
      edition: fieldOf(request, 'edition'),
      sectionId: fieldOf(request, 'section'),
      headline: fieldOf(request, 'headline'),
      template: fieldOf(request, 'template'),
    };
    const wanted = await wantedOf(world, given, fieldOf(request, 'begin'));
    const asking = { request, reply, account };
    if (typeof wanted === 'string') return draw(world, asking, { given, fault: wanted });
    const made = await createStory(world, { ...wanted, account });
    if (!made.ok) return draw(world, asking, { given, fault: made.refusal });
    const to = wanted.workState === 'idea' ? '/work' : '';
    return reply.redirect(request.visit.link(`${storiesPath}/${made.value.articleId}${to}`), 303);
  });
};
