import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { ActWords } from '../act-words.ts';
import type { CommentBody } from '../comment-body.ts';
import { CommentText } from './CommentText.tsx';

/** What stands in the form, and goes with it. */
export type Typed = {
  articleId: string;
  parentId?: string | undefined;
  key: string;
  text: string;
  /** The secret of what was kept while signing in. */
  draft?: string | undefined;
};

export type PostAnswerProps = {
  visit: Visit;
  words: ActWords;
  title: string;
  typed: Typed;
  /** Where the form goes: `/comments` or `/comments/ID/edit`. */
  action: string;
  storyPath: string;
  /** Why it was not posted, in words. */
  fault?: string | undefined;
  /** Where the reason can be looked at. */
  link?: { path: string; label: string } | undefined;
  /** The reader may insist. */
  isNudge?: boolean;
  hint?: string | undefined;
  preview?: CommentBody | undefined;
  submit: string;
};

const Hidden = ({ typed }: { typed: Typed }): JSX.Element => (
  <>
    <input type="hidden" name="article" value={typed.articleId} />
    {typed.parentId === undefined ? null : <input type="hidden" name="parent" value={typed.parentId} />}
    <input type="hidden" name="key" value={typed.key} />
    {typed.draft === undefined ? null : <input type="hidden" name="draft" value={typed.draft} />}
  </>
);

const Fault = ({ fault, words, link, visit }: PostAnswerProps): JSX.Element | null =>
  fault === undefined ? null : (
    <Notice tone="alarm">
      <p>
        {fault} {link ? <a href={visit.link(link.path)}>{link.label}</a> : null}
      </p>
      <p>{words.keptText}</p>
    </Notice>
  );

const Preview = ({ preview, words }: PostAnswerProps): JSX.Element | null =>
  preview ? (
    <section class="comment" aria-label={words.preview}>
      <div class="comment-text" dir="auto">
        <CommentText body={preview} />
      </div>
    </section>
  ) : null;

/** The form once more, with all that was typed, and what there is to say about it. */
export const PostAnswer = (props: PostAnswerProps): JSX.Element => {
  const { visit, words, title, typed, action, storyPath, isNudge = false, submit } = props;
  const label = typed.parentId === undefined ? words.yourComment : words.yourReply;
  return (
    <>
      <PageHead title={title} standfirst={props.hint} />
      <Fault {...props} />
      <Preview {...props} />
      <form class="form comment-form" method="post" action={visit.link(action)}>
        <Hidden typed={typed} />
        <div class="field">
          <label for="comment-text">{label}</label>
          <p class="field-hint" id="comment-hint">
            {words.markdownHint}
          </p>
          <textarea
            class="input"
            id="comment-text"
            name="text"
            rows={6}
            dir="auto"
            required
            aria-describedby="comment-hint"
          >
            {typed.text}
          </textarea>
        </div>
        <div class="form-foot">
          <Button>{submit}</Button>
          {isNudge ? (
            <Button tone="quiet" name="confirmed" value="1">
              {words.postAsItIs}
            </Button>
          ) : null}
          <Button tone="quiet" name="preview" value="1">
            {words.preview}
          </Button>
          <a href={`${visit.stay(storyPath)}#comments`}>{words.cancel}</a>
        </div>
      </form>
    </>
  );
};
