import type { ComponentChildren, JSX } from 'preact';
import type { CommentBlock, CommentBody, CommentInline, CommentMark } from '../comment-body.ts';
import { clockTimesIn, isPlainRun } from '../moments/clock-times.ts';

/** Times in the text lead to that moment of the story's sound: where that is, how long it lasts, and what such a link is called. */
export type MomentLinks = {
  path: string;
  length: number | undefined;
  /** `Play from #`. */
  words: string;
  /** The sound is on the page: its player may take the link. */
  isHere: boolean;
};

/**
 * `spoiler`: how hidden words are shown on asking, what the button is called; without it they are only marked.
 * `moments`: undefined where times in the text lead nowhere.
 */
type Hiding = { spoiler?: string | undefined; moments?: MomentLinks | undefined };

const MomentLink = ({ text, second, to }: { text: string; second: number; to: MomentLinks }): JSX.Element => (
  <a
    class="moment"
    href={`${to.path}?t=${second}`}
    rel="nofollow"
    data-moment={to.isHere ? second : undefined}
    aria-label={to.words.replace('#', () => text)}
  >
    {text}
  </a>
);

const withMoments = (text: string, to: MomentLinks): ComponentChildren => {
  const times = clockTimesIn(text, to.length);
  if (times.length === 0) return text;
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const time of times) {
    parts.push(text.slice(from, time.at), <MomentLink text={time.text} second={time.second} to={to} />);
    from = time.at + time.text.length;
  }
  return [...parts, text.slice(from)];
};

/** Hidden until asked for, also from those who listen, and without a script. */
const Spoiler = ({ spoiler, children }: Hiding & { children: ComponentChildren }): JSX.Element =>
  spoiler === undefined ? (
    <span class="spoiler">{children}</span>
  ) : (
    <label class="spoiler">
      <input type="checkbox" aria-label={spoiler} />
      <span>{children}</span>
    </label>
  );

const withMark = (mark: CommentMark, children: ComponentChildren, hiding: Hiding): JSX.Element => {
  switch (mark.type) {
    case 'em':
      return <em>{children}</em>;
    case 'strong':
      return <strong>{children}</strong>;
    case 'code':
      return <code>{children}</code>;
    case 'spoiler':
      return <Spoiler {...hiding}>{children}</Spoiler>;
    case 'link':
      return (
        <a href={mark.href} rel="nofollow ugc noopener">
          {children}
        </a>
      );
  }
};

const Inline = ({ content, ...hiding }: Hiding & { content: readonly CommentInline[] }): JSX.Element => (
  <>
    {content.map((inline) =>
      inline.type === 'break' ? (
        <br />
      ) : (
        (inline.marks ?? []).reduceRight<ComponentChildren>(
          (inside, mark) => withMark(mark, inside, hiding),
          hiding.moments && isPlainRun(inline) ? withMoments(inline.text, hiding.moments) : inline.text,
        )
      ),
    )}
  </>
);

const Block = ({ block, ...hiding }: Hiding & { block: CommentBlock }): JSX.Element => {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Inline content={block.content} {...hiding} />
        </p>
      );
    case 'quote':
      return <blockquote>{blocksOf(block.content, { spoiler: hiding.spoiler })}</blockquote>;
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item) => (
            <li>{blocksOf(item, hiding)}</li>
          ))}
        </List>
      );
    }
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
  }
};

const blocksOf = (blocks: readonly CommentBlock[], hiding: Hiding): JSX.Element[] =>
  blocks.map((block) => <Block block={block} {...hiding} />);

/** The text of a comment, drawn from its tree alone. */
export const CommentText = ({ body, ...hiding }: Hiding & { body: CommentBody }): JSX.Element => (
  <>{blocksOf(body.content, hiding)}</>
);
