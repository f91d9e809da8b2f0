import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** What an operator sets, read once at the start. Every setting has a default that works on a laptop. */
export type Config = Readonly<{
  port: number;
  host: string;
  dataDir: string;
  /** `postgres://…`; undefined means SQLite in the data folder. */
  databaseUrl: string | undefined;
  /** The address readers use, without a slash at the end. */
  publicUrl: string;
  /** `smtp://user:password@host:port`; undefined means mails are written to `DATA_DIR/outbox`. */
  smtpUrl: string | undefined;
  /** Addresses of reverse proxies whose `X-Forwarded-For` and `-Proto` are believed. */
  trustedProxies: readonly string[];
  /** Machines inside, `host:port`, that webhooks and outside judges may be at although they are not on the public internet. */
  innerServices: readonly string[];
  /** The folder of the theme; `DATA_DIR/theme` unless told. */
  themeDir?: string | undefined;
  /** ffmpeg's name or whole path; `none`: it is not to be used. Looked for in PATH unless told. */
  ffmpeg?: string | undefined;
  /** A program that writes down what is said in a recording, and its arguments (see docs/recordings.md). */
  transcribeCommand?: readonly string[] | undefined;
  /** How long it may take for one recording. */
  transcribeMinutes?: number | undefined;
  /** A file that tells networks' countries (MMDB): only then are downloads told by country. */
  geoDatabase?: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}>;

/** Each setting, for the documentation: name, default, meaning. */
export const settings = [
  ['PORT', '4000', 'port to listen on'],
  ['HOST', '127.0.0.1', 'address to listen on; 0.0.0.0 or :: for every interface'],
  ['DATA_DIR', './data', 'folder for the database, pictures and mails'],
  ['DATABASE_URL', '', 'postgres://user:password@host/name switches from SQLite to PostgreSQL'],
  ['PUBLIC_URL', 'http://localhost:PORT', 'the address readers use'],
  ['SMTP_URL', '', 'smtp(s)://user:password@host:port; without it mails are written to DATA_DIR/outbox'],
  ['TRUSTED_PROXIES', '', 'addresses of reverse proxies, separated by commas'],
  [
    'INNER_SERVICES',
    '',
    'machines inside, as host:port, that webhooks and outside judges may be sent to, separated by commas',
  ],
  ['THEME_DIR', 'DATA_DIR/theme', 'folder of a theme: tokens.css, theme.css, parts, files (see docs/themes.md)'],
  ['FFMPEG', 'ffmpeg', 'name or path of ffmpeg; none to go without (see docs/recordings.md)'],
  [
    'TRANSCRIBE_COMMAND',
    '',
    'program and arguments that write down what is said in a recording, with {file}, {wav} and {language} (see docs/recordings.md)',
  ],
  ['TRANSCRIBE_MINUTES', '180', 'how long it may take for one recording'],
  ['GEO_DATABASE', '', 'file that tells countries by network, MMDB (see docs/podcast-figures.md)'],
  ['LOG_LEVEL', 'info', 'debug, info, warn, error or silent'],
] as const;

export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The settings are wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const parseUrl = (text: string, schemes: readonly string[]): URL | undefined => {
  try {
    const url = new URL(text);
    return schemes.includes(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const readPort = (text: string, faults: string[]): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) faults.push(`PORT must be a whole number from 0 to 65535, not “${text}”`);
  return port;
};

const readPublicUrl = (text: string, faults: string[]): string => {
  const url = text.replace(/\/+$/, '');
  if (parseUrl(url, ['http:', 'https:'])?.pathname.replace('/', '')) {
    faults.push('PUBLIC_URL must not have a path: Courant serves a whole host');
  }
  return url;
};

const readProxies = (text: string, faults: string[]): string[] => {
  const proxies = text
    .split(',')
    .map((proxy) => proxy.trim())
    .filter(Boolean);
  for (const proxy of proxies) {
    if (isIP(proxy.split('/')[0] ?? '') === 0)
      faults.push(`TRUSTED_PROXIES has “${proxy}”, which is not an IP address or network`);
  }
  return proxies;
};

/** Each as a URL would write it: `judge:8080`, `127.0.0.1:9000`, `[::1]:9000`. */
const readServices = (text: string, faults: string[]): string[] =>
  text
    .split(',')
    .map((service) => service.trim().toLowerCase())
    .filter(Boolean)
    .filter((service) => {
      const isService = /:\d{1,5}$/.test(service) && parseUrl(`http://${service}/`, ['http:'])?.host !== undefined;
      if (!isService) faults.push(`INNER_SERVICES has “${service}”, which is not host:port`);
      return isService;
    });

const readLevel = (text: string, faults: string[]): Config['logLevel'] => {
  const level = levels.find((known) => known === text);
  if (!level) faults.push(`LOG_LEVEL must be one of ${levels.join(', ')}, not “${text}”`);
  return level ?? 'info';
};

/** A program and its arguments, parted by spaces; quotation marks keep together. No shell ever sees them. */
const readCommand = (text: string | undefined, faults: string[]): string[] | undefined => {
  if (text === undefined) return undefined;
  const parts = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  const isUseful = parts.slice(1).some((part) => part.includes('{file}') || part.includes('{wav}'));
  if (!isUseful) faults.push('TRANSCRIBE_COMMAND must be a program with arguments, one of which holds {file} or {wav}');
  return parts;
};

const readMinutes = (text: string, faults: string[]): number => {
  const minutes = Number(text);
  if (!/^\d+$/.test(text) || minutes < 1 || minutes > 1_440)
    faults.push(`TRANSCRIBE_MINUTES must be a whole number from 1 to 1440, not “${text}”`);
  return minutes;
};

/** Reads the settings from an environment; throws ConfigError with every fault there is. */
export const readConfig = (environment: Environment): Config => {
  const faults: string[] = [];
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const address = (name: string, schemes: readonly string[]): string | undefined => {
    const text = given(name);
    if (text !== undefined && !parseUrl(text, schemes)) {
      faults.push(`${name} must be an address starting with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
    }
    return text;
  };
  const port = readPort(given('PORT') ?? '4000', faults);
  const config: Config = {
    port,
    host: given('HOST') ?? '127.0.0.1',
    dataDir: resolve(given('DATA_DIR') ?? './data'),
    databaseUrl: address('DATABASE_URL', ['postgres:', 'postgresql:']),
    publicUrl: readPublicUrl(address('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`, faults),
    smtpUrl: address('SMTP_URL', ['smtp:', 'smtps:']),
    trustedProxies: readProxies(given('TRUSTED_PROXIES') ?? '', faults),
    innerServices: readServices(given('INNER_SERVICES') ?? '', faults),
    themeDir: given('THEME_DIR') === undefined ? undefined : resolve(given('THEME_DIR') ?? ''),
    ffmpeg: given('FFMPEG'),
    transcribeCommand: readCommand(given('TRANSCRIBE_COMMAND'), faults),
    transcribeMinutes: readMinutes(given('TRANSCRIBE_MINUTES') ?? '180', faults),
    geoDatabase: given('GEO_DATABASE') === undefined ? undefined : resolve(given('GEO_DATABASE') ?? ''),
    logLevel: readLevel(given('LOG_LEVEL') ?? 'info', faults),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config);
};
