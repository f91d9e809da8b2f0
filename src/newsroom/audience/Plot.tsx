import type { JSX } from 'preact';
import { figure, share } from './audience-page.tsx';

export type Bar = {
  /** “Monday 23 November”, “14:00”. */
  label: string;
  reads: number;
  ends?: number;
  /** How many it were a week before. */
  before?: number | undefined;
};

type PlotProps = {
  id: string;
  title: string;
  bars: readonly Bar[];
  /** What is counted: “reads”. */
  unit?: string;
  /** What the darker part of a bar is. */
  endsAre?: string;
  /** What stands under the first, the middle and the last bar. */
  feet: readonly string[];
};

const width = 10;
const height = 100;
const steps = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10];

/** The next round number: a scale people can read. */
const scaleOf = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return Math.max(4, (steps.find((step) => Number.isInteger(step * power) && step * power >= most) ?? 10) * power);
};

const wordsOf = ({ label, reads, ends, before }: Bar, { unit = 'reads', endsAre = 'to the end' }: PlotProps): string =>
  [
    `${label}: ${figure(reads)} ${unit}`,
    ...(ends === undefined ? [] : [`${figure(ends)} ${endsAre}`]),
    ...(before === undefined ? [] : [`a week before ${figure(before)}`]),
  ].join(', ');

const rounded = (value: number): number => Math.round(value * 100) / 100;

const Bars = ({ plot, most }: { plot: PlotProps; most: number }): JSX.Element => {
  const tall = (value: number): number => rounded((Math.min(value, most) / most) * height);
  return (
    <>
      {[0.25, 0.5, 0.75].map((part) => (
        <path key={part} class="plot-line" d={`M0 ${height * part}H${plot.bars.length * width}`} />
      ))}
      {plot.bars.map((bar, i) => (
        <g key={bar.label}>
          <title>{wordsOf(bar, plot)}</title>
          <rect class="plot-ground" x={i * width} y="0" width={width} height={height} />
          <rect
            class="plot-bar"
            x={i * width + 1}
            y={rounded(height - tall(bar.reads))}
            width="8"
            height={tall(bar.reads)}
          />
          {bar.ends ? (
            <rect
              class="plot-end"
              x={i * width + 1}
              y={rounded(height - tall(bar.ends))}
              width="8"
              height={tall(bar.ends)}
            />
          ) : null}
          {bar.before === undefined ? null : (
            <path class="plot-before" d={`M${i * width} ${rounded(height - tall(bar.before))}h${width}`} />
          )}
        </g>
      ))}
    </>
  );
};

const PlotTable = (plot: PlotProps): JSX.Element => {
  const { bars, title, unit = 'reads', endsAre = 'to the end' } = plot;
  const hasEnds = bars.some(({ ends }) => ends !== undefined);
  const hasBefore = bars.some(({ before }) => before !== undefined);
  return (
    <details class="plot-table">
      <summary>The same as a table</summary>
      <div class="staff-table" tabIndex={0} role="group" aria-label={`${title}: table`}>
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">{unit}</th>
              {hasEnds ? <th scope="col">{endsAre}</th> : null}
              {hasEnds ? <th scope="col">share</th> : null}
              {hasBefore ? <th scope="col">a week before</th> : null}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, reads, ends = 0, before }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{figure(reads)}</td>
                {hasEnds ? <td>{figure(ends)}</td> : null}
                {hasEnds ? <td>{share(ends, reads)}</td> : null}
                {hasBefore ? <td>{before === undefined ? '–' : figure(before)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

/** Bars drawn on the server, and the same as a table: no script, no picture that only some can see. */
export const Plot = (plot: PlotProps): JSX.Element => {
  const { id, title, bars, unit = 'reads', endsAre = 'to the end', feet } = plot;
  const most = scaleOf(Math.max(0, ...bars.map(({ reads, before = 0 }) => Math.max(reads, before))));
  const total = bars.reduce((sum, { reads }) => sum + reads, 0);
  const hasEnds = bars.some(({ ends }) => ends !== undefined);
  const hasBefore = bars.some(({ before }) => before !== undefined);
  return (
    <figure class="plot" aria-labelledby={`plot-${id}`}>
      <figcaption>
        <h2 id={`plot-${id}`}>{title}</h2>
        <ul class="plot-key">
          <li>
            <span class="plot-swatch" /> {unit}
          </li>
          {hasEnds ? (
            <li>
              <span class="plot-swatch plot-swatch-end" /> {endsAre}
            </li>
          ) : null}
          {hasBefore ? (
            <li>
              <span class="plot-swatch plot-swatch-before" /> a week before
            </li>
          ) : null}
        </ul>
      </figcaption>
      <div class="plot-frame" dir="ltr">
        <span class="plot-most" aria-hidden="true">
          {figure(most)}
        </span>
        <svg
          viewBox={`0 0 ${bars.length * width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title}: ${figure(total)} ${unit} in all. All figures are in the table below.`}
        >
          <Bars plot={plot} most={most} />
        </svg>
        <p class="plot-feet" aria-hidden="true">
          {feet.map((foot) => (
            <span key={foot}>{foot}</span>
          ))}
        </p>
      </div>
      <PlotTable {...plot} />
    </figure>
  );
};
