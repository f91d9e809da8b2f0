/** Transcripts as files: brought in whatever form they have, taken along in each. */
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import {
  readTranscript,
  saveTranscript,
  toSrt,
  toTranscriptHtml,
  toTranscriptJson,
  toTranscriptText,
  toVtt,
  transcriptIn,
  type Cue,
} from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { formOf, type Form } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import type { Asked } from './at-sound.tsx';
import { isLanguageTag } from './language-of.ts';
import { episodePath } from './podcast-pages.tsx';
import { atTranscript, drawTranscript } from './transcript.routes.tsx';

const mostBytes = 5_000_000;

const printed: Record<string, { type: string; print: (cues: readonly Cue[], isTimed: boolean) => string }> = {
  vtt: { type: 'text/vtt', print: toVtt },
  srt: { type: 'application/x-subrip', print: toSrt },
  json: { type: 'application/json', print: toTranscriptJson },
  txt: { type: 'text/plain', print: toTranscriptText },
  html: { type: 'text/plain', print: toTranscriptHtml },
};

type Sent = { form: Form; name: string; text: string; isTooLong: boolean };

const readSent = async ({ request }: Asked): Promise<Sent> => {
  if (!request.isMultipart()) {
    const form = formOf(request.body);
    return { form, name: '', text: form.text('pasted'), isTooLong: false };
  }
  const fields: Record<string, string> = {};
  const sent = { name: '', text: '', isTooLong: false };
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = typeof part.value === 'string' ? part.value : '';
    else if (part.filename === '') part.file.resume();
    else {
      const bytes = await part.toBuffer();
      sent.name = part.filename;
      sent.text = new TextDecoder().decode(bytes);
      sent.isTooLong = part.file.truncated;
    }
  }
  const form = formOf(fields);
  return { ...sent, form, text: sent.text || form.text('pasted') };
};

const upload = async (world: World, asked: Asked): Promise<void> => {
  const at = await atTranscript(world, asked, true);
  if (!at) return;
  const { form, text, isTooLong, name } = await readSent(asked);
  const language = form.text('language');
  const no = (fault: string, status = 422): Promise<void> =>
    drawTranscript(world, asked, at, { fault, status, language, pasted: form.text('pasted') });
  if (!isLanguageTag(language)) return no('Say which language it is in, as a tag: en, es, ar.');
  if (isTooLong) return no('The file is larger than 5 MB: that is no transcript of one recording.');
  if (text.trim() === '') return no('Choose a file, or paste its text.');
  const read = readTranscript(text);
  if (!read.ok) return no(`${name ? `“${name}”` : 'It'} cannot be read. ${read.detail ?? ''}`);
  const since = Number(form.text('since'));
  const saved = await saveTranscript(world, {
    mediaId: at.mediaId,
    language,
    cues: read.value.cues,
    isTimed: read.value.isTimed,
    origin: 'uploaded',
    accountId: at.account.id,
    // In another language than the page’s there was nothing to be seen of what is there.
    ...((await transcriptIn(world.db, at.mediaId, language)) && Number.isSafeInteger(since) ? { since } : {}),
  });
  if (!saved.ok && saved.refusal === 'changed-meanwhile')
    return no('There is another transcript in that language by now. Look at it, then upload yours again.', 409);
  if (!saved.ok) return no(saved.detail ?? saved.refusal);
  await asked.reply.redirect(episodePath(at.articleId, `/transcript?language=${language}&done=saved`), 303);
};

/** Uploads of transcripts, and downloads in every form. */
export const transcriptFileRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/episodes/:id/transcript';
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: mostBytes, files: 1, fields: 6, fieldSize: mostBytes, headerPairs: 20 },
      throwFileSizeLimit: false,
    });
    scope.post<Params>(`${path}/upload`, (request, reply) => upload(world, { request, reply }));
  });
  app.get<Params>(`${path}/:file`, async (request, reply) => {
    const at = await atTranscript(world, { request, reply }, false);
    if (!at) return reply;
    const { file = '' } = request.params as { file?: string };
    const [, language = '', form = ''] = /^([\w-]{2,35})\.(\w{3,4})$/.exec(file) ?? [];
    const printing = Object.hasOwn(printed, form) ? printed[form] : undefined;
    const found = printing && isLanguageTag(language) ? await transcriptIn(world.db, at.mediaId, language) : undefined;
    if (!found || !printing) return reply.notFound();
    return reply
      .header('content-disposition', `attachment; filename="transcript.${language}.${form}"`)
      .header('cache-control', 'private, no-store')
      .type(`${printing.type}; charset=utf-8`)
      .send(printing.print(found.cues, found.isTimed));
  });
};
