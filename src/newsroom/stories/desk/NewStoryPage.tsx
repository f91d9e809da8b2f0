import type { JSX } from 'preact';
import { articleKinds } from '../../../rooms/articles/articles.ts';
import type { StoryTemplate } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field, Select } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { Option } from '../../people/Choice.tsx';
import { kindHints, kindNames } from './story-words.ts';

export type NewStoryProps = {
  visit: Visit;
  sections: readonly (Option & { group?: string })[];
  templates: readonly StoryTemplate[];
  given: { kind: string; edition: string; sectionId: string; headline: string; template: string };
  fault?: string | undefined;
};

/** An episode is begun at its show. */
const begunHere = articleKinds.filter((kind) => kind !== 'episode');

const Kinds = ({ kind }: { kind: string }): JSX.Element => (
  <fieldset class="field new-kinds">
    <legend>What will it be?</legend>
    {begunHere.map((one) => (
      <label key={one} class="choice new-kind">
        <input type="radio" name="kind" value={one} checked={one === kind} />
        <span class="new-kind-text">
          <span class="new-kind-name">{kindNames[one]}</span>
          <span class="field-hint">{kindHints[one]}</span>
        </span>
      </label>
    ))}
  </fieldset>
);

/** Begins a story: its kind, where it belongs, and a headline or an idea. */
export const NewStory = ({ visit, sections, templates, given, fault }: NewStoryProps): JSX.Element => (
  <>
    <h1>New story</h1>
    {fault ? (
      <Notice tone="alarm">
        <p>{fault}</p>
      </Notice>
    ) : null}
    <form class="form new-story" method="post" action={visit.link('/newsroom/stories/new')}>
      <Field
        name="headline"
        label="Headline, or the idea in a line"
        hint="It can change until the last moment."
        value={given.headline}
        maxLength={300}
        dir="auto"
      />
      <Kinds kind={given.kind} />
      {visit.publication.editions.length > 1 ? (
        <Select
          name="edition"
          label="Edition"
          value={given.edition}
          choices={visit.publication.editions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : (
        <input type="hidden" name="edition" value={given.edition} />
      )}
      <Select
        name="section"
        label="Section"
        value={given.sectionId}
        choices={[{ value: '', label: 'To be decided' }, ...sections]}
      />
      {templates.length > 0 ? (
        <Select
          name="template"
          label="Begin with"
          value={given.template}
          choices={[
            { value: '', label: 'An empty page' },
            ...templates.map(({ id, name, kind }) => ({ value: id, label: `${name} (${kindNames[kind]})` })),
          ]}
        />
      ) : null}
      <div class="work-acts">
        <Button name="begin" value="draft">
          Write it
        </Button>
        <Button tone="quiet" name="begin" value="idea">
          Keep it as an idea
        </Button>
      </div>
    </form>
  </>
);
