/** Writing: posting, previewing, what was begun before signing in, changing, deleting. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { accountBy, cookieOfBegun, needAccount, signInPath } from '../accounts/accounts.ts';
import {
  formOf,
  isTicked,
  namedComment,
  redirect,
  sendJson,
  showAct,
  wantsJson,
  wordsOf,
  writerBy,
  type Named,
} from './act-answers.tsx';
import { said } from './act-words.ts';
import { draftOf, forgetDraft, keepDraft } from './comment-draft.ts';
import { commentToMarkdown } from './comment-to-markdown.ts';
import { editTimeLeft } from './comment.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment, isEditable } from './edit-comment.ts';
import { ownComment } from './own-comment.ts';
import { parseCommentBody } from './parse-comment-body.ts';
import {
  answerPosted,
  answerPreview,
  answerRefused,
  answerTooMany,
  refusalWords,
  type FormAgain,
} from './post-answers.tsx';
import { largestText, postComment } from './post-comment.ts';
import { spanWords } from './spans.ts';
import { storyFacts, threadNow } from './story-facts.ts';
import { isCommentId } from './thread-place.ts';
import { DeleteForm } from './views/DecideForm.tsx';
import { PostAnswer } from './views/PostAnswer.tsx';
import { ActDone } from './views/ActDone.tsx';

const hour = 3_600_000;
const draftsAnHour = 30;
/** A form of the longest text, every sign of it percent-encoded. */
const bodyLimit = 256 * 1024;

const typedIn = (request: FastifyRequest): FormAgain['typed'] => {
  const form = formOf(request);
  const parent = form('parent');
  const draft = form('draft');
  return {
    articleId: form('article'),
    ...(isCommentId(parent) ? { parentId: parent } : {}),
    key: form('key').slice(0, 100),
    text: form('text'),
    ...(draft === '' ? {} : { draft }),
  };
};

const formAgain = async (world: World, request: FastifyRequest): Promise<FormAgain> => {
  const typed = typedIn(request);
  const story = await storyFacts(world, typed.articleId);
  return { typed: { ...typed, key: typed.key || world.newId() }, action: '/comments', storyPath: story?.path ?? '/' };
};

/** A comment of somebody who is not signed in: it is kept, and they are sent to sign in. */
const keepForLater = async (
  world: World,
  request: FastifyRequest,
  { reply, again, wait }: { reply: FastifyReply; again: FormAgain; wait: number },
): Promise<void> => {
  const { typed, storyPath } = again;
  const story = await storyFacts(world, typed.articleId);
  const refusal = !story
    ? 'no-story'
    : typed.text.trim() === ''
      ? 'empty'
      : typed.text.length > largestText
        ? 'too-large'
        : undefined;
  if (refusal) return answerRefused(request, reply, { refused: { ok: false, refusal }, again });
  if (wait > 0) return answerTooMany(request, reply, { wait, again });
  const isTrapped = formOf(request)('website') !== '';
  const path = signInPath(request, `${request.visit.stay(storyPath)}#comments`);
  const draft = isTrapped ? undefined : await keepDraft(world, { parentId: undefined, ...typed });
  if (draft !== undefined) reply.header('set-cookie', cookieOfBegun(world, draft));
  const url = draft === undefined ? path : `${path}&draft=${draft}`;
  if (wantsJson(request)) return sendJson(reply, { state: 'signed-out', url }, 401);
  return redirect(reply, url);
};

const postingRoutes = (app: FastifyInstance, world: World): void => {
  const drafts = createRateLimit({ limit: draftsAnHour, perMs: hour, now: world.now });

  app.post('/comments', { bodyLimit }, async (request, reply) => {
    const again = await formAgain(world, request);
    const form = formOf(request);
    if (form('preview') !== '') return answerPreview(request, reply, again);
    const account = await accountBy(world, request);
    if (!account) return keepForLater(world, request, { reply, again, wait: drafts.take(request.network) });
    const { articleId, parentId, key, text, draft } = again.typed;
    const outcome = await postComment(world, {
      account,
      articleId,
      parentId,
      text,
      postKey: typedIn(request).key || key,
      network: request.network,
      confirmed: isTicked(form('confirmed')),
    });
    if (!outcome.ok) return answerRefused(request, reply, { refused: outcome, again });
    if (draft !== undefined) await forgetDraft(world, draft);
    return answerPosted(request, reply, outcome.value);
  });

  app.post('/comments/preview', { bodyLimit }, async (request, reply) =>
    answerPreview(request, reply, await formAgain(world, request)),
  );

  app.get<{ Params: { secret: string } }>('/comments/draft/:secret', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const draft = await draftOf(world, request.params.secret);
    const story = draft && (await storyFacts(world, draft.articleId));
    if (!draft || !story) return reply.notFound();
    const words = wordsOf(request);
    const typed = { ...draft, key: world.newId(), draft: request.params.secret };
    const again = { typed, action: '/comments', storyPath: story.path };
    if (draft.refused) return answerRefused(request, reply, { refused: { ok: false, ...draft.refused }, again });
    const part = (
      <PostAnswer
        visit={request.visit}
        words={words}
        title={words.yourComment}
        hint={words.notYetPosted}
        submit={words.post}
        {...again}
      />
    );
    return showAct(reply, part, { title: words.yourComment });
  });
};

