import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Chapter } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { textsIn } from '../people/people-pages.tsx';
import { formOf } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import { atEpisode, lengthOf, showSound, type Asked } from './at-sound.tsx';
import { changeEpisode, type AtEpisode } from './change-episode.ts';
import { chaptersIn, chaptersInText, type ChapterRow } from './chapters-in.ts';
import { ChaptersForm, rowOfChapter } from './ChaptersForm.tsx';
import { faultWords } from './fault-words.ts';
import { episodePath } from './podcast-pages.tsx';

/** With which chapters a form was drawn: who saves over another's change is told. */
const stampOf = (chapters: readonly Chapter[]): string =>
  createHash('sha256').update(JSON.stringify(chapters)).digest('base64url').slice(0, 16);

type Drawn = { rows?: readonly ChapterRow[]; fault?: string; pasted?: string; status?: number };

const draw = async ({ request, reply }: Asked, at: AtEpisode, drawn: Drawn = {}): Promise<void> => {
  const { chapters } = at.episode;
  const { rows = chapters.map(rowOfChapter), fault, pasted = '', status = fault === undefined ? 200 : 422 } = drawn;
  const isSaved = textsIn(request)('done') === 'saved';
  await showSound(reply, at, {
    here: 'chapters',
    title: 'Chapters',
    status,
    fault: fault === undefined ? undefined : <p>{fault}</p>,
    said: isSaved ? 'The chapters are saved.' : undefined,
    islands: ['chapter-desk.js'],
    children: <ChaptersForm at={at} rows={rows} since={stampOf(chapters)} pasted={pasted} />,
  });
};

const keep = async (
  world: World,
  asked: Asked,
  at: AtEpisode,
  { chapters, ...drawn }: { chapters: Chapter[] } & Drawn,
): Promise<void> => {
  const saved = await changeEpisode(world, at, { chapters });
  if (!saved.ok) return draw(asked, at, { ...drawn, fault: faultWords(saved) });
  await asked.reply.redirect(episodePath(at.articleId, '/chapters?done=saved'), 303);
};

const save = async (world: World, asked: Asked): Promise<void> => {
  const at = await atEpisode(world, asked, true);
  if (!at) return;
  const form = formOf(asked.request.body);
  const { rows, chapters, hasFaults } = chaptersIn(form, lengthOf(at));
  if (hasFaults) return draw(asked, at, { rows, fault: 'Nothing is saved yet: what is wrong stands beside it.' });
  const since = form.text('since');
  const isSame = since === '' || since === stampOf(at.episode.chapters);
  if (!isSame && stampOf(chapters) !== stampOf(at.episode.chapters)) {
    const fault =
      'Somebody else has saved chapters meanwhile. Below are yours: saving them again takes the place of the others. To see those, open this page in another tab.';
    return draw(asked, at, { rows, fault, status: 409 });
  }
  return keep(world, asked, at, { chapters, rows });
};

const paste = async (world: World, asked: Asked): Promise<void> => {
  const at = await atEpisode(world, asked, true);
  if (!at) return;
  const pasted = formOf(asked.request.body).text('pasted');
  const read = chaptersInText(pasted);
  if (!read.ok) return draw(asked, at, { fault: `${read.detail ?? 'It cannot be read'}.`, pasted });
  if (read.value.length === 0)
    return draw(asked, at, {
      fault: 'No line of it begins with a time, such as “12:34 The harbour at night”.',
      pasted,
    });
  return keep(world, asked, at, { chapters: read.value, pasted });
};

/** `/newsroom/episodes/:id/chapters`: when which part of an episode begins. */
export const chapterRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/episodes/:id/chapters';
  app.get<Params>(path, async (request, reply) => {
    const at = await atEpisode(world, { request, reply }, false);
    if (at) await draw({ request, reply }, at);
  });
  app.post<Params>(path, (request, reply) => save(world, { request, reply }));
  app.post<Params>(`${path}/paste`, (request, reply) => paste(world, { request, reply }));
  app.post<Params>(`${path}/from-file`, async (request, reply) => {
    const at = await atEpisode(world, { request, reply }, true);
    if (!at) return;
    const chapters = at.recording?.tags.chapters ?? [];
    if (chapters.length === 0) await draw({ request, reply }, at, { fault: 'The file has no chapters.' });
    else await keep(world, { request, reply }, at, { chapters });
  });
};
