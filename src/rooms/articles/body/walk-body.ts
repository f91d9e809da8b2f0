import { slugify } from '../../../common/text.ts';
import type { Body, BodyNode, Film, Gallery, Heading, Inline, Mark, Picture, Sound, TextRun } from './body.ts';

type WithMedia = Picture | Gallery | Film | Sound;

/** Every node of a tree in reading order, the tree itself first. */
export function* nodesOf(node: BodyNode): Generator<BodyNode> {
  yield node;
  if ('content' in node) for (const child of node.content) yield* nodesOf(child);
}

/** The words of a run of inline nodes, without their marks. */
export const plainInline = (content: readonly Inline[]): string =>
  content.map((node) => (node.type === 'text' ? node.text : '\n')).join('');

/** Ids of everything of the media room that a story shows, each once, in reading order; its lead media first. */
export const mediaIdsIn = (body: Body, lead?: WithMedia): string[] => {
  const ids = new Set<string>();
  for (const tree of lead ? [lead, body] : [body]) {
    for (const node of nodesOf(tree)) {
      if (node.type === 'picture' || node.type === 'film' || node.type === 'sound') ids.add(node.attrs.mediaId);
    }
  }
  return [...ids];
};

/** A heading of the body with the anchor the page gives it. */
export type OutlineEntry = { level: 2 | 3 | 4; id: string; text: string };

/**
 * The headings of a body with their anchors, in order. Anchors come from the words (`#part-how-the-tide-works`), a second
 * heading with the same words gets a number; the prefix keeps them apart from the page's own anchors.
 */
export const outlineOf = (body: Body, prefix = 'part'): OutlineEntry[] => [...headingAnchors(body, prefix).values()];

/** The same by node, for whoever draws the headings. */
export const headingAnchors = (body: Body, prefix = 'part'): Map<Heading, OutlineEntry> => {
  const anchors = new Map<Heading, OutlineEntry>();
  const taken = new Set<string>();
  for (const node of nodesOf(body)) {
    if (node.type !== 'heading') continue;
    const text = plainInline(node.content);
    const wanted = `${prefix}-${slugify(text) || anchors.size + 1}`;
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    anchors.set(node, { level: node.attrs.level, id, text });
  }
  return anchors;
};

export type Link = Extract<Mark, { type: 'link' }>;

/** Runs in a row that lead to the same place, so that a link with a bold word in it stays one link. */
export const linkedRuns = (content: readonly Inline[]): { link: Link | undefined; runs: Inline[] }[] => {
  const groups: { link: Link | undefined; runs: Inline[] }[] = [];
  for (const run of content) {
    const link = run.type === 'text' ? linkOf(run) : undefined;
    const last = groups.at(-1);
    const isSame = last?.link?.attrs.href === link?.attrs.href && last?.link?.attrs.title === link?.attrs.title;
    if (last && isSame) last.runs.push(run);
    else groups.push({ link, runs: [run] });
  }
  return groups;
};

const linkOf = ({ marks }: TextRun): Link | undefined => marks?.find((mark): mark is Link => mark.type === 'link');
