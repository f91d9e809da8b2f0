import type { JSX } from 'preact';
import { articleKinds, type Section, type Tag } from '../../rooms/articles/articles.ts';
import { blockShapes, countsOf, phoneViews, type FillRule, type LayoutBlock } from '../../rooms/fronts/fronts.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Act, Line, PickList } from './FrontFields.tsx';
import { articleKindNames, phoneNames, shapeNames } from './front-names.ts';

export type Choices = { sections: readonly Section[]; tags: readonly Tag[] };

const ruleValue = (rule: FillRule): string => {
  if (rule.by === 'section') return `section:${rule.section}`;
  if (rule.by === 'tag') return `tag:${rule.tag}`;
  return rule.by === 'kind' ? `kind:${rule.kind}` : rule.by;
};

const RuleChoice = ({ block, sections, tags }: Choices & { block: LayoutBlock }): JSX.Element => (
  <PickList
    label="Filled with"
    name="rule"
    value={ruleValue(block.rule)}
    hint="Takes the places nobody picked a story for."
    groups={[
      {
        choices: [
          ['newest', 'The newest'],
          ['priority', 'By priority, then the newest'],
          ['discussed', 'Most discussed'],
          ['none', 'Nothing: only picked stories'],
        ],
      },
      { label: 'A section', choices: sections.map(({ id, name }) => [`section:${id}`, name] as const) },
      {
        label: 'One kind of story',
        choices: articleKinds.flatMap((kind) =>
          kind === 'page' ? [] : [[`kind:${kind}`, articleKindNames[kind]] as const],
        ),
      },
      { label: 'A tag', choices: tags.map(({ id, name }) => [`tag:${id}`, name] as const) },
    ]}
  />
);

const hasRule = ({ kind }: LayoutBlock): boolean => !['discussed', 'podcast', 'note', 'live'].includes(kind);
const hasShape = ({ kind }: LayoutBlock): boolean => ['grid', 'section', 'tag', 'pictures'].includes(kind);

const Text = ({ block }: { block: LayoutBlock }): JSX.Element => (
  <label class="front-field front-field-wide">
    <span>What you say</span>
    <textarea class="input" name="text" rows={5} maxlength={2000} dir="auto">
      {block.text}
    </textarea>
    <small>An empty line begins a paragraph; **strong**, *emphasised*, [words](address).</small>
  </label>
);

/** All that can be set about a block, in a form that unfolds. */
export const BlockSettings = (
  props: Choices & { block: LayoutBlock; action: string; version: number },
): JSX.Element => {
  const { block, action, version, sections, tags } = props;
  const [fewest, most] = countsOf[block.kind];
  return (
    <details class="front-settings" data-keep={`settings-${block.id}`}>
      <summary>Settings</summary>
      <Act action={action} version={version} fields={{ do: 'set-block', block: block.id }} class="front-form">
        <Line label="Title" name="title" value={block.title} maxLength={100} hint="Left empty: its usual name." />
        <Line
          label="Title leads to"
          name="link"
          value={block.link}
          maxLength={500}
          placeholder="/coast"
          hint="An address of this site, or https://…"
        />
        {hasRule(block) && <RuleChoice block={block} sections={sections} tags={tags} />}
        {most > 0 && (
          <Line
            label="Stories at most"
            name="count"
            type="number"
            min={fewest}
            max={most}
            value={String(block.count)}
          />
        )}
        {hasShape(block) && (
          <PickList
            label="Shape"
            name="shape"
            value={block.shape}
            groups={[{ choices: blockShapes.map((shape) => [shape, shapeNames[shape]] as const) }]}
          />
        )}
        <PickList
          label="On phones"
          name="phones"
          value={block.phones}
          groups={[{ choices: phoneViews.map((view) => [view, phoneNames[view]] as const) }]}
        />
        {block.kind === 'lead' && (
          <label class="choice">
            <input type="hidden" name="newest-asked" value="1" />
            <input type="checkbox" name="newest" value="1" checked={block.hasNewest} />
            <span>The newest stories beside it</span>
          </label>
        )}
        {block.kind === 'note' && <Text block={block} />}
        <p>
          <Button>Save settings</Button>
        </p>
      </Act>
    </details>
  );
};
