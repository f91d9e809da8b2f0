import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import { createRateLimit, type RateLimit } from '../../delivery/delivery.ts';
import { strokeOf } from '../../ui/parts/Icon.tsx';
import type { World } from '../../world.ts';
import { accountBy, needAccount, returnPath, signInPath } from '../accounts/accounts.ts';
import { articlesByIds } from '../articles/articles.ts';
import { parseFollow, parseId, type Follow } from './bookmark.ts';
import { bookmarkWords, type BookmarkWords } from './bookmark-words.ts';
import { cameFrom, wantsJson, withQuery } from './came-from.ts';
import { nameFollow, startFollowing, stopFollowing } from './follow.ts';
import { saveStory, unsaveStory } from './save-story.ts';
import { ConfirmPage } from './views/ConfirmPage.tsx';

type Posted = { Body: Record<string, unknown> | undefined };

const minute = 60_000;
const changesAMinute = 120;

const wordsOf = (request: FastifyRequest): BookmarkWords => wordsFor(bookmarkWords, request.visit.edition.language);

/** What became of it: for the island, which shows it in place. */
type Became = { isOn: boolean; name: string; word: string; fullName: string; said: string; stroke: string };

const answerScript = (reply: FastifyReply, became: Became): FastifyReply =>
  reply.header('cache-control', 'private, no-store').type('application/json; charset=utf-8').send(became);

const refuseScript = (reply: FastifyReply, status: number, said: string): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'private, no-store')
    .type('application/json; charset=utf-8')
    .send({ said });

const back = (reply: FastifyReply, path: string): FastifyReply =>
  reply.header('cache-control', 'private, no-store').redirect(path, 303);

/** What a press on one of the buttons asks for, whatever it is about. */
type Press = {
  isOn: boolean;
  /** Where strangers are sent, to press once more when they have signed in. */
  confirmPath: string;
  act: (accountId: string) => Promise<string | undefined>;
  became: Became;
  /** Where refusals and odd requests end up. */
  ownPage: string;
  fragment: string;
};

const carryOut = async (
  world: World,
  limit: RateLimit,
  { request, reply, press }: { request: FastifyRequest<Posted>; reply: FastifyReply; press: Press },
): Promise<unknown> => {
  const { visit } = request;
  const asked = returnPath(request.body?.['back']);
  const from = asked ?? cameFrom(request, world.config.publicUrl, visit.link('/'));
  const account = await accountBy(world, request);
  if (!account) {
    const confirm = `${visit.link(press.confirmPath)}?back=${encodeURIComponent(from)}`;
    if (wantsJson(request)) return refuseScript(reply, 401, wordsOf(request).notDone);
    return back(reply, signInPath(request, confirm));
  }
  const wait = limit.take(account.id);
  const fault = wait > 0 ? wordsOf(request).notDone : await press.act(account.id);
  if (wantsJson(request)) {
    if (fault === undefined) return answerScript(reply, press.became);
    return refuseScript(reply, wait > 0 ? 429 : 422, fault);
  }
  if (fault !== undefined) return back(reply, withQuery(visit.link(press.ownPage), { fault: 'full' }));
  return back(reply, withQuery(from, {}, press.fragment));
};

const savingPress = (world: World, request: FastifyRequest, articleId: string, isOn: boolean): Press => {
  const words = wordsOf(request);
  return {
    isOn,
    confirmPath: `/saved/add/${articleId}`,
    ownPage: '/saved',
    fragment: `mark-${articleId}`,
    act: async (accountId) => {
      if (!isOn) {
        await unsaveStory(world, accountId, articleId);
        return undefined;
      }
      const saved = await saveStory(world, accountId, articleId);
      if (saved.ok) return undefined;
      return saved.refusal === 'too-many' ? words.tooManySaved : words.notPublic;
    },
    became: {
      isOn,
      name: isOn ? 'unsave' : 'save',
      word: isOn ? words.saved : words.save,
      fullName: isOn ? words.savedRemove : words.saveLater,
      said: isOn ? words.nowSaved : words.nowRemoved,
      stroke: strokeOf('bookmark'),
    },
  };
};

