import { clockTime } from '../../../common/clock-time.ts';
import { foldSpace } from '../../../common/text.ts';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import { articlesByIds, escapeMarkdown, type Article, type MarkdownMore } from '../../articles/articles.ts';
import { audioWords } from '../audio-words.ts';
import { playerWords } from '../player/player-words.ts';
import { toTranscriptText } from '../transcripts/print-transcript.ts';
import { transcriptsOfMedia } from '../transcripts/transcripts.store.ts';
import type { Person } from '../show.ts';
import type { EpisodeView } from './episode-view.ts';
import { episodeOf } from './read-episodes.ts';

const said = (text: string): string => escapeMarkdown(foldSpace(text));

const chaptersText = ({ chapters, language }: EpisodeView): string => {
  const shown = chapters.filter(({ isSilent, title }) => !isSilent && title !== '');
  if (shown.length === 0) return '';
  const lines = shown.map(({ start, title }) => `- ${clockTime(start)} ${said(title)}`);
  return `## ${wordsFor(playerWords, language).chapters}\n\n${lines.join('\n')}`;
};

const peopleText = (people: readonly Person[], language: string): string =>
  people.length === 0
    ? ''
    : `## ${wordsFor(audioWords, language).people}\n\n${people
        .map(({ name, role }) => `- ${said(name)}${role ? `, ${said(role)}` : ''}`)
        .join('\n')}`;

const storiesText = async (world: World, { storyIds, language }: EpisodeView): Promise<string> => {
  const stories = await articlesByIds(world, storyIds);
  if (stories.length === 0) return '';
  const lines = stories.map(
    ({ headline, path }) => `- [${said(headline)}](${world.config.publicUrl}${encodeURI(path)})`,
  );
  return `## ${wordsFor(audioWords, language).stories}\n\n${lines.join('\n')}`;
};

const transcriptText = async (world: World, { mediaId, language, transcripts }: EpisodeView): Promise<string> => {
  const spoken = mediaId === undefined ? [] : await transcriptsOfMedia(world.db, mediaId);
  const own = spoken.find((one) => one.language === (transcripts.find((code) => code === language) ?? transcripts[0]));
  if (!own) return '';
  const paragraphs = toTranscriptText(own.cues)
    .split(/\n{2,}/)
    .map(said);
  return `## ${wordsFor(playerWords, language).transcript}\n\n${paragraphs.join('\n\n')}`;
};

/** What an episode says of itself in its Markdown: show, numbers, sound, chapters, people, stories, transcript. */
export const soundMarkdown = async (
  world: World,
  article: Pick<Article, 'id' | 'kind'>,
): Promise<{ markdown: MarkdownMore; topics: string[] } | undefined> => {
  const episode = article.kind === 'episode' ? await episodeOf(world, article.id) : undefined;
  if (!episode) return undefined;
  const { show, season, number, sound, recording, language } = episode;
  const address = sound && `${world.config.publicUrl}${sound.path}`;
  const people = episode.people.length > 0 ? episode.people : show.people;
  return {
    markdown: {
      fields: [
        ['show', foldSpace(show.title)],
        ['season', season === undefined ? undefined : String(season)],
        ['episode', number === undefined ? undefined : String(number)],
        ['audio', address],
        ['duration', recording?.duration ? clockTime(recording.duration) : undefined],
      ],
      opening: address ? `[${wordsFor(audioWords, language).listen}](${address})` : '',
      closing: [
        chaptersText(episode),
        peopleText(people, language),
        await storiesText(world, episode),
        await transcriptText(world, episode),
      ]
        .filter(Boolean)
        .join('\n\n'),
    },
    topics: [`show:${show.id}`, ...(episode.mediaId === undefined ? [] : [`media:${episode.mediaId}`])],
  };
};
