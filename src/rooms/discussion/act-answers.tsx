/** What the routes of this room have in common: reading a form, answering a browser or a program, leading back. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cleanText } from '../../common/text.ts';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { accountBy, signInPath, type Account } from '../accounts/accounts.ts';
import type { HtmlPart } from '../publication/publication.ts';
import { actWords, type ActWords } from './act-words.ts';
import { storedComment, type StoredComment } from './comments.store.ts';
import { storyFacts, type StoryFacts } from './story-facts.ts';
import { isCommentId, permalinkOf } from './thread-place.ts';

export type Form = (name: string) => string;

/** The fields of a form or JSON body, each as a text; what is not there is empty. */
export const formOf = (request: FastifyRequest): Form => {
  const body = request.body as Record<string, unknown> | null | undefined;
  return (name) => {
    const value = body !== null && typeof body === 'object' && Object.hasOwn(body, name) ? body[name] : undefined;
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'boolean' || typeof first === 'number') return String(first);
    return typeof first === 'string' ? cleanText(first) : '';
  };
};

export const isTicked = (value: string): boolean => value !== '' && !/^(?:0|off|no|false)$/i.test(value);

export const wantsJson = ({ headers }: FastifyRequest): boolean =>
  (headers.accept ?? '').includes('application/json') && !(headers.accept ?? '').includes('text/html');

export const wordsOf = (request: FastifyRequest): ActWords => wordsFor(actWords, request.visit.edition.language);

/** Answers a program; never kept. */
export const sendJson = async (reply: FastifyReply, value: Record<string, unknown>, status = 200): Promise<void> => {
  await reply
    .code(status)
    .header('cache-control', 'private, no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(value));
};

/** Headers hold no letters but plain ones; a stored address may have others. */
const inHeader = (path: string): string => path.replace(/[^!-~]+/g, (run) => encodeURIComponent(run.toWellFormed()));

export const redirect = async (reply: FastifyReply, path: string): Promise<void> => {
  await reply.header('cache-control', 'private, no-store').redirect(inHeader(path), 303);
};

type Shown = { title: string; status?: number; styles?: string[] };

/** A page about one reader's act; never kept. */
export const showAct = async (
  reply: FastifyReply,
  part: HtmlPart,
  { title, status = 200, styles }: Shown,
): Promise<void> => {
  await reply.show(<div class="page plain">{part}</div>, {
    head: { title, kind: 'discussion-act', styles: styles ?? ['discussion.css'] },
    topics: [],
    status,
    isPrivate: true,
  });
};

/** A comment that an address names, with its story; undefined when either is not there. */
export type Named = { comment: StoredComment; story: StoryFacts; permalink: string };

export const namedComment = async (world: World, request: FastifyRequest): Promise<Named | undefined> => {
  const { id } = request.params as { id?: string };
  if (!isCommentId(id)) return undefined;
  const comment = await storedComment(world.db, id);
  const story = comment && (await storyFacts(world, comment.article_id));
  return story && { comment, story, permalink: permalinkOf(comment, request.visit.stay(story.path)) };
};

/** Back to the page the form was on, at the comment; to the comment's own address where that is not known. */
export const backTo = (world: World, request: FastifyRequest, { comment, permalink }: Named): string => {
  const from = URL.parse(request.headers.referer ?? '');
  if (!from || from.origin !== new URL(world.config.publicUrl).origin) return permalink;
  if (/\/(?:comments|sign-in)(?:\/|$)/.test(from.pathname) || from.pathname.startsWith('//')) return permalink;
  return `${from.pathname}${from.search}#comment-${comment.id}`;
};

/** The signed-in reader; without one the answer has been sent: to sign in, and from there to `path`. */
export const writerBy = async (
  world: World,
  request: FastifyRequest,
  { reply, path }: { reply: FastifyReply; path: string },
): Promise<Account | undefined> => {
  const account = await accountBy(world, request);
  if (account) return account;
  const url = signInPath(request, path);
  if (wantsJson(request)) await sendJson(reply, { state: 'signed-out', url }, 401);
  else await redirect(reply, url);
  return undefined;
};
