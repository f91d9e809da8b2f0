import { Parser } from 'htmlparser2';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Tree } from '../islands/live/frame.ts';

type Open = [tag: string, attributes: Record<string, string> | 0, ...children: Tree[]];

/** Elements that may not be made of data, and attributes that would run or hold code: a story's markup has neither. */
const isForbidden = (tag: string): boolean => /^(?:script|style|link|base|object|meta|template)$/.test(tag);
const isAllowed = (name: string): boolean => !/^(?:on|style$|srcdoc$)/.test(name);

/** Markup this server has drawn, as a tree that pages build again. */
export const treeOfHtml = (html: string): Tree | null => {
  const root: Open = ['root', 0];
  const open: Open[] = [root];
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const pairs = Object.entries(attributes).filter(([name]) => isAllowed(name));
        const made: Open = [tag, pairs.length > 0 ? Object.fromEntries(pairs) : 0];
        if (!isForbidden(tag)) open.at(-1)?.push(made);
        open.push(made);
      },
      ontext: (text) => {
        const parent = open.at(-1) ?? root;
        const last = parent.length > 2 ? parent.at(-1) : undefined;
        if (typeof last === 'string') parent[parent.length - 1] = last + text;
        else parent.push(text);
      },
      onclosetag: () => void open.pop(),
    },
    { decodeEntities: true, recognizeSelfClosing: true, lowerCaseAttributeNames: false, lowerCaseTags: false },
  );
  parser.end(html);
  return root[2] ?? null;
};

export const treeOf = (part: ComponentChildren): Tree | null => treeOfHtml(renderToString(<>{part}</>));
