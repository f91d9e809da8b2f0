import type { JSX } from 'preact';
import { networkNames, shareAddress } from '../../../rooms/articles/articles.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { BreakingForms } from '../../letters/BreakingForm.tsx';
import { ChangesForm } from './ChangesForm.tsx';
import { Checklist } from './Checklist.tsx';
import { Differences } from './Differences.tsx';
import { PlanForm, PublishForm, UnpublishForm } from './PublishForms.tsx';
import type { PublishScene } from './publish-scene.ts';
import { At, baseOf, Refused } from './story-pages.tsx';

const stateWords: Record<string, string> = {
  draft: 'Not published',
  scheduled: 'Planned',
  published: 'Published',
  unpublished: 'Taken back',
  private: 'Only for those who have its address',
  trashed: 'In the bin',
};

const doneWords: Record<string, string> = {
  published: 'It is published.',
  scheduled: 'It is planned.',
  cancelled: 'It does not go out by itself any more.',
  sent: 'The changes are out.',
  planned: 'The changes go out at their time.',
  kept: 'The changes are kept back.',
  settled: 'That is settled.',
  unpublished: 'It is taken back.',
  restored: 'It is out of the bin.',
};

/** What has happened, and where to go from here. */
const Done = ({ scene }: { scene: PublishScene }): JSX.Element | null => {
  const { opened, done, plan } = scene;
  const words = done === undefined ? undefined : doneWords[done];
  if (!words) return null;
  const { row } = opened.story;
  const isOut = row.status === 'published';
  return (
    <Notice title={words}>
      {isOut ? (
        <>
          <p class="link-row">
            <a href={row.path}>See it as readers do</a>
            <a href={`${baseOf(opened)}/history`}>What was done</a>
          </p>
          {plan.telling.share['any'] ? <p dir="auto">Words for sharing: {plan.telling.share['any']}</p> : null}
          <ShareLinks scene={scene} title={plan.telling.share['any'] || row.headline} />
        </>
      ) : null}
    </Notice>
  );
};

const ShareLinks = ({ scene, title }: { scene: PublishScene; title: string }): JSX.Element | null => {
  const { publication, story, absolute } = scene.opened;
  const shared = { url: absolute(story.row.path), title };
  const networks = publication.settings.share.filter((network) => network !== 'mastodon');
  return networks.length === 0 ? null : (
    <p class="link-row">
      Share:
      {networks.map((network) => (
        <a key={network} href={shareAddress(network, shared)} rel="noopener nofollow" target="_blank">
          {networkNames[network]}
        </a>
      ))}
    </p>
  );
};

/** Where it stands, or will. */
const Facts = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { opened, address, sectionName, plan } = scene;
  const { row, fields } = opened.story;
  const edition = opened.publication.editionByCode(row.edition);
  const { timeZone } = opened;
  const isOut = row.status === 'published';
  return (
    <dl class="publish-facts">
      <dt>State</dt>
      <dd>
        {stateWords[row.status] ?? row.status}
        {row.published_at !== null ? (
          <>
            , first <At at={row.published_at} timeZone={timeZone} />
          </>
        ) : null}
      </dd>
      <dt>Address</dt>
      <dd dir="ltr">{isOut ? <a href={row.path}>{row.path}</a> : address.path}</dd>
      <dt>Edition</dt>
      <dd>{edition?.name ?? row.edition}</dd>
      <dt>Section</dt>
      <dd>{sectionName ?? 'None'}</dd>
      <dt>Front page</dt>
      <dd>
        {fields.kind === 'page'
          ? 'A plain page stands in no list'
          : fields.priority > 0
            ? `Priority ${fields.priority}`
            : 'As it comes'}
      </dd>
      {row.embargo_until === null ? null : (
        <>
          <dt>Embargo</dt>
          <dd>
            Not before <At at={row.embargo_until} timeZone={timeZone} />
          </dd>
        </>
      )}
      {row.unpublish_at === null ? null : (
        <>
          <dt>Taken back</dt>
          <dd>
            <At at={row.unpublish_at} timeZone={timeZone} />
          </dd>
        </>
      )}
      {plan.telling.legal ? (
        <>
          <dt>Legal check</dt>
          <dd>
            {plan.telling.legal.by}, <At at={plan.telling.legal.at} timeZone={timeZone} />
          </dd>
        </>
      ) : null}
    </dl>
  );
};

/** What readers see beside what they would see. */
const Changes = ({ scene }: { scene: PublishScene }): JSX.Element | null => {
  const { opened, changes } = scene;
  const language = opened.publication.editionByCode(opened.story.row.edition)?.language;
  return changes ? <Differences parts={changes.parts} facts={changes.facts} language={language} /> : null;
};

const isPublishable = (status: string): boolean => status !== 'published' && status !== 'trashed';

/** A story's way to its readers: what was looked at, where it will stand, and sending it there. */
export const PublishPage = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { opened, mayPublish, mayDelete, refused } = scene;
  const { row } = opened.story;
  return (
    <>
      {refused ? <Refused refusal={refused.refusal} detail={refused.detail} /> : null}
      <Done scene={scene} />
      <Facts scene={scene} />
      <Changes scene={scene} />
      <div class="publish-columns">
        <Checklist items={scene.items} base={baseOf(opened)} />
        {mayPublish ? (
          <div class="publish-forms">
            <ChangesForm scene={scene} />
            <BreakingForms letters={scene.breaking} story={row} />
            {isPublishable(row.status) ? <PublishForm scene={scene} /> : null}
            {row.status === 'trashed' ? null : <PlanForm scene={scene} />}
            {row.status === 'published' ? <UnpublishForm scene={scene} /> : null}
          </div>
        ) : (
          <p>Editors publish. Hand the story in when it is ready.</p>
        )}
      </div>
      {mayDelete ? (
        <p>
          <a href={`${baseOf(opened)}/trash`}>
            {row.status === 'trashed' ? 'In the bin: restore or delete' : 'Throw it away'}
          </a>
        </p>
      ) : null}
    </>
  );
};
