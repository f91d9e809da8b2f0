import type { HtmlPart } from '../publication/publication.ts';

/** What other rooms put round a story, and what the page then depends on and needs. */
export type StoryAround = {
  /** At its head, first among the story's tools: a link to its discussion. */
  head?: HtmlPart;
  /** Over the headline: whose episode it is. */
  over?: HtmlPart;
  /** Before the text: what the story sounds like. */
  opening?: HtmlPart;
  /** Directly after the text: who is heard, what comes next. */
  closing?: HtmlPart;
  /** Among the story's tools: saving, following, listening. */
  tools?: HtmlPart;
  /** Under the story: its discussion. */
  below?: HtmlPart;
  topics?: readonly string[];
  /** Stylesheets and islands by asset name. */
  styles?: readonly string[];
  islands?: readonly string[];
  maxAge?: number;
};
