import type { JSX } from 'preact';
import { FilmFigure, SoundFigure, type Media } from '../../media/media.ts';
import type { Article } from '../article.ts';
import type { Block, Gallery, Picture } from '../body/body.ts';
import { drawPicture } from './body/StoryBody.tsx';
import { StoryGallery } from './body/StoryGallery.tsx';
import type { StoryContext } from './body/story-context.ts';

/** In a gallery story the pictures come first: its gallery stands in the lead's place, not again in the text. */
const hoistedGallery = ({ kind, lead, body }: Article): Gallery | undefined =>
  kind === 'gallery' && lead?.type !== 'gallery'
    ? body.content.find((block): block is Gallery => block.type === 'gallery')
    : undefined;

/** The blocks of the text, without what has moved into the lead's place. */
export const textBlocks = (article: Article): Block[] => {
  const hoisted = hoistedGallery(article);
  return hoisted ? article.body.content.filter((block) => block !== hoisted) : article.body.content;
};

/**
 * Photographs that lie on their side are cut to 3 : 2 round their focal point; charts and maps (PNG) and upright pictures are shown whole,
 * the latter no wider than the text.
 */
const lookOf = (media: Media | undefined): { crop: boolean; reach: 'text' | 'wide' } => {
  const { width = 3, height = 2 } = media ?? {};
  const isUpright = width / height < 1.15;
  return { crop: !isUpright && media?.contentType !== 'image/png', reach: isUpright ? 'text' : 'wide' };
};

const LeadPicture = ({ picture, context }: { picture: Picture; context: StoryContext }): JSX.Element =>
  drawPicture(picture, context, { lazy: false, ...lookOf(context.media.get(picture.attrs.mediaId)) });

/** What a story opens with: a picture, a gallery, a film or a recording. */
export const LeadMedia = ({ article, context }: { article: Article; context: StoryContext }): JSX.Element | null => {
  const lead = hoistedGallery(article) ?? article.lead;
  if (!lead) return null;
  // A story does not open with the note that its picture has not been brought over yet.
  if (lead.type !== 'gallery' && context.media.get(lead.attrs.mediaId)?.state === 'missing') return null;
  if (lead.type === 'picture') return <LeadPicture picture={lead} context={context} />;
  if (lead.type === 'gallery') return <StoryGallery gallery={lead} context={context} />;
  const shared = {
    media: context.media.get(lead.attrs.mediaId),
    language: context.language,
    title: lead.attrs.title,
    caption: lead.attrs.caption,
    textOnly: context.textOnly,
  };
  return lead.type === 'film' ? <FilmFigure {...shared} reach="wide" /> : <SoundFigure {...shared} />;
};
