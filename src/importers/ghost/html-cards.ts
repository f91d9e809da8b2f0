import type { Block } from '../../rooms/articles/articles.ts';
import type { Conversion, HtmlOptions } from '../html/conversion.ts';
import { captioned, gathered } from '../html/html-boxes.ts';
import { findElement, hasClass, textOf, type HtmlElement } from '../html/html-tree.ts';
import { cardBlocks, type CardContext } from './card-blocks.ts';

type Given = { element: HtmlElement; conversion: Conversion; depth: number; context: CardContext };

const withClass = ({ element }: Given, name: string): HtmlElement | undefined =>
  findElement(element.children, (inner) => hasClass(inner, name));
const named = ({ element }: Given, ...names: readonly string[]): HtmlElement | undefined =>
  findElement(element.children, ({ name }) => names.includes(name));
const textIn = (element: HtmlElement | undefined): string => (element ? textOf(element.children).trim() : '');
const hrefIn = (given: Given): string => named(given, 'a')?.attrs['href'] ?? '';

const bookmark = (given: Given): Block[] | undefined => {
  const part = (name: string): string => textIn(withClass(given, `kg-bookmark-${name}`));
  const metadata = { title: part('title'), description: part('description'), publisher: part('publisher') };
  return cardBlocks('bookmark', { url: hrefIn(given), metadata, caption: '' }, given.context);
};

const box = (given: Given, inner: HtmlElement | undefined, title: string): Block[] => {
  const content = given.conversion.blocksOf(inner?.children ?? [], given.depth + 1);
  return content.length > 0 ? [{ type: 'factBox', ...(title ? { attrs: { title } } : {}), content }] : [];
};

const player = (given: Given): Block[] | undefined => {
  const found = named(given, 'audio', 'video');
  return found && captioned(given.conversion.blocksOf([found], given.depth), textIn(named(given, 'figcaption')));
};

const cards: readonly (readonly [name: string, card: (given: Given) => Block[] | undefined])[] = [
  ['kg-bookmark-card', bookmark],
  [
    'kg-button-card',
    (given) => cardBlocks('button', { buttonText: textIn(given.element), buttonUrl: hrefIn(given) }, given.context),
  ],
  ['kg-signup-card', ({ context }) => cardBlocks('signup', {}, context)],
  ['kg-email-card', ({ context }) => cardBlocks('email', {}, context)],
  [
    'kg-gallery-container',
    ({ element, conversion, depth }) => gathered(conversion.blocksOf(element.children, depth), ''),
  ],
  ['kg-callout-card', (given) => box(given, withClass(given, 'kg-callout-text') ?? given.element, '')],
  [
    'kg-toggle-card',
    (given) => box(given, withClass(given, 'kg-toggle-content'), textIn(withClass(given, 'kg-toggle-heading-text'))),
  ],
  ['kg-audio-card', player],
  ['kg-video-card', player],
];

/** Cards as Ghost's HTML has them: bodies older than its editors, and those whose editor's form is damaged. */
export const htmlCard: HtmlOptions['special'] = (element, conversion, depth) => {
  if (!/\bkg-/.test(element.attrs['class'] ?? '')) return undefined;
  const card = cards.find(([name]) => hasClass(element, name))?.[1];
  const lose: CardContext['lose'] = (reason, detail) => conversion.lose(reason, element.at, detail);
  return card?.({ element, conversion, depth, context: { options: conversion.options, lose } });
};
