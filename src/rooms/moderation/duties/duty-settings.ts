import {
  publicationOf,
  saveSettings,
  type Publication,
  type PublicationSettings,
} from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import { defaultKept, type KeptDays } from './kept-days.ts';

/** Whom authorities and readers write to, and who stands for the publication in law; a part that is empty is not shown. */
export type ContactPoints = {
  /** Digital Services Act, article 11: for authorities. */
  authorities: { name: string; email: string; languages: string };
  /** Article 12: for those who use the service. */
  readers: { name: string; email: string; phone: string; address: string };
  /** Article 13: where the publication is established outside the Union. */
  representative: { name: string; email: string; address: string };
};

/** What editors set about care and duties; kept as the setting `duties`. */
export type DutySettings = {
  /** A break is suggested after so many minutes without one, or so many disturbing texts. */
  breakMinutes: number;
  breakTexts: number;
  /** Whom to call when a life is in danger: stands on every page where something can be escalated. */
  emergency: string;
  /** Whether readers see the yearly report, and the log of decisions. */
  isReportPublic: boolean;
  isLogPublic: boolean;
  /** How long things are kept, in days. */
  kept: KeptDays;
  contacts: ContactPoints;
  /** Which pages are the publication's policies: kind → edition → id of the page. */
  policies: Record<string, Record<string, string>>;
};

const noContacts: ContactPoints = {
  authorities: { name: '', email: '', languages: '' },
  readers: { name: '', email: '', phone: '', address: '' },
  representative: { name: '', email: '', address: '' },
};

export const defaultDuties: DutySettings = {
  breakMinutes: 90,
  breakTexts: 40,
  emergency: '',
  isReportPublic: false,
  isLogPublic: false,
  kept: defaultKept,
  contacts: noContacts,
  policies: {},
};

/** The settings in force; what is not set has its default. */
export const dutySettings = ({ settings }: Pick<Publication, 'settings'>): DutySettings => {
  const stored = (settings as Record<string, unknown>)['duties'] as Partial<DutySettings> | undefined;
  return {
    ...defaultDuties,
    ...stored,
    kept: { ...defaultKept, ...stored?.kept },
    contacts: { ...noContacts, ...stored?.contacts },
  };
};

/** Changes what is given; every page follows. The values must have been checked by the caller. */
export const saveDutySettings = async (world: World, changed: Partial<DutySettings>): Promise<void> => {
  const duties = { ...dutySettings(await publicationOf(world)), ...changed };
  await saveSettings(world, { duties } as Partial<PublicationSettings>);
};

/** Whether anybody has been named there. */
export const hasContactPoints = (contacts: ContactPoints): boolean =>
  Object.values(contacts).some((one) => Object.values(one).some((value) => value !== ''));
