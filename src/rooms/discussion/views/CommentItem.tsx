import type { ComponentChildren, JSX } from 'preact';
import { plural, wordsFor } from '../../../common/words.ts';
import { slot } from '../../../delivery/delivery.ts';
import { Portrait } from '../../accounts/accounts.ts';
import { actWords } from '../act-words.ts';
import { commentToMarkdown } from '../comment-to-markdown.ts';
import type { Comment } from '../comment.ts';
import { foldLong } from '../long-comments.ts';
import { isRule } from '../rules.ts';
import { CommentText, type MomentLinks } from './CommentText.tsx';
import type { ToolsMode } from './CommentTools.tsx';
import { linkPrefix, momentWords, type ThreadScene } from './thread-scene.ts';

type CommentProps = { comment: Comment; scene: ThreadScene };
/** What a comment alone is drawn with, wherever it stands. */
type LineProps = {
  comment: Comment;
  scene: Pick<ThreadScene, 'visit' | 'words'> & Partial<Pick<ThreadScene, 'page' | 'article' | 'sounds'>>;
};

export const nameOf = ({ commenter }: Comment, { words }: Pick<ThreadScene, 'words'>): string =>
  commenter.isFormer ? words.formerReader : commenter.name;

/** Who wrote it: the name leads to their comments where they let it. */
export const Who = ({ comment, scene }: LineProps): JSX.Element => {
  const { commenter } = comment;
  const name = <bdi>{nameOf(comment, scene)}</bdi>;
  return (
    <>
      {commenter.isPublic ? (
        <a class="who" href={scene.visit.link(`/reader/${commenter.id}`)} rel="nofollow">
          {name}
        </a>
      ) : (
        <span class="who">{name}</span>
      )}
      {commenter.badge ? (
        <span class={`badge badge-${commenter.badge}`}>{scene.words.badges[commenter.badge]}</span>
      ) : null}
    </>
  );
};

/** When it was said, leading to it. */
export const When = ({ comment, scene }: CommentProps): JSX.Element => {
  const { ago, exact, iso } = momentWords(comment.createdAt, scene);
  return (
    <a class="when" href={`?comment=${comment.id}#comment-${comment.id}`} rel="nofollow">
      <time datetime={iso} title={exact}>
        {ago}
      </time>
      {comment.editedAt === undefined ? null : ` · ${scene.words.edited}`}
    </a>
  );
};

const InReplyTo = ({ comment: { inReplyTo, rootId }, scene }: CommentProps): JSX.Element | null => {
  if (!inReplyTo) return null;
  const { words, page } = scene;
  const isHere = page.branches.some(({ answers }) => answers.some(({ id }) => id === inReplyTo.id));
  const href = isHere ? `#comment-${inReplyTo.id}` : `?comment=${inReplyTo.id}#comment-${inReplyTo.id}`;
  const [before = '', after = ''] = words.inReplyTo.split('#');
  return (
    <a class="in-reply" href={href} rel="nofollow" data-root={isHere ? undefined : rootId}>
      {inReplyTo.name === '' ? (
        words.inReplyToGone
      ) : (
        <>
          {before}
          <bdi>{inReplyTo.name}</bdi>
          {after}
        </>
      )}
    </a>
  );
};

export const PickedBy = ({ pick, scene }: { pick: Comment['pick']; scene: ThreadScene }): JSX.Element => {
  const [before = '', after = ''] = scene.words.pickedBy.split('#');
  return (
    <span>
      {before}
      <bdi>{pick?.by}</bdi>
      {after}
    </span>
  );
};

/** Where the times in a comment lead, when the story it stands under is heard as well. */
const momentsIn = ({ comment, scene }: LineProps): MomentLinks | undefined => {
  const sound = scene.sounds?.get(comment.articleId);
  const story = scene.page?.stories.find(({ id }) => id === comment.articleId);
  if (!sound || !story) return undefined;
  const isHere = story.id === scene.article?.id;
  return { path: scene.visit.stay(story.path), length: sound.length, words: scene.words.playFrom, isHere };
};

/** The text in its own direction; what is long is folded. */
export const Words = ({ comment, scene }: LineProps): JSX.Element | null => {
  if (!comment.body) return null;
  const folded = foldLong(comment.body);
  const { language } = scene.visit.edition;
  const own = scene.visit.publication.editionByCode(comment.edition)?.language;
  const drawn = { spoiler: scene.words.spoiler, moments: momentsIn({ comment, scene }) };
  return (
    <div class="comment-text" dir="auto" lang={own === undefined || own === language ? undefined : own}>
      {folded ? (
        <>
          <CommentText body={folded.head} {...drawn} />
          <details class="long">
            <summary>{plural(language, folded.words, scene.words.restWords)}</summary>
            <CommentText body={folded.rest} {...drawn} />
          </details>
        </>
      ) : (
        <CommentText body={comment.body} {...drawn} />
      )}
    </div>
  );
};

