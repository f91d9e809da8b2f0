import type { JSX } from 'preact';
import { Portrait, type Account } from '../../accounts/accounts.ts';
import type { Visit } from '../../publication/publication.ts';
import { discussionSettings } from '../discussion-settings.ts';
import type { ThreadWords } from '../thread-words.ts';

/** What a form is for: under a story, or under a comment. */
export type FormFor = {
  articleId: string;
  parentId?: string | undefined;
  /** Whom one answers. */
  answered?: string | undefined;
  /** What stands in it already, as it is typed. */
  text?: string | undefined;
};

export type FormProps = FormFor & {
  visit: Visit;
  words: ThreadWords;
  /** Who writes; undefined for a stranger, who signs in afterwards. */
  writer?: { account: Account; key: string; newSince: number } | undefined;
};

const Hidden = ({ articleId, parentId, writer }: FormProps): JSX.Element => (
  <>
    <input type="hidden" name="article" value={articleId} />
    {parentId === undefined ? null : <input type="hidden" name="parent" value={parentId} />}
    <input type="hidden" name="key" value={writer?.key ?? ''} />
  </>
);

const Guidelines = ({ visit, words }: Pick<FormProps, 'visit' | 'words'>): JSX.Element | null => {
  const path = discussionSettings(visit.publication).guidelines[visit.edition.code];
  if (path === undefined || path === '') return null;
  const [before = '', after = ''] = words.accept.split('#');
  return (
    <>
      {' '}
      {before}
      <a href={visit.stay(path)}>{words.guidelines}</a>
      {after}
    </>
  );
};

/** A browser would cut what is pasted without a word: up to here it takes all, and the reader shortens it. */
const TextBox = ({
  field,
  text = '',
  longest,
}: {
  field: string;
  text?: string | undefined;
  longest: number;
}): JSX.Element => (
  <textarea
    class="input"
    id={field}
    name="text"
    rows={text ? 8 : 4}
    maxlength={longest * 4}
    data-longest={longest}
    dir="auto"
    required
  >
    {text}
  </textarea>
);

/** The form for a comment. It posts without any script; the page's island adds buttons, a preview and the draft's keeping. */
export const CommentForm = (props: FormProps): JSX.Element => {
  const { visit, words, parentId, answered, text, writer } = props;
  const field = parentId === undefined ? 'comment-text' : `answer-${parentId}`;
  const label = answered === undefined || answered === '' ? words.join : words.answerTo.replace('#', () => answered);
  const { longest } = discussionSettings(visit.publication);
  return (
    <form
      class="comment-form"
      method="post"
      action={visit.link('/comments')}
      data-new-since={writer && parentId === undefined ? writer.newSince : undefined}
    >
      <Hidden {...props} />
      <label class="form-who" for={field}>
        {writer && !visit.textOnly ? (
          <Portrait id={writer.account.id} name={writer.account.name} picture={writer.account.picture} />
        ) : null}
        <span>
          {writer ? <bdi>{writer.account.name}</bdi> : null}
          <span class="form-label">{label}</span>
        </span>
      </label>
      <TextBox field={field} text={text} longest={longest} />
      <p class="trap" aria-hidden="true">
        <label>
          {words.leaveEmpty}
          <input type="text" name="website" tabIndex={-1} autocomplete="off" />
        </label>
      </p>
      <div class="form-foot">
        <button class="button" type="submit">
          {parentId === undefined ? words.post : words.postAnswer}
        </button>
        <button class="button button-quiet" type="submit" formAction={visit.link('/comments/preview')}>
          {words.preview}
        </button>
        <details class="form-help">
          <summary>{words.formatting}</summary>
          <p>
            <code>{words.formattingHelp}</code>
          </p>
        </details>
      </div>
      <p class="meta">
        {writer ? null : words.writeFirst}
        <Guidelines visit={visit} words={words} />
      </p>
      <p class="form-status" role="status" />
    </form>
  );
};
