import { renderToString } from 'preact-render-to-string';
import { escapeHtml } from '../../common/text.ts';
import { plural, wordsFor } from '../../common/words.ts';
import { isStaff, type SlotKeeper, type SlotScene } from '../accounts/accounts.ts';
import { editTimeLeft } from './comment.ts';
import { mayModerate } from './may-moderate.ts';
import { ownInThread, type OwnInThread } from './own-in-thread.ts';
import { OwnLimits } from './restrictions/OwnLimits.tsx';
import { threadWords } from './thread-words.ts';
import { CommentForm } from './views/CommentForm.tsx';
import { OwnWaiting } from './views/OwnWaiting.tsx';
import { CommentTools, type ToolsMode } from './views/CommentTools.tsx';

type Scene = SlotScene<OwnInThread>;
type About = readonly string[];

const modes: readonly string[] = ['open', 'unanswered', 'closed', 'sealed'] satisfies ToolsMode[];

/** What can be done with a comment: the same for almost everybody, so that the kept bytes serve. */
const fillTools = (about: About, { visit, account, known }: Scene): string | undefined => {
  const [id = '', commenterId = '', , recommends = '0', createdAt = '0', mode = 'sealed', prefix = '?'] = about;
  const { language } = visit.edition;
  const isOwn = known?.commenters.has(commenterId) === true;
  const hasRecommended = known?.recommended.has(id) === true;
  const isModerator = account !== undefined && mayModerate(account);
  const isOurs = account !== undefined && isStaff(account.role);
  if (account && !isOwn && !hasRecommended && !isModerator && !(isOurs && mode === 'staff')) return undefined;
  // Where only staff write, only they answer.
  const own = mode === 'staff' ? (isOurs ? 'open' : 'unanswered') : mode;
  const mayEdit = known !== undefined && editTimeLeft(Number(createdAt), known.now(), known.editMinutes) > 0;
  return renderToString(
    <CommentTools
      id={id}
      mode={modes.includes(own) ? (own as ToolsMode) : 'sealed'}
      recommends={Number(recommends)}
      prefix={prefix}
      words={wordsFor(threadWords, language)}
      language={language}
      link={visit.link}
      {...(account ? { reader: { isOwn, mayEdit, hasRecommended, mayModerate: isModerator } } : {})}
    />,
  );
};

/** Opens the fold round a comment of somebody this reader has muted, or an answer to one. */
const fillFold = (
  [id = '', commenterId = '', , answered = '', answers = '0']: About,
  { visit, known }: Scene,
): string => {
  const isMuted = known?.muted.has(commenterId) === true;
  if (!isMuted && known?.muted.has(answered) !== true) return '';
  const { language } = visit.edition;
  const words = wordsFor(threadWords, language);
  const count = Number(answers);
  const text = !isMuted ? words.answerToMuted : count > 0 ? plural(language, count, words.mutedAnswers) : words.muted;
  const action = escapeHtml(visit.link(`/comments/${id}/mute`));
  const undo = `<form method="post" action="${action}"><button class="button button-quiet" type="submit" name="off" value="1">${escapeHtml(words.unmute)}</button></form>`;
  return `<details class="muted"><summary>${escapeHtml(text)}</summary>${isMuted ? undo : ''}`;
};

const fillUnfold = ([, commenterId = '', , answered = '']: About, { known }: Scene): string =>
  known?.muted.has(commenterId) === true || known?.muted.has(answered) === true ? '</details>' : '';

const fillForm = (
  [articleId = '', parentId = '', answered = '', text = '', whose = '']: About,
  scene: Scene,
): string => {
  const { visit, account, known } = scene;
  if (whose === 'staff' && (!account || !isStaff(account.role))) return '';
  const words = wordsFor(threadWords, visit.edition.language);
  const [oldest] = known?.waiting ?? [];
  return renderToString(
    <>
      {oldest === undefined || parentId !== '' ? null : (
        <p class="own-waiting">
          {words.waitingOwn} <a href={visit.link(`/comments/${oldest.id}/status`)}>{words.waitingSee}</a>
        </p>
      )}
      {account ? <OwnLimits account={account} visit={visit} now={known?.now() ?? 0} /> : null}
      <CommentForm
        visit={visit}
        words={words}
        articleId={articleId}
        parentId={parentId || undefined}
        answered={answered}
        text={text}
        writer={account && { account, key: known?.newKey() ?? '', newSince: known?.newSince ?? 0 }}
      />
    </>,
  );
};

const drawWaiting = (waiting: OwnInThread['waiting'], { visit, known }: Scene): string => {
  const words = wordsFor(threadWords, visit.edition.language);
  const now = known?.now() ?? 0;
  return waiting
    .map((comment) => {
      const mayEdit = editTimeLeft(comment.createdAt, now, known?.editMinutes ?? 0) > 0;
      return renderToString(<OwnWaiting {...{ comment, visit, words, now, mayEdit }} />);
    })
    .join('');
};

/** Top comments of this reader that wait, and whose place is here: written after the one moment and before the other. */
const fillOwnTop = ([, from = '', to = '']: About, scene: Scene): string | undefined => {
  const after = from === '' ? -Infinity : Number(from);
  const before = to === '' ? Infinity : Number(to);
  const here = scene.known?.waiting.filter(
    ({ parentId, createdAt }) => parentId === undefined && createdAt > after && createdAt <= before,
  );
  return here?.length ? drawWaiting(here.toReversed(), scene) : undefined;
};

/** Answers of this reader that wait, below a top comment; with a list of their own where there is none yet. */
const fillOwnAnswers = ([, rootId = '', list = '']: About, scene: Scene): string | undefined => {
  const here = scene.known?.waiting.filter((one) => one.parentId !== undefined && one.rootId === rootId);
  if (!here?.length) return undefined;
  const drawn = drawWaiting(here, scene);
  return list === 'new' ? `<ol class="answer-list">${drawn}</ol>` : drawn;
};

/** One comment of this reader that waits, as an open page takes it in. */
const fillOwnOne = ([, id = '']: About, scene: Scene): string | undefined => {
  const one = scene.known?.waiting.find((comment) => comment.id === id);
  if (!one) return undefined;
  const drawn = drawWaiting([one], scene);
  return one.parentId === undefined
    ? `<ol class="thread">${drawn}</ol>`
    : `<ol class="answer-list" data-root="${escapeHtml(one.rootId)}">${drawn}</ol>`;
};

const fills: Record<string, (about: About, scene: Scene) => string | undefined> = {
  'comment-tools': fillTools,
  'comment-fold': fillFold,
  'comment-unfold': fillUnfold,
  'comment-form': fillForm,
  'own-top': fillOwnTop,
  'own-answers': fillOwnAnswers,
  'own-one': fillOwnOne,
};

const storyFirst: ReadonlySet<string> = new Set(['comment-form', 'own-top', 'own-answers', 'own-one']);

/** Which story a slot belongs to: what is of the whole thread names it first, all others third. */
const articleOf = ({ kind, about }: { kind: string; about: About }): string =>
  (storyFirst.has(kind) ? about[0] : about[2]) ?? '';

/** What of a discussion differs by reader: their own comments, what they recommended, whom they muted, the form with their name. */
export const discussionSlots: SlotKeeper<OwnInThread> = {
  kinds: Object.keys(fills),
  keys: (slots) => [...new Set(slots.map((slot) => `thread:${articleOf(slot)}`))],
  keyOf: (slot) => `thread:${articleOf(slot)}`,
  know: (world, account, key) => ownInThread(world, account.id, key.slice('thread:'.length)),
  fill: ({ kind, about }, scene) => fills[kind]?.(about, scene),
};
