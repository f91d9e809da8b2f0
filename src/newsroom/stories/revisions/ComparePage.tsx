import type { JSX } from 'preact';
import type { BlockPair, Run, StoryComparison, Version } from '../../../rooms/drafting/drafting.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { At } from '../publishing/story-pages.tsx';
import { changeWords, fieldNames, versionName } from './version-words.ts';

export type CompareProps = {
  base: string;
  timeZone: string;
  language: string | undefined;
  before: Version | undefined;
  after: Version;
  comparison: StoryComparison;
  /** Whoever looks may make one of the two the draft again. */
  mayRestore: boolean;
};

type Side = 'removed' | 'added';

/** One side of two texts: what is in both, and what is only here. */
const Runs = ({ runs, side }: { runs: readonly Run[]; side: Side }): JSX.Element => (
  <p class="compare-text" dir="auto">
    {runs
      .filter(({ kind }) => kind === 'same' || kind === side)
      .map(({ kind, text }, place) => {
        const key = `${place}-${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return side === 'added' ? (
          <ins key={key}>
            <span class="unseen">[added: </span>
            {text}
            <span class="unseen">]</span>
          </ins>
        ) : (
          <del key={key}>
            <span class="unseen">[taken out: </span>
            {text}
            <span class="unseen">]</span>
          </del>
        );
      })}
  </p>
);

const Whole = ({ text, side }: { text: string; side: Side }): JSX.Element => (
  <Runs runs={[{ kind: side, text: text || ' ' }]} side={side} />
);

const Label = ({ words }: { words: string }): JSX.Element | null =>
  words ? <p class="compare-label">{words}</p> : null;

const movedWords = (side: Side, isMoved: boolean): string =>
  isMoved ? (side === 'removed' ? 'Moved from here' : 'Moved to here') : '';

const Row = ({ pair }: { pair: BlockPair }): JSX.Element => {
  if (pair.kind === 'same')
    return (
      <div class="compare-row compare-same">
        <div>
          <Label words={pair.name} />
          <p class="compare-text" dir="auto">
            {pair.text}
          </p>
        </div>
        <div aria-hidden="true">
          <Label words={pair.name} />
          <p class="compare-text" dir="auto">
            {pair.text}
          </p>
        </div>
      </div>
    );
  const label = (side: Side): string => {
    const extra =
      pair.kind === 'changed' ? (pair.isLookOnly ? 'only its look changed' : '') : movedWords(side, pair.isMoved);
    return [pair.name, extra].filter(Boolean).join(', ');
  };
  const cell = (side: Side): JSX.Element | null => {
    if (pair.kind === 'changed') return <Runs runs={pair.runs} side={side} />;
    return pair.kind === side ? <Whole text={pair.text} side={side} /> : null;
  };
  return (
    <div class="compare-row">
      {(['removed', 'added'] as const).map((side) => (
        <div key={side} class={`compare-${side}`}>
          {cell(side) ? <Label words={label(side)} /> : null}
          {cell(side)}
        </div>
      ))}
    </div>
  );
};

type Stretch = { isSame: boolean; pairs: BlockPair[] };

const stretches = (pairs: readonly BlockPair[]): Stretch[] => {
  const all: Stretch[] = [];
  for (const pair of pairs) {
    const isSame = pair.kind === 'same';
    const last = all.at(-1);
    if (last?.isSame === isSame) last.pairs.push(pair);
    else all.push({ isSame, pairs: [pair] });
  }
  return all;
};

/** What has not changed stands folded, but for what is next to a change. */
const Same = ({ pairs }: { pairs: readonly BlockPair[] }): JSX.Element => {
  const rows = pairs.map((pair, place) => <Row key={place} pair={pair} />);
  if (rows.length <= 3) return <>{rows}</>;
  return (
    <>
      {rows[0]}
      <details class="compare-fold">
        <summary>{rows.length - 2} blocks that have not changed</summary>
        {rows.slice(1, -1)}
      </details>
      {rows.at(-1)}
    </>
  );
};

const Head = ({
  version,
  props,
  side,
}: {
  version: Version | undefined;
  props: CompareProps;
  side: string;
}): JSX.Element => (
  <div>
    <h2>
      <span class="unseen">{side}: </span>
      {version ? versionName(version) : 'Nothing'}
    </h2>
    {version ? (
      <p class="meta">
        <At at={version.at} timeZone={props.timeZone} />
        {version.by ? ` · ${version.by}` : ''}
        {version.note ? ` · ${version.note}` : ''}
      </p>
    ) : (
      <p class="meta">There is nothing before it.</p>
    )}
    {version && version.kind !== 'now' && props.mayRestore ? (
      <form method="post" action={`${props.base}/revisions/${version.key}/restore`}>
        <Button tone="quiet">
          Make this the draft<span class="unseen">: {versionName(version)}</span>
        </Button>
      </form>
    ) : null}
  </div>
);

/** Two versions side by side; on a telephone one under the other. */
export const ComparePage = (props: CompareProps): JSX.Element => {
  const { before, after, comparison, language } = props;
  const { fields, blocks } = comparison;
  return (
    <>
      <p>
        {changeWords(comparison).long}. <a href={`${props.base}/revisions`}>All versions</a>
      </p>
      <div class="compare-row compare-heads">
        <Head version={before} props={props} side="Before" />
        <Head version={after} props={props} side="After" />
      </div>
      {fields.map(({ name, runs }) => (
        <section class="compare-field" key={name}>
          <h3>{fieldNames[name]}</h3>
          <div class="compare-row" lang={language}>
            <div class="compare-removed">
              <Runs runs={runs} side="removed" />
            </div>
            <div class="compare-added">
              <Runs runs={runs} side="added" />
            </div>
          </div>
        </section>
      ))}
      <section class="compare-field">
        <h3>Text</h3>
        {blocks.length === 0 ? <p class="nothing">Neither has any text.</p> : null}
        <div lang={language}>
          {stretches(blocks).map(({ isSame, pairs }, place) =>
            isSame ? (
              <Same key={place} pairs={pairs} />
            ) : (
              pairs.map((pair, at) => <Row key={`${place}-${at}`} pair={pair} />)
            ),
          )}
        </div>
      </section>
    </>
  );
};