const followingPress = (world: World, request: FastifyRequest, follow: Follow, isOn: boolean): Press => {
  const words = wordsOf(request);
  const word = (isOn ? words.followedKinds : words.followKinds)[follow.kind];
  return {
    isOn,
    confirmPath: `/following/add/${follow.kind}/${follow.targetId}`,
    ownPage: '/following',
    fragment: `follow-${follow.targetId}`,
    act: async (accountId) => {
      if (!isOn) {
        await stopFollowing(world, accountId, follow);
        return undefined;
      }
      const started = await startFollowing(world, accountId, follow);
      if (started.ok) return undefined;
      return started.refusal === 'too-many' ? words.tooManyFollowed : words.notDone;
    },
    became: {
      isOn,
      name: isOn ? 'unfollow' : 'follow',
      word,
      fullName: word,
      said: isOn ? words.nowFollowed : words.nowUnfollowed,
      stroke: strokeOf(isOn ? 'check' : 'plus'),
    },
  };
};

type Confirm = { Params: Record<string, string>; Querystring: { back?: unknown } };

const confirmSaving = async (world: World, request: FastifyRequest<Confirm>, reply: FastifyReply): Promise<unknown> => {
  if (!(await needAccount(world, request, reply))) return undefined;
  const id = parseId(request.params['id']);
  const [story] = id === undefined ? [] : await articlesByIds(world, [id]);
  if (!story) return reply.notFound();
  const { visit } = request;
  const words = wordsOf(request);
  const page = (
    <ConfirmPage
      title={words.addThis}
      text={words.addThisText}
      subject={story.headline}
      action={visit.link('/saved')}
      button={{ name: 'save', value: story.id, text: words.save }}
      back={returnPath(request.query.back) ?? visit.stay(story.path)}
    />
  );
  return reply.show(page, { head: { title: words.addThis, kind: 'saved' }, topics: [], isPrivate: true });
};

const confirmFollowing = async (
  world: World,
  request: FastifyRequest<Confirm>,
  reply: FastifyReply,
): Promise<unknown> => {
  if (!(await needAccount(world, request, reply))) return undefined;
  const { visit } = request;
  const follow = parseFollow(`${request.params['kind']}:${request.params['id']}`);
  const named = follow && (await nameFollow(world, follow, visit.edition.code));
  if (!named) return reply.notFound();
  const words = wordsOf(request);
  const page = (
    <ConfirmPage
      title={words.followThis}
      text={named.kind === 'thread' ? words.followThreadText : words.followThisText}
      subject={named.name}
      action={visit.link('/following')}
      button={{ name: 'follow', value: `${named.kind}:${named.targetId}`, text: words.follow }}
      back={returnPath(request.query.back) ?? visit.stay(named.path)}
    />
  );
  return reply.show(page, { head: { title: words.followThis, kind: 'saved' }, topics: [], isPrivate: true });
};

/** The buttons on stories, lists and authors. What changes something is a POST; strangers sign in and press once more. */
export const savingRoutes = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: changesAMinute, perMs: minute, now: world.now });

  app.post<Posted>('/saved', async (request, reply) => {
    const form = request.body ?? {};
    const id = parseId(form['save']) ?? parseId(form['unsave']);
    if (id === undefined) return reply.notFound();
    const press = savingPress(world, request, id, form['save'] !== undefined);
    return carryOut(world, limit, { request, reply, press });
  });

  app.post<Posted>('/following', async (request, reply) => {
    const form = request.body ?? {};
    const follow = parseFollow(form['follow']) ?? parseFollow(form['unfollow']);
    if (!follow) return reply.notFound();
    const press = followingPress(world, request, follow, form['follow'] !== undefined);
    return carryOut(world, limit, { request, reply, press });
  });

  app.get<Confirm>('/saved/add/:id', (request, reply) => confirmSaving(world, request, reply));
  app.get<Confirm>('/following/add/:kind/:id', (request, reply) => confirmFollowing(world, request, reply));
};
