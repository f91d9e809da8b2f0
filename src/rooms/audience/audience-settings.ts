import { publicationOf, saveSettings, type Publication, type PublicationSettings } from '../publication/publication.ts';
import type { World } from '../../world.ts';

/** What is counted, and for how long it is kept; the setting `audience`. */
export type AudienceSettings = {
  isCounting: boolean;
  countsEnds: boolean;
  countsSources: boolean;
  /** Words searched for and addresses that are not there. */
  countsWords: boolean;
  /** Sums of days are forgotten after so many months. */
  months: number;
  /** Whether authors stand in the newsroom's figures. */
  comparesAuthors: boolean;
};

export const fewestMonths = 1;
export const mostMonths = 60;

export const defaultAudience: AudienceSettings = {
  isCounting: true,
  countsEnds: true,
  countsSources: true,
  countsWords: true,
  months: 13,
  comparesAuthors: false,
};

/** The settings in force; what is not set has its default. */
export const audienceSettings = ({ settings }: Pick<Publication, 'settings'>): AudienceSettings => ({
  ...defaultAudience,
  ...((settings as Record<string, unknown>)['audience'] as Partial<AudienceSettings> | undefined),
});

/** Changes what is given; every page follows. The months are brought between their bounds. */
export const saveAudienceSettings = async (world: World, changed: Partial<AudienceSettings>): Promise<void> => {
  const audience = { ...audienceSettings(await publicationOf(world)), ...changed };
  audience.months = Math.min(Math.max(Math.round(audience.months) || defaultAudience.months, fewestMonths), mostMonths);
  await saveSettings(world, { audience } as Partial<PublicationSettings>);
};
