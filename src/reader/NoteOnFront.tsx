import type { ComponentChildren, JSX } from 'preact';
import { markdownToBody, nodesOf, type Inline } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';

/** A run of a note: strong, emphasised, a link; everything else is its words. */
const run = (node: Inline, visit: Visit): ComponentChildren => {
  if (node.type === 'hardBreak') return <br />;
  let drawn: ComponentChildren = node.text;
  for (const mark of node.marks ?? []) {
    if (mark.type === 'strong') drawn = <strong>{drawn}</strong>;
    else if (mark.type === 'em') drawn = <em>{drawn}</em>;
    else if (mark.type === 'link') {
      const { href } = mark.attrs;
      drawn = <a href={href.startsWith('/') ? visit.stay(href) : href}>{drawn}</a>;
    }
  }
  return drawn;
};

/** What the editors say on a page, in paragraphs; pictures, headings and the like have no place in it. */
export const NoteOnFront = ({ text, visit }: { text: string; visit: Visit }): JSX.Element => (
  <div class="front-note-text">
    {[...nodesOf(markdownToBody(text).body)].map((node) =>
      node.type === 'paragraph' ? <p>{node.content.map((inline) => run(inline, visit))}</p> : null,
    )}
  </div>
);