const goneWords = ({ state, rule }: Comment, { words, visit }: ThreadScene): string => {
  if (state === 'deleted') return words.deleted;
  if (state !== 'removed') return words.notShown;
  if (rule === undefined) return words.removed;
  const { rules } = wordsFor(actWords, visit.edition.language);
  return words.removedUnder.replace('#', () => (isRule(rule) ? rules[rule] : rule));
};

const modeOf = ({ page: { thread } }: ThreadScene, { isClosed }: Comment): ToolsMode | 'staff' => {
  if (thread.isSealed) return 'sealed';
  if (thread.state === 'closed') return 'closed';
  if (thread.state === 'staff') return 'staff';
  return isClosed ? 'unanswered' : 'open';
};

const Tools = ({ comment, scene }: CommentProps): JSX.Element => (
  <>
    {slot(
      'comment-tools',
      comment.id,
      comment.commenter.id,
      comment.articleId,
      String(comment.recommendCount),
      String(comment.createdAt),
      modeOf(scene, comment),
      linkPrefix(scene),
    )}
  </>
);

/** The form for an answer, under the comment an address asks to answer. */
const Answering = ({ comment, scene }: CommentProps): JSX.Element | null => {
  const { replying, words } = scene;
  const mode = modeOf(scene, comment);
  if (replying?.to !== comment.id || (mode !== 'open' && mode !== 'staff')) return null;
  const quoted =
    replying.isQuote && comment.body
      ? commentToMarkdown({ type: 'doc', content: [{ type: 'quote', content: comment.body.content }] })
      : '';
  const text = quoted === '' ? '' : `${quoted.trim()}\n\n`;
  const form = { articleId: comment.articleId, parentId: comment.id, answered: nameOf(comment, scene), text };
  return (
    <div class="answering" id={`reply-${comment.id}`}>
      {slot('comment-form', form.articleId, form.parentId, form.answered, form.text, mode === 'staff' ? 'staff' : '')}
      <p class="meta">
        <a href={`?comment=${comment.id}#comment-${comment.id}`} rel="nofollow">
          {words.cancel}
        </a>
      </p>
    </div>
  );
};

/** To its writer, among their own: that others do not see it, and where it says why. */
const NotSeen = ({ comment, scene }: CommentProps): JSX.Element | null => {
  const { words, visit } = scene;
  if (comment.state === 'published') return null;
  return (
    <p class="waits">
      {comment.state === 'waiting' ? words.waiting : goneWords(comment, scene)}{' '}
      <a href={visit.link(`/comments/${comment.id}/status`)}>{words.waitingSee}</a>
    </p>
  );
};

/** A comment: who, when, what, and what can be done with it; or the line that is left of it. */
export const CommentItem = ({ comment, scene }: CommentProps): JSX.Element => {
  if (comment.state !== 'published' && !comment.body)
    return (
      <article class="comment comment-gone">
        <p>{goneWords(comment, scene)}</p>
      </article>
    );
  return (
    <article class="comment">
      <div class="comment-head">
        {scene.visit.textOnly ? null : (
          <Portrait
            id={comment.commenter.accountId ?? comment.commenter.id}
            name={nameOf(comment, scene)}
            picture={comment.commenter.picture}
          />
        )}
        <Who comment={comment} scene={scene} />
        <p class="when-line">
          <InReplyTo comment={comment} scene={scene} />
          <When comment={comment} scene={scene} />
        </p>
      </div>
      {comment.pick ? (
        <p class="pick-mark">
          <PickedBy pick={comment.pick} scene={scene} />
        </p>
      ) : null}
      <NotSeen comment={comment} scene={scene} />
      <Words comment={comment} scene={scene} />
      {comment.state === 'published' || comment.state === 'waiting' ? <Tools comment={comment} scene={scene} /> : null}
      <Answering comment={comment} scene={scene} />
    </article>
  );
};

/** Round what a reader may have muted: nothing for everybody else. */
export const Foldable = ({
  comment,
  answers = 0,
  children,
}: {
  comment: Comment;
  answers?: number;
  children: ComponentChildren;
}): JSX.Element => {
  const about = [comment.id, comment.commenter.id, comment.articleId];
  const answered = comment.inReplyTo?.commenterId ?? '';
  return (
    <>
      {slot('comment-fold', ...about, answered, String(answers))}
      {children}
      {slot('comment-unfold', ...about, answered)}
    </>
  );
};
