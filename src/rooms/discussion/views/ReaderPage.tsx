import type { ComponentChildren, JSX } from 'preact';
import { formatDateTime, formatMonth, isoInZone, type Place } from '../../../common/dates.ts';
import { plural } from '../../../common/words.ts';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import { Pager } from '../../../ui/parts/Pager.tsx';
import { Portrait, type PublicProfile } from '../../accounts/accounts.ts';
import type { ArticleSummary } from '../../articles/articles.ts';
import type { Visit } from '../../publication/publication.ts';
import type { Comment } from '../comment.ts';
import type { History } from '../load-comments.ts';
import type { PublicCommenter } from '../own-in-thread.store.ts';
import type { ReaderPageWords } from '../reader-page-words.ts';
import { permalinkOf } from '../thread-place.ts';
import { CommentText } from './CommentText.tsx';

/** What lists of somebody's comments need beside them. */
export type HistoryScene = {
  visit: Visit;
  words: ReaderPageWords;
  place: Place;
  /** The stories the comments stand under, where they are public. */
  stories: ReadonlyMap<string, Pick<ArticleSummary, 'path' | 'headline' | 'edition'>>;
};

type ItemProps = { comment: Comment; scene: HistoryScene; foot?: ComponentChildren };

/** One comment away from its thread: when, on what, in answer to whom. */
export const HistoryItem = ({ comment, scene, foot }: ItemProps): JSX.Element => {
  const { visit, words, place, stories } = scene;
  const story = stories.get(comment.articleId);
  const { inReplyTo, recommendCount } = comment;
  const language = story && visit.publication.editionByCode(story.edition)?.language;
  return (
    <li class="history-item">
      <p class="history-on">
        {story ? (
          <a href={permalinkOf(comment, visit.stay(story.path))} lang={language} dir="auto">
            {story.headline}
          </a>
        ) : null}
      </p>
      <p class="meta">
        <time datetime={isoInZone(comment.createdAt, place.timeZone)}>{formatDateTime(comment.createdAt, place)}</time>
        {inReplyTo && inReplyTo.name !== '' ? ` · ${words.inAnswerTo.replace('#', () => inReplyTo.name)}` : null}
        {recommendCount > 0 ? ` · ${plural(place.language, recommendCount, words.recommended)}` : null}
      </p>
      {comment.body ? (
        <div class="comment-text" dir="auto">
          <CommentText body={comment.body} />
        </div>
      ) : null}
      {foot}
    </li>
  );
};

type ListProps = { history: History; scene: HistoryScene; path: string; isFirst: boolean };

export const HistoryPager = ({
  history: { older },
  scene: { visit, words },
  path,
  isFirst,
}: ListProps): JSX.Element => {
  const href = visit.link(path);
  return (
    <Pager
      label={words.pages}
      newer={isFirst ? undefined : { href, text: words.newest }}
      older={older && { href: `${href}?before=${older.at}-${older.id}`, text: words.older }}
    />
  );
};

export type ReaderPageProps = ListProps & {
  commenter: PublicCommenter;
  profile: PublicProfile | undefined;
  /** Where their stories are, if they write some. */
  authorPath: string | undefined;
};

/** What somebody is here: one of those who write the stories, or a reader since when. */
const Standing = ({ profile, authorPath, scene: { visit, words, place } }: ReaderPageProps): JSX.Element | null => {
  if (authorPath !== undefined)
    return (
      <>
        {' · '}
        <a href={visit.stay(authorPath)}>{words.writesFor.replace('#', () => visit.edition.publicationName)}</a>
      </>
    );
  return profile ? <>{` · ${words.since.replace('#', formatMonth(profile.since, place))}`}</> : null;
};

/** What everybody may see of a reader: who they say they are, and what they wrote. */
export const ReaderPage = (props: ReaderPageProps): JSX.Element => {
  const { commenter, profile, history, scene, path } = props;
  const { visit, words, place } = scene;
  return (
    <div class="page reader-page">
      <PageHead
        title={<bdi>{commenter.name}</bdi>}
        standfirst={profile?.bio || undefined}
        aside={
          visit.textOnly ? undefined : (
            <Portrait
              id={commenter.accountId ?? commenter.id}
              name={commenter.name}
              picture={commenter.picture}
              size="large"
            />
          )
        }
      >
        <p class="meta">
          {plural(place.language, commenter.publishedCount, words.count)}
          <Standing {...props} />
        </p>
        <p class="link-row">
          <a href={`${path}/rss.xml`}>{words.feed}</a>
        </p>
      </PageHead>
      {history.comments.length === 0 ? <p>{words.none}</p> : null}
      <ol class="history">
        {history.comments.map((comment) => (
          <HistoryItem comment={comment} scene={scene} />
        ))}
      </ol>
      <HistoryPager {...props} />
    </div>
  );
};

/** In the place of a page that its reader keeps to themselves. */
export const PrivatePage = ({ words }: { words: ReaderPageWords }): JSX.Element => (
  <div class="page">
    <PageHead title={words.privateTitle} standfirst={words.privateText} />
  </div>
);
