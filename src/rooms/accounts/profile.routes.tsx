import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { needAccount } from './need-account.ts';
import { mostPictureBytes, removePicture, setPicture } from './pictures.ts';
import { profileWords, type ProfileWords } from './profile-words.ts';
import { saveProfile, type ProfileDraft } from './profile.ts';
import { accountHead } from './views/AccountPage.tsx';
import { Profile, type ProfileProps } from './views/Profile.tsx';

const hour = 3_600_000;
const picturesAnHour = 30;
const savesAnHour = 60;

type Shown = Omit<ProfileProps, 'visit' | 'now'> & { status?: number };

const showProfile = (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, ...shown }: Shown,
): Promise<void> => {
  const words = wordsFor(profileWords, request.visit.edition.language);
  return reply.show(<Profile visit={request.visit} now={world.now()} {...shown} />, {
    head: accountHead(words.profileTitle),
    topics: [],
    status,
    isPrivate: true,
  });
};

type Form = Record<string, unknown> | undefined;

const textOf = (form: Form, name: string): string => {
  const value = form?.[name];
  return typeof value === 'string' ? value : '';
};

const typedProfile = (request: FastifyRequest, form: Form): ProfileDraft => ({
  name: textOf(form, 'name'),
  bio: textOf(form, 'bio'),
  edition: request.visit.publication.editionByCode(textOf(form, 'edition'))?.code,
  isPublic: textOf(form, 'visibility') !== 'private',
});

type PictureFault = keyof ProfileWords['pictureFaults'];

const statusOf: Record<PictureFault, number> = {
  'no-picture': 422,
  'too-many-pixels': 422,
  none: 422,
  busy: 503,
  'too-large': 413,
  'too-often': 429,
};

/** The bytes of the one file that was sent, or what is wrong with it. */
const sentPicture = async (request: FastifyRequest): Promise<Buffer | PictureFault> => {
  try {
    const file = await request.file();
    if (!file) return 'none';
    const bytes = await file.toBuffer();
    return bytes.length === 0 ? 'none' : bytes;
  } catch (error) {
    const { code = '', statusCode } = error as { code?: string; statusCode?: number };
    if (code === 'FST_REQ_FILE_TOO_LARGE') return 'too-large';
    if (code.startsWith('FST_') || (statusCode !== undefined && statusCode < 500)) return 'none';
    // What is no well-formed form fails while it is read: it has no picture in it.
    if (error instanceof Error && /multipart|boundary|end of form|header/i.test(error.message)) return 'none';
    throw error;
  }
};

/** A file may be sent to this one address only, and one at a time. */
const pictureUpload = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: picturesAnHour, perMs: hour, now: world.now });
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: mostPictureBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 20 },
    });
    scope.post('/me/picture', async (request, reply) => {
      const account = await needAccount(world, request, reply);
      if (!account) return;
      const refuse = (fault: PictureFault): Promise<void> =>
        showProfile(world, request, reply, { account, pictureFault: fault, status: statusOf[fault] });
      const wait = limit.take(account.id);
      if (wait > 0) {
        reply.header('retry-after', String(wait));
        return refuse('too-often');
      }
      const sent = request.isMultipart() ? await sentPicture(request) : 'none';
      if (typeof sent === 'string') return refuse(sent);
      const set = await setPicture(world, account, sent);
      if (!set.ok) return refuse(set.refusal);
      await reply.redirect(request.visit.link('/me?saved=1'), 303);
    });
  });
};

/** `/me`: one's name, picture and what else others see. */
export const ownProfileRoutes = (app: FastifyInstance, world: World): void => {
  const saves = createRateLimit({ limit: savesAnHour, perMs: hour, now: world.now });

  app.get<{ Querystring: Record<string, unknown> }>('/me', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    await showProfile(world, request, reply, { account, isSaved: request.query['saved'] === '1' });
  });

  app.post<{ Body: Form }>('/me', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const draft = typedProfile(request, request.body);
    const wait = saves.take(account.id);
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      return showProfile(world, request, reply, { account, draft, isTooOften: true, status: 429 });
    }
    const faults = await saveProfile(world, account, draft);
    if (faults) return showProfile(world, request, reply, { account, draft, faults, status: 422 });
    await reply.redirect(request.visit.link('/me?saved=1'), 303);
  });

  app.post('/me/picture/remove', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    await removePicture(world, account);
    await reply.redirect(request.visit.link('/me?saved=1'), 303);
  });

  pictureUpload(app, world);
};
