import type { Token, TokenizerAndRendererExtension, Tokens } from 'marked';

/**
 * `::: name what follows` up to a line that is only `:::`; blocks may stand inside blocks.
 *
 *     ::: picture FILE [| alt] [| wide]         caption          ::: table Caption             a GFM table
 *     ::: gallery Title        FILE | caption, one a line        ::: factbox Title             any blocks
 *     ::: film FILE | Title                     caption          ::: quote Who [| source] [| language]   any blocks
 *     ::: sound FILE | Title                    caption          ::: pullquote Who             a sentence
 *     ::: embed ADDRESS | Title                 caption          ::: entry WHEN | key pinned | Headline   any blocks
 *     ::: kept NAME what it is                  (a block that cannot be written here, put back as it was)
 */
export type Directive = {
  type: 'directive';
  raw: string;
  name: string;
  /** What follows the name, cut at `|`. */
  parts: string[];
  /** The text inside, as written. */
  text: string;
  tokens: Token[];
};

const opening = /^:::[ \t]*([a-z]+)[ \t]*([^\n]*)(?:\n|$)/;

/** Where the block that starts `source` ends: after the `:::` that closes it, or at the end of the text. */
const extentOf = (source: string): { inside: string; raw: string } => {
  const start = (/\n/.exec(source)?.index ?? source.length) + 1;
  let depth = 0;
  let at = 0;
  let fence = '';
  for (const line of source.split(/(?<=\n)/)) {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (marker.startsWith(fence)) fence = '';
    } else if (marker !== '') fence = marker;
    else if (opening.test(line)) depth += 1;
    else if (/^:::[ \t]*$/.test(line.trimEnd())) depth -= 1;
    if (depth === 0) return { inside: source.slice(start, at), raw: source.slice(0, at + line.length) };
    at += line.length;
  }
  return { inside: source.slice(start), raw: source };
};

export const isDirective = (token: Token): token is Directive & Tokens.Generic => token.type === 'directive';

export const directiveExtension: TokenizerAndRendererExtension = {
  name: 'directive',
  level: 'block',
  // Marked hands over the text without its first character: only a block on a later line may end a paragraph.
  start: (source) => /\n:::[ \t]*[a-z]/.exec(source)?.index,
  tokenizer(source): Directive | undefined {
    const found = opening.exec(source);
    if (!found) return undefined;
    const { inside, raw } = extentOf(source);
    const parts = (found[2] ?? '').split('|').map((part) => part.trim());
    return {
      type: 'directive',
      raw,
      name: found[1] ?? '',
      parts,
      text: inside,
      tokens: this.lexer.blockTokens(inside, []),
    };
  },
};
