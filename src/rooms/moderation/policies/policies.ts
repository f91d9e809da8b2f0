import type { Tx, World } from '../../../world.ts';
import { articleById, plainPagesOf, type ArticleSummary, type Body } from '../../articles/articles.ts';
import { discussionSettings, saveDiscussionSettings } from '../../discussion/discussion.ts';
import { publicationOf, type Publication } from '../../publication/publication.ts';
import { dutySettings } from '../duties/duty-settings.ts';
import { insertPolicy, newestVersion, policyRow, policyRows } from './policies.store.ts';

/** Pages whose every version is kept. */
export const policyKinds = ['guidelines', 'privacy', 'terms', 'imprint', 'cookies'] as const;
export type PolicyKind = (typeof policyKinds)[number];

export const isPolicyKind = (text: string): text is PolicyKind => policyKinds.some((kind) => kind === text);

/** The topic of the pages of policies. */
export const policyTopic = 'policies';

/** Pages that are called so are taken for these, until editors say otherwise. */
const usualPages: Record<PolicyKind, RegExp> = {
  guidelines: /\/(?:guidelines|community-guidelines|comment-policy|netiquette)$/,
  privacy: /\/(?:privacy|privacy-policy|datenschutz|privacidad)$/,
  terms: /\/(?:terms|terms-of-service|terms-of-use|agb|condiciones)$/,
  imprint: /\/(?:imprint|impressum|legal-notice|aviso-legal)$/,
  cookies: /\/(?:cookies|cookie-policy|cookie-note)$/,
};

const pageOf = async (
  world: World,
  publication: Publication,
  { kind, edition }: { kind: PolicyKind; edition: string },
): Promise<ArticleSummary | undefined> => {
  const pages = await plainPagesOf(world, edition);
  const chosen = dutySettings(publication).policies[kind]?.[edition];
  if (chosen !== undefined) return pages.find(({ id }) => id === chosen);
  const path = kind === 'guidelines' ? discussionSettings(publication).guidelines[edition] : undefined;
  return path === undefined
    ? pages.find((page) => usualPages[kind].test(page.path))
    : pages.find((page) => page.path === path);
};

type Wanted = { kind: PolicyKind; edition: string; articleId: string; title: string; body: string };

const wantedOf = async (world: World, publication: Publication, kind: PolicyKind): Promise<Wanted[]> => {
  const found: Wanted[] = [];
  for (const { code: edition } of publication.editions) {
    const page = await pageOf(world, publication, { kind, edition });
    const article = page && (await articleById(world, page.id));
    if (!article || article.status !== 'published') continue;
    found.push({ kind, edition, articleId: article.id, title: article.headline, body: JSON.stringify(article.body) });
  }
  return found;
};

/** Writes what has changed; several editions that changed together are one version. The number of the kind’s newest version. */
const write = async (world: World, tx: Tx, wanted: readonly Wanted[], next: (newest: number) => number) => {
  const [{ kind } = { kind: '' }] = wanted;
  const newest = await newestVersion(tx.db, kind);
  const version = next(newest);
  let isChanged = false;
  for (const { articleId, ...page } of wanted) {
    const before = await policyRow(tx.db, { kind, edition: page.edition });
    if (before?.title === page.title && before.body === page.body) continue;
    await insertPolicy(tx.db, { ...page, version, article_id: articleId, at: world.now() });
    isChanged = true;
  }
  if (isChanged) await tx.changed(policyTopic);
  return isChanged ? version : newest;
};

/**
 * Keeps what the publication’s policies say now, where that is not what their newest version says. Decisions name the version of the
 * guidelines from then on.
 */
export const recordPolicies = async (world: World): Promise<void> => {
  const publication = await publicationOf(world);
  for (const kind of policyKinds) {
    const wanted = await wantedOf(world, publication, kind);
    if (wanted.length === 0) continue;
    const { guidelinesVersion } = discussionSettings(publication);
    // Editors may have counted the guidelines themselves so far: their number goes on.
    const least = kind === 'guidelines' ? guidelinesVersion : 1;
    const next = (newest: number): number => (newest === 0 ? least : Math.max(newest, least) + 1);
    const version = await world.write((tx) => write(world, tx, wanted, next));
    if (kind === 'guidelines' && version > guidelinesVersion)
      await saveDiscussionSettings(world, { guidelinesVersion: version });
  }
};

export type Policy = { kind: PolicyKind; version: number; title: string; body: Body; at: number };

/** What a policy said at a version (now, when none is told) in an edition. */
export const policyAt = async (
  world: World,
  { kind, edition, version }: { kind: PolicyKind; edition: string; version?: number | undefined },
): Promise<Policy | undefined> => {
  if (version !== undefined && (version < 1 || version > (await newestVersion(world.db, kind)))) return undefined;
  const row = await policyRow(world.db, { kind, edition, version });
  if (!row) return undefined;
  return { kind, version: row.version, title: row.title, body: JSON.parse(row.body) as Body, at: row.at };
};

export type PolicyVersions = { kind: PolicyKind; versions: { version: number; title: string; at: number }[] };

/** Every policy of an edition with its versions, the newest first. */
export const policyVersions = async (world: World, edition: string): Promise<PolicyVersions[]> => {
  const found: PolicyVersions[] = [];
  for (const kind of policyKinds) {
    const versions = await policyRows(world.db, edition, kind);
    if (versions.length > 0) found.push({ kind, versions });
  }
  return found;
};
