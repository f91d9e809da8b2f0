/**
 * The fronts room: how the front page of every edition and every section's page is arranged, by editors or by itself.
 * This is its door; others import nothing else of it.
 */
export {
  blockKinds,
  blockShapes,
  countsOf,
  emptyLayout,
  findPick,
  isCounted,
  mostBlocks,
  mostPicks,
  phoneViews,
  ruleKinds,
  type BlockKind,
  type BlockShape,
  type FillRule,
  type Layout,
  type LayoutBlock,
  type PhoneView,
  type Pick,
  type RuleKind,
} from './layout.ts';
export { linkOf, parseLayout, ruleOf } from './parse-layout.ts';
export { changeLayout, type ChangeRefusal, type LayoutChange } from './change-layout.ts';
export { layoutDifferences, type Difference } from './differences.ts';
export { allPlaces, frontPlace, placeOf, sectionPlace, type Place } from './places.ts';
export {
  arrangementOf,
  frontHistory,
  keptLayout,
  othersAt,
  placeStates,
  publishedLayout,
  type Arrangement,
  type KeptLayout,
  type LayoutState,
  type PlaceState,
} from './arrangement.ts';
export {
  arriveAt,
  changeDraft,
  discardDraft,
  saveDraft,
  type Overtaken,
  type Saved,
  type SaveOutcome,
} from './arrange.ts';
export {
  arrangeAutomatically,
  callOff,
  dropAside,
  goOut,
  publishDraft,
  restoreLayout,
  scheduleDraft,
} from './publish-layout.ts';
export { fillLayout, storiesOn, type FilledBlock, type FilledFront } from './fill-layout.ts';
export { allStories, automaticFront, type FrontBlock, type FrontStories } from './automatic-front.ts';
export { beginLikeAutomatic } from './begin-layout.ts';
/** What is on the front now, for whoever sends or shows it elsewhere. */
export { frontStories, pickedStoriesOf } from './on-the-front.ts';
