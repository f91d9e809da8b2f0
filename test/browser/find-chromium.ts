import { existsSync } from 'node:fs';

/** The Chromium (or Chrome) of this machine, if there is one; CHROMIUM names another. */
export const findChromium = (): string | undefined =>
  [
    process.env['CHROMIUM'] ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => path !== '' && existsSync(path));
