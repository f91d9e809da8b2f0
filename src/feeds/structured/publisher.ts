import { webAddress } from '../../common/addresses.ts';
import type { NewsMediaOrganization, WebSite } from 'schema-dts';
import { plainPagesOf } from '../../rooms/articles/articles.ts';
import type { Edition, Publication } from '../../rooms/publication/publication.ts';
import { asset } from '../../delivery/assets.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';

/** The publication is one organisation in all its editions; each edition is a website of its own. */
export const publisherId = (world: World): string => absoluteUrl(world, '/#publisher');
const websiteId = (world: World, { home }: Publication, edition: Edition): string =>
  `${absoluteUrl(world, home(edition))}#website`;

type Policy = Extract<keyof Exclude<NewsMediaOrganization, string>, string> &
  (
    | 'publishingPrinciples'
    | 'correctionsPolicy'
    | 'actionableFeedbackPolicy'
    | 'ethicsPolicy'
    | 'masthead'
    | 'ownershipFundingInfo'
    | 'diversityPolicy'
    | 'missionCoveragePrioritiesPolicy'
    | 'verificationFactCheckingPolicy'
    | 'unnamedSourcesPolicy'
  );

/** Plain pages that say how the newsroom works (the Trust Project's indicators), by the address they have when they exist. */
const policyPages: readonly (readonly [Policy, string])[] = [
  ['publishingPrinciples', '/about'],
  ['correctionsPolicy', '/corrections-policy'],
  ['actionableFeedbackPolicy', '/contact'],
  ['ethicsPolicy', '/ethics'],
  ['masthead', '/masthead'],
  ['ownershipFundingInfo', '/ownership'],
  ['diversityPolicy', '/diversity'],
  ['missionCoveragePrioritiesPolicy', '/mission'],
  ['verificationFactCheckingPolicy', '/verification'],
  ['unnamedSourcesPolicy', '/unnamed-sources'],
];

/** The organisation behind the publication (schema.org/NewsMediaOrganization), with the policies it has put in writing. */
export const publisherNode = async (
  world: World,
  publication: Publication,
  edition: Edition,
): Promise<NewsMediaOrganization> => {
  const existing = new Set((await plainPagesOf(world, edition.code)).map(({ path }) => path));
  const policies = policyPages.flatMap(([policy, page]) => {
    const path = publication.inEdition(edition, page);
    return existing.has(path) ? [[policy, absoluteUrl(world, path)] as const] : [];
  });
  const { contactEmail, machineText, organisation } = publication.settings;
  const { legalName, founded, address, telephone } = organisation;
  const icon = publication.look.icons.at(-1)?.href ?? asset('icon-180.png');
  const follow = publication.settings.follow.filter(({ url }) => webAddress(url) !== undefined);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': publisherId(world),
    name: publication.defaultEdition.publicationName,
    url: absoluteUrl(world, '/'),
    logo: { '@type': 'ImageObject', url: absoluteUrl(world, icon) },
    ...(machineText ? { description: machineText } : {}),
    ...(legalName ? { legalName } : {}),
    ...(founded ? { foundingDate: founded } : {}),
    ...(address ? { address } : {}),
    ...(telephone ? { telephone } : {}),
    ...(contactEmail ? { email: contactEmail } : {}),
    ...(follow.length > 0 ? { sameAs: follow.map(({ url }) => url) } : {}),
    ...(Object.fromEntries(policies) as Partial<Record<Policy, string>>),
  };
};

export const websiteNode = (world: World, publication: Publication, edition: Edition): WebSite => ({
  '@type': 'WebSite',
  '@id': websiteId(world, publication, edition),
  name: edition.publicationName,
  url: absoluteUrl(world, publication.home(edition)),
  ...(edition.tagline ? { description: edition.tagline } : {}),
  inLanguage: edition.language,
  publisher: { '@id': publisherId(world) },
});

export const websiteRef = (world: World, publication: Publication, edition: Edition): { '@id': string } => ({
  '@id': websiteId(world, publication, edition),
});
