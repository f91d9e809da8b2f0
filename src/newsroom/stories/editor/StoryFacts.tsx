import type { JSX } from 'preact';
import { articleKinds, type ArticleKind } from '../../../rooms/articles/articles.ts';
import { threadStates } from '../../../rooms/discussion/discussion.ts';
import { storyMarkdown } from '../../../rooms/drafting/drafting.ts';
import type { EditorScene } from './EditorPage.tsx';

const kindNames: Record<ArticleKind, string> = {
  news: 'News',
  opinion: 'Opinion',
  analysis: 'Analysis',
  explainer: 'Explainer',
  gallery: 'Gallery',
  video: 'Film',
  liveblog: 'Live blog',
  episode: 'Episode',
  page: 'Plain page (stands in no list)',
};

const threadNames: Record<(typeof threadStates)[number], string> = {
  open: 'Open',
  held: 'Every comment is looked at first',
  replies: 'Only answers',
  staff: 'Only the staff writes',
  closed: 'Closed',
  hidden: 'None',
};

type FactProps = {
  name: string;
  label: string;
  value?: string | undefined;
  hint?: string;
  dir?: 'ltr';
  type?: 'text' | 'number' | 'url';
  lines?: boolean;
  maxLength?: number;
  isLocked: boolean;
};

/** A field of the form that is a fact of the shared document under the same name. */
const Fact = ({
  name,
  label,
  value = '',
  hint,
  lines = false,
  type = 'text',
  isLocked,
  ...more
}: FactProps): JSX.Element => {
  const shared = {
    class: 'input',
    id: `field-${name}`,
    name,
    'data-fact': name,
    'aria-describedby': hint ? `${name}-hint` : undefined,
    readOnly: isLocked,
    maxLength: more.maxLength ?? 500,
    dir: more.dir,
  };
  return (
    <div class="field" id={name}>
      <label for={`field-${name}`}>{label}</label>
      {hint ? (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {lines ? (
        <textarea {...shared} rows={2}>
          {value}
        </textarea>
      ) : (
        <input {...({ ...shared, type, value } as JSX.IntrinsicElements['input'])} />
      )}
    </div>
  );
};

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  unless?: string;
  choices: readonly (readonly [string, string])[];
  isLocked: boolean;
};

const Choice = ({ name, label, value, unless, choices, isLocked }: ChoiceProps): JSX.Element => (
  <div class="field" id={name}>
    <label for={`field-${name}`}>{label}</label>
    <select class="input" id={`field-${name}`} name={name} data-fact={name} data-unless={unless} disabled={isLocked}>
      {choices.map(([key, words]) => (
        <option value={key} selected={key === value}>
          {words}
        </option>
      ))}
    </select>
  </div>
);

const namesOf = (list: readonly { id: string; name: string }[]): string =>
  JSON.stringify(Object.fromEntries(list.map(({ id, name }) => [id, name])));

/** Without a script authors and tags are lines of names; the island makes them something one picks from. */
const Names = ({ scene, isLocked }: { scene: EditorScene; isLocked: boolean }): JSX.Element => {
  const { fields, authors, tags } = scene;
  const named = (
    ids: readonly string[],
    list: readonly { id: string; name: string }[],
  ): { id: string; name: string }[] => ids.flatMap((id) => list.find((one) => one.id === id) ?? []);
  const chosen = { authors: named(fields.authorIds, authors), tags: named(fields.tagIds, tags) };
  return (
    <>
      <div id="authorIds" data-tokens="authors" data-place="authorIds" data-names={namesOf(chosen.authors)}>
        <div class="field">
          <label for="field-authors">Authors, one a line, in their order</label>
          <textarea class="input" id="field-authors" name="authors" rows={2} readOnly={isLocked}>
            {chosen.authors.map(({ name }) => name).join('\n')}
          </textarea>
        </div>
      </div>
      <div id="tagIds" data-tokens="tags" data-place="tagIds" data-names={namesOf(chosen.tags)}>
        <div class="field">
          <label for="field-tags">Tags, one a line; new ones are made</label>
          <textarea class="input" id="field-tags" name="tags" rows={3} readOnly={isLocked}>
            {chosen.tags.map(({ name }) => name).join('\n')}
          </textarea>
        </div>
      </div>
    </>
  );
};

const Lead = ({ scene, isLocked }: { scene: EditorScene; isLocked: boolean }): JSX.Element => {
  const { lead } = scene.fields;
  return (
    <div id="lead" class="lead-field" data-lead data-place="lead">
      <div class="field">
        <label for="field-lead">Over the story</label>
        <p class="field-hint" id="lead-hint">
          A picture, gallery, film or sound, written as a block of the text:{' '}
          <code>::: picture ID | alternative text</code>.
        </p>
        <textarea class="input" id="field-lead" name="lead" rows={3} aria-describedby="lead-hint" readOnly={isLocked}>
          {lead ? storyMarkdown({ type: 'doc', content: [lead] }) : ''}
        </textarea>
      </div>
    </div>
  );
};

const SearchLook = ({ scene, isLocked }: { scene: EditorScene; isLocked: boolean }): JSX.Element => {
  const { fields, path } = scene;
  return (
    <details class="side-group">
      <summary>Address and search</summary>
      <Fact
        name="slug"
        label="End of the address"
        value={fields.slug}
        hint={`It is ${path} now. A former address leads to the new one.`}
        dir="ltr"
        isLocked={isLocked}
      />
      <Fact name="metaTitle" label="Title in search results" value={fields.meta.title} isLocked={isLocked} />
      <Fact
        name="metaDescription"
        label="Description in search results"
        value={fields.meta.description}
        lines
        isLocked={isLocked}
      />
      <div class="search-look" data-search-preview aria-label="As a search engine may show it" role="group">
        <p class="search-path" dir="ltr">
          {path}
        </p>
        <p class="search-title" data-line="title">
          {fields.meta.title ?? fields.headline}
        </p>
        <p class="search-description" data-line="description">
          {fields.meta.description ?? fields.standfirst}
        </p>
      </div>
      <Fact
        name="canonicalUrl"
        label="Its home is elsewhere"
        value={fields.canonicalUrl}
        hint="Address of the original, when this is a copy of it."
        dir="ltr"
        type="url"
        isLocked={isLocked}
      />
      <label class="choice">
        <input
          type="checkbox"
          name="noindex"
          value="1"
          data-fact="noindex"
          checked={fields.meta.noindex === true}
          disabled={isLocked}
        />
        <span>Search engines leave it out</span>
      </label>
    </details>
  );
};

const weights = Array.from(
  { length: 10 },
  (_, index) => [String(index), index === 0 ? 'As any' : String(index)] as const,
);

const Weight = ({ scene, isLocked }: { scene: EditorScene; isLocked: boolean }): JSX.Element => {
  const { fields } = scene;
  const threads = threadStates.map((state) => [state, threadNames[state]] as const);
  const shared = { isLocked };
  return (
    <details class="side-group">
      <summary>Comments, weight, legal note</summary>
      <Choice
        name="threadState"
        label="Comments"
        value={fields.threadState ?? 'open'}
        unless="open"
        choices={threads}
        {...shared}
      />
      <Choice
        name="priority"
        label="Weight on front pages"
        value={String(fields.priority)}
        unless="0"
        choices={weights}
        {...shared}
      />
      <Fact
        name="legalNote"
        label="Legal note"
        value={fields.legalNote}
        hint="For the newsroom only: what a lawyer has said, or must say."
        lines
        maxLength={5_000}
        {...shared}
      />
    </details>
  );
};

const Pages = ({ storyId }: { storyId: string }): JSX.Element => (
  <div data-panel="history" class="story-history">
    <h2 class="side-title">This story’s other pages</h2>
    <ul class="side-links">
      <li>
        <a href={`/newsroom/stories/${storyId}/sound`}>Its sound: the episode, or what one listens to in its place</a>
      </li>
      <li>
        <a href={`/newsroom/stories/${storyId}/work`}>Whose it is, until when, and notes about it</a>
      </li>
      <li>
        <a href={`/newsroom/stories/${storyId}/revisions`}>Versions, side by side</a>
      </li>
      <li>
        <a href={`/newsroom/stories/${storyId}/history`}>Who did what, when</a>
      </li>
      <li>
        <a href={`/newsroom/audience/story/${storyId}`}>How it is read</a>
      </li>
      <li>
        <a href={`/newsroom/stories/${storyId}/translations`}>Translations</a>
      </li>
      <li>
        <a href={`/newsroom/stories/${storyId}/links`}>Private links</a>
      </li>
    </ul>
  </div>
);

/** What is said about a story beside its text. */
export const StoryFacts = ({ scene }: { scene: EditorScene }): JSX.Element => {
  const { fields, sections, mayWrite, storyId } = scene;
  const isLocked = !mayWrite;
  const sectionChoices = [['', 'None'] as const, ...sections.map(({ id, name }) => [id, name] as const)];
  const kinds = articleKinds.map((kind) => [kind, kindNames[kind]] as const);
  const shared = { isLocked };
  return (
    <>
      <div data-panel="story" class="story-facts">
        <Choice name="sectionId" label="Section" value={fields.sectionId ?? ''} choices={sectionChoices} {...shared} />
        <Names scene={scene} isLocked={isLocked} />
        <Lead scene={scene} isLocked={isLocked} />
        <Choice name="kind" label="Kind" value={fields.kind} choices={kinds} {...shared} />
        <Fact name="place" label="Place it is told from" value={fields.place} {...shared} />
        <SearchLook scene={scene} isLocked={isLocked} />
        <Weight scene={scene} isLocked={isLocked} />
      </div>
      <Pages storyId={storyId} />
    </>
  );
};
