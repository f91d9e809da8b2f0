import { webAddress } from '../common/addresses.ts';
import type { PublicationSettings } from '../rooms/publication/publication.ts';

/** The publication's hubs, in the form they are printed in feeds and asked by. */
export const hubsOf = ({ websubHubs }: Pick<PublicationSettings, 'websubHubs'>): string[] =>
  websubHubs.flatMap((hub) => webAddress(hub) ?? []).map((hub) => new URL(hub).href);
