/** The page on which a story is written, and its form for those without a script. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatDateTime } from '../../../common/dates.ts';
import { contentPolicy } from '../../../delivery/security-headers.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { authorsOf, mayStory, sectionsOf, tagsOf } from '../../../rooms/articles/articles.ts';
import {
  accessOf,
  draftOf,
  hasChanges,
  isOut,
  isOwnStory,
  isStoryId,
  replaceDraft,
  storyAtHand,
  storyMarkdown,
  type Draft,
  type StoryAtHand,
} from '../../../rooms/drafting/drafting.ts';
import { publicationOf } from '../../../rooms/publication/publication.ts';
import type { World } from '../../../world.ts';
import { staffOnly } from '../../staff-only.ts';
import { ConflictPage } from './ConflictPage.tsx';
import { EditorPage, type EditorScene } from './EditorPage.tsx';
import { findRoutes } from './find.routes.ts';
import { readStoryForm, sentTexts, type Sent } from './read-story-form.ts';

type Params = { Params: { id: string }; Querystring: { saved?: string } };
type Opened = { account: Account; story: StoryAtHand; draft: Draft; isOwn: boolean };

const open = async (
  world: World,
  request: FastifyRequest<Params>,
  reply: FastifyReply,
): Promise<Opened | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account) return undefined;
  const { id } = request.params;
  const draft = isStoryId(id) ? await draftOf(world, id) : undefined;
  const story = draft && (await storyAtHand(world.db, id));
  if (draft && story) return { account, story, draft, isOwn: await isOwnStory(world.db, account, id) };
  await reply.notFound();
  return undefined;
};

const workNames: Record<string, string> = { idea: 'An idea', draft: 'Draft', edit: 'In edit', ready: 'Ready' };

/** Where a story stands, as one would say it. */
const stateInWords = (story: StoryAtHand, timeZone: string): string => {
  const { row } = story;
  const at = (moment: number): string => formatDateTime(moment, { language: 'en-GB', timeZone });
  if (row.status === 'trashed') return 'In the bin';
  if (row.status === 'unpublished') return 'Taken back; readers do not see it';
  if (row.status === 'private') return 'Only for those who have its address';
  if (row.status === 'scheduled') return row.scheduled_at === null ? 'Scheduled' : `Goes out ${at(row.scheduled_at)}`;
  if (row.status !== 'published') return workNames[row.work_state] ?? 'Draft';
  if (!hasChanges(story)) return 'Published';
  return story.goesOutAt === undefined
    ? 'Published. Your changes are not out yet'
    : `Published. Changes go out ${at(story.goesOutAt)}`;
};

const sceneOf = async (
  world: World,
  { account, story, draft, isOwn }: Opened,
  more: Pick<EditorScene, 'faults' | 'isSaved'> = {},
): Promise<EditorScene> => {
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(story.row.edition) ?? publication.defaultEdition;
  const [sections, authors, tags] = await Promise.all([
    sectionsOf(world, edition.code),
    authorsOf(world, edition.code),
    tagsOf(world, edition.code),
  ]);
  return {
    account,
    storyId: draft.articleId,
    edition,
    fields: draft.fields,
    markdown: storyMarkdown(draft.fields.body),
    since: draft.changedAt,
    mayWrite: accessOf(account, story.row, isOwn) === 'write',
    mayRawHtml: account.role === 'publisher' || account.role === 'editor',
    mayPublish: mayStory(account, 'publish-story', isOwn),
    isOut: isOut(story.row),
    hasChanges: hasChanges(story),
    state: stateInWords(story, publication.settings.timeZone),
    path: story.row.path,
    sections,
    authors,
    tags,
    ...more,
  };
};

/**
 * Pasted HTML is parsed in a document of its own, where nothing in it runs or loads: ProseMirror's policy for that is allowed on this
 * page alone.
 */
const editorPolicy = (world: World): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(world.config.publicUrl, { 'trusted-types': 'ProseMirrorClipboard' }),
});

const show = async (world: World, reply: FastifyReply, scene: EditorScene, status = 200): Promise<void> => {
  await reply.show(<EditorPage scene={scene} />, {
    head: {
      title: scene.fields.headline || 'A story without a headline',
      kind: 'writing',
      styles: ['editor.css', 'tools.css'],
      islands: ['editor.js'],
    },
    topics: [],
    status,
    isPrivate: true,
    headers: editorPolicy(world),
  });
};

const showConflict = async (reply: FastifyReply, draft: Draft, sent: Sent): Promise<void> => {
  const { headline, standfirst, kicker, body } = draft.fields;
  const conflict = {
    storyId: draft.articleId,
    sent,
    now: { headline, standfirst, kicker, body: storyMarkdown(body) },
    since: draft.changedAt,
  };
  await reply.show(<ConflictPage conflict={conflict} />, {
    head: { title: 'Changed meanwhile', kind: 'newsroom', styles: ['editor.css'] },
    topics: [],
    status: 409,
    isPrivate: true,
  });
};

const save = async (world: World, request: FastifyRequest<Params>, reply: FastifyReply): Promise<void> => {
  const opened = await open(world, request, reply);
  if (!opened) return;
  const { account, story, draft, isOwn } = opened;
  if (accessOf(account, story.row, isOwn) !== 'write') return reply.notFound();
  const sent = sentTexts(request.body);
  const { fields, faults } = await readStoryForm({ world, edition: story.row.edition, sent, before: draft.fields });
  const since = Number(sent['since']);
  const articleId = draft.articleId;
  const saved = await replaceDraft(world, { account, articleId, fields, ...(since > 0 ? { since } : {}) });
  if (saved.ok && faults.length === 0) {
    await reply.redirect(`/newsroom/stories/${articleId}?saved=1`, 303);
    return;
  }
  const now = (await draftOf(world, articleId)) ?? draft;
  if (!saved.ok && saved.refusal === 'changed-meanwhile') return showConflict(reply, now, sent);
  const told = saved.ok ? faults : [saved.detail ?? 'It could not be saved as it is.', ...faults];
  const scene = await sceneOf(world, { ...opened, draft: now }, { faults: told, isSaved: saved.ok });
  // What could not be saved is not lost either: it stands in the form again.
  await show(
    world,
    reply,
    saved.ok ? scene : { ...scene, markdown: sent['body'] ?? scene.markdown },
    saved.ok ? 200 : 422,
  );
};

/** The writing page of every story, and what it asks for. */
export const editorRoutes = (app: FastifyInstance, world: World): void => {
  findRoutes(app, world);
  app.get<Params>('/newsroom/stories/:id', async (request, reply) => {
    const opened = await open(world, request, reply);
    if (!opened) return;
    const { account, story, isOwn } = opened;
    if (accessOf(account, story.row, isOwn) === 'none') return reply.notFound();
    await show(world, reply, await sceneOf(world, opened, { isSaved: request.query.saved === '1' }));
  });
  app.post<Params>('/newsroom/stories/:id', (request, reply) => save(world, request, reply));
};
