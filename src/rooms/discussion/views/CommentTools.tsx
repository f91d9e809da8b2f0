import type { JSX } from 'preact';
import { formatNumber } from '../../../common/words.ts';
import type { ThreadWords } from '../thread-words.ts';

/**
 * What can be done with comments here: `open` everything, `unanswered` no answers, `closed` no answers and recommendations, `sealed` only
 * reading.
 */
export type ToolsMode = 'open' | 'unanswered' | 'closed' | 'sealed';

export type ToolsProps = {
  id: string;
  mode: ToolsMode;
  recommends: number;
  /** How links of this thread begin: `?` or `?sort=newest&`. */
  prefix: string;
  words: ThreadWords;
  language: string;
  link: (path: string) => string;
  /** What this reader has to do with the comment; undefined for a stranger. */
  reader?: {
    isOwn: boolean;
    mayEdit: boolean;
    hasRecommended: boolean;
    mayModerate: boolean;
  };
};

const Recommend = ({ mode, recommends, words, language, reader }: ToolsProps): JSX.Element | null => {
  const count =
    recommends > 0 ? <span data-recommends>{formatNumber(language, recommends)}</span> : <span data-recommends />;
  if ((mode !== 'open' && mode !== 'unanswered') || reader?.isOwn === true)
    return recommends > 0 ? (
      <span class="tool">
        {words.recommended} {count}
      </span>
    ) : null;
  const isOn = reader?.hasRecommended === true;
  return isOn ? (
    <button class="tool is-on" type="submit" name="off" value="1" title={words.undo} aria-pressed="true">
      {words.recommended} {count}
    </button>
  ) : (
    <button class="tool" type="submit">
      {words.recommend} {count}
    </button>
  );
};

const More = ({ id, mode, prefix, words, link, reader }: ToolsProps): JSX.Element => {
  const path = link(`/comments/${id}`);
  return (
    <details class="comment-more">
      <summary class="tool">{words.more}</summary>
      <p>
        <a href={`?comment=${id}#comment-${id}`} rel="nofollow">
          {words.link}
        </a>
        {mode === 'open' ? (
          <a href={`${prefix}reply=${id}&quote=1#reply-${id}`} rel="nofollow">
            {words.quote}
          </a>
        ) : null}
        {reader?.isOwn === true ? null : (
          <>
            <a href={`${path}/report`} rel="nofollow">
              {words.report}
            </a>
            <button type="submit" formAction={`${path}/mute`}>
              {words.mute}
            </button>
          </>
        )}
        {reader?.mayModerate === true ? (
          <>
            <a href={`${path}/remove`}>{words.remove}</a>
            <a href={`${path}/pick`}>{words.pick}</a>
            <a href={`${path}/move`}>{words.move}</a>
            {reader.isOwn || (mode !== 'open' && mode !== 'unanswered') ? null : (
              <button type="submit" formAction={`${path}/${mode === 'open' ? 'close' : 'open'}-subthread`}>
                {mode === 'open' ? words.closeReplies : words.openReplies}
              </button>
            )}
          </>
        ) : null}
      </p>
    </details>
  );
};

/** What one can do with a comment, in words. On one's own there is nothing to send. */
export const CommentTools = (props: ToolsProps): JSX.Element => {
  const { id, mode, prefix, words, link, reader } = props;
  const path = link(`/comments/${id}`);
  const tools = (
    <>
      {mode === 'open' ? (
        <a class="tool" href={`${prefix}reply=${id}#reply-${id}`} rel="nofollow">
          {words.reply}
        </a>
      ) : null}
      {mode === 'unanswered' ? <span class="tool">{words.repliesClosed}</span> : null}
      <Recommend {...props} />
      {reader?.isOwn === true && reader.mayEdit ? (
        <a class="tool" href={`${path}/edit`}>
          {words.edit}
        </a>
      ) : null}
      {reader?.isOwn === true ? (
        <a class="tool" href={`${path}/delete`}>
          {words.delete}
        </a>
      ) : null}
      <More {...props} />
    </>
  );
  if (reader?.isOwn === true) return <div class="comment-tools">{tools}</div>;
  return (
    <form class="comment-tools" method="post" action={`${path}/recommend`}>
      {tools}
    </form>
  );
};
