/** The publication itself: its name, editions and settings. Everything else may ask it. */
export type { Edition, PublicationSettings, ShareNetwork, CrawlerKind } from './settings.ts';
export { defaultSettings, shareNetworks, crawlerKinds } from './settings.ts';
export { publicationOf, type Publication } from './publication-of.ts';
export { saveSettings, saveEdition } from './save-settings.ts';
export type { About, Visit, Head, HtmlPart } from './visit.ts';
export type { Document, Shown } from './replies.ts';
export { isUnfurnished, markFurnishing } from './furnish.ts';
