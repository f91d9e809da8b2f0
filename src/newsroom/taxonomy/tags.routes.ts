/** `/newsroom/tags`: an edition's tags with counts, searched; renamed, merged, described, removed. */
import type { FastifyInstance } from 'fastify';
import { beginMerge, changeTag, removeTaxa, tagById, tagBySlug, type Tag } from '../../rooms/articles/articles.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { sentForm, settingsStaff, type SentForm } from '../settings/settings-page.tsx';
import { editionIn, faultFields, type Asked, type Shown } from './taxonomy-pages.tsx';
import { showTag, showTags, tagsPath } from './tag-pages.tsx';

const changeIn = (form: SentForm) => ({
  name: form.text('name') ?? '',
  slug: form.text('slug') ?? '',
  description: form.text('description') ?? '',
});

type WithId = { Params: { id: string } };

const listRoutes = (app: FastifyInstance, world: World): void => {
  app.get(tagsPath, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    await showTags(world, { request, reply }, { account, edition: editionIn(await publicationOf(world), request) });
  });

  app.post(tagsPath, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    const edition = editionIn(await publicationOf(world), request);
    const form = sentForm(request.body);
    const done = await changeTag(world, { edition: edition.code, ...changeIn(form) });
    if (done.ok) return reply.redirect(`${tagsPath}/${done.value}?done=added`, 303);
    const [field, words] = faultFields[done.refusal];
    return showTags(world, { request, reply }, { account, edition, form, faults: { [field]: words } });
  });

  app.post(`${tagsPath}/remove-unused`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-sections');
    if (!account) return;
    const edition = editionIn(await publicationOf(world), request);
    const done = await removeTaxa(world, 'tag', sentForm(request.body).list('tag').slice(0, 100));
    if (!done.ok) return showTags(world, { request, reply }, { account, edition, refusal: done.refusal });
    return reply.redirect(`${tagsPath}?edition=${edition.code}&unused=1&done=removed`, 303);
  });
};

export const tagDeskRoutes = (app: FastifyInstance, world: World): void => {
  listRoutes(app, world);

  type Given = { account: Shown['account']; tag: Tag; form: SentForm };
  const act = (
    method: 'get' | 'post',
    end: string,
    carryOut: (asked: Asked, given: Given) => Promise<unknown>,
  ): void => {
    app[method]<WithId>(`${tagsPath}/:id${end}`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply }, 'edit-sections');
      if (!account) return;
      const tag = await tagById(world, request.params.id);
      if (tag?.id !== request.params.id) return tag ? reply.redirect(`${tagsPath}/${tag.id}`, 303) : reply.notFound();
      await carryOut({ request, reply }, { account, tag, form: sentForm(request.body) });
    });
  };

  act('get', '', (asked, { account, tag }) => showTag(world, asked, { account, tag }));

  act('post', '', async (asked, { account, tag, form }) => {
    const { id, edition, key } = tag;
    const done = await changeTag(world, { id, edition, key, ...changeIn(form) });
    if (done.ok) return asked.reply.redirect(`${tagsPath}/${id}?done=saved`, 303);
    const [field, words] = faultFields[done.refusal];
    return showTag(world, asked, { account, tag, form, faults: { [field]: words } });
  });

  act('post', '/merge', async (asked, { account, tag, form }) => {
    const into = (form.text('into') ?? '').trim().split('/').at(-1) ?? '';
    const other = await tagBySlug(world, tag.edition, into);
    const merge = { kind: 'tag' as const, from: tag.id, into: other?.id ?? '', accountId: account.id };
    const done = await beginMerge(world, merge);
    if (!done.ok) return showTag(world, asked, { account, tag, refusal: done.refusal });
    return asked.reply.redirect(`${tagsPath}?edition=${tag.edition}&done=merging`, 303);
  });

  act('post', '/remove', async (asked, { account, tag }) => {
    const done = await removeTaxa(world, 'tag', [tag.id]);
    if (!done.ok) return showTag(world, asked, { account, tag, refusal: done.refusal });
    return asked.reply.redirect(`${tagsPath}?edition=${tag.edition}&done=removed`, 303);
  });
};
