import type { ComponentChildren, JSX } from 'preact';
import type { CommentBlock, CommentBody, CommentInline, CommentMark } from '../comment-body.ts';

const withMark = (mark: CommentMark, children: ComponentChildren): JSX.Element => {
  switch (mark.type) {
    case 'em':
      return <em>{children}</em>;
    case 'strong':
      return <strong>{children}</strong>;
    case 'code':
      return <code>{children}</code>;
    case 'spoiler':
      return <span class="spoiler">{children}</span>;
    case 'link':
      return (
        <a href={mark.href} rel="nofollow ugc noopener">
          {children}
        </a>
      );
  }
};

const Inline = ({ content }: { content: readonly CommentInline[] }): JSX.Element => (
  <>
    {content.map((inline) =>
      inline.type === 'break' ? (
        <br />
      ) : (
        (inline.marks ?? []).reduceRight<ComponentChildren>((inside, mark) => withMark(mark, inside), inline.text)
      ),
    )}
  </>
);

const Block = ({ block }: { block: CommentBlock }): JSX.Element => {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Inline content={block.content} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          {block.content.map((inner) => (
            <Block block={inner} />
          ))}
        </blockquote>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item) => (
            <li>
              {item.map((inner) => (
                <Block block={inner} />
              ))}
            </li>
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

/** The text of a comment. */
export const CommentText = ({ body }: { body: CommentBody }): JSX.Element => (
  <>
    {body.content.map((block) => (
      <Block block={block} />
    ))}
  </>
);
