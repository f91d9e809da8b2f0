import type { EmbeddedTexts } from './embedded-credit.ts';
import type { EmbeddedFacts } from './embedded-facts.ts';

/** What the server asks of the process that touches picture data, one thing at a time. Paths are absolute. */
export type PictureWork = ExamineWork | PlanWork | EncodeWork | AnimateWork | BrandWork | LookWork | ListenWork;

/** Check a picture that came in and put a clean upright copy, `original.jpg` or `original.png`, into the folder. */
export type ExamineWork = { kind: 'examine'; source: string; folder: string; type: string };

/** How a kept picture looks (see picture-look.ts). */
export type LookWork = { kind: 'look'; source: string };

/** What a recording says of itself; a picture in it is written to `cover`. */
export type ListenWork = { kind: 'listen'; source: string; cover: string; readWhole: boolean };

/** What should be made of a kept picture. */
export type PlanWork = { kind: 'plan'; source: string };

/** The stretch of the picture that is to be seen, in its own pixels. */
export type Crop = { left: number; top: number; width: number; height: number };

/** `plain` is JPEG, or PNG where that is smaller or the picture is transparent. */
export type EncodeWork = {
  kind: 'encode';
  source: string;
  folder: string;
  name: string;
  format: 'avif' | 'webp' | 'plain' | 'jpeg';
  width: number;
  crop?: Crop;
};

/** A moving WebP of an animated picture, then the source is removed. */
export type AnimateWork = { kind: 'animate'; source: string; folder: string; name: string };

/** A logo or icon as PNG in the wanted sizes: fitted in, centred, with what is empty around it left out first. */
export type BrandWork = {
  kind: 'brand';
  source: string;
  folder: string;
  /** Files are called `NAME-WIDTH.png`. */
  name: string;
  /** Squares of these sides, or one picture within a box. */
  shape: { squares: readonly number[] } | { within: { width: number; height: number } };
};
export type Branded = { files: { name: string; width: number; height: number }[] };

export type Examined = {
  width: number;
  height: number;
  contentType: 'image/jpeg' | 'image/png';
  /** Name of the clean copy in the folder. */
  name: string;
  bytes: number;
  found: EmbeddedTexts;
  facts: EmbeddedFacts;
  look: string | undefined;
  /** Name of the animated source, put into the folder for later. */
  animated: string | undefined;
};
export type Planned = { width: number; height: number };
export type Encoded = {
  name: string;
  format: 'avif' | 'webp' | 'jpeg' | 'png';
  width: number;
  height: number;
  bytes: number;
};

export type Looked = { look: string | undefined };
export type Heard = {
  duration?: number | undefined;
  title?: string | undefined;
  artist?: string | undefined;
  album?: string | undefined;
  holder?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
  hasCover: boolean;
};

export type WorkResult<Work extends PictureWork> = Work extends ExamineWork
  ? Examined
  : Work extends PlanWork
    ? Planned
    : Work extends BrandWork
      ? Branded
      : Work extends LookWork
        ? Looked
        : Work extends ListenWork
          ? Heard
          : Encoded;

/** Why a picture was not taken in. */
export const pictureRefusals = ['truncated', 'damaged', 'unsupported', 'too-many-pixels', 'too-many-frames'] as const;
export type PictureRefusal = (typeof pictureRefusals)[number];

export type Question = { id: number; work: PictureWork };
export type Reply =
  | { id: number; result: Examined | Planned | Encoded | Branded | Looked | Heard }
  | { id: number; refusal: PictureRefusal; detail: string }
  | { id: number; error: string };

/** Bounds on what a picture may unfold to: 40 million pixels, 200 million over all frames. */
export const maxPixels = 40_000_000;
export const maxAnimatedPixels = 200_000_000;