const editAgain = ({ comment, story }: Named, text: string): FormAgain => ({
  typed: { articleId: story.id, parentId: comment.parent_id ?? undefined, key: '', text },
  action: `/comments/${comment.id}/edit`,
  storyPath: story.path,
  isEdit: true,
});

const showEdit = async (world: World, request: FastifyRequest, reply: FastifyReply, named: Named): Promise<void> => {
  const words = wordsOf(request);
  const { comment, story, permalink } = named;
  const { settings } = await threadNow(world, story);
  const left = editTimeLeft(comment.created_at, world.now(), settings.editMinutes);
  const body = comment.body === null ? undefined : parseCommentBody(JSON.parse(comment.body));
  if (!isEditable(comment) || left === 0 || !body) {
    const text = words.refusals[left === 0 ? 'too-late' : 'not-yours'];
    const part = (
      <ActDone title={words.editTitle} text={text} isAlarm links={[{ path: permalink, label: words.toComment }]} />
    );
    return showAct(reply, part, { title: words.editTitle, status: 403 });
  }
  const hint = said(words.editHint, spanWords(left, request.visit.edition.language));
  const part = (
    <PostAnswer
      visit={request.visit}
      words={words}
      title={words.editTitle}
      hint={hint}
      submit={words.save}
      {...editAgain(named, commentToMarkdown(body))}
    />
  );
  return showAct(reply, part, { title: words.editTitle });
};

const editRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/comments/:id/edit', async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const account = await needAccount(world, request, reply);
    if (!account) return;
    if (!(await ownComment(world, account, named.comment.id))) return reply.notFound();
    return showEdit(world, request, reply, named);
  });

  app.post('/comments/:id/edit', { bodyLimit }, async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const account = await writerBy(world, request, { reply, path: named.permalink });
    if (!account) return;
    const form = formOf(request);
    const again = editAgain(named, form('text'));
    if (form('preview') !== '') return answerPreview(request, reply, again);
    const outcome = await editComment(world, {
      account,
      commentId: named.comment.id,
      text: form('text'),
      network: request.network,
      confirmed: isTicked(form('confirmed')),
    });
    if (!outcome.ok) return answerRefused(request, reply, { refused: outcome, again });
    return answerPosted(request, reply, outcome.value);
  });
};

const deleteRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/comments/:id/delete', async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const own = await ownComment(world, account, named.comment.id);
    if (!own || own.state === 'deleted') return reply.notFound();
    const words = wordsOf(request);
    const action = request.visit.link(`/comments/${own.id}/delete`);
    const part = <DeleteForm words={words} action={action} permalink={named.permalink} body={own.body} />;
    return showAct(reply, part, { title: words.deleteTitle });
  });

  app.post('/comments/:id/delete', async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const account = await writerBy(world, request, { reply, path: named.permalink });
    if (!account) return;
    const { comment, story, permalink } = named;
    const outcome = await deleteComment(world, { account, commentId: comment.id });
    const url = `${request.visit.stay(story.path)}#comments`;
    if (outcome.ok)
      return wantsJson(request) ? sendJson(reply, { state: 'deleted', id: comment.id, url }) : redirect(reply, url);
    const text = refusalWords(request, { ok: false, refusal: 'not-yours' });
    if (wantsJson(request)) return sendJson(reply, { state: 'refused', refusal: 'not-yours', words: text }, 403);
    const { deleteTitle: title, toComment } = wordsOf(request);
    const part = <ActDone title={title} text={text} isAlarm links={[{ path: permalink, label: toComment }]} />;
    return showAct(reply, part, { title, status: 403 });
  });
};

export const writingRoutes = (app: FastifyInstance, world: World): void => {
  postingRoutes(app, world);
  editRoutes(app, world);
  deleteRoutes(app, world);
};
