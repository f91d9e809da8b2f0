/** Documents of tests in one short line a block, and the other way round. */
import type { Fragment, Node } from 'prosemirror-model';

const signs: Record<string, string> = {
  strong: 'b',
  em: 'i',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
};

const attrsOf = (attrs: Node['attrs'], without: readonly string[] = []): string =>
  Object.entries(attrs)
    .filter(
      ([name, value]) =>
        value !== null && value !== '' && !without.includes(name) && !(/span$/.test(name) && value === 1),
    )
    .map(([name, value]) => ` ${name}=${String(value)}`)
    .join('');

const drawText = (node: Node): string =>
  node.marks.reduce((inner, { type, attrs }) => {
    const name = signs[type.name] ?? type.name;
    return `<${name}${attrsOf(attrs, ['id', 'at'])}>${inner}</${name}>`;
  }, node.text ?? '');

const drawNode = (node: Node): string => {
  if (node.isText) return drawText(node);
  if (node.type.name === 'hardBreak') return '⏎';
  const name =
    node.type.name === 'paragraph'
      ? 'p'
      : node.type.name === 'heading'
        ? `h${String(node.attrs['level'])}`
        : node.type.name;
  const attrs = node.type.name === 'heading' ? '' : attrsOf(node.attrs);
  return node.isLeaf ? `[${name}${attrs}]` : `${name}${attrs}(${draw(node.content)})`;
};

/** What a document or a part of it says, for reading in tests. */
export const draw = (content: Fragment): string => {
  const parts: string[] = [];
  content.forEach((node) => parts.push(drawNode(node)));
  return parts.join(content.firstChild?.isInline ? '' : ' ');
};
