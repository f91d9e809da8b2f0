import type { FastifyInstance } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  episodesOf,
  ffmpegState,
  mayShow,
  saveShow,
  showGuid,
  showsOf,
  type EpisodeView,
  type Show,
} from '../../rooms/audio/audio.ts';
import { mediaById, mediaByIds, plainPicture } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { formOf } from '../signals/signal-page.tsx';
import { ffmpegWords } from './ffmpeg-words.ts';
import { faultsByField } from './fault-words.ts';
import { podcastsPath, podcastStaff, showPath, showPodcasts, type Asking } from './podcast-pages.tsx';
import { blankShow, showIn, type ShowSaid } from './read-show-form.ts';
import { soundChoices } from './sound-choices.ts';
import { ShowForm, type ArtLook } from './ShowForm.tsx';
import { ShowsPage, type ShownShow, type Trouble } from './ShowsPage.tsx';

/** So many episodes of a show are looked at for its line. */
const lookedAt = 200;

const countWords = (episodes: readonly EpisodeView[]): string => {
  const many = episodes.length >= lookedAt ? `${lookedAt} episodes or more` : undefined;
  const drafts = episodes.filter(({ status }) => status !== 'published').length;
  const words = many ?? (episodes.length === 1 ? '1 episode' : `${episodes.length} episodes`);
  return drafts > 0 ? `${words}, ${drafts} not published` : words;
};

/** What an episode's sound lacks before it can be heard. */
const troublesIn = (episodes: readonly EpisodeView[]): Trouble[] =>
  episodes.flatMap(({ articleId, title, recording, mediaId }): Trouble[] => {
    if (mediaId === undefined || recording?.state === 'ready') return [];
    const state = recording?.state === 'refused' ? 'refused' : 'waiting';
    const words = state === 'refused' ? `Refused: ${recording?.fault ?? ''}` : 'Is being looked into';
    return [{ articleId, title: title || 'An episode without a headline', state, words }];
  });

const feedOf = (world: World, show: Show): string => new URL(`${show.path}/feed.xml`, world.config.publicUrl).href;

const drawShows = async (world: World, { reply }: Asking, account: Account): Promise<void> => {
  const shows = await showsOf(world);
  const art = await mediaByIds(
    world,
    shows.flatMap(({ artId }) => artId ?? []),
  );
  const shown: ShownShow[] = [];
  const troubles: Trouble[] = [];
  for (const show of shows) {
    const episodes = await episodesOf(world, show.id, { limit: lookedAt, onlyPublished: false });
    const picture = show.artId === undefined ? undefined : art.get(show.artId);
    shown.push({
      show,
      art: picture && plainPicture(picture, 360)?.path,
      episodes: countWords(episodes),
      feed: feedOf(world, show),
    });
    troubles.push(...troublesIn(episodes));
  }
  const children = (
    <ShowsPage
      shows={shown}
      troubles={troubles.slice(0, 50)}
      mayMake={mayShow(account, 'make-show')}
      mayOrder={mayShow(account, 'order-shows')}
      maySeeFigures={mayShow(account, 'see-figures')}
      ffmpeg={ffmpegWords(await ffmpegState(world))}
    />
  );
  await showPodcasts(reply, { account, title: 'Podcasts', islands: ['copy-text.js'], children });
};

const artLook = async (world: World, artId: string | undefined): Promise<ArtLook | undefined> => {
  const media = artId === undefined || !/^[\da-f-]{36}$/.test(artId) ? undefined : await mediaById(world, artId);
  if (media?.kind !== 'picture') return undefined;
  return { id: media.id, width: media.width, height: media.height, src: plainPicture(media, 360)?.path };
};

/** The form about a show, as it was typed where it was. */
export const showFormFor = async (
  world: World,
  { request }: Asking,
  form: { action: string; said: ShowSaid; faults?: ReadonlyMap<string, string>; isNew: boolean },
) => (
  <ShowForm
    {...form}
    faults={form.faults ?? new Map()}
    editions={request.visit.publication.editions}
    sounds={await soundChoices(world, { limit: 100, chosen: [form.said.introId, form.said.outroId] })}
    art={await artLook(world, form.said.artId)}
  />
);

const nothingSaved = 'Nothing is saved yet: what is wrong stands beside it.';
const formIslands = ['pick-picture.js', 'byte-count.js'];

/** Draws the form again with what was typed and what is wrong with it. */
export const drawForm = async (
  world: World,
  asking: Asking,
  page: {
    account: Account;
    title: string;
    action: string;
    said: ShowSaid;
    faults?: ReadonlyMap<string, string>;
    isNew: boolean;
    done?: string | undefined;
  },
): Promise<void> => {
  const { account, title, faults, done } = page;
  const hasFaults = faults !== undefined && faults.size > 0;
  const rest = hasFaults
    ? [...faults].filter(([field]) => ['guid', 'medium', 'state', 'type', 'edition'].includes(field))
    : [];
  const words = [nothingSaved, ...rest.map(([, one]) => one)].join(' ');
  await showPodcasts(asking.reply, {
    account,
    title,
    over: <a href={podcastsPath}>Podcasts</a>,
    status: hasFaults ? 422 : 200,
    fault: hasFaults ? <p>{words}</p> : undefined,
    said: done,
    styles: ['pick-picture.css'],
    islands: formIslands,
    children: await showFormFor(world, asking, page),
  });
};

/** Saves what the form said: the show's id, or what is wrong. */
export const saveSaid = async (
  world: World,
  account: Account,
  said: ShowSaid,
  id?: string,
): ReturnType<typeof saveShow> => {
  const { slug, artId = null, introId = null, outroId = null, movedTo = null, ...rest } = said;
  const podroll = said.podroll.map((one) => ({ ...one, guid: one.guid || (one.url ? showGuid(one.url) : '') }));
  return saveShow(world, {
    ...rest,
    podroll,
    artId,
    introId,
    outroId,
    movedTo,
    account,
    ...(slug === '' ? {} : { slug }),
    ...(id === undefined ? {} : { id }),
  });
};

/** `/newsroom/podcasts`: the shows, and new ones. */
export const showsRoutes = (app: FastifyInstance, world: World): void => {
  app.get(podcastsPath, async (request, reply) => {
    const account = await podcastStaff(world, { request, reply }, 'see-shows');
    if (account) await drawShows(world, { request, reply }, account);
  });
  const form = { title: 'New show', action: `${podcastsPath}/new`, isNew: true };
  app.get(`${podcastsPath}/new`, async (request, reply) => {
    const account = await podcastStaff(world, { request, reply }, 'make-show');
    if (!account) return;
    const { code, language, publicationName } = request.visit.edition;
    await drawForm(world, { request, reply }, { ...form, account, said: blankShow(code, language, publicationName) });
  });
  app.post(`${podcastsPath}/new`, async (request, reply) => {
    const account = await podcastStaff(world, { request, reply }, 'make-show');
    if (!account) return;
    const said = showIn(formOf(request.body));
    const saved = await saveSaid(world, account, said);
    if (saved.ok) return reply.redirect(showPath(saved.value), 303);
    return drawForm(world, { request, reply }, { ...form, account, said, faults: faultsByField(saved) });
  });
};
