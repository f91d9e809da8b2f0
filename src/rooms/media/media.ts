/**
 * The media room: pictures, sound, film and files with their credits, alternative texts and renditions.
 * This is its door; other rooms import nothing else of it.
 */
export {
  altOf,
  animationOf,
  captionOf,
  cardOf,
  isUsable,
  mediaKinds,
  originalOf,
  plainPicture,
  renditionType,
  type Focal,
  type Media,
  type MediaKind,
  type MediaState,
  type MediaTexts,
  type PictureFile,
  type Rendition,
  type RenditionFormat,
} from './media-item.ts';
export { mediaById, mediaByIds, mediaByOriginUrl } from './read-media.ts';
export {
  maxPictureBytes,
  maxRecordingBytes,
  receiveMedia,
  type MediaRefusal,
  type MediaSource,
  type ReceivedMedia,
} from './receive-media.ts';
export {
  addMedia,
  addMissingMedia,
  describeMedia,
  fillMissingMedia,
  keepMedia,
  type MediaDescription,
} from './add-media.ts';
export { fetchMedia, type FetchRefusal } from './fetch-media.ts';
/** Why a file was not taken, in words for the newsroom. */
export { refusalInWords, refusalWords } from './refusal-words.ts';
export { askForRenditions, makeRenditions } from './make-renditions.ts';
/** A publication's own logo and icon, drawn in the picture process. */
export { drawBrand, maxBrandBytes, type BrandRefusal } from './draw-brand.ts';
export { mediaPath } from './media-files.ts';
export { mediaRoutes, sendOwnFile } from './media.routes.ts';
/** What part of a file a `Range` header asks for. */
export { parseByteRange, type ByteRange } from './byte-range.ts';
export { durationText, isoDuration } from './duration-text.ts';
export { PictureFrame, type PictureFrameProps } from './views/PictureFrame.tsx';
export { Figure, type FigureProps } from './views/Figure.tsx';
/** Who made a medium and under which licence. */
export { CreditLine } from './views/FigureText.tsx';
export { SoundFigure } from './views/SoundFigure.tsx';
export { FilmFigure } from './views/FilmFigure.tsx';
export {
  binnedFor,
  expiringWithin,
  isExpired,
  libraryFilters,
  type LibraryFilter,
  type LibraryItem,
} from './library/library-item.ts';
export { libraryItem, libraryItems, listLibrary, type LibraryPage } from './library/list-library.ts';
export {
  addMediaUses,
  setMediaUses,
  mediaUsesOf,
  type MediaUse,
  type UseKind,
  type UsingThing,
} from './library/media-uses.ts';
export { editMedia, mostLetters, type MediaEdit } from './library/edit-media.ts';
export { binMedia, purgeMedia, restoreMedia, type Binned } from './library/bin.ts';
export { keepReplacement, putFileBack, type ReplaceRefusal } from './library/replace-file.ts';
export { alikeMedia, formerFilesOfMedia, historyOf } from './library/read-around.ts';
export type { MediaChange, MediaEvent } from './library/media-events.store.ts';
export type { FormerFile } from './library/former-files.store.ts';
export { sweepMedia } from './library/sweep-media.ts';
export { catalogueMedia } from './library/catalogue-media.ts';
export {
  cancelUpload,
  createUpload,
  offsetOf,
  unfinishedOf,
  uploadOf,
  type UnfinishedUpload,
  type UploadRefusal,
} from './uploads/create-upload.ts';
export { appendToUpload, type AppendRefusal } from './uploads/append-to-upload.ts';
export { finishUpload } from './uploads/finish-upload.ts';
export { incomingFolder } from './uploads/upload-files.ts';
export type { Upload } from './uploads/upload.ts';
export { faultsOf, mediaFaults, pickedOf, thumbOf, type FoundFaults } from './library/media-faults.ts';
