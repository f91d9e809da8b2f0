import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import type { Author, Section, Tag } from '../../../rooms/articles/articles.ts';
import type { StoryFields } from '../../../rooms/drafting/drafting.ts';
import type { Edition } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { StoryFacts } from './StoryFacts.tsx';

/** Preact draws a string as the element of that name; the island of the same name makes it alive. */
const StoryEditor = 'story-editor' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

export type EditorScene = {
  account: Account;
  storyId: string;
  edition: Edition;
  fields: StoryFields;
  /** The text as Markdown. */
  markdown: string;
  /** When the draft was changed last: the form says with which state it was drawn. */
  since: number;
  mayWrite: boolean;
  mayRawHtml: boolean;
  mayPublish: boolean;
  isOut: boolean;
  hasChanges: boolean;
  /** Where the story stands, in words. */
  state: string;
  /** The address it has, or would have. */
  path: string;
  sections: readonly Section[];
  authors: readonly Author[];
  tags: readonly Tag[];
  faults?: readonly string[];
  isSaved?: boolean;
};

type AreaProps = { name: 'headline' | 'standfirst' | 'kicker'; label: string; value: string; readOnly: boolean };

const Area = ({ name, label, value, readOnly }: AreaProps): JSX.Element => (
  <div id={name} class={`sheet-field sheet-${name}`}>
    <label class="unseen" for={`field-${name}`}>
      {label}
    </label>
    <textarea
      id={`field-${name}`}
      name={name}
      data-text={name}
      class="plain-field"
      rows={1}
      placeholder={label}
      maxLength={name === 'headline' ? 500 : 2_000}
      readOnly={readOnly}
    >
      {value}
    </textarea>
  </div>
);

const Sheet = ({ scene }: { scene: EditorScene }): JSX.Element => {
  const { fields, edition, markdown, mayWrite } = scene;
  return (
    <div class="sheet" data-sheet lang={edition.language} dir={edition.direction}>
      <Area name="kicker" label="Kicker" value={fields.kicker} readOnly={!mayWrite} />
      <Area name="headline" label="Headline" value={fields.headline} readOnly={!mayWrite} />
      <Area name="standfirst" label="Standfirst" value={fields.standfirst} readOnly={!mayWrite} />
      <div id="body" class="field sheet-markdown">
        <label for="field-body">Text, as Markdown</label>
        <p class="field-hint" id="body-hint" lang="en" dir="ltr">
          Blocks that begin with <code>::: kept</code> cannot be changed here; they stay as they are, and can be moved.
        </p>
        <textarea
          class="input"
          id="field-body"
          name="body"
          rows={24}
          aria-describedby="body-hint"
          readOnly={!mayWrite}
          dir={edition.direction}
        >
          {markdown}
        </textarea>
      </div>
    </div>
  );
};

/** What else there is about a story; on narrow windows the tab beside the text leads there. */
const pages = [
  ['work', 'Work'],
  ['translations', 'Translations'],
  ['revisions', 'Versions'],
  ['history', 'History'],
  ['preview', 'Preview'],
] as const;

const Bar = ({ scene }: { scene: EditorScene }): JSX.Element => {
  const { storyId, mayPublish, isOut, hasChanges } = scene;
  const base = `/newsroom/stories/${storyId}`;
  return (
    <header class="writing-bar" data-bar>
      <a class="writing-back" href="/newsroom/stories">
        <span aria-hidden="true">‹</span>
        <span class="writing-back-words">Stories</span>
      </a>
      <p class="writing-state" data-state>
        {scene.state}
      </p>
      <p class="writing-status" role="status" data-status />
      <div class="writing-end" data-bar-end>
        <ul class="people" data-people aria-label="Also here" hidden />
        <nav class="writing-pages" aria-label="This story">
          {scene.fields.kind === 'episode' ? (
            <a class="writing-link writing-to-sound" href={`${base}/sound`}>
              Sound
            </a>
          ) : null}
          {pages.map(([page, words]) => (
            <a key={page} class={`writing-link writing-to-${page}`} href={`${base}/${page}`}>
              {words}
            </a>
          ))}
        </nav>
        {mayPublish ? (
          <a
            class={isOut && !hasChanges ? 'button button-quiet writing-publish' : 'button writing-publish'}
            href={`${base}/publish`}
            data-publish
          >
            {isOut ? (hasChanges ? 'Send changes out …' : 'Publishing …') : 'Publish …'}
          </a>
        ) : null}
      </div>
    </header>
  );
};

const Notices = ({ faults = [], isSaved }: Pick<EditorScene, 'faults' | 'isSaved'>): JSX.Element => (
  <div data-notices>
    {isSaved ? <Notice>Saved.</Notice> : null}
    {faults.length > 0 ? (
      <Notice tone="alarm" title="Look at this again">
        <ul>
          {faults.map((fault) => (
            <li>{fault}</li>
          ))}
        </ul>
      </Notice>
    ) : null}
  </div>
);

/** The page on which a story is written. Without a script it is a form; with one it is shared, letter by letter. */
export const EditorPage = ({ scene }: { scene: EditorScene }): JSX.Element => {
  const { account, storyId, edition, mayWrite, mayRawHtml } = scene;
  return (
    <StoryEditor
      class="writing"
      data-story={storyId}
      data-account={account.id}
      data-name={account.name}
      data-edition={edition.code}
      data-language={edition.language}
      data-direction={edition.direction}
      data-may={mayWrite ? 'edit' : 'read'}
      data-out={scene.isOut ? 'yes' : undefined}
      data-changed={scene.hasChanges ? 'yes' : undefined}
      data-raw-html={mayRawHtml ? 'yes' : undefined}
    >
      <h1 class="unseen">{scene.fields.headline || 'A story without a headline'}</h1>
      <form method="post" action={`/newsroom/stories/${storyId}`} class="writing-form" autocomplete="off">
        <input type="hidden" name="since" value={scene.since} />
        <Bar scene={scene} />
        <Notices faults={scene.faults} isSaved={scene.isSaved} />
        <div class="writing-tools" data-tools />
        <div class="find-place" data-panel="find" />
        <div class="writing-desk">
          <Sheet scene={scene} />
          <aside class="side" data-side aria-label="Beside the text">
            <StoryFacts scene={scene} />
          </aside>
        </div>
        <div class="counts-place" data-panel="counts" />
        {mayWrite ? (
          <p class="plain-save">
            <Button>Save</Button>
          </p>
        ) : null}
      </form>
    </StoryEditor>
  );
};
