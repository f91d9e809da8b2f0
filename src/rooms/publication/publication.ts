/** The publication itself: its name, editions and settings. Everything else may ask it. */
export type {
  CrawlerKind,
  Edition,
  EditionChrome,
  LookFile,
  LookPictures,
  MailSender,
  Organisation,
  OwnLink,
  PublicationSettings,
  ShareNetwork,
} from './settings.ts';
export { crawlers } from './crawlers.ts';
export { chromeOf, crawlerKinds, defaultSettings, shareNetworks } from './settings.ts';
/** How a publication looks, and what of it can be read. */
export {
  corners,
  defaultLook,
  densities,
  faces,
  groundsOf,
  judgeAccent,
  leastContrast,
  previewCss,
  ratioText,
  readLook,
  type AccentVerdict,
  type Look,
  type LookFaults,
} from './look.ts';
export { papers, type Paper, type Scheme } from './palette.ts';
export { lookFolder, lookRoutes } from './look.routes.ts';
export type { ServedLook, ServedPicture } from './served-look.ts';
export type { ThemeFault } from './theme/theme-tokens.ts';
export { ThemePart, type ThemeFill } from './theme/ThemePart.tsx';
/** Editions: added, changed, put in order, removed while they are empty. */
export {
  addEdition,
  changeEdition,
  chooseDefaultEdition,
  editionsInUse,
  moveEdition,
  removeEdition,
  replaceFirstEdition,
  type EditionDraft,
  type EditionFaults,
} from './editions.ts';
/** Settings as people and programs change them: checked, all or none. */
export { changeSettings, checkSettings, type SettingFaults, type SettingsDraft } from './check-settings.ts';
export { changeLook, changeLookPictures, readThemeAgain } from './change-look.ts';
/** The first setting up of a new publication. */
export { closeSetup, openSetup } from './setup.ts';
export { publicationOf, type Publication } from './publication-of.ts';
export { saveSettings, saveEdition } from './save-settings.ts';
export type { About, Visit, Head, HtmlPart } from './visit.ts';
export type { Document, Shown } from './replies.ts';
export { isUnfurnished, markFurnishing } from './furnish.ts';
