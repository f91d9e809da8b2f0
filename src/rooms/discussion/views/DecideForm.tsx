import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Select, TextField, type Choice } from '../../../ui/parts/Field.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { ActWords } from '../act-words.ts';
import { parseCommentBody } from '../parse-comment-body.ts';
import { rules } from '../rules.ts';
import type { Template } from '../templates/read-templates.ts';
import { threadStates } from '../thread.ts';
import { CommentText } from './CommentText.tsx';

/** What is decided about, so that nobody decides about the wrong one. */
export const Quoted = ({ body }: { body: string | null }): JSX.Element | null => {
  const tree = body === null ? undefined : parseCommentBody(JSON.parse(body));
  return tree ? (
    <section class="comment">
      <div class="comment-text" dir="auto">
        <CommentText body={tree} />
      </div>
    </section>
  ) : null;
};

export const ruleChoices = (words: ActWords): Choice[] =>
  rules.map((rule) => ({ value: rule, label: words.rules[rule] }));

type AboutProps = { words: ActWords; action: string; permalink: string; body: string | null };

type RemoveProps = AboutProps & {
  /** Words that are ready, and which of them the form begins with. */
  templates: readonly Template[];
  chosen: Template | undefined;
  readyTitle: string;
};

/** A link for each: it opens this page with the words in the form. */
const ReadyWords = ({ words, action, templates, readyTitle }: RemoveProps): JSX.Element => (
  <details class="templates">
    <summary>{readyTitle}</summary>
    <ul>
      {templates.map(({ rule, title, words: ready }, i) => (
        <li>
          <a href={`${action}?template=${i}`}>
            {words.rules[rule]}: <bdi>{title}</bdi>
          </a>
          <p class="meta" dir="auto">
            {ready}
          </p>
        </li>
      ))}
    </ul>
  </details>
);

/** Removing a comment: under which rule, and what its writer is told. */
export const RemoveForm = (props: RemoveProps): JSX.Element => {
  const { words, action, permalink, body, chosen } = props;
  return (
    <>
      <PageHead title={words.removeTitle} standfirst={words.removeHint} />
      <Quoted body={body} />
      <ReadyWords {...props} />
      <form class="form" method="post" action={action}>
        <Select name="rule" label={words.rule} choices={ruleChoices(words)} value={chosen?.rule} />
        <TextField name="words" label={words.wordsToWriter} rows={4} maxLength={2_000} value={chosen?.words} />
        <div class="form-foot">
          <Button>{words.remove}</Button> <a href={permalink}>{words.cancel}</a>
        </div>
      </form>
    </>
  );
};

type PickProps = AboutProps & { why: string; isPick: boolean };

/** Picking a comment, with a reason readers see. */
export const PickForm = ({ words, action, permalink, body, why, isPick }: PickProps): JSX.Element => (
  <>
    <PageHead title={words.pickTitle} standfirst={words.pickHint} />
    <Quoted body={body} />
    <form class="form" method="post" action={action}>
      <TextField name="why" label={words.whyLabel} rows={2} maxLength={280} value={why} />
      <div class="form-foot">
        <Button>{words.pick}</Button>
        {isPick ? (
          <Button tone="quiet" name="off" value="1">
            {words.unpick}
          </Button>
        ) : null}{' '}
        <a href={permalink}>{words.cancel}</a>
      </div>
    </form>
  </>
);

/** Deleting one's own comment: once more, because it cannot be taken back. */
export const DeleteForm = ({ words, action, permalink, body }: AboutProps): JSX.Element => (
  <>
    <PageHead title={words.deleteTitle} standfirst={words.deleteText} />
    <Quoted body={body} />
    <form class="form" method="post" action={action}>
      <div class="form-foot">
        <Button>{words.delete}</Button> <a href={permalink}>{words.cancel}</a>
      </div>
    </form>
  </>
);

/** The state of one thread, and the text above it. */
export const ThreadStateForm = ({
  words,
  action,
  state,
  presets,
  numbers,
  announcement,
  storyPath,
}: {
  words: ActWords;
  action: string;
  state: string | null;
  presets: readonly { value: string; label: string }[];
  /** Where the numbers that differ here are set. */
  numbers: string;
  announcement: string;
  storyPath: string;
}): JSX.Element => (
  <>
    <PageHead title={words.threadTitle} />
    <form class="form" method="post" action={action}>
      <Select
        name="state"
        label={words.threadState}
        value={state ?? ''}
        choices={[
          { value: '', label: words.asSettings },
          ...threadStates.map((one) => ({ value: one, label: words.threadStates[one] })),
          ...presets,
        ]}
      />
      <TextField name="announcement" label={words.announcement} rows={4} maxLength={2_000} value={announcement} />
      <div class="form-foot">
        <Button>{words.save}</Button> <a href={`${storyPath}#comments`}>{words.cancel}</a>
      </div>
    </form>
    <p>
      <a href={numbers}>{words.threadNumbers}</a>
    </p>
  </>
);
