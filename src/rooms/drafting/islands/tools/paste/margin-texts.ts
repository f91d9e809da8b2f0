/** Comments and footnotes of office programs: their texts by the place they belong to, and what in the tree is only theirs. */
import { foldSpace } from '../../../../../common/text.ts';
import { textOf, type ClipElement, type ClipNode } from './html-tree.ts';

/** Where a reference leads to, under one name for all programs; undefined for any other link. */
export const noteNameOf = (href: string): string | undefined => {
  const [, word, gdocs, office, comment, docsComment] =
    /#(?:_((?:ftn|edn)\d+)|(ftnt\d+)|(sd(?:foot|end)note\d+)sym|_msocom_(\d+)|(cmnt\d+))$/.exec(href) ?? [];
  return word ?? gdocs ?? office ?? docsComment ?? (comment ? `_com_${comment}` : undefined);
};

/** A link from a note back to its place in the text. */
export const isWayBack = (href: string): boolean =>
  /#(?:_(?:ftn|edn)ref\d+|ftnt_ref\d+|sd(?:foot|end)note\d+anc|_msoanchor_\d+|cmnt_ref\d+)$/.test(href);

const isNotesPlace = (id: string): boolean => /^(?:(?:ftn|edn)\d+|sd(?:foot|end)note\d+|_com_\d+)$/.test(id);

const withoutWayBack = (node: ClipElement): ClipElement => ({
  ...node,
  children: node.children.flatMap((child): ClipNode[] =>
    typeof child === 'string' ? [child] : isWayBack(child.attrs['href'] ?? '') ? [] : [withoutWayBack(child)],
  ),
});

export type MarginTexts = { texts: Map<string, string>; drop: Set<ClipElement> };

/** Walks the tree once; `parents` is only as deep as the tree may be. */
export const marginTexts = (root: ClipElement): MarginTexts => {
  const found: MarginTexts = { texts: new Map(), drop: new Set() };
  const keep = (name: string, node: ClipElement): void => {
    const text = foldSpace(textOf(withoutWayBack(node)).replace(/^\s*\[[a-z]+\]/, ''));
    if (text && found.texts.size < 500) found.texts.set(name, text.slice(0, 4_000));
    found.drop.add(node);
  };
  const walk = (node: ClipElement, block: ClipElement): void => {
    const id = node.attrs['id'] ?? '';
    if (isNotesPlace(id)) return keep(id, node);
    if (/mso-element:\s*(?:footnote|endnote|comment)-list/.test(node.attrs['style'] ?? '')) found.drop.add(node);
    // Google Docs names the note by the link back that stands at its beginning.
    if (node.name === 'a' && /^(?:ftnt|cmnt)\d+$/.test(id) && isWayBack(node.attrs['href'] ?? '')) keep(id, block);
    for (const child of node.children)
      if (typeof child !== 'string') walk(child, /^(?:p|div|li|td)$/.test(child.name) ? child : block);
  };
  walk(root, root);
  found.drop.delete(root);
  // Lists of notes are walked for their texts, and only then dropped.
  return found;
};
