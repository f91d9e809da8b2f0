/** How the arranging page speaks of blocks, rules and differences. */
import type { ArticleKind } from '../../rooms/articles/articles.ts';
import type {
  BlockKind,
  BlockShape,
  Difference,
  FillRule,
  LayoutBlock,
  LayoutState,
  PhoneView,
} from '../../rooms/fronts/fronts.ts';

export const kindNames: Record<BlockKind, string> = {
  lead: 'Lead',
  grid: 'Grid',
  list: 'List',
  section: 'Section',
  opinion: 'Opinion',
  live: 'Live',
  discussed: 'Most discussed',
  pictures: 'In pictures',
  tag: 'Tag',
  podcast: 'Podcast',
  note: 'Note',
};

/** What one gets, said where a block is added. */
export const kindHints: Record<BlockKind, string> = {
  lead: 'one strong story, others beside and under it',
  grid: 'two to six stories with pictures',
  list: 'headlines in lines',
  section: 'the newest of a section, by itself',
  opinion: 'voices, in words alone',
  live: 'running live blogs with their newest entries',
  discussed: 'what readers talk about, by itself',
  pictures: 'galleries',
  tag: 'the newest with a tag, by itself',
  podcast: 'chosen or the latest episodes, which play where they stand',
  note: 'a word from the editors',
};

export const shapeNames: Record<BlockShape, string> = {
  columns: 'A row of equals',
  feature: 'One large, others beside it',
  mirrored: 'One large, at the far side',
};

export const phoneNames: Record<PhoneView, string> = {
  all: 'All of it',
  three: 'The first three stories',
  none: 'Nothing of it',
};

export const articleKindNames: Record<Exclude<ArticleKind, 'page'>, string> = {
  news: 'News',
  opinion: 'Opinion',
  analysis: 'Analyses',
  explainer: 'Explainers',
  gallery: 'Galleries',
  video: 'Videos',
  liveblog: 'Live blogs',
  episode: 'Podcasts',
};

export const stateNames: Record<LayoutState, string> = {
  out: 'Published',
  automatic: 'Arranged automatically again',
  scheduled: 'Scheduled',
  'called-off': 'Scheduled, then called off',
  aside: 'Set aside',
};

/** Sections and tags by their ids. */
export type Names = ReadonlyMap<string, string>;

export const ruleInWords = (rule: FillRule, names: Names): string => {
  switch (rule.by) {
    case 'none':
      return 'nothing';
    case 'newest':
      return 'the newest stories';
    case 'priority':
      return 'stories by priority, then the newest';
    case 'discussed':
      return 'the most discussed stories';
    case 'section':
      return `the newest of “${names.get(rule.section) ?? 'a section that is gone'}”`;
    case 'tag':
      return `the newest about “${names.get(rule.tag) ?? 'a tag that is gone'}”`;
    default:
      return `the newest: ${articleKindNames[rule.kind as Exclude<ArticleKind, 'page'>]}`;
  }
};

/** What a block is called in sentences: its title, or what it is. */
export const blockName = ({ kind, title, rule }: LayoutBlock, names: Names): string => {
  if (title) return title;
  const about = rule.by === 'section' ? rule.section : rule.by === 'tag' ? rule.tag : '';
  return names.get(about) ?? kindNames[kind];
};

/** One difference as a sentence; `own` is what was arranged and not saved. */
export const differenceInWords = (difference: Difference, headlines: Names, names: Names): string => {
  const block = `“${blockName(difference.block, names)}”`;
  if (!('story' in difference)) {
    const acts = { added: 'is added', removed: 'is taken out', moved: 'stands elsewhere', set: 'is set otherwise' };
    return `Block ${block} ${acts[difference.what.slice(6) as keyof typeof acts]}.`;
  }
  const story = `“${headlines.get(difference.story) ?? 'A story that is gone'}”`;
  if (difference.what === 'story-removed') return `${story} is taken out of ${block}.`;
  if (difference.what === 'story-added') return `${story} is put into ${block}.`;
  return difference.what === 'story-moved' ? `${story} stands elsewhere, in ${block}.` : `${story} is told otherwise.`;
};
