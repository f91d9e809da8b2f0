import type { JSX } from 'preact';
import { formatShortDate, isoInZone } from '../../../common/dates.ts';
import { PictureFrame, type Media } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { longestTag, type Saved } from '../bookmark.ts';
import type { BookmarkWords } from '../bookmark-words.ts';

export type SavedStoryProps = {
  saved: Saved;
  visit: Visit;
  words: BookmarkWords;
  picture: Media | undefined;
  /** Only in the reader's own order, shown whole, can a story be moved. */
  canMove: boolean;
};

const Act = ({ name, children }: { name: string; children: string }): JSX.Element => (
  <button class="link-button" type="submit" name="act" value={name}>
    {children}
  </button>
);

const Day = ({ at, visit }: { at: number; visit: Visit }): JSX.Element => {
  const { timeZone } = visit.publication.settings;
  return (
    <time datetime={isoInZone(at, timeZone)}>
      {formatShortDate(at, { language: visit.edition.language, timeZone })}
    </time>
  );
};

const Form = ({ saved, visit, children }: { saved: Saved; visit: Visit; children: JSX.Element[] }): JSX.Element => (
  <form class="saved-form" method="post" action={visit.link('/saved/change')}>
    <input type="hidden" name="article" value={saved.articleId} />
    {children}
  </form>
);

const Tags = ({ saved, visit, words }: SavedStoryProps): JSX.Element | null =>
  saved.tags.length === 0 ? null : (
    <ul class="row saved-tags">
      {saved.tags.map((tag) => (
        <li>
          <a href={`${visit.link('/saved')}?tag=${encodeURIComponent(tag)}`}>
            <bdi>{tag}</bdi>
          </a>
          <form class="saved-untag" method="post" action={visit.link('/saved/change')}>
            <input type="hidden" name="article" value={saved.articleId} />
            <input type="hidden" name="tag" value={tag} />
            <button type="submit" name="act" value="untag" aria-label={words.removeTag(tag)}>
              ×
            </button>
          </form>
        </li>
      ))}
    </ul>
  );

const More = (props: SavedStoryProps): JSX.Element => {
  const { saved, visit, words, canMove } = props;
  const field = `tag-${saved.articleId}`;
  return (
    <details class="saved-more">
      <summary>{words.arrange}</summary>
      <Form saved={saved} visit={visit}>
        <label for={field}>{words.addTag}</label>
        <input
          class="input"
          id={field}
          name="tag"
          maxLength={longestTag}
          list="own-tags"
          autocomplete="off"
          dir="auto"
        />
        <button class="button button-quiet" type="submit" name="act" value="tag">
          {words.add}
        </button>
      </Form>
      {canMove ? (
        <Form saved={saved} visit={visit}>
          <Act name="up">{words.moveUp}</Act>
          <Act name="down">{words.moveDown}</Act>
          <Act name="top">{words.moveTop}</Act>
        </Form>
      ) : null}
    </details>
  );
};

const Words = ({ saved, visit, words }: SavedStoryProps): JSX.Element => {
  const { story } = saved;
  const edition = story && visit.publication.editionByCode(story.edition);
  const foreign = edition && edition.code !== visit.edition.code ? edition : undefined;
  return (
    <div lang={foreign?.language} dir={foreign?.direction}>
      <h2 class="saved-headline">
        {story ? <a href={visit.stay(story.path)}>{saved.headline}</a> : <bdi>{saved.headline}</bdi>}
      </h2>
      {story ? <p class="saved-standfirst">{story.teaser}</p> : <p class="saved-gone">{words.notPublic}</p>}
    </div>
  );
};

/** One saved story, and what can be done with it. */
export const SavedStory = (props: SavedStoryProps): JSX.Element => {
  const { saved, visit, words, picture } = props;
  const { story } = saved;
  return (
    <li class={picture ? 'saved-story has-picture' : 'saved-story'} id={`saved-${saved.articleId}`}>
      <div class="saved-words">
        <Words {...props} />
        <p class="meta">
          {story?.section ? (
            <>
              <bdi>{story.section.name}</bdi>
              {' · '}
            </>
          ) : null}
          {story?.publishedAt === undefined ? null : (
            <>
              <Day at={story.publishedAt} visit={visit} />
              {' · '}
            </>
          )}
          {`${words.savedOn} `}
          <Day at={saved.savedAt} visit={visit} />
        </p>
        <Tags {...props} />
        <div class="saved-tools">
          <Form saved={saved} visit={visit}>
            <Act name={saved.isArchived ? 'unarchive' : 'archive'}>
              {saved.isArchived ? words.takeBack : words.putAway}
            </Act>
            <Act name="remove">{words.remove}</Act>
          </Form>
          <More {...props} />
        </div>
      </div>
      {picture && story ? (
        <a class="saved-picture" href={visit.stay(story.path)} tabIndex={-1} aria-hidden="true">
          <PictureFrame
            media={picture}
            language={visit.edition.language}
            sizes="(min-width: 40rem) 12rem, 28vw"
            alt=""
            crop
          />
        </a>
      ) : null}
    </li>
  );
};
