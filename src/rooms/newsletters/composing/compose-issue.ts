/** What an issue says, drawn from its draft, its letter's rule and the stories as they are now. */
import { foldSpace, shorten } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import {
  articlesByIds,
  bodyToFeedHtml,
  markdownToBody,
  mediaIdsIn,
  type ArticleSummary,
  type LeadMedia,
} from '../../articles/articles.ts';
import { altOf, mediaByIds, plainPicture, type Media } from '../../media/media.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { Issue, IssueContent, Letter, MailPicture, MailStory } from '../letter.ts';
import { storiesByRule } from './choose-stories.ts';
import { introText } from './intro-text.ts';

/** As wide as the letter, twice as dense. */
const widest = 1_200;

const leadIds = (lead: LeadMedia | undefined): string[] => {
  if (!lead) return [];
  return lead.type === 'gallery' ? lead.content.slice(0, 1).map(({ attrs }) => attrs.mediaId) : [lead.attrs.mediaId];
};

const pictureOf = (
  world: World,
  { lead }: ArticleSummary,
  media: ReadonlyMap<string, Media>,
  language: string,
): MailPicture | undefined => {
  const found = media.get(leadIds(lead)[0] ?? '');
  const still = found?.kind === 'film' ? found.poster : found;
  const file = still && plainPicture(still, widest);
  if (!still || !file) return undefined;
  const alt = (lead?.type === 'picture' ? lead.attrs.alt : undefined) ?? altOf(still, language);
  return { url: new URL(file.path, world.config.publicUrl).href, alt, width: file.width, height: file.height };
};

const mailStories = async (
  world: World,
  stories: readonly ArticleSummary[],
  { language, hasPictures }: { language: string; hasPictures: boolean },
): Promise<MailStory[]> => {
  const media = hasPictures
    ? await mediaByIds(
        world,
        stories.flatMap(({ lead }) => leadIds(lead)),
      )
    : new Map<string, Media>();
  return stories.map((story) => ({
    id: story.id,
    headline: story.headline,
    standfirst: shorten(story.teaser, 300),
    kicker: story.kicker || (story.section?.name ?? ''),
    path: story.path,
    picture: pictureOf(world, story, media, language),
  }));
};

/** Markdown as simple HTML with whole addresses. */
const introOf = async (
  world: World,
  source: string,
  language: string,
): Promise<{ introHtml: string; introText: string }> => {
  if (source.trim() === '') return { introHtml: '', introText: '' };
  const { body } = markdownToBody(source);
  const media = await mediaByIds(world, mediaIdsIn(body));
  const introHtml = bodyToFeedHtml(body, { language, origin: world.config.publicUrl, media });
  return { introHtml, introText: introText(body, world.config.publicUrl) };
};

/** What goes out if the issue goes out now. */
export const composeIssue = async (
  world: World,
  letter: Letter,
  issue: Pick<Issue, 'draft' | 'content'>,
): Promise<IssueContent> => {
  // What the first reader has got, the last one gets too.
  if (issue.content) return issue.content;
  const { draft } = issue;
  const { settings } = letter;
  const publication = await publicationOf(world);
  const language = (publication.editionByCode(letter.edition) ?? publication.defaultEdition).language;
  const found =
    draft.picks === null ? await storiesByRule(world, letter, world.now()) : await articlesByIds(world, draft.picks);
  const stories = await mailStories(world, found, { language, hasPictures: settings.hasPictures });
  const [first] = stories;
  const subject = draft.subject || settings.subject || first?.headline || letter.name;
  const others = stories
    .slice(draft.subject || settings.subject ? 0 : 1, 4)
    .map(({ headline }) => headline)
    .join(' · ');
  return {
    subject: foldSpace(subject),
    preview: shorten(draft.preview || others || first?.standfirst || '', 140),
    ...(await introOf(world, draft.intro || settings.intro, language)),
    stories,
  };
};

/** An issue without a story and without a word is no letter. */
export const isEmpty = ({ stories, introHtml }: IssueContent): boolean => stories.length === 0 && introHtml === '';
