import type { ArticleMeta, ArticleStatus, Block } from '../../rooms/articles/articles.ts';
import type { HtmlLoss, MediaRef } from '../html/conversion.ts';
import type { Scratch, Term } from './scratch.store.ts';
import type { SourceFile } from './source-file.ts';

/** What a foreign export says of the site it comes from. */
export type ForeignSite = {
  /** Names the system and the site in our tables: `wordpress:example.org`. */
  origin: string;
  name: string;
  tagline: string;
  /** BCP 47 tag. */
  language: string;
  timeZone?: string;
  /** Host names the site was reached by. */
  hosts: string[];
  /** Path the site began at: empty, or `/blog`. */
  basePath: string;
  /** Absolute address of the site, without a slash at the end. */
  address: string;
  /** When the export was made; stands in for dates that are missing. */
  exportedAt: number;
  /** How many things the file holds. */
  items: number;
};

/** A story as the foreign system had it, its text turned into blocks. */
export type ForeignStory = {
  kind: 'news' | 'page';
  status: Extract<ArticleStatus, 'draft' | 'scheduled' | 'published' | 'private'>;
  /** Empty: the one the import goes into. */
  edition: string;
  headline: string;
  standfirst: string;
  blocks: Block[];
  lead?: Block;
  /** Where in `blocks` and `lead` an id stands for a file of the old site. */
  media: Map<string, MediaRef>;
  sectionKey?: string;
  tagKeys: string[];
  authorKeys: string[];
  publishedAt?: number;
  updatedAt?: number;
  scheduledAt?: number;
  createdAt?: number;
  priority: number;
  meta?: ArticleMeta;
  canonicalUrl?: string;
  threadState: 'open' | 'closed';
  /** `line` is the file's. */
  losses: HtmlLoss[];
};

export type ForeignComment = {
  originId: string;
  parentOriginId?: string;
  /** Tells one author of comments from another: e-mail address if there is one. */
  authorKey: string;
  name: string;
  email?: string;
  url?: string;
  at: number;
  state: 'published' | 'waiting' | 'removed' | 'spam' | 'trash';
  kind: 'comment' | 'pingback' | 'trackback';
  source: string;
};

type Place = { /** Counts the file's things from 0. */ number: number; line: number; title: string };

/** One thing of the file: a story, or something else that is only counted. */
export type ForeignItem = Place &
  (
    | {
        what: 'story';
        kind: 'post' | 'page';
        originId: string;
        /** Changes when anything in the file's item does. */
        mark: string;
        convert: () => ForeignStory;
        comments: ForeignComment[];
        /** Names of custom fields, each with how often. */
        fields: string[];
        losses: HtmlLoss[];
      }
    | { what: 'other'; kind: string; reason?: string }
  );

export type ImportOptions = {
  file: string;
  dryRun: boolean;
  /** Folder or zip with the old site's files. */
  media?: string;
  fetchMedia: boolean;
  /** The old site’s address, for systems whose files do not tell it. */
  site?: string;
  /** Edition the stories go into; the default one unless told. */
  edition?: string;
  /** `keep`: stories stay at their old addresses; `new`: they get ours and the old ones lead there. */
  redirects: 'keep' | 'new';
  report?: string;
  resume: boolean;
};

/** What a reader of foreign files is given besides the file. */
export type ReadContext = {
  scratch: Scratch;
  site: ForeignSite;
  now: number;
  /** Where a link to the old site leads now. */
  link: (url: URL, told: LinkTold) => string | undefined;
  /** For dates without one. */
  timeZone: string;
};

/** Hears of links that lead nowhere, and of files that a story links to. */
export type LinkTold = {
  lose: (reason: string, detail: string) => void;
  file: (url: string, kind: MediaRef['kind']) => void;
};

/** A foreign system: how its file is read, twice. */
export type ForeignSystem = {
  source: 'wordpress' | 'ghost';
  label: string;
  /** Which file of a zip is meant. */
  fileNames: RegExp;
  /** First reading: checks the whole file and notes in the scratch what stories need to know of each other. */
  survey: (file: SourceFile, scratch: Scratch, context: SurveyContext) => Promise<ForeignSite>;
  /** Second reading: one thing after the other, in the order of the file. */
  items: (file: SourceFile, context: ReadContext, told: (bytes: number) => void) => AsyncGenerator<ForeignItem>;
  /** Paths of a section's, tag's or author's old page, below the site's base. */
  oldListPaths: (term: Term, scratch: Scratch) => string[];
  /** Where a file whose address is `url` is fetched; undefined while nobody said where the old site is. */
  fetchAddress: (url: string, site: string | undefined) => string | undefined;
  /** Whatever name an old picture had, the address it is known by. */
  mediaAddress: (url: string, scratch: Scratch, site: ForeignSite) => { url: string; alt?: string; caption?: string };
};

export type SurveyContext = {
  site?: string;
  editionCodes: readonly string[];
  told: (bytes: number) => void;
  stopped: () => boolean;
};

/** What the survey keeps of a story, as JSON in its entry. */
export type StoryEntry = {
  title: string;
  printed: string;
  slug: string;
  section: string;
  at: number;
  kind: 'post' | 'page';
  edition: string;
  line: number;
};
