import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Choices, Field, Select, TextField } from '../../../ui/parts/Field.tsx';
import { At, baseOf, localText, MomentField, Tick } from './story-pages.tsx';
import type { PublishScene } from './publish-scene.ts';

const whenChoices = [
  { value: 'now', label: 'Now' },
  { value: 'later', label: 'At the time below' },
] as const;

/** Who hears of it. */
const Telling = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { telling } = scene.plan;
  const isFirst = scene.opened.story.row.published_at === null;
  return (
    <fieldset class="choices">
      <legend>Tell of it</legend>
      <input type="hidden" name="telling" value="1" />
      {isFirst ? (
        <Tick name="followers" label="Those who follow its section, topics and authors" isOn={telling.followers} />
      ) : null}
      <Tick name="hubs" label="Feed readers, by the publication’s hubs" isOn={telling.hubs} />
      <Tick name="letters" label="It may stand in letters to readers" isOn={telling.letters} />
    </fieldset>
  );
};

const Embargo = ({ scene }: { scene: PublishScene }): JSX.Element | null => {
  const { embargo_until: until } = scene.opened.story.row;
  if (until === null || until <= scene.now) return null;
  return (
    <Field
      name="liftEmbargo"
      label="Why the embargo does not hold any more"
      hint="Needed only to publish before its time; kept in the history."
      value={scene.said['liftEmbargo']}
      maxLength={500}
    />
  );
};

/** Publishing what is not public: now, or at a moment. */
export const PublishForm = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { opened, said, items } = scene;
  const { row, version } = opened.story;
  const isBlocked = items.some(({ level, key }) => level === 'blocks' && key !== 'embargo');
  const wasPublic = row.published_at !== null;
  return (
    <section class="publish-part" aria-labelledby="publish-title">
      <h2 id="publish-title">{wasPublic ? 'Publish again' : 'Publish'}</h2>
      {row.status === 'scheduled' && row.scheduled_at !== null ? (
        <p>
          It goes out <At at={row.scheduled_at} timeZone={opened.timeZone} /> ({opened.timeZone}), with what is written
          until then.
        </p>
      ) : null}
      <form class="publish-form" method="post" action={`${baseOf(opened)}/publish`}>
        <input type="hidden" name="version" value={version} />
        <Choices
          name="when"
          label="When"
          choices={whenChoices}
          value={said['when'] ?? (row.status === 'scheduled' ? 'later' : 'now')}
        />
        <div class="publish-moment">
          <MomentField
            name="at"
            label="Time"
            timeZone={opened.timeZone}
            value={said['at'] ?? localText(row.scheduled_at, opened.timeZone)}
          />
        </div>
        {wasPublic ? (
          <Tick
            name="fresh"
            label="Count it as new: with today’s date, at the head of lists"
            isOn={said['fresh'] === '1'}
          />
        ) : null}
        <Telling scene={scene} />
        <Embargo scene={scene} />
        {isBlocked ? (
          <Tick
            name="despite"
            label="Plan it though something blocks it. If it still does then, it is held back and those in charge get a mail"
            isOn={said['despite'] === '1'}
          />
        ) : null}
        <Button>{row.status === 'scheduled' ? 'Set it so' : 'Publish'}</Button>
      </form>
      {row.status === 'scheduled' ? (
        <form class="publish-form" method="post" action={`${baseOf(opened)}/schedule`}>
          <Button tone="quiet" name="cancel" value="1">
            Do not publish it at that time
          </Button>
        </form>
      ) : null}
    </section>
  );
};

/** Whether anything is settled, or was just refused: then it is not folded away. */
const isPlanned = ({ opened, plan, said }: PublishScene): boolean => {
  const { embargo_until: embargo, unpublish_at: end } = opened.story.row;
  const isFilled = said['embargo'] !== undefined || (plan.telling.share['any'] ?? '') !== '';
  return isFilled || embargo !== null || end !== null || plan.telling.legal !== undefined;
};

/** From when, until when, and what comes then. */
const When = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { opened, plan, said, goneTo } = scene;
  const { row } = opened.story;
  const { timeZone } = opened;
  return (
    <>
      <MomentField
        name="embargo"
        label="Embargo: not before"
        timeZone={timeZone}
        value={said['embargo'] ?? localText(row.embargo_until, timeZone)}
      />
      <MomentField
        name="unpublish"
        label="Take it back at"
        timeZone={timeZone}
        value={said['unpublish'] ?? localText(row.unpublish_at, timeZone)}
      />
      <TextField
        name="goneWords"
        label="What readers find at its address then"
        hint="Left empty: that the page was withdrawn."
        rows={2}
        maxLength={500}
        value={said['goneWords'] ?? plan.gone?.words}
      />
      <Field
        name="goneTo"
        label="Or lead them to this story of ours"
        hint="Its address, as it stands in the browser."
        dir="ltr"
        value={said['goneTo'] ?? goneTo}
      />
    </>
  );
};

/** What editors settle beforehand. */
export const PlanForm = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { opened, plan, said } = scene;
  const { fields } = opened.story;
  return (
    <details class="publish-part" open={isPlanned(scene)}>
      <summary>Settle beforehand: embargo, end, priority, legal check</summary>
      <form class="publish-form" method="post" action={`${baseOf(opened)}/plan`}>
        <When scene={scene} />
        <Select
          name="priority"
          label="Priority on the front page, for three days"
          value={said['priority'] ?? String(fields.priority)}
          choices={[
            { value: '0', label: 'As it comes' },
            { value: '1', label: 'First' },
            { value: '2', label: 'Second' },
            { value: '3', label: 'Third' },
          ]}
        />
        <TextField
          name="share"
          label="Words for sharing"
          hint="For colleagues who pass it on in networks."
          rows={2}
          maxLength={1000}
          value={said['share'] ?? plan.telling.share['any']}
        />
        <Tick
          name="legal"
          label={
            plan.telling.legal
              ? `The legal check was done again, on the text as it is now (last: ${plan.telling.legal.by})`
              : 'The legal check was done, on the text as it is now'
          }
          isOn={false}
        />
        <Button tone="quiet">Settle this</Button>
      </form>
    </details>
  );
};

/** Taking a public story back. */
export const UnpublishForm = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { opened, plan, said, goneTo } = scene;
  return (
    <details class="publish-part" open={scene.said['form'] === 'unpublish'}>
      <summary>Take it back</summary>
      <form class="publish-form" method="post" action={`${baseOf(opened)}/unpublish`}>
        <TextField
          name="backWords"
          label="What readers find at its address"
          hint="Left empty: that the page was withdrawn."
          rows={3}
          maxLength={500}
          value={said['backWords'] ?? plan.gone?.words}
        />
        <Field
          name="backTo"
          label="Or lead them to this story of ours"
          hint="Its address, as it stands in the browser."
          dir="ltr"
          value={said['backTo'] ?? goneTo}
        />
        <Field
          name="words"
          label="Why"
          hint="Kept in the history, for colleagues."
          maxLength={500}
          value={said['words']}
        />
        <Button tone="quiet">Take it back</Button>
      </form>
    </details>
  );
};
