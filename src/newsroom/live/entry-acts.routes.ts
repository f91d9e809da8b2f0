/** What is done on the pages of a live blog: each a form, which a script may send and be answered in JSON. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Outcome } from '../../common/outcome.ts';
import {
  correctEntry,
  deleteEntry,
  editEntry,
  endLiveBlog,
  entryForDesk,
  hereInLive,
  markKeyEntry,
  moveEntry,
  pinEntry,
  postEntry,
  reopenLiveBlog,
  restoreEntry,
  saveLiveSummary,
  type LiveRefusal,
} from '../../rooms/articles/articles.ts';
import { draftOf, followStory, readStoryMarkdown, replaceDraft } from '../../rooms/drafting/drafting.ts';
import { maxPictureBytes } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { answerJson, fieldOf, timeZoneOf, wantsJson } from '../duties/duty-pages.tsx';
import { momentIn, momentValue } from '../fronts/read-front-form.ts';
import { entryBody } from './entry-text.ts';
import { atBlog, entriesPath, type Asking, type AtBlog } from './live-pages.tsx';
import { statusOf, wordsOf } from './live-words.ts';
import { readEntryForm, type EntryForm, type Sent } from './read-entry-form.ts';

type Show = (
  world: World,
  asking: Asking,
  at: AtBlog,
  telling: { sent?: Sent; fault?: string; status?: number },
) => Promise<void>;
export type Shows = { showEntries: Show; showEntry: Show };
type Done = Outcome<unknown, LiveRefusal>;

const path = '/newsroom/stories/:id/entries';

const ownHost = ({ visit }: FastifyRequest): string => new URL(visit.absolute('/')).host;

type Answer = { outcome: Done; done: string; show: Show; sent?: Sent; value?: Record<string, unknown> };

/** Back to the entries; or the page again, with what was typed and why it was not taken. */
const answer = async (
  world: World,
  asking: Asking,
  at: AtBlog,
  { outcome, done, show, sent, value }: Answer,
): Promise<void> => {
  const { request, reply } = asking;
  if (outcome.ok) {
    if (wantsJson(request)) return answerJson(reply, { state: 'done', ...value });
    await reply.redirect(request.visit.link(`${entriesPath(at.article.id)}${done ? `?done=${done}` : ''}`), 303);
    return;
  }
  const words = wordsOf(outcome);
  const status = statusOf(outcome.refusal);
  if (wantsJson(request)) return answerJson(reply, { state: 'refused', refusal: outcome.refusal, words }, status);
  await show(world, asking, at, { fault: words, status, ...(sent ? { sent } : {}) });
};

/** A file that was not taken: nothing is posted without it. */
const refuseForm = (
  world: World,
  asking: Asking,
  at: AtBlog,
  { form, show }: { form: EntryForm; show: Show },
): Promise<void> => {
  const fault = form.faults.join(' ');
  if (wantsJson(asking.request))
    return answerJson(asking.reply, { state: 'refused', refusal: 'invalid', words: fault }, 422);
  return show(world, asking, at, { sent: form.sent, fault, status: 422 });
};

const shortWait = 15_000;
const longestWait = 7 * 86_400_000;

/** When an entry was written that waited for a line; what was sent without a pause is of now. */
const writtenAt = (world: World, waited = ''): number | undefined => {
  const wait = Number(waited);
  return wait > shortWait && wait < longestWait ? world.now() - wait : undefined;
};

const post = async (world: World, asking: Asking, { showEntries: show }: Shows): Promise<void> => {
  const at = await atBlog(world, asking);
  if (!at) return;
  const { account, article } = at;
  const form = await readEntryForm(world, account, asking.request);
  if (form.faults.length > 0) return refuseForm(world, asking, at, { form, show });
  const { sent, pictures } = form;
  const timeZone = await timeZoneOf(world);
  const { body } = entryBody({ text: sent['text'] ?? '', pictures, ownHost: ownHost(asking.request) });
  const outcome = await postEntry(world, {
    account,
    articleId: article.id,
    id: sent['entry'] || undefined,
    headline: sent['headline'],
    body,
    authorId: sent['author'],
    // What waited on a device says for how long; a field shows the publication’s clock.
    at: momentIn(sent['at'], timeZone) ?? writtenAt(world, sent['waited']),
    goesOutAt: momentIn(sent['out'], timeZone),
    isKey: sent['key'] === '1',
    isPinned: sent['pin'] === '1',
    tells: sent['tell'] === '1',
  });
  const done = outcome.ok && outcome.value.state === 'scheduled' ? 'scheduled' : 'posted';
  await answer(world, asking, at, { outcome, done, show, sent, ...(outcome.ok ? { value: outcome.value } : {}) });
};

