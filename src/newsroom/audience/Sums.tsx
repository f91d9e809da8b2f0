import type { JSX } from 'preact';
import { change, figure, share } from './audience-page.tsx';
import type { Sum } from './figures.ts';

/** The figures one looks at first, each beside the same time before. */
export const Sums = ({ sums, hasEnds = true }: { sums: readonly Sum[]; hasEnds?: boolean }): JSX.Element => (
  <dl class="sums">
    {sums.map(({ name, now, before, against }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd class="sum">{figure(now.reads)}</dd>
        {hasEnds ? (
          <dd class="sum-then">{now.reads === 0 ? 'none' : share(now.ends, now.reads)} read to the end</dd>
        ) : null}
        <dd class="sum-then">
          {before === 0 ? `None ${against}` : `${change(now.reads, before)} ${against} (${figure(before)})`}
        </dd>
      </div>
    ))}
  </dl>
);
