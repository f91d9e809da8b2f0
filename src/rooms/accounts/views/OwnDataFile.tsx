import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';
import { webAddress } from '../../../common/addresses.ts';
import { formatDateTime, type Place } from '../../../common/dates.ts';
import { formatNumber, wordsFor } from '../../../common/words.ts';
import type { Edition } from '../../publication/publication.ts';
import { dataWords, type DataWords } from '../data-words.ts';
import type { DataPart } from '../own-data.ts';

export type OwnDataFileProps = {
  edition: Edition;
  timeZone: string;
  publicUrl: string;
  madeAt: number;
  parts: readonly DataPart[];
  /** File name of the picture beside it. */
  picture: string | undefined;
};

type Way = { words: DataWords; place: Place; publicUrl: string };

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** Values that are words of ours stand under these keys only. */
const wordKeys = new Set(['role', 'kind', 'method', 'state']);
/** What the reader wrote runs in its own direction; all else stays in the line of the page. */
const proseKeys = new Set(['text', 'bio', 'words', 'details']);
const addressKeys = new Set(['address', 'url', 'comment']);

const hrefOf = (key: string, text: string, publicUrl: string): string | undefined => {
  if (!addressKeys.has(key)) return undefined;
  return /^\/(?!\/)/.test(text) ? publicUrl + text : webAddress(text);
};

const Value = ({ name, value, way }: { name: string; value: unknown; way: Way }): JSX.Element => {
  const { words, place, publicUrl } = way;
  if (typeof value === 'boolean') return <>{value ? words.yes : words.no}</>;
  if (typeof value === 'number') return <>{formatNumber(place.language, value)}</>;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return <>{value.join(', ')}</>;
  if (typeof value !== 'string') return <code dir="ltr">{JSON.stringify(value)}</code>;
  if (isoTime.test(value)) return <time datetime={value}>{formatDateTime(Date.parse(value), place)}</time>;
  const href = hrefOf(name, value, publicUrl);
  if (href) return <a href={href}>{value}</a>;
  const known = wordKeys.has(name) && Object.hasOwn(words.values, value) ? words.values[value] : undefined;
  return <>{known ?? value}</>;
};

const isSaid = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== '' &&
  !(typeof value === 'object' && Object.keys(value).length === 0);

/** `editedAt` and `edited_at` are read as “edited at” where no better words are known. */
const labelOf = (key: string, { keys }: DataWords): string =>
  (Object.hasOwn(keys, key) ? keys[key] : undefined) ??
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

const Row = ({ row, way }: { row: Record<string, unknown>; way: Way }): JSX.Element => (
  <dl>
    {Object.entries(row)
      .filter(([, value]) => isSaid(value))
      .map(([key, value]) => (
        <div key={key}>
          <dt>{labelOf(key, way.words)}</dt>
          {proseKeys.has(key) ? (
            <dd dir="auto">
              <Value name={key} value={value} way={way} />
            </dd>
          ) : (
            <dd>
              <bdi>
                <Value name={key} value={value} way={way} />
              </bdi>
            </dd>
          )}
        </div>
      ))}
  </dl>
);

const Part = ({ part, way }: { part: DataPart; way: Way }): JSX.Element => (
  <section id={part.name}>
    <h2>{part.title}</h2>
    {part.rows.length === 0 ? <p>{way.words.nothing}</p> : null}
    {part.rows.map((row, at) => (
      <Row key={at} row={row} way={way} />
    ))}
  </section>
);

/** The file is opened from a disk, years later, without us: its few styles are in it. */
const styles = `
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem; font: 1.0625rem/1.55 Georgia, 'Noto Naskh Arabic', serif; overflow-wrap: break-word; }
h1, h2 { line-height: 1.2; } h2 { margin-block-start: 3rem; border-block-start: 2px solid; padding-block-start: .75rem; }
dl { margin: 0; padding-block: .75rem; border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; } dt { opacity: .75; font-family: system-ui, sans-serif; font-size: .875rem; padding-block-start: .2em; }
dd { margin: 0; white-space: pre-wrap; text-align: start; } img { border-radius: 50%; }
@media (max-width: 36rem) { dl div { display: block; } }`;

const FileBody = (props: OwnDataFileProps & { way: Way }): JSX.Element => {
  const { edition, madeAt, parts, picture, way } = props;
  return (
    <body>
      <h1>{way.words.title(edition.publicationName)}</h1>
      <p>{way.words.made(formatDateTime(madeAt, way.place))}</p>
      {picture ? <img src={picture} width={96} height={96} alt="" /> : null}
      <nav aria-label={way.words.contents}>
        <ul>
          {parts.map(({ name, title, rows }) => (
            <li key={name}>
              <a href={`#${name}`}>{title}</a> ({formatNumber(edition.language, rows.length)})
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part) => (
        <Part key={part.name} part={part} way={way} />
      ))}
    </body>
  );
};

/** One's data as a page to read: self-contained, without script, in the reader's language. */
export const drawOwnData = (props: OwnDataFileProps): string => {
  const { edition, timeZone, publicUrl } = props;
  const words = wordsFor(dataWords, edition.language);
  const way: Way = { words, place: { language: edition.language, timeZone }, publicUrl };
  const page = (
    <html lang={edition.language} dir={edition.direction}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; form-action 'none'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.title(edition.publicationName)}</title>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <FileBody {...props} way={way} />
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
};
