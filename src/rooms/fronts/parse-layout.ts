import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { cleanText, cutText } from '../../common/text.ts';
import { articleKinds } from '../articles/articles.ts';
import {
  blockKinds,
  blockShapes,
  countsOf,
  isCounted,
  mostBlocks,
  mostPicks,
  newBlock,
  phoneViews,
  type FillRule,
  type Layout,
  type LayoutBlock,
  type Pick,
} from './layout.ts';

type Given = Record<string, unknown>;

const isGiven = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown, most: number): string =>
  typeof value === 'string' ? cutText(cleanText(value).replaceAll(/\s+/g, ' ').trim(), most) : '';

const oneOf = <Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | undefined =>
  choices.find((choice) => choice === value);

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

/** A path of this site, or an https address; anything else leads nowhere. */
export const linkOf = (value: unknown): string => {
  const text = textOf(value, 500);
  if (/^\/(?![/\\])[^\s<>"\\]*$/.test(text)) return text;
  return /^https:\/\/[^\s<>"\\]+$/.test(text) && URL.canParse(text) ? text : '';
};

/** A rule as it was sent; undefined when it says nothing that can be done. */
export const ruleOf = (value: unknown): FillRule | undefined => {
  if (!isGiven(value)) return undefined;
  const by = oneOf(value['by'], ['none', 'newest', 'priority', 'discussed'] as const);
  if (by) return { by };
  if (value['by'] === 'section' && isId(value['section'])) return { by: 'section', section: value['section'] };
  if (value['by'] === 'tag' && isId(value['tag'])) return { by: 'tag', tag: value['tag'] };
  const kind = oneOf(value['kind'], articleKinds);
  return value['by'] === 'kind' && kind && kind !== 'page' ? { by: 'kind', kind } : undefined;
};

export const pickOf = (value: unknown): Pick | undefined => {
  if (!isGiven(value) || !isId(value['story'])) return undefined;
  const until = value['until'];
  const own = {
    headline: textOf(value['headline'], 200),
    standfirst: textOf(value['standfirst'], 400),
    kicker: textOf(value['kicker'], 60),
  };
  return {
    story: value['story'],
    ...(Number.isSafeInteger(until) && (until as number) > 0 ? { until: until as number } : {}),
    ...Object.fromEntries(Object.entries(own).filter(([, text]) => text !== '')),
    ...(isId(value['mediaId']) ? { mediaId: value['mediaId'] } : {}),
  };
};

/** A block's own settings over what it was; what cannot be is left as it was. */
export const settled = (block: LayoutBlock, value: Given): LayoutBlock => {
  const [fewest, most] = countsOf[block.kind];
  const count = Number(value['count'] ?? block.count);
  return {
    ...block,
    title: value['title'] === undefined ? block.title : textOf(value['title'], 100),
    link: value['link'] === undefined ? block.link : linkOf(value['link']),
    shape: oneOf(value['shape'], blockShapes) ?? block.shape,
    count: Number.isInteger(count) ? Math.min(most, Math.max(fewest, count)) : block.count,
    rule: ruleOf(value['rule']) ?? block.rule,
    phones: oneOf(value['phones'], phoneViews) ?? block.phones,
    hasNewest:
      block.kind === 'lead' && (value['hasNewest'] === undefined ? block.hasNewest : value['hasNewest'] === true),
    text:
      block.kind !== 'note' || typeof value['text'] !== 'string'
        ? block.text
        : cutText(cleanText(value['text']).trim(), 2_000),
  };
};

const blockOf = (value: unknown): LayoutBlock | undefined => {
  if (!isGiven(value)) return undefined;
  const kind = oneOf(value['kind'], blockKinds);
  const { id, picks } = value;
  if (!kind || typeof id !== 'string' || !/^[\w-]{1,40}$/.test(id)) return undefined;
  const given = Array.isArray(picks) && !isCounted(kind) ? picks.slice(0, mostPicks) : [];
  return { ...settled(newBlock(id, kind), value), picks: given.flatMap((one) => pickOf(one) ?? []) };
};

/** A layout as somebody sent it; each block and each story once. Refused when it is none, or says too much. */
export const parseLayout = (value: unknown): Outcome<Layout, 'unreadable'> => {
  const given = isGiven(value) ? value['blocks'] : undefined;
  if (!Array.isArray(given)) return refuse('unreadable', 'A layout is an object with a list of blocks.');
  if (given.length > mostBlocks) return refuse('unreadable', `A page has at most ${mostBlocks} blocks.`);
  const ids = new Set<string>();
  const stories = new Set<string>();
  const blocks: LayoutBlock[] = [];
  for (const [place, one] of given.entries()) {
    const block = blockOf(one);
    if (!block || ids.has(block.id)) return refuse('unreadable', `Block ${place + 1} cannot be read.`);
    ids.add(block.id);
    const picks = block.picks.filter(({ story }) => !stories.has(story) && stories.add(story));
    blocks.push({ ...block, picks });
  }
  return ok({ blocks });
};
