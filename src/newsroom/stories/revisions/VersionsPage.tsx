import type { JSX } from 'preact';
import type { Version } from '../../../rooms/drafting/drafting.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { Pager } from '../../../ui/parts/Pager.tsx';
import { At } from '../publishing/story-pages.tsx';
import { changeWords, versionName } from './version-words.ts';

export type ListedVersion = {
  version: Version;
  /** Words added and taken out since the version before; undefined for the oldest. */
  change: { added: number; removed: number } | undefined;
};

export type VersionsProps = {
  base: string;
  timeZone: string;
  listed: readonly ListedVersion[];
  older: number | undefined;
  isFirst: boolean;
  mayWrite: boolean;
  said?: string | undefined;
};

const Words = ({ change }: Pick<ListedVersion, 'change'>): JSX.Element => {
  if (!change) return <span class="meta">The first there is</span>;
  const { short, long } = changeWords(change);
  return (
    <span class="version-words">
      <span aria-hidden="true">{short}</span>
      <span class="unseen">{long}</span>
    </span>
  );
};

const Choice = ({ name, version, isOn }: { name: 'from' | 'to'; version: Version; isOn: boolean }): JSX.Element => (
  <label class="version-choice">
    <input type="radio" name={name} value={version.key} checked={isOn} />
    <span aria-hidden="true">{name === 'from' ? 'Before' : 'After'}</span>
    <span class="unseen">
      {name === 'from' ? 'Compare from' : 'Compare to'}: {versionName(version)}
    </span>
  </label>
);

type RowProps = { listed: ListedVersion; place: number; timeZone: string; base: string };

const Row = ({ listed: { version, change }, place, timeZone, base }: RowProps): JSX.Element => (
  <li class="version">
    <div class="version-choices">
      <Choice name="from" version={version} isOn={place === 1} />
      <Choice name="to" version={version} isOn={place === 0} />
    </div>
    <div class="version-told">
      <a href={`${base}/revisions/${version.key}`}>{versionName(version)}</a>
      <p class="meta">
        <At at={version.at} timeZone={timeZone} />
        {version.by ? ` · ${version.by}` : ''}
      </p>
      {version.note ? <p class="version-note">{version.note}</p> : null}
    </div>
    <Words change={change} />
  </li>
);

const SaveForm = ({ base }: { base: string }): JSX.Element => (
  <form class="version-save" method="post" action={`${base}/revisions`}>
    <Field name="note" label="Save a version" hint="A few words by which you will find it again." maxLength={300} />
    <Button tone="quiet">Save</Button>
  </form>
);

/** Everything a story has said, newest first; any two can be set side by side. */
export const VersionsPage = (props: VersionsProps): JSX.Element => {
  const { base, timeZone, listed, older, isFirst, mayWrite, said } = props;
  return (
    <>
      {said ? (
        <Notice>
          <p>{said}</p>
        </Notice>
      ) : null}
      {mayWrite ? <SaveForm base={base} /> : null}
      <form class="versions" method="get" action={`${base}/revisions`}>
        <ol class="version-list">
          {listed.map((one, place) => (
            <Row key={one.version.key} listed={one} place={place} timeZone={timeZone} base={base} />
          ))}
        </ol>
        {listed.length > 1 ? <Button>Compare the two</Button> : null}
      </form>
      <Pager
        label="Pages of versions"
        newer={isFirst ? undefined : { href: `${base}/revisions`, text: 'Newest' }}
        older={older === undefined ? undefined : { href: `${base}/revisions?before=${older}`, text: 'Older' }}
      />
    </>
  );
};
