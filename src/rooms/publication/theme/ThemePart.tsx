import { Fragment, h, type ComponentChildren, type JSX, type VNode } from 'preact';
import type { ThemeNode, ThemeText } from './theme-part.ts';

export type ThemeFill = {
  values: Readonly<Record<string, string | undefined>>;
  pieces: Readonly<Record<string, ComponentChildren>>;
};

const textWith = (text: ThemeText, { values }: ThemeFill): string =>
  text.map((part) => (typeof part === 'string' ? part : (values[part.value] ?? ''))).join('');

const draw = (node: ThemeNode, fill: ThemeFill): ComponentChildren => {
  if ('text' in node) return textWith(node.text, fill);
  if ('piece' in node) return fill.pieces[node.piece] ?? null;
  if (node.onlyIf !== undefined && !fill.values[node.onlyIf]) return null;
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, text]) => [name, textWith(text, fill)]),
  );
  return h(node.name, attributes, ...node.children.map((child) => draw(child, fill))) as VNode;
};

/** A part of a theme with its slots filled. Words are escaped as everywhere; pieces are markup of ours. */
export const ThemePart = ({ nodes, fill }: { nodes: readonly ThemeNode[]; fill: ThemeFill }): JSX.Element =>
  h(Fragment, null, ...nodes.map((node) => draw(node, fill)));
