import type { ComponentChildren, JSX } from 'preact';
import { formatDateTime } from '../../common/dates.ts';
import { blockKinds, type Arrangement, type Difference, type KeptLayout } from '../../rooms/fronts/fronts.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { ArrangeFront } from './arrange-element.ts';
import { BlockCard, type Arranging } from './BlockCard.tsx';
import { Act, Line, PickList } from './FrontFields.tsx';
import { differenceInWords, kindHints, kindNames } from './front-names.ts';
import { momentValue } from './read-front-form.ts';
import { StoryPanel, type Found } from './StoryPanel.tsx';

/** What was not saved because somebody else was first. */
export type Conflict = { by: string; keptId: string; differences: readonly Difference[] };

export type ArrangeProps = Arranging & {
  arrangement: Arrangement;
  found: Found;
  others: readonly { name: string }[];
  conflict?: Conflict | undefined;
  fault?: string | undefined;
  said?: string | undefined;
};

const timeText = ({ timeZone }: Arranging, at: number): string => formatDateTime(at, { language: 'en-GB', timeZone });

const nameList = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const Others = ({ others }: { others: readonly { name: string }[] }): JSX.Element => (
  <p class="front-others" data-others>
    {others.length === 0
      ? ''
      : `${nameList.format(others.map(({ name }) => name))} ${others.length === 1 ? 'is' : 'are'} arranging this page too.`}
  </p>
);

const Overtaken = (props: ArrangeProps & { conflict: Conflict }): JSX.Element => {
  const { conflict, base, version, stories, names } = props;
  const headlines = new Map([...stories].map(([id, { headline }]) => [id, headline]));
  return (
    <Notice tone="alarm" id="overtaken" title={`${conflict.by || 'Somebody else'} changed this page in the meantime`}>
      <p>What you see is their arrangement. Yours was not saved over it; it is kept beside. In yours:</p>
      <ul>
        {conflict.differences.slice(0, 20).map((difference) => (
          <li>{differenceInWords(difference, headlines, names)}</li>
        ))}
      </ul>
      <div class="front-row">
        <Act action={`${base}/restore`} version={version} fields={{ layout: conflict.keptId }}>
          <Button>Use mine instead</Button>
        </Act>
        <Act action={`${base}/drop`} version={version} fields={{ layout: conflict.keptId }}>
          <Button tone="quiet">Keep theirs</Button>
        </Act>
        <a href={`${base}/look?of=${conflict.keptId}`}>Look at mine</a>
      </div>
    </Notice>
  );
};

const Kept = (props: ArrangeProps & { kept: KeptLayout }): JSX.Element => {
  const { kept, base, version } = props;
  const isScheduled = kept.state === 'scheduled';
  const words = isScheduled
    ? `Goes out ${timeText(props, kept.goesOutAt ?? 0)}, scheduled by ${kept.by}.`
    : `Arranged by ${kept.by}, ${timeText(props, kept.at)}, and set aside.`;
  return (
    <li class="front-row">
      <span>{words}</span>
      <a href={`${base}/look?of=${kept.id}`}>Look at it</a>
      {isScheduled ? (
        <Act action={`${base}/call-off`} version={version} fields={{ layout: kept.id }}>
          <button class="link-button" type="submit">
            Call it off
          </button>
        </Act>
      ) : (
        <>
          <Act action={`${base}/restore`} version={version} fields={{ layout: kept.id }}>
            <button class="link-button" type="submit">
              Use it
            </button>
          </Act>
          <Act action={`${base}/drop`} version={version} fields={{ layout: kept.id }}>
            <button class="link-button" type="submit">
              Throw it away
            </button>
          </Act>
        </>
      )}
    </li>
  );
};

const KeptList = (props: ArrangeProps): JSX.Element | null => {
  const { scheduled, aside } = props.arrangement;
  const kept = [...scheduled, ...aside.filter(({ id }) => id !== props.conflict?.keptId)];
  return kept.length === 0 ? null : (
    <ul class="front-kept" aria-label="Scheduled and set aside">
      {kept.map((one) => (
        <Kept {...props} kept={one} />
      ))}
    </ul>
  );
};

const stateWords = (props: ArrangeProps): string => {
  const { published, isChanged, draftBy, draftAt } = props.arrangement;
  const readers = published ? 'Readers see the published arrangement.' : 'The page arranges itself.';
  if (!isChanged) return readers;
  const by = draftAt === undefined ? '' : ` by ${draftBy || 'somebody'}, ${timeText(props, draftAt)}`;
  return `${readers} This draft was last changed${by}; readers see nothing of it until it is published.`;
};

