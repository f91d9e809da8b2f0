import type { JSX } from 'preact';

/** Plain text as its writer divided it: empty lines part paragraphs, line ends stay line ends. */
export const Paragraphs = ({ text }: { text: string }): JSX.Element => (
  <div class="show-text">
    {text
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== '')
      .map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, at) => (
            <>
              {at > 0 ? <br /> : null}
              {line}
            </>
          ))}
        </p>
      ))}
  </div>
);
