import { keptLimits, policyKinds, type DutySettings, type KeptDays } from '../../rooms/moderation/moderation.ts';
import { cleanText } from '../../common/text.ts';

export type DutiesForm = { settings: Partial<DutySettings>; faults: Record<string, string> };

type Form = Record<string, unknown>;

const typed = (form: Form, name: string, most: number): string => {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? cleanText(value).trim().slice(0, most) : '';
};

const numberIn = (
  form: Form,
  name: string,
  { least, most, faults }: { least: number; most: number; faults: Record<string, string> },
): number => {
  const text = typed(form, name, 20);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  faults[name] = `A whole number from ${least} to ${most}.`;
  return least;
};

const email = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u;

const emailIn = (form: Form, name: string, faults: Record<string, string>): string => {
  const text = typed(form, name, 254);
  if (text !== '' && !email.test(text)) faults[name] = 'This is no e-mail address.';
  return text;
};

const contactsIn = (form: Form, faults: Record<string, string>): DutySettings['contacts'] => ({
  authorities: {
    name: typed(form, 'authorities.name', 200),
    email: emailIn(form, 'authorities.email', faults),
    languages: typed(form, 'authorities.languages', 200),
  },
  readers: {
    name: typed(form, 'readers.name', 200),
    email: emailIn(form, 'readers.email', faults),
    phone: typed(form, 'readers.phone', 60),
    address: typed(form, 'readers.address', 500),
  },
  representative: {
    name: typed(form, 'representative.name', 200),
    email: emailIn(form, 'representative.email', faults),
    address: typed(form, 'representative.address', 500),
  },
});

export type Pages = readonly { edition: string; id: string }[];

/** Only pages that are there can be policies, each in its own edition. */
const policiesIn = (form: Form, pages: Pages): DutySettings['policies'] => {
  const policies: Record<string, Record<string, string>> = {};
  for (const kind of policyKinds)
    for (const { edition, id } of pages)
      if (typed(form, `policy.${kind}.${edition}`, 60) === id) policies[kind] = { ...policies[kind], [edition]: id };
  return policies;
};

/** Reads the form of care and duties, and says what is wrong with it by field. */
export const readDutiesForm = (body: unknown, pages: Pages): DutiesForm => {
  const form = (typeof body === 'object' && body !== null ? body : {}) as Form;
  const faults: Record<string, string> = {};
  const kept = Object.fromEntries(
    Object.entries(keptLimits).map(([key, [least, most]]) => [
      key,
      numberIn(form, `kept.${key}`, { least, most, faults }),
    ]),
  ) as KeptDays;
  const settings = {
    breakMinutes: numberIn(form, 'breakMinutes', { least: 0, most: 600, faults }),
    breakTexts: numberIn(form, 'breakTexts', { least: 0, most: 1_000, faults }),
    emergency: typed(form, 'emergency', 2_000),
    isReportPublic: typed(form, 'isReportPublic', 5) !== '',
    isLogPublic: typed(form, 'isLogPublic', 5) !== '',
    kept,
    contacts: contactsIn(form, faults),
    policies: policiesIn(form, pages),
  };
  return { settings, faults };
};
