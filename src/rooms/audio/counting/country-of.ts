import { readFile } from 'node:fs/promises';
import { Reader, type Response } from 'mmdb-lib';
import type { World } from '../../../world.ts';

/** The two letters of ISO 3166-1, or '' where it is not known. */
export type CountryOf = (network: string) => string;

const nowhere: CountryOf = () => '';

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Databases name it in one of these ways: `country.iso_code` (GeoLite2, DB-IP), `country_code` or `country` (others). */
const codeIn = (found: unknown): string => {
  const { country, country_code: code } = fieldsOf(found);
  const named = [country, fieldsOf(country)['iso_code'], code].find((one) => typeof one === 'string');
  return typeof named === 'string' && /^[A-Z]{2}$/.test(named) ? named : '';
};

/** The first address of a network: `2001:db8:1:2::/64` → `2001:db8:1:2::`. */
const addressIn = (network: string): string => network.replace(/\/\d+$/, '');

const finderIn = (reader: Reader<Response>): CountryOf => {
  return (network) => {
    try {
      return codeIn(reader.get(addressIn(network)));
    } catch {
      return '';
    }
  };
};

/**
 * Tells networks' countries by the file of the setting GEO_DATABASE (MMDB), on this machine and nowhere else. Without the setting, and with a
 * file that cannot be read, every country is unknown: downloads are counted all the same.
 */
export const openCountries = async ({ config, log }: World): Promise<CountryOf> => {
  const { geoDatabase } = config;
  if (geoDatabase === undefined) return nowhere;
  try {
    return finderIn(new Reader<Response>(await readFile(geoDatabase)));
  } catch (error) {
    log.warn({ err: error, file: geoDatabase }, 'the database of countries cannot be read: GEO_DATABASE');
    return nowhere;
  }
};
