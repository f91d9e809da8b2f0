/** Signs of Markdown that become what they stand for while one types. */
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import { NodeSelection, TextSelection, type Plugin } from 'prosemirror-state';
import { typeOf } from './block-commands.ts';
import { markOf } from './marks.ts';

/** `**words**` and the like: the signs go, the mark stays, and what is typed next is without it. */
const markRule = (pattern: RegExp, type: MarkType): InputRule =>
  new InputRule(pattern, (state, match, start, end) => {
    const inner = match[1] ?? '';
    const lead = /^[\s(]/.test(match[0]) ? 1 : 0;
    const from = start + lead;
    if (inner === '' || state.doc.rangeHasMark(from, end, markOf('code'))) return null;
    const signs = (match[0].length - lead - inner.length) / 2;
    const tr = state.tr.delete(from + signs + inner.length, end).delete(from, from + signs);
    return tr.addMark(from, from + inner.length, type.create()).removeStoredMark(type);
  });

/** A line of its own that is nothing but signs becomes a block without text. */
const lineRule = (pattern: RegExp, name: string): InputRule =>
  new InputRule(pattern, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.parent.type.name !== 'paragraph' || $start.parent.content.size > match[0].length) return null;
    const at = $start.before();
    const attrs = name === 'codeBlock' ? { text: '', language: match[1] || null } : {};
    const block = typeOf(name).create(attrs);
    const tr = state.tr.replaceWith(at, $start.after(), [block, typeOf('paragraph').create()]);
    void end;
    const after = at + block.nodeSize + 1;
    return tr.setSelection(
      name === 'codeBlock' ? NodeSelection.create(tr.doc, at) : TextSelection.create(tr.doc, after),
    );
  });

export const markdownRules = (): Plugin =>
  inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,4})\s$/, typeOf('heading'), (match) => ({
        level: Math.max(2, match[1]?.length ?? 2),
      })),
      wrappingInputRule(/^\s*>\s$/, typeOf('quote')),
      wrappingInputRule(/^\s*[-*+]\s$/, typeOf('bulletList')),
      wrappingInputRule(
        /^(\d{1,4})[.)]\s$/,
        typeOf('orderedList'),
        (match) => ({ start: match[1] === '1' ? null : Number(match[1]) }),
        (match, node) => node.childCount + ((node.attrs['start'] as number | null) ?? 1) === Number(match[1]),
      ),
      lineRule(/^(?:---|—-|\*\*\*)$/, 'rule'),
      lineRule(/^```([\w+#.-]{0,40})\s$/, 'codeBlock'),
      markRule(/(?:^|[\s(])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, markOf('strong')),
      markRule(/(?:^|[\s(])\*([^*\s](?:[^*]*[^*\s])?)\*$/, markOf('em')),
      markRule(/(?:^|[\s(])~~([^~\s](?:[^~]*[^~\s])?)~~$/, markOf('strike')),
      markRule(/(?:^|[\s(])`([^`\s](?:[^`]*[^`\s])?)`$/, markOf('code')),
    ],
  });
