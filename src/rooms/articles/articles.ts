/**
 * The articles room: stories with their sections, tags, authors, revisions, corrections and live entries.
 * This is its door; other rooms import nothing else of it.
 */
export * from './body/body.ts';
export type {
  Article,
  ArticleKind,
  ArticleMeta,
  ArticlePage,
  ArticleStatus,
  ArticleSummary,
  Author,
  Correction,
  CorrectionKind,
  Cursor,
  LeadMedia,
  LiveEntry,
  Section,
  Tag,
} from './article.ts';
export { articleKinds, articleStatuses, correctionKinds, cursorText, parseCursor, readingMinutes } from './article.ts';
export {
  articleById,
  articleAtPath,
  pathOfPost,
  articlesInEdition,
  articlesInSection,
  articlesWithTag,
  articlesByAuthor,
  articlesBetween,
  whichHaveArticles,
  articlesByIds,
  leadCandidates,
  relatedArticles,
  neighboursOf,
  translationsOf,
  liveEntriesOf,
  correctionsInEdition,
  publishedSince,
  monthsWithArticles,
  plainPagesOf,
} from './read-articles.ts';
export {
  sectionsOf,
  sectionById,
  sectionBySlug,
  tagBySlug,
  tagById,
  tagsOf,
  authorBySlug,
  authorById,
  authorByAccount,
  authorsOf,
  counterpartsOfSection,
  counterpartsOfTag,
} from './read-taxonomy.ts';
export { listedAddresses, countListed, type ListedAddress } from './listed-addresses.ts';
export { targetOfPath, type AddressTarget } from './addresses.ts';
export { saveArticle, type ArticleDraft } from './save-article.ts';
/** Kept true by whoever changes a story: what lists of episodes copy of it. */
export { followEpisodes } from './episode-copies.store.ts';
export { episodePath } from './save-article.ts';
export { moveStoryAddresses, turnAddress } from './move-addresses.ts';
export { markForSearch, markHeardForSearch } from './search-due.store.ts';
export { setStorySound } from './story-sound.ts';
export { saveUnpublished } from './save-unpublished.ts';
export { withCurrentLinks } from './merged.ts';
/** A story as a transaction sees it, for the room where stories are written. */
export { articleRow, type ArticleRow } from './articles.store.ts';
export { articleLinks } from './save-article.store.ts';
export { articleAsDrafted } from './article-as-drafted.ts';
export { drawStory } from './draw-story.tsx';
export { previewFrame } from './framed.routes.ts';
export { articleHead } from './article-head.ts';
export {
  saveSection,
  saveTag,
  saveAuthor,
  type SectionDraft,
  type TagDraft,
  type AuthorDraft,
} from './save-taxonomy.ts';
/** Sections, tags and authors as the newsroom changes them. */
export {
  changeAuthor,
  changeSection,
  changeTag,
  longestDescription,
  longestName as longestTaxonName,
  moveSection,
  orderSections,
  removeTaxa,
  type AuthorChange,
  type SectionChange,
  type TagChange,
  type TaxonFault,
} from './change-taxonomy.ts';
export {
  beginMerge,
  mergesOf,
  mergeTaxonomy,
  type MergeRefusal,
  type MergeRow,
  type TaxonKind,
} from './merge-taxonomy.ts';
export {
  countStories,
  listAuthors,
  listTags,
  taxaPerPage,
  wholeAuthor,
  type AuthorRow,
  type TagRow,
} from './list-taxonomy.ts';
export { addCorrection } from './add-correction.ts';
export { putLiveEntry } from './put-live-entry.ts';
/** Live blogs as they are written: what is done with entries, and what their writers see. */
export { isEntryId, type LiveActing, type LiveRefusal } from './live/live-entry-rules.ts';
export { entryGoesOut, postEntry, type NewEntry, type Posted } from './live/post-entry.ts';
export {
  correctEntry,
  deleteEntry,
  editEntry,
  markKeyEntry,
  moveEntry,
  pinEntry,
  restoreEntry,
  type EntryDeletion,
  type EntryEdit,
} from './live/change-entry.ts';
export { endLiveBlog, reopenLiveBlog } from './live/end-live-blog.ts';
export { saveLiveSummary } from './live/save-summary.ts';
export {
  entriesForDesk,
  entryForDesk,
  liveBlogs,
  liveEntryToTell,
  versionsOfEntry,
  type DeskEntries,
  type DeskEntry,
  type EntryToTell,
  type EntryVersion,
  type LiveBlogOnDesk,
} from './live/live-desk.ts';
export { hereInLive, type LiveColleague } from './live/live-presence.ts';
export { catalogueMediaUses, dropStoryMedia, noteDraftMedia } from './media-uses.ts';
export { publishScheduled } from './publish-scheduled.ts';
export { putRedirect } from './addresses.ts';
export { saveArticles, putRedirects, freeRedirects, type Redirect } from './save-many.ts';
export { parseBlock, parseBody, type BodyPermissions } from './body/parse-body.ts';
export { mediaIdsIn, nodesOf, outlineOf, plainInline, type OutlineEntry } from './body/walk-body.ts';
export { bodyToText } from './body/to-text.ts';
export { markdownToBody, type MarkdownEntry, type MarkdownOptions, type MarkdownStory } from './body/from-markdown.ts';
export type { Elsewhere } from './body/elsewhere.ts';
export { bodyToMarkdown } from './body/to-markdown.ts';
export { bodyToFeedHtml, pictureToFeedHtml } from './body/to-feed-html.ts';
export { articleToMarkdown, type MarkdownMore } from './article-to-markdown.ts';
export { escapeMarkdown } from './body/to-markdown-inline.ts';
export type { StoryAround } from './story-around.ts';
export { networkNames, shareAddress } from './share-address.ts';
/** Whose an embed's address is, and how it is shown in its place. */
export { frameFor, type EmbedFrame } from './embed-providers.ts';
/** Who may do what in the newsroom with stories, pictures, fronts, letters, settings. */
export { mayStory, storyActions, type StoryAction } from './story-actions.ts';
