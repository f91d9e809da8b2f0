/** Words for readers, by rule and edition. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { removeTemplate, saveTemplate, templatesFor, type TemplateRefusal } from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { answerJson, fieldOf, showDuty, staffWho, wantsJson } from '../duties/duty-pages.tsx';
import { statusOfRefusal } from './decision-pages.ts';
import { TemplatesPage, type TemplateTyped } from './TemplatesPage.tsx';

const path = '/newsroom/discussion/words';

const faults: Record<TemplateRefusal, string> = {
  'not-allowed': 'You may not change these.',
  'no-rule': 'Choose a rule.',
  'no-edition': 'There is no such edition.',
  empty: 'A name and words are needed.',
  'too-many': 'There are too many for this edition: remove some first.',
  gone: 'A colleague has removed it meanwhile.',
};

type Asking = { world: World; request: FastifyRequest; reply: FastifyReply; account: Account };
type Shown = { code: string; typed?: TemplateTyped; fault?: string; status?: number };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const draw = async (
  { world, request, reply, account }: Asking,
  { code, typed, fault, status }: Shown,
): Promise<void> => {
  const { editions, editionByCode, defaultEdition } = await publicationOf(world);
  const edition = editionByCode(code) ?? defaultEdition;
  const templates = await templatesFor(world, edition);
  const query = request.query as Record<string, unknown>;
  const [changed, from] = [textOf(query['change']), textOf(query['from'])];
  const chosen = templates.find(({ id, rule, isShipped }) => (isShipped ? rule === from : id === changed));
  const begun = { id: '', rule: from, title: '', words: '', ...chosen };
  const children = (
    <TemplatesPage
      {...{ edition, editions, templates, fault }}
      typed={typed ?? { id: begun.id, rule: begun.rule, title: begun.title, words: begun.words }}
      isSaved={query['saved'] === '1'}
    />
  );
  await showDuty(reply, { account, here: 'words', title: 'Words to readers', status: status ?? 200, children });
};

/** `/newsroom/discussion/words`. */
export const templateRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-templates');
    if (!account) return;
    const code = textOf((request.query as Record<string, unknown>)['edition']);
    if (!wantsJson(request)) return draw({ world, request, reply, account }, { code });
    const { editionByCode, defaultEdition } = await publicationOf(world);
    return answerJson(reply, { templates: await templatesFor(world, editionByCode(code) ?? defaultEdition) });
  });

  app.post(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-templates');
    if (!account) return;
    const code = fieldOf(request, 'edition');
    const typed = {
      id: fieldOf(request, 'id'),
      rule: fieldOf(request, 'rule'),
      title: fieldOf(request, 'title'),
      words: fieldOf(request, 'words'),
    };
    const outcome = await saveTemplate(world, { account, edition: code, ...typed });
    if (!outcome.ok) {
      const status = statusOfRefusal(outcome.refusal);
      return draw({ world, request, reply, account }, { code, typed, fault: faults[outcome.refusal], status });
    }
    await reply.redirect(`${path}?edition=${encodeURIComponent(code)}&saved=1`, 303);
  });

  app.post<{ Params: { id: string } }>(`${path}/:id/remove`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-templates');
    if (!account) return;
    const outcome = await removeTemplate(world, { account, id: request.params.id });
    if (!outcome.ok) return reply.notFound();
    await reply.redirect(`${path}?edition=${encodeURIComponent(outcome.value.edition)}&saved=1`, 303);
  });
};
