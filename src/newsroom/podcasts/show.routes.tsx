import type { FastifyInstance } from 'fastify';
import { cursorText, parseCursor } from '../../rooms/articles/articles.ts';
import { episodeCursor, episodesOf, mayShow, missingOfShow, type EpisodeView } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { textsIn } from '../people/people-pages.tsx';
import { formOf } from '../signals/signal-page.tsx';
import { faultsByField } from './fault-words.ts';
import { atShow, podcastsPath, showPath, showPodcasts, type Asking, type AtShow } from './podcast-pages.tsx';
import { showIn } from './read-show-form.ts';
import { ShowPage } from './ShowPage.tsx';
import { drawForm, saveSaid } from './shows.routes.tsx';

const pageLength = 50;
const doneWords: Record<string, string> = {
  saved: 'Saved.',
  'has-episodes': 'It has episodes: first they go to another show, or are deleted. It can be hidden meanwhile.',
};

const nextOf = (episodes: readonly EpisodeView[]): string | undefined => {
  const last = episodes.length > pageLength ? episodes[pageLength - 1] : undefined;
  return last && cursorText(episodeCursor(last));
};

const draw = async (world: World, { request, reply }: Asking, { account, show }: AtShow): Promise<void> => {
  const text = textsIn(request);
  const before = parseCursor(text('before'));
  const asked = Number(text('season', 6) ?? Number.NaN);
  const season = Number.isSafeInteger(asked) ? asked : undefined;
  const all = await episodesOf(world, show.id, {
    limit: season === undefined ? pageLength + 1 : 1_000,
    onlyPublished: false,
    ...(before && season === undefined ? { before } : {}),
  });
  const seasons = [...new Set(all.flatMap((one) => one.season ?? []))].toSorted((one, other) => one - other);
  const episodes = season === undefined ? all.slice(0, pageLength) : all.filter((one) => one.season === season);
  const next = season === undefined ? nextOf(all) : undefined;
  const feed = new URL(`${show.path}/feed.xml`, world.config.publicUrl).href;
  await showPodcasts(reply, {
    account,
    title: show.title,
    over: <a href={podcastsPath}>Podcasts</a>,
    said: doneWords[text('done') ?? ''],
    islands: ['copy-text.js'],
    children: (
      <ShowPage
        {...{ show, episodes, seasons, season, next, feed }}
        timeZone={request.visit.publication.settings.timeZone}
        missing={missingOfShow(show).map(({ words }) => words)}
        may={{
          write: mayShow(account, 'write-episode'),
          change: mayShow(account, 'change-show'),
          remove: mayShow(account, 'hide-show'),
        }}
      />
    ),
  });
};

/** One show: its episodes, and what is said about it. */
export const showRoutes = (app: FastifyInstance, world: World): void => {
  const path = `${podcastsPath}/:show`;
  app.get(path, async (request, reply) => {
    const at = await atShow(world, { request, reply }, 'see-shows');
    if (at) await draw(world, { request, reply }, at);
  });
  const formOfShow = (id: string) => ({ title: 'The show', action: `${showPath(id)}/settings`, isNew: false });
  app.get(`${path}/settings`, async (request, reply) => {
    const at = await atShow(world, { request, reply }, 'change-show');
    if (at)
      await drawForm(world, { request, reply }, { ...formOfShow(at.show.id), account: at.account, said: at.show });
  });
  app.post(`${path}/settings`, async (request, reply) => {
    const at = await atShow(world, { request, reply }, 'change-show');
    if (!at) return;
    const { account, show } = at;
    const said = { ...showIn(formOf(request.body)), edition: show.edition };
    const saved = await saveSaid(world, account, said, show.id);
    if (saved.ok) return reply.redirect(`${showPath(show.id)}?done=saved`, 303);
    return drawForm(world, { request, reply }, { ...formOfShow(show.id), account, said, faults: faultsByField(saved) });
  });
};
