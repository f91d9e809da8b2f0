import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { needAccount } from '../accounts/accounts.ts';
import type { ArticleSummary } from '../articles/articles.ts';
import { mediaByIds, type Media } from '../media/media.ts';
import { arrangements, arrangeSaved } from './arrange-saved.ts';
import { parseId, type Saved } from './bookmark.ts';
import { bookmarkWords, type BookmarkWords } from './bookmark-words.ts';
import { cameFrom, withQuery } from './came-from.ts';
import { exportFormats, exportSaved } from './export-saved.ts';
import { followsOf } from './follow.ts';
import { allSaved, readSaved, removedHeadline } from './read-saved.ts';
import { unsaveStory } from './save-story.ts';
import { parseAsked } from './saved-href.ts';
import { savingRoutes } from './saving.routes.tsx';
import { FollowingPage } from './views/FollowingPage.tsx';
import { SavedPage } from './views/SavedPage.tsx';

type Asked = { Querystring: Record<string, unknown> };
type Posted = { Body: Record<string, unknown> | undefined };

const wordsOf = (request: FastifyRequest): BookmarkWords => wordsFor(bookmarkWords, request.visit.edition.language);

const leadOf = ({ lead }: ArticleSummary): string | undefined =>
  lead?.type === 'gallery' ? lead.content[0]?.attrs.mediaId : lead?.attrs.mediaId;

/** The picture of each story that has one, by story. */
const picturesOf = async (world: World, saved: readonly Saved[]): Promise<Map<string, Media>> => {
  const leads = saved.flatMap(({ articleId, story }) => {
    const mediaId = story && leadOf(story);
    return mediaId === undefined ? [] : [{ articleId, mediaId }];
  });
  const media = await mediaByIds(world, [...new Set(leads.map(({ mediaId }) => mediaId))]);
  const pictures = new Map<string, Media>();
  for (const { articleId, mediaId } of leads) {
    const found = media.get(mediaId);
    const still = found?.kind === 'film' ? found.poster : found;
    if (still?.kind === 'picture' && still.path !== undefined) pictures.set(articleId, still);
  }
  return pictures;
};

const faults = (words: BookmarkWords, fault: unknown, full: string): string | undefined =>
  fault === 'full' ? full : fault === 'tags' ? words.tooManyTags : undefined;

const showSaved = async (world: World, request: FastifyRequest<Asked>, reply: FastifyReply): Promise<void> => {
  const account = await needAccount(world, request, reply);
  if (!account) return;
  const { visit, query } = request;
  const words = wordsOf(request);
  const asked = parseAsked(query);
  const page = await readSaved(world, account.id, asked);
  const removedId = parseId(query['removed']);
  const headline = removedId && (await removedHeadline(world, account.id, removedId));
  const part = (
    <SavedPage
      page={page}
      visit={visit}
      words={words}
      pictures={visit.textOnly ? new Map() : await picturesOf(world, page.saved)}
      removed={removedId !== undefined && headline !== undefined ? { id: removedId, headline } : undefined}
      fault={faults(words, query['fault'], words.tooManySaved)}
    />
  );
  const title = asked.isArchive ? words.archive : words.readingList;
  await reply.show(part, { head: { title, kind: 'saved', styles: ['saved.css'] }, topics: [], isPrivate: true });
};

/** Where a change leads back to: the very part of the list it was made in. */
const afterChange = (from: string, act: string, articleId: string, refusal: string | undefined): string => {
  const stays = act === 'up' || act === 'down' || act === 'top' || act === 'tag' || act === 'untag';
  return withQuery(
    from,
    {
      removed: act === 'remove' ? articleId : undefined,
      fault: refusal === 'too-many-tags' ? 'tags' : undefined,
    },
    stays ? `saved-${articleId}` : '',
  );
};

const change = async (world: World, request: FastifyRequest<Posted>, reply: FastifyReply): Promise<unknown> => {
  const account = await needAccount(world, request, reply);
  if (!account) return undefined;
  const form = request.body ?? {};
  const articleId = parseId(form['article']);
  const act = form['act'] === 'remove' ? 'remove' : arrangements.find((known) => known === form['act']);
  if (articleId === undefined || act === undefined) return reply.notFound();
  const tag = typeof form['tag'] === 'string' ? form['tag'] : '';
  const arranged =
    act === 'remove'
      ? await unsaveStory(world, account.id, articleId)
      : await arrangeSaved(world, { accountId: account.id, articleId, act, tag });
  const refusal = arranged && !arranged.ok ? arranged.refusal : undefined;
  const from = cameFrom(request, world.config.publicUrl, request.visit.link('/saved'));
  return reply.header('cache-control', 'private, no-store').redirect(afterChange(from, act, articleId, refusal), 303);
};

const showFollowing = async (world: World, request: FastifyRequest<Asked>, reply: FastifyReply): Promise<void> => {
  const account = await needAccount(world, request, reply);
  if (!account) return;
  const { visit } = request;
  const words = wordsOf(request);
  const follows = await followsOf(world, account.id, visit.edition.code);
  const fault = faults(words, request.query['fault'], words.tooManyFollowed);
  await reply.show(<FollowingPage follows={follows} visit={visit} words={words} fault={fault} />, {
    head: { title: words.following, kind: 'saved', styles: ['saved.css'] },
    topics: [],
    isPrivate: true,
  });
};

export const bookmarkRoutes = (app: FastifyInstance, world: World): void => {
  savingRoutes(app, world);
  app.get<Asked>('/saved', (request, reply) => showSaved(world, request, reply));
  app.post<Posted>('/saved/change', (request, reply) => change(world, request, reply));
  app.get<Asked>('/following', (request, reply) => showFollowing(world, request, reply));

  for (const format of exportFormats)
    app.get(`/saved/export.${format}`, async (request, reply) => {
      const account = await needAccount(world, request, reply);
      if (!account) return undefined;
      const { visit } = request;
      const title = `${wordsOf(request).readingList} · ${visit.edition.publicationName}`;
      const saved = await allSaved(world, account.id);
      const { type, body } = exportSaved(format, { saved, title, at: world.now(), absolute: visit.absolute });
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="reading-list.${format}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type(type)
        .send(body);
    });
};
