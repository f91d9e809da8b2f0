/** What an element looks like, as far as it means something: by its own style and by the rules of the program that wrote it. */
import { findElements, textOf, type ClipElement } from './html-tree.ts';

export type Style = Readonly<Record<string, string>>;
export type StyleRules = ReadonlyMap<string, Style>;

const meaning =
  /^(?:font-(?:weight|style|family)|text-decoration(?:-line)?|vertical-align|display|visibility|white-space|text-align|mso-[a-z-]+)$/;

const declarations = (text: string): Style => {
  const found: Record<string, string> = {};
  for (const part of text.slice(0, 4_000).split(';')) {
    const colon = part.indexOf(':');
    const name = part.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && meaning.test(name))
      found[name] = part
        .slice(colon + 1)
        .replace(/!important/i, '')
        .trim()
        .toLowerCase();
  }
  return found;
};

/** Rules that name one class, with or without its element: all that office programs and notes write. */
export const styleRules = (root: ClipElement): StyleRules => {
  const rules = new Map<string, Style>();
  for (const sheet of findElements(root, ({ name }) => name === 'style')) {
    const css = sheet.children.filter((child) => typeof child === 'string').join('');
    for (const [, selectors = '', body = ''] of css.slice(0, 200_000).matchAll(/([^{}]{1,2000})\{([^{}]{0,4000})\}/g)) {
      const style = declarations(body);
      if (Object.keys(style).length === 0) continue;
      for (const selector of selectors.replace(/<!--|\/\*[^*]*\*\//g, '').split(',')) {
        const [, tag = '', name = ''] = /^\s*([a-z\d]*)\.([\w-]+)\s*$/i.exec(selector) ?? [];
        if (name && rules.size < 2_000) rules.set(`${tag.toLowerCase()}.${name}`, style);
      }
    }
  }
  return rules;
};

/** The element's style: its classes' rules first, its own over them. */
export const styleOf = ({ name, attrs }: ClipElement, rules: StyleRules): Style => {
  const own = attrs['style'] ? declarations(attrs['style']) : {};
  if (rules.size === 0 || !attrs['class']) return own;
  const classes = attrs['class'].split(/\s+/).slice(0, 8);
  return Object.assign({}, ...classes.flatMap((one) => [rules.get(`.${one}`), rules.get(`${name}.${one}`)]), own);
};

export const isHidden = (style: Style): boolean =>
  style['display'] === 'none' || style['visibility'] === 'hidden' || style['mso-hide'] === 'all';

export const keepsSpace = (style: Style): boolean => style['white-space']?.startsWith('pre') ?? false;

/** Set in a typewriter face with its spaces kept: how code editors put a piece of text on the clipboard. */
export const isFromCodeEditor = (root: ClipElement): boolean => {
  const only = root.children.filter((child) => typeof child !== 'string' && !/^(?:meta|style)$/.test(child.name));
  const [first] = only;
  if (only.length !== 1 || first === undefined || typeof first === 'string' || textOf(first).trim() === '')
    return false;
  if (/^(?:html|body)$/.test(first.name)) return isFromCodeEditor(first);
  const style = first.attrs['style'] ?? '';
  return /monospace|consolas|menlo|courier/i.test(style) && /white-space:\s*pre/i.test(style);
};
