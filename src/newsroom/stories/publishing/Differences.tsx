import type { JSX } from 'preact';
import type { ChangedPart, Piece } from '../../../rooms/drafting/drafting.ts';

const Side = ({ pieces, kind }: { pieces: readonly Piece[]; kind: 'added' | 'removed' }): JSX.Element => (
  <p class="difference-text" dir="auto">
    {pieces
      .filter((piece) => piece.kind === 'same' || piece.kind === kind)
      .map((piece, place) => {
        const key = `${piece.kind}-${place}`;
        if (piece.kind === 'same') return <span key={key}>{piece.text}</span>;
        return kind === 'added' ? <ins key={key}>{piece.text}</ins> : <del key={key}>{piece.text}</del>;
      })}
  </p>
);

type Props = { parts: readonly ChangedPart[]; facts: readonly string[]; language: string | undefined };

/** What readers see now beside what they would see, word by word. */
export const Differences = ({ parts, facts, language }: Props): JSX.Element => (
  <section class="publish-part" aria-labelledby="differences-title">
    <h2 id="differences-title">What would change</h2>
    {parts.map(({ name, pieces }) => (
      <div class="difference" key={name}>
        <h3>{name}</h3>
        <div class="difference-sides">
          <div>
            <h4>Readers have</h4>
            <div lang={language}>
              <Side pieces={pieces} kind="removed" />
            </div>
          </div>
          <div>
            <h4>The draft says</h4>
            <div lang={language}>
              <Side pieces={pieces} kind="added" />
            </div>
          </div>
        </div>
      </div>
    ))}
    {facts.length > 0 ? <p>Also changed: {facts.join('; ')}.</p> : null}
  </section>
);