const Publishing = (props: ArrangeProps): JSX.Element => {
  const { base, version, arrangement, now, timeZone, layout } = props;
  const { published, isChanged } = arrangement;
  const canGoOut = layout.blocks.length > 0 && isChanged;
  return (
    <div class="front-row front-publishing">
      {canGoOut && (
        <Act action={`${base}/publish`} version={version} fields={{}}>
          <Button>Publish now</Button>
        </Act>
      )}
      {layout.blocks.length > 0 && (
        <details data-keep="schedule">
          <summary class="button button-quiet">Schedule…</summary>
          <Act action={`${base}/schedule`} version={version} fields={{}} class="front-form">
            <Line
              label={`Goes out (${timeZone})`}
              name="at"
              type="datetime-local"
              min={momentValue(now, timeZone)}
              isRequired
            />
            <p>
              <Button>Schedule this draft</Button>
            </p>
          </Act>
        </details>
      )}
      <a class="button button-quiet" href={`${base}/look`}>
        Preview
      </a>
      <a href={`${base}/history`}>Former layouts</a>
      {isChanged && (
        <Act action={`${base}/discard`} version={version} fields={{}}>
          <button class="link-button" type="submit">
            Discard draft
          </button>
        </Act>
      )}
      {published && (
        <details data-keep="automatic">
          <summary class="link-button">Arrange automatically again…</summary>
          <Act action={`${base}/automatic`} version={version} fields={{}} class="front-form">
            <p>
              Readers see the page by its own rules at once. The layout stays among the former ones, your draft as it
              is.
            </p>
            <p>
              <Button>Arrange automatically</Button>
            </p>
          </Act>
        </details>
      )}
    </div>
  );
};

const AddBlock = ({ base, version }: Arranging): JSX.Element => (
  <Act action={`${base}/change`} version={version} fields={{ do: 'add-block' }} class="front-row front-add-block">
    <PickList
      label="Add a block"
      name="kind"
      groups={[{ choices: blockKinds.map((kind) => [kind, `${kindNames[kind]}: ${kindHints[kind]}`] as const) }]}
    />
    <PickList
      label="Where"
      name="to"
      groups={[
        {
          choices: [
            ['9999', 'At the end'],
            ['0', 'At the top'],
          ],
        },
      ]}
    />
    <Button tone="quiet">Add block</Button>
  </Act>
);

const Begin = ({ base, version }: Arranging): JSX.Element => (
  <div class="front-begin">
    <p>
      Nobody arranges this page: it follows its own rules. Begin with what it shows now and go on from there, or add
      blocks one by one below.
    </p>
    <Act action={`${base}/begin`} version={version} fields={{}}>
      <Button>Begin with what readers see now</Button>
    </Act>
  </div>
);

/** Without a script all of it is forms; the island moves things by hand and sends the same forms. */
export const ArrangePage = (props: ArrangeProps & { children?: ComponentChildren }): JSX.Element => {
  const { base, version, layout, others, conflict, fault, said, arrangement } = props;
  return (
    <ArrangeFront data-base={base}>
      <div
        id="arranging"
        class="arranging"
        data-version={version}
        data-layout={JSON.stringify(layout)}
        data-said={said}
        data-overtaken={conflict ? '' : undefined}
      >
        {fault ? (
          <Notice tone="alarm">
            <p>{fault}</p>
          </Notice>
        ) : null}
        {conflict ? <Overtaken {...props} conflict={conflict} /> : null}
        {said ? <p class="front-said">{said}</p> : null}
        <Others others={others} />
        <p class="front-state">{stateWords(props)}</p>
        <Publishing {...props} />
        <KeptList {...props} />
        <p class="front-jump">
          <a href="#front-stories">To the stories one can add</a>
        </p>
        <div class="front-columns">
          <section class="front-blocks-part" aria-labelledby="front-blocks-title">
            <h2 id="front-blocks-title">Blocks</h2>
            {layout.blocks.length === 0 && !arrangement.published ? <Begin {...props} /> : null}
            <ol class="front-blocks">
              {layout.blocks.map((block, place) => (
                <BlockCard {...props} block={block} place={place} />
              ))}
            </ol>
            <AddBlock {...props} />
          </section>
          <StoryPanel {...props} />
        </div>
      </div>
      <p class="unseen" role="status" aria-live="assertive" data-say />
    </ArrangeFront>
  );
};
