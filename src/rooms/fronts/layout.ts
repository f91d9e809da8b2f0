import type { ArticleKind } from '../articles/articles.ts';

export const blockKinds = [
  'lead',
  'grid',
  'list',
  'section',
  'opinion',
  'live',
  'discussed',
  'pictures',
  'tag',
  'podcast',
  'note',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** How a block of teasers is set: a row of equals, one large story with others beside it, or its mirror image. */
export const blockShapes = ['columns', 'feature', 'mirrored'] as const;
export type BlockShape = (typeof blockShapes)[number];

/** What of a block phones show: all of it, its first three stories, nothing. */
export const phoneViews = ['all', 'three', 'none'] as const;
export type PhoneView = (typeof phoneViews)[number];

export const ruleKinds = ['none', 'newest', 'priority', 'discussed', 'section', 'tag', 'kind'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** What fills the places of a block that nobody picked a story for; `none`: they stay away. */
export type FillRule =
  | { by: 'none' | 'newest' | 'priority' | 'discussed' }
  | { by: 'section'; section: string }
  | { by: 'tag'; tag: string }
  | { by: 'kind'; kind: ArticleKind };

/** A story somebody chose, and how this page tells it; what is left out is as the story itself has it. */
export type Pick = {
  story: string;
  /** Until then; afterwards the rule fills its place. */
  until?: number;
  headline?: string;
  standfirst?: string;
  kicker?: string;
  mediaId?: string;
};

export type LayoutBlock = {
  /** Unique in its layout. */
  id: string;
  kind: BlockKind;
  /** Empty: the kind's own, in the edition's language; a section's name. */
  title: string;
  /** Where the title leads: a path of this site or an https address; empty: where the kind leads by itself. */
  link: string;
  shape: BlockShape;
  /** How many stories at most. */
  count: number;
  rule: FillRule;
  picks: Pick[];
  phones: PhoneView;
  /** A lead may have the newest stories in a column beside it. */
  hasNewest: boolean;
  /** What the editors say, as Markdown; for notes alone. */
  text: string;
};

export type Layout = { blocks: LayoutBlock[] };

export const emptyLayout: Layout = { blocks: [] };

export const mostBlocks = 30;
export const mostPicks = 20;

/** How many stories a block of this kind may hold: fewest, most, and how many unless told. */
export const countsOf: Record<BlockKind, readonly [fewest: number, most: number, usual: number]> = {
  lead: [1, 7, 5],
  grid: [2, 6, 4],
  list: [1, 20, 6],
  section: [1, 9, 7],
  opinion: [1, 8, 4],
  live: [1, 3, 1],
  discussed: [2, 10, 4],
  pictures: [1, 6, 3],
  tag: [1, 9, 4],
  podcast: [1, 8, 4],
  note: [0, 0, 0],
};

/** Blocks whose stories nobody picks: they are what happens. */
export const isCounted = (kind: BlockKind): boolean => kind === 'discussed' || kind === 'note';

/** What fills a block of this kind unless told. */
const usualRules: Record<BlockKind, FillRule> = {
  lead: { by: 'priority' },
  grid: { by: 'newest' },
  list: { by: 'newest' },
  section: { by: 'newest' },
  opinion: { by: 'kind', kind: 'opinion' },
  live: { by: 'kind', kind: 'liveblog' },
  discussed: { by: 'discussed' },
  pictures: { by: 'kind', kind: 'gallery' },
  tag: { by: 'newest' },
  podcast: { by: 'none' },
  note: { by: 'none' },
};

/** A new block of this kind, as one finds it on most fronts. */
export const newBlock = (id: string, kind: BlockKind): LayoutBlock => ({
  id,
  kind,
  title: '',
  link: '',
  shape: kind === 'pictures' || kind === 'section' ? 'feature' : 'columns',
  count: countsOf[kind][2],
  rule: usualRules[kind],
  picks: [],
  phones: 'all',
  hasNewest: false,
  text: '',
});

/** The story's pick, and the block it stands in. */
export const findPick = (layout: Layout, story: string): { block: LayoutBlock; place: number } | undefined => {
  for (const block of layout.blocks) {
    const place = block.picks.findIndex((pick) => pick.story === story);
    if (place >= 0) return { block, place };
  }
  return undefined;
};
