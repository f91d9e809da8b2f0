import type { Media } from '../../media/media.ts';
import type { ArticleStatus } from '../../articles/articles.ts';
import type { Recording } from '../recording.ts';
import type { Sound } from '../serving/sound.ts';
import type { Episode, Show } from '../show.ts';

/** An episode as pages, feeds and the newsroom show it: what it is as part of its show, and what its story says. */
export type EpisodeView = Episode & {
  title: string;
  /** Address with its edition. */
  path: string;
  edition: string;
  /** BCP 47: the show's. */
  language: string;
  standfirst: string;
  /** The standfirst, or how the notes begin. */
  teaser: string;
  status: ArticleStatus;
  authors: string[];
  show: Show;
  recording: Recording | undefined;
  sound: Sound | undefined;
  /** Its own art, or the show's. */
  art: Media | undefined;
  /** Languages it has a transcript in. */
  transcripts: string[];
  discussionOpen: boolean;
  modifiedAt: number;
};

/** Seconds it lasts, as far as that is known. */
export const lengthOf = ({ recording }: Pick<EpisodeView, 'recording'>): number | undefined => recording?.duration;
