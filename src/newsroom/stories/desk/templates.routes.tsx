import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { articleKinds, mayStory } from '../../../rooms/articles/articles.ts';
import {
  removeStoryTemplate,
  saveStoryTemplate,
  storyTemplates,
  type StoryTemplate,
} from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field, Select, TextField } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import { storiesPath } from './desk-address.ts';
import { showStories, staffFor, type StaffAsking } from './staff-story.tsx';
import { kindNames } from './story-words.ts';

const path = `${storiesPath}/templates`;

const faults: Record<string, string> = {
  forbidden: 'Only editors and publishers change templates.',
  'not-found': 'This template is no longer there.',
  'no-name': 'Please give it a name.',
  'too-long': 'The name or the text is too long.',
  'unknown-kind': 'Please choose a kind.',
  'too-many': 'There are too many templates; remove one first.',
};

type FormProps = { visit: Visit; template?: StoryTemplate | undefined };

const TemplateForm = ({ visit, template }: FormProps): JSX.Element => {
  const { editions } = visit.publication;
  return (
    <form class="form" method="post" action={visit.link(path)}>
      {template ? <input type="hidden" name="id" value={template.id} /> : null}
      <Field name="name" label="Name" value={template?.name} maxLength={80} isRequired dir="auto" />
      <Select
        name="kind"
        label="Kind"
        value={template?.kind ?? 'news'}
        choices={articleKinds.map((value) => ({ value, label: kindNames[value] }))}
      />
      {editions.length > 1 ? (
        <Select
          name="edition"
          label="Edition"
          value={template?.edition ?? ''}
          choices={[
            { value: '', label: 'Every edition' },
            ...editions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      ) : null}
      <TextField
        name="text"
        label="What the story begins with"
        hint="Markdown: ## for a heading, - for a list, > for a quotation."
        value={template?.text}
        rows={10}
        maxLength={20_000}
      />
      <div class="work-acts">
        <Button>{template ? 'Save' : 'Add'}</Button>
        {template ? (
          <Button tone="quiet" name="remove" value="1">
            Remove
          </Button>
        ) : null}
      </div>
    </form>
  );
};

type ListProps = { visit: Visit; templates: readonly StoryTemplate[]; mayChange: boolean; chosen: string | undefined };

const Templates = ({ visit, templates, mayChange, chosen }: ListProps): JSX.Element => {
  const open = templates.find(({ id }) => id === chosen);
  return (
    <>
      {templates.length === 0 ? (
        <p class="stories-hint">No templates yet: every story begins with an empty page.</p>
      ) : (
        <ul class="templates">
          {templates.map(({ id, name, kind }) => (
            <li key={id}>
              <a href={visit.link(`${path}?id=${id}`)} aria-current={id === open?.id ? 'true' : undefined}>
                <bdi>{name}</bdi>
              </a>{' '}
              <span class="stories-count">{kindNames[kind]}</span>
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <section aria-labelledby="template-form">
          <h2 id="template-form">{open ? open.name : 'A new template'}</h2>
          <TemplateForm visit={visit} template={open} />
        </section>
      ) : open ? (
        <pre class="template-text" dir="auto" tabIndex={0}>
          {open.text}
        </pre>
      ) : null}
    </>
  );
};

const draw = async (
  world: World,
  asking: StaffAsking,
  { chosen, fault }: { chosen?: string | undefined; fault?: string },
): Promise<void> => {
  const { request, account } = asking;
  const templates = await storyTemplates(world);
  await showStories(asking, {
    title: 'Templates',
    here: 'templates',
    status: fault === undefined ? 200 : fault === 'forbidden' ? 403 : 422,
    children: (
      <>
        <h1>Templates</h1>
        <p>What stories of a kind begin with: headings, boxes, reminders.</p>
        {fault === undefined ? null : (
          <Notice tone="alarm">
            <p>{faults[fault] ?? 'It could not be saved.'}</p>
          </Notice>
        )}
        <Templates
          visit={request.visit}
          templates={templates}
          mayChange={mayStory(account, 'edit-settings')}
          chosen={chosen}
        />
      </>
    ),
  });
};

/** How stories of a kind begin; editors change it, everybody who writes may look. */
export const templateRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { id?: string } }>(path, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'create-story');
    if (account) await draw(world, { request, reply, account }, { chosen: request.query.id });
  });

  app.post(path, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'edit-settings');
    if (!account) return;
    const id = fieldOf(request, 'id');
    const draft = {
      ...(id ? { id } : {}),
      name: fieldOf(request, 'name'),
      kind: fieldOf(request, 'kind'),
      edition: fieldOf(request, 'edition'),
      text: fieldOf(request, 'text'),
    };
    const done =
      id && fieldOf(request, 'remove') === '1'
        ? await removeStoryTemplate(world, account, id)
        : await saveStoryTemplate(world, account, draft);
    if (!done.ok) return draw(world, { request, reply, account }, { chosen: id || undefined, fault: done.refusal });
    return reply.redirect(request.visit.link(path), 303);
  });
};
