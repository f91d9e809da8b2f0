/** What the pages about one story's sound have in common: the story, what it is as an episode, its recording, and who may change it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import { episodeOf, mayShow, recordingOf, type EpisodeView, type Recording } from '../../rooms/audio/audio.ts';
import { articleById } from '../../rooms/articles/articles.ts';
import { accessTo } from '../../rooms/drafting/drafting.ts';
import type { World } from '../../world.ts';
import { answerJson, wantsJson } from '../duties/duty-pages.tsx';
import { headlineOf, openStory, type Opened, type Params } from '../stories/publishing/story-pages.tsx';
import { episodePath, podcastsPath, showPath, showPodcasts, type PodcastPage } from './podcast-pages.tsx';

export type Asked = { request: FastifyRequest<Params>; reply: FastifyReply };

export type AtSound = Opened & {
  articleId: string;
  /** Undefined for a story that is only read aloud. */
  episode: EpisodeView | undefined;
  mediaId: string | undefined;
  recording: Recording | undefined;
  mayEdit: boolean;
};

/** The story of the address with its sound, for whoever may see it; else the answer has been sent. */
export const openSound = async (world: World, asked: Asked): Promise<AtSound | undefined> => {
  const opened = await openStory(world, asked, 'see-stories');
  if (!opened) return undefined;
  const { row } = opened.story;
  const articleId = row.id;
  const episode = await episodeOf(world, articleId);
  const mediaId = episode ? episode.mediaId : (await articleById(world, articleId))?.meta.soundId;
  return {
    ...opened,
    articleId,
    episode,
    mediaId,
    recording: mediaId === undefined ? undefined : await recordingOf(world, mediaId),
    mayEdit: row.status !== 'trashed' && (await accessTo(world.db, opened.account, articleId)) === 'write',
  };
};

/** The same for whoever may change it. */
export const changeSound = async (world: World, asked: Asked): Promise<AtSound | undefined> => {
  const at = await openSound(world, asked);
  if (!at || at.mayEdit) return at;
  if (wantsJson(asked.request))
    await answerJson(asked.reply, { state: 'refused', refusal: 'forbidden', words: 'You may not change this.' }, 403);
  else await asked.reply.notFound();
  return undefined;
};

/** The episode of the address; a story that is none has no such page. */
export const atEpisode = async (
  world: World,
  asked: Asked,
  isChange: boolean,
): Promise<(AtSound & { episode: EpisodeView }) | undefined> => {
  const at = await (isChange ? changeSound : openSound)(world, asked);
  if (!at) return undefined;
  const { episode } = at;
  if (episode) return { ...at, episode };
  await asked.reply.notFound();
  return undefined;
};

type Tab = { key: string; href: string; name: string };

const tabsOf = (at: AtSound): Tab[] => {
  const { articleId, episode, mediaId } = at;
  const sound = { key: 'sound', href: episodePath(articleId), name: 'Sound' };
  const rest = [
    { key: 'transcript', href: episodePath(articleId, '/transcript'), name: 'Transcript' },
    { key: 'write', href: `/newsroom/stories/${articleId}`, name: episode ? 'Headline and notes' : 'The story' },
    { key: 'publish', href: `/newsroom/stories/${articleId}/publish`, name: 'Publish' },
  ];
  const own = [
    { key: 'details', href: episodePath(articleId, '/details'), name: 'Details' },
    { key: 'chapters', href: episodePath(articleId, '/chapters'), name: 'Chapters' },
    { key: 'soundbites', href: episodePath(articleId, '/soundbites'), name: 'Soundbites' },
  ];
  const figures = { key: 'figures', href: `${podcastsPath}/figures/${articleId}`, name: 'Figures' };
  const isHeard = at.story.row.status === 'published' && episode && mayShow(at.account, 'see-figures');
  return [sound, ...(episode ? own : []), ...rest, ...(isHeard ? [figures] : [])].filter(
    ({ key }) => key !== 'transcript' || mediaId !== undefined,
  );
};

const SoundBar = ({ at, here }: { at: AtSound; here: string }): JSX.Element => (
  <nav class="desk-bar" aria-label={at.episode ? 'This episode' : 'This story’s sound'}>
    <ul class="link-row">
      {tabsOf(at).map(({ key, href, name }) => (
        <li key={key}>
          <a href={href} aria-current={key === here ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

type SoundPage = Omit<PodcastPage, 'account' | 'bar' | 'over' | 'heading'> & { here: string };

/** Where an episode stands, in a word. */
export const statusWords: Record<string, string> = {
  draft: 'Not published',
  scheduled: 'Planned',
  published: 'Published',
  unpublished: 'Taken back',
  private: 'Only for those who have its address',
  trashed: 'In the bin',
};

const Over = ({ at }: { at: AtSound }): JSX.Element => {
  const state = statusWords[at.story.row.status] ?? at.story.row.status;
  return at.episode ? (
    <>
      <a href={podcastsPath}>Podcasts</a> › <a href={showPath(at.episode.showId)}>{at.episode.show.title}</a> · {state}
    </>
  ) : (
    <>Listen to this article · {state}</>
  );
};

/** One page about a story's sound; never kept. */
export const showSound = async (
  reply: FastifyReply,
  at: AtSound,
  { here, title, children, ...rest }: SoundPage,
): Promise<void> => {
  const edition = at.publication.editionByCode(at.story.row.edition);
  const heading: ComponentChildren = (
    <span lang={edition?.language} dir={edition?.direction}>
      {headlineOf(at)}
    </span>
  );
  await showPodcasts(reply, {
    ...rest,
    account: at.account,
    title: `${title}: ${headlineOf(at)}`,
    heading,
    over: <Over at={at} />,
    bar: <SoundBar at={at} here={here} />,
    children,
  });
};

/** Where the newsroom plays a sound from: not counted as a download, and there before anything is published. */
export const listenPath = (mediaId: string): string => `/newsroom/media/${mediaId}/file?inline=1`;

export const lengthOf = ({ recording }: Pick<AtSound, 'recording'>): number => recording?.duration ?? 0;
