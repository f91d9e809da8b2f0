import type { JSX } from 'preact';
import type { Place } from '../../../common/dates.ts';
import type { Comparison, SourceRow, WordPart } from '../../../rooms/drafting/drafting.ts';
import type { Edition, Visit } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { fullTime } from './story-words.ts';

export type SideBySideProps = {
  visit: Visit;
  found: Comparison;
  place: Place;
  /** Whether whoever asks may write in the translation, and say that it is up to date. */
  mayWrite: boolean;
  /** What was written here and not saved, because a colleague wrote in the same place. */
  notSaved: readonly string[];
};

type Piece = NonNullable<SourceRow['source']>;

const pieceNames: Partial<Record<Piece['kind'], string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  heading: 'Heading',
  bulletList: 'List',
  orderedList: 'List',
  quote: 'Quotation',
  pullQuote: 'Pull quote',
  picture: 'Picture',
  gallery: 'Gallery',
  sound: 'Sound',
  film: 'Film',
  table: 'Table',
  factBox: 'Fact box',
  code: 'Code',
  rule: 'Rule',
  embed: 'From elsewhere',
  rawHtml: 'Own HTML',
};

const Words = ({ words }: { words: readonly WordPart[] }): JSX.Element => (
  <>
    {words.map(({ text, is }, place) =>
      is === 'new' ? (
        <ins key={place}>{text}</ins>
      ) : is === 'gone' ? (
        <del key={place}>{text}</del>
      ) : (
        <span key={place}>{text}</span>
      ),
    )}
  </>
);

const marks: Record<SourceRow['is'], string> = {
  same: '',
  changed: 'Changed since',
  new: 'New since',
  gone: 'Taken out since',
};

const Said = ({ piece, children }: { piece: Piece; children: JSX.Element | string }): JSX.Element => (
  <>
    {pieceNames[piece.kind] ? <p class="side-kind">{pieceNames[piece.kind]}</p> : null}
    <p class={piece.kind === 'headline' || piece.kind === 'heading' ? 'side-words side-head' : 'side-words'}>
      {children}
    </p>
  </>
);

const canWrite = ({ kind, block }: Piece): boolean =>
  kind === 'headline' ||
  kind === 'standfirst' ||
  ((kind === 'paragraph' || kind === 'heading') &&
    block !== undefined &&
    'content' in block &&
    block.content.every((run) => run.type === 'text' && !('marks' in run && run.marks && run.marks.length > 0)));

type TargetProps = { row: SourceRow; place: number; props: SideBySideProps; edition: Edition | undefined };

/** What stands across: plain paragraphs can be written right here; those with links and the like, in the editor. */
const Target = ({ row: { target, source, targetAt }, place, props, edition }: TargetProps): JSX.Element => {
  if (!target) return <p class="stories-hint">Nothing across from this: write it in the editor.</p>;
  const across = source ? source.text.slice(0, 60) : 'without counterpart';
  if (!props.mayWrite || !canWrite(target)) return <Said piece={target}>{target.text}</Said>;
  return (
    <label class="side-field">
      <input type="hidden" name={`was-${targetAt ?? 0}`} value={target.text} />
      <span class={pieceNames[target.kind] ? 'side-kind' : 'unseen'}>
        {pieceNames[target.kind] ?? `Paragraph ${place + 1}`}
        <span class="unseen">{`, across from: ${across}`}</span>
      </span>
      <textarea
        class="input"
        name={`piece-${targetAt ?? 0}`}
        rows={Math.min(12, Math.max(1, Math.ceil(Math.max(target.text.length, source?.text.length ?? 0) / 60)))}
        lang={edition?.language}
        dir={edition?.direction}
        maxlength={20_000}
      >
        {target.text}
      </textarea>
    </label>
  );
};

const Side = ({ row, place, props }: { row: SourceRow; place: number; props: SideBySideProps }): JSX.Element => {
  const { visit, found } = props;
  const from = visit.publication.editionByCode(found.source.edition);
  const to = visit.publication.editionByCode(found.translation.edition);
  return (
    <li class="side" data-is={row.is}>
      <div class="side-source" lang={from?.language} dir={from?.direction}>
        {row.source ? (
          <>
            {row.is === 'same' ? null : (
              <p class="side-mark" lang="en" dir="ltr">
                {marks[row.is]}
              </p>
            )}
            <Said piece={row.source}>
              {row.is === 'changed' && row.words.length > 0 ? (
                <Words words={row.words} />
              ) : row.is === 'gone' ? (
                <del>{row.source.text}</del>
              ) : (
                row.source.text
              )}
            </Said>
          </>
        ) : null}
      </div>
      <div class="side-target" lang={to?.language} dir={to?.direction}>
        <Target row={row} place={place} props={props} edition={to} />
      </div>
    </li>
  );
};

const Standing = ({ visit, found, place, mayWrite }: SideBySideProps): JSX.Element => (
  <>
    {found.changes === 0 ? (
      <p>{`Nothing has changed in the source since ${fullTime(found.since, place)}.`}</p>
    ) : (
      <Notice title={found.changes === 1 ? 'One change in the source' : `${found.changes} changes in the source`}>
        <p>{`Since ${fullTime(found.since, place)}. They are marked below.`}</p>
        {mayWrite ? (
          <form method="post" action={visit.link(`/newsroom/stories/${found.translation.id}/translations/current`)}>
            <Button>I have brought this up to date</Button>
          </form>
        ) : null}
      </Notice>
    )}
  </>
);

/** Source and translation, paragraph by paragraph. */
export const SideBySide = (props: SideBySideProps): JSX.Element => {
  const { visit, found, mayWrite, notSaved } = props;
  const nameOf = (code: string): string => visit.publication.editionByCode(code)?.name ?? code;
  const rows = (
    <ol class="sides">
      {found.rows.map((row, place) => (
        <Side key={place} row={row} place={place} props={props} />
      ))}
    </ol>
  );
  return (
    <>
      <h1>
        <bdi>{nameOf(found.source.edition)}</bdi> to <bdi>{nameOf(found.translation.edition)}</bdi>
      </h1>
      <ul class="link-row">
        <li>
          <a href={visit.link(`/newsroom/stories/${found.translation.id}`)}>Open the translation in the editor</a>
        </li>
        <li>
          <a href={visit.link(`/newsroom/stories/${found.source.id}/translations`)}>All editions</a>
        </li>
      </ul>
      <Standing {...props} />
      {notSaved.length > 0 ? (
        <Notice tone="alarm" title="A colleague wrote in the same place">
          <p>What is below is theirs. These are your words, which were not saved there:</p>
          {notSaved.map((text, place) => (
            <blockquote key={place} dir="auto">
              {text}
            </blockquote>
          ))}
        </Notice>
      ) : null}
      {mayWrite ? (
        <form method="post" action={visit.link(`/newsroom/stories/${found.translation.id}/translations/side`)}>
          {rows}
          <div class="work-acts side-save">
            <Button>Save the translation</Button>
          </div>
        </form>
      ) : (
        rows
      )}
    </>
  );
};
