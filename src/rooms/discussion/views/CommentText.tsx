import type { ComponentChildren, JSX } from 'preact';
import type { CommentBlock, CommentBody, CommentInline, CommentMark } from '../comment-body.ts';

/** How hidden words are shown on asking: what the button is called; without it they are only marked. */
type Hiding = { spoiler?: string | undefined };

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
          inline.text,
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
      return <blockquote>{blocksOf(block.content, hiding)}</blockquote>;
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

/** The text of a comment, drawn from its tree alone. `spoiler` is what showing hidden words is called. */
export const CommentText = ({ body, ...hiding }: Hiding & { body: CommentBody }): JSX.Element => (
  <>{blocksOf(body.content, hiding)}</>
);
