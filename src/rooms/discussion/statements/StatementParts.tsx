import type { JSX } from 'preact';
import type { StatementPart } from './statement-parts.ts';

/** A statement of reasons, heading by heading. */
export const StatementParts = ({ parts }: { parts: readonly StatementPart[] }): JSX.Element => (
  <>
    {parts.map(({ title, texts, quote }) => (
      <section key={title}>
        <h2>{title}</h2>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {quote === undefined ? null : (
          <blockquote class="case-quote" dir="auto">
            {quote}
          </blockquote>
        )}
      </section>
    ))}
  </>
);