const edit = async (world: World, asking: Asking, { showEntry: show }: Shows): Promise<void> => {
  const at = await atBlog(world, asking);
  if (!at) return;
  const { account, article } = at;
  const { entry: entryId } = asking.request.params as { entry: string };
  const entry = await entryForDesk(world, article, entryId);
  if (!entry) return asking.reply.notFound();
  const form = await readEntryForm(world, account, asking.request);
  if (form.faults.length > 0) return refuseForm(world, asking, at, { form, show });
  const { sent, pictures } = form;
  const timeZone = await timeZoneOf(world);
  const typed = { text: sent['text'] ?? '', pictures, ownHost: ownHost(asking.request), before: entry.body };
  // The field shows minutes: left as it was drawn it changes nothing.
  const isMoved = sent['at'] !== undefined && sent['at'] !== momentValue(entry.at, timeZone);
  const change = {
    account,
    articleId: article.id,
    entryId,
    headline: sent['headline'],
    body: entryBody(typed).body,
    authorId: sent['author'],
    at: isMoved ? momentIn(sent['at'], timeZone) : undefined,
    goesOutAt: momentIn(sent['out'], timeZone),
    isKey: sent['key'] === '1',
    version: sent['version'] === undefined ? undefined : Number(sent['version']),
  };
  const isCorrected = sent['how'] === 'correct';
  const outcome = isCorrected
    ? await correctEntry(world, { ...change, note: sent['note'] ?? '' })
    : await editEntry(world, change);
  await answer(world, asking, at, { outcome, done: isCorrected ? 'corrected' : 'saved', show, sent });
};

const summary = async (world: World, asking: Asking, { showEntries: show }: Shows): Promise<void> => {
  const at = await atBlog(world, asking);
  if (!at) return;
  const { account, article } = at;
  const text = fieldOf(asking.request, 'text').replace(/\r\n?/g, '\n');
  const { body } = readStoryMarkdown(text, [article.body]);
  const before = await draftOf(world, article.id);
  // What a colleague has written there and not sent out yet is not to be lost under this.
  const isElsewhere = before !== undefined && JSON.stringify(before.fields.body) !== JSON.stringify(article.body);
  const revision = Number(fieldOf(asking.request, 'revision')) || undefined;
  const outcome: Done = isElsewhere
    ? {
        ok: false,
        refusal: 'invalid',
        detail: 'in the editor, this text has changes that are not out yet. Send them out first, or take them back',
      }
    : await saveLiveSummary(world, { account, articleId: article.id, body, revision });
  if (outcome.ok) {
    await followStory(world, article.id);
    const draft = await draftOf(world, article.id);
    if (draft && JSON.stringify(draft.fields.body) !== JSON.stringify(body))
      await replaceDraft(world, { account, articleId: article.id, fields: { body } });
  }
  await answer(world, asking, at, { outcome, done: 'summary', show });
};

type Act = (at: AtBlog & { entryId: string; articleId: string }, request: FastifyRequest) => Promise<Done>;

const actRoutes = (app: FastifyInstance, world: World, { showEntries, showEntry }: Shows): void => {
  const act = (name: string, done: string, carryOut: Act, show: Show = showEntries): void => {
    app.post(`${path}/${name}`, async (request, reply) => {
      const at = await atBlog(world, { request, reply });
      if (!at) return;
      const { entry: entryId = '' } = request.params as { entry?: string };
      const outcome = await carryOut({ ...at, entryId, articleId: at.article.id }, request);
      await answer(world, { request, reply }, at, { outcome, done, show });
    });
  };
  const isOn = (request: FastifyRequest): boolean => fieldOf(request, 'on') === '1';
  act(':entry/pin', '', (at, request) => pinEntry(world, { ...at, isPinned: isOn(request) }));
  act(':entry/key', '', (at, request) => markKeyEntry(world, { ...at, isKey: isOn(request) }));
  act(
    ':entry/delete',
    'deleted',
    (at, request) =>
      deleteEntry(world, { ...at, why: fieldOf(request, 'why'), leavesLine: fieldOf(request, 'line') !== '0' }),
    showEntry,
  );
  act(':entry/restore', 'restored', (at) => restoreEntry(world, at), showEntry);
  act(':entry/move', 'moved', (at, request) => moveEntry(world, { ...at, to: fieldOf(request, 'to') }), showEntry);
  act('end', 'ended', (at) => endLiveBlog(world, at));
  act('reopen', 'reopened', (at) => reopenLiveBlog(world, at));
};

export const entryActRoutes = (app: FastifyInstance, world: World, shows: Shows): void => {
  actRoutes(app, world, shows);
  app.post(`${path}/summary`, (request, reply) => summary(world, { request, reply }, shows));

  app.post(`${path}/here`, async (request, reply) => {
    const at = await atBlog(world, { request, reply });
    if (!at) return;
    const isTyping = fieldOf(request, 'typing') === '1';
    const others = await hereInLive(world, { account: at.account, articleId: at.article.id, isTyping });
    await answerJson(reply, { others, mark: at.article.modifiedAt });
  });

  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: maxPictureBytes, files: 10, fields: 30, fieldSize: 200_000, headerPairs: 20 },
      throwFileSizeLimit: false,
    });
    scope.post(path, (request, reply) => post(world, { request, reply }, shows));
    scope.post(`${path}/:entry`, (request, reply) => edit(world, { request, reply }, shows));
  });
};
