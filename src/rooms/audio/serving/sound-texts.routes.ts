import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import { accountBy, isStaff } from '../../accounts/accounts.ts';
import { mediaByIds, plainPicture } from '../../media/media.ts';
import { toChaptersJson } from '../chapters.ts';
import type { Chapter, EpisodeDetails } from '../show.ts';
import type { Transcript } from '../transcript.ts';
import { toSrt, toTranscriptHtml, toTranscriptJson, toTranscriptText, toVtt } from '../transcripts/print-transcript.ts';
import { transcriptIn } from '../transcripts/transcripts.store.ts';
import { publicityOf, type Publicity } from './find-sound.ts';
import { openToAll, preflight } from './sound-headers.ts';
import { chaptersOfMedia, isSound } from './sounds.store.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const pairsOf = (flat: readonly string[]): Record<string, string> =>
  Object.fromEntries(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? '']] : [])));

const forAll = {
  ...pairsOf(openToAll),
  'Cache-Control': 'public, max-age=300',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/** The forms of podcast:transcript: how each is printed, and what it calls itself. */
const forms: Record<string, { type: string; needsTimes?: boolean; print: (transcript: Transcript) => string }> = {
  vtt: { type: 'text/vtt; charset=utf-8', needsTimes: true, print: ({ cues }) => toVtt(cues) },
  srt: { type: 'application/x-subrip; charset=utf-8', needsTimes: true, print: ({ cues }) => toSrt(cues) },
  json: { type: 'application/json; charset=utf-8', needsTimes: true, print: ({ cues }) => toTranscriptJson(cues) },
  txt: { type: 'text/plain; charset=utf-8', print: ({ cues }) => toTranscriptText(cues) },
  html: {
    type: 'text/html; charset=utf-8',
    print: ({ cues, isTimed, language }) =>
      `<!doctype html>\n<html lang="${escapeHtml(language)}" dir="auto">\n<meta charset="utf-8">\n<title>${escapeHtml(language)}</title>\n${toTranscriptHtml(cues, isTimed)}</html>\n`,
  },
};

/** Whether the one who asks may hear the sound, and what the answer depends on; undefined where there is nothing for them. */
const heardBy = async (world: World, request: FastifyRequest, mediaId: string): Promise<Publicity | undefined> => {
  if (!uuid.test(mediaId) || !(await isSound(world.db, mediaId))) return undefined;
  const publicity = await publicityOf(world, mediaId);
  if (publicity.isPublic) return publicity;
  const account = await accountBy(world, request);
  return account && isStaff(account.role) ? publicity : undefined;
};

/** Programs ask for these, not people. */
const notThere = (reply: FastifyReply): FastifyReply =>
  reply
    .code(404)
    .headers({ ...pairsOf(openToAll), 'cache-control': 'no-store' })
    .type('text/plain; charset=utf-8')
    .send('Not found\n');

type Answer = { mediaId: string; publicity: Publicity; body: string; type: string; changedAt?: number };

const send = (reply: FastifyReply, { mediaId, publicity, body, type, changedAt }: Answer): Promise<void> => {
  const { shower, isPublic } = publicity;
  return reply.page({
    body,
    type,
    topics: [`media:${mediaId}`, ...(shower ? [`article:${shower.articleId}`] : [])],
    ...(changedAt === undefined ? {} : { lastModified: changedAt }),
    headers: isPublic ? forAll : { ...forAll, 'Cache-Control': 'private, no-store' },
    ...(isPublic ? {} : { maxAge: 0 }),
  });
};

/** Addresses of the pictures of chapters, as they stand on other sites. */
const picturesOf = async (world: World, chapters: readonly Chapter[]): Promise<(id: string) => string | undefined> => {
  const media = await mediaByIds(
    world,
    chapters.flatMap(({ pictureId }) => pictureId ?? []),
  );
  return (id) => {
    const found = media.get(id);
    const picture = found && plainPicture(found);
    return picture && new URL(picture.path, world.config.publicUrl).href;
  };
};

type Named = FastifyRequest<{ Params: { mediaId: string; file: string } }>;

const sendChapters = async (world: World, request: Named, reply: FastifyReply): Promise<unknown> => {
  const { mediaId } = request.params;
  const publicity = await heardBy(world, request, mediaId);
  const row = publicity && (await chaptersOfMedia(world.db, mediaId));
  if (!publicity || !row) return notThere(reply);
  const own = (JSON.parse(row.details ?? '{}') as Partial<EpisodeDetails>).chapters ?? [];
  const inFile = (JSON.parse(row.tags ?? '{}') as { chapters?: Chapter[] }).chapters ?? [];
  const chapters = own.length > 0 ? own : inFile;
  if (chapters.length === 0) return notThere(reply);
  const body = toChaptersJson(chapters, await picturesOf(world, chapters));
  return send(reply, { mediaId, publicity, body, type: 'application/json+chapters; charset=utf-8' });
};

const transcriptName = /^transcript\.([a-z]{2,3}(?:-[a-z\d]{2,8}){0,4})\.(vtt|srt|json|html|txt)$/i;

const sendTranscript = async (world: World, request: Named, reply: FastifyReply): Promise<unknown> => {
  const { mediaId, file } = request.params;
  const [, language = '', ending = ''] = transcriptName.exec(file) ?? [];
  const form = forms[ending.toLowerCase()];
  if (!form) return notThere(reply);
  const publicity = await heardBy(world, request, mediaId);
  const transcript = publicity && (await transcriptIn(world.db, mediaId, language));
  // Without times there is nothing to lay over the sound.
  if (!publicity || !transcript || (form.needsTimes && !transcript.isTimed)) return notThere(reply);
  const { type, print } = form;
  return send(reply, { mediaId, publicity, body: print(transcript), type, changedAt: transcript.changedAt });
};

/** `GET /sound/<medium>/chapters.json` and `transcript.<language>.<form>`: what podcast apps and players elsewhere read beside the sound. */
export const soundTextRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { mediaId: string; file: string } }>('/sound/:mediaId/:file', (request, reply) =>
    request.params.file === 'chapters.json'
      ? sendChapters(world, request, reply)
      : sendTranscript(world, request, reply),
  );
  app.options('/sound/:mediaId/:file', (_request, reply) => reply.code(204).headers(pairsOf(preflight)).send());
};
